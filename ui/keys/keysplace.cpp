// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/keys/keysplace.h"

#include "ui/keys/endsview.h"
#include "ui/keys/freepairpage.h"
#include "ui/keys/keylistview.h"
#include "ui/keys/keyreader.h"
#include "ui/keys/keywords.h"
#include "ui/keys/registeredview.h"
#include "ui/theme/buttons.h"
#include "ui/theme/inputs.h"
#include "ui/theme/theme.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/textlabel.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QMimeData>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QStackedWidget>
#include <QTabBar>
#include <QUrl>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int barHeight = 52;
constexpr int tabsHeight = 36;
constexpr int filterWidth = 220;

} // namespace

KeysPlace::KeysPlace(KeyStores stores, Clock clock, QWidget *parent)
    : QWidget(parent), m_stores(stores), m_clock(std::move(clock))
{
    setAcceptDrops(true);
    m_pages = new QStackedWidget(this);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildBar());
    layout->addWidget(buildTabs());
    layout->addWidget(buildNotices());
    layout->addWidget(m_pages, 1);
    buildPages();
    connect(&m_stores.connections, &ConnectionStore::changed, this, &KeysPlace::refresh);
    refresh();
    showTab();
}

QWidget *KeysPlace::buildBar()
{
    auto *bar = new QWidget(this);
    bar->setFixedHeight(barHeight);
    m_back = makeButton(ButtonKind::Quiet, tr("Keys"), u"go-previous"_s, bar);
    m_back->setObjectName(u"backToCertificates"_s);
    connect(m_back, &QPushButton::clicked, this, &KeysPlace::showTab);
    m_title = new TextLabel(TextRole::Title, {}, bar);
    m_title->setObjectName(u"keysTitle"_s);
    m_filter = new QLineEdit(bar);
    m_filter->setObjectName(u"keysFilter"_s);
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setAccessibleName(tr("Filter key pairs"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setMaximumWidth(filterWidth);
    auto *find = new QShortcut(QKeySequence(QKeySequence::Find), this);
    find->setContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QShortcut::activated, m_filter, qOverload<>(&QWidget::setFocus));
    m_inspect = makeButton(ButtonKind::Secondary, tr("Ins&pect…"), u"edit-find"_s, bar);
    m_inspect->setObjectName(u"inspectKey"_s);
    m_inspect->setToolTip(tr("Says what a file is. Nothing of it is kept."));
    connect(m_inspect, &QPushButton::clicked, this, [this] { showPage(m_inspectorHolder); });
    m_import = makeButton(ButtonKind::Secondary, tr("&Import…"), u"document-import"_s, bar);
    m_import->setObjectName(u"importKeys"_s);
    connect(m_import, &QPushButton::clicked, this, [this] { showPage(m_readerHolder); });
    m_new = makeButton(ButtonKind::Secondary, tr("&Generate key pair"), u"dialog-password"_s, bar);
    m_new->setObjectName(u"newKeyPair"_s);
    connect(m_new, &QPushButton::clicked, this, [this] { showPage(m_pairHolder); });
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(space::page, 0, space::group, 0);
    layout->setSpacing(space::control);
    layout->addWidget(m_back);
    layout->addWidget(m_title);
    layout->addStretch();
    layout->addWidget(m_filter, 1);
    layout->addWidget(m_inspect);
    layout->addWidget(m_import);
    layout->addWidget(m_new);
    return bar;
}

QWidget *KeysPlace::buildTabs()
{
    m_tabs = new QTabBar(this);
    m_tabs->setObjectName(u"keysTabs"_s);
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(true);
    setTabHeight(m_tabs, tabsHeight);
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(space::page - space::pair, 0, 0, 0);
    layout->addWidget(m_tabs, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, &KeysPlace::showTab);
    return row;
}

QWidget *KeysPlace::buildNotices()
{
    auto *notices = new QWidget(this);
    m_memory = new Notice(ToneId::Warn, unlockedMemoryText(), notices);
    m_memory->setObjectName(u"keysMemoryNotice"_s);
    m_memory->hide();
    m_due = new Notice(ToneId::Warn, {}, notices);
    m_due->setObjectName(u"keysDueNotice"_s);
    m_due->setAction(tr("Show calendar"));
    m_due->hide();
    connect(m_due, &Notice::actionTriggered, this,
            [this] { m_tabs->setCurrentIndex(int(m_views.indexOf(m_ends))); });
    auto *layout = new QVBoxLayout(notices);
    layout->setContentsMargins(space::page, 0, space::group, 0);
    layout->setSpacing(space::control);
    layout->addSpacing(space::control);
    layout->addWidget(m_memory);
    layout->addWidget(m_due);
    layout->addSpacing(space::pair);
    return notices;
}

void KeysPlace::buildPages()
{
    // By value: what was begun goes on when the place is closed.
    const auto secretsOf
        = [real = &m_stores.secrets, demo = m_stores.demo](const KeyUse &use) -> SecretStore & {
        return use.demo && demo ? *demo : *real;
    };
    m_list = new KeyListView(m_stores.connections, secretsOf, m_clock, m_pages);
    connect(m_filter, &QLineEdit::textChanged, m_list, &KeyListView::setFilter);
    connect(m_list, &KeyListView::filterCleared, m_filter, &QLineEdit::clear);
    connect(m_list, &KeyListView::chosenChanged, this, &KeysPlace::chosenChanged);
    m_empty = new EmptyState(
        u"application-certificate"_s, tr("No keys yet"),
        tr("A connection with a certificate makes its key pair while it is set up. A pair for "
           "another program can be made here without the openssl command, or imported: drop its "
           "file here."),
        m_pages);
    m_empty->setAction(tr("Generate key pair"));
    connect(m_empty, &EmptyState::actionTriggered, this, [this] { showPage(m_pairHolder); });
    m_ends = new EndsView(m_stores.connections, m_clock, m_pages);
    connect(m_ends, &EndsView::connectionChosen, this, &KeysPlace::showConnection);
    m_pair = new FreePairPage(m_stores.connections, m_stores.secrets, m_clock, m_pages);
    m_pairHolder = framed(m_pair);
    m_reader = new KeyReader(KeyReader::Purpose::Keep, m_clock, m_pages);
    m_reader->keepIn(m_stores.connections, m_stores.secrets);
    connect(m_reader, &KeyReader::kept, this, &KeysPlace::showKept);
    m_readerHolder = framed(m_reader);
    m_inspector = new KeyReader(KeyReader::Purpose::Look, m_clock, m_pages);
    m_inspectorHolder = framed(m_inspector);
    for (QWidget *page :
         {static_cast<QWidget *>(m_empty), m_pairHolder, m_readerHolder, m_inspectorHolder})
        m_pages->addWidget(page);
    addView(tr("Key pairs"), m_list);
    addView(tr("Calendar"), m_ends);
}

void KeysPlace::addView(const QString &word, QWidget *view)
{
    m_pages->addWidget(view);
    m_views += view;
    m_tabs->addTab(word);
}

void KeysPlace::joinNetSuite(RegisteredList::Tools tools)
{
    m_registered = new RegisteredView(std::move(tools), m_pages);
    connect(m_registered, &RegisteredView::pageWanted, this, &KeysPlace::pageWanted);
    connect(m_registered, &RegisteredView::pairWanted, this, [this](const QString &pairId) {
        m_filter->clear();
        m_tabs->setCurrentIndex(0);
        m_list->choose(pairId);
        m_list->focusTable();
    });
    addView(tr("Registered in NetSuite"), m_registered);
}

void KeysPlace::addAction(QPushButton *button)
{
    m_list->detail()->addAction(button);
}

const KnownKeyPair *KeysPlace::chosen() const
{
    return m_list->chosen();
}

void KeysPlace::setMemoryLocked(bool locked)
{
    m_memory->setVisible(!locked);
}

// No focus proxy: with one, Tab went from the end straight into the table, also while it was
// hidden.
void KeysPlace::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    if (m_list->isVisible())
        m_list->setFocus();
}

QWidget *KeysPlace::framed(QWidget *page)
{
    auto *inner = new QWidget;
    auto *layout = new QVBoxLayout(inner);
    layout->setContentsMargins(space::page, space::control, space::page, space::page);
    layout->addWidget(page);
    auto *area = new QScrollArea(m_pages);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setFocusPolicy(Qt::NoFocus); // what is in it takes the keyboard
    area->setWidget(inner);
    return area;
}

void KeysPlace::refresh()
{
    m_list->refresh();
    m_ends->refresh();
    if (m_registered)
        m_registered->refresh();
    const QList<KnownKeyPair> known = m_list->pairs();
    m_reader->setKnown(known);
    m_inspector->setKnown(known);
    //: a tab with the number of its lines
    m_tabs->setTabText(0,
                       known.isEmpty() ? tr("Key pairs") : tr("Key pairs  %1").arg(known.size()));
    const int due = m_ends->dueCount();
    m_due->setText(tr("%n certificate(s) end within 60 days, or have ended.", nullptr, due));
    if (isTab(m_pages->currentWidget()))
        showTab();
}

void KeysPlace::setOthers(const QList<Connection> &others)
{
    m_list->setOthers(others);
    m_ends->setOthers(others);
    if (m_registered)
        m_registered->setOthers(others);
    refresh();
}

void KeysPlace::showConnection(const QString &connectionId)
{
    m_filter->clear();
    m_tabs->setCurrentIndex(0);
    showTab();
    m_list->chooseConnection(connectionId);
    if (m_registered)
        m_registered->chooseConnection(connectionId);
}

void KeysPlace::showKept(const QStringList &ids)
{
    m_filter->clear();
    m_tabs->setCurrentIndex(0);
    showTab();
    for (const KnownKeyPair &pair : m_list->pairs()) {
        if (!ids.isEmpty() && pair.uses.last().id == ids.last())
            m_list->choose(pair.id);
    }
    m_list->detail()->say(
        true,
        ids.size() == 1 ? tr("Kept in %1.").arg(m_stores.secrets.displayName())
                        : tr("%1 kept in %2.").arg(ids.size()).arg(m_stores.secrets.displayName()));
    m_list->focusTable();
}

bool KeysPlace::isTab(const QWidget *page) const
{
    return page == m_empty || std::find(m_views.cbegin(), m_views.cend(), page) != m_views.cend();
}

QString KeysPlace::titleOf(const QWidget *page) const
{
    return page == m_pairHolder     ? tr("Generate key pair")
        : page == m_readerHolder    ? tr("Import keys and certificates")
        : page == m_inspectorHolder ? tr("Inspect a file")
                                    : tr("Keys");
}

void KeysPlace::showTab()
{
    QWidget *view = m_views.value(m_tabs->currentIndex());
    if (!view)
        return;
    // Keys and passwords that were not kept do not stay behind a page that was left.
    m_reader->startAgain();
    m_inspector->startAgain();
    showPage(view == m_list && m_list->pairs().isEmpty() ? m_empty : view);
}

void KeysPlace::showPage(QWidget *page)
{
    const bool tab = isTab(page);
    m_pages->setCurrentWidget(page);
    m_back->setVisible(!tab);
    m_tabs->parentWidget()->setVisible(tab);
    m_due->setVisible(page == m_list && m_ends->dueCount() > 0);
    m_title->setText(titleOf(page));
    m_filter->setVisible(page == m_list);
    m_new->setVisible(page != m_pairHolder && page != m_empty);
    m_import->setVisible(page != m_readerHolder);
    m_inspect->setVisible(page != m_inspectorHolder);
    // The button that was pressed is gone: without a word Qt hands the keyboard to its neighbour.
    if (page == m_inspectorHolder)
        m_inspector->setFocus();
    else if (page == m_readerHolder)
        m_reader->setFocus();
    else if (page == m_pairHolder)
        m_pair->focusFirst();
}

void KeysPlace::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void KeysPlace::dropEvent(QDropEvent *event)
{
    QStringList paths;
    for (const QUrl &url : event->mimeData()->urls()) {
        if (url.isLocalFile())
            paths += url.toLocalFile();
    }
    if (paths.isEmpty())
        return;
    showPage(m_readerHolder);
    m_reader->readFiles(paths);
    event->acceptProposedAction();
}

} // namespace suitescope
