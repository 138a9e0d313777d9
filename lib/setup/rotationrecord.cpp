// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/rotationrecord.h"

#include "lib/setup/rungrecord.h"
#include "lib/setup/storednames_p.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int schema = 1;

constexpr std::array steps{
    std::pair(RotationStep::Inspect, "inspect"_L1), std::pair(RotationStep::MakeKey, "make-key"_L1),
    std::pair(RotationStep::Upload, "upload"_L1),   std::pair(RotationStep::SignIn, "sign-in"_L1),
    std::pair(RotationStep::Switch, "switch"_L1),   std::pair(RotationStep::Files, "files"_L1),
    std::pair(RotationStep::Revoke, "revoke"_L1),   std::pair(RotationStep::ClearUp, "clear-up"_L1),
};

constexpr std::array ways{
    std::pair(RotationWay::Endpoint, "endpoint"_L1),
    std::pair(RotationWay::ByHand, "by-hand"_L1),
};

constexpr std::array obstacles{
    std::pair(RotationObstacle::None, "none"_L1),
    std::pair(RotationObstacle::ConnectionGone, "connection-gone"_L1),
    std::pair(RotationObstacle::NoCertificate, "no-certificate"_L1),
    std::pair(RotationObstacle::OpenDraft, "open-draft"_L1),
    std::pair(RotationObstacle::ConnectionChanged, "connection-changed"_L1),
    std::pair(RotationObstacle::OtherRotation, "other-rotation"_L1),
    std::pair(RotationObstacle::PermissionMissing, "permission-missing"_L1),
    std::pair(RotationObstacle::OldRefused, "old-refused"_L1),
    std::pair(RotationObstacle::WhoUnknown, "who-unknown"_L1),
    std::pair(RotationObstacle::TooManyActive, "too-many-active"_L1),
    std::pair(RotationObstacle::SignInsUsedUp, "sign-ins-used-up"_L1),
    std::pair(RotationObstacle::RecordDamaged, "record-damaged"_L1),
};

constexpr std::array fileStates{
    std::pair(RotationFile::State::Waiting, "waiting"_L1),
    std::pair(RotationFile::State::Rewritten, "rewritten"_L1),
    std::pair(RotationFile::State::Left, "left"_L1),
    std::pair(RotationFile::State::Gone, "gone"_L1),
    std::pair(RotationFile::State::Foreign, "foreign"_L1),
};

/*! Reads one key after the other; what is unknown or missing makes the whole unreadable, since a
 * step that is guessed could lose a key. */
class Reader
{
public:
    explicit Reader(QJsonObject object) : m_object(std::move(object)) { }

    [[nodiscard]] bool isGood() const { return m_good; }
    [[nodiscard]] QString text(QLatin1StringView key) const
    {
        return m_object.value(key).toString();
    }
    [[nodiscard]] QString needed(QLatin1StringView key)
    {
        m_good = m_good && !text(key).isEmpty();
        return text(key);
    }
    [[nodiscard]] bool flag(QLatin1StringView key) const { return m_object.value(key).toBool(); }

    template<typename Enum, size_t N>
    Enum of(const StoredNames<Enum, N> &names, QLatin1StringView key)
    {
        const std::optional<Enum> known = valueOf(names, text(key));
        m_good = m_good && known;
        return known.value_or(names.front().first);
    }
    SigningAlgorithm signing(QLatin1StringView key)
    {
        const std::optional<SigningAlgorithm> known = signingAlgorithm(text(key));
        m_good = m_good && known;
        return known.value_or(SigningAlgorithm::ES256);
    }
    [[nodiscard]] QJsonObject object(QLatin1StringView key) const
    {
        return m_object.value(key).toObject();
    }
    [[nodiscard]] QJsonArray list(QLatin1StringView key) const
    {
        return m_object.value(key).toArray();
    }
    void require(bool condition) { m_good = m_good && condition; }

private:
    QJsonObject m_object;
    bool m_good = true;
};

QJsonObject planRecord(const RotationPlan &plan)
{
    return {{"way"_L1, nameOf(ways, plan.way)},
            {"key"_L1, keyName(plan.algorithm)},
            {"days"_L1, plan.days},
            {"commonName"_L1, plan.commonName}};
}

RotationPlan planFrom(const QJsonObject &object, Reader &whole)
{
    Reader reader(object);
    RotationPlan plan;
    plan.way = reader.of(ways, "way"_L1);
    const std::optional<KeyAlgorithm> key = algorithmNamed(reader.text("key"_L1));
    plan.algorithm = key.value_or(KeyAlgorithm::EcP256);
    plan.days = object.value("days"_L1).toInt(plan.days);
    plan.commonName = reader.text("commonName"_L1);
    whole.require(reader.isGood() && key);
    return plan;
}

QJsonObject memberRecord(const RotationMember &member)
{
    return {{"connection"_L1, member.connectionId},
            {"oldOwner"_L1, member.oldOwner},
            {"newOwner"_L1, member.newOwner},
            {"oldCertificate"_L1, QString::fromLatin1(member.oldCertificatePem)},
            {"oldAlgorithm"_L1, joseName(member.oldAlgorithm)},
            {"oldKeyName"_L1, member.oldKeyName},
            {"oldPublicKey"_L1, QString::fromLatin1(member.oldPublicKey.toBase64())}};
}

RotationMember memberFrom(const QJsonObject &object, Reader &whole)
{
    Reader reader(object);
    RotationMember member;
    member.connectionId = reader.needed("connection"_L1);
    member.oldOwner = reader.needed("oldOwner"_L1);
    member.newOwner = reader.needed("newOwner"_L1);
    member.oldCertificatePem = reader.text("oldCertificate"_L1).toLatin1();
    member.oldAlgorithm = reader.signing("oldAlgorithm"_L1);
    member.oldKeyName = reader.text("oldKeyName"_L1);
    member.oldPublicKey
        = QByteArray::fromBase64(object.value("oldPublicKey"_L1).toString().toLatin1());
    whole.require(reader.isGood() && member.oldOwner != member.newOwner);
    return member;
}

QJsonObject fileRecord(const RotationFile &file)
{
    return {{"path"_L1, file.path},
            {"connection"_L1, file.connectionId},
            {"format"_L1, file.format},
            {"state"_L1, nameOf(fileStates, file.state)}};
}

RotationFile fileFrom(const QJsonObject &object, Reader &whole)
{
    Reader reader(object);
    RotationFile file;
    file.path = reader.needed("path"_L1);
    file.connectionId = reader.needed("connection"_L1);
    file.format = object.value("format"_L1).toString();
    file.state = reader.of(fileStates, "state"_L1);
    whole.require(reader.isGood());
    return file;
}

/*! Nothing hangs on it: one that cannot be read is left out. */
std::optional<RotationFailure> failureFrom(const QJsonObject &object)
{
    Reader reader(object);
    RotationFailure failure;
    failure.step = reader.of(steps, "step"_L1);
    failure.obstacle = reader.of(obstacles, "obstacle"_L1);
    const std::optional<Error> error = errorFrom(reader.object("error"_L1));
    if (!reader.isGood() || !error)
        return std::nullopt;
    failure.error = *error;
    return failure;
}

} // namespace

bool RotationRecord::names(const QString &connectionId) const
{
    return std::any_of(
        members.cbegin(), members.cend(),
        [&connectionId](const RotationMember &one) { return one.connectionId == connectionId; });
}

QJsonObject toJson(const RotationRecord &record)
{
    QJsonArray members;
    for (const RotationMember &member : record.members)
        members.append(memberRecord(member));
    QJsonArray files;
    for (const RotationFile &file : record.files)
        files.append(fileRecord(file));
    QJsonObject object{{"schema"_L1, schema},
                       {"plan"_L1, planRecord(record.plan)},
                       {"step"_L1, nameOf(steps, record.step)},
                       {"rollingBack"_L1, record.rollingBack},
                       {"uploadTried"_L1, record.uploadTried},
                       {"revokeTried"_L1, record.revokeTried},
                       {"role"_L1, record.role},
                       {"entity"_L1, record.entity},
                       {"newCertificate"_L1, QString::fromLatin1(record.newCertificatePem)},
                       {"members"_L1, members},
                       {"files"_L1, files}};
    put(object, "begun"_L1, record.begun);
    if (record.failure)
        object.insert("failure"_L1,
                      QJsonObject{{"step"_L1, nameOf(steps, record.failure->step)},
                                  {"obstacle"_L1, nameOf(obstacles, record.failure->obstacle)},
                                  {"error"_L1, errorRecord(record.failure->error)}});
    return object;
}

Result<RotationRecord> rotationFromJson(const QJsonObject &object)
{
    Reader reader(object);
    reader.require(object.value("schema"_L1).toInt() == schema);
    RotationRecord record;
    record.plan = planFrom(reader.object("plan"_L1), reader);
    record.step = reader.of(steps, "step"_L1);
    record.rollingBack = reader.flag("rollingBack"_L1);
    record.uploadTried = reader.flag("uploadTried"_L1);
    record.revokeTried = reader.flag("revokeTried"_L1);
    record.role = reader.text("role"_L1);
    record.entity = reader.text("entity"_L1);
    record.newCertificatePem = reader.text("newCertificate"_L1).toLatin1();
    for (const QJsonValue member : reader.list("members"_L1))
        record.members += memberFrom(member.toObject(), reader);
    for (const QJsonValue file : reader.list("files"_L1))
        record.files += fileFrom(file.toObject(), reader);
    record.failure = failureFrom(reader.object("failure"_L1));
    take(object, "begun"_L1, record.begun);
    reader.require(!record.members.isEmpty());
    if (!reader.isGood())
        return failure(ErrorKind::InvalidInput, u"the record of the change is damaged"_s);
    return record;
}

QList<StoredRotation> storedRotations(const ConnectionStore &connections)
{
    QList<StoredRotation> all;
    const QHash<QString, QJsonObject> stored = connections.rotations();
    for (auto it = stored.cbegin(); it != stored.cend(); ++it) {
        Result<RotationRecord> record = rotationFromJson(it.value());
        if (record && record->lead().connectionId != it.key())
            record = failure(ErrorKind::InvalidInput, u"the record is another connection's"_s);
        all.append({it.key(), record});
    }
    std::sort(all.begin(), all.end(),
              [](const StoredRotation &a, const StoredRotation &b) { return a.id < b.id; });
    return all;
}

std::optional<StoredRotation> rotationOf(const ConnectionStore &connections,
                                         const QString &connectionId)
{
    for (const StoredRotation &stored : storedRotations(connections)) {
        if (stored.id == connectionId || (stored.record && stored.record->names(connectionId)))
            return stored;
    }
    return std::nullopt;
}

} // namespace suitescope
