// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "envfaults.h"

using namespace Qt::StringLiterals;

namespace suitescope {

using Id = EnvFindingId;
using namespace envvalues;

namespace {

constexpr EnvWeight fault = EnvWeight::Fault;
constexpr EnvWeight likely = EnvWeight::Likely;
constexpr EnvWeight advice = EnvWeight::Advice;

/*! Takes the rows of the tables below. */
class Rows
{
public:
    void operator()(const char *name, const QByteArray &content, const EnvFinding &expected,
                    const EnvSurroundings &around = at())
    {
        m_rows.append({name, content, expected, around});
    }
    [[nodiscard]] QList<EnvFault> all() const { return m_rows; }

private:
    QList<EnvFault> m_rows;
};

EnvFinding form(Id id, EnvWeight weight, int line, const QString &name)
{
    return EnvFinding{.id = id, .weight = weight, .line = line, .name = name, .repairable = true};
}

QByteArray block(const QByteArray &label, const QByteArray &hex)
{
    return "-----BEGIN " + label + "-----\n" + QByteArray::fromHex(hex).toBase64() + "\n-----END "
        + label + "-----\n";
}

QByteArray withKey(const QByteArray &line)
{
    return m2m("PRIVATE_KEY", line);
}

void addFile(Rows &row)
{
    row("an empty file", "", {Id::NothingOfOurs, fault});
    row("nothing of ours", "PATH=/bin\n", {Id::NothingOfOurs, fault});
    row("UTF-16", utf16(tba()), {.id = Id::WideText, .weight = fault, .repairable = true});
    row("Latin-1 in a comment", tba() + "# Gr\xFC\xDF\x65\n", {Id::NotUtf8, advice, 7});
    EnvSurroundings around = at();
    around.othersMayRead = true;
    row("mode", tba(), {.id = Id::OthersMayRead, .weight = likely, .repairable = true}, around);
    around = at();
    around.git = {u"/work"_s, true, true};
    row("tracked", tba(), {Id::GitTracks, fault}, around);
    around.git = {u"/work"_s, false, false};
    row("not ignored", tba(), {Id::GitWouldTake, likely}, around);
}

void addNames(Rows &row)
{
    const QString account = u"NETSUITE_ACCOUNT_ID"_s;
    const QString clientId = u"NETSUITE_CLIENT_ID"_s;
    const QString tokenId = u"NETSUITE_TOKEN_ID"_s;
    const QString type = u"NETSUITE_AUTH_TYPE"_s;
    row("a missing name", tba("TOKEN_ID"), {Id::NameMissing, fault, 0, tokenId});
    row("no account", tba("ACCOUNT_ID"), {Id::NameMissing, fault, 0, account});
    row("no value", tba("TOKEN_ID", "NETSUITE_TOKEN_ID="), {Id::ValueMissing, fault, 5, tokenId});
    row("blanks for a value", tba("TOKEN_ID", "NETSUITE_TOKEN_ID='  '"),
        {Id::ValueMissing, fault, 5, tokenId});
    row("a misspelled name", tba("CONSUMER_KEY", "NETSUITE_CONSUMERKEY=" + hexText('1')),
        {.id = Id::NameMisspelled,
         .weight = fault,
         .line = 3,
         .name = u"NETSUITE_CONSUMERKEY"_s,
         .text = u"NETSUITE_CONSUMER_KEY"_s,
         .repairable = true});
    row("a typo before a value that does not suit",
        tba("CONSUMER_KEY", "NETSUITE_CONSUMER_KAY=short"),
        {Id::NameMisspelled, fault, 3, u"NETSUITE_CONSUMER_KAY"_s, u"NETSUITE_CONSUMER_KEY"_s});
    row("a foreign name", tba() + "NETSUITE_RESTLET_URL=x\n",
        {Id::NameUnknown, advice, 7, u"NETSUITE_RESTLET_URL"_s});
    row("nearly one that is there", tba() + "NETSUITE_TOKEN_ID2=x\n",
        {Id::NameUnknown, advice, 7, u"NETSUITE_TOKEN_ID2"_s});
    row("twice", tba() + "NETSUITE_TOKEN_ID=" + hexText('7') + '\n',
        {.id = Id::NameTwice,
         .weight = likely,
         .line = 5,
         .name = tokenId,
         .number = 7,
         .repairable = true});
    row("twice, the last one empty", tba() + "NETSUITE_TOKEN_ID=\n",
        {.id = Id::NameTwice, .weight = likely, .line = 5, .name = tokenId, .number = 7});
    row("no method", tba("AUTH_TYPE"),
        {.id = Id::AuthTypeMissing,
         .weight = likely,
         .name = type,
         .text = u"tba"_s,
         .repairable = true});
    row("an empty method", m2m("AUTH_TYPE", "NETSUITE_AUTH_TYPE="),
        {.id = Id::AuthTypeMissing,
         .weight = likely,
         .line = 1,
         .name = type,
         .text = u"oauth2"_s,
         .repairable = true});
    row("no method and the names of both", tba("AUTH_TYPE") + m2m("AUTH_TYPE"),
        {Id::AuthTypeMissing, likely, 0, type});
    row("a method nobody knows", tba("AUTH_TYPE", "NETSUITE_AUTH_TYPE=saml"),
        {.id = Id::AuthTypeWrong,
         .weight = fault,
         .line = 1,
         .name = type,
         .text = u"tba"_s,
         .repairable = true});
    row("a method by another name", m2m("AUTH_TYPE", "NETSUITE_AUTH_TYPE=M2M"),
        {.id = Id::AuthTypeSpelling,
         .weight = likely,
         .line = 1,
         .name = type,
         .text = u"oauth2"_s,
         .repairable = true});
    row("both methods", tba() + "NETSUITE_CLIENT_ID=" + hexText('5') + '\n',
        {Id::BothMethods, advice, 7, clientId, clientId});
    row("both methods, and none said",
        tba("AUTH_TYPE") + "NETSUITE_CLIENT_ID=" + hexText('5') + '\n',
        {Id::BothMethods, fault, 6, clientId, clientId});
}

void addForms(Rows &row)
{
    const QString key = u"NETSUITE_PRIVATE_KEY"_s;
    const QString tokenId = u"NETSUITE_TOKEN_ID"_s;
    EnvSurroundings around;
    row("a key as it was pasted", withKey("NETSUITE_PRIVATE_KEY=" + pem().trimmed()),
        form(Id::KeyWithoutQuotes, fault, 5, key));
    row("a key without quotes", withKey("NETSUITE_PRIVATE_KEY=" + oneLine(pem())),
        form(Id::KeyBreaksLiteral, likely, 5, key));
    row("a key in single quotes", withKey("NETSUITE_PRIVATE_KEY='" + oneLine(pem()) + '\''),
        form(Id::KeyBreaksLiteral, likely, 5, key));
    row("a key over many lines", withKey("NETSUITE_PRIVATE_KEY=\"" + pem() + '"'),
        form(Id::KeyBreaksReal, likely, 5, key));
    row("many lines for docker", withKey("NETSUITE_PRIVATE_KEY=\"" + pem() + '"'),
        form(Id::KeyBreaksReal, fault, 5, key), readBy(EnvFormat::Docker));
    row("literal breaks for a shell", withKey("export " + keyLine()),
        form(Id::KeyBreaksLiteral, likely, 5, key), readBy(EnvFormat::Shell));
    row("blanks without quotes for a shell",
        withKey("export NETSUITE_PRIVATE_KEY=" + oneLine(pem())),
        form(Id::KeyWithoutQuotes, fault, 5, key), readBy(EnvFormat::Shell));
    row("quotes for docker", tba("TOKEN_ID", "NETSUITE_TOKEN_ID=\"" + hexText('3') + '"'),
        form(Id::QuotesKept, fault, 5, tokenId), readBy(EnvFormat::Docker));
    row("back-ticks", tba("TOKEN_ID", "NETSUITE_TOKEN_ID=`" + hexText('3') + '`'),
        form(Id::QuotesKept, likely, 5, tokenId));
    row("back-ticks for a shell",
        tba("TOKEN_ID", "export NETSUITE_TOKEN_ID=`" + hexText('3') + '`'),
        form(Id::QuotesKept, fault, 5, tokenId), readBy(EnvFormat::Shell));
    row("a colon", tba("TOKEN_ID", "NETSUITE_TOKEN_ID: " + hexText('3')),
        form(Id::SignWrong, likely, 5, tokenId));
    row("blanks around the sign, for a shell",
        tba("TOKEN_ID", "export NETSUITE_TOKEN_ID = " + hexText('3')),
        form(Id::SignWrong, fault, 5, tokenId), readBy(EnvFormat::Shell));
    row("nothing exported",
        tba()
            .replace("NETSUITE", "export NETSUITE")
            .replace("export NETSUITE_TOKEN_ID", "NETSUITE_TOKEN_ID"),
        form(Id::ExportMissing, likely, 5, tokenId), readBy(EnvFormat::Shell));
    row("exported for docker", tba("TOKEN_ID", "export NETSUITE_TOKEN_ID=" + hexText('3')),
        form(Id::ExportWrong, fault, 5, tokenId), readBy(EnvFormat::Docker));
    row("a comment behind", tba("TOKEN_ID", "NETSUITE_TOKEN_ID=" + hexText('3') + " # of the shop"),
        form(Id::CommentBehind, advice, 5, tokenId));
    row("a comment behind, for docker",
        tba("TOKEN_ID", "NETSUITE_TOKEN_ID=" + hexText('3') + " # of the shop"),
        form(Id::CommentBehind, fault, 5, tokenId), readBy(EnvFormat::Docker));
    row("windows lines for a shell",
        tba()
            .replace("NETSUITE", "export NETSUITE")
            .replace(hexText('3') + '\n', hexText('3') + "\r\n"),
        form(Id::CarriageReturn, fault, 5, tokenId), readBy(EnvFormat::Shell));
}

void addValues(Rows &row)
{
    const QString account = u"NETSUITE_ACCOUNT_ID"_s;
    const QString clientId = u"NETSUITE_CLIENT_ID"_s;
    const QString tokenId = u"NETSUITE_TOKEN_ID"_s;
    row("blanks in quotes", tba("TOKEN_ID", "NETSUITE_TOKEN_ID=\"" + hexText('3') + " \""),
        form(Id::ValueNotClean, fault, 5, tokenId));
    row("quotes in quotes", tba("TOKEN_ID", "NETSUITE_TOKEN_ID='\"" + hexText('3') + "\"'"),
        form(Id::ValueNotClean, fault, 5, tokenId));
    row("what nobody sees", tba("TOKEN_ID", "NETSUITE_TOKEN_ID=\xE2\x80\x8B" + hexText('3')),
        form(Id::ValueNotClean, fault, 5, tokenId));
    row("blanks behind, for docker", tba("TOKEN_ID", "NETSUITE_TOKEN_ID=" + hexText('3') + "  "),
        form(Id::ValueNotClean, fault, 5, tokenId), readBy(EnvFormat::Docker));
    row("an example's words", tba("TOKEN_ID", "NETSUITE_TOKEN_ID=your_token_id_here"),
        {Id::ValuePlaceholder, fault, 5, tokenId});
    row("an example's dots", tba("TOKEN_ID", "NETSUITE_TOKEN_ID=ghi789..."),
        {Id::ValuePlaceholder, fault, 5, tokenId});
    row("too short", tba("TOKEN_ID", "NETSUITE_TOKEN_ID=" + hexText('3').chopped(1)),
        {.id = Id::ValueLength,
         .weight = fault,
         .line = 5,
         .name = tokenId,
         .number = 63,
         .other = 64});
    row("a certificate ID of another length",
        m2m("CERTIFICATE_ID", "NETSUITE_CERTIFICATE_ID=\"" + certificateId().chopped(3) + '"'),
        {.id = Id::ValueLength,
         .weight = likely,
         .line = 4,
         .name = u"NETSUITE_CERTIFICATE_ID"_s,
         .number = 40,
         .other = 43});
    row("no hex", tba("TOKEN_ID", "NETSUITE_TOKEN_ID=" + QByteArray(64, 'z')),
        {Id::ValueCharacters, fault, 5, tokenId});
    row("in the wrong place", m2m("CLIENT_ID", "NETSUITE_CLIENT_ID=\"" + certificateId() + '"'),
        {Id::ValueElsewhere, fault, 3, clientId, u"NETSUITE_CERTIFICATE_ID"_s});
    row("swapped",
        m2m("CLIENT_ID", "NETSUITE_CLIENT_ID=\"" + certificateId() + '"')
            .replace("NETSUITE_CERTIFICATE_ID=\"" + certificateId() + '"',
                     "NETSUITE_CERTIFICATE_ID=" + hexText('5')),
        {.id = Id::ValuesSwapped,
         .weight = fault,
         .line = 3,
         .name = clientId,
         .text = u"NETSUITE_CERTIFICATE_ID"_s,
         .repairable = true});
    row("the same twice", tba("TOKEN_ID", "NETSUITE_TOKEN_ID=" + hexText('1')),
        {Id::ValueTwice, fault, 5, tokenId, u"NETSUITE_CONSUMER_KEY"_s});
    row("no account", tba("ACCOUNT_ID", "NETSUITE_ACCOUNT_ID=my account"),
        {Id::AccountWrong, fault, 2, account, u"an account ID has no blanks"_s});
    row("an address",
        tba("ACCOUNT_ID", "NETSUITE_ACCOUNT_ID=https://1234567-sb1.app.netsuite.com/app"),
        {.id = Id::AccountSpelling,
         .weight = likely,
         .line = 2,
         .name = account,
         .text = u"1234567_SB1"_s,
         .repairable = true});
    row("production", tba("ACCOUNT_ID", "NETSUITE_ACCOUNT_ID=1234567"),
        {Id::AccountIsProduction, advice, 2, account});
}

void addKeys(Rows &row)
{
    const QString key = u"NETSUITE_PRIVATE_KEY"_s;
    const QString algorithm = u"NETSUITE_ALGORITHM"_s;
    const QString scopes = u"NETSUITE_SCOPES"_s;
    EnvSurroundings around;
    const KeyPair pair = KeyPair::read(Secret(QByteArrayView(pem()))).value();
    row("an encrypted key",
        withKey(keyLine(pair.toEncryptedPkcs8Pem(Secret(u"x"_s)).value().revealBytes())),
        {Id::KeyEncrypted, fault, 5, key});
    row("a certificate for a key", withKey(keyLine(makeKey().certificate.toPem())),
        {Id::KeyUnreadable, fault, 5, key, u"this is a certificate, not a private key"_s});
    // Made here, since a scanner would find them in the source.
    const QByteArray number = QByteArray("0123456789abcdef").repeated(4);
    row("an Ed25519 key",
        withKey(keyLine(block("PRIVATE KEY", "302e020100300506032b657004220420" + number))),
        {Id::KeyRefused, fault, 5, key, u"Ed25519"_s});
    row("a curve that NetSuite refuses",
        withKey(keyLine(block("EC PRIVATE KEY", "302e0201010420" + number + "a00706052b8104000a"))),
        {Id::KeyRefused, fault, 5, key, u"EC secp256k1"_s});
    row("an algorithm nobody knows", m2m() + "NETSUITE_ALGORITHM=RS256\n",
        {.id = Id::AlgorithmUnknown,
         .weight = fault,
         .line = 6,
         .name = algorithm,
         .text = u"ES256"_s,
         .repairable = true});
    row("an algorithm in lower case", m2m() + "NETSUITE_ALGORITHM=es256\n",
        {.id = Id::AlgorithmSpelling,
         .weight = likely,
         .line = 6,
         .name = algorithm,
         .text = u"ES256"_s,
         .repairable = true});
    row("no algorithm", withKey(keyLine(pem(KeyAlgorithm::EcP384))),
        {.id = Id::AlgorithmMissing,
         .weight = fault,
         .name = algorithm,
         .text = u"ES384"_s,
         .repairable = true});
    row("another algorithm",
        withKey(keyLine(pem(KeyAlgorithm::EcP384))) + "NETSUITE_ALGORITHM=ES512\n",
        {.id = Id::AlgorithmMisfit,
         .weight = fault,
         .line = 6,
         .name = algorithm,
         .text = u"ES384"_s,
         .repairable = true});
    row("an algorithm for a key that cannot be read",
        withKey("NETSUITE_PRIVATE_KEY=nothing") + "NETSUITE_ALGORITHM=HS256\n",
        {Id::AlgorithmUnknown, fault, 6, algorithm});
    row("a scope nobody knows", m2m() + "NETSUITE_SCOPES=restlets,everything\n",
        {Id::ScopeUnknown, fault, 6, scopes, u"everything"_s});
    row("scopes with blanks", m2m() + "NETSUITE_SCOPES=\"restlets REST-webservices\"\n",
        {.id = Id::ScopesSpelling,
         .weight = likely,
         .line = 6,
         .name = scopes,
         .text = u"restlets,rest_webservices"_s,
         .repairable = true});

    const QDateTime ends(QDate(2026, 11, 1), QTime(0, 0), Qt::UTC);
    around = at();
    around.ends = {{pair.publicKeyDer(), ends, u"Larkfield"_s}};
    row("ended", m2m(),
        {.id = Id::CertificateEnded,
         .weight = fault,
         .line = 5,
         .name = key,
         .text = u"Larkfield"_s,
         .number = -23,
         .when = ends},
        around);
    around.ends += {QByteArray(), ends.addDays(40), u"Larkfield, new"_s};
    row("ends soon, by its latest certificate", m2m(),
        {.id = Id::CertificateEndsSoon,
         .weight = advice,
         .line = 5,
         .name = key,
         .text = u"Larkfield, new"_s,
         .number = 17,
         .when = ends.addDays(40)},
        around);
}

} // namespace

QList<EnvFault> envFaults()
{
    Rows rows;
    addFile(rows);
    addNames(rows);
    addForms(rows);
    addValues(rows);
    addKeys(rows);
    return rows.all();
}

} // namespace suitescope
