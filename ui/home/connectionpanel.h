// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/home/connectionlistmodel.h"

#include <QTimer>
#include <QWidget>

class QAction;
class QLineEdit;
class QListView;
class QMenu;
class QSortFilterProxyModel;
class QToolButton;

namespace suitescope {

class ConnectionDelegate;
class TextLabel;

/*! The window's left side: the connections, a search over them, and the four first steps below. */
class ConnectionPanel : public QWidget
{
    Q_OBJECT

public:
    /*! \a steps stand at the foot, each with an icon of ours as its icon text. */
    ConnectionPanel(ConnectionListModel &model, const QList<QAction *> &steps,
                    QWidget *parent = nullptr);

    [[nodiscard]] bool isCollapsed() const { return m_collapsed; }
    void setCollapsed(bool collapsed);
    /*! Marks the open connection; an empty id none. */
    void setCurrent(const QString &id);
    /*! The menu of the whole window; owned by somebody else. */
    void setMainMenu(QMenu *menu);
    /*! The way back to the welcome page. */
    void setHomeVisible(bool visible);

signals:
    void homeWanted();
    void connectionChosen(const QString &id);
    void draftChosen(const QString &id);
    void editWanted(const QString &id);
    void exportWanted(const QString &id);
    void removeWanted(const QString &id); // asks before anything is removed
    void checkAllWanted();
    void collapsedChanged(bool collapsed);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildUi(const QList<QAction *> &steps);
    QWidget *buildHead();
    QWidget *buildFoot(const QList<QAction *> &steps);
    void choose(const QModelIndex &index);
    void showMenu(const QPoint &position);
    void showSearch(bool shown);
    [[nodiscard]] ConnectionRow rowAt(const QModelIndex &index) const;

    ConnectionListModel &m_model; // outlives this
    QSortFilterProxyModel *m_filter = nullptr;
    ConnectionDelegate *m_delegate = nullptr;
    QListView *m_list = nullptr;
    TextLabel *m_caption = nullptr;
    QLineEdit *m_search = nullptr;
    QToolButton *m_homeButton = nullptr;
    QToolButton *m_searchButton = nullptr;
    QToolButton *m_collapseButton = nullptr;
    QToolButton *m_menuButton = nullptr;
    QList<QWidget *> m_steps;
    QString m_current;
    QTimer m_ageing;
    bool m_collapsed = false;
    bool m_homeVisible = false;
};

} // namespace suitescope
