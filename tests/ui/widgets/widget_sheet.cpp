// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// For whoever changes a widget: writes the sheet of small controls as pictures, light and dark.
// Call: widget_sheet FOLDER

#include "lib/crypto/runtime.h"
#include "ui/theme/suitestyle.h"
#include "ui/widgets/certificateline.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/choicecard.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/environmentband.h"
#include "ui/widgets/innetsuitestrip.h"
#include "ui/widgets/meter.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/secretedit.h"
#include "ui/widgets/skeleton.h"
#include "ui/widgets/statuslight.h"
#include "ui/widgets/steprail.h"
#include "ui/widgets/textlabel.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QPushButton>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

QWidget *bands(QWidget *parent)
{
    auto *box = new QWidget(parent);
    auto *column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    const std::pair<Environment, QString> rows[] = {{Environment::Production, u"7304182"_s},
                                                    {Environment::Sandbox, u"7304182_SB1"_s},
                                                    {Environment::ReleasePreview, u"6120448_RP"_s},
                                                    {Environment::TestDrive, u"TSTDRV2719305"_s},
                                                    {Environment::Demo, u"DEMO"_s}};
    for (const auto &[environment, account] : rows) {
        auto *band = new EnvironmentBand(box);
        band->setAccount(environment, account);
        if (environment == Environment::Production)
            band->setAction(u"Unlock editing"_s, u"changes-prevent"_s);
        column->addWidget(band);
    }
    return box;
}

QWidget *secrets(QWidget *parent)
{
    auto *box = new QWidget(parent);
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(24);
    const Secret value(QString(64, u'a'));
    auto *good = new SecretEdit(u"Consumer secret"_s, box);
    good->setValue(value);
    good->showGood(u"64 characters, right shape. Kept in the GNOME Keyring."_s);
    auto *bad = new SecretEdit(u"Token secret"_s, box);
    bad->setValue(value);
    bad->showBad(u"63 characters, 64 are needed. One is missing."_s);
    auto *open = new SecretEdit(u"Token ID"_s, box);
    open->setPlaceholder(u"Paste it here"_s);
    open->showHint(u"Shown once by NetSuite, after saving the access token."_s);
    for (SecretEdit *edit : {good, bad, open})
        row->addWidget(edit, 1);
    return box;
}

QWidget *lights(QWidget *parent)
{
    auto *box = new QWidget(parent);
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    for (const LightState state :
         {LightState::Proven, LightState::Warning, LightState::Failing, LightState::NotProven,
          LightState::Unfinished, LightState::Checking}) {
        auto *line = new StatusLine(box, 16);
        line->show(state, lightWord(state), false);
        row->addWidget(line);
    }
    for (const auto &[word, environment] :
         {std::pair(u"PROD"_s, Environment::Production), std::pair(u"SB1"_s, Environment::Sandbox),
          std::pair(u"RP"_s, Environment::ReleasePreview)})
        row->addWidget(makeBadge(word, environment, box));
    row->addWidget(new Chip(u"required"_s));
    return box;
}

QWidget *notices(QWidget *parent)
{
    auto *box = new QWidget(parent);
    auto *grid = new QGridLayout(box);
    grid->setContentsMargins(0, 0, 0, 0);
    auto *warn = new Notice(
        ToneId::Warn,
        u"No keychain is running. Start one, or keep secrets for this session only."_s);
    warn->setAction(u"How"_s);
    auto *bad = new Notice(ToneId::Bad, u"NetSuite refused the certificate: it ended yesterday."_s);
    bad->setAction(u"Renew\u2026"_s);
    auto *done = new Notice(ToneId::Ok, u"23 November 2026, 10:42. The key is in the keychain."_s);
    done->setHeading(u"Key pair generated"_s);
    done->setAction(u"Start over\u2026"_s, ButtonKind::Quiet);
    grid->addWidget(new Notice(ToneId::Ok, u"The private key never left this computer."_s), 0, 0);
    grid->addWidget(warn, 0, 1);
    grid->addWidget(bad, 1, 0);
    grid->addWidget(new Notice(ToneId::Info, u"New TBA integrations end with release 2027.1."_s), 1,
                    1);
    grid->addWidget(done, 2, 0);
    grid->addWidget(Notice::reminder(u"A sandbox refresh sets these features back."_s), 2, 1);
    return box;
}

QWidget *places(QWidget *parent)
{
    auto *box = new QWidget(parent);
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    auto *empty = new EmptyState(u"text-x-script"_s, u"No query yet"_s,
                                 u"Write SuiteQL above, or begin with a sample."_s, box);
    empty->setAction(u"Open a sample"_s);
    row->addWidget(empty, 1);
    row->addWidget(new Skeleton(2, 28, box), 1);
    auto *rest = new QVBoxLayout;
    auto *line = new CertificateLine(box);
    const QDateTime begins(QDate(2026, 3, 14), QTime(0, 0), Qt::UTC);
    line->setSpan(begins, begins.addDays(729), begins.addDays(254));
    rest->addWidget(line);
    auto *meter = new Meter(u"Requests at the same time"_s, box);
    meter->setValue(3, 15);
    rest->addWidget(meter);
    auto *pips = new Pips(5, box);
    pips->setCount(1);
    rest->addWidget(pips);
    auto *strip = new InNetSuiteStrip(box);
    strip->setPage(MenuPageId::EnableFeatures, {u"SuiteCloud"_s});
    strip->setRemark(u"opens from here after step 4"_s);
    rest->addWidget(strip);
    auto *card = new ChoiceCard(u"list-add"_s, u"New connection"_s,
                                u"Set up access in NetSuite step by step and prove it."_s, box);
    card->setAccented(true);
    card->setShortcutText(u"Ctrl+N"_s);
    rest->addWidget(card);
    row->addLayout(rest, 2);
    return box;
}

} // namespace

int main(int argc, char *argv[])
{
    CryptoRuntime crypto;
    QApplication app(argc, argv);
    if (const QString family = qEnvironmentVariable("SUITESCOPE_FONT"); !family.isEmpty())
        QApplication::setFont(QFont(family, 10));
    SuiteStyle *style = installLook();
    const QString folder = app.arguments().value(1, u"."_s);
    for (const auto &[scheme, name] : {std::pair(SuiteStyle::Scheme::Light, u"light"_s),
                                       std::pair(SuiteStyle::Scheme::Dark, u"dark"_s)}) {
        style->setScheme(scheme);
        QWidget sheet;
        sheet.setBackgroundRole(QPalette::Base);
        sheet.setAutoFillBackground(true);
        auto *all = new QHBoxLayout(&sheet);
        all->setContentsMargins(0, 0, 0, 0);
        auto *rail = new StepRail(&sheet);
        rail->setCaption(u"New connection"_s, u"Larkfield sandbox"_s);
        rail->setFoot(u"Draft kept. You can close this window at any time."_s);
        rail->setSteps({{u"How to connect"_s, StepState::Done, false, true},
                        {u"Features"_s, StepState::Done, false, true},
                        {u"Role"_s, StepState::Current, true, true},
                        {u"Account"_s, StepState::Problem, false, false},
                        {u"Key pair"_s, StepState::Open, false, false}});
        all->addWidget(rail);
        auto *column = new QVBoxLayout;
        column->setContentsMargins(32, 24, 32, 24);
        column->setSpacing(16);
        for (QWidget *part : {bands(&sheet), secrets(&sheet), lights(&sheet), notices(&sheet)})
            column->addWidget(part);
        column->addWidget(places(&sheet), 1);
        all->addLayout(column, 1);
        sheet.resize(1280, 900);
        sheet.show();
        QCoreApplication::sendPostedEvents();
        sheet.grab().save(u"%1/widgets-%2.png"_s.arg(folder, name));
    }
    return 0;
}
