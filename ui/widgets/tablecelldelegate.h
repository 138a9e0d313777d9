// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStyledItemDelegate>

class QTableView;

namespace suitescope {

/*! How a cell's text is set. */
enum class CellLook {
    Plain,
    Strong, // medium
    Muted, // text2
    Mono,
    Link, // link coloured, pressed with a click or Enter
    Null // "null", small text2
};

/*! What a model tells TableCellDelegate beside Qt's own roles; all optional. */
namespace cell {
enum Role {
    Kind = Qt::UserRole + 900, // CellLook
    SecondLine, // QString: small text2 below
    Light, // LightState: 14, before the text
    Chips, // QStringList: after the text, or instead of it
    ChipTone, // ToneId of the chips; Neutral when absent
    IconName, // QString: a name for iconPixmap(), 16, before the text
    Tone // ToneId: colours the text
};
} // namespace cell

/*! Paints table cells from values: two lines, links, chips, lights, monospace, missing values,
 * check boxes. No widgets in cells. */
class TableCellDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;

signals:
    void linkPressed(const QModelIndex &index);

protected:
    bool editorEvent(QEvent *event, QAbstractItemModel *model, const QStyleOptionViewItem &option,
                     const QModelIndex &index) override;

private:
    [[nodiscard]] QRect checkRect(const QStyleOptionViewItem &option,
                                  const QModelIndex &index) const;
    int paintLead(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                  int x) const;
    void paintText(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                   const QRect &room) const;
};

/*! The look of looks.md "Tables" with this delegate: no frame, no grid, rows of \a rowHeight (28,
   26 for results, 48 for two lines). Answers the delegate. */
TableCellDelegate *setUpFlatTable(QTableView *table, int rowHeight = 28);
/*! A table that is exactly as high as its rows: for short lists on a page. */
void fitTableHeight(QTableView *table);

} // namespace suitescope
