// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// For whoever changes a page of the wizard: writes each one as pictures, light and dark.
// Call: wizard_sheet FOLDER [WIDTH HEIGHT]

#include "lib/storage/connectionstore.h"
#include "lib/storage/memorysecretstore.h"
#include "tests/lib/setup/doctoraccount.h"
#include "tests/support/testmain.h"
#include "ui/theme/segments.h"
#include "ui/theme/suitestyle.h"
#include "ui/wizard/setupwizard.h"

#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

/*! Behaves as a keychain that keeps things, so that the pictures say so. */
class KeptSecrets : public MemorySecretStore
{
public:
    [[nodiscard]] QString displayName() const override { return u"GNOME Keyring"_s; }
    [[nodiscard]] bool persists() const override { return true; }
};

/*! Lets the event loop turn until \a settled or half a second has gone by. */
void settle()
{
    QTest::qWait(500);
}

void fillDraft(SetupDraft &draft, AuthMethod method)
{
    draft.setName(u"Larkfield sandbox"_s);
    draft.setMethod(method);
    draft.setAccountText(u"7304182_SB1"_s);
    for (const QString &id : {u"RESTWEBSERVICES"_s, u"OAUTH2"_s, u"TBA"_s})
        draft.setFeatureTicked(id, true);
    draft.setDataNeeds({u"customer"_s, u"salesOrder"_s});
    const QString hex = u"0123456789abcdef"_s;
    int turn = 0;
    for (const SecretField field : {SecretField::ConsumerKey, SecretField::ConsumerSecret,
                                    SecretField::TokenId, SecretField::ClientId}) {
        ++turn;
        static_cast<void>(
            draft.setSecret(field, Secret((hex.mid(turn) + hex.left(turn)).repeated(4))));
    }
    static_cast<void>(draft.setSecret(SecretField::TokenSecret, Secret(hex.repeated(4).left(63))));
    static_cast<void>(draft.setSecret(SecretField::CertificateId,
                                      Secret(u"-kT3xR_9fQ2mZ0aLw7YbNcE4hVgUoJ5iDsPtX8qGuVw"_s)));
}

void addKey(SetupDraft &draft)
{
    const KeyPair key = KeyPair::generate(KeyAlgorithm::EcP256).value();
    const Certificate certificate
        = Certificate::selfSigned(key, {u"suitescope-7304182-sb1"_s, now, 730}).value();
    static_cast<void>(draft.setKeyPair(key, certificate));
}

void addFreePairs(ConnectionStore &connections)
{
    int days = 730;
    for (const QString &name : {u"larkfield-sandbox"_s, u"larkfield-nightly"_s}) {
        const KeyPair key = KeyPair::generate(KeyAlgorithm::EcP256).value();
        const Certificate certificate
            = Certificate::selfSigned(key, {name, now, days -= 200}).value();
        static_cast<void>(connections.saveKeyPair(
            {name, name, certificate.toPem(), true, u"GNOME Keyring"_s, now}));
    }
    settle();
}

} // namespace

int main(int argc, char *argv[])
{
    CryptoRuntime crypto;
    QApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (const QString family = qEnvironmentVariable("SUITESCOPE_FONT"); !family.isEmpty())
        QApplication::setFont(QFont(family, 10));
    SuiteStyle *style = installLook();
    const QString folder = arguments.value(1, u"."_s);
    const QSize size(arguments.value(2, u"1280"_s).toInt(), arguments.value(3, u"800"_s).toInt());

    for (const AuthMethod method : {AuthMethod::ClientCredentials, AuthMethod::TokenBased}) {
        QTemporaryDir home;
        ConnectionStore connections(home.filePath(u"connections.json"_s));
        KeptSecrets secrets;
        Account account; // NetSuite in a few lines
        account.instead.insert(u"serverTime"_s, Account::error(401, invalidLogin));
        addFreePairs(connections);
        auto *draft = new SetupDraft(connections, secrets, false);
        fillDraft(*draft, method);
        draft->setStep(SetupStep::Verify);
        SetupWizard wizard(draft, account.transport, nullptr, secrets, [] { return now; });
        wizard.setStoredPlaces({QDir::homePath() + u"/.config/SuiteScope/connections.json"_s,
                                QDir::homePath() + u"/.local/share/SuiteScope/larkfield.sqlite"_s});
        wizard.resize(size);
        wizard.show();
        settle();
        const auto grab = [&](const QString &name) {
            for (const auto &[scheme, word] : {std::pair(SuiteStyle::Scheme::Light, u"light"_s),
                                               std::pair(SuiteStyle::Scheme::Dark, u"dark"_s)}) {
                style->setScheme(scheme);
                QTest::qWait(60);
                wizard.grab().save(u"%1/%2-%3.png"_s.arg(folder, name, word));
            }
            style->setScheme(SuiteStyle::Scheme::Light);
        };
        const QString prefix = method == AuthMethod::TokenBased ? u"tba"_s : u"m2m"_s;
        int number = 1;
        for (const SetupStep step : stepsFor(method)) {
            if (step == SetupStep::Verify)
                break;
            wizard.goTo(step);
            settle();
            grab(u"%1-%2"_s.arg(prefix).arg(number));
            if (step == SetupStep::KeyAndCertificate) {
                for (const auto &[way, word] :
                     {std::pair(1, u"import"_s), std::pair(2, u"from-keys"_s)}) {
                    wizard.findChild<SegmentedControl *>(u"keyWay"_s)->setCurrent(way);
                    settle();
                    grab(u"%1-%2-%3"_s.arg(prefix).arg(number).arg(word));
                }
                addKey(*draft);
                wizard.goTo(SetupStep::Account);
                wizard.goTo(step);
                settle();
                grab(u"%1-%2-made"_s.arg(prefix).arg(number));
            }
            ++number;
        }
        if (method == AuthMethod::TokenBased)
            static_cast<void>(draft->setSecret(SecretField::TokenSecret,
                                               Secret(u"89abcdef01234567"_s.repeated(4))));
        wizard.goTo(SetupStep::Verify);
        settle();
        grab(u"%1-%2"_s.arg(prefix).arg(number));
        account.instead.clear();
        wizard.findChild<QPushButton *>(u"verifyTryAgain"_s)->click();
        settle();
        grab(u"%1-%2-proven"_s.arg(prefix).arg(number));
        wizard.button(QWizard::NextButton)->click();
        settle();
        wizard.findChild<QLineEdit *>(u"envPath"_s)->setText(home.filePath(u"order-sync/.env"_s));
        settle();
        grab(u"%1-%2"_s.arg(prefix).arg(number + 1));
    }
    return 0;
}
