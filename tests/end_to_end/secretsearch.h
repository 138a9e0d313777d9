// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>
#include <QSet>
#include <QString>

namespace suitescope {

/*! The secrets that occurred on the tour, and where they must not be found. */
class SecretSearch
{
public:
    /*! \a name says whose it is; the value itself is never printed. */
    void add(const QString &name, const QString &value);
    /*! Every line of a PEM text that holds key material. */
    void addPemBody(const QString &name, const QString &pem);
    /*! Whether this value, or each line of this PEM text, was added. */
    [[nodiscard]] bool holds(const QString &value) const;
    [[nodiscard]] int count() const { return int(m_secrets.size()); }

    /*! Whose secrets stand in \a text, as bytes, as UTF-16 or without its line breaks. */
    [[nodiscard]] QStringList foundIn(const QByteArray &text) const;
    /*! "path: name" for each secret in a file below \a folder; \a allowed are complete paths. */
    [[nodiscard]] QStringList foundBelow(const QString &folder, const QSet<QString> &allowed,
                                         int *files) const;
    /*! The search finds what is there. */
    [[nodiscard]] bool isIn(const QString &path) const;

private:
    struct Wanted
    {
        QString name;
        QByteArray value;
    };
    QList<Wanted> m_secrets;
};

} // namespace suitescope
