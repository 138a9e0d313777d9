// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/home/connectionview.h"

#include "lib/base/async.h"
#include "ui/console/consoleplace.h"
#include "ui/doctor/auditdialog.h"
#include "ui/doctor/signaturelabdialog.h"
#include "ui/home/connectiondelegate.h"
#include "ui/home/demoaccount.h"
#include "ui/home/overviewplace.h"
#include "ui/home/placeactions.h"
#include "ui/home/storedaccess.h"
#include "ui/keys/keysplace.h"
#include "ui/keys/renewaction.h"
#include "ui/records/recordsplace.h"
#include "ui/text/doctortext.h"
#include "ui/text/errortext.h"
#include "ui/theme/buttons.h"
#include "ui/theme/icons.h"
#include "ui/theme/inputs.h"
#include "ui/widgets/environmentband.h"
#include "ui/widgets/statuslight.h"
#include "ui/widgets/textlabel.h"

#include <QAction>
#include <QDesktopServices>
#include <QHBoxLayout>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int headerHeight = 48;
constexpr int leastForStatus = 860;

QString sentenceOf(const Connection &facts, const ConnectionHealth &health, const QDateTime &now)
{
    switch (health.state) {
    case Health::NeverProven:
        return ConnectionView::tr("Not proven yet");
    case Health::Proven:
    case Health::ProofIsOld:
        //: %1 is "2 hours ago"
        return ConnectionView::tr("Proven %1").arg(agoText(facts.lastProven, now));
    case Health::CertificateEndsSoon:
        return ConnectionView::tr("Certificate ends in %n day(s)", nullptr, *health.daysLeft);
    case Health::CertificateEnded:
        return ConnectionView::tr("Certificate ended");
    case Health::Failing:
        return ConnectionView::tr("Failing");
    }
    return {};
}

LightState lightFor(Health health)
{
    ConnectionRow row;
    row.health = health;
    return lightOf(row);
}

} // namespace

ConnectionView::ConnectionView(OpenConnection &connection, const Workplace &workplace,
                               QWidget *parent)
    : QWidget(parent), m_connection(connection), m_workplace(workplace)
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    buildUi();
    showFacts();
    connect(&m_connection, &OpenConnection::factsChanged, this, &ConnectionView::showFacts);
    showPlace(PlaceId::Overview);
    connect(m_tabs, &QTabBar::currentChanged, this, [this] { showPlace(place()); });
}

void ConnectionView::buildUi()
{
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(buildHeader());
    m_band = new EnvironmentBand(this);
    rows->addWidget(m_band);
    m_places = new QStackedWidget(this);
    rows->addWidget(m_places, 1);
}

QWidget *ConnectionView::buildHeader()
{
    auto *header = new QWidget(this);
    header->setFixedHeight(headerHeight);
    m_headerRow = new QHBoxLayout(header);
    m_headerRow->setContentsMargins(space::page, 0, 18, 0);
    m_headerRow->setSpacing(0);
    m_name = new TextLabel(TextRole::Title, {}, header);
    m_name->setObjectName(u"connectionName"_s);
    m_headerRow->addWidget(m_name);
    m_headerRow->addSpacing(space::wide);

    m_tabs = new QTabBar(header);
    m_tabs->setObjectName(u"places"_s);
    m_tabs->setAccessibleName(tr("Places"));
    m_tabs->setDrawBase(false);
    m_tabs->setUsesScrollButtons(false); // the places are always in sight
    setTabHeight(m_tabs, headerHeight);
    const auto add = [this](PlaceId place, const QString &word) {
        m_tabs->setTabData(m_tabs->addTab(word), int(place));
    };
    add(PlaceId::Overview, tr("Overview"));
    add(PlaceId::Records, tr("Records"));
    add(PlaceId::SuiteQl, tr("SuiteQL"));
    add(PlaceId::Keys, tr("Keys"));
    m_headerRow->addWidget(m_tabs, 0, Qt::AlignBottom);

    m_headerRow->addStretch(1);
    m_status = new StatusLine(header, 16, true);
    m_headerRow->addWidget(m_status);
    m_headerRow->addSpacing(20);
    m_actions = new QWidget(header);
    m_headerRow->addWidget(m_actions);
    m_headerRow->addSpacing(10);
    m_more = makeIconButton(u"view-more"_s, tr("More"), header);
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setMenu(buildMenu());
    m_headerRow->addWidget(m_more);
    return header;
}

QMenu *ConnectionView::buildMenu()
{
    auto *menu = new QMenu(this);
    const auto add = [this, menu](const QString &text, auto handler) {
        connect(menu->addAction(text), &QAction::triggered, this, handler);
    };
    const auto id = [this] { return m_connection.facts().id; };
    add(tr("&Check now"), [this] { check(); });
    if (m_connection.facts().demo) {
        add(tr("&Simulated NetSuite"), [this] { openInNetSuite(); });
        add(tr("&Practise the setup…"), [this] { emit practiceWanted(); });
    }
    menu->addSeparator();
    add(tr("&Decode login audit trail…"), [this] { openAuditTrail(); });
    // The demo's own connection is made anew each time and is not in the list.
    if (m_workplace.connections.connection(id()))
        add(tr("Signature and &token lab…"), [this] { openSignatureLab(); });
    if (m_workplace.connections.connection(id())) {
        menu->addSeparator();
        add(tr("&Edit setup…"), [this, id] { emit editWanted(id()); });
        if (m_connection.facts().environment() == Environment::Sandbox)
            add(tr("After a sandbox re&fresh…"), [this, id] { emit refreshWanted(id()); });
        add(tr("&Use in other programs…"), [this, id] { emit exportWanted(id()); });
        menu->addSeparator();
        add(tr("&Remove…"), [this, id] { emit removeWanted(id()); });
    }
    return menu;
}

void ConnectionView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitHeader();
}

void ConnectionView::fitHeader()
{
    m_status->setVisible(width() >= leastForStatus); // the list of connections says it too
    const auto show = [this](bool words) {
        for (const auto &[button, text] : std::as_const(m_actionButtons))
            button->setText(words || button->icon().isNull() ? text : QString());
        m_headerRow->invalidate();
    };
    show(true);
    if (m_headerRow->minimumSize().width() > width())
        show(false); // the places stay in sight: icons are enough
}

PlaceId ConnectionView::place() const
{
    return PlaceId(m_tabs->tabData(m_tabs->currentIndex()).toInt());
}

void ConnectionView::showPlace(PlaceId place)
{
    for (int i = 0; i < m_tabs->count(); ++i)
        if (m_tabs->tabData(i).toInt() == int(place))
            m_tabs->setCurrentIndex(i);
    m_places->setCurrentWidget(placeWidget(place));
    showActions();
}

QWidget *ConnectionView::placeWidget(PlaceId place)
{
    QWidget *&made = m_made[int(place)];
    if (!made) {
        made = makePlace(place);
        m_places->addWidget(made);
    }
    return made;
}

QWidget *ConnectionView::makePlace(PlaceId place)
{
    switch (place) {
    case PlaceId::Overview:
        return makeOverview();
    case PlaceId::Records: {
        auto *records = new RecordsPlace(m_connection, m_places);
        connect(records, &RecordsPlace::statementWanted, this, &ConnectionView::openStatement);
        return records;
    }
    case PlaceId::SuiteQl:
        m_console = new ConsolePlace(m_connection, m_places);
        return m_console;
    case PlaceId::Keys: {
        auto *keys = new KeysPlace(m_workplace.keyStores(), m_workplace.clock, m_places);
        keys->setMemoryLocked(m_workplace.memoryIsLocked);
        joinNetSuite(*keys, m_workplace);
        const auto follow = [this, keys] {
            const Connection &facts = m_connection.facts();
            if (!m_workplace.connections.connection(facts.id)) // the demo's own
                keys->setOthers({facts});
        };
        connect(&m_connection, &OpenConnection::factsChanged, keys, follow);
        follow();
        keys->showConnection(m_connection.facts().id);
        addRenewAction(*keys, [this](const QString &id) { emit renewWanted(id); });
        return keys;
    }
    }
    return makeOverview();
}

QWidget *ConnectionView::makeOverview()
{
    m_overview = new OverviewPlace(m_connection, m_workplace, m_places);
    connect(m_overview, &OverviewPlace::checkingChanged, this, &ConnectionView::showFacts);
    connect(m_overview, &OverviewPlace::renewWanted, this,
            [this] { emit renewWanted(m_connection.facts().id); });
    connect(m_overview, &OverviewPlace::stepWanted, this,
            [this](SetupStep step) { emit stepWanted(m_connection.facts().id, step); });
    connect(m_overview, &OverviewPlace::auditTrailWanted, this, &ConnectionView::openAuditTrail);
    connect(m_overview, &OverviewPlace::labWanted, this, &ConnectionView::openSignatureLab);
    connect(m_overview, &OverviewPlace::refreshWanted, this,
            [this] { emit refreshWanted(m_connection.facts().id); });
    connect(m_overview, &OverviewPlace::queryChosen, this,
            [this](const QString &statement) { openStatement(tr("From the history"), statement); });
    return m_overview;
}

void ConnectionView::openStatement(const QString &title, const QString &statement)
{
    showPlace(PlaceId::SuiteQl);
    m_console->openStatement(title, statement);
}

void ConnectionView::check()
{
    showPlace(PlaceId::Overview);
    m_overview->check();
}

void ConnectionView::showFacts()
{
    const Connection &facts = m_connection.facts();
    const QDateTime now = m_workplace.clock();
    m_name->setText(facts.name);
    m_band->setAccount(facts.environment(), facts.account.toString());
    if (m_overview && m_overview->isChecking()) {
        m_status->show(LightState::Checking, tr("Checking"), false);
        return;
    }
    const ConnectionHealth health = healthOf(facts, now);
    m_status->show(lightFor(health.state), sentenceOf(facts, health, now), false);
}

void ConnectionView::showActions()
{
    auto *fresh = new QWidget(m_actions->parentWidget());
    auto *row = new QHBoxLayout(fresh);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(space::control);
    m_actionButtons.clear();
    QWidget *last = m_tabs;
    const auto add = [&](const QString &text, const QString &icon, const QString &toolTip) {
        auto *button = makeButton(ButtonKind::Secondary, text, icon, fresh);
        button->setAccessibleName(QString(text).remove(u'&'));
        button->setToolTip(toolTip.isEmpty() ? button->accessibleName() : toolTip);
        row->addWidget(button);
        m_actionButtons.append({button, text});
        setTabOrder(last, button); // as they are read: before More
        last = button;
        return button;
    };
    auto *own = dynamic_cast<PlaceActions *>(m_places->currentWidget());
    if (own) {
        for (QAction *action : own->headerActions()) {
            const QString icon = isOurIcon(action->iconText()) ? action->iconText() : QString();
            connect(add(action->text(), icon, action->toolTip()), &QPushButton::clicked, action,
                    &QAction::trigger);
        }
    } else if (m_connection.facts().demo
               && !m_workplace.connections.connection(m_connection.facts().id)) {
        // What the demo's own connection is there for.
        connect(add(tr("Practise the setup…"), u"applications-science"_s, {}),
                &QPushButton::clicked, this, &ConnectionView::practiceWanted);
    } else {
        connect(add(tr("Open in NetSuite"), u"web-browser"_s, {}), &QPushButton::clicked, this,
                &ConnectionView::openInNetSuite);
    }
    setTabOrder(last, m_more);
    delete m_headerRow->replaceWidget(m_actions, fresh);
    m_actions->deleteLater();
    m_actions = fresh;
    fresh->show();
    fitHeader();
}

void ConnectionView::openAuditTrail()
{
    auto *dialog = new AuditDialog(m_connection.facts().method, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    if (m_overview->wantsDetail()) {
        dialog->offerUse();
        connect(dialog, &AuditDialog::detailChosen, this, [this](const QString &detail) {
            showPlace(PlaceId::Overview);
            m_overview->takeDetail(detail);
        });
    }
    dialog->open();
}

void ConnectionView::openSignatureLab()
{
    const Connection &facts = m_connection.facts();
    whenDone(this, readCredentials(facts, m_workplace.secretsOf(facts)),
             [this](const Result<Credentials> &credentials) {
                 QDialog *dialog = nullptr;
                 if (credentials) {
                     dialog = new SignatureLabDialog(*credentials, m_connection.client().urls(),
                                                     m_connection.facts().certificatePem,
                                                     m_workplace.clock, this);
                 } else {
                     auto *box = new QMessageBox(QMessageBox::Warning, tr("SuiteScope"),
                                                 tr("The secrets could not be read."),
                                                 QMessageBox::Close, this);
                     box->setInformativeText(errorText(credentials.error()).joined());
                     dialog = box;
                 }
                 dialog->setAttribute(Qt::WA_DeleteOnClose);
                 dialog->open();
             });
}

void ConnectionView::openInNetSuite()
{
    if (m_connection.facts().demo && m_workplace.demo)
        m_workplace.demo->showPage(MenuPageId::ManageIntegrations);
    else
        QDesktopServices::openUrl(m_connection.client().urls().app());
}

} // namespace suitescope
