// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/storage/connectionstore.h"
#include "lib/storage/memorysecretstore.h"
#include "tests/lib/setup/doctoraccount.h"
#include "ui/home/demoaccount.h"
#include "ui/wizard/setuppage.h"
#include "ui/wizard/setupwizard.h"

#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace suitescope {

/*! A keychain that keeps things, can be slow and can be broken. */
class TestKeychain : public MemorySecretStore
{
public:
    [[nodiscard]] QString displayName() const override { return u"Test Keyring"_s; }
    [[nodiscard]] bool persists() const override { return true; }
    [[nodiscard]] QFuture<Result<>> selfTest() override
    {
        if (!slow)
            return MemorySecretStore::selfTest();
        pending.emplace_back();
        pending.back().start();
        return pending.back().future();
    }

    bool slow = false;
    std::vector<QPromise<Result<>>> pending;
};

/*! The simulated account as the wizard sees it. */
class TestDemo : public DemoAccount
{
public:
    QFuture<Result<ServiceUrls>> start() override
    {
        const AccountId id = AccountId::parse(u"DEMO"_s).value();
        return suitescope::finished(ServiceUrls::overridden(id, QUrl(u"http://127.0.0.1:4711"_s)));
    }
    QFuture<Result<Connection>> readyConnection() override
    {
        return suitescope::finished(Result<Connection>(failure(ErrorKind::NotAllowed)));
    }
    SecretStore &secretStore() override { return secrets; }
    QWidget *createAdministratorPanel(QWidget *parent) override { return new QWidget(parent); }
    void showPage(MenuPageId page) override { shown.append(page); }

    MemorySecretStore secrets;
    QList<MenuPageId> shown;
};

/*! One wizard with everything it needs, in a folder of its own. */
struct WizardFixture
{
    QTemporaryDir folder;
    ConnectionStore connections{folder.filePath(u"connections.json"_s)};
    TestKeychain secrets;
    TestDemo demo;
    Account account; // NetSuite in a few lines
    std::unique_ptr<SetupWizard> wizard;
    bool memoryIsLocked = true;
    SignInBudget *budget = nullptr;

    SetupDraft *newDraft(bool rehearsal = false)
    {
        return new SetupDraft(connections, secrets, rehearsal);
    }

    void open(SetupDraft *draft)
    {
        wizard = std::make_unique<SetupWizard>(draft, account.transport, &demo, secrets,
                                               [] { return now; });
        wizard->setMemoryLocked(memoryIsLocked);
        wizard->setBudget(budget);
        wizard->show();
        QVERIFY(QTest::qWaitForWindowExposed(wizard.get()));
        QTRY_VERIFY(draft->restored().isFinished());
        QCoreApplication::processEvents();
    }

    /*! A draft whose every value is right, at \a step. */
    SetupDraft *fullDraft(AuthMethod method, SetupStep step)
    {
        SetupDraft *draft = newDraft();
        draft->setName(u"Larkfield sandbox"_s);
        draft->setMethod(method);
        draft->setAccountText(u"7304182"_s);
        if (method == AuthMethod::TokenBased) {
            char digit = '1';
            for (const SecretField field : {SecretField::ConsumerKey, SecretField::ConsumerSecret,
                                            SecretField::TokenId, SecretField::TokenSecret})
                static_cast<void>(draft->setSecret(field, hexValue(digit++)));
        } else {
            static const KeyAndCertificate pair
                = makeKey(KeyAlgorithm::EcP256, now.addDays(-10), 730);
            static_cast<void>(draft->setKeyPair(pair.key, pair.certificate));
            draft->setCertificateSaved(true);
            static_cast<void>(draft->setSecret(SecretField::ClientId, hexValue('5')));
            static_cast<void>(draft->setSecret(SecretField::CertificateId, certificateIdValue()));
        }
        draft->setStep(step);
        return draft;
    }

    template<typename T> T *find(const QString &name) const
    {
        T *const found = wizard->findChild<T *>(name);
        return found;
    }
    [[nodiscard]] QAbstractButton *next() const { return wizard->button(QWizard::NextButton); }
    [[nodiscard]] SetupPage *page() const
    {
        return qobject_cast<SetupPage *>(wizard->currentPage());
    }
    void pressNext() const { QTest::mouseClick(next(), Qt::LeftButton); }
    static void paste(QWidget *into, const QString &text)
    {
        QGuiApplication::clipboard()->setText(text);
        into->setFocus();
        QTest::keySequence(into, QKeySequence(QKeySequence::Paste));
    }
};

} // namespace suitescope
