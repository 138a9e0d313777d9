// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/records/formitems.h"

#include <functional>

class QWidget;

namespace suitescope {

using FollowReference = std::function<void(const RecordReference &)>;

/*! A label over its value; a reference is a link that calls \a follow. */
[[nodiscard]] QWidget *makeFormItem(const FormItem &item, QWidget *parent, FollowReference follow);
/*! A tab for each table; links in cells call \a follow. */
[[nodiscard]] QWidget *makeFormTables(const QList<FormTable> &tables, QWidget *parent,
                                      const FollowReference &follow);

} // namespace suitescope
