// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/base/clock.h"
#include "lib/storage/connectionstore.h"
#include "lib/storage/secretstore.h"

#include <QWidget>

class QPushButton;
class QStackedWidget;
class QTableView;

namespace suitescope {

class CertificateListModel;
class CopyIconButton;
class ElidedLabel;
class EmptyState;
class FreePairPage;
class KeyInspector;
class TextLabel;

/*! The Keys place: the certificates of all connections, a free key pair, and what a file is. Needs
 * no open connection. */
class KeysPlace : public QWidget
{
    Q_OBJECT

public:
    KeysPlace(ConnectionStore &connections, SecretStore &secrets, Clock clock,
              QWidget *parent = nullptr);

    /*! Whether the system keeps secrets in use out of the swap space. */
    void setMemoryLocked(bool locked);
    /*! Chooses the certificate of this connection. */
    void showConnection(const QString &connectionId);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    QWidget *buildBar();
    QWidget *buildMemoryRow();
    QWidget *buildList();
    QWidget *buildDetail();
    QWidget *framed(QWidget *page);
    void refresh();
    void showChosen();
    void showPage(QWidget *page);
    void showList();
    void saveCertificate();
    void writeCertificate(const QString &path, const QString &connectionId);

    ConnectionStore &m_connections; // both outlive the place
    SecretStore &m_secrets;
    Clock m_clock;
    CertificateListModel *m_model = nullptr;
    QStackedWidget *m_pages = nullptr;
    QWidget *m_memoryRow = nullptr;
    QWidget *m_list = nullptr;
    EmptyState *m_empty = nullptr;
    FreePairPage *m_pair = nullptr;
    QWidget *m_pairHolder = nullptr;
    KeyInspector *m_inspector = nullptr;
    QWidget *m_inspectorHolder = nullptr;
    QTableView *m_table = nullptr;
    TextLabel *m_title = nullptr;
    QPushButton *m_back = nullptr;
    QPushButton *m_new = nullptr;
    QPushButton *m_inspect = nullptr;
    TextLabel *m_name = nullptr;
    ElidedLabel *m_fingerprint = nullptr;
    ElidedLabel *m_saved = nullptr;
    QPushButton *m_save = nullptr;
};

} // namespace suitescope
