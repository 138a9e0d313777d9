// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/signinbudget.h"
#include "lib/storage/connectionstore.h"
#include "lib/storage/memorysecretstore.h"
#include "tests/end_to_end/doctorstage.h"
#include "tests/end_to_end/verifyrows.h"
#include "tests/support/detourtransport.h"
#include "ui/wizard/setupwizard.h"
#include "ui/wizard/verifypage.h"

#include <QNetworkAccessManager>
#include <QTemporaryDir>

#include <memory>

namespace suitescope {

/*! The wizard at its page Verify, over HTTP with the simulated account; everything that it shows,
 * copies, logs and sends is looked at. */
class VerifyStage : public QObject
{
    Q_OBJECT

public:
    using Wire = SimulatedServer::Wire;

    explicit VerifyStage(AuthMethod method, Circumstances circumstances = {},
                         Wire wire = Wire::Plain);
    ~VerifyStage() override;

    Stage netSuite; // the account, its server, and values that are right
    QTemporaryDir folder;
    ConnectionStore connections{folder.filePath(QStringLiteral("connections.json"))};
    MemorySecretStore secrets;
    QUrl opened; // the page that the browser was last sent to

    /*! The draft with the right values; change it, then show(). */
    [[nodiscard]] SetupDraft &draft() { return *m_draft; }
    /*! The same draft, as the program finds it after a restart when the keychain says \a error. */
    void resumeWith(ErrorKind error);
    [[nodiscard]] SignInBudget &budget() { return *m_budget; }
    /*! Another connection of this computer, with its secrets where \a credentials are given. */
    void addConnection(Connection facts, const std::optional<Credentials> &credentials = {});
    /*! What NetSuite says to an administrator who uploads the certificate; empty: it is taken. */
    [[nodiscard]] QString uploadRefusal();
    /*! How long it waits for an answer; before show(). */
    void setPatience(std::optional<std::chrono::milliseconds> patience)
    {
        m_detour->patience = patience;
    }
    /*! The wizard comes up and checks; returns when the check has ended. */
    bool show();
    [[nodiscard]] SetupWizard &wizard() { return *m_wizard; }
    [[nodiscard]] VerifyPage *page() const;
    [[nodiscard]] DoctorReport report() const;
    template<typename T> [[nodiscard]] T *find(const char *name) const
    {
        return m_wizard->findChild<T *>(QLatin1String(name));
    }
    /*! Enters what the audit trail says of the refusal into the dialog that the card opens. */
    bool enterDetail(const QString &detail);
    /*! Of the first refusal of this run, in NetSuite's Login Audit Trail. */
    [[nodiscard]] QString detailOfRefusal() const;
    /*! Back at the page, the card's button Try again; returns when the check has ended. */
    [[nodiscard]] bool tryAgain();
    /*! Back at the page after the draft has changed, which starts a check. */
    [[nodiscard]] bool checkChanged();
    /*! Presses the card's button; empty when it led to \a wanted, otherwise what is wrong. */
    [[nodiscard]] QString followButton(const Mending &wanted);

    /*! Everything the page shows, with tool tips and what a screen reader says. */
    [[nodiscard]] QString shownText() const;
    /*! What the card's button Copy detail gives to the clipboard. */
    [[nodiscard]] QString copiedDetail();
    /*! The report, as it is copied. */
    [[nodiscard]] QString copiedReport();
    /*! The name of the first secret in \a text; empty when there is none. */
    [[nodiscard]] QString secretIn(const QString &text) const;

private slots:
    void takeUrl(const QUrl &url) { opened = url; }

private:
    void fillDraft(Circumstances circumstances);
    void fillKey(Circumstances circumstances);
    void addOthers(Circumstances circumstances);
    void keepExisting(Circumstances circumstances);

    AuthMethod m_method;
    Circumstances m_circumstances;
    QNetworkAccessManager m_network;
    std::unique_ptr<HttpTransport> m_transport;
    std::unique_ptr<DetourTransport> m_detour;
    std::unique_ptr<SignInBudget> m_budget;
    SetupDraft *m_draft = nullptr; // the wizard's, once it is shown
    std::unique_ptr<SetupWizard> m_wizard;
};

} // namespace suitescope
