// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keyfixture.h"
#include "tests/support/testmain.h"
#include "ui/keys/keysplace.h"
#include "ui/keys/renewaction.h"
#include "ui/keys/rotationwords.h"

#include <QApplication>
#include <QPushButton>
#include <QRegularExpression>

using namespace suitescope;
using namespace Qt::StringLiterals;

class RotationWordsTest : public QObject
{
    Q_OBJECT

private slots:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not)."_s)); }

    void everyStepHasANameBothWays_data();
    void everyStepHasANameBothWays();
    void everyObstacleHasAWayOut_data();
    void everyObstacleHasAWayOut();
    void aRefusedNewCertificateIsNotAnyRefusal();
    void itIsSaidWhereOneStands();
    void renewingIsOfferedForWhatAConnectionUses();
    void theActionsFitASmallWindow();
};

void RotationWordsTest::everyStepHasANameBothWays_data()
{
    QTest::addColumn<RotationWay>("way");
    QTest::addColumn<bool>("back");
    QTest::newRow("endpoint") << RotationWay::Endpoint << false;
    QTest::newRow("by hand") << RotationWay::ByHand << false;
    QTest::newRow("endpoint, back") << RotationWay::Endpoint << true;
    QTest::newRow("by hand, back") << RotationWay::ByHand << true;
}

void RotationWordsTest::everyStepHasANameBothWays()
{
    QFETCH(RotationWay, way);
    QFETCH(bool, back);
    QSet<QString> names;
    for (const RotationStep step : rotationSteps(back))
        names += rotationStepName(step, way, back);
    QCOMPARE(names.size(), back ? 4 : 8);
    QVERIFY(!names.contains(QString()));
}

void RotationWordsTest::everyObstacleHasAWayOut_data()
{
    QTest::addColumn<RotationObstacle>("obstacle");
    QTest::addColumn<bool>("byHand");
    const auto row = [](const char *name, RotationObstacle obstacle, bool byHand = false) {
        QTest::newRow(name) << obstacle << byHand;
    };
    row("gone", RotationObstacle::ConnectionGone);
    row("tokens", RotationObstacle::NoCertificate);
    row("a draft", RotationObstacle::OpenDraft);
    row("other values", RotationObstacle::ConnectionChanged);
    row("another renewal", RotationObstacle::OtherRotation);
    row("no permission", RotationObstacle::PermissionMissing, true);
    row("the old one refused", RotationObstacle::OldRefused, true);
    row("who", RotationObstacle::WhoUnknown, true);
    row("five", RotationObstacle::TooManyActive);
    row("sign-ins", RotationObstacle::SignInsUsedUp);
    row("damaged", RotationObstacle::RecordDamaged);
}

void RotationWordsTest::everyObstacleHasAWayOut()
{
    QFETCH(RotationObstacle, obstacle);
    QFETCH(bool, byHand);
    const RotationFailure failure{
        RotationStep::Inspect, obstacle, {ErrorKind::NotAllowed, {}, nullptr}};
    const FailureText words = rotationFailureText(failure);
    QVERIFY(!words.what.isEmpty() && !words.toDo.isEmpty());
    QVERIFY(words.what != errorText(failure.error).what); // names the cause itself
    QCOMPARE(leadsByHand(failure), byHand);
}

void RotationWordsTest::aRefusedNewCertificateIsNotAnyRefusal()
{
    RotationFailure failure{
        RotationStep::SignIn, RotationObstacle::None, {ErrorKind::Unauthorized, {}, nullptr}};
    QVERIFY(rotationFailureText(failure).what.contains(u"new certificate"_s));
    failure.step = RotationStep::Upload;
    QCOMPARE(rotationFailureText(failure).what, errorText(failure.error).what);
}

void RotationWordsTest::itIsSaidWhereOneStands()
{
    RotationRecord record;
    record.members = {{u"1"_s, u"1"_s, u"1-a"_s, {}, SigningAlgorithm::ES256, {}, {}}};
    record.step = RotationStep::Revoke;
    const QString forth = rotationStandsText({u"1"_s, record});
    QVERIFY(forth.contains(u"Revoke the old certificate"_s));
    record.rollingBack = true;
    const QString back = rotationStandsText({u"1"_s, record});
    QVERIFY(back.contains(u"Revoke the new certificate"_s));
    QVERIFY(!rotationStandsText({u"1"_s, failure(ErrorKind::InvalidInput)}).isEmpty());

    KeyFixture fixture;
    QVERIFY(fixture.addConnection(u"1"_s, u"Larkfield"_s, 100));
    QVERIFY(rotationAssurance(record, fixture.connections).contains(u"old certificate"_s));
    Connection switched = fixture.connections.connection(u"1"_s).value();
    switched.keychainOwner = u"1-a"_s;
    QVERIFY(KeyFixture::done(fixture.connections.save(switched)));
    QVERIFY(rotationAssurance(record, fixture.connections).contains(u"new certificate"_s));
}

void RotationWordsTest::renewingIsOfferedForWhatAConnectionUses()
{
    KeyFixture fixture;
    QVERIFY(fixture.addConnection(u"1"_s, u"Larkfield"_s, 100));
    QVERIFY(fixture.addFree(u"f"_s, u"spare"_s, 200));
    KeysPlace keys({fixture.connections, fixture.secrets}, [now = fixture.now] { return now; });
    QString asked;
    addRenewAction(keys, [&asked](const QString &id) { asked = id; });
    keys.resize(900, 600);
    keys.show();
    auto *renew = keys.findChild<QPushButton *>(u"renewChosenKey"_s);
    QVERIFY(renew);
    keys.showConnection(u"1"_s);
    QTRY_VERIFY(renew->isEnabled());
    renew->click();
    QCOMPARE(asked, u"1"_s);
    const auto removed = fixture.connections.remove(u"1"_s);
    QVERIFY(KeyFixture::done(removed));
    QTRY_VERIFY(!renew->isEnabled());
    QVERIFY(!renew->toolTip().isEmpty());
}

void RotationWordsTest::theActionsFitASmallWindow()
{
    constexpr int windowWidth = 900;
    constexpr int list = 232;
    KeyFixture fixture;
    QVERIFY(fixture.addConnection(u"1"_s, u"Larkfield"_s, 100));
    KeysPlace keys({fixture.connections, fixture.secrets}, [now = fixture.now] { return now; });
    addRenewAction(keys, [](const QString &) {});
    keys.showConnection(u"1"_s);
    keys.show();
    QVERIFY2(keys.minimumSizeHint().width() <= windowWidth - list,
             qPrintable(QString::number(keys.minimumSizeHint().width())));
}

SUITESCOPE_WIDGET_MAIN(RotationWordsTest)

#include "tst_rotationwords.moc"
