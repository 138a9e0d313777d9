// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/account/serviceurls.h"
#include "lib/metadata/recordtype.h"
#include "lib/records/record.h"

#include <QUrl>
#include <QWidget>

class QPlainTextEdit;
class QPushButton;
class QScrollArea;
class QStackedWidget;
class QToolButton;
class QTreeWidget;

namespace suitescope {

class ElidedLabel;
class SegmentedControl;

/*! One record: as a form with labels, references as links, sublists as tables; as a tree with
 * everything; as the JSON that came. */
class RecordPane : public QWidget
{
    Q_OBJECT

public:
    explicit RecordPane(ServiceUrls urls, QWidget *parent = nullptr);

    void showRecord(const Record &record, const RecordType &type);
    /*! Where the record belongs, its name, and actions; whoever shows the pane places it above. */
    [[nodiscard]] QWidget *header() const { return m_header; }

signals:
    void referenceFollowed(const QString &type, const QString &id);
    void typeWanted(const QString &type);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    enum Way { FormWay, TreeWay, JsonWay };

    void buildHeader();
    QWidget *buildActions();
    void showWay(int way);
    void rebuildForm();
    QWidget *buildItems(QWidget *parent);
    void fillTree();
    void fillJson();
    [[nodiscard]] int columnsThatFit() const;

    ServiceUrls m_urls;
    Record m_record;
    RecordType m_type;
    QUrl m_page;
    int m_columns = 0;
    bool m_showEmpty = false;
    bool m_treeFilled = false;
    bool m_jsonFilled = false;
    QWidget *m_header = nullptr;
    QPushButton *m_crumb = nullptr;
    ElidedLabel *m_title = nullptr;
    ElidedLabel *m_path = nullptr;
    SegmentedControl *m_ways = nullptr;
    QToolButton *m_open = nullptr;
    QStackedWidget *m_pages = nullptr;
    QScrollArea *m_form = nullptr;
    QTreeWidget *m_tree = nullptr;
    QPlainTextEdit *m_json = nullptr;
};

} // namespace suitescope
