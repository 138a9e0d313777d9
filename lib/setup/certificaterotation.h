// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/rest/restclient.h"
#include "lib/setup/exportrewriting.h"
#include "lib/setup/pastecleaning.h"
#include "lib/setup/registeredcertificates.h"
#include "lib/setup/rotationrecord.h"

#include <QObject>

#include <functional>
#include <memory>

namespace suitescope {

class SignInBudget;

/*! Finds the addresses of a connection and hands them to the answer, once, as long as the context
 * lives: those of the simulated account are known when it runs. */
using UrlsOf = std::function<void(const Connection &, QObject *context,
                                  std::function<void(const Result<ServiceUrls> &)> answer)>;

/*! Takes a connection from its certificate to the next: a new pair, registered in NetSuite, tried,
   taken up by the connection and the files it was exported to, the old one revoked. Whatever
   happens in between, kills included, the connection signs in, and what is left over is named by
   the journal (RotationRecord): resume() goes on from there, rollBack() takes it all back. Every
   step may be done twice. Main thread only. */
class CertificateRotation : public QObject
{
    Q_OBJECT

public:
    using RewriteFile
        = std::function<QFuture<Result<>>(const ExportedFile &file, const EnvSettings &settings)>;

    /*! Everything referred to outlives the rotation. */
    struct Tools
    {
        Transport &transport;
        Clock clock;
        ConnectionStore &connections;
        SecretStore &secrets; // that hold the connection's
        UrlsOf urlsOf;
        SignInBudget *budget = nullptr; // of real connections
        RewriteFile rewriteFile = rewriteExported;
    };

    enum class State {
        Idle,
        Running,
        Asking, // question() tells what
        Stopped, // failure() tells why; nothing runs
        Finished,
        RolledBack,
    };

    enum class Question {
        None,
        File, // to be rewritten? answerFile()
        NewCertificateId, // the certificate is to be registered by hand; takeCertificateId()
        RevokeOld, // the point of no return; confirm()
        OldRevoked, // by hand; confirm()
        NewRevoked, // likewise, on the way back
    };

    struct FileQuestion
    {
        RotationFile file;
        int otherLines = 0; // that stay as they are
    };

    /*! Goes on with what the journal has for this connection, if it has anything. */
    CertificateRotation(const QString &connectionId, Tools tools, QObject *parent = nullptr);
    ~CertificateRotation() override;

    void start(const RotationPlan &plan); // or resume(), where something was begun
    void resume();
    /*! Ends what runs; it can be resumed. */
    void stop();
    [[nodiscard]] bool canRollBack() const;
    void rollBack();
    /*! From here on a person does NetSuite's part. */
    void goOnByHand();

    void answerFile(bool rewrite);
    /*! What is wrong with a Certificate ID that was pasted; the old one's is LooksLikeAnother. */
    [[nodiscard]] ShapeVerdict judge(const Secret &certificateId) const;
    void takeCertificateId(const Secret &certificateId); // a right one alone
    void confirm();

    [[nodiscard]] State state() const;
    [[nodiscard]] RotationStep step() const; // under way, or where it stands
    [[nodiscard]] Question question() const;
    [[nodiscard]] const FileQuestion &fileQuestion() const;
    [[nodiscard]] const RotationFailure &failure() const;
    /*! What is written down; null before the first trace was left and after the end. */
    [[nodiscard]] const std::optional<RotationRecord> &record() const;
    /*! The plan, in a record or not. */
    [[nodiscard]] const RotationPlan &plan() const;
    /*! As far as they are known; for showing. */
    [[nodiscard]] QString oldCertificateId() const;
    [[nodiscard]] QString newCertificateId() const;
    /*! The files of the last run, after its end too. */
    [[nodiscard]] QList<RotationFile> files() const;

signals:
    void stepBegun(suitescope::RotationStep step);
    void asked(suitescope::CertificateRotation::Question question);
    void stopped(const suitescope::RotationFailure &failure);
    void finished();
    void rolledBack();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace suitescope
