// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/keys/keywords.h"

#include "lib/crypto/certificatelife.h"
#include "ui/text/doctortext.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

struct KeyText
{
    Q_DECLARE_TR_FUNCTIONS(KeyText)
};

QString daysText(qint64 days)
{
    return days == 1 ? KeyText::tr("1 day") : KeyText::tr("%1 days").arg(days);
}

QString dayText(const QDateTime &when)
{
    return QLocale().toString(when.toLocalTime().date(), QLocale::ShortFormat);
}

/*! "Integration (1001)", or what of the two is known. */
QString named(const QString &name, const QString &id)
{
    if (name.isEmpty() || id.isEmpty())
        return name.isEmpty() ? id : name;
    //: a name and its internal id
    return KeyText::tr("%1 (%2)").arg(name, id);
}

QString useText(const KeyUse &use)
{
    switch (use.owner) {
    case KeyOwner::Draft:
        return KeyText::tr("%1, an unfinished set-up").arg(use.name);
    case KeyOwner::Successor:
        return KeyText::tr("%1 once its renewal gets there").arg(use.name);
    case KeyOwner::Predecessor:
        return KeyText::tr("%1 until its renewal; NetSuite takes it until it is revoked")
            .arg(use.name);
    case KeyOwner::Connection:
        return use.renewing ? KeyText::tr("%1, whose renewal is unfinished").arg(use.name)
                            : use.name;
    case KeyOwner::Free:
        break;
    }
    return use.name;
}

} // namespace

LifeText lifeText(const QDateTime &ends, const QDateTime &now)
{
    const int days = daysLeft(ends, now);
    if (days < 0) {
        const int since = daysLeft(now, ends); // whole days as well
        const QString words = since == 0 ? KeyText::tr("ended today")
                                         : KeyText::tr("ended %1 ago").arg(daysText(since));
        return {words, LightState::Failing, ToneId::Bad};
    }
    const QString words
        = days == 0 ? KeyText::tr("ends today") : KeyText::tr("%1 left").arg(daysText(days));
    if (days < certificateReminderDays)
        return {words, LightState::Warning, ToneId::Warn};
    return {words, LightState::Proven, ToneId::Neutral};
}

QString unlockedMemoryText()
{
    return KeyText::tr("This system does not lock memory for SuiteScope: secrets in use may reach "
                       "the swap space. Encrypt the swap, or raise the limit (ulimit -l).");
}

QString algorithmText(KeyAlgorithm algorithm)
{
    return KeyText::tr("%1, signs as %2")
        .arg(keyName(algorithm), joseName(defaultSigning(algorithm)));
}

QString usesText(const KnownKeyPair &pair)
{
    QStringList names;
    for (const KeyUse &use : pair.uses) {
        if (use.owner == KeyOwner::Draft)
            names += KeyText::tr("%1 (unfinished)").arg(use.name);
        else if (use.owner != KeyOwner::Free)
            names += use.name;
    }
    if (names.isEmpty())
        return KeyText::tr("no connection");
    return names.size() == 1
        ? names.first()
        : KeyText::tr("%1 and %n more", nullptr, int(names.size()) - 1).arg(names.first());
}

QString renewalText(const KnownKeyPair &pair)
{
    for (const KeyUse &use : pair.uses) {
        if (!use.renewing)
            continue;
        switch (use.owner) {
        case KeyOwner::Connection:
            return KeyText::tr("renewal unfinished");
        case KeyOwner::Successor:
            //: the key pair that a connection takes up with its renewal
            return KeyText::tr("its next key pair");
        case KeyOwner::Predecessor:
            return KeyText::tr("its earlier key pair");
        case KeyOwner::Draft:
        case KeyOwner::Free:
            break;
        }
    }
    return {};
}

QString keyHomeText(const KnownKeyPair &pair)
{
    for (const KeyUse &use : pair.uses) {
        if (!use.hasKey)
            continue;
        if (!use.stored)
            return KeyText::tr("in memory, until the program ends");
        return use.keychain.isEmpty() ? KeyText::tr("in the keychain")
                                      : KeyText::tr("in %1").arg(use.keychain);
    }
    return KeyText::tr("not on this computer");
}

QStringList useLines(const KnownKeyPair &pair)
{
    QStringList lines;
    for (const KeyUse &use : pair.uses) {
        if (use.owner == KeyOwner::Free)
            continue;
        QStringList words{useText(use)};
        if (!use.account.isEmpty())
            words += KeyText::tr("account %1").arg(use.account);
        const ListedCertificate listed = use.listed.value_or(ListedCertificate());
        if (!use.role.isEmpty() || !listed.role.isEmpty())
            words += KeyText::tr("role %1").arg(named(listed.role, use.role));
        if (!use.entity.isEmpty() || !listed.entity.isEmpty())
            words += KeyText::tr("entity %1").arg(named(listed.entity, use.entity));
        lines += words.join(u", "_s);
    }
    if (lines.isEmpty())
        lines += KeyText::tr("No connection of SuiteScope.");
    return lines;
}

QString deletionText(const KnownKeyPair &pair)
{
    QStringList stopping;
    QStringList unproven;
    for (const KeyUse &use : pair.uses) {
        if (use.owner == KeyOwner::Connection)
            (use.proven ? stopping : unproven) += use.name;
    }
    QStringList sentences;
    if (!stopping.isEmpty())
        sentences += KeyText::tr("%1 can no longer sign in to NetSuite: it stays in the list, and "
                                 "needs a new key pair and a new certificate mapping.")
                         .arg(stopping.join(u", "_s));
    if (!unproven.isEmpty())
        sentences += KeyText::tr("%1 loses its key pair.").arg(unproven.join(u", "_s));
    if (stopping.isEmpty() && unproven.isEmpty())
        sentences += KeyText::tr("No connection of SuiteScope uses it. Another program that signs "
                                 "in with it keeps its own copy.");
    if (pair.hasKey())
        sentences += KeyText::tr("The private key is taken out of the keychain and cannot be "
                                 "brought back, unless it was exported to a file.");
    else
        sentences += KeyText::tr("Its private key is not on this computer and stays where it is.");
    sentences += KeyText::tr("In NetSuite nothing changes: revoke the certificate there.");
    return sentences.join(u' ');
}

QString integrationText(const KnownKeyPair &pair, const QDateTime &now)
{
    for (const KeyUse &use : pair.uses) {
        if (use.listed && !use.listed->application.isEmpty())
            //: the name of an integration record, and when NetSuite told it: "2 days ago"
            return KeyText::tr("%1, as NetSuite's list said %2")
                .arg(use.listed->application, agoText(use.listed->read, now));
    }
    return {};
}

QString validityText(const Certificate &certificate)
{
    if (certificate.isNull())
        return {};
    const QString span
        = KeyText::tr("%1 to %2")
              .arg(dayText(certificate.notBefore()), dayText(effectiveEnd(certificate)));
    return isShortened(certificate)
        ? KeyText::tr("%1: NetSuite ends it two years after its first day, before its own end on "
                      "%2")
              .arg(span, dayText(certificate.notAfter()))
        : span;
}

QString validityText(const KnownKeyPair &pair)
{
    if (!pair.term || !pair.term->listed) {
        if (!pair.isKeyAlone())
            return validityText(pair.certificate);
        return KeyText::tr("Its certificate is not kept here. NetSuite's list tells when it ends.");
    }
    const QString ends = dayText(pair.term->ends);
    if (pair.term->shortened)
        return KeyText::tr("%1 to %2 by NetSuite's list, before its own end on %3")
            .arg(dayText(pair.term->begins), ends, dayText(pair.certificate.notAfter()));
    return pair.term->begins.isValid()
        ? KeyText::tr("%1 to %2, by NetSuite's list").arg(dayText(pair.term->begins), ends)
        : KeyText::tr("until %1, by NetSuite's list").arg(ends);
}

} // namespace suitescope
