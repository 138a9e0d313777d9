// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What was observed, a sentence each, with its arguments or as something that might be seen.
#include "ui/text/doctortext.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <array>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

using E = EvidenceId;

enum class Form { Text, Day, Minute, Seconds };

struct Row
{
    E id;
    const char *seen; // with %1 and %2
    const char *plain; // without arguments
    Form form = Form::Text; // of the first argument
};

constexpr std::array rows{
    Row{E::RefusedWith, QT_TRANSLATE_NOOP("EvidenceText", "NetSuite answered with %1 %2."),
        QT_TRANSLATE_NOOP("EvidenceText", "NetSuite refuses.")},
    Row{E::NetSuiteNamedIt, QT_TRANSLATE_NOOP("EvidenceText", "NetSuite's answer says %1."),
        QT_TRANSLATE_NOOP("EvidenceText", "NetSuite's answer names it.")},
    Row{E::AuditTrailNamedIt,
        QT_TRANSLATE_NOOP("EvidenceText", "NetSuite's Login Audit Trail says %1."),
        QT_TRANSLATE_NOOP("EvidenceText", "NetSuite's Login Audit Trail names it.")},
    Row{E::OneAnswerForAll,
        QT_TRANSLATE_NOOP("EvidenceText",
                          "NetSuite gives the same answer to every refused token sign-in."),
        QT_TRANSLATE_NOOP("EvidenceText",
                          "NetSuite gives the same answer to every refused token sign-in.")},
    Row{E::OneAnswerForSeveral,
        QT_TRANSLATE_NOOP("EvidenceText", "NetSuite says %1, and says so for several causes."),
        QT_TRANSLATE_NOOP("EvidenceText", "NetSuite does not say why it refuses.")},
    Row{E::SignInWorked, QT_TRANSLATE_NOOP("EvidenceText", "The sign-in itself worked."),
        QT_TRANSLATE_NOOP("EvidenceText", "The sign-in itself works.")},
    Row{E::NoTokenGiven,
        QT_TRANSLATE_NOOP("EvidenceText", "NetSuite refused already when a token was asked for."),
        QT_TRANSLATE_NOOP("EvidenceText", "NetSuite refuses when a token is asked for.")},
    Row{E::RestWorked, QT_TRANSLATE_NOOP("EvidenceText", "A first REST request worked."),
        QT_TRANSLATE_NOOP("EvidenceText", "REST requests work.")},
    Row{E::RestletSignInWorked,
        QT_TRANSLATE_NOOP("EvidenceText",
                          "The same values sign in where REST Web Services is not needed."),
        QT_TRANSLATE_NOOP("EvidenceText",
                          "The same values sign in where REST Web Services is not needed.")},
    Row{E::RestletSignInRefused,
        QT_TRANSLATE_NOOP(
            "EvidenceText",
            "The same values are refused where REST Web Services is not needed, too."),
        QT_TRANSLATE_NOOP(
            "EvidenceText",
            "The same values are refused where REST Web Services is not needed, too.")},
    Row{E::ListRefused, QT_TRANSLATE_NOOP("EvidenceText", "The list of %1 was refused."),
        QT_TRANSLATE_NOOP("EvidenceText", "Lists are refused.")},
    Row{E::RecordByIdWorked,
        QT_TRANSLATE_NOOP("EvidenceText", "A single record of the type %1 can be asked for."),
        QT_TRANSLATE_NOOP("EvidenceText", "Single records can be read.")},
    Row{E::SuiteQlRefused, QT_TRANSLATE_NOOP("EvidenceText", "SuiteQL was refused."),
        QT_TRANSLATE_NOOP("EvidenceText", "SuiteQL is refused.")},
    Row{E::NoRecordTypes,
        QT_TRANSLATE_NOOP("EvidenceText",
                          "NetSuite names no list and no transaction to this role."),
        QT_TRANSLATE_NOOP("EvidenceText",
                          "NetSuite names no list and no transaction to this role.")},
    Row{E::RecordTypesVisible,
        QT_TRANSLATE_NOOP("EvidenceText", "Record types that this role may see: %1."),
        QT_TRANSLATE_NOOP("EvidenceText", "The role may see record types.")},
    Row{E::RecordNotFoundNamed,
        QT_TRANSLATE_NOOP("EvidenceText", "SuiteQL says that the record %1 was not found."),
        QT_TRANSLATE_NOOP("EvidenceText", "SuiteQL does not find a record.")},
    Row{E::PermissionReadAsMissing,
        QT_TRANSLATE_NOOP("EvidenceText", "The role's own list lacks: %1."),
        QT_TRANSLATE_NOOP("EvidenceText", "The role's own list lacks a permission.")},
    Row{E::TooManyRequests,
        QT_TRANSLATE_NOOP("EvidenceText",
                          "NetSuite answered with 429: too many requests at the same time."),
        QT_TRANSLATE_NOOP("EvidenceText", "NetSuite says that there are too many requests.")},
    Row{E::WorkedBefore, QT_TRANSLATE_NOOP("EvidenceText", "This connection last worked on %1."),
        QT_TRANSLATE_NOOP("EvidenceText", "The connection worked before."), Form::Day},
    Row{E::NeverWorked,
        QT_TRANSLATE_NOOP("EvidenceText",
                          "As far as is known here, these values have never worked."),
        QT_TRANSLATE_NOOP("EvidenceText", "The values have never worked.")},
    Row{E::OtherNetwork,
        QT_TRANSLATE_NOOP("EvidenceText",
                          "This computer is in another network than when the connection last "
                          "worked."),
        QT_TRANSLATE_NOOP("EvidenceText", "The connection worked from another network.")},
    Row{E::OthersFailToo,
        QT_TRANSLATE_NOOP("EvidenceText",
                          "Other connections to this account that worked fail as well: %1."),
        QT_TRANSLATE_NOOP("EvidenceText", "Other connections to this account fail as well.")},
    Row{E::OthersWork,
        QT_TRANSLATE_NOOP("EvidenceText", "Other connections to this account work: %1."),
        QT_TRANSLATE_NOOP("EvidenceText", "Other connections to this account work.")},
    Row{E::SameMethodWorks,
        QT_TRANSLATE_NOOP("EvidenceText",
                          "Connections to this account that sign in the same way work: %1."),
        QT_TRANSLATE_NOOP("EvidenceText",
                          "Connections to this account that sign in the same way work.")},
    Row{E::OtherMethodFails,
        QT_TRANSLATE_NOOP("EvidenceText",
                          "Connections to this account that sign in the other way fail as well: "
                          "%1."),
        QT_TRANSLATE_NOOP("EvidenceText",
                          "Connections to this account that sign in the other way fail as well.")},
    Row{E::OtherMethodWorks,
        QT_TRANSLATE_NOOP("EvidenceText",
                          "Connections to this account that sign in the other way work: %1."),
        QT_TRANSLATE_NOOP("EvidenceText",
                          "Connections to this account that sign in the other way work.")},
    Row{E::CertificateSharedHere,
        QT_TRANSLATE_NOOP("EvidenceText",
                          "Other connections on this computer use the same certificate: %1."),
        QT_TRANSLATE_NOOP("EvidenceText",
                          "Another connection on this computer uses the same certificate.")},
    Row{E::RefusedLately,
        QT_TRANSLATE_NOOP("EvidenceText", "Refused sign-ins in the last half hour: %1."),
        QT_TRANSLATE_NOOP("EvidenceText", "Several sign-ins were refused in the last half hour.")},
    Row{E::BudgetUsed, QT_TRANSLATE_NOOP("EvidenceText", "The next sign-in is safe after %1."),
        QT_TRANSLATE_NOOP("EvidenceText", "Several sign-ins were refused in the last half hour."),
        Form::Minute},
    Row{E::IsSandbox, QT_TRANSLATE_NOOP("EvidenceText", "The account is a sandbox."),
        QT_TRANSLATE_NOOP("EvidenceText", "The account is a sandbox.")},
    Row{E::ShapesAreRight,
        QT_TRANSLATE_NOOP("EvidenceText", "All values have the right length and alphabet."),
        QT_TRANSLATE_NOOP("EvidenceText", "All values have the right length and alphabet.")},
    Row{E::ShapeIsWrong,
        QT_TRANSLATE_NOOP(
            "EvidenceText",
            "The value was looked at on this computer and does not have the right shape."),
        QT_TRANSLATE_NOOP("EvidenceText", "A value does not have the right shape.")},
    Row{E::ValueUnusual,
        QT_TRANSLATE_NOOP("EvidenceText", "The Certificate ID has an unusual length."),
        QT_TRANSLATE_NOOP("EvidenceText", "The Certificate ID has an unusual length.")},
    Row{E::KeyFitsCertificate,
        QT_TRANSLATE_NOOP("EvidenceText", "The key fits the certificate that is kept here."),
        QT_TRANSLATE_NOOP("EvidenceText", "The key fits the certificate that was uploaded.")},
    Row{E::KeyDiffersFromCertificate,
        QT_TRANSLATE_NOOP("EvidenceText",
                          "The key does not fit the certificate that is kept here."),
        QT_TRANSLATE_NOOP("EvidenceText", "The key does not fit the certificate.")},
    Row{E::CertificateNotKept,
        QT_TRANSLATE_NOOP(
            "EvidenceText",
            "The certificate is not kept here, so the key cannot be compared with it."),
        QT_TRANSLATE_NOOP("EvidenceText", "The certificate is not kept here.")},
    Row{E::CertificateStillRuns,
        QT_TRANSLATE_NOOP("EvidenceText", "The certificate runs until %1."),
        QT_TRANSLATE_NOOP("EvidenceText", "The certificate still runs."), Form::Day},
    Row{E::CertificateIsOver, QT_TRANSLATE_NOOP("EvidenceText", "The certificate ended on %1."),
        QT_TRANSLATE_NOOP("EvidenceText", "The certificate has ended."), Form::Day},
    Row{E::CertificateLongerThanTwoYears,
        QT_TRANSLATE_NOOP("EvidenceText", "The certificate was made for more than two years."),
        QT_TRANSLATE_NOOP("EvidenceText", "The certificate was made for more than two years.")},
    Row{E::ScopeInToken, QT_TRANSLATE_NOOP("EvidenceText", "NetSuite granted the scope %1."),
        QT_TRANSLATE_NOOP("EvidenceText", "NetSuite granted the scope.")},
    Row{E::ScopeNotInToken,
        QT_TRANSLATE_NOOP("EvidenceText", "NetSuite did not grant the scope %1."),
        QT_TRANSLATE_NOOP("EvidenceText", "NetSuite did not grant the scope.")},
    Row{E::ScopeNotAsked, QT_TRANSLATE_NOOP("EvidenceText", "The scope %1 is not asked for."),
        QT_TRANSLATE_NOOP("EvidenceText", "The scope is not asked for.")},
    Row{E::AccountSpeltOtherwise,
        QT_TRANSLATE_NOOP("EvidenceText",
                          "The account ID is written %1; NetSuite's spelling is %2."),
        QT_TRANSLATE_NOOP("EvidenceText",
                          "The account ID is written in another spelling than NetSuite's.")},
    Row{E::AddressEntered,
        QT_TRANSLATE_NOOP("EvidenceText",
                          "The address %1 was entered in place of the account's own."),
        QT_TRANSLATE_NOOP("EvidenceText", "An address was entered in place of the account's own.")},
    Row{E::AccountIsKnown,
        QT_TRANSLATE_NOOP("EvidenceText", "NetSuite's public directory knows the account."),
        QT_TRANSLATE_NOOP("EvidenceText", "NetSuite's public directory knows the account.")},
    Row{E::AccountIsUnknown,
        QT_TRANSLATE_NOOP("EvidenceText", "NetSuite's public directory does not know the account."),
        QT_TRANSLATE_NOOP("EvidenceText",
                          "NetSuite's public directory does not know the account.")},
    Row{E::DirectoryNamesOtherHost,
        QT_TRANSLATE_NOOP("EvidenceText", "The directory names %2 and not %1."),
        QT_TRANSLATE_NOOP("EvidenceText", "The directory names another address.")},
    Row{E::NameHasNoAddress, QT_TRANSLATE_NOOP("EvidenceText", "No address was found for %1."),
        QT_TRANSLATE_NOOP("EvidenceText", "No address is found for the server.")},
    Row{E::NothingAnswers, QT_TRANSLATE_NOOP("EvidenceText", "Nothing answers at %1."),
        QT_TRANSLATE_NOOP("EvidenceText", "Nothing answers.")},
    Row{E::HandshakeFailed,
        QT_TRANSLATE_NOOP("EvidenceText", "The encrypted connection failed: %1."),
        QT_TRANSLATE_NOOP("EvidenceText", "The encrypted connection fails.")},
    Row{E::IssuerNotPublic,
        QT_TRANSLATE_NOOP(
            "EvidenceText",
            "The server's certificate was issued by %1, no authority of the public web."),
        QT_TRANSLATE_NOOP(
            "EvidenceText",
            "The server's certificate was issued by no authority of the public web.")},
    Row{E::PageCame, QT_TRANSLATE_NOOP("EvidenceText", "A web page came where data was due (%2)."),
        QT_TRANSLATE_NOOP("EvidenceText", "A web page comes where data is due.")},
    Row{E::PageOutsideNetSuite,
        QT_TRANSLATE_NOOP("EvidenceText", "The page is not NetSuite's: %1."),
        QT_TRANSLATE_NOOP("EvidenceText", "The page is not NetSuite's.")},
    Row{E::AnswerCutOff,
        QT_TRANSLATE_NOOP("EvidenceText", "The answer was cut off, too long or unreadable."),
        QT_TRANSLATE_NOOP("EvidenceText", "The answer is cut off.")},
    Row{E::NetSuiteStumbled, QT_TRANSLATE_NOOP("EvidenceText", "NetSuite answered with %1 %2."),
        QT_TRANSLATE_NOOP("EvidenceText", "NetSuite answers with an error of its own.")},
    Row{E::ClockAgrees,
        QT_TRANSLATE_NOOP("EvidenceText", "The clock of this computer agrees with NetSuite's."),
        QT_TRANSLATE_NOOP("EvidenceText", "The clock of this computer agrees with NetSuite's.")},
    Row{E::ClockDiffers,
        QT_TRANSLATE_NOOP("EvidenceText",
                          "The clock of this computer differs from NetSuite's by %1."),
        QT_TRANSLATE_NOOP("EvidenceText", "The clock of this computer differs from NetSuite's."),
        Form::Seconds},
    Row{E::TokenWasFresh,
        QT_TRANSLATE_NOOP("EvidenceText", "The token had been made a moment before."),
        QT_TRANSLATE_NOOP("EvidenceText", "The token had been made a moment before.")},
    Row{E::KeychainSaid, QT_TRANSLATE_NOOP("EvidenceText", "The keychain answered: %1."),
        QT_TRANSLATE_NOOP("EvidenceText", "The keychain does not answer.")},
};

QString formatted(const QString &argument, Form form)
{
    switch (form) {
    case Form::Text:
        return argument.endsWith(u'.') ? argument.chopped(1) : argument;
    case Form::Day:
        return QLocale().toString(QDateTime::fromString(argument, Qt::ISODate).toLocalTime().date(),
                                  QLocale::LongFormat);
    case Form::Minute:
        return QLocale().toString(QDateTime::fromString(argument, Qt::ISODate).toLocalTime().time(),
                                  QLocale::ShortFormat);
    case Form::Seconds:
        return durationText(std::chrono::seconds(qAbs(argument.toLongLong())));
    }
    Q_UNREACHABLE();
}

QString translated(const char *words)
{
    return QCoreApplication::translate("EvidenceText", words);
}

} // namespace

QString evidenceText(const Evidence &evidence)
{
    for (const Row &row : rows) {
        if (row.id != evidence.id)
            continue;
        const bool nothingToSay
            = evidence.arguments.isEmpty() || evidence.arguments.first().isEmpty();
        if (!evidence.seen || (nothingToSay && QByteArrayView(row.seen).contains("%1")))
            return translated(row.plain);
        const bool readByConnection
            = row.id == E::AuditTrailNamedIt && evidence.arguments.size() > 1;
        QString text = readByConnection
            //: %2 is the name of another connection
            ? QCoreApplication::translate("EvidenceText",
                                          "NetSuite's Login Audit Trail says %1. The "
                                          "connection %2 has read it.")
            : translated(row.seen);
        text.replace(u"%1"_s, formatted(evidence.arguments.value(0), row.form));
        text.replace(u"%2"_s, evidence.arguments.value(1));
        return text.replace(u" ."_s, u"."_s);
    }
    return {};
}

} // namespace suitescope
