// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/metadata/metadataindex.h"
#include "lib/metadata/recordcatalog.h"
#include "lib/records/record.h"

#include <QFuture>
#include <QWidget>

class QLabel;
class QLineEdit;
class QListView;
class QStackedWidget;
class QToolButton;

namespace suitescope {

class OpenConnection;
class RecordView;
class TypeListModel;
class TypePage;

/*! The Records place: all record types with search on the left, one type or one record on the
   right, Back and Forward as in a browser. */
class RecordsPlace : public QWidget
{
    Q_OBJECT

public:
    explicit RecordsPlace(OpenConnection &connection, QWidget *parent = nullptr);
    ~RecordsPlace() override;

signals:
    /*! The console is to open this statement. */
    void statementWanted(const QString &title, const QString &statement);

private:
    /*! Where the user was: a type, or a record of it. */
    struct Visit
    {
        QString type;
        QString id; // empty: the type itself

        friend bool operator==(const Visit &, const Visit &) = default;
    };

    QWidget *buildList();
    QWidget *buildRight();
    void loadTypes(RecordCatalog::Freshness freshness);
    void takeTypes(const RecordCatalog::Listing &listing);
    void search();
    void choose(const QModelIndex &index);
    void go(const Visit &visit);
    void openVisit(const Visit &visit);
    void openType(const QString &type);
    void openRecord(const QString &type, const QString &id);
    void step(int by);
    void showFailure(const QString &what, const Error &error);
    void showHistory();
    void showLoading(const QString &what);

    OpenConnection &m_connection; // outlives the place
    MetadataIndex m_index;
    TypeListModel *m_types = nullptr;
    QListView *m_list = nullptr;
    QLineEdit *m_search = nullptr;
    QLabel *m_age = nullptr;
    QStackedWidget *m_right = nullptr;
    QWidget *m_welcome = nullptr;
    TypePage *m_typePage = nullptr;
    RecordView *m_record = nullptr;
    QWidget *m_message = nullptr;
    QLabel *m_messageHeading = nullptr;
    QLabel *m_messageText = nullptr;
    QToolButton *m_back = nullptr;
    QToolButton *m_forward = nullptr;
    QLabel *m_where = nullptr;
    QList<Visit> m_visits;
    qsizetype m_now = -1;
    QString m_wantedField; // shown once its type is there
    int m_question = 0; // a newer question makes older answers void
    QFuture<Result<Record>> m_reading;
};

} // namespace suitescope
