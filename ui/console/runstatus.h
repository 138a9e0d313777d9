// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QProgressBar;
class QPushButton;

namespace suitescope {

class ElidedLabel;
class QueryRun;
class StatusLight;
class TextLabel;

/*! The line under a result: rows of all, pages, time, speed, requests in flight, Stop. */
class RunStatus : public QWidget
{
    Q_OBJECT

public:
    explicit RunStatus(QWidget *parent = nullptr);

    void showRun(const QueryRun &run);
    /*! Words in the place of the facts, told to screen readers. */
    void say(const QString &words);
    void announceRows();
    void showCaret(int line, int column); // from 0
    /*! Stop is offered for other work than a run, too. */
    void setStoppable(bool stoppable);

signals:
    void stopPressed();

private:
    [[nodiscard]] static QString factsOf(const QueryRun &run);

    StatusLight *m_light = nullptr;
    TextLabel *m_rows = nullptr;
    QProgressBar *m_progress = nullptr;
    ElidedLabel *m_facts = nullptr;
    TextLabel *m_caret = nullptr;
    QPushButton *m_stop = nullptr;
};

[[nodiscard]] QString rowsText(qint64 rows); // "1 row", "12,000 rows"

} // namespace suitescope
