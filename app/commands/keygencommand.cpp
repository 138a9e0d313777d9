// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/commands/keygencommand.h"

#include "app/terminal.h"
#include "lib/base/async.h"
#include "lib/crypto/digest.h"
#include "lib/crypto/keyexport.h"
#include "lib/storage/atomicfile.h"
#include "ui/text/errortext.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtConcurrentRun>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr qint64 largestPassphraseFile = 4096;
constexpr qint64 backdate = 60; // seconds

QString translated(const char *text)
{
    return QCoreApplication::translate("suitescope::KeygenCommand", text);
}

// The first line; what an editor puts behind it is no part of the passphrase.
Result<Secret> passphraseIn(const QString &path)
{
    Result<QByteArray> content = readFile(path, largestPassphraseFile);
    if (!content)
        return failure(content.error());
    qsizetype end = 0;
    while (end < content->size() && content->at(end) != '\n' && content->at(end) != '\r')
        ++end;
    const Secret passphrase(QByteArrayView(*content).first(end));
    content->fill(0);
    if (passphrase.isEmpty())
        return failure(
            ErrorKind::InvalidInput,
            translated("The first line of %1 is empty: it is the passphrase.").arg(path));
    return passphrase;
}

Result<Secret> passphraseAsked()
{
    const Result<Secret> first = readHidden(translated("Passphrase for the private key: "));
    if (!first)
        return first;
    if (first->isEmpty())
        return failure(ErrorKind::InvalidInput, translated("The passphrase is empty."));
    const Result<Secret> second = readHidden(translated("The same once more: "));
    if (second && !(*first == *second))
        return failure(ErrorKind::InvalidInput, translated("The two passphrases differ."));
    return second;
}

Result<Secret> passphraseFor(const KeygenCommandOptions &options)
{
    if (!options.encrypt)
        return Secret();
    return options.passphraseFile.isEmpty() ? passphraseAsked()
                                            : passphraseIn(options.passphraseFile);
}

Result<KeygenCommand::Made> generated(const KeygenCommandOptions &options, const QDateTime &now)
{
    const Result<KeyPair> key = KeyPair::generate(options.key);
    if (!key)
        return failure(key.error());
    // From a minute ago: NetSuite's clock may be behind, and the certificate is to be good at once.
    const Result<Certificate> certificate = Certificate::selfSigned(
        *key, {options.name, now.toUTC().addSecs(-backdate), options.days});
    if (!certificate)
        return failure(certificate.error());
    return KeygenCommand::Made{*key, *certificate};
}

// The key first: a certificate in NetSuite whose key was never kept is of no use to anybody.
Result<KeygenCommand::Made> madeAndWritten(const KeygenCommandOptions &options,
                                           const QDateTime &now)
{
    const Result<Secret> passphrase = passphraseFor(options);
    if (!passphrase)
        return failure(passphrase.error());
    const Result<KeygenCommand::Made> made = generated(options, now);
    if (!made)
        return made;
    const KeyFileFormat format
        = options.encrypt ? KeyFileFormat::EncryptedPkcs8Pem : KeyFileFormat::Pkcs8Pem;
    const Result<Secret> text = exported(made->key, {format, *passphrase});
    if (!text)
        return failure(text.error());
    const Result<> keyWritten
        = writeAtomically(options.keyFile, text->view(), FileAccess::OwnerOnly);
    if (!keyWritten)
        return failure(keyWritten.error());
    const Result<> certificateWritten
        = writeAtomically(options.certificateFile, made->certificate.toPem(), FileAccess::Default);
    if (!certificateWritten) {
        QFile::remove(options.keyFile); // of no use, and in the way of the next try
        return failure(certificateWritten.error());
    }
    return made;
}

QString taken(const KeygenCommandOptions &options)
{
    for (const QString &path : {options.keyFile, options.certificateFile}) {
        const QFileInfo file(path);
        if (file.isDir())
            return translated("%1 is a folder.").arg(path);
        if (!options.force && (file.exists() || file.isSymLink()))
            return translated("%1 exists already; --force replaces it.").arg(path);
    }
    // Before anything is replaced: a key without its certificate is of no use.
    for (const QString &path : {options.keyFile, options.certificateFile}) {
        const QFileInfo folder(QFileInfo(path).absolutePath());
        if (!folder.isDir())
            return translated("There is no folder %1.").arg(folder.filePath());
    }
    return {};
}

} // namespace

KeygenCommand::KeygenCommand(KeygenCommandOptions options, const Paths &, Clock clock,
                             QObject *parent)
    : QObject(parent), m_options(std::move(options)), m_clock(std::move(clock))
{
}

void KeygenCommand::start()
{
    if (const QString objection = taken(m_options); !objection.isEmpty()) {
        refuse(objection);
        return;
    }
    const auto making = QtConcurrent::run(
        [options = m_options, now = m_clock()] { return madeAndWritten(options, now); });
    whenDone(this, making, [this](const Result<Made> &made) {
        if (made)
            report(*made);
        else if (made.error().kind == ErrorKind::NotAllowed)
            refuse(tr("There is no terminal to ask for the passphrase on; --passphrase-file FILE "
                      "reads it from a file."));
        else
            refuse(errorText(made.error()).joined());
    });
}

void KeygenCommand::refuse(const QString &words)
{
    std::fputs(qUtf8Printable(words + u'\n'), stderr);
    Q_EMIT ended(ExitCode::NotTried);
}

void KeygenCommand::report(const Made &made)
{
    const QByteArray bytes = m_options.json ? asJson(made) : asText(made);
    std::fwrite(bytes.constData(), 1, std::size_t(bytes.size()), stdout);
    std::fflush(stdout);
    Q_EMIT ended(ExitCode::Proven);
}

QByteArray KeygenCommand::asJson(const Made &made) const
{
    const QJsonObject object{
        {u"algorithm"_s, joseName(m_options.signing)},
        {u"key"_s, made.key.description()},
        {u"name"_s, made.certificate.commonName()},
        {u"keyFile"_s, QFileInfo(m_options.keyFile).absoluteFilePath()},
        {u"keyEncrypted"_s, m_options.encrypt},
        {u"certificateFile"_s, QFileInfo(m_options.certificateFile).absoluteFilePath()},
        {u"fingerprintSha256"_s, fingerprintText(made.certificate.fingerprint())},
        {u"publicKeyFingerprintSha256"_s, fingerprintText(made.key.publicKeyFingerprint())},
        {u"serial"_s, made.certificate.serialHex()},
        {u"notBefore"_s, made.certificate.notBefore().toString(Qt::ISODate)},
        {u"notAfter"_s, made.certificate.notAfter().toString(Qt::ISODate)},
    };
    return QJsonDocument(object).toJson();
}

QByteArray KeygenCommand::asText(const Made &made) const
{
    const QString key = m_options.encrypt
        ? tr("Private key   %1 (%2; only you can read the file, and it needs the passphrase)")
        : tr("Private key   %1 (%2; only you can read the file, and it is not encrypted)");
    const QStringList lines{
        key.arg(QDir::toNativeSeparators(m_options.keyFile), made.key.description()),
        tr("Certificate   %1").arg(QDir::toNativeSeparators(m_options.certificateFile)),
        tr("Fingerprint   SHA-256 %1").arg(fingerprintText(made.certificate.fingerprint())),
        tr("Valid until   %1 UTC")
            .arg(made.certificate.notAfter().toString(u"yyyy-MM-dd HH:mm:ss"_s)),
        QString(),
        tr("What to do next in NetSuite:"),
        tr("  1. Go to Setup > Integration > Manage Authentication > OAuth 2.0 Client Credentials "
           "(M2M) Setup and choose Create New."),
        tr("  2. Choose the entity, the role and the application, and upload %1. The private key "
           "stays here.")
            .arg(QFileInfo(m_options.certificateFile).fileName()),
        tr("  3. Note the Certificate ID in the list: with the Client ID, the private key and %1 "
           "it makes the connection.")
            .arg(joseName(m_options.signing)),
        tr("  4. Make a new pair before the end: NetSuite refuses a certificate that has ended."),
    };
    return lines.join(u'\n').toUtf8() + '\n';
}

} // namespace suitescope
