// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/account/menupage.h"
#include "lib/setup/handover.h"
#include "lib/storage/atomicfile.h"

#include <QDir>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

// The policy lets a browser load nothing at all, whatever a value might contain.
const QLatin1StringView head(R"html(<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'">
<meta name="referrer" content="no-referrer"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>%1</title><style>
:root{color-scheme:light dark;--text:#1d2733;--soft:#56626f;--line:#d5dbe1;--fill:#f4f6f8;--link:#1a5fb4;--page:#fff}
@media(prefers-color-scheme:dark){:root{--text:#e4e8ec;--soft:#a3adb8;--line:#3b444e;--fill:#252c34;--link:#8ab8f5;--page:#1a2027}}
body{margin:0 auto;max-width:46rem;padding:2rem 1.25rem;background:var(--page);color:var(--text);font:16px/1.5 system-ui,sans-serif}
h1{font-size:1.6rem;line-height:1.25;margin:0 0 .5rem}h2{font-size:1.15rem;margin:2rem 0 .5rem}
p,ul,ol{margin:.5rem 0}a{color:var(--link)}.soft{color:var(--soft)}
.path{background:var(--fill);border-radius:.4rem;padding:.5rem .75rem}
table{border-collapse:collapse;width:100%;margin:.75rem 0}th{text-align:left;color:var(--soft);font-weight:600}
th,td{border-bottom:1px solid var(--line);padding:.4rem .5rem;vertical-align:top}td:first-child,th:first-child{width:1.5rem}
pre{background:var(--fill);border-radius:.4rem;padding:.75rem;font:13px/1.45 ui-monospace,monospace;white-space:pre-wrap;word-break:break-all}
.box{display:inline-block;width:.8rem;height:.8rem;border:1.5px solid var(--soft);border-radius:.15rem}
@media print{:root{--text:#000;--soft:#444;--line:#bbb;--fill:#fff;--link:#000;--page:#fff}
body{max-width:none;padding:0;font-size:10.5pt}pre,.path{border:1px solid #bbb}h2{break-after:avoid;margin-top:1.4rem}
tr,pre,.path,.whole{break-inside:avoid}.path,thead{break-after:avoid}
a{text-decoration:none}a[href]::after{content:attr(href);display:block;color:var(--soft);font-size:9pt;word-break:break-all}
}
</style></head><body>
)html");

class PageWriter
{
public:
    explicit PageWriter(const Handover &handover)
        : m_urls(handover.account.isNull() ? ServiceUrls() : ServiceUrls(handover.account))
    {
    }

    void raw(const QString &html) { m_html += html; }
    void heading(const QString &words) { m_html += u"<h2>%1</h2>\n"_s.arg(words.toHtmlEscaped()); }
    void sentence(const QString &words) { m_html += u"<p>%1</p>\n"_s.arg(words.toHtmlEscaped()); }

    void path(MenuPageId id, const QString &rest = {})
    {
        const MenuPage page = menuPage(id);
        const QString words = (page.path.join(u" > "_s) + rest).toHtmlEscaped();
        const QUrl link = m_urls.account().isNull() ? QUrl() : deepLink(page, m_urls);
        m_html += link.isEmpty()
            ? u"<p class=\"path\">%1</p>\n"_s.arg(words)
            : u"<p class=\"path\"><a rel=\"noreferrer\" href=\"%1\">%2</a></p>\n"_s.arg(
                link.toString(QUrl::FullyEncoded).toHtmlEscaped(), words);
    }

    void table(const QStringList &titles, const QList<QStringList> &rows)
    {
        m_html += "<table><thead><tr><th></th>"_L1;
        for (const QString &title : titles)
            m_html += u"<th>%1</th>"_s.arg(title.toHtmlEscaped());
        m_html += "</tr></thead><tbody>\n"_L1;
        for (const QStringList &row : rows) {
            m_html += "<tr><td><span class=\"box\"></span></td>"_L1;
            for (const QString &cell : row)
                m_html += u"<td>%1</td>"_s.arg(cell.toHtmlEscaped());
            m_html += "</tr>\n"_L1;
        }
        m_html += "</tbody></table>\n"_L1;
    }

    void steps(const QStringList &words)
    {
        m_html += "<ol>\n"_L1;
        for (const QString &step : words)
            m_html += u"<li>%1</li>\n"_s.arg(step.toHtmlEscaped());
        m_html += "</ol>\n"_L1;
    }

    void verbatim(const QString &text) { m_html += u"<pre>%1</pre>\n"_s.arg(text.toHtmlEscaped()); }

    [[nodiscard]] QByteArray finished() const { return (m_html + "</body></html>\n"_L1).toUtf8(); }

private:
    ServiceUrls m_urls;
    QString m_html;
};

void writeOpening(PageWriter &page, const Handover &handover)
{
    const QString title = u"NetSuite set-up for %1"_s.arg(handover.connectionName);
    page.raw(QString(head).replace("%1"_L1, title.toHtmlEscaped()));
    page.raw(u"<h1>%1</h1>\n"_s.arg(title.toHtmlEscaped()));
    page.sentence(
        u"A program is to be connected to NetSuite%1. These steps need an administrator of the "
        "account and nothing but a browser; at the end a few values go back to the developer. "
        "Nothing on this page is secret."_s.arg(
            handover.account.isNull() ? QString() : u", account "_s + handover.account.toString()));
}

void writeFeatures(PageWriter &page, const Handover &handover)
{
    page.heading(u"1. Features"_s);
    page.path(MenuPageId::EnableFeatures);
    const bool restlets = handover.method == AuthMethod::ClientCredentials
        && handover.scopes.contains(u"restlets"_s);
    QList<QStringList> rows;
    for (const FeatureItem &feature : Checklist(handover.method).features()) {
        const bool required = feature.required || restlets;
        rows.append({feature.name,
                     feature.section.isEmpty() ? feature.subtab
                                               : feature.subtab + u", "_s + feature.section,
                     required ? u"required"_s : u"recommended, for RESTlets"_s});
    }
    page.table({u"Feature"_s, u"Subtab, section"_s, u"Needed"_s}, rows);
    page.sentence(u"Tick what is missing and press Save."_s);
}

void writeRole(PageWriter &page, const Handover &handover)
{
    page.heading(u"2. A role of its own"_s);
    page.path(MenuPageId::NewRole, u" > Permissions"_s);
    QList<QStringList> rows;
    for (const PermissionItem &item : handover.permissions) {
        rows.append(
            {item.required
                 ? item.name
                 : u"%1 (optional: the program can then renew its certificate itself)"_s.arg(
                     item.name),
             item.subtab, item.level});
    }
    page.table({u"Permission"_s, u"Subtab"_s, u"Level"_s}, rows);
    page.sentence(u"Not Administrator: these permissions and no others. Press Add on every line, "
                  "then Save. Give the role to the user that the program signs in as."_s);
}

/*! "the scope A", "the scopes A, B and C". */
QString scopesText(const QStringList &scopes)
{
    QStringList names;
    for (const QString &scope : scopes)
        names += scopeName(scope);
    if (names.size() < 2)
        return u"the scope "_s + names.value(0);
    const QString last = names.takeLast();
    return u"the scopes %1 and %2"_s.arg(names.join(u", "_s), last);
}

void writeCertificateSteps(PageWriter &page, const Handover &handover)
{
    page.heading(u"3. Integration record"_s);
    page.path(MenuPageId::NewIntegration);
    page.steps(
        {u"Name it as you like, state Enabled."_s,
         u"Tick Client Credentials (Machine to Machine) Grant and %1; take the ticks off TBA: "
         "Authorization Flow and Authorization Code Grant."_s.arg(scopesText(handover.scopes)),
         u"Save. Copy the Client ID (Consumer Key / Client ID): it is shown this once. The "
         "Client Secret is not needed and stays where it is."_s});
    page.heading(u"4. Certificate mapping"_s);
    page.path(MenuPageId::M2mSetup);
    page.steps(
        {u"Press Create New."_s, u"Choose the user, the role and the integration from above."_s,
         u"Choose the file %1 that came with this page, and save."_s.arg(handoverCertificateName()),
         u"Copy the Certificate ID from the list."_s});
    if (handover.certificatePem.isEmpty()) {
        page.sentence(u"The developer sends the certificate separately."_s);
        return;
    }
    page.sentence(
        u"The certificate is public%1. The same as text, should the file be missing:"_s.arg(
            handover.certificateEnds.isValid()
                ? u" and valid until "_s + handover.certificateEnds.toString(Qt::ISODate)
                : QString()));
    page.verbatim(QString::fromLatin1(handover.certificatePem));
}

void writeReply(PageWriter &page, const Handover &handover)
{
    page.raw(u"<div class=\"whole\">\n"_s); // one piece, also on paper
    page.heading(u"5. Send back"_s);
    page.sentence(u"These three, as text in a mail or a message. None of them is a secret."_s);
    page.verbatim(
        u"Account ID: %1\nClient ID: \nCertificate ID: \n"_s.arg(handover.account.toString()));
    page.sentence(u"The account ID stands under %1. Never send a Client Secret or a private key: "
                  "the program asks for neither."_s.arg(
                      menuPage(MenuPageId::CompanyInformation).path.join(u" > "_s)));
    page.raw(u"</div>\n"_s);
}

// Tokens are secrets that somebody has to carry; the program does not write them anywhere.
void writeTokenSteps(PageWriter &page)
{
    page.heading(u"3. Integration record and access token"_s);
    page.path(MenuPageId::NewIntegration);
    page.steps({u"Tick Token-based Authentication; take the ticks off the other grants. Save."_s,
                u"Consumer Key and Consumer Secret are shown this once."_s});
    page.path(MenuPageId::NewAccessToken);
    page.steps({u"Choose application, user and role. Save."_s,
                u"Token ID and Token Secret are shown this once."_s});
    page.heading(u"4. How the four values reach the developer"_s);
    page.sentence(
        u"Whoever has these values can sign in. They do not belong in a mail, a chat or a "
        "ticket, and this page has no place for them. Safer, best first:"_s);
    page.steps({u"Use a certificate instead (OAuth 2.0 client credentials): then no secret has to "
                "travel at all. The developer can send such a page."_s,
                u"Sit together, or share the screen: the developer enters them into SuiteScope, "
                "which keeps them in the keychain at once."_s,
                u"Share an entry of a password manager that both of you use."_s,
                u"Two ways: the keys and IDs in one message, the secrets by telephone."_s});
    page.sentence(u"The account ID is no secret and can be sent as it is."_s);
}

} // namespace

QString handoverPageName()
{
    return u"netsuite-set-up.html"_s;
}

QString handoverCertificateName()
{
    return u"public.pem"_s;
}

QByteArray handoverPage(const Handover &handover)
{
    PageWriter page(handover);
    writeOpening(page, handover);
    writeFeatures(page, handover);
    writeRole(page, handover);
    if (handover.method == AuthMethod::ClientCredentials) {
        writeCertificateSteps(page, handover);
        writeReply(page, handover);
    } else {
        writeTokenSteps(page);
    }
    return page.finished();
}

QFuture<Result<QString>> writeHandover(const QString &folder, Handover handover)
{
    return QtConcurrent::run([folder, handover = std::move(handover)]() -> Result<QString> {
        const QDir target(folder);
        if (!target.mkpath(u"."_s))
            return failure(ErrorKind::FileFault, u"%1 cannot be made"_s.arg(folder));
        const bool certificate = handover.method == AuthMethod::ClientCredentials
            && !handover.certificatePem.isEmpty();
        // It is to be sent to somebody, so it gets a file's usual access.
        if (certificate) {
            const Result<> written = writeAtomically(target.filePath(handoverCertificateName()),
                                                     handover.certificatePem, FileAccess::Default);
            if (!written)
                return failure(written.error());
        }
        const QString path = target.filePath(handoverPageName());
        const Result<> written = writeAtomically(path, handoverPage(handover), FileAccess::Default);
        return written ? Result<QString>(path) : failure(written.error());
    });
}

} // namespace suitescope
