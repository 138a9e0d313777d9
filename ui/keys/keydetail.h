// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/base/clock.h"
#include "lib/setup/keyinventory.h"
#include "lib/storage/secretstore.h"

#include <QFuture>
#include <QWidget>

#include <functional>

class QHBoxLayout;
class QPushButton;

namespace suitescope {

class CertificateLine;
class ElidedLabel;
struct KeyFitting;
class FactGrid;
class StatusLine;
class TextLabel;

/*! Everything about the chosen key pair, and what can be done with it. */
class KeyDetail : public QWidget
{
    Q_OBJECT

public:
    using SecretsOf = std::function<SecretStore &(const KeyUse &)>;

    KeyDetail(ConnectionStore &connections, SecretsOf secretsOf, Clock clock,
              QWidget *parent = nullptr);

    void showPair(const KnownKeyPair &pair);
    [[nodiscard]] const KnownKeyPair &pair() const { return m_pair; }
    /*! Puts one more button before Rename and Delete: what another topic does with a pair. */
    void addAction(QPushButton *button);

    void saveCertificate();
    void exportKey();
    void rename();
    void askToDelete();
    void say(bool good, const QString &words);

private:
    enum Fact {
        SubjectFact,
        FingerprintFact,
        ValidFact,
        UseFact,
        IntegrationFact,
        ClientIdFact,
        CertificateIdFact,
        KeyFact
    };

    void buildUi();
    /*! A monospaced value with its copy button. */
    QWidget *buildCopied(ElidedLabel *&label, const QString &copyName, const QString &name);
    QWidget *buildIntegration();
    QWidget *buildKeyHome();
    QWidget *buildActions();
    void showActions();
    [[nodiscard]] QString whyItStays() const; // empty: it may be renamed and deleted
    void writeCertificate(const QString &path, const Certificate &certificate);
    void openExport(const KnownKeyPair &pair, const Secret &pem);
    void deletePair(const KnownKeyPair &pair);
    void forgetSecrets(); // another pair is shown
    void showIntegration();
    void readIds();
    void checkKey();
    void showFittings(const QList<KeyFitting> &fittings);
    [[nodiscard]] const KeyUse *keyHolder() const;
    [[nodiscard]] const KeyUse *integrationHolder() const;

    ConnectionStore &m_connections; // outlives the panel
    SecretsOf m_secretsOf;
    Clock m_clock;
    KnownKeyPair m_pair;
    TextLabel *m_name = nullptr;
    FactGrid *m_facts = nullptr;
    ElidedLabel *m_fingerprint = nullptr;
    ElidedLabel *m_clientId = nullptr;
    ElidedLabel *m_certificateId = nullptr;
    ElidedLabel *m_integration = nullptr;
    QPushButton *m_showIds = nullptr;
    ElidedLabel *m_keyHome = nullptr;
    StatusLine *m_fit = nullptr;
    QPushButton *m_check = nullptr;
    CertificateLine *m_line = nullptr;
    QHBoxLayout *m_actions = nullptr;
    QPushButton *m_save = nullptr;
    QPushButton *m_export = nullptr;
    QPushButton *m_rename = nullptr;
    QPushButton *m_delete = nullptr;
    StatusLine *m_said = nullptr;
};

} // namespace suitescope
