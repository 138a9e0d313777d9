// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The rehearsed certificate is renewed twice: by hand, since the role lacks a permission, then
// through NetSuite's endpoint.
#include "lib/storage/connectionstore.h"
#include "tests/end_to_end/tour.h"
#include "ui/home/mainwindow.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QClipboard>
#include <QFile>
#include <QGuiApplication>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

const QLatin1StringView permission("ADMI_MANAGE_OWN_OAUTH2_CERTIFICATES");

/*! The connection on the disk, as another program would read it. */
Connection stored(Tour &tour)
{
    ConnectionStore connections(tour.home + u"/.config/SuiteScope/connections.json"_s);
    const auto loaded = connections.load();
    tour.guide.waitFor(u"the connections"_s, [&] { return loaded.isFinished(); });
    for (const Connection &one : connections.connections()) {
        if (!one.certificatePem.isEmpty())
            return one;
    }
    tour.guide.fail(u"there is no connection with a certificate"_s);
    return {};
}

SimulatedMapping mappingOf(Tour &tour, const QByteArray &pem)
{
    for (const SimulatedMapping &mapping : tour.program.demo().account().mappings()) {
        if (mapping.certificatePem == pem)
            return mapping;
    }
    return {};
}

void givePermission(Tour &tour, bool given)
{
    const SimulatedMapping mapping = mappingOf(tour, stored(tour).certificatePem);
    tour.program.demo().account().setPermission(mapping.role, permission, given ? 4 : 0);
}

/*! What the keychain has now must be found nowhere else. */
void addSecrets(Tour &tour, const QString &whose)
{
    const Connection facts = stored(tour);
    const auto read = [&](SecretField field) {
        const auto answer
            = tour.program.demo().secretStore().read(secretEntry(facts.entryOwner(), field));
        tour.guide.waitFor(u"the keychain"_s, [&] { return answer.isFinished(); });
        return tour.guide.hasFailed() ? QString() : answer.result().value_or(Secret()).revealText();
    };
    tour.secrets.add(u"Certificate ID, "_s + whose, read(SecretField::CertificateId));
    tour.secrets.addPemBody(u"private key, "_s + whose, read(SecretField::PrivateKey));
}

void answerFiles(Tour &tour, const QString &picture)
{
    tour.guide.waitFor(u"a question"_s, [&] {
        return tour.hands.isVisible(u"answerFile"_s) || tour.hands.isVisible(u"revokeOld"_s)
            || tour.hands.isVisible(u"confirmRevoked"_s);
    });
    if (!tour.hands.isVisible(u"answerFile"_s))
        return;
    tour.guide.picture(picture);
    while (tour.hands.isVisible(u"answerFile"_s) && !tour.guide.hasFailed()) {
        tour.hands.click(u"answerFile"_s);
        tour.guide.breathe(std::chrono::milliseconds(300));
    }
}

void chooseRenew(Tour &tour)
{
    Hands &hands = tour.hands;
    hands.key(Qt::Key_K, Qt::ControlModifier);
    auto *table = hands.find<QAbstractItemView>(u"certificateTable"_s);
    const QAbstractItemModel *model = table ? table->model() : nullptr;
    for (int row = 0; model && row < model->rowCount(); ++row) {
        if (model->index(row, 2).data().toString() != u"no connection"_s)
            hands.clickItem(table, model->index(row, 0));
    }
    hands.click(u"renewChosenKey"_s);
    hands.find(u"rotationDialog"_s);
}

void renewByHand(Tour &tour)
{
    TourGuide &guide = tour.guide;
    Hands &hands = tour.hands;
    guide.step(u"A certificate is renewed; the role lacks the permission"_s, [&] {
        givePermission(tour, false);
        chooseRenew(tour);
        guide.picture(u"renew"_s);
        hands.click(u"startRotation"_s);
        guide.waitFor(u"the cause"_s, [&] { return hands.isVisible(u"goOnByHand"_s); });
        guide.picture(u"renew-refused"_s);
    });
    guide.step(u"NetSuite's part is done by hand"_s, [&] {
        hands.click(u"goOnByHand"_s);
        hands.find(u"newCertificateId"_s);
        guide.picture(u"renew-by-hand"_s);
        const QString path = tour.home + u"/new-certificate.pem"_s;
        hands.click(u"saveNewCertificate"_s);
        hands.chooseFile(path);
        guide.waitFor(u"the file"_s, [&] { return QFile::exists(path); });
        QFile file(path);
        guide.expect(file.open(QIODevice::ReadOnly), u"the certificate"_s);
        const SimulatedMapping old = mappingOf(tour, stored(tour).certificatePem);
        SimulatedAccount &account = tour.program.demo().account();
        const auto made = account.addMapping(old.integration, old.role, old.entity, file.readAll());
        guide.expect(!made.certificateId.isEmpty(), u"a mapping: "_s + made.refusal);
        QGuiApplication::clipboard()->setText(made.certificateId);
        hands.paste(u"rotationDialog/newCertificateId/QLineEdit"_s);
        hands.click(u"takeNewId"_s);
        answerFiles(tour, u"renew-file"_s);
        hands.find(u"confirmRevoked"_s);
        guide.picture(u"renew-revoke-by-hand"_s);
        account.revokeMapping(old.id);
        hands.click(u"confirmRevoked"_s);
        guide.waitFor(u"the end"_s, [&] {
            return hands.text(u"rotationCardHeading"_s) == u"The certificate is renewed."_s;
        });
        addSecrets(tour, u"renewed by hand"_s);
        hands.click(u"closeRotation"_s);
    });
}

void renewThroughTheEndpoint(Tour &tour)
{
    TourGuide &guide = tour.guide;
    Hands &hands = tour.hands;
    guide.step(u"With the permission it goes through NetSuite's endpoint"_s, [&] {
        givePermission(tour, true);
        chooseRenew(tour);
        hands.click(u"startRotation"_s);
        answerFiles(tour, u"renew-file-again"_s);
        hands.find(u"revokeOld"_s);
        guide.picture(u"renew-before-revoking"_s);
        hands.click(u"closeRotation"_s);
        guide.picture(u"keys-renewal-unfinished"_s);
    });
    guide.step(u"Closed before its end it is named, and goes on"_s, [&] {
        hands.key(Qt::Key_Home, Qt::AltModifier);
        guide.picture(u"renewal-unfinished"_s);
        chooseRenew(tour);
        guide.picture(u"renew-reopened"_s);
        hands.click(u"resume"_s);
        hands.click(u"revokeOld"_s);
        guide.waitFor(u"the end"_s, [&] {
            return hands.text(u"rotationCardHeading"_s) == u"The certificate is renewed."_s;
        });
        guide.picture(u"renewed"_s);
        addSecrets(tour, u"renewed"_s);
        hands.click(u"closeRotation"_s);
        hands.key(Qt::Key_Home, Qt::AltModifier);
        if (!guide.hasFailed())
            tour.proven += u"a certificate renewed by hand and through the endpoint"_s;
    });
}

} // namespace

void visitRotation(Tour &tour)
{
    if (tour.guide.hasFailed())
        return;
    renewByHand(tour);
    renewThroughTheEndpoint(tour);
    QGuiApplication::clipboard()->clear();
}

} // namespace suitescope
