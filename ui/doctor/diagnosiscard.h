// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/diagnosis.h"

#include <QWidget>

class QLayout;
class QPushButton;
class QVBoxLayout;

namespace suitescope {

class CopyButton;
class MenuPathView;
class NumberedList;
class TextLabel;

/*! The named cause of a failure, and whether it is certain: why we think so, what was seen, how to
 * make sure, what to change, the button that leads there, Try again; folded below, what else fits
 * and how to tell it apart. */
class DiagnosisCard : public QWidget
{
    Q_OBJECT

public:
    explicit DiagnosisCard(QWidget *parent = nullptr);

    /*! \a causes: the likeliest first, at least one. \a detail: what the server said, for Copy
     * detail, which leaves out whatever may be a secret. */
    void showCauses(const QList<Cause> &causes, AuthMethod method, const QString &detail);
    /*! The way out that the likeliest cause names, or Try again where it names none; takes the
     * focus when a failure appears. */
    [[nodiscard]] QPushButton *primaryButton() const;
    /*! Shows the way to the signature lab where a signature is in doubt; off at first, since the
     * lab needs values that can be read. */
    void setLabOffered(bool offered) { m_labOffered = offered; }

    /*! Shows the way to the decoder: NetSuite's log says why this was refused. For the causes that
     * are shown next. */
    void setAuditOffered(bool offered) { m_auditOffered = offered; }

signals:
    void stepWanted(suitescope::SetupStep step);
    void pageWanted(suitescope::MenuPageId page);
    void tryAgainWanted();
    void auditTrailWanted();
    void labWanted();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void buildButtons(QVBoxLayout *layout);
    QLayout *buildTools();
    void followCause();
    void unfold(bool open);

    Cause m_cause;
    QString m_detail;
    TextLabel *m_likelihood = nullptr; // of a cause that is concluded and not known
    TextLabel *m_sentence = nullptr;
    TextLabel *m_why = nullptr;
    TextLabel *m_apart = nullptr; // how a person makes sure of it
    MenuPathView *m_path = nullptr;
    NumberedList *m_steps = nullptr;
    TextLabel *m_evidence = nullptr;
    QPushButton *m_more = nullptr; // unfolds the others
    TextLabel *m_others = nullptr;
    int m_otherCount = 0;
    bool m_labOffered = false;
    bool m_auditOffered = false;
    QPushButton *m_audit = nullptr; // NetSuite's own log tells causes apart
    QPushButton *m_lab = nullptr;
    QPushButton *m_primary = nullptr;
    QPushButton *m_toStep = nullptr;
    QPushButton *m_again = nullptr;
    CopyButton *m_copy = nullptr;
};

} // namespace suitescope
