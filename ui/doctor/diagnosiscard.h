// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/diagnosis.h"

#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace suitescope {

class CopyButton;
class MenuPathView;
class TextLabel;

/*! The named cause of a failure: why we think so, what to change, the button that leads there, Try
 * again. */
class DiagnosisCard : public QWidget
{
    Q_OBJECT

public:
    explicit DiagnosisCard(QWidget *parent = nullptr);

    /*! \a causes: the likeliest first, at least one. \a detail: what the server said, for Copy
     * detail. */
    void showCauses(const QList<Cause> &causes, AuthMethod method, const QString &detail);
    /*! The way out that the likeliest cause names; takes the focus when a failure appears. */
    [[nodiscard]] QPushButton *primaryButton() const { return m_primary; }

signals:
    void stepWanted(suitescope::SetupStep step);
    void pageWanted(suitescope::MenuPageId page);
    void tryAgainWanted();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void buildButtons(QVBoxLayout *layout);
    void followCause();

    Cause m_cause;
    QString m_detail;
    TextLabel *m_sentence = nullptr;
    TextLabel *m_why = nullptr;
    MenuPathView *m_path = nullptr;
    TextLabel *m_steps = nullptr;
    TextLabel *m_others = nullptr;
    QPushButton *m_primary = nullptr;
    QPushButton *m_toStep = nullptr;
    CopyButton *m_copy = nullptr;
};

} // namespace suitescope
