// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "envfaults.h"
#include "lib/setup/checkrecord.h"
#include "lib/setup/envcheckfile.h"
#include "lib/setup/outputs.h"
#include "tests/support/testmain.h"

#include <QDir>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace suitescope;
using namespace envvalues;

namespace {

constexpr QFile::Permissions ownerOnly = QFile::ReadOwner | QFile::WriteOwner;

bool has(const EnvCheck &check, EnvFindingId id)
{
    return std::any_of(check.findings.cbegin(), check.findings.cend(),
                       [id](const EnvFinding &finding) { return finding.id == id; });
}

QFile::Permissions mode(const QString &path)
{
    return QFile::permissions(path)
        & (QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther);
}

} // namespace

class EnvCheckFileTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void theDiskIsLookedAt();
    void whatCannotBeRead_data();
    void whatCannotBeRead();
    void aRepairIsPrivateAndCanBeUndone();
    void aRepairOfTheModeAlone();
    void whatWasChangedMeanwhileStays();
    void whatIsNotSafeStays();
    void aLinkIsFollowed();
    void knownEndsComeFromKeysAndNetSuite();
    void theFormIsKnownOfWhatWasWritten();

private:
    [[nodiscard]] QString write(const QByteArray &content,
                                QFile::Permissions permissions = ownerOnly);
    [[nodiscard]] QByteArray content(const QString &path) const;
    [[nodiscard]] Result<CheckedEnvFile> check(const QString &path)
    {
        return answerOf(checkEnvFile(path, at()));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void EnvCheckFileTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    m_folder = std::make_unique<QTemporaryDir>();
}

QString EnvCheckFileTest::write(const QByteArray &text, QFile::Permissions permissions)
{
    const QString path = m_folder->filePath(u".env"_s);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size()
        || !file.setPermissions(permissions))
        return {};
    return path;
}

QByteArray EnvCheckFileTest::content(const QString &path) const
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("unreadable");
}

void EnvCheckFileTest::theDiskIsLookedAt()
{
    QVERIFY(QDir(m_folder->path()).mkpath(u".git"_s));
    const QString path = write(tba(), ownerOnly | QFile::ReadOther);
    const Result<CheckedEnvFile> file = check(path);
    QVERIFY(file);
    QVERIFY(has(file->check, EnvFindingId::OthersMayRead));
    QVERIFY(has(file->check, EnvFindingId::GitWouldTake));
    QVERIFY(addToGitIgnore(path));
    QVERIFY(QFile::setPermissions(path, ownerOnly));
    const Result<CheckedEnvFile> again = check(path);
    QVERIFY(again && again->check.findings.isEmpty());
}

void EnvCheckFileTest::whatCannotBeRead_data()
{
    QTest::addColumn<QByteArray>("content"); // empty: a folder
    QTest::addColumn<ErrorKind>("kind");
    QTest::newRow("a folder") << QByteArray() << ErrorKind::FileFault;
    QTest::newRow("too large") << QByteArray(1024 * 1024 + 1, 'x') << ErrorKind::TooLarge;
    QTest::newRow("no text") << QByteArray("a\0b", 3) << ErrorKind::FileFault;
}

void EnvCheckFileTest::whatCannotBeRead()
{
    QFETCH(QByteArray, content);
    QFETCH(ErrorKind, kind);
    const QString path = content.isEmpty() ? m_folder->path() : write(content);
    const Result<CheckedEnvFile> file = check(path);
    QVERIFY(!file);
    QCOMPARE(file.error().kind, kind);
}

void EnvCheckFileTest::aRepairIsPrivateAndCanBeUndone()
{
    const QByteArray before
        = "# mine\n" + tba("ACCOUNT_ID", "NETSUITE_ACCOUNT_ID=1234567-sb1") + "OTHER=1";
    const QString path = write(before, ownerOnly | QFile::ReadGroup);
    const Result<CheckedEnvFile> file = check(path);
    QVERIFY(file);
    const Result<EnvRepair> repair = answerOf(repairEnvFile(*file, file->check.findings));
    QVERIFY(repair);
    QCOMPARE(repair->result, EnvWrite::Done);
    QCOMPARE(content(path), "# mine\n" + tba() + "OTHER=1");
    QCOMPARE(mode(path), ownerOnly);
    QVERIFY(check(path)->check.findings.isEmpty());

    const Result<EnvWrite> undone = answerOf(undoEnvRepair(*repair));
    QVERIFY(undone);
    QCOMPARE(*undone, EnvWrite::Done);
    QCOMPARE(content(path), before);
    QCOMPARE(mode(path), ownerOnly | QFile::ReadGroup);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files | QDir::Hidden), QStringList{u".env"_s});
}

void EnvCheckFileTest::aRepairOfTheModeAlone()
{
    const QString path = write(tba(), ownerOnly | QFile::ReadOther);
    const Result<CheckedEnvFile> file = check(path);
    QVERIFY(file && file->check.findings.size() == 1);
    QCOMPARE(answerOf(repairEnvFile(*file, file->check.findings))->result, EnvWrite::Done);
    QCOMPARE(content(path), tba());
    QCOMPARE(mode(path), ownerOnly);
}

void EnvCheckFileTest::whatWasChangedMeanwhileStays()
{
    const QString path = write(tba("ACCOUNT_ID", "NETSUITE_ACCOUNT_ID=1234567-sb1"));
    const Result<CheckedEnvFile> file = check(path);
    QVERIFY(file);
    QCOMPARE(write("NEW=1\n"), path);
    const Result<EnvRepair> late = answerOf(repairEnvFile(*file, file->check.findings));
    QVERIFY(late);
    QCOMPARE(late->result, EnvWrite::ChangedMeanwhile);
    QCOMPARE(content(path), "NEW=1\n"_ba);

    QCOMPARE(write(file->content.revealBytes()), path);
    const Result<EnvRepair> repair = answerOf(repairEnvFile(*file, file->check.findings));
    QVERIFY(repair && repair->result == EnvWrite::Done);
    QCOMPARE(write("NEW=2\n"), path);
    QCOMPARE(answerOf(undoEnvRepair(*repair)).value(), EnvWrite::ChangedMeanwhile);
    QCOMPARE(content(path), "NEW=2\n"_ba);
}

void EnvCheckFileTest::whatIsNotSafeStays()
{
    const QByteArray before = "A=\"open\nNETSUITE_ACCOUNT_ID=\"1234567-sb1\"\nB=x\"\n";
    const QString path = write(before);
    const Result<CheckedEnvFile> file = check(path);
    QVERIFY(file);
    QCOMPARE(answerOf(repairEnvFile(*file, file->check.findings))->result, EnvWrite::NotSafe);
    QCOMPARE(content(path), before);
}

void EnvCheckFileTest::aLinkIsFollowed()
{
    const QString path = write(tba(), ownerOnly | QFile::ReadOther);
    const QString link = m_folder->filePath(u"link.env"_s);
    QVERIFY(QFile::link(path, link));
    const Result<CheckedEnvFile> file = check(link);
    QVERIFY(file);
    QCOMPARE(answerOf(repairEnvFile(*file, file->check.findings))->result, EnvWrite::Done);
    QVERIFY(QFileInfo(link).isSymbolicLink());
    QCOMPARE(mode(path), ownerOnly);
}

void EnvCheckFileTest::knownEndsComeFromKeysAndNetSuite()
{
    ConnectionStore connections(m_folder->filePath(u"connections.json"_s));
    QVERIFY(answerOf(connections.load()));
    const QDateTime begins(QDate(2026, 1, 1), QTime(0, 0), Qt::UTC);
    const KeyAndCertificate made = makeKey(KeyAlgorithm::EcP256, begins, 300);
    Connection connection;
    connection.id = u"one"_s;
    connection.name = u"One"_s;
    connection.keyName = u"Larkfield"_s;
    connection.certificatePem = made.certificate.toPem();
    QVERIFY(answerOf(connections.save(connection)));
    const QString path = m_folder->filePath(u".env"_s);
    const auto ends = [&] { return knownOf(path, connections, at().now).ends; };
    QCOMPARE(ends().size(), 1);
    QCOMPARE(ends().first().publicKeyDer, made.key.publicKeyDer());
    QCOMPARE(ends().first().ends, begins.addDays(300));
    QCOMPARE(ends().first().name, u"Larkfield"_s);

    // NetSuite's list said otherwise when the connection was checked.
    DoctorReport report;
    report.finished = at().now;
    for (const RungId id : ladder()) {
        RungResult rung;
        rung.id = id;
        rung.state = RungState::Passed;
        if (id == RungId::CertificateEnd)
            rung.facts.certificateEnds = begins.addDays(200);
        report.rungs.append(rung);
    }
    connection.lastCheck = checkRecord(report);
    QVERIFY(answerOf(connections.save(connection)));
    QCOMPARE(ends().first().ends, begins.addDays(200));

    // It was read once more in Keys, without a check.
    const ListedCertificate listed{at().now, {}, {}, {}, {}, {}, begins, begins.addDays(150)};
    connection.lastListed = toJson(listed);
    QVERIFY(answerOf(connections.save(connection)));
    QCOMPARE(ends().first().ends, begins.addDays(150));
    connection.lastListed = {};

    // Without a certificate it is known of the file that the connection came from.
    connection.certificatePem.clear();
    QVERIFY(answerOf(connections.save(connection)));
    QVERIFY(ends().isEmpty());
    noteFile(connection, path, Output::Dotenv);
    QVERIFY(answerOf(connections.save(connection)));
    QCOMPARE(ends().size(), 1);
    QVERIFY(ends().first().publicKeyDer.isEmpty());
    QCOMPARE(ends().first().ends, begins.addDays(200));
    connection.lastListed = toJson(listed);
    QVERIFY(answerOf(connections.save(connection)));
    QCOMPARE(ends().first().ends, begins.addDays(150));
}

void EnvCheckFileTest::theFormIsKnownOfWhatWasWritten()
{
    ConnectionStore connections(m_folder->filePath(u"connections.json"_s));
    QVERIFY(answerOf(connections.load()));
    Connection connection;
    connection.id = u"one"_s;
    const QString path = m_folder->filePath(u"shop"_s);
    noteFile(connection, path, Output::Docker);
    QVERIFY(answerOf(connections.save(connection)));
    QCOMPARE(knownOf(path, connections, at().now).reader, std::optional(EnvFormat::Docker));
    QVERIFY(!knownOf(path + u'x', connections, at().now).reader);
}

SUITESCOPE_GUILESS_MAIN(EnvCheckFileTest)
#include "tst_envcheckfile.moc"
