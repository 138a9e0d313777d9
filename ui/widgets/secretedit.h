// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/pastecleaning.h"
#include "ui/widgets/statuslight.h"

#include <QHash>
#include <QWidget>

class QAction;
class QLineEdit;

namespace suitescope {

/*! A line edit for something that must not be seen: masked until asked, cleaned when pasted, with
   one line below it for a hint or a verdict. Its text lives in the line edit and nowhere else; undo
   keeps no older one, and what is copied from it leaves the clipboard again. */
class SecretEdit : public QWidget
{
    Q_OBJECT

public:
    /*! \a label with its mnemonic stands above the field. */
    explicit SecretEdit(const QString &label, QWidget *parent = nullptr);

    [[nodiscard]] Secret value() const;
    /*! What the draft has; emits nothing. */
    void setValue(const Secret &value);
    [[nodiscard]] bool isRevealed() const;
    void setRevealed(bool revealed);
    void setReadOnly(bool readOnly);
    void setPlaceholder(const QString &text);

    // The line below the field.
    void showHint(const QString &text);
    void showGood(const QString &text);
    void showBad(const QString &text); // and the border
    void showWaiting(const QString &text);
    [[nodiscard]] QString message() const;
    [[nodiscard]] std::optional<LightState> messageLight() const;

    [[nodiscard]] QLineEdit *lineEdit() const;

signals:
    /*! The user changed it. \a changes: what was taken off a pasted value; Undo puts the value back
     * as it was pasted. */
    void valueEdited(const suitescope::Secret &value, suitescope::PasteChanges changes);
    /*! A whole page was pasted; nothing was put into the field. */
    void fieldsPasted(const QHash<suitescope::SecretField, suitescope::Secret> &fields);
    /*! Two values without labels were pasted at once; nothing was put into the field. */
    void halvesPasted(const suitescope::Secret &first, const suitescope::Secret &second);

protected:
    void hideEvent(QHideEvent *event) override;

private:
    class Line;

    void takeEdit(PasteChanges changes);
    void takePaste(const Secret &pasted);
    void putIn(const Secret &pasted);
    void undoCleaning();
    void applyReveal();

    Line *m_line = nullptr;
    QAction *m_reveal = nullptr;
    StatusLine *m_message = nullptr;
    bool m_settingText = false;
    std::optional<Secret> m_pasted; // as it was before it was cleaned, until the next edit
};

} // namespace suitescope
