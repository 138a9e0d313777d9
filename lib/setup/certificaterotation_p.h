// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/base/async.h"
#include "lib/setup/certificaterotation.h"

namespace suitescope {

/*! The inside of a rotation. Each step ends in proceed(), ask() or stopWith(). */
struct CertificateRotation::Private
{
    using Next = std::function<void()>;
    using Listed = QList<RegisteredCertificate>;

    Private(CertificateRotation *rotation, QString connectionId, Tools with);

    // certificaterotation.cpp: how it goes on
    void begin();
    void enter(RotationStep next);
    void proceed(RotationStep next);
    void keepRecord(const Next &next);
    void halt(); // whatever is waited for
    void ask(Question what);
    void stopWith(RotationObstacle obstacle, const Error &error);
    void end(State how);
    [[nodiscard]] bool goesOn() const { return state == State::Running || state == State::Asking; }

    /*! The answer is taken as long as nobody stopped or began anew meanwhile. */
    template<typename T, typename Handler>
    void then(const QFuture<Result<T>> &future, Handler handler)
    {
        cancelWaiting = [waiting = future]() mutable { waiting.cancel(); };
        whenDone(q, future,
                 [this, mine = run, handler = std::move(handler)](const Result<T> &answer) mutable {
                     if (mine == run)
                         handler(answer);
                 });
    }

    // rotationaccess.cpp: what the steps work with
    enum class Side { Old, New };
    [[nodiscard]] const QString &ownerOf(const RotationMember &member, Side side) const;
    /*! A client that signs in with the certificate of that side. */
    void withClient(Side side, std::function<void(RestClient &)> next);
    void withClient(const QString &owner, const Connection &facts,
                    std::function<void(RestClient &)> next);
    void makeClient(const Connection &facts, const ServiceUrls &urls,
                    const Credentials &credentials, const std::function<void(RestClient &)> &next);
    [[nodiscard]] Connection factsFor(const RotationMember &member, Side side) const;
    /*! Reads entries; one that is missing comes as an empty one. */
    void readEntries(const QStringList &entries, std::function<void(const QList<Secret> &)> next);
    /*! Client ID and both Certificate IDs, as far as they are kept. */
    void readIds(const Next &next);
    void write(QList<std::pair<QString, Secret>> entries, const Next &next);
    [[nodiscard]] bool hasOpenDraft(const QList<RotationMember> &members) const;
    [[nodiscard]] bool hasChanged(const QList<RotationMember> &members) const;
    [[nodiscard]] SigningAlgorithm newAlgorithm(const RotationMember &member) const;

    // rotationinspection.cpp
    void inspect();
    void inspectByHand(const Connection &facts);
    void findMembers(const Next &next);
    void takeMember(const Connection &facts);
    void list(RestClient &client, std::function<void(const Result<Listed> &)> next);
    void takeList(const Result<Listed> &listed);
    void makeRecord();

    // rotationsteps.cpp
    void makeKey();
    void upload();
    void post(RestClient &client);
    void findUploaded(RestClient &client, const std::optional<Error> &lost);
    void takeUploaded(const QString &certificateId);
    void signIn();
    void signInRefused(const Error &error);
    void switchOver();
    void switchMember(qsizetype index);
    void saveSwitched(const Connection &facts, qsizetype index);

    // rotationending.cpp
    void collectFiles(); // that the connections were written to, and the record does not know yet
    void nextFile();
    void takeLook(qsizetype index, const Result<ExportedContent> &look);
    /*! What becomes of a file without asking; nothing when it holds our values. */
    [[nodiscard]] std::optional<RotationFile::State> settled(const ExportedContent &look) const;
    void markFile(qsizetype index, RotationFile::State as);
    void rewriteFile(qsizetype index);
    void writeFile(qsizetype index);
    void revoke();
    void revokeNew();
    void revokeNewThrough(RestClient &client);
    void revokeThrough(RestClient &client, const QString &certificateId);
    void clearUp();

    CertificateRotation *q;
    const QString id; // of the connection
    Tools tools;
    State state = State::Idle;
    RotationStep step = RotationStep::Inspect;
    Question question = Question::None;
    FileQuestion fileQuestion;
    qsizetype fileIndex = -1;
    RotationFailure failure;
    RotationPlan plan;
    std::optional<RotationRecord> record;
    bool damaged = false; // there is a record, and it cannot be read
    bool oldRefused = false; // on the way back: the new one has to revoke itself
    QString clientId;
    QString oldId;
    QString newId;
    QList<RotationMember> members; // until there is a record
    QString role;
    QString entity;
    QList<RotationFile> endedFiles;

    int run = 0; // answers for an earlier one are void
    std::function<void()> cancelWaiting;
    std::unique_ptr<RestClient> client;
};

} // namespace suitescope
