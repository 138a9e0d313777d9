// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/base/clock.h"
#include "lib/setup/connectionhealth.h"
#include "lib/storage/connectionstore.h"

#include <QAbstractListModel>

namespace suitescope {

/*! One line of the list: a connection, or a setup that is not finished. */
struct ConnectionRow
{
    enum class Emphasis { None, Warn, Bad, Link };

    QString id; // of the connection or the draft
    bool draft = false;
    QString name;
    QString badge;
    Environment environment = Environment::Production;
    Health health = Health::NeverProven;
    QString stateText; // "proven 2 h ago"
    Emphasis emphasis = Emphasis::None;
    bool renewing = false; // a renewal of its certificate has not ended
    QString attention; // why it needs attention, one sentence; empty when it does not

    friend bool operator==(const ConnectionRow &, const ConnectionRow &) = default;
};

[[nodiscard]] QString initialsOf(const QString &name);

/*! The connections and drafts of a ConnectionStore, in the user's order, drafts last. Renames
 * through EditRole. */
class ConnectionListModel : public QAbstractListModel
{
    Q_OBJECT

public:
    enum Role { IdRole = Qt::UserRole + 1, DraftRole, BadgeRole };

    ConnectionListModel(ConnectionStore &connections, Clock clock, QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

    [[nodiscard]] const QList<ConnectionRow> &rows() const { return m_rows; }
    [[nodiscard]] ConnectionRow row(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(const QString &id) const;

    /*! Compares with the store and the clock; "2 h ago" grows old by itself. */
    void refresh();

signals:
    void renameFailed(const suitescope::Error &error);

private:
    void takeRows(const QList<ConnectionRow> &rows);

    ConnectionStore &m_connections; // outlives this
    Clock m_clock;
    QList<ConnectionRow> m_rows;
};

} // namespace suitescope
