// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/crypto/keyexport.h"
#include "tests/end_to_end/tour.h"

#include <QAbstractItemView>
#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QTabBar>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

bool write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

/*! Files as they come by mail: a pair in two files, an encrypted one, and what NetSuite refuses. */
bool writeFiles(const QString &folder)
{
    const KeyPair key = KeyPair::generate(KeyAlgorithm::EcP384).value_or(KeyPair());
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const Certificate certificate
        = Certificate::selfSigned(key, {u"billing-export"_s, now.addDays(-700), 730})
              .value_or(Certificate());
    const auto in = [&](KeyFileFormat format) {
        const Result<Secret> content
            = exported(key, {format, Secret(u"a long password"_s), certificate});
        return content ? content->revealBytes() : QByteArray();
    };
    // Made with the openssl command, for nothing.
    const QByteArray refused = "-----BEGIN PRIVATE KEY-----\n"
                               "MC4CAQAwBQYDK2VwBCIEIJ+DYvh6SEqVTm50DFtMDoQikTmiCqirVv9mWG9qfSnF\n"
                               "-----END PRIVATE KEY-----\n"_ba;
    return write(folder + u"/billing.key"_s, in(KeyFileFormat::Sec1Pem))
        && write(folder + u"/billing.pem"_s, certificate.toPem())
        && write(folder + u"/billing.p12"_s, in(KeyFileFormat::Pkcs12))
        && write(folder + u"/ssh-like.pem"_s, refused)
        && write(folder + u"/download.pem"_s, "<!DOCTYPE html><html>Sign in first</html>"_ba);
}

void importFiles(Tour &tour)
{
    TourGuide &guide = tour.guide;
    Hands &hands = tour.hands;
    guide.step(u"A key and its certificate are imported from two files"_s, [&] {
        guide.expect(writeFiles(tour.home), u"files to import"_s);
        hands.click(u"backToCertificates"_s);
        hands.click(u"importKeys"_s);
        hands.click(u"chooseKeyFiles"_s);
        hands.chooseFile(tour.home + u"/billing.key"_s);
        guide.waitFor(u"the key"_s, [&] { return hands.isVisible(u"keepFindings"_s); });
        hands.click(u"chooseKeyFiles"_s);
        hands.chooseFile(tour.home + u"/billing.pem"_s);
        guide.waitFor(u"the pair"_s, [&] {
            return hands.text(u"importVerdict"_s).contains(u"accepts the certificate"_s);
        });
        guide.picture(u"keys-import-good"_s);
        hands.click(u"keepFindings"_s);
        guide.waitFor(u"the list"_s, [&] { return hands.isVisible(u"certificateTable"_s); });
        guide.picture(u"keys-full"_s);
    });
    guide.step(u"What NetSuite refuses is explained and not kept"_s, [&] {
        hands.click(u"importKeys"_s);
        hands.click(u"chooseKeyFiles"_s);
        hands.chooseFile(tour.home + u"/ssh-like.pem"_s);
        guide.waitFor(u"the refusal"_s, [&] { return hands.isVisible(u"importVerdict"_s); });
        hands.click(u"chooseKeyFiles"_s);
        hands.chooseFile(tour.home + u"/download.pem"_s);
        guide.breathe(std::chrono::milliseconds(400));
        guide.picture(u"keys-import-refused"_s);
        hands.click(u"readAgain"_s);
    });
    guide.step(u"An encrypted file asks for its password"_s, [&] {
        hands.click(u"chooseKeyFiles"_s);
        hands.chooseFile(tour.home + u"/billing.p12"_s);
        guide.waitFor(u"the question"_s, [&] { return hands.isVisible(u"findingPassword"_s); });
        hands.typeText(u"not this one"_s);
        hands.key(Qt::Key_Return);
        guide.breathe(std::chrono::milliseconds(1500));
        guide.waitFor(u"the question again"_s,
                      [&] { return hands.isVisible(u"findingPassword"_s); });
        guide.picture(u"keys-import-password"_s);
        hands.click(u"readAgain"_s);
        hands.click(u"backToCertificates"_s);
    });
}

void exportAndDelete(Tour &tour)
{
    TourGuide &guide = tour.guide;
    Hands &hands = tour.hands;
    guide.step(u"A private key is exported, encrypted unless one says otherwise"_s, [&] {
        hands.click(u"exportChosenKey"_s);
        hands.find(u"privateKeyDialog"_s);
        hands.type(u"newKeyPassword"_s, u"correct horse battery staple"_s);
        guide.picture(u"key-export"_s);
        hands.choose(u"keyForm"_s, u".env"_s);
        guide.picture(u"key-export-plain"_s);
        hands.key(Qt::Key_Escape);
    });
    guide.step(u"The question says what stops working"_s, [&] {
        auto *table = hands.find<QAbstractItemView>(u"certificateTable"_s);
        const QAbstractItemModel *model = table ? table->model() : nullptr;
        for (int row = 0; model && row < model->rowCount(); ++row) {
            if (model->index(row, 2).data().toString() != u"no connection"_s)
                hands.clickItem(table, model->index(row, 0));
        }
        hands.click(u"deleteChosenKey"_s);
        hands.find(u"deleteKeyQuestion"_s);
        guide.picture(u"key-delete"_s);
        hands.key(Qt::Key_Escape);
    });
    guide.step(u"The calendar shows when certificates end"_s, [&] {
        auto *tabs = hands.find<QTabBar>(u"keysTabs"_s);
        if (tabs)
            hands.clickAt(tabs, tabs->tabRect(1).center());
        hands.find(u"endsTable"_s);
        guide.picture(u"keys-calendar"_s);
        if (tabs)
            hands.clickAt(tabs, tabs->tabRect(0).center());
    });
}

} // namespace

void visitKeys(Tour &tour)
{
    TourGuide &guide = tour.guide;
    Hands &hands = tour.hands;
    guide.step(u"The Keys place lists the certificate of the rehearsal"_s, [&] {
        hands.click(u"qt_dockwidget_closebutton"_s); // the administrator has done her part
        hands.key(Qt::Key_K, Qt::ControlModifier);
        auto *table = hands.find<QAbstractItemView>(u"certificateTable"_s);
        guide.waitFor(u"one certificate"_s,
                      [&] { return table && table->model()->rowCount() == 1; });
        if (table)
            hands.clickItem(table, table->model()->index(0, 0));
        guide.picture(u"keys"_s);
    });
    guide.step(u"A pasted certificate is inspected, and its key found"_s, [&] {
        QFile file(tour.home + u"/larkfield-certificate.pem"_s);
        guide.expect(file.open(QIODevice::ReadOnly), u"the certificate"_s);
        QGuiApplication::clipboard()->setText(QString::fromUtf8(file.readAll()));
        hands.click(u"inspectKey"_s);
        guide.picture(u"keys-inspect"_s);
        hands.paste(u"inspectPaste"_s);
        hands.click(u"inspectNow"_s);
        hands.find(u"inspection"_s);
        guide.waitFor(u"a verdict"_s,
                      [&] { return !hands.text(u"inspectionVerdict"_s).isEmpty(); });
        guide.picture(u"keys-inspected"_s);
    });
    guide.step(u"A key pair for another program is made and kept"_s, [&] {
        hands.click(u"backToCertificates"_s);
        hands.click(u"newKeyPair"_s);
        hands.choose(u"keyAlgorithm"_s, u"P-384"_s);
        guide.picture(u"keys-new"_s);
        hands.click(u"generateButton"_s);
        hands.find(u"freePairNotice"_s);
        guide.breathe(std::chrono::milliseconds(300));
        guide.picture(u"keys-made"_s);
    });
    importFiles(tour);
    exportAndDelete(tour);
}

} // namespace suitescope
