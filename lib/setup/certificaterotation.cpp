// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How a rotation goes on, stops, goes back and ends.
#include "lib/setup/certificaterotation.h"

#include "lib/setup/certificaterotation_p.h"

using namespace Qt::StringLiterals;

namespace suitescope {

CertificateRotation::Private::Private(CertificateRotation *rotation, QString connectionId,
                                      Tools with)
    : q(rotation), id(std::move(connectionId)), tools(std::move(with))
{
    const QHash<QString, QJsonObject> stored = tools.connections.rotations();
    if (!stored.contains(id))
        return;
    state = State::Stopped;
    Result<RotationRecord> read = rotationFromJson(stored.value(id));
    if (!read) {
        damaged = true;
        failure = {RotationStep::Inspect, RotationObstacle::RecordDamaged, read.error()};
        return;
    }
    record = *read;
    plan = record->plan;
    step = record->step;
    failure = record->failure.value_or(
        RotationFailure{step, RotationObstacle::None, {ErrorKind::Canceled, {}, nullptr}});
}

void CertificateRotation::Private::begin()
{
    ++run;
    state = State::Running;
    question = Question::None;
    failure = {};
    if (record)
        record->failure.reset();
    if (damaged) {
        stopWith(RotationObstacle::RecordDamaged,
                 {ErrorKind::InvalidInput, u"the record of the change is damaged"_s, nullptr});
        return;
    }
    enter(record ? record->step : RotationStep::Inspect);
}

void CertificateRotation::Private::enter(RotationStep next)
{
    step = next;
    const int mine = run;
    emit q->stepBegun(next);
    if (mine != run)
        return; // a listener stopped it
    switch (next) {
    case RotationStep::Inspect:
        inspect();
        return;
    case RotationStep::MakeKey:
        makeKey();
        return;
    case RotationStep::Upload:
        upload();
        return;
    case RotationStep::SignIn:
        signIn();
        return;
    case RotationStep::Switch:
        switchOver();
        return;
    case RotationStep::Files:
        readIds([this] {
            collectFiles(); // one may have been written since the journal was begun
            nextFile();
        });
        return;
    case RotationStep::Revoke:
        readIds([this] { record->rollingBack ? revokeNew() : revoke(); });
        return;
    case RotationStep::ClearUp:
        clearUp();
        return;
    }
}

void CertificateRotation::Private::proceed(RotationStep next)
{
    record->step = next;
    keepRecord([this, next] { enter(next); });
}

void CertificateRotation::Private::keepRecord(const Next &next)
{
    then(tools.connections.saveRotation(id, toJson(*record)), [this, next](const Result<> &kept) {
        if (kept)
            next();
        else
            stopWith(RotationObstacle::None, kept.error());
    });
}

void CertificateRotation::Private::halt()
{
    ++run; // before it is cancelled: that answer is void, too
    if (const auto cancel = std::exchange(cancelWaiting, {}))
        cancel();
}

void CertificateRotation::Private::ask(Question what)
{
    state = State::Asking;
    question = what;
    emit q->asked(what);
}

void CertificateRotation::Private::stopWith(RotationObstacle obstacle, const Error &error)
{
    ++run;
    state = State::Stopped;
    question = Question::None;
    failure = {step, obstacle, error};
    if (record) {
        // So that the next start of the program can say it; when this fails, it says less.
        record->failure = failure;
        static_cast<void>(tools.connections.saveRotation(id, toJson(*record)));
    }
    emit q->stopped(failure);
}

void CertificateRotation::Private::end(State how)
{
    ++run;
    endedFiles = record ? record->files : QList<RotationFile>();
    record.reset();
    damaged = false;
    state = how;
    if (how == State::Finished)
        emit q->finished();
    else
        emit q->rolledBack();
}

CertificateRotation::CertificateRotation(const QString &connectionId, Tools tools, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(this, connectionId, std::move(tools)))
{
}

CertificateRotation::~CertificateRotation()
{
    d->halt();
}

void CertificateRotation::start(const RotationPlan &plan)
{
    if (d->goesOn())
        return;
    if (!d->record)
        d->plan = plan;
    d->begin();
}

void CertificateRotation::resume()
{
    if (!d->goesOn())
        d->begin();
}

void CertificateRotation::stop()
{
    if (!d->goesOn())
        return;
    d->halt();
    d->stopWith(RotationObstacle::None, {ErrorKind::Canceled, {}, nullptr});
}

bool CertificateRotation::canRollBack() const
{
    if (d->damaged)
        return true;
    // Once NetSuite was told to revoke the old one, there is nothing to go back to.
    return d->record && !d->record->rollingBack && !d->record->revokeTried
        && d->record->step < RotationStep::ClearUp;
}

void CertificateRotation::rollBack()
{
    if (!canRollBack())
        return;
    d->halt();
    d->state = State::Running;
    d->failure = {};
    d->question = Question::None;
    if (d->damaged) { // the connection works as it is; more is not known
        d->then(d->tools.connections.removeRotation(d->id), [this](const Result<> &removed) {
            if (removed)
                d->end(State::RolledBack);
            else
                d->stopWith(RotationObstacle::RecordDamaged, removed.error());
        });
        return;
    }
    d->record->failure.reset();
    d->record->rollingBack = true;
    // Those that still wait are looked at as well: a kill may have come after the writing.
    for (RotationFile &file : d->record->files) {
        if (file.state == RotationFile::State::Rewritten)
            file.state = RotationFile::State::Waiting;
    }
    d->proceed(RotationStep::Switch);
}

void CertificateRotation::goOnByHand()
{
    d->halt();
    d->plan.way = RotationWay::ByHand;
    if (!d->record) {
        d->begin();
        return;
    }
    d->state = State::Running;
    d->record->plan.way = RotationWay::ByHand;
    d->keepRecord([this] { d->begin(); });
}

void CertificateRotation::answerFile(bool rewrite)
{
    if (d->state != State::Asking || d->question != Question::File)
        return;
    d->state = State::Running;
    d->question = Question::None;
    if (rewrite)
        d->rewriteFile(d->fileIndex);
    else
        d->markFile(d->fileIndex, RotationFile::State::Left);
}

ShapeVerdict CertificateRotation::judge(const Secret &certificateId) const
{
    ShapeVerdict verdict = shapeOf(SecretField::CertificateId, certificateId,
                                   {{SecretField::ClientId, Secret(d->clientId)}});
    if (!d->oldId.isEmpty() && certificateId == Secret(d->oldId)) {
        verdict.fault = ShapeFault::LooksLikeAnother;
        verdict.looksLike = SecretField::CertificateId;
    }
    return verdict;
}

void CertificateRotation::takeCertificateId(const Secret &certificateId)
{
    const ShapeVerdict verdict = judge(certificateId);
    const bool right = verdict.fault == ShapeFault::None
        || isUnusualCertificateId(SecretField::CertificateId, verdict);
    if (d->state != State::Asking || d->question != Question::NewCertificateId || !right)
        return;
    d->state = State::Running;
    d->question = Question::None;
    d->takeUploaded(certificateId.revealText());
}

void CertificateRotation::confirm()
{
    if (d->state != State::Asking)
        return;
    const Question answered = d->question;
    if (answered == Question::None || answered == Question::File
        || answered == Question::NewCertificateId)
        return;
    d->state = State::Running;
    d->question = Question::None;
    if (answered != Question::RevokeOld) {
        d->proceed(RotationStep::ClearUp);
        return;
    }
    d->record->revokeTried = true;
    d->keepRecord([this] {
        d->withClient(Private::Side::New,
                      [this](RestClient &client) { d->revokeThrough(client, d->oldId); });
    });
}

CertificateRotation::State CertificateRotation::state() const
{
    return d->state;
}

RotationStep CertificateRotation::step() const
{
    return d->step;
}

CertificateRotation::Question CertificateRotation::question() const
{
    return d->question;
}

const CertificateRotation::FileQuestion &CertificateRotation::fileQuestion() const
{
    return d->fileQuestion;
}

const RotationFailure &CertificateRotation::failure() const
{
    return d->failure;
}

const std::optional<RotationRecord> &CertificateRotation::record() const
{
    return d->record;
}

const RotationPlan &CertificateRotation::plan() const
{
    return d->record ? d->record->plan : d->plan;
}

QString CertificateRotation::oldCertificateId() const
{
    return d->oldId;
}

QString CertificateRotation::newCertificateId() const
{
    return d->newId;
}

QList<RotationFile> CertificateRotation::files() const
{
    return d->record ? d->record->files : d->endedFiles;
}

} // namespace suitescope
