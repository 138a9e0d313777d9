// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/testmain.h"
#include "ui/theme/suitestyle.h"
#include "ui/widgets/certificateline.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/choicecard.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/environmentband.h"
#include "ui/widgets/innetsuitestrip.h"
#include "ui/widgets/menupathview.h"
#include "ui/widgets/meter.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/statuslight.h"
#include "ui/widgets/steprail.h"
#include "ui/widgets/textlabel.h"

#include <QAbstractButton>
#include <QApplication>
#include <QBitArray>
#include <QClipboard>
#include <QDesktopServices>
#include <QPainter>
#include <QPushButton>
#include <QRegularExpression>
#include <QSignalSpy>

#include <array>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

constexpr std::array lights{LightState::Proven,    LightState::Warning,    LightState::Failing,
                            LightState::NotProven, LightState::Unfinished, LightState::Checking};

/*! Catches what would open a browser. */
class Browser : public QObject
{
    Q_OBJECT

public:
    QList<QUrl> opened;

    Browser() { QDesktopServices::setUrlHandler(u"https"_s, this, "open"); }
    ~Browser() override { QDesktopServices::unsetUrlHandler(u"https"_s); }

public slots:
    void open(const QUrl &url) { opened.append(url); }
};

QBitArray silhouette(LightState state)
{
    QImage image(32, 32, QImage::Format_ARGB32);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    paintLight(&painter, QRectF(0, 0, 32, 32), state, lightTheme());
    painter.end();
    // The letters inside a light are base: they count as holes.
    QBitArray bits(32 * 32);
    for (int i = 0; i < bits.size(); ++i) {
        const QColor pixel = image.pixelColor(i % 32, i / 32);
        bits.setBit(i, pixel.alpha() > 100 && pixel.lightnessF() < 0.9);
    }
    return bits;
}

} // namespace

class ControlsTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void everyLightHasAShapeOfItsOwn();
    void everyLightHasAWordOfItsOwn();
    void aLightFollowsTheScheme();
    void aPathLosesItsFirstPartsNeverTheLast();
    void theStripOpensThePageOfTheAccount();
    void theStripSaysWhyItCannotOpen();
    void theStripSendsTheDemoToTheSimulatedAccount();
    void theStripCopiesThePath();
    void theBandSaysTheEnvironmentInWords_data();
    void theBandSaysTheEnvironmentInWords();
    void aCertificateCountsItsDays();
    void aNoticeHasAtMostOneButton();
    void aStepThatWasReachedCanBePressed();
    void theRailNamesEachStepsState();
    void aMutedLabelFollowsTheScheme();
    void pipsCountNoFurtherThanTheyAre();
    void aChoiceIsAPress();
};

void ControlsTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
}

void ControlsTest::everyLightHasAShapeOfItsOwn()
{
    QList<QBitArray> seen;
    for (const LightState state : lights) {
        const QBitArray shape = silhouette(state);
        QVERIFY2(!seen.contains(shape), qPrintable(lightWord(state)));
        seen.append(shape);
    }
}

void ControlsTest::everyLightHasAWordOfItsOwn()
{
    QStringList words;
    for (const LightState state : lights)
        words.append(StatusLight(state).accessibleName());
    QCOMPARE(words.removeDuplicates(), 0);
    QVERIFY(!words.contains(QString()));
}

void ControlsTest::aLightFollowsTheScheme()
{
    auto *style = qobject_cast<SuiteStyle *>(QApplication::style());
    QVERIFY(style);
    StatusLight light(LightState::Proven, 32);
    style->setScheme(SuiteStyle::Scheme::Light);
    const QImage inLight = light.grab().toImage();
    style->setScheme(SuiteStyle::Scheme::Dark);
    QVERIFY(light.grab().toImage() != inLight);
    style->setScheme(SuiteStyle::Scheme::Light);
    QCOMPARE(light.grab().toImage(), inLight);
}

void ControlsTest::aPathLosesItsFirstPartsNeverTheLast()
{
    MenuPathView path({u"Setup"_s, u"Integration"_s, u"Manage Authentication"_s, u"M2M Setup"_s});
    QCOMPARE(path.leftOut(path.sizeHint().width()), 0);
    QVERIFY(path.leftOut(path.sizeHint().width() - 1) > 0);
    QCOMPARE(path.leftOut(1), 3);
    QCOMPARE(path.accessibleName(), u"Setup > Integration > Manage Authentication > M2M Setup"_s);
    QCOMPARE(path.toolTip(), path.accessibleName());
}

void ControlsTest::theStripOpensThePageOfTheAccount()
{
    Browser browser;
    InNetSuiteStrip strip;
    strip.setPage(MenuPageId::EnableFeatures);
    strip.setUrls(ServiceUrls(AccountId::parse(u"7304182_SB1"_s).value()));
    auto *open = strip.findChild<QPushButton *>(u"openPageButton"_s);
    QVERIFY(open->isEnabled());
    open->click();
    QCOMPARE(browser.opened.size(), 1);
    QCOMPARE(browser.opened.first().host(), u"7304182-sb1.app.netsuite.com"_s);
    QCOMPARE(browser.opened.first(), strip.link());
}

void ControlsTest::theStripSaysWhyItCannotOpen()
{
    InNetSuiteStrip strip;
    strip.setPage(MenuPageId::EnableFeatures);
    strip.setRemark(u"opens from here after step 4"_s);
    auto *open = strip.findChild<QPushButton *>(u"openPageButton"_s);
    QVERIFY(!open->isEnabled());
    QCOMPARE(open->toolTip(), u"opens from here after step 4"_s);
    strip.setUrls(ServiceUrls(AccountId::parse(u"7304182"_s).value()));
    QVERIFY(open->isEnabled());
    strip.setPage(MenuPageId::LoginAuditTrail); // no confirmed address: the menu alone
    QVERIFY(!open->isEnabled());
}

void ControlsTest::theStripSendsTheDemoToTheSimulatedAccount()
{
    Browser browser;
    InNetSuiteStrip strip;
    strip.setPage(MenuPageId::NewRole);
    strip.setDemo(true);
    QList<MenuPageId> wanted;
    connect(&strip, &InNetSuiteStrip::pageWanted, this,
            [&wanted](MenuPageId page) { wanted.append(page); });
    strip.findChild<QPushButton *>(u"openPageButton"_s)->click();
    QCOMPARE(wanted, QList<MenuPageId>{MenuPageId::NewRole});
    QVERIFY(browser.opened.isEmpty());
}

void ControlsTest::theStripCopiesThePath()
{
    InNetSuiteStrip strip;
    strip.setPage(MenuPageId::EnableFeatures, {u"SuiteCloud"_s});
    strip.findChild<QPushButton *>(u"copyPathButton"_s)->click();
    QCOMPARE(QGuiApplication::clipboard()->text(),
             u"Setup > Company > Enable Features > SuiteCloud"_s);
}

void ControlsTest::theBandSaysTheEnvironmentInWords_data()
{
    QTest::addColumn<Environment>("environment");
    QTest::addColumn<QString>("word");
    QTest::newRow("production") << Environment::Production << u"PRODUCTION"_s;
    QTest::newRow("sandbox") << Environment::Sandbox << u"SANDBOX"_s;
    QTest::newRow("release preview") << Environment::ReleasePreview << u"RELEASE PREVIEW"_s;
    QTest::newRow("test drive") << Environment::TestDrive << u"TEST DRIVE"_s;
    QTest::newRow("demo") << Environment::Demo << u"DEMO"_s;
}

void ControlsTest::theBandSaysTheEnvironmentInWords()
{
    QFETCH(const Environment, environment);
    QFETCH(const QString, word);
    EnvironmentBand band;
    band.setAccount(environment, u"7304182"_s);
    QCOMPARE(band.findChild<Chip *>()->text(), word);
    QVERIFY(!band.sentence().isEmpty());
    band.setAccount(environment, u"7304182"_s, u"Editing is unlocked."_s);
    QCOMPARE(band.sentence(), u"Editing is unlocked."_s);
}

void ControlsTest::aCertificateCountsItsDays()
{
    const QDateTime begins(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC);
    CertificateLine line;
    line.setSpan(begins, begins.addDays(730), begins.addDays(700));
    QCOMPARE(line.daysLeft(), 30);
    line.setSpan(begins, begins.addDays(730), begins.addDays(731));
    QCOMPARE(line.daysLeft(), -1);
    line.resize(400, line.sizeHint().height());
    QVERIFY(!line.grab().isNull());
}

void ControlsTest::aNoticeHasAtMostOneButton()
{
    Notice notice(ToneId::Warn, u"No keychain is running."_s);
    QVERIFY(notice.actionButton()->isHidden());
    notice.setAction(u"How"_s);
    QVERIFY(!notice.actionButton()->isHidden());
    QSignalSpy triggered(&notice, &Notice::actionTriggered);
    notice.actionButton()->click();
    QCOMPARE(triggered.size(), 1);
    notice.setAction({});
    QVERIFY(notice.actionButton()->isHidden());
}

void ControlsTest::aStepThatWasReachedCanBePressed()
{
    QWidget window;
    StepRail &rail = *new StepRail(&window);
    rail.setSteps({{u"One"_s, StepState::Done, false, true},
                   {u"Two"_s, StepState::Current, true, true},
                   {u"Three"_s, StepState::Open, false, false}});
    window.show();
    QSignalSpy pressed(&rail, &StepRail::stepPressed);
    const auto items = rail.findChildren<QAbstractButton *>();
    QCOMPARE(items.size(), 3);
    QTest::mouseClick(items.at(2), Qt::LeftButton);
    QTest::mouseClick(items.at(1), Qt::LeftButton);
    QCOMPARE(pressed.size(), 0);
    QTest::mouseClick(items.at(0), Qt::LeftButton);
    QTest::keyClick(items.at(0), Qt::Key_Return);
    QCOMPARE(pressed.size(), 2);
    QCOMPARE(pressed.first().first().toInt(), 0);
}

void ControlsTest::theRailNamesEachStepsState()
{
    StepRail rail;
    rail.setSteps({{u"One"_s, StepState::Done, false, true},
                   {u"Two"_s, StepState::Problem, true, true},
                   {u"Three"_s, StepState::Open, false, false}});
    const auto items = rail.findChildren<QAbstractButton *>();
    QCOMPARE(items.at(0)->accessibleName(), u"Step 1, One, done"_s);
    QCOMPARE(items.at(1)->accessibleName(), u"Step 2, Two, problem"_s);
    QCOMPARE(items.at(2)->accessibleName(), u"Step 3, Three, open"_s);
    rail.setSteps({{u"One"_s, StepState::Current, true, true}});
    QCOMPARE(rail.findChildren<QAbstractButton *>().size(), 1);
}

void ControlsTest::aMutedLabelFollowsTheScheme()
{
    auto *style = qobject_cast<SuiteStyle *>(QApplication::style());
    TextLabel label(TextRole::Small, u"words"_s);
    label.setTone(ToneId::Bad);
    style->setScheme(SuiteStyle::Scheme::Dark);
    QTRY_COMPARE(label.palette().color(QPalette::WindowText), darkTheme().bad.text);
    style->setScheme(SuiteStyle::Scheme::Light);
    QTRY_COMPARE(label.palette().color(QPalette::WindowText), lightTheme().bad.text);
    label.setTone(ToneId::Neutral);
    QTRY_COMPARE(label.palette().color(QPalette::WindowText), lightTheme().text);
}

void ControlsTest::pipsCountNoFurtherThanTheyAre()
{
    Pips pips(5);
    pips.setCount(9);
    QCOMPARE(pips.count(), 5);
    QCOMPARE(pips.accessibleName(), u"5 of 5"_s);
}

void ControlsTest::aChoiceIsAPress()
{
    ChoiceCard card(u"list-add"_s, u"New connection"_s, u"Set up access."_s);
    QSignalSpy clicked(&card, &QAbstractButton::clicked);
    QTest::keyClick(&card, Qt::Key_Return);
    QTest::keyClick(&card, Qt::Key_Space);
    QTest::mouseClick(&card, Qt::LeftButton);
    QCOMPARE(clicked.size(), 3);
}

int main(int argc, char *argv[])
{
    CryptoRuntime crypto;
    QApplication app(argc, argv);
    installLook();
    ControlsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_controls.moc"
