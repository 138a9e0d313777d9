// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/fuzz/target.h"

#include "lib/crypto/runtime.h"
#include "lib/setup/envcheck.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>

using namespace suitescope;

namespace {

void readAndMerge(const QByteArray &content)
{
    const EnvFile file = EnvFile::parse(content);
    for (const QString &name : file.names()) {
        if (!file.contains(name))
            std::abort();
        (void)file.value(name);
    }
    QByteArray whole;
    for (const EnvFile::SourceLine &line : file.lines())
        whole += line.text.view();
    if (whole != content)
        std::abort();
    if (const Result<EnvSettings> settings = file.settings()) {
        for (const EnvFormat format : {EnvFormat::Dotenv, EnvFormat::Docker, EnvFormat::Shell}) {
            const Secret merged = file.merged(*settings, format);
            const EnvFile again = EnvFile::parse(merged.revealBytes());
            if (format == EnvFormat::Dotenv && !again.settings())
                std::abort();
        }
    }
}

/*! Lines that no finding can be about. */
QList<QByteArray> foreignLines(const QByteArray &content, const EnvCheck &check)
{
    QStringList ours = EnvFile::ourNames();
    for (const EnvFinding &finding : check.findings) {
        if (finding.id == EnvFindingId::NameMisspelled)
            ours += finding.name;
    }
    QList<QByteArray> lines;
    for (const EnvFile::SourceLine &line : EnvFile::parse(content).lines()) {
        if (ours.contains(line.name))
            continue;
        QByteArray text = line.text.revealBytes();
        while (text.endsWith('\n') || text.endsWith('\r')) // the last one may get an end
            text.chop(1);
        lines += text;
    }
    return lines;
}

void checkAndRepair(const QByteArray &content, std::optional<EnvFormat> reader)
{
    EnvSurroundings around;
    around.now = QDateTime::fromSecsSinceEpoch(1'790'000'000, Qt::UTC);
    around.reader = reader;
    const EnvCheck check = checkEnv(content, around);
    QList<EnvFinding> chosen = check.findings;
    chosen.removeIf([](const EnvFinding &finding) { return !finding.repairable; });
    (void)envChanges(content, around, chosen);
    const std::optional<Secret> repaired = repairedEnv(content, around, chosen);
    if (!repaired) // not safe: nothing is written
        return;
    const QByteArray text = repaired->revealBytes();
    around.reader = check.reader;
    const EnvCheck again = checkEnv(text, around);
    for (const EnvFinding &mended : chosen) {
        for (const EnvFinding &finding : again.findings) {
            if (finding.id == mended.id && finding.name == mended.name)
                std::abort();
        }
    }
    if (content.startsWith("\xFF\xFE") || content.startsWith("\xFE\xFF")) // written anew
        return;
    qsizetype at = 0;
    for (const QByteArray &line : foreignLines(content, check)) {
        at = text.indexOf(line, at);
        if (at < 0)
            std::abort();
        at += line.size();
    }
    if (chosen.isEmpty() && text != content)
        std::abort();
}

} // namespace

// A .env file: read, merged with a connection, checked and repaired without losing what is not
// ours.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const CryptoRuntime crypto;
    const QByteArray content(reinterpret_cast<const char *>(data), qsizetype(size));
    readAndMerge(content);
    // One reader each time, since a key is checked whenever the file is.
    const std::optional<EnvFormat> readers[]
        = {std::nullopt, EnvFormat::Dotenv, EnvFormat::Docker, EnvFormat::Shell};
    checkAndRepair(content, readers[size % std::size(readers)]);
    return 0;
}
