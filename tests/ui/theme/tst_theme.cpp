// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/theme/buttons.h"
#include "ui/theme/icons.h"
#include "ui/theme/inputs.h"
#include "ui/theme/segments.h"
#include "ui/theme/suitestyle.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QHeaderView>
#include <QLineEdit>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWizard>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

QPalette desktopPalette(QRgb window, QRgb base, QRgb text, QRgb highlight)
{
    QPalette palette;
    palette.setColor(QPalette::Window, QColor(window));
    palette.setColor(QPalette::Base, QColor(base));
    palette.setColor(QPalette::Text, QColor(text));
    palette.setColor(QPalette::WindowText, QColor(text));
    palette.setColor(QPalette::Highlight, QColor(highlight));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    return palette;
}

struct NamedTheme
{
    const char *name;
    Theme theme;
};

QList<NamedTheme> allThemes()
{
    return {
        {"light", lightTheme()},
        {"dark", darkTheme()},
        {"Breeze", deriveTheme(desktopPalette(0xEFF0F1, 0xFFFFFF, 0x232629, 0x3DAEE9))},
        {"Breeze Dark", deriveTheme(desktopPalette(0x31363B, 0x232629, 0xEFF0F1, 0x3DAEE9))},
        {"Adwaita", deriveTheme(desktopPalette(0xF6F5F4, 0xFFFFFF, 0x2E3436, 0x3584E4))},
        {"Adwaita-dark", deriveTheme(desktopPalette(0x353535, 0x2D2D2D, 0xEEEEEC, 0x15539E))},
        {"Fusion", deriveTheme(desktopPalette(0xEFEFEF, 0xFFFFFF, 0x000000, 0x308CC6))},
        {"yellow highlight", deriveTheme(desktopPalette(0xFFFFFF, 0xFFFFFF, 0x000000, 0xFFE000))},
    };
}

QImage painted(QWidget &widget)
{
    return widget.grab().toImage();
}

bool shows(const QImage &image, const QColor &colour)
{
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (image.pixelColor(x, y).rgb() == colour.rgb())
                return true;
    return false;
}

} // namespace

class ThemeTest : public QObject
{
    Q_OBJECT

private slots:
    void init()
    {
        // The offscreen platform says the other one whenever a window opens.
        QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s));
    }

    void contrastHolds_data();
    void contrastHolds();
    void tonesAreReadable_data();
    void tonesAreReadable();
    void knownRatiosComeOut();
    void aPlatformKeepsItsOwnColours();
    void thePaletteCarriesTheNeutrals();
    void theDisabledGroupIsSet();
    void everyIconDraws_data();
    void everyIconDraws();
    void anIconTakesTheColourItIsGiven();
    void anIconFollowsThePalette();
    void sharpAtTwoPixelsAPoint();
    void fontsKeepTheThreeSizes();
    void everyEnvironmentHasItsTone();
    void onlyThePrimaryButtonIsFilled();
    void aPagesFirstButtonIsNotPrimary();
    void aDialogsDefaultButtonIsPrimary();
    void enterPressesTheButtonThatHasTheKeyboard();
    void theRingShowsOnlyAfterKeyboardUse();
    void aWrongInputTakesTheBadBorder();
    void heightsAreAsDrawn();
    void segmentsReportTheChosenOne();
    void wizardsHaveNoEdges();
    void theSchemeCanBeForced();
    void aTableGetsLowRows();
    void aScrollBarContinuesWhatItStandsBeside_data();
    void aScrollBarContinuesWhatItStandsBeside();
};

void ThemeTest::contrastHolds_data()
{
    QTest::addColumn<QColor>("colour");
    QTest::addColumn<QColor>("background");
    QTest::addColumn<double>("ratio");

    for (const auto &[name, t] : allThemes()) {
        const auto row = [name](const char *what, const QColor &colour, const QColor &background,
                                double ratio) {
            QTest::addRow("%s: %s", name, what) << colour << background << ratio;
        };
        row("text on base", t.text, t.base, 4.5);
        row("text on window", t.text, t.window, 4.5);
        row("text on sel", t.text, t.sel, 4.5);
        row("text on hover", t.text, t.hover, 4.5);
        row("text2 on base", t.text2, t.base, 4.5);
        row("text2 on window", t.text2, t.window, 4.5);
        row("text2 on hover", t.text2, t.hover, 4.5);
        row("text2 on sel", t.text2, t.sel, 4.5);
        row("edge on base", t.edge, t.base, 3.0);
        row("edge on window", t.edge, t.window, 3.0);
        row("letters on accent", t.onAccent, t.accent, 4.5);
        row("ring on base", t.ring, t.base, 3.0);
        row("ring on window", t.ring, t.window, 3.0);
        row("ring on sel", t.ring, t.sel, 3.0);
        row("link on base", t.link, t.base, 4.5);
        row("link on window", t.link, t.window, 4.5);
        row("link on sel", t.link, t.sel, 4.5);
    }
}

void ThemeTest::contrastHolds()
{
    QFETCH(QColor, colour);
    QFETCH(QColor, background);
    QFETCH(double, ratio);

    QCOMPARE_GE(contrastRatio(colour, background), ratio);
}

void ThemeTest::tonesAreReadable_data()
{
    QTest::addColumn<Theme>("theme");
    QTest::addColumn<ToneId>("tone");

    const QList<ToneId> tones{ToneId::Ok,     ToneId::Warn, ToneId::Bad,
                              ToneId::Violet, ToneId::Info, ToneId::Neutral};
    for (const ToneId tone : tones) {
        QTest::addRow("light %d", int(tone)) << lightTheme() << tone;
        QTest::addRow("dark %d", int(tone)) << darkTheme() << tone;
    }
}

void ThemeTest::tonesAreReadable()
{
    QFETCH(Theme, theme);
    QFETCH(ToneId, tone);

    const Tone &colours = theme.tone(tone);
    QCOMPARE_GE(contrastRatio(colours.text, colours.tint), 4.5);
    QCOMPARE_GE(contrastRatio(colours.text, theme.base), 4.5);
    QCOMPARE_GE(contrastRatio(colours.dot, theme.base), 3.0);
    QCOMPARE_GE(contrastRatio(theme.text2, colours.tint), 4.5);
    QCOMPARE_GE(contrastRatio(theme.text, colours.tint), 4.5);
}

void ThemeTest::knownRatiosComeOut()
{
    QCOMPARE(contrastRatio(Qt::black, Qt::white), 21.0);
    QCOMPARE(contrastRatio(Qt::white, Qt::white), 1.0);
    // From the table of the look, one decimal.
    QCOMPARE(qRound(contrastRatio(lightTheme().accent, Qt::white) * 10), 59);
}

void ThemeTest::aPlatformKeepsItsOwnColours()
{
    const QPalette platform = desktopPalette(0x31363B, 0x232629, 0xEFF0F1, 0x1D5FA8);
    const Theme theme = deriveTheme(platform);

    QVERIFY(theme.dark);
    QCOMPARE(theme.window, QColor(0x31363B));
    QCOMPARE(theme.base, QColor(0x232629));
    QCOMPARE(theme.text, QColor(0xEFF0F1));
    QCOMPARE(theme.accent, QColor(0x1D5FA8));
}

void ThemeTest::thePaletteCarriesTheNeutrals()
{
    const Theme theme = darkTheme();
    const QPalette palette = paletteFor(theme);

    QCOMPARE(palette.color(QPalette::Window), theme.window);
    QCOMPARE(palette.color(QPalette::Base), theme.base);
    QCOMPARE(palette.color(QPalette::PlaceholderText), theme.text2);
    QCOMPARE(palette.color(QPalette::Mid), theme.hair);
    QCOMPARE(palette.color(QPalette::Dark), theme.edge);
    QCOMPARE(palette.color(QPalette::Midlight), theme.hover);
    QCOMPARE(palette.color(QPalette::Highlight), theme.accent);
    QCOMPARE(palette.color(QPalette::Inactive, QPalette::Highlight), theme.accent);
    QCOMPARE(palette.color(QPalette::Link), theme.link);
}

void ThemeTest::theDisabledGroupIsSet()
{
    const Theme theme = lightTheme();
    const QPalette palette = paletteFor(theme);

    QCOMPARE(palette.color(QPalette::Disabled, QPalette::Text), theme.off);
    QCOMPARE(palette.color(QPalette::Disabled, QPalette::WindowText), theme.off);
    QCOMPARE(palette.color(QPalette::Disabled, QPalette::ButtonText), theme.off);
}

void ThemeTest::everyIconDraws_data()
{
    QTest::addColumn<QString>("name");
    const QStringList files = QDir(u":/icons"_s).entryList({u"*.svg"_s});
    QCOMPARE_GE(files.size(), 49);
    for (const QString &file : files)
        QTest::newRow(qPrintable(file)) << file.chopped(4);
}

void ThemeTest::everyIconDraws()
{
    QFETCH(QString, name);

    QVERIFY(isOurIcon(name));
    const QImage image = iconPixmap(name, Qt::red, 24, 1.0).toImage();
    QCOMPARE(image.size(), QSize(24, 24));
    bool drawn = false;
    for (int y = 0; y < 24 && !drawn; ++y)
        for (int x = 0; x < 24 && !drawn; ++x)
            drawn = image.pixelColor(x, y).alpha() > 100;
    QVERIFY(drawn);
}

void ThemeTest::anIconTakesTheColourItIsGiven()
{
    const QImage image = iconPixmap(u"list-add"_s, QColor(0x12719F), 48, 1.0).toImage();
    QCOMPARE(image.pixelColor(24, 24).rgb(), QColor(0x12719F).rgb());
}

void ThemeTest::anIconFollowsThePalette()
{
    auto *style = qobject_cast<SuiteStyle *>(QApplication::style());
    QVERIFY(style);
    const QIcon icon = themedIcon(u"list-add"_s);

    style->setScheme(SuiteStyle::Scheme::Light);
    QVERIFY(shows(icon.pixmap(48, 48).toImage(), lightTheme().text2));
    style->setScheme(SuiteStyle::Scheme::Dark);
    QVERIFY(shows(icon.pixmap(48, 48).toImage(), darkTheme().text2));
    QVERIFY(shows(icon.pixmap(QSize(48, 48), QIcon::Disabled).toImage(), darkTheme().off));
    style->setScheme(SuiteStyle::Scheme::Light);
}

void ThemeTest::sharpAtTwoPixelsAPoint()
{
    const QPixmap pixmap = iconPixmap(u"list-add"_s, Qt::black, 16, 2.0);
    QCOMPARE(pixmap.size(), QSize(32, 32));
    QCOMPARE(pixmap.deviceIndependentSize(), QSizeF(16, 16));
    QCOMPARE(themedIcon(u"list-add"_s).pixmap(QSize(16, 16), 2.0).size(), QSize(32, 32));
}

void ThemeTest::fontsKeepTheThreeSizes()
{
    QFont normal = QApplication::font();
    normal.setPointSizeF(10);
    QCOMPARE(titleFont(normal).pointSizeF(), 14.0);
    QCOMPARE(titleFont(normal).weight(), QFont::DemiBold);
    QCOMPARE(headingFont(normal).pointSizeF(), 10.0);
    QCOMPARE(smallFont(normal).pointSizeF(), 9.0);
    QCOMPARE(monoFont(normal).pointSizeF(), 9.0);

    normal.setPixelSize(20);
    QCOMPARE(titleFont(normal).pixelSize(), 28);
    QCOMPARE(smallFont(normal).pixelSize(), 18);
    QCOMPARE(monoFont(normal).pixelSize(), 18);
}

void ThemeTest::everyEnvironmentHasItsTone()
{
    QCOMPARE(toneOf(Environment::Production), ToneId::Bad);
    QCOMPARE(toneOf(Environment::Sandbox), ToneId::Warn);
    QCOMPARE(toneOf(Environment::ReleasePreview), ToneId::Violet);
    QCOMPARE(toneOf(Environment::TestDrive), ToneId::Info);
    QCOMPARE(toneOf(Environment::Demo), ToneId::Info);
}

void ThemeTest::onlyThePrimaryButtonIsFilled()
{
    const QColor accent = lightTheme().accent;
    for (const ButtonKind kind : {ButtonKind::Secondary, ButtonKind::Danger, ButtonKind::Quiet}) {
        const std::unique_ptr<QPushButton> button(makeButton(kind, u"Go on"_s));
        QVERIFY(!shows(painted(*button), accent));
    }
    const std::unique_ptr<QPushButton> primary(makeButton(ButtonKind::Primary, u"Go on"_s));
    QVERIFY(shows(painted(*primary), accent));
    primary->setEnabled(false);
    QVERIFY(!shows(painted(*primary), accent));
}

void ThemeTest::aPagesFirstButtonIsNotPrimary()
{
    QDialog dialog;
    auto *button = makeButton(ButtonKind::Secondary, u"First"_s, {}, &dialog);
    dialog.show();
    button->setFocus();
    QVERIFY(!button->isDefault());
    QVERIFY(!shows(painted(*button), lightTheme().accent));
}

void ThemeTest::aDialogsDefaultButtonIsPrimary()
{
    QDialog dialog;
    QPushButton button(u"Next"_s, &dialog);
    button.setDefault(true);
    dialog.show();
    QVERIFY(shows(painted(button), lightTheme().accent));
}

void ThemeTest::enterPressesTheButtonThatHasTheKeyboard()
{
    QDialog dialog;
    auto *layout = new QVBoxLayout(&dialog);
    auto *edit = new QLineEdit(&dialog);
    QPushButton *other = makeButton(ButtonKind::Secondary, u"Other"_s, {}, &dialog);
    QPushButton *main = makeButton(ButtonKind::Primary, u"Main"_s, {}, &dialog);
    main->setDefault(true);
    for (QWidget *one : {static_cast<QWidget *>(edit), static_cast<QWidget *>(other),
                         static_cast<QWidget *>(main)})
        layout->addWidget(one);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    QSignalSpy otherPressed(other, &QPushButton::clicked);
    QSignalSpy mainPressed(main, &QPushButton::clicked);
    other->setFocus();
    QTest::keyClick(other, Qt::Key_Return);
    QTest::keyClick(other, Qt::Key_Enter, Qt::KeypadModifier);
    QCOMPARE(otherPressed.size(), 2);
    QCOMPARE(mainPressed.size(), 0);
    QTest::keyClick(other, Qt::Key_Return, Qt::ControlModifier); // a shortcut of somebody else
    QCOMPARE(otherPressed.size(), 2);
    edit->setFocus();
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(mainPressed.size(), 1);
    other->setEnabled(false);
    QTest::keyClick(other, Qt::Key_Return);
    QCOMPARE(otherPressed.size(), 2);
}

void ThemeTest::theRingShowsOnlyAfterKeyboardUse()
{
    QDialog dialog;
    auto *rows = new QVBoxLayout(&dialog);
    auto *first = makeButton(ButtonKind::Secondary, u"First"_s, {}, &dialog);
    auto *second = makeButton(ButtonKind::Secondary, u"Second"_s, {}, &dialog);
    rows->addWidget(first);
    rows->addWidget(second);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));

    QTest::mouseClick(first, Qt::LeftButton);
    QVERIFY(first->hasFocus());
    QVERIFY(!shows(painted(*first), lightTheme().ring));

    QTest::keyClick(first, Qt::Key_Tab);
    QVERIFY(second->hasFocus());
    QVERIFY(shows(painted(*second), lightTheme().ring));

    QTest::mouseClick(first, Qt::LeftButton);
    QVERIFY(!shows(painted(*first), lightTheme().ring));
}

void ThemeTest::aWrongInputTakesTheBadBorder()
{
    QLineEdit edit;
    QVERIFY(shows(painted(edit), lightTheme().edge));
    setInputWrong(&edit, true);
    QVERIFY(shows(painted(edit), lightTheme().bad.text));
    QVERIFY(!shows(painted(edit), lightTheme().edge));
}

void ThemeTest::heightsAreAsDrawn()
{
    const std::unique_ptr<QPushButton> button(makeButton(ButtonKind::Secondary, u"Go"_s));
    QCOMPARE(button->sizeHint(), QSize(88, 32));
    setSmall(button.get(), true);
    QCOMPARE(button->sizeHint().height(), 28);

    const std::unique_ptr<QToolButton> tool(makeIconButton(u"edit-copy"_s, u"Copy"_s));
    QCOMPARE(tool->sizeHint(), QSize(28, 28));
    QCOMPARE(tool->accessibleName(), u"Copy"_s);

    QLineEdit edit;
    QCOMPARE(edit.sizeHint().height(), 32);
}

void ThemeTest::segmentsReportTheChosenOne()
{
    SegmentedControl segments({u"dotenv"_s, u"docker"_s, u"shell"_s});
    QSignalSpy changed(&segments, &SegmentedControl::currentChanged);
    QCOMPARE(segments.current(), 0);

    segments.setCurrent(2);
    QCOMPARE(segments.current(), 2);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.first().first().toInt(), 2);
    QVERIFY(shows(painted(segments), lightTheme().sel));
}

void ThemeTest::wizardsHaveNoEdges()
{
    QWizard wizard;
    QCOMPARE(wizard.style()->pixelMetric(QStyle::PM_LayoutLeftMargin, nullptr, &wizard), 0);
    QCOMPARE(wizard.style()->styleHint(QStyle::SH_WizardStyle), int(QWizard::ClassicStyle));
}

void ThemeTest::theSchemeCanBeForced()
{
    auto *style = qobject_cast<SuiteStyle *>(QApplication::style());
    QVERIFY(style);
    style->setScheme(SuiteStyle::Scheme::Dark);
    QWidget widget;
    QVERIFY(themeOf(&widget).dark);
    QCOMPARE(widget.palette().color(QPalette::Base), darkTheme().base);
    // The platform of the tests brings no palette of its own.
    style->setScheme(SuiteStyle::Scheme::System);
    QCOMPARE(themeOf(&widget), lightTheme());
    style->setScheme(SuiteStyle::Scheme::Light);
}

void ThemeTest::aTableGetsLowRows()
{
    QTableView table;
    dressTable(&table, 26);
    QCOMPARE(table.verticalHeader()->defaultSectionSize(), 26);
    QVERIFY(!table.showGrid());
}

void ThemeTest::aScrollBarContinuesWhatItStandsBeside_data()
{
    QTest::addColumn<bool>("seeThrough");
    QTest::newRow("a filled viewport") << false;
    QTest::newRow("a viewport that shows the side list") << true;
}

void ThemeTest::aScrollBarContinuesWhatItStandsBeside()
{
    QFETCH(bool, seeThrough);
    QWidget side;
    side.setBackgroundRole(QPalette::Window);
    side.setAutoFillBackground(true);
    QPlainTextEdit text(&side);
    text.viewport()->setBackgroundRole(QPalette::AlternateBase);
    text.viewport()->setAutoFillBackground(!seeThrough);
    text.setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
    text.resize(200, 200);
    side.resize(220, 220);
    const QImage bar = text.verticalScrollBar()->grab().toImage();
    QCOMPARE(bar.pixelColor(1, 60), seeThrough ? lightTheme().window : lightTheme().alt);
}

int main(int argc, char *argv[])
{
    QApplication app(argc, argv);
    installLook()->setScheme(SuiteStyle::Scheme::Light);
    ThemeTest test;
    QTEST_SET_MAIN_SOURCE_PATH
    return QTest::qExec(&test, argc, argv);
}

#include "tst_theme.moc"
