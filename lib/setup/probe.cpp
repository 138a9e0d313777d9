// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/probe.h"

using namespace Qt::StringLiterals;

namespace suitescope {

QList<RungId> ladder()
{
    return {RungId::LocalChecks,  RungId::NameAndTls,
            RungId::ClockOffset,  RungId::SignIn,
            RungId::Rest,         RungId::RecordMetadata,
            RungId::RecordList,   RungId::RecordById,
            RungId::SuiteQl,      RungId::FeaturesAndPermissions,
            RungId::RestletScope, RungId::CertificateEnd};
}

QString rungKey(RungId id)
{
    switch (id) {
    case RungId::LocalChecks:
        return u"local-checks"_s;
    case RungId::NameAndTls:
        return u"name-and-tls"_s;
    case RungId::ClockOffset:
        return u"clock-offset"_s;
    case RungId::SignIn:
        return u"sign-in"_s;
    case RungId::Rest:
        return u"rest"_s;
    case RungId::RecordMetadata:
        return u"record-metadata"_s;
    case RungId::RecordList:
        return u"record-list"_s;
    case RungId::RecordById:
        return u"record-by-id"_s;
    case RungId::SuiteQl:
        return u"suiteql"_s;
    case RungId::FeaturesAndPermissions:
        return u"features-and-permissions"_s;
    case RungId::RestletScope:
        return u"restlet-scope"_s;
    case RungId::CertificateEnd:
        return u"certificate-end"_s;
    }
    Q_UNREACHABLE();
}

} // namespace suitescope
