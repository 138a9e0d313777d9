// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whether the values of a .env file can be what their names say.
#include "lib/crypto/certificatelife.h"
#include "lib/setup/envinspection_p.h"
#include "lib/setup/masking.h"
#include "lib/setup/pastecleaning.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope::envcheck {

namespace {

constexpr qsizetype longestPlainValue = 4096; // of those that are no secrets

// What examples say where a value belongs: your_client_id_here, <token>, xxxx, abc123...
bool isPlaceholder(const Secret &value)
{
    constexpr qsizetype longest = 60;
    static const QRegularExpression words(
        u"\\A(?:[<{\\[$%].*[>}\\]%]|.*\\byour[ _-].*|.*[_-]here|x{3,}|\\*{3,}|.*\\.\\.\\.|"
        "change[ _-]?me|todo|tbd|placeholder|example|secret|dummy)\\z"_s,
        QRegularExpression::CaseInsensitiveOption);
    return value.size() <= longest && words.match(value.revealText()).hasMatch();
}

Secret cleanOf(const Variable &variable)
{
    return fieldNamed(variable.name) == SecretField::PrivateKey
        ? variable.value
        : cleanedValue(variable.value).value;
}

QString algorithmFor(const KeyPair &key)
{
    const std::optional<KeyAlgorithm> kind = key.algorithm();
    return kind ? joseName(defaultSigning(*kind)) : QString();
}

} // namespace

void Inspection::lookAtValues()
{
    lookAtAccount();
    QStringList done;
    while (lookAtSwapped(done)) { }
    QHash<SecretField, Secret> others;
    for (const Variable &variable : std::as_const(m_variables)) {
        const std::optional<SecretField> field = fieldNamed(variable.name);
        // What belongs to the method that is not used may be old.
        if (!field || done.contains(variable.name) || !has(variable.name)
            || (m_method && !namesOf(*m_method).contains(variable.name)))
            continue;
        if (*field != SecretField::PrivateKey) // said by whoever reads it
            lookAtValue(variable, others);
        others.insert(*field, cleanOf(variable));
    }
    if (m_method != AuthMethod::TokenBased) {
        if (has(u"NETSUITE_PRIVATE_KEY"_s) && !done.contains(u"NETSUITE_PRIVATE_KEY"_s))
            lookAtKey();
        else
            lookAtAlgorithm({});
        lookAtScopes();
    }
}

// Two values of different shapes, each behind the other's name.
bool Inspection::lookAtSwapped(QStringList &done)
{
    const auto belongsTo = [](const Variable &variable) -> QString {
        const std::optional<SecretField> field = fieldNamed(variable.name);
        if (!field)
            return {};
        const ShapeVerdict verdict = shapeOf(*field, cleanOf(variable), {});
        if (*field == SecretField::PrivateKey && verdict.fault != ShapeFault::None) {
            for (const SecretField other : {SecretField::CertificateId, SecretField::ClientId}) {
                const Secret clean = cleanedValue(variable.value).value;
                if (shapeOf(other, clean, {}).fault == ShapeFault::None)
                    return nameOf(other);
            }
        }
        return verdict.looksLike ? nameOf(*verdict.looksLike) : QString();
    };
    for (const Variable &one : std::as_const(m_variables)) {
        const Variable *other = done.contains(one.name) ? nullptr : variable(belongsTo(one));
        if (!other || done.contains(other->name) || belongsTo(*other) != one.name)
            continue;
        done += {one.name, other->name};
        add(EnvFindingId::ValuesSwapped, EnvWeight::Fault, one).text = other->name;
        const auto moved = [](const Variable &from, const Variable &to) {
            return fieldNamed(to.name) == SecretField::PrivateKey ? withRealBreaks(from.value)
                                                                  : cleanedValue(from.value).value;
        };
        mend({Edit::Kind::Change, one.line, {}, moved(*other, one)});
        mend({Edit::Kind::Change, other->line, {}, moved(one, *other)});
        return true;
    }
    return false;
}

void Inspection::lookAtValue(const Variable &variable, const QHash<SecretField, Secret> &others)
{
    const SecretField field = *fieldNamed(variable.name);
    const Secret clean = cleanOf(variable);
    const ShapeVerdict verdict = shapeOf(field, clean, others);
    if (verdict.fault == ShapeFault::None && !(clean == variable.value)) {
        add(EnvFindingId::ValueNotClean, EnvWeight::Fault, variable);
        mend({Edit::Kind::Change, variable.line, {}, clean});
        return;
    }
    if (verdict.fault != ShapeFault::None && isPlaceholder(clean)) {
        add(EnvFindingId::ValuePlaceholder, EnvWeight::Fault, variable);
        return;
    }
    switch (verdict.fault) {
    case ShapeFault::None:
    case ShapeFault::Empty: // said already
        break;
    case ShapeFault::TooShort:
    case ShapeFault::TooLong: {
        const bool unusual = isUnusualCertificateId(field, verdict);
        EnvFinding &finding = add(EnvFindingId::ValueLength,
                                  unusual ? EnvWeight::Likely : EnvWeight::Fault, variable);
        finding.number = verdict.length;
        finding.other = verdict.wanted;
        break;
    }
    case ShapeFault::BadCharacters:
        add(EnvFindingId::ValueCharacters, EnvWeight::Fault, variable);
        break;
    case ShapeFault::LooksLikeAnother: {
        const SecretField other = *verdict.looksLike;
        const bool same = others.contains(other) && others.value(other) == clean;
        add(same ? EnvFindingId::ValueTwice : EnvFindingId::ValueElsewhere, EnvWeight::Fault,
            variable)
            .text
            = nameOf(other);
        break;
    }
    }
}

void Inspection::lookAtAccount()
{
    const Variable *account = variable(u"NETSUITE_ACCOUNT_ID"_s);
    if (!account || !has(account->name))
        return;
    if (account->value.size() > longestPlainValue) {
        add(EnvFindingId::AccountWrong, EnvWeight::Fault, *account);
        return;
    }
    const QString typed = account->value.revealText();
    const Result<AccountId> id = AccountId::parse(typed);
    if (!id) {
        add(EnvFindingId::AccountWrong, EnvWeight::Fault, *account).text = id.error().detail;
        return;
    }
    if (typed != id->toString()) {
        add(EnvFindingId::AccountSpelling, EnvWeight::Likely, *account).text = id->toString();
        change(*account, id->toString());
    }
    if (id->environment() == Environment::Production)
        add(EnvFindingId::AccountIsProduction, EnvWeight::Advice, *account);
}

void Inspection::lookAtKey()
{
    const Variable &variable = *this->variable(u"NETSUITE_PRIVATE_KEY"_s);
    const Result<KeyPair> key = KeyPair::read(variable.value);
    if (!key) {
        if (key.error().kind == ErrorKind::WrongPassword)
            add(EnvFindingId::KeyEncrypted, EnvWeight::Fault, variable);
        else if (isPlaceholder(variable.value))
            add(EnvFindingId::ValuePlaceholder, EnvWeight::Fault, variable);
        else
            add(EnvFindingId::KeyUnreadable, EnvWeight::Fault, variable).text
                = withoutSecrets(key.error().detail);
        lookAtAlgorithm({});
        return;
    }
    if (!key->algorithm())
        add(EnvFindingId::KeyRefused, EnvWeight::Fault, variable).text = key->description();
    lookAtAlgorithm(*key);
    lookAtEnd(*key);
}

void Inspection::lookAtAlgorithm(const KeyPair &key)
{
    const QString name = u"NETSUITE_ALGORITHM"_s;
    const Variable *variable = this->variable(name);
    const QString right = key.isNull() ? QString() : algorithmFor(key);
    if (!has(name)) { // readers assume ES256
        if (right.isEmpty() || right == joseName(SigningAlgorithm::ES256))
            return;
        EnvFinding &finding = variable
            ? add(EnvFindingId::AlgorithmMissing, EnvWeight::Fault, *variable)
            : add(EnvFindingId::AlgorithmMissing, EnvWeight::Fault, name);
        finding.text = right;
        if (variable)
            change(*variable, right);
        else
            mend({Edit::Kind::Append, -1, name, Secret(right)});
        return;
    }
    const QString typed
        = variable->value.size() <= longestPlainValue ? variable->value.revealText() : QString();
    const std::optional<SigningAlgorithm> algorithm = signingAlgorithm(typed.trimmed().toUpper());
    const bool misfit = algorithm && key.algorithm() && !fits(*algorithm, *key.algorithm());
    if (!algorithm || misfit) {
        add(misfit ? EnvFindingId::AlgorithmMisfit : EnvFindingId::AlgorithmUnknown,
            EnvWeight::Fault, *variable)
            .text
            = right;
        if (!right.isEmpty())
            change(*variable, right);
    } else if (typed != joseName(*algorithm)) {
        add(EnvFindingId::AlgorithmSpelling, EnvWeight::Likely, *variable).text
            = joseName(*algorithm);
        change(*variable, joseName(*algorithm));
    }
}

void Inspection::lookAtScopes()
{
    const Variable *variable = this->variable(u"NETSUITE_SCOPES"_s);
    if (!variable || !has(variable->name) || variable->value.size() > longestPlainValue)
        return;
    const QString typed = variable->value.revealText();
    const QStringList scopes = cleanScopes(typed);
    bool known = !scopes.isEmpty();
    for (const QString &scope : scopes) {
        if (isScope(scope))
            continue;
        known = false;
        constexpr qsizetype longest = 24;
        // Whatever else it is, it must not be shown.
        add(EnvFindingId::ScopeUnknown, EnvWeight::Fault, *variable).text
            = scope.size() <= longest ? withoutSecrets(scope) : u"****"_s;
        break; // one is enough to look at the line
    }
    const QString right = scopes.join(u',');
    if (known && typed != right) { // readers split at commas alone
        add(EnvFindingId::ScopesSpelling, EnvWeight::Likely, *variable).text = right;
        change(*variable, right);
    }
}

void Inspection::lookAtEnd(const KeyPair &key)
{
    const Variable &variable = *this->variable(u"NETSUITE_PRIVATE_KEY"_s);
    const EnvKeyEnd *known = nullptr;
    for (const EnvKeyEnd &end : m_around.ends) {
        const bool its = end.publicKeyDer.isEmpty() || end.publicKeyDer == key.publicKeyDer();
        // A key may have several certificates: the longest counts.
        if (its && (!known || known->ends < end.ends))
            known = &end;
    }
    if (!known)
        return;
    const int left = daysLeft(known->ends, m_around.now);
    if (left >= certificateReminderDays)
        return;
    EnvFinding &finding = left < 0
        ? add(EnvFindingId::CertificateEnded, EnvWeight::Fault, variable)
        : add(EnvFindingId::CertificateEndsSoon, EnvWeight::Advice, variable);
    finding.when = known->ends;
    finding.number = left;
    finding.text = known->name;
}

} // namespace suitescope::envcheck
