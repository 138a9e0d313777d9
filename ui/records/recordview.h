// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/metadata/recordtype.h"
#include "lib/records/record.h"

#include <QUrl>
#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QScrollArea;
class QTabWidget;

namespace suitescope {

/*! One record: as a form with labels, references as links, sublists as tables; and as the JSON that
 * came. */
class RecordView : public QWidget
{
    Q_OBJECT

public:
    explicit RecordView(QWidget *parent = nullptr);

    void showRecord(const Record &record, const RecordType &type, const QUrl &page);

signals:
    void referenceFollowed(const QString &type, const QString &id);

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void rebuildForm();
    [[nodiscard]] int columnsThatFit() const;

    Record m_record;
    RecordType m_type;
    QUrl m_page;
    int m_columns = 0;
    QLabel *m_title = nullptr;
    QLabel *m_subtitle = nullptr;
    QPushButton *m_open = nullptr;
    QTabWidget *m_tabs = nullptr;
    QScrollArea *m_form = nullptr;
    QPlainTextEdit *m_json = nullptr;
};

} // namespace suitescope
