// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/account/menupage.h"
#include "lib/storage/connection.h"

namespace suitescope {

/*! A feature that a method needs (fact sheet 2.4, 3.6, 3.7, 11). NetSuite's own words stay
 * untranslated; `why` is worded in ui/text by id. */
struct FeatureItem
{
    QString id; // NetSuite's own: "RESTWEBSERVICES"; stable, stored in drafts
    QString name; // "REST Web Services"
    QString alias; // what tutorials call it: "SuiteQL"
    QString subtab; // "SuiteCloud"
    QString section; // "SuiteTalk (Web Services)"
    bool required = true;
};

struct PermissionItem
{
    QString key; // "ADMI_RESTWEBSERVICES"
    QString name; // "REST Web Services"
    QString subtab; // "Setup", "Reports", "Lists", "Transactions"
    QString level; // "Full", "Edit", "View"
    bool required = true;
    /*! No documentation of Oracle's names the key: it is fit for comparing, and goes into no file.
     */
    bool keyIsGuessed = false;
};

/*! What a person may want to reach: the record types offered on the role page, with the permissions
 * each needs (fact sheet 9.3). */
struct DataNeed
{
    QString id; // "customer"
    QString label; // "Customers"
    QList<PermissionItem> permissions;
};

/*! What is to be done with the chosen records; each holds those before it. The level of a record's
 * permission follows from it: View, Create, Edit, Full. */
enum class DataOperation { Read, Create, Change, Delete };

/*! A scope as NetSuite words it on the integration record: "REST Web Services". */
[[nodiscard]] QString scopeName(const QString &scope);

/*! The checklists as data, one per method. Pure. */
class Checklist
{
public:
    explicit Checklist(AuthMethod method);

    [[nodiscard]] QList<FeatureItem> features() const;
    /*! Those that signing in and reading need, then what is optional. */
    [[nodiscard]] QList<PermissionItem> permissions() const;
    [[nodiscard]] static QList<DataNeed> dataNeeds();
    /*! The method's permissions and those of the chosen needs, without doubles. */
    [[nodiscard]] QList<PermissionItem> permissionsFor(const QStringList &needIds,
                                                       DataOperation most
                                                       = DataOperation::Read) const;

    enum class TextForm { Plain, Markdown };
    /*! Features and permissions for the administrator, with menu paths. English, since NetSuite's
     * words are. */
    [[nodiscard]] QString text(const QStringList &needIds, TextForm form,
                               DataOperation most = DataOperation::Read) const;

private:
    AuthMethod m_method;
};

} // namespace suitescope
