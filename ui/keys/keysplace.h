// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/account/menupage.h"
#include "lib/base/clock.h"
#include "lib/setup/registeredlist.h"
#include "lib/storage/secretstore.h"

#include <QHash>
#include <QWidget>

class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTabBar;

namespace suitescope {

class EmptyState;
class EndsView;
class FreePairPage;
class KeyListView;
class KeyReader;
class Notice;
class RegisteredView;
class TextLabel;

/*! What the Keys place works with; all outlive it. */
struct KeyStores
{
    ConnectionStore &connections;
    SecretStore &secrets; // of real connections and of free pairs
    SecretStore *demo = nullptr; // of demo connections
};

/*! The Keys place: every key pair and certificate that this program knows, what can be done with
 * them, and when they end. Needs no open connection. */
class KeysPlace : public QWidget
{
    Q_OBJECT

public:
    KeysPlace(KeyStores stores, Clock clock, QWidget *parent = nullptr);

    /*! Whether the system keeps secrets in use out of the swap space. */
    void setMemoryLocked(bool locked);
    /*! Connections that are not in the store, as the demo's own. */
    void setOthers(const QList<Connection> &others);
    /*! Chooses the certificate of this connection. */
    void showConnection(const QString &connectionId);

    // Where another topic of keys joins the place.
    /*! One more tab beside Key pairs and Calendar; the place owns \a view. */
    void addView(const QString &word, QWidget *view);
    /*! The tab with what NetSuite has registered. What \a tools refer to outlives the place. */
    void joinNetSuite(RegisteredList::Tools tools);
    /*! One more button for the chosen pair. */
    void addAction(QPushButton *button);
    /*! The pair that is chosen; null when there is none. */
    [[nodiscard]] const KnownKeyPair *chosen() const;

signals:
    void chosenChanged();
    void pageWanted(suitescope::MenuPageId page); // of the simulated account

protected:
    void focusInEvent(QFocusEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    QWidget *buildBar();
    QWidget *buildTabs();
    QWidget *buildNotices();
    void buildPages();
    QWidget *framed(QWidget *page);
    void refresh();
    void showPage(QWidget *page);
    void showTab();
    void showKept(const QStringList &ids);
    [[nodiscard]] bool isTab(const QWidget *page) const;
    [[nodiscard]] QString titleOf(const QWidget *page) const;

    KeyStores m_stores;
    Clock m_clock;
    QStackedWidget *m_pages = nullptr;
    QTabBar *m_tabs = nullptr;
    QList<QWidget *> m_views; // one for each tab
    Notice *m_memory = nullptr;
    Notice *m_due = nullptr;
    KeyListView *m_list = nullptr;
    EmptyState *m_empty = nullptr;
    EndsView *m_ends = nullptr;
    RegisteredView *m_registered = nullptr; // when joined
    FreePairPage *m_pair = nullptr;
    QWidget *m_pairHolder = nullptr;
    KeyReader *m_reader = nullptr;
    QWidget *m_readerHolder = nullptr;
    KeyReader *m_inspector = nullptr;
    QWidget *m_inspectorHolder = nullptr;
    TextLabel *m_title = nullptr;
    QLineEdit *m_filter = nullptr;
    QPushButton *m_back = nullptr;
    QPushButton *m_new = nullptr;
    QPushButton *m_import = nullptr;
    QPushButton *m_inspect = nullptr;
};

} // namespace suitescope
