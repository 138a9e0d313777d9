// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/end_to_end/causetable.h"

#include <QFile>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

const QByteArray head
    = "| cause | brought about by | method | place | with the Detail | told apart by |\n"
      "|---|---|---|---|---|---|\n";

qsizetype orderOf(const QString &line)
{
    const QString key = line.section(u'|', 1, 1).trimmed();
    const QList<CauseId> causes = allCauses();
    const auto found = std::find_if(causes.cbegin(), causes.cend(),
                                    [&key](CauseId id) { return causeKey(id) == key; });
    return found - causes.cbegin();
}

} // namespace

void CauseTable::add(const CauseLine &line)
{
    const QStringList cells{causeKey(line.cause),
                            line.how,
                            line.method == AuthMethod::ClientCredentials ? u"M2M"_s : u"TBA"_s,
                            line.place,
                            line.placeWithDetail,
                            line.toldApart};
    m_lines += u"| "_s + cells.join(u" | "_s) + u" |"_s;
}

bool CauseTable::write() const
{
    const QString path = qEnvironmentVariable("SUITESCOPE_FAULT_TABLE");
    if (path.isEmpty())
        return true;
    QStringList lines;
    QFile file(path);
    if (file.open(QIODevice::ReadOnly))
        lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts).mid(2);
    file.close();
    lines += m_lines;
    lines.removeDuplicates();
    std::stable_sort(lines.begin(), lines.end(),
                     [](const QString &a, const QString &b) { return orderOf(a) < orderOf(b); });
    return file.open(QIODevice::WriteOnly)
        && file.write(head + lines.join(u'\n').toUtf8() + '\n') > 0;
}

} // namespace suitescope
