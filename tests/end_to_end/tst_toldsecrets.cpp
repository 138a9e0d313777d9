// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whatever fails: what the doctor prints, copies and keeps holds no secret of the connection.
#include "app/commands/doctorreport.h"
#include "lib/setup/checkrecord.h"
#include "tests/end_to_end/stagesecrets.h"
#include "tests/support/testmain.h"
#include "ui/doctor/ladderview.h"
#include "ui/text/reporttext.h"
#include "ui/theme/suitestyle.h"
#include "ui/widgets/copybutton.h"

#include <QApplication>
#include <QClipboard>
#include <QJsonDocument>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace suitescope;

class ToldSecretsTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)."_s));
    }
    void noFaultTellsASecret_data();
    void noFaultTellsASecret();
};

void ToldSecretsTest::noFaultTellsASecret_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<AuthMethod>("method");
    for (const Fault fault : allFaults()) {
        // They take their time, and tell nothing that the others do not.
        const bool endless = fault == Fault::SlowAnswer || fault == Fault::NoAnswer
            || fault == Fault::HugeBody || fault == Fault::EndlessBody;
        for (const AuthMethod method : {tba, m2m}) {
            const bool reaches = faultReach(fault) == FaultReach::Both
                || (faultReach(fault) == FaultReach::TokenBased) == (method == tba);
            if (reaches && !endless)
                QTest::addRow("%s, %s", qPrintable(faultKey(fault)),
                              method == tba ? "tokens" : "certificate")
                    << fault << method;
        }
    }
}

void ToldSecretsTest::noFaultTellsASecret()
{
    QFETCH(Fault, fault);
    QFETCH(AuthMethod, method);
    Stage stage(u"7304182"_s);
    stage.wire = SimulatedServer::wireOf(fault);
    stage.account.setFault(fault, parameterOf(fault));
    const DoctorReport report = examine(stage, method);
    Connection facts = stage.subject(method).facts;
    facts.name = u"Larkfield"_s;

    LadderView ladderView;
    ladderView.setRungs(report.rungs);
    ladderView.setCauses(report.causes, method);
    QGuiApplication::clipboard()->clear();
    ladderView.findChild<CopyButton *>()->click();
    const QString copied = QGuiApplication::clipboard()->text();
    QCOMPARE(copied.isEmpty(), report.isProven());

    const QString host = stage.server.url().authority();
    const QList<std::pair<const char *, QByteArray>> told{
        {"text", reportText(report, facts).toUtf8()},
        {"json", QJsonDocument(reportObject(report, facts)).toJson()},
        {"report", reportMarkdown({facts, host, report, {}}, ReportNames::Shown).toUtf8()},
        {"record", QJsonDocument(checkRecord(report)).toJson()},
        {"detail", copied.toUtf8()},
    };
    const SecretSearch secrets = secretsOf(stage);
    for (const auto &[where, text] : told) {
        const QStringList found = secrets.foundIn(text);
        QVERIFY2(found.isEmpty(), qPrintable(QLatin1String(where) + u": "_s + found.join(u", "_s)));
    }
}

int main(int argc, char *argv[])
{
    CryptoRuntime crypto;
    QApplication app(argc, argv);
    installLook();
    ToldSecretsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_toldsecrets.moc"
