// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/end_to_end/secretsearch.h"

#include <QDirIterator>
#include <QFile>
#include <QStringConverter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr qsizetype shortest = 20; // shorter pieces are found by chance

QByteArray asUtf16(const QByteArray &text)
{
    QStringEncoder encoder(QStringConverter::Utf16LE, QStringConverter::Flag::Stateless);
    return encoder(QString::fromUtf8(text));
}

} // namespace

void SecretSearch::add(const QString &name, const QString &value)
{
    if (value.size() >= shortest)
        m_secrets.append({name, value.toUtf8()});
}

void SecretSearch::addPemBody(const QString &name, const QString &pem)
{
    for (const QString &line : pem.split(u'\n')) {
        if (!line.startsWith("-----"_L1))
            add(name, line.trimmed());
    }
}

bool SecretSearch::holds(const QString &value) const
{
    const QStringList lines = value.split(u'\n', Qt::SkipEmptyParts);
    return !lines.isEmpty()
        && std::all_of(lines.cbegin(), lines.cend(), [this](const QString &line) {
               return line.startsWith("-----"_L1)
                   || std::any_of(m_secrets.cbegin(), m_secrets.cend(), [&](const Wanted &wanted) {
                          return wanted.value == line.toUtf8();
                      });
           });
}

bool SecretSearch::isIn(const QString &path) const
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) && !foundIn(file.readAll()).isEmpty();
}

QStringList SecretSearch::foundIn(const QByteArray &text) const
{
    QStringList found;
    for (const Wanted &wanted : m_secrets) {
        if (text.contains(wanted.value) || text.contains(asUtf16(wanted.value)))
            found += wanted.name;
    }
    return found;
}

QStringList SecretSearch::foundBelow(const QString &folder, const QSet<QString> &allowed,
                                     int *files) const
{
    QStringList found;
    QDirIterator all(folder, QDir::Files | QDir::Hidden | QDir::System,
                     QDirIterator::Subdirectories);
    while (all.hasNext()) {
        const QString path = all.next();
        if (allowed.contains(path))
            continue;
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly)) {
            found += path + u": cannot be read"_s;
            continue;
        }
        ++*files;
        for (const QString &name : foundIn(file.readAll()))
            found += u"%1: %2"_s.arg(path, name);
    }
    return found;
}

} // namespace suitescope
