// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/records/fieldfilter.h"

#include "ui/records/fieldtablemodel.h"

#include <algorithm>

namespace suitescope {

void FieldFilter::setWords(const QString &words)
{
    m_words = words.split(u' ', Qt::SkipEmptyParts);
    invalidateFilter();
}

void FieldFilter::setOnlyCustom(bool only)
{
    m_onlyCustom = only;
    invalidateFilter();
}

bool FieldFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    if (m_onlyCustom && !index.data(FieldTableModel::CustomRole).toBool())
        return false;
    const QString text = index.data(FieldTableModel::SearchRole).toString();
    return std::all_of(m_words.begin(), m_words.end(), [&text](const QString &word) {
        return text.contains(word, Qt::CaseInsensitive);
    });
}

} // namespace suitescope
