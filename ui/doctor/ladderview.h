// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/diagnosis.h"

#include <QWidget>

class QVBoxLayout;

namespace suitescope {

class DiagnosisCard;
class Pips;
class RungRow;
class TextLabel;

/*! The doctor's ladder, live: a row a rung, the diagnosis under the rung that failed, what waits
 * folded into one line, remarks when none failed, and the count of refused sign-ins. */
class LadderView : public QWidget
{
    Q_OBJECT

public:
    explicit LadderView(QWidget *parent = nullptr);

    void setRungs(const QList<RungResult> &rungs);
    /*! Shown under the failed rung; an empty list takes the card away. */
    void setCauses(const QList<Cause> &causes, AuthMethod method);
    /*! What is worth knowing of a connection that works, under its rungs. */
    void setRemarks(const QList<Cause> &remarks, AuthMethod method);
    /*! Of the last half hour, over restarts and other connections of the account; pips and words,
     * hidden while there was none. */
    void setRefusedSignIns(int count);
    [[nodiscard]] DiagnosisCard *card() const { return m_card; }
    /*! How wide the names are: narrow beside other columns. */
    void setNameWidth(int pixels);

signals:
    void stepWanted(suitescope::SetupStep step);
    void pageWanted(suitescope::MenuPageId page);
    void tryAgainWanted();
    void auditTrailWanted();
    void labWanted();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void arrange();
    void buildRemarks();
    void buildRefused();

    QVBoxLayout *m_layout = nullptr;
    QList<RungRow *> m_rows;
    RungRow *m_waiting = nullptr; // "5 checks wait"
    DiagnosisCard *m_card = nullptr;
    QWidget *m_cardHolder = nullptr;
    QWidget *m_remarks = nullptr;
    QVBoxLayout *m_remarkCards = nullptr;
    QWidget *m_refused = nullptr;
    Pips *m_pips = nullptr;
    TextLabel *m_refusedWords = nullptr;
    QList<RungResult> m_rungs;
    bool m_hasCauses = false;
};

} // namespace suitescope
