// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/base/log.h"

#include <QRegularExpression>

#include <atomic>
#include <vector>

using namespace Qt::StringLiterals;

namespace suitescope {

Q_LOGGING_CATEGORY(lcAccount, "suitescope.account", QtInfoMsg)
Q_LOGGING_CATEGORY(lcCrypto, "suitescope.crypto", QtInfoMsg)
Q_LOGGING_CATEGORY(lcStorage, "suitescope.storage", QtInfoMsg)
Q_LOGGING_CATEGORY(lcAuth, "suitescope.auth", QtInfoMsg)
Q_LOGGING_CATEGORY(lcRest, "suitescope.rest", QtInfoMsg)
Q_LOGGING_CATEGORY(lcMetadata, "suitescope.metadata", QtInfoMsg)
Q_LOGGING_CATEGORY(lcRecords, "suitescope.records", QtInfoMsg)
Q_LOGGING_CATEGORY(lcSuiteQl, "suitescope.suiteql", QtInfoMsg)
Q_LOGGING_CATEGORY(lcSetup, "suitescope.setup", QtInfoMsg)
Q_LOGGING_CATEGORY(lcSimulator, "suitescope.simulator", QtInfoMsg)
Q_LOGGING_CATEGORY(lcUi, "suitescope.ui", QtInfoMsg)
Q_LOGGING_CATEGORY(lcApp, "suitescope.app", QtInfoMsg)

namespace {

struct Rule
{
    QRegularExpression pattern;
    QString replacement;
};

// A name and its value as headers, JSON (also JSON inside a string), form bodies and .env files
// write it. The value that stands there already redacted comes first, so that nothing grows.
QString assignment(const QString &names, const QString &bareValue)
{
    return uR"((?<![A-Za-z0-9])((?:%1)\\*["']?\s*[:=]\s*))"_s.arg(names)
        + uR"((?:\[redacted\]|\\+"[^"]*"?|"(?:[^"\\]|\\.)*"?|'[^']*'?|`[^`]*`?|%1))"_s.arg(
            bareValue);
}

std::vector<Rule> makeRules()
{
    const QString mark = u"[redacted]"_s;
    const QString keepName = u"\\1[redacted]"_s;
    const QString restOfLine = uR"([^\r\n]*)"_s;
    const QString word = uR"([^\s&,;"'`}\]\\]+)"_s;
    const auto any = QRegularExpression::CaseInsensitiveOption
        | QRegularExpression::DotMatchesEverythingOption;
    const auto rule = [any](const QString &pattern, const QString &replacement) {
        return Rule{QRegularExpression(pattern, any), replacement};
    };

    return {
        // With real or literal line breaks, and also when the end was cut off.
        rule(uR"(-----BEGIN [A-Z0-9 ]+-----.*?(?:-----END [A-Z0-9 ]+-----|\z))"_s, mark),
        rule(uR"(((?:authorization|cookie)\\*["']?\s*[:=]\s*))"_s + restOfLine, keepName),
        rule(uR"(\bOAuth\s[^\r\n]*oauth_[^\r\n]*)"_s, u"OAuth [redacted]"_s),
        rule(uR"(\b(Bearer|Basic)\s+(?=[a-z+/_.~-]*[0-9=])[a-z0-9+/_.~=-]{8,})"_s,
             u"\\1 [redacted]"_s),
        rule(uR"(\beyJ[A-Z0-9_-]{5,}\.[A-Z0-9_-]+(?:\.[A-Z0-9_-]*)?)"_s, mark),
        rule(assignment(u"NETSUITE_[A-Z0-9_]+"_s, restOfLine), keepName),
        rule(assignment(u"oauth_[a-z_]+|(?:access|refresh|id)_?token|client_?assertion"
                        "|(?:client|consumer|token)_?secret|consumer_?key|token_?(?:id|key)"
                        "|client_?id|certificate_?id|private_?key|password|passphrase"_s,
                        word),
             keepName),
        rule(uR"(((?:certificate[ _-]?id|certificates/|\bkid|\bx5t)[\s"':=\\]*(?:is\s+)?))"
             uR"([a-z0-9_-]{43}(?![a-z0-9_-]))"_s,
             keepName),
        rule(uR"((?<![0-9a-f])[0-9a-f]{64,}(?![0-9a-f]))"_s, mark),
    };
}

std::atomic<QtMessageHandler> nextHandler = nullptr;

void printRedacted(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    if (const QtMessageHandler next = nextHandler.load())
        next(type, context, redacted(text));
    else
        fprintf(stderr, "%s\n", qPrintable(qFormatLogMessage(type, context, redacted(text))));
}

} // namespace

QString redacted(const QString &text)
{
    // Never destroyed: objects that end after main may still log.
    static const std::vector<Rule> &rules = *new std::vector<Rule>(makeRules());

    QString clean = text;
    for (const Rule &rule : rules)
        clean.replace(rule.pattern, rule.replacement);
    return clean;
}

void installRedactingLog()
{
    const QtMessageHandler previous = qInstallMessageHandler(printRedacted);
    if (previous != printRedacted) // a second call must not make the handler its own successor
        nextHandler = previous;
}

} // namespace suitescope
