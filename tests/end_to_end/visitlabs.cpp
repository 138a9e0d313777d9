// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/end_to_end/tour.h"

#include <QAbstractItemView>
#include <QClipboard>
#include <QGuiApplication>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

/*! As it is copied from NetSuite's page. */
const QLatin1StringView trail(
    "Date/Time\tUser\tRole\tIP Address\tStatus\tDetail\n"
    "11/23/2026 9:14 am\tAda Marlow\tLarkfield integration\t192.0.2.7\tFailure\tInvalidSignature\n"
    "11/23/2026 9:12 am\tAda Marlow\tLarkfield integration\t192.0.2.7\tFailure\ttoken_rejected\n"
    "11/23/2026 8:55 am\tAda Marlow\tAdministrator\t192.0.2.7\tSuccess\t\n"
    "11/22/2026 7:30 pm\tBo Hallam\tLarkfield integration\t192.0.2.9\tFailure\t"
    "TokenValidityTooBroad\n");

/*! Another program's header, whose clock counts milliseconds. */
QString foreignHeader()
{
    const QString digits = u"0123456789abcdef"_s.repeated(4);
    return u"Authorization: OAuth realm=\"DEMO\", oauth_consumer_key=\"%1\", oauth_token=\"%2\", "
           "oauth_nonce=\"pB7kQ2mZ9xT4\", oauth_timestamp=\"1795400020000\", "
           "oauth_signature_method=\"HMAC-SHA256\", oauth_version=\"1.0\", "
           "oauth_signature=\"%3\""_s.arg(digits, digits, digits.left(43) + u"%3D"_s);
}

/*! Another program's assertion: a header that names no key. */
QString foreignAssertion()
{
    const auto part = [](const QByteArray &json) {
        return QString::fromLatin1(
            json.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
    };
    return part(R"({"typ":"JWT","alg":"ES256"})"_ba) + u'.'
        + part(R"({"iss":"larkfield","scope":["rest_webservices"],"iat":1795400000,)"
               R"("exp":1795403600,"aud":"https://demo.example/token"})"_ba)
        + u'.' + part(QByteArray(64, 'x'));
}

void open(Tour &tour, const QString &action)
{
    tour.hands.withMenu(u"ConnectionView/QToolButton:More"_s,
                        [&] { tour.hands.chooseAction(action); });
}

void pasteInto(Tour &tour, const QString &dialog, const QString &text)
{
    QGuiApplication::clipboard()->setText(text);
    tour.hands.paste(dialog + u"/paste"_s);
    tour.guide.breathe(std::chrono::milliseconds(200));
}

} // namespace

void visitLabs(Tour &tour)
{
    TourGuide &guide = tour.guide;
    Hands &hands = tour.hands;
    guide.step(u"NetSuite's Login Audit Trail is put into words"_s, [&] {
        open(tour, u"Decode login audit trail…"_s);
        hands.find(u"AuditDialog"_s);
        guide.picture(u"audit-empty"_s);
        pasteInto(tour, u"AuditDialog"_s, trail);
        auto *rows = hands.find<QAbstractItemView>(u"AuditDialog/rows"_s);
        guide.expect(rows && rows->model()->rowCount() == 4, u"four sign-ins"_s);
        guide.expect(hands.text(u"AuditDialog/meaning"_s).startsWith("InvalidSignature"_L1),
                     u"the newest refusal"_s);
        guide.picture(u"audit-rows"_s);
        if (rows)
            hands.clickItem(rows, rows->model()->index(3, 0));
        guide.expect(hands.text(u"AuditDialog/meaning"_s).startsWith("TokenValidityTooBroad"_L1),
                     u"the chosen one"_s);
        guide.picture(u"audit-other-row"_s);
        hands.click(u"AuditDialog/paste"_s);
        hands.key(Qt::Key_A, Qt::ControlModifier);
        QGuiApplication::clipboard()->setText(u"My printer does not print."_s);
        hands.key(Qt::Key_V, Qt::ControlModifier);
        guide.breathe(std::chrono::milliseconds(200));
        guide.picture(u"audit-not-understood"_s);
        hands.key(Qt::Key_Escape);
    });
    guide.step(u"The signature of a request, and where another program's goes wrong"_s, [&] {
        open(tour, u"Signature and token lab…"_s);
        hands.find(u"SignatureLabDialog"_s);
        guide.picture(u"lab-signature"_s);
        pasteInto(tour, u"SignatureLabDialog"_s, foreignHeader());
        guide.picture(u"lab-signature-compared"_s);
        hands.key(Qt::Key_Escape);
    });
    guide.step(u"What an assertion has to hold, and where another one goes wrong"_s, [&] {
        auto *list = hands.find<QAbstractItemView>(u"connections"_s);
        for (int row = 0; list && row < list->model()->rowCount(); ++row) {
            const QModelIndex index = list->model()->index(row, 0);
            if (index.data().toString() == u"Larkfield sync"_s)
                hands.clickItem(list, index);
        }
        open(tour, u"Signature and token lab…"_s);
        hands.find(u"SignatureLabDialog/assertionSteps"_s);
        guide.picture(u"lab-assertion"_s);
        pasteInto(tour, u"SignatureLabDialog"_s, foreignAssertion());
        guide.picture(u"lab-assertion-compared"_s);
        hands.key(Qt::Key_Escape);
    });
}

} // namespace suitescope
