// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/base/result.h"
#include "lib/records/record.h"

#include <QFuture>
#include <QWidget>

class QLineEdit;
class QPushButton;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace suitescope {

class ElidedLabel;
class EmptyState;
class InstanceModel;
class OpenConnection;
class Skeleton;

/*! The records of one type, a page at a time, with NetSuite's own filter; names on request. */
class InstancesPage : public QWidget
{
    Q_OBJECT

public:
    explicit InstancesPage(OpenConnection &connection, QWidget *parent = nullptr);
    ~InstancesPage() override;

    void setType(const QString &type);
    /*! Asks for the first page unless this type's is shown already. */
    void listOnce();

signals:
    void recordWanted(const QString &type, const QString &id);

private:
    QWidget *buildTop();
    QWidget *buildList();
    QWidget *buildPager();
    void list(int offset);
    void takePage(const Result<RecordPage> &page);
    void showFailure(const Error &error);
    void readNames();
    void readNextName();
    void helpOut();

    OpenConnection &m_connection; // outlives the page
    QString m_type;
    bool m_listed = false;
    bool m_offersClearing = false; // the filter, when nothing fits it
    InstanceModel *m_instances = nullptr;
    QStackedWidget *m_pages = nullptr;
    QTableView *m_table = nullptr;
    Skeleton *m_skeleton = nullptr;
    EmptyState *m_nothing = nullptr;
    QLineEdit *m_q = nullptr;
    ElidedLabel *m_status = nullptr;
    QPushButton *m_names = nullptr;
    QToolButton *m_previous = nullptr;
    QToolButton *m_next = nullptr;
    QFuture<Result<RecordPage>> m_listing;
    QStringList m_namesToRead;
    int m_question = 0; // a newer question makes older answers void
    int m_offset = 0;
};

} // namespace suitescope
