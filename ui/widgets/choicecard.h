// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPushButton>

namespace suitescope {

/*! One of few big choices: a tile with an icon, a name, one sentence. Made checkable and
 * autoExclusive it is a radio button. */
class ChoiceCard : public QPushButton
{
    Q_OBJECT

public:
    ChoiceCard(const QString &icon, const QString &name, const QString &sentence,
               QWidget *parent = nullptr);

    void setShortcutText(const QString &text); // shown at the right
    void setNote(const QString &note); // a soft chip beside the name: "Recommended"
    void setAccented(bool accented); // the tile in the accent
    void setSentence(const QString &sentence);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] bool noteHasOwnLine(int width) const; // it does not fit beside the name
    void paintFrame(QPainter *painter) const;
    void paintTile(QPainter *painter) const;
    void paintWords(QPainter *painter) const;

    QString m_icon;
    QString m_sentence;
    QString m_shortcutText;
    QString m_note;
    bool m_accented = false;
};

} // namespace suitescope
