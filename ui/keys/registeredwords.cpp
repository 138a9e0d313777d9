// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/keys/registeredwords.h"

#include <QCoreApplication>
#include <QDir>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

struct RegisteredText
{
    Q_DECLARE_TR_FUNCTIONS(RegisteredText)
};

QString stateSentence(RegisteredState state)
{
    switch (state) {
    case RegisteredState::InForce:
        return {};
    case RegisteredState::NotYet:
        return RegisteredText::tr("It is not valid yet.");
    case RegisteredState::Ended:
        return RegisteredText::tr("It has ended: nobody can sign in with it.");
    case RegisteredState::Revoked:
        return RegisteredText::tr("It was revoked: nobody can sign in with it.");
    }
    Q_UNREACHABLE();
}

QString bothSentence(const MatchedCertificate &match)
{
    const QString names = match.connectionNames().join(u", "_s);
    if (!names.isEmpty())
        return RegisteredText::tr("Used by %1.").arg(names);
    return match.byDates
        ? RegisteredText::tr("Its kind and its dates are those of %1 in Keys. No connection of "
                             "SuiteScope signs in with it.")
              .arg(match.pair->name)
        : RegisteredText::tr("No connection of SuiteScope signs in with it.");
}

QString whoseText(const RegisteredCertificate &listed)
{
    return listed.entity.isEmpty() ? RegisteredText::tr("whoever uploaded it") : listed.entity;
}

} // namespace

QString shortId(const QString &id)
{
    constexpr int head = 8;
    constexpr int tail = 4;
    return id.size() <= head + tail + 1 ? id : id.left(head) + u'…' + id.right(tail);
}

LifeText standingText(const MatchedCertificate &match, const QDateTime &now)
{
    const bool orphan = match.isOrphan(now);
    switch (match.standing()) {
    case Standing::Both:
        return {RegisteredText::tr("in NetSuite and here"), LightState::Proven, ToneId::Neutral};
    case Standing::OnlyNetSuite:
        return {RegisteredText::tr("only in NetSuite"),
                orphan ? LightState::Warning : LightState::NotProven,
                orphan ? ToneId::Warn : ToneId::Neutral};
    case Standing::OnlyHere:
        return {RegisteredText::tr("only here"), LightState::Failing, ToneId::Bad};
    }
    Q_UNREACHABLE();
}

LifeText registeredLifeText(const MatchedCertificate &match, const QDateTime &now)
{
    if (!match.listed) {
        return match.pair && match.pair->term
            ? lifeText(match.pair->term->ends, now)
            : LifeText{RegisteredText::tr("end not known"), LightState::NotProven, ToneId::Neutral};
    }
    if (match.listed->revoked)
        return {RegisteredText::tr("revoked"), LightState::Failing, ToneId::Bad};
    if (!match.listed->validUntil.isValid())
        return {RegisteredText::tr("end not known"), LightState::NotProven, ToneId::Neutral};
    if (stateOf(*match.listed, now) == RegisteredState::NotYet)
        return {RegisteredText::tr("not valid yet"), LightState::Warning, ToneId::Warn};
    return lifeText(match.listed->validUntil, now);
}

QString matchName(const MatchedCertificate &match)
{
    return match.pair ? match.pair->name : RegisteredText::tr("Not on this computer");
}

QString matchExplanation(const MatchedCertificate &match, const QDateTime &now)
{
    QStringList sentences;
    switch (match.standing()) {
    case Standing::Both:
        sentences += bothSentence(match);
        break;
    case Standing::OnlyNetSuite:
        if (match.isOrphan(now))
            sentences += RegisteredText::tr(
                             "NetSuite takes it, and nothing on this computer belongs to it. "
                             "Another computer or program may sign in with it: ask %1, and revoke "
                             "it when nobody does.")
                             .arg(whoseText(*match.listed));
        else
            sentences += RegisteredText::tr("Nothing on this computer belongs to it.");
        break;
    case Standing::OnlyHere:
        sentences += RegisteredText::tr("NetSuite does not list it for this integration: %1 cannot "
                                        "sign in with it. Map its certificate in NetSuite, or edit "
                                        "the set-up of the connection.")
                         .arg(match.connectionNames().join(u", "_s));
        break;
    }
    if (match.listed)
        sentences += stateSentence(stateOf(*match.listed, now));
    sentences.removeAll(QString());
    return sentences.join(u' ');
}

QString revocationTitle(const MatchedCertificate &match)
{
    return match.pair ? RegisteredText::tr("Revoke the certificate %1?").arg(match.pair->name)
                      : RegisteredText::tr("Revoke the certificate %1?")
                            .arg(shortId(match.listed->certificateId));
}

QString revocationText(const MatchedCertificate &match, const QStringList &files)
{
    QStringList sentences;
    const QStringList names = match.connectionNames();
    if (!names.isEmpty())
        sentences += RegisteredText::tr("%1 can no longer sign in to NetSuite, at once.")
                         .arg(names.join(u", "_s));
    if (!files.isEmpty()) {
        QStringList paths;
        for (const QString &file : files)
            paths += QDir::toNativeSeparators(file);
        sentences += RegisteredText::tr("The same holds for programs that read %1.")
                         .arg(paths.join(u", "_s));
    }
    if (match.own)
        sentences += RegisteredText::tr("This list cannot be read over it afterwards.");
    if (names.isEmpty())
        sentences += RegisteredText::tr("No connection of SuiteScope signs in with it. A program "
                                        "elsewhere that does, for %1, stops at once.")
                         .arg(match.listed->role.isEmpty()
                                  ? whoseText(*match.listed)
                                  : RegisteredText::tr("%1 with the role %2")
                                        .arg(whoseText(*match.listed), match.listed->role));
    sentences += RegisteredText::tr("A revoked certificate cannot be brought back: another one has "
                                    "to be mapped.");
    return sentences.join(u' ');
}

} // namespace suitescope
