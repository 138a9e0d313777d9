// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/metadata/recordtype.h"

#include <QString>

namespace suitescope {

/*! The operators of `q` (fact sheet 4.6). */
enum class FilterOperator {
    Empty,
    Is,
    Contain,
    StartWith,
    EndWith,
    AnyOf,
    Between,
    Equal,
    Greater,
    GreaterOrEqual,
    Less,
    LessOrEqual,
    Within,
    After,
    Before,
    On,
    OnOrAfter,
    OnOrBefore,
};

struct FilterCondition
{
    QString field;
    FilterOperator op = FilterOperator::Is;
    bool negated = false;
    QStringList values;

    friend bool operator==(const FilterCondition &, const FilterCondition &) = default;
};

[[nodiscard]] QList<FilterOperator> operatorsFor(FieldKind kind);
[[nodiscard]] QString keyword(FilterOperator op, bool negated); // "START_WITH_NOT"
/*! The text of `q`, conditions joined by AND; strings quoted where they need it. */
[[nodiscard]] QString filterText(const QList<FilterCondition> &conditions,
                                 const QList<Field> &fields);

} // namespace suitescope
