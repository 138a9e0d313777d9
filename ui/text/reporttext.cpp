// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The report of a check for somebody else.
#include "ui/text/reporttext.h"

#include "lib/crypto/certificatelife.h"
#include "lib/rest/tlsfacts.h"
#include "lib/setup/connectionhealth.h"
#include "lib/setup/redaction.h"
#include "lib/setup/sightcount.h"
#include "ui/text/doctortext.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

struct ReportWords
{
    Q_DECLARE_TR_FUNCTIONS(ReportText)
};

bool isGood(const RungResult &rung)
{
    return rung.state == RungState::Passed || rung.state == RungState::Warned;
}

/*! One line, harmless inside a table and outside of one. */
QString plain(const QString &text)
{
    QString line = text.simplified();
    line.replace(u'|', u"\\|"_s).replace(u'<', u"\\<"_s).replace(u'`', u'\'');
    return line;
}

QString tableRow(const QStringList &cells)
{
    QStringList safe;
    for (const QString &cell : cells)
        safe += plain(cell);
    return u"| %1 |\n"_s.arg(safe.join(u" | "_s));
}

QString tableHead(const QStringList &names)
{
    return tableRow(names) + u"|%1\n"_s.arg(u" --- |"_s.repeated(names.size()));
}

QString daysText(int days)
{
    return days < 0 ? ReportWords::tr("over")
        : days == 1 ? ReportWords::tr("1 day left")
                    : ReportWords::tr("%1 days left").arg(QLocale().toString(days));
}

/*! The end the check went by: NetSuite's own where its list could be read, at the earliest two
 * years after the beginning. */
QString certificateLine(const ReportSubject &subject)
{
    const Result<Certificate> certificate = Certificate::read(subject.facts.certificatePem);
    const RungResult *const rung = subject.report.input.rung(RungId::CertificateEnd);
    QDateTime ends = rung ? rung->facts.certificateEnds : QDateTime();
    if (!ends.isValid() && certificate)
        ends = effectiveEnd(*certificate);
    if (!ends.isValid())
        return ReportWords::tr("Not kept here");
    const QString day = QLocale().toString(ends.date(), QLocale::ShortFormat);
    const QString left = daysText(daysLeft(ends, subject.report.finished));
    if (!certificate)
        //: date of the end, days left
        return ReportWords::tr("Not kept here, ends in NetSuite on %1 (%2)").arg(day, left);
    //: kind of key, signing algorithm, date of the end, days left
    return ReportWords::tr("%1, %2, ends on %3 (%4)")
        .arg(certificate->keyDescription(), joseName(subject.facts.algorithm), day, left);
}

QString factsTable(const ReportSubject &subject)
{
    const Connection &facts = subject.facts;
    const bool m2m = facts.method == AuthMethod::ClientCredentials;
    QString text = tableHead({ReportWords::tr("Connection"), facts.name});
    text += tableRow(
        {ReportWords::tr("Account"),
         u"%1, %2"_s.arg(facts.account.toString(), environmentName(facts.environment()))});
    text += tableRow({ReportWords::tr("Method"),
                      m2m ? ReportWords::tr("OAuth 2.0 client credentials with a certificate")
                          : ReportWords::tr("Token-Based Authentication")});
    text += tableRow({ReportWords::tr("REST host"), subject.host});
    if (m2m) {
        text += tableRow({ReportWords::tr("Scopes"), facts.scopes.join(u", "_s)});
        text += tableRow({ReportWords::tr("Certificate"), certificateLine(subject)});
    }
    text += tableRow({ReportWords::tr("Checked"),
                      subject.report.finished.toUTC().toString(u"yyyy-MM-dd HH:mm 'UTC'"_s)});
    if (facts.lastProven.isValid())
        text += tableRow({ReportWords::tr("Last worked"),
                          facts.lastProven.toUTC().toString(u"yyyy-MM-dd HH:mm 'UTC'"_s)});
    if (const std::optional<Sight> sight = sightFrom(facts.lastSight)) {
        const QLocale locale;
        //: record types: how many are visible, can be listed, can be queried; and the day
        text += tableRow(
            {ReportWords::tr("Record types"),
             ReportWords::tr("%1 visible, %2 in lists, %3 in queries (counted %4)")
                 .arg(locale.toString(sight->visible), locale.toString(sight->listable()),
                      locale.toString(sight->queryable()),
                      sight->counted.toUTC().toString(u"yyyy-MM-dd"_s))});
    }
    const RungResult *const features = subject.report.input.rung(RungId::FeaturesAndPermissions);
    if (features && features->facts.concurrencyLimit)
        text += tableRow({ReportWords::tr("Requests at the same time"),
                          ReportWords::tr("%1 in the account")
                              .arg(QLocale().toString(*features->facts.concurrencyLimit))});
    if (subject.report.refusedSignIns > 0)
        text += tableRow({ReportWords::tr("Refused sign-ins in this check"),
                          QString::number(subject.report.refusedSignIns)});
    text += tableRow({ReportWords::tr("Program"), subject.program});
    return text;
}

QString rungsTable(const QList<RungResult> &rungs)
{
    QString text = tableHead({ReportWords::tr("Check"), ReportWords::tr("State"),
                              ReportWords::tr("Result"), ReportWords::tr("Time")});
    QString details;
    for (const RungResult &rung : rungs) {
        const bool ran = isGood(rung) || rung.state == RungState::Failed;
        text += tableRow({rungName(rung.id), finalStateWord(rung.state), rungResultText(rung),
                          ran ? durationText(rung.elapsed) : QString()});
        if (const QString detail = rungDetailText(rung); !detail.isEmpty())
            details += u"\n%1.\n"_s.arg(plain(detail));
    }
    return text + details;
}

QString bullets(const QString &heading, const QStringList &lines)
{
    if (lines.isEmpty())
        return {};
    QString text = heading + u"\n\n"_s;
    for (const QString &line : lines)
        text += u"- %1\n"_s.arg(plain(line));
    return text + u'\n';
}

/*! \a said: the doubt that stands above already. */
QString causeSection(int number, const Cause &cause, AuthMethod method, bool alone,
                     const QString &said)
{
    const CauseText words = causeText(cause, method);
    QString text = alone ? u"### %1\n\n"_s.arg(plain(words.sentence))
                         : u"### %1. %2 (%3)\n\n"_s.arg(
                             QString::number(number), plain(words.sentence), likelihoodWord(cause));
    if (const QString why = plain(whyBeyond(words, said)); !why.isEmpty())
        text += why + u"\n\n"_s;
    text += bullets(ReportWords::tr("Seen:"), words.speaksFor);
    text += bullets(ReportWords::tr("Does not fit:"), words.speaksAgainst);
    text += bullets(ReportWords::tr("Would speak against it, and was not seen:"),
                    words.wouldSpeakAgainst);
    text += ReportWords::tr("What to change:") + u"\n\n"_s;
    for (qsizetype i = 0; i < words.steps.size(); ++i)
        text += u"%1. %2\n"_s.arg(i + 1).arg(plain(words.steps.at(i)));
    if (cause.page)
        text += u'\n'
            + ReportWords::tr("In NetSuite: %1").arg(menuPage(*cause.page).path.join(u" > "_s))
            + u'\n';
    if (!words.tellApart.isEmpty() && !alone)
        text += u'\n' + ReportWords::tr("It is this one when: %1").arg(plain(words.tellApart))
            + u'\n';
    return text + u'\n';
}

QString causeSections(const QString &heading, const QList<Cause> &causes, AuthMethod method)
{
    if (causes.isEmpty())
        return {};
    QString text = u"\n## %1\n\n"_s.arg(heading);
    QString said;
    for (qsizetype i = 0; i < causes.size(); ++i) {
        text += causeSection(int(i) + 1, causes.at(i), method, causes.size() == 1, said);
        said = causeText(causes.at(i), method).doubt;
    }
    return text;
}

/*! What the server said, one line an answer. */
QString answerLines(const QList<RungResult> &rungs)
{
    QStringList lines;
    for (const RungResult &rung : rungs) {
        if (!rung.error)
            continue;
        const ApiError *api = rung.error->api.get();
        QStringList parts;
        if (api)
            parts << u"HTTP %1"_s.arg(api->status) << api->code << api->description
                  << api->contentType << api->wwwAuthenticate;
        else
            parts << rung.error->detail;
        parts.removeAll(QString());
        if (!parts.isEmpty())
            lines += u"%1: %2"_s.arg(rungName(rung.id), parts.join(u", "_s));
    }
    return lines.isEmpty() ? QString()
                           : u"\n## %1\n\n"_s.arg(ReportWords::tr("What was answered"))
            + bullets(QString(), lines).mid(2);
}

/*! Numbers that name a user, a role or a record, and the names in certificates of others. */
void forgetPeople(ReportSubject &subject)
{
    DoctorReport &report = subject.report;
    for (RungResult &rung : report.rungs) {
        rung.facts.roleId.clear();
        rung.facts.entityId.clear();
        if (!rung.facts.recordId.isEmpty())
            rung.facts.recordId = u"…"_s;
        const QString issuer = rung.error ? tlsIssuer(*rung.error) : QString();
        if (rung.facts.tls.publicAuthority == false || !issuer.isEmpty()) {
            rung.facts.tls.issuers = {ReportWords::tr("[issuer]")};
            rung.facts.tls.peerName.clear();
        }
        if (!issuer.isEmpty())
            rung.error->detail.replace(issuer, ReportWords::tr("[issuer]"));
    }
    for (QList<Cause> *causes : {&report.causes, &report.remarks}) {
        for (Cause &cause : *causes) {
            for (Evidence &evidence : cause.evidence) {
                if (evidence.id == EvidenceId::IssuerNotPublic)
                    evidence.arguments = {ReportWords::tr("[issuer]")};
                if (evidence.id == EvidenceId::AuditTrailNamedIt && evidence.arguments.size() > 1
                    && !evidence.arguments.at(1).isEmpty())
                    evidence.arguments[1] = ReportWords::tr("[another connection]");
                if (evidence.id == EvidenceId::AddressEntered)
                    evidence.arguments = {ReportWords::tr("[address]")};
            }
        }
    }
}

QString withoutNames(QString text, const Connection &facts)
{
    const QString account = facts.account.toString();
    const QString number = account.section(u'_', 0, 0);
    QList<std::pair<QString, QString>> names{
        {facts.name.simplified(), ReportWords::tr("[connection]")},
        {plain(facts.name), ReportWords::tr("[connection]")},
        {account, ReportWords::tr("[account]")},
        {facts.account.hostLabel(), ReportWords::tr("[account]")},
        {facts.urlOverride.authority(), ReportWords::tr("[address]")},
        {facts.urlOverride.host(), ReportWords::tr("[address]")},
    };
    if (number.size() >= 5) // not so short that it stands in other numbers
        names.append({number, ReportWords::tr("[account]")});
    std::stable_sort(names.begin(), names.end(),
                     [](const auto &a, const auto &b) { return a.first.size() > b.first.size(); });
    for (const auto &[name, instead] : std::as_const(names)) {
        if (!name.isEmpty())
            text.replace(name, instead, Qt::CaseInsensitive);
    }
    return withoutPeople(text);
}

} // namespace

QString checkSummary(const DoctorReport &report, AuthMethod method)
{
    if (!report.isProven()) {
        if (report.causes.isEmpty())
            return ReportWords::tr("The check was not finished");
        const QString sentence = causeText(report.causes.first(), method).sentence;
        //: %1 is a sentence: "The keychain is locked"
        return wasTried(report) ? sentence
                                : ReportWords::tr("Could not be tried. %1").arg(sentence);
    }
    const QLocale locale;
    const auto good = std::count_if(report.rungs.cbegin(), report.rungs.cend(), isGood);
    const auto warned
        = std::count_if(report.rungs.cbegin(), report.rungs.cend(),
                        [](const RungResult &rung) { return rung.state == RungState::Warned; });
    if (warned > 0)
        return warned == 1 ? ReportWords::tr("Connected, %1 of %2 checks passed, 1 with a warning")
                                 .arg(locale.toString(qint64(good)), locale.toString(qint64(good)))
                           : ReportWords::tr("Connected, %1 of %2 checks passed, %3 with warnings")
                                 .arg(locale.toString(qint64(good)), locale.toString(qint64(good)),
                                      locale.toString(qint64(warned)));
    return ReportWords::tr("Connected, %1 of %2 checks passed")
        .arg(locale.toString(qint64(good)), locale.toString(qint64(good)));
}

QString checkedText(const DoctorReport &report, AuthMethod method, const QDateTime &now)
{
    //: %1 is "3 hours ago", %2 what the check found
    return ReportWords::tr("Checked %1: %2.")
        .arg(agoText(report.finished, now), checkSummary(report, method));
}

QString reportMarkdown(const ReportSubject &subject, ReportNames names)
{
    ReportSubject shown = subject;
    if (names == ReportNames::LeftOut)
        forgetPeople(shown);
    const DoctorReport &report = shown.report;
    const AuthMethod method = shown.facts.method;
    QString text = u"# %1\n\n"_s.arg(ReportWords::tr("Check of a NetSuite connection"));
    text += u"**%1.**\n\n"_s.arg(plain(checkSummary(report, method)));
    text += factsTable(shown);
    text += u"\n## %1\n\n"_s.arg(ReportWords::tr("Checks")) + rungsTable(report.rungs);
    text
        += causeSections(report.causes.size() == 1 ? ReportWords::tr("Cause")
                                                   : ReportWords::tr("Causes, the likeliest first"),
                         report.causes, method);
    text += causeSections(ReportWords::tr("Worth knowing"), report.remarks, method);
    text += answerLines(report.rungs);
    text += u"\n%1\n"_s.arg(
        ReportWords::tr("Passwords, keys, tokens and secrets are not part of this report."));
    return names == ReportNames::LeftOut ? withoutNames(shareable(text), shown.facts)
                                         : shareable(text);
}

} // namespace suitescope
