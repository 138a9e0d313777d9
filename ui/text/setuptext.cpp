// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/text/setuptext.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

struct SetupText
{
    Q_DECLARE_TR_FUNCTIONS(SetupText)
};

QString lengthText(const ShapeVerdict &verdict)
{
    const QLocale locale;
    return SetupText::tr("%1 characters, where %2 are due.")
        .arg(locale.toString(verdict.length), locale.toString(verdict.wanted));
}

} // namespace

QString featureWhy(const QString &featureId)
{
    if (featureId == "RESTWEBSERVICES"_L1)
        return SetupText::tr("Every request goes through it.");
    if (featureId == "OAUTH2"_L1)
        return SetupText::tr("Lets a certificate sign in.");
    if (featureId == "TBA"_L1)
        return SetupText::tr("Lets a token sign in.");
    if (featureId == "SUITEANALYTICSWORKBOOK"_L1)
        return SetupText::tr("Queries and lists. Tutorials call it “SuiteQL”.");
    if (featureId == "CUSTOMCODE"_L1)
        return SetupText::tr("Needed before Server SuiteScript.");
    if (featureId == "SERVERSIDESCRIPTING"_L1)
        return SetupText::tr("RESTlets of your own, if you plan any.");
    return {};
}

QString permissionWhy(const QString &permissionKey)
{
    if (permissionKey == "ADMI_RESTWEBSERVICES"_L1)
        return SetupText::tr("Without it NetSuite refuses every REST request.");
    if (permissionKey == "ADMI_LOGIN_OAUTH2"_L1)
        return SetupText::tr("Lets the role sign in with a certificate.");
    if (permissionKey == "ADMI_LOGIN_OAUTH"_L1)
        return SetupText::tr("Lets the role sign in with an access token.");
    if (permissionKey == "REPO_ANALYTICS"_L1)
        return SetupText::tr("SuiteQL, lists and filters. Tutorials call it “SuiteQL”.");
    if (permissionKey == "TRAN_FIND"_L1)
        return SetupText::tr("Transactions and their lines in SuiteQL.");
    if (permissionKey == "ADMI_MANAGE_OWN_OAUTH2_CERTIFICATES"_L1)
        return SetupText::tr("Optional: to renew certificates from here.");
    if (permissionKey == "ADMI_MANAGEROLES"_L1)
        return SetupText::tr("Lets Verify read the permissions of the role.");
    return {};
}

QString neededWord(bool required)
{
    return required ? SetupText::tr("Required") : SetupText::tr("Recommended");
}

QString secretFieldName(SecretField field)
{
    // NetSuite's own words; a translation leaves them as its pages show them.
    switch (field) {
    case SecretField::ConsumerKey:
        return SetupText::tr("Consumer Key");
    case SecretField::ConsumerSecret:
        return SetupText::tr("Consumer Secret");
    case SecretField::TokenId:
        return SetupText::tr("Token ID");
    case SecretField::TokenSecret:
        return SetupText::tr("Token Secret");
    case SecretField::ClientId:
        return SetupText::tr("Client ID");
    case SecretField::CertificateId:
        return SetupText::tr("Certificate ID");
    case SecretField::PrivateKey:
        return SetupText::tr("Private key");
    }
    Q_UNREACHABLE();
}

QString scopeWhy(const QString &scope)
{
    if (scope == "rest_webservices"_L1)
        return SetupText::tr("Records, metadata and SuiteQL. SuiteScope needs this one.");
    if (scope == "restlets"_L1)
        return SetupText::tr("RESTlets, the scripts of your own account.");
    if (scope == "suite_analytics"_L1)
        return SetupText::tr("SuiteAnalytics Connect, the ODBC and JDBC service.");
    return {};
}

QString pasteChangesText(PasteChanges changes)
{
    QStringList taken;
    const auto say = [&](PasteChange change, const QString &words) {
        if (changes.testFlag(change))
            taken.append(words);
    };
    say(PasteChange::Blanks, SetupText::tr("blanks"));
    say(PasteChange::LineBreaks, SetupText::tr("line breaks"));
    say(PasteChange::Invisible, SetupText::tr("invisible characters"));
    say(PasteChange::Quotes, SetupText::tr("quotes or punctuation"));
    say(PasteChange::Label, SetupText::tr("a label"));
    return taken.isEmpty() ? QString() : SetupText::tr("Taken off: %1.").arg(taken.join(u", "_s));
}

QString shapeText(SecretField field, const ShapeVerdict &verdict)
{
    switch (verdict.fault) {
    case ShapeFault::None:
        if (field == SecretField::PrivateKey)
            return SetupText::tr("A private key in PEM form.");
        return SetupText::tr("%1 characters, right shape.").arg(QLocale().toString(verdict.length));
    case ShapeFault::Empty:
        return SetupText::tr("%1 is not entered yet.").arg(secretFieldName(field));
    case ShapeFault::TooShort:
        return SetupText::tr("%1 Copy the whole value again.").arg(lengthText(verdict));
    case ShapeFault::TooLong:
        return SetupText::tr("%1 Something else was copied with it.").arg(lengthText(verdict));
    case ShapeFault::BadCharacters:
        if (field == SecretField::PrivateKey)
            return SetupText::tr("This is no private key in PEM form.");
        if (field == SecretField::CertificateId)
            return SetupText::tr(
                "A Certificate ID has letters, digits, - and _ alone. Copy it from "
                "the list of mappings.");
        return SetupText::tr(
                   "%1 has the digits 0 to 9 and the letters a to f alone. Copy it again.")
            .arg(secretFieldName(field));
    case ShapeFault::LooksLikeAnother:
        return SetupText::tr("This is the value of %1. Copy %2 instead.")
            .arg(verdict.looksLike ? secretFieldName(*verdict.looksLike) : QString(),
                 secretFieldName(field));
    }
    Q_UNREACHABLE();
}

} // namespace suitescope
