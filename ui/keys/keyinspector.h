// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/base/clock.h"
#include "lib/setup/keyinspection.h"

#include <QFuture>
#include <QWidget>

class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace suitescope {

class FactGrid;
class StatusLine;
class TextLabel;

/*! Says what a dropped, chosen or pasted key or certificate is, whether NetSuite takes it and whose
 * it is. Keeps nothing. */
class KeyInspector : public QWidget
{
    Q_OBJECT

public:
    explicit KeyInspector(Clock clock, QWidget *parent = nullptr);
    ~KeyInspector() override;

    void setKnown(const QList<KnownCertificate> &known) { m_known = known; }
    void readFrom(const QString &path);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void buildUi();
    QWidget *buildInput();
    QWidget *buildResult();
    void chooseFile();
    void inspectPasted();
    void inspect(const Secret &content);
    void show(const KeyInspection &found);
    void showFacts(const KeyInspection &found);
    void clear();

    Clock m_clock;
    QList<KnownCertificate> m_known;
    Secret m_data; // waits for its password
    QPlainTextEdit *m_paste = nullptr;
    QWidget *m_passwordRow = nullptr;
    QLineEdit *m_password = nullptr;
    QPushButton *m_inspect = nullptr;
    QWidget *m_result = nullptr;
    StatusLine *m_verdict = nullptr;
    TextLabel *m_problems = nullptr;
    FactGrid *m_facts = nullptr;
    QFuture<Result<KeyInspection>> m_work;
    int m_question = 0; // a newer file makes older answers void
};

} // namespace suitescope
