// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/metadata/metadataindex.h"
#include "lib/metadata/recordcatalog.h"
#include "lib/records/record.h"

#include <QFuture>
#include <QTimer>
#include <QWidget>

class QLineEdit;
class QListView;
class QStackedWidget;
class QToolButton;

namespace suitescope {

class ElidedLabel;
class EmptyState;
class OpenConnection;
class RecordPane;
class Skeleton;
class TextLabel;
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

    QWidget *buildSide();
    QWidget *buildSearch(QWidget *side);
    QWidget *buildFoot(QWidget *side);
    QWidget *buildRight();
    QWidget *buildBar(QWidget *right);
    void addShortcuts();
    void loadTypes(RecordCatalog::Freshness freshness);
    void takeTypes(const RecordCatalog::Listing &listing);
    void refresh();
    void search();
    void chooseFirst();
    void choose(const QModelIndex &index);
    void go(const Visit &visit);
    void openVisit(const Visit &visit,
                   RecordCatalog::Freshness freshness = RecordCatalog::Freshness::CacheFirst);
    void openType(const QString &type, RecordCatalog::Freshness freshness);
    void openRecord(const QString &type, const QString &id);
    void takeRecord(const Record &record);
    void step(int by);
    void showPage(QWidget *page, QWidget *header);
    void showFailure(const QString &what, const Error &error);
    void showHistory();
    void showLoading(const QString &what);
    void showChosen();
    void tryAgain();

    OpenConnection &m_connection; // outlives the place
    MetadataIndex m_index;
    TypeListModel *m_types = nullptr;
    QListView *m_list = nullptr;
    QStackedWidget *m_lists = nullptr;
    EmptyState *m_nothing = nullptr; // that the search found
    QLineEdit *m_search = nullptr;
    ElidedLabel *m_age = nullptr;
    QStackedWidget *m_headers = nullptr;
    ElidedLabel *m_where = nullptr;
    QStackedWidget *m_right = nullptr;
    EmptyState *m_welcome = nullptr;
    TypePage *m_typePage = nullptr;
    RecordPane *m_record = nullptr;
    Skeleton *m_skeleton = nullptr;
    QWidget *m_message = nullptr;
    TextLabel *m_messageHeading = nullptr;
    TextLabel *m_messageText = nullptr;
    QToolButton *m_back = nullptr;
    QToolButton *m_forward = nullptr;
    QTimer m_slow; // an answer that comes at once needs no picture of waiting
    QList<Visit> m_visits;
    qsizetype m_now = -1;
    QString m_wantedField; // shown once its type is there
    int m_question = 0; // a newer question makes older answers void
    QFuture<Result<Record>> m_reading;
};

} // namespace suitescope
