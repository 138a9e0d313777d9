// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/envcheck.h"

#include "lib/setup/envinspection_p.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

struct Key
{
    EnvFindingId id;
    QLatin1StringView text;
};

constexpr std::array keys{
    Key{EnvFindingId::NothingOfOurs, "nothing-of-ours"_L1},
    Key{EnvFindingId::WideText, "wide-text"_L1},
    Key{EnvFindingId::NotUtf8, "not-utf8"_L1},
    Key{EnvFindingId::OthersMayRead, "others-may-read"_L1},
    Key{EnvFindingId::GitTracks, "git-tracks"_L1},
    Key{EnvFindingId::GitWouldTake, "git-would-take"_L1},
    Key{EnvFindingId::NameMissing, "name-missing"_L1},
    Key{EnvFindingId::ValueMissing, "value-missing"_L1},
    Key{EnvFindingId::NameMisspelled, "name-misspelled"_L1},
    Key{EnvFindingId::NameUnknown, "name-unknown"_L1},
    Key{EnvFindingId::NameTwice, "name-twice"_L1},
    Key{EnvFindingId::AuthTypeMissing, "auth-type-missing"_L1},
    Key{EnvFindingId::AuthTypeWrong, "auth-type-wrong"_L1},
    Key{EnvFindingId::AuthTypeSpelling, "auth-type-spelling"_L1},
    Key{EnvFindingId::BothMethods, "both-methods"_L1},
    Key{EnvFindingId::KeyWithoutQuotes, "key-without-quotes"_L1},
    Key{EnvFindingId::KeyBreaksLiteral, "key-breaks-literal"_L1},
    Key{EnvFindingId::KeyBreaksReal, "key-breaks-real"_L1},
    Key{EnvFindingId::QuotesKept, "quotes-kept"_L1},
    Key{EnvFindingId::SignWrong, "sign-wrong"_L1},
    Key{EnvFindingId::ExportMissing, "export-missing"_L1},
    Key{EnvFindingId::ExportWrong, "export-wrong"_L1},
    Key{EnvFindingId::CommentBehind, "comment-behind"_L1},
    Key{EnvFindingId::CarriageReturn, "carriage-return"_L1},
    Key{EnvFindingId::ValueNotClean, "value-not-clean"_L1},
    Key{EnvFindingId::ValuePlaceholder, "value-placeholder"_L1},
    Key{EnvFindingId::ValueLength, "value-length"_L1},
    Key{EnvFindingId::ValueCharacters, "value-characters"_L1},
    Key{EnvFindingId::ValueElsewhere, "value-elsewhere"_L1},
    Key{EnvFindingId::ValuesSwapped, "values-swapped"_L1},
    Key{EnvFindingId::ValueTwice, "value-twice"_L1},
    Key{EnvFindingId::AccountWrong, "account-wrong"_L1},
    Key{EnvFindingId::AccountSpelling, "account-spelling"_L1},
    Key{EnvFindingId::AccountIsProduction, "account-is-production"_L1},
    Key{EnvFindingId::KeyEncrypted, "key-encrypted"_L1},
    Key{EnvFindingId::KeyUnreadable, "key-unreadable"_L1},
    Key{EnvFindingId::KeyRefused, "key-refused"_L1},
    Key{EnvFindingId::AlgorithmUnknown, "algorithm-unknown"_L1},
    Key{EnvFindingId::AlgorithmSpelling, "algorithm-spelling"_L1},
    Key{EnvFindingId::AlgorithmMissing, "algorithm-missing"_L1},
    Key{EnvFindingId::AlgorithmMisfit, "algorithm-misfit"_L1},
    Key{EnvFindingId::ScopeUnknown, "scope-unknown"_L1},
    Key{EnvFindingId::ScopesSpelling, "scopes-spelling"_L1},
    Key{EnvFindingId::CertificateEnded, "certificate-ended"_L1},
    Key{EnvFindingId::CertificateEndsSoon, "certificate-ends-soon"_L1},
};

} // namespace

QString envFindingKey(EnvFindingId id)
{
    const auto key = std::find_if(keys.cbegin(), keys.cend(),
                                  [id](const Key &candidate) { return candidate.id == id; });
    Q_ASSERT(key != keys.cend());
    return key->text;
}

QList<EnvFindingId> allEnvFindings()
{
    QList<EnvFindingId> all;
    for (const Key &key : keys)
        all.append(key.id);
    return all;
}

bool EnvCheck::breaks() const
{
    return std::any_of(findings.cbegin(), findings.cend(), [](const EnvFinding &finding) {
        return finding.weight != EnvWeight::Advice;
    });
}

EnvFormat readerOf(const EnvFile &file, const QString &fileName)
{
    const EnvFormat seen = file.format();
    if (seen == EnvFormat::Shell)
        return seen;
    // A key without quotes may just as well be a mistake in a file for dotenv.
    return fileName.contains("docker"_L1, Qt::CaseInsensitive) ? EnvFormat::Docker
                                                               : EnvFormat::Dotenv;
}

EnvCheck checkEnv(const QByteArray &content, const EnvSurroundings &around)
{
    envcheck::Inspection file(content, around);
    file.run();
    EnvCheck check;
    check.reader = file.reader();
    for (const envcheck::Found &found : file.found())
        check.findings.append(found.finding);
    check.variables = int(file.variables().size());
    std::stable_sort(check.findings.begin(), check.findings.end(),
                     [](const EnvFinding &a, const EnvFinding &b) {
                         return a.weight != b.weight ? a.weight < b.weight : a.line < b.line;
                     });
    return check;
}

} // namespace suitescope
