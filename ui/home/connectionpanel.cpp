// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/home/connectionpanel.h"

#include "ui/home/connectiondelegate.h"
#include "ui/home/stepbutton.h"
#include "ui/theme/buttons.h"
#include "ui/theme/icons.h"
#include "ui/widgets/textlabel.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPainter>
#include <QSortFilterProxyModel>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int wideWidth = 232;
constexpr int collapsedWidth = 56;
constexpr int headHeight = 45;
constexpr std::chrono::minutes ageingStep{1};

} // namespace

ConnectionPanel::ConnectionPanel(ConnectionListModel &model, const QList<QAction *> &steps,
                                 QWidget *parent)
    : QWidget(parent), m_model(model), m_filter(new QSortFilterProxyModel(this)),
      m_delegate(new ConnectionDelegate(this))
{
    m_filter->setSourceModel(&m_model);
    m_filter->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_filter->setFilterRole(Qt::AccessibleTextRole); // name, account and state
    buildUi(steps);
    setCollapsed(false);

    m_ageing.setInterval(ageingStep);
    connect(&m_ageing, &QTimer::timeout, &m_model, &ConnectionListModel::refresh);
    m_ageing.start();
    // Rows come and go; the mark stays on the open connection.
    connect(m_filter, &QAbstractItemModel::rowsInserted, this, [this] { setCurrent(m_current); });
}

void ConnectionPanel::buildUi(const QList<QAction *> &steps)
{
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 1, 0); // the hairline at the right
    rows->setSpacing(0);
    rows->addWidget(buildHead());

    m_search = new QLineEdit(this);
    m_search->setPlaceholderText(tr("Find a connection"));
    m_search->setAccessibleName(tr("Find a connection"));
    m_search->addAction(themedIcon(u"edit-find"_s), QLineEdit::LeadingPosition);
    m_search->setVisible(false);
    m_search->installEventFilter(this);
    auto *searchRow = new QHBoxLayout;
    searchRow->setContentsMargins(8, 0, 8, 0);
    searchRow->addWidget(m_search);
    rows->addLayout(searchRow);
    connect(m_search, &QLineEdit::textChanged, m_filter,
            &QSortFilterProxyModel::setFilterFixedString);

    m_list = new QListView(this);
    m_list->setObjectName(u"connections"_s);
    m_list->setAccessibleName(tr("Connections"));
    m_list->setModel(m_filter);
    m_list->setItemDelegate(m_delegate);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setEditTriggers(QAbstractItemView::EditKeyPressed);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->viewport()->setBackgroundRole(QPalette::Window);
    m_list->installEventFilter(this);
    auto *listRow = new QHBoxLayout;
    listRow->setContentsMargins(8, 0, 8, 0);
    listRow->addWidget(m_list);
    rows->addLayout(listRow, 1);
    // Without rows there is nothing that could show where the keyboard is.
    const auto fitFocus = [this] {
        m_list->setFocusPolicy(m_filter->rowCount() > 0 ? Qt::StrongFocus : Qt::NoFocus);
    };
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(m_filter, signal, this, fitFocus);
    connect(m_filter, &QAbstractItemModel::modelReset, this, fitFocus);
    fitFocus();
    connect(m_list, &QListView::clicked, this, &ConnectionPanel::choose);
    connect(m_list, &QListView::customContextMenuRequested, this, &ConnectionPanel::showMenu);

    rows->addWidget(makeHairline(this));
    rows->addWidget(buildFoot(steps));
}

QWidget *ConnectionPanel::buildHead()
{
    auto *head = new QWidget(this);
    head->setFixedHeight(headHeight);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(18, 6, 10, 0);
    row->setSpacing(2);
    m_caption = new TextLabel(TextRole::SmallHeading, tr("Connections"), head);
    row->addWidget(m_caption, 1);
    m_homeButton = makeIconButton(u"go-home"_s, tr("Welcome page"), head);
    m_homeButton->setObjectName(u"home"_s);
    m_homeButton->setVisible(false);
    connect(m_homeButton, &QToolButton::clicked, this, &ConnectionPanel::homeWanted);
    row->addWidget(m_homeButton);
    m_collapseButton = makeIconButton(u"go-previous"_s, tr("Make the list narrow"), head);
    m_collapseButton->setObjectName(u"collapse"_s);
    row->addWidget(m_collapseButton);
    m_searchButton = makeIconButton(u"edit-find"_s, tr("Find a connection"), head);
    m_searchButton->setCheckable(true);
    row->addWidget(m_searchButton);
    m_menuButton = makeIconButton(u"view-more"_s, tr("Menu"), head);
    m_menuButton->setObjectName(u"mainMenuButton"_s);
    m_menuButton->setPopupMode(QToolButton::InstantPopup);
    m_menuButton->setVisible(false);
    row->addWidget(m_menuButton);
    connect(m_searchButton, &QToolButton::toggled, this, &ConnectionPanel::showSearch);
    connect(m_collapseButton, &QToolButton::clicked, this, [this] {
        setCollapsed(!m_collapsed);
        emit collapsedChanged(m_collapsed);
    });
    return head;
}

QWidget *ConnectionPanel::buildFoot(const QList<QAction *> &steps)
{
    auto *foot = new QWidget(this);
    auto *rows = new QVBoxLayout(foot);
    rows->setContentsMargins(0, 7, 0, 8);
    rows->setSpacing(0);
    for (QAction *action : steps) {
        auto *button = new StepButton(action, foot);
        m_steps += button;
        rows->addWidget(button);
    }
    return foot;
}

void ConnectionPanel::setCollapsed(bool collapsed)
{
    m_collapsed = collapsed;
    if (collapsed)
        m_searchButton->setChecked(false);
    setFixedWidth(collapsed ? collapsedWidth : wideWidth);
    m_caption->setVisible(!collapsed);
    m_searchButton->setVisible(!collapsed);
    m_homeButton->setVisible(m_homeVisible && !collapsed);
    m_menuButton->setVisible(m_menuButton->menu() && !collapsed);
    const QString name = collapsed ? tr("Make the list wide") : tr("Make the list narrow");
    m_collapseButton->setIcon(themedIcon(collapsed ? u"go-next"_s : u"go-previous"_s));
    m_collapseButton->setToolTip(name);
    m_collapseButton->setAccessibleName(name);
    m_collapseButton->parentWidget()->layout()->setContentsMargins(collapsed ? 14 : 18, 6,
                                                                   collapsed ? 13 : 10, 0);
    m_delegate->setCollapsed(collapsed);
    for (QWidget *step : m_steps)
        static_cast<StepButton *>(step)->setCollapsed(collapsed);
    m_list->setEditTriggers(collapsed ? QAbstractItemView::NoEditTriggers
                                      : QAbstractItemView::EditKeyPressed);
    m_list->parentWidget()->layout()->invalidate();
    emit m_delegate->sizeHintChanged({}); // the view lays its rows out again
}

void ConnectionPanel::setCurrent(const QString &id)
{
    m_current = id;
    const QModelIndex index = m_filter->mapFromSource(m_model.indexOf(id));
    if (index.isValid())
        m_list->setCurrentIndex(index);
    else
        m_list->clearSelection();
}

void ConnectionPanel::setMainMenu(QMenu *menu)
{
    m_menuButton->setMenu(menu);
    m_menuButton->setVisible(!m_collapsed);
}

void ConnectionPanel::setHomeVisible(bool visible)
{
    m_homeVisible = visible;
    m_homeButton->setVisible(visible && !m_collapsed);
}

ConnectionRow ConnectionPanel::rowAt(const QModelIndex &index) const
{
    return m_model.row(m_filter->mapToSource(index));
}

void ConnectionPanel::choose(const QModelIndex &index)
{
    const ConnectionRow row = rowAt(index);
    if (row.id.isEmpty())
        return;
    if (row.draft)
        emit draftChosen(row.id);
    else
        emit connectionChosen(row.id);
}

void ConnectionPanel::showSearch(bool shown)
{
    m_search->setVisible(shown);
    if (shown) {
        m_search->setFocus();
    } else {
        m_search->clear();
        m_list->setFocus();
    }
}

void ConnectionPanel::showMenu(const QPoint &position)
{
    const QModelIndex index = m_list->indexAt(position);
    const ConnectionRow row = rowAt(index);
    if (row.id.isEmpty())
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [menu](const QString &text, auto handler) {
        QAction *action = menu->addAction(text);
        QObject::connect(action, &QAction::triggered, menu, handler);
        return action;
    };
    if (row.draft) {
        add(tr("&Resume setup"), [this, row] { emit draftChosen(row.id); });
    } else {
        add(tr("&Open"), [this, row] { emit connectionChosen(row.id); });
        add(tr("Re&name"), [this, row] {
            m_list->edit(m_filter->mapFromSource(m_model.indexOf(row.id)));
        })->setEnabled(!m_collapsed);
        add(tr("&Edit setup…"), [this, row] { emit editWanted(row.id); });
        add(tr("&Use in other programs…"), [this, row] { emit exportWanted(row.id); });
        menu->addSeparator();
        add(tr("&Check all connections…"), [this] { emit checkAllWanted(); });
    }
    menu->addSeparator();
    add(row.draft ? tr("&Discard…") : tr("&Remove…"), [this, row] { emit removeWanted(row.id); });
    menu->popup(m_list->viewport()->mapToGlobal(position));
}

bool ConnectionPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (watched == m_search) {
        if (key == Qt::Key_Escape) {
            m_searchButton->setChecked(false);
            return true;
        }
        if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
            m_list->setFocus();
            m_list->setCurrentIndex(m_filter->index(0, 0));
            if (key != Qt::Key_Down)
                choose(m_list->currentIndex());
            return true;
        }
    } else if (watched == m_list) {
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            choose(m_list->currentIndex());
            return true;
        }
        if (key == Qt::Key_Delete && m_list->currentIndex().isValid()) {
            emit removeWanted(rowAt(m_list->currentIndex()).id);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void ConnectionPanel::paintEvent(QPaintEvent *)
{
    const Theme &theme = themeOf(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.window);
    painter.fillRect(QRect(width() - 1, 0, 1, height()), theme.hair);
}

} // namespace suitescope
