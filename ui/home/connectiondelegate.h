// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/home/connectionlistmodel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/statuslight.h"

#include <QStyledItemDelegate>

namespace suitescope {

[[nodiscard]] LightState lightOf(const ConnectionRow &row);

/*! Paints a line of the connection list, wide or collapsed to initials; edits the name in place. */
class ConnectionDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setCollapsed(bool collapsed) { m_collapsed = collapsed; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const override;
    void updateEditorGeometry(QWidget *editor, const QStyleOptionViewItem &option,
                              const QModelIndex &index) const override;

private:
    void paintWide(QPainter *painter, const QStyleOptionViewItem &option, const ConnectionRow &row,
                   const Theme &theme) const;
    void paintCollapsed(QPainter *painter, const QStyleOptionViewItem &option,
                        const ConnectionRow &row, const Theme &theme) const;

    bool m_collapsed = false;
};

} // namespace suitescope
