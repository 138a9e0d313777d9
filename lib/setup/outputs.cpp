// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/setup/outputs.h"

#include "lib/setup/envquoting_p.h"
#include "lib/storage/atomicfile.h"

#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

using Variables = QList<EnvVariable>;

bool isPlain(const EnvVariable &variable)
{
    return variable.kind == EnvVariable::Kind::Plain;
}

QByteArray valueOf(const Variables &variables, QLatin1StringView name)
{
    const auto found = std::find_if(variables.cbegin(), variables.cend(),
                                    [name](const EnvVariable &v) { return v.name == name; });
    return found == variables.cend() ? QByteArray() : found->value.revealBytes();
}

/*! A comment is one line whatever the name says. */
QByteArray oneLine(const QString &text)
{
    return text.simplified().toUtf8();
}

QByteArray envText(const Variables &variables, EnvFormat format)
{
    QByteArray text;
    for (const EnvVariable &variable : variables)
        text += envLine(variable, format) + '\n';
    return text;
}

// SuiteCloud keeps the sign-in under its auth ID and reads the key from a file.
QByteArray suiteCloudText(const Variables &variables, const QString &connectionName)
{
    const QByteArray name = plainName(connectionName).toLatin1();
    return "# In NetSuite, upload the certificate for the application \"SuiteCloud Development\n"
           "# Integration\" as well (Setup > Integration > Manage Authentication > OAuth 2.0 "
           "Client\n"
           "# Credentials (M2M) Setup) and put the certificate ID that it gives in place of this "
           "one.\n"
           "# Outside of an interactive computer SuiteCloud needs SUITECLOUD_CI=1 and\n"
           "# SUITECLOUD_CI_PASSKEY (32 to 100 letters and digits) in the environment.\n"
           "suitecloud account:setup:ci --account "
        + shellQuoted(valueOf(variables, "NETSUITE_ACCOUNT_ID"_L1)) + " --authid "
        + shellQuoted(name) + " --certificateid "
        + shellQuoted(valueOf(variables, "NETSUITE_CERTIFICATE_ID"_L1)) + " --privatekeypath "
        + shellQuoted("./" + name + "-private.pem") + '\n';
}

QByteArray postmanText(const Variables &variables, const QString &connectionName)
{
    QByteArray text
        = "{\n  \"name\": " + jsonQuoted(connectionName.toUtf8()) + ",\n  \"values\": [\n";
    for (qsizetype i = 0; i < variables.size(); ++i) {
        const EnvVariable &variable = variables[i];
        text += "    {\"key\": " + jsonQuoted(variable.name.toUtf8())
            + ", \"value\": " + jsonQuoted(variable.value.view())
            + ", \"type\": " + (isPlain(variable) ? "\"default\"" : "\"secret\"")
            + ", \"enabled\": true}" + (i + 1 < variables.size() ? ",\n" : "\n");
    }
    return text + "  ],\n  \"_postman_variable_scope\": \"environment\"\n}\n";
}

// Bruno reads process.env from the collection's .env file, so this file can go into git.
QByteArray brunoText(const Variables &variables)
{
    QByteArray text = "vars {\n";
    for (const EnvVariable &variable : variables) {
        const QByteArrayView value = variable.value.view();
        const bool safe = isPlain(variable) && !value.contains('\n') && !value.contains('\r')
            && !value.contains(QByteArrayView("{{")) && value.trimmed().size() == value.size()
            && !value.startsWith("'''");
        text += "  " + variable.name.toUtf8() + ": ";
        if (safe)
            text += value;
        else
            text += "{{process.env." + variable.name.toUtf8() + "}}";
        text += '\n';
    }
    return text + "}\n";
}

// Secrets go through standard input: arguments are visible to every user of the computer.
QByteArray gitHubText(const Variables &variables, const QString &connectionName)
{
    QByteArray text = "#!/bin/sh\n# " + oneLine(connectionName)
        + ": run in the repository's folder, then delete this file.\nset -eu\n";
    QByteArray use = "# In the workflow:\n#   env:\n";
    for (const EnvVariable &variable : variables) {
        const QByteArray name = variable.name.toUtf8();
        if (isPlain(variable))
            text += "gh variable set " + name + " --body "
                + shellQuoted(variable.value.revealBytes()) + '\n';
        else
            text += "printf %s " + shellQuoted(variable.value.revealBytes()) + " | gh secret set "
                + name + '\n';
        use += "#     " + name + ": ${{ " + (isPlain(variable) ? "vars." : "secrets.") + name
            + " }}\n";
    }
    return text + use;
}

// A double-quoted YAML scalar reads as the JSON string.
QByteArray kubernetesText(const Variables &variables, const QString &connectionName)
{
    QByteArray text = "apiVersion: v1\nkind: Secret\nmetadata:\n  name: "
        + jsonQuoted(plainName(connectionName).toUtf8()) + "\ntype: Opaque\nstringData:\n";
    for (const EnvVariable &variable : variables)
        text += "  " + variable.name.toUtf8() + ": " + jsonQuoted(variable.value.view()) + '\n';
    return text;
}

} // namespace

QList<Output> allOutputs()
{
    return {Output::Dotenv,  Output::Docker, Output::Shell,         Output::SuiteCloudCi,
            Output::Postman, Output::Bruno,  Output::GitHubActions, Output::KubernetesSecret};
}

QString outputKey(Output output)
{
    switch (output) {
    case Output::Dotenv:
        return u"dotenv"_s;
    case Output::Docker:
        return u"docker"_s;
    case Output::Shell:
        return u"shell"_s;
    case Output::SuiteCloudCi:
        return u"suitecloud-ci"_s;
    case Output::Postman:
        return u"postman"_s;
    case Output::Bruno:
        return u"bruno"_s;
    case Output::GitHubActions:
        return u"github-actions"_s;
    case Output::KubernetesSecret:
        return u"kubernetes-secret"_s;
    }
    Q_UNREACHABLE();
}

std::optional<Output> outputNamed(const QString &key)
{
    for (const Output output : allOutputs()) {
        if (outputKey(output) == key)
            return output;
    }
    return std::nullopt;
}

void noteFile(Connection &connection, const QString &path, Output output)
{
    connection.exportedTo.removeIf([&path](const ExportedFile &file) { return file.path == path; });
    connection.exportedTo.append({path, outputKey(output)});
}

bool isPossible(Output output, AuthMethod method)
{
    return output != Output::SuiteCloudCi || method == AuthMethod::ClientCredentials;
}

std::optional<EnvFormat> envFormat(Output output)
{
    switch (output) {
    case Output::Dotenv:
        return EnvFormat::Dotenv;
    case Output::Docker:
        return EnvFormat::Docker;
    case Output::Shell:
        return EnvFormat::Shell;
    case Output::SuiteCloudCi:
    case Output::Postman:
    case Output::Bruno:
    case Output::GitHubActions:
    case Output::KubernetesSecret:
        return std::nullopt;
    }
    Q_UNREACHABLE();
}

Output outputFor(EnvFormat format)
{
    switch (format) {
    case EnvFormat::Dotenv:
        return Output::Dotenv;
    case EnvFormat::Docker:
        return Output::Docker;
    case EnvFormat::Shell:
        return Output::Shell;
    }
    Q_UNREACHABLE();
}

bool holdsSecrets(Output output)
{
    return output != Output::SuiteCloudCi && output != Output::Bruno;
}

QString usualFileName(Output output, const QString &connectionName)
{
    const QString name = plainName(connectionName);
    switch (output) {
    case Output::Dotenv:
        return u".env"_s;
    case Output::Docker:
        return u"docker.env"_s;
    case Output::Shell:
        return u"netsuite.env.sh"_s;
    case Output::SuiteCloudCi:
        return name + "-suitecloud.sh"_L1;
    case Output::Postman:
        return name + ".postman_environment.json"_L1;
    case Output::Bruno:
        return name + ".bru"_L1;
    case Output::GitHubActions:
        return name + "-github.sh"_L1;
    case Output::KubernetesSecret:
        return name + "-secret.yaml"_L1;
    }
    Q_UNREACHABLE();
}

QString plainName(const QString &name)
{
    constexpr qsizetype longest = 63;
    QString plain;
    const QString taken = name.normalized(QString::NormalizationForm_KD).toLower();
    for (const QChar c : taken) {
        if ((c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9'))
            plain += c;
        else if (c.category() != QChar::Mark_NonSpacing && !plain.isEmpty()
                 && !plain.endsWith(u'-'))
            plain += u'-';
    }
    plain.truncate(longest);
    while (plain.endsWith(u'-'))
        plain.chop(1);
    return plain.isEmpty() ? u"netsuite"_s : plain;
}

Secret outputText(const QList<EnvVariable> &variables, const QString &connectionName, Output output)
{
    QByteArray text;
    switch (output) {
    case Output::Dotenv:
    case Output::Docker:
    case Output::Shell:
        text = envText(variables, *envFormat(output));
        break;
    case Output::SuiteCloudCi:
        text = suiteCloudText(variables, connectionName);
        break;
    case Output::Postman:
        text = postmanText(variables, connectionName);
        break;
    case Output::Bruno:
        text = brunoText(variables);
        break;
    case Output::GitHubActions:
        text = gitHubText(variables, connectionName);
        break;
    case Output::KubernetesSecret:
        text = kubernetesText(variables, connectionName);
        break;
    }
    const Secret result{QByteArrayView(text)};
    text.fill('\0');
    return result;
}

Secret outputText(const EnvSettings &settings, Output output, Shown shown)
{
    const QList<EnvVariable> variables = envVariables(settings);
    return outputText(shown == Shown::Masked ? masked(variables) : variables, settings.facts.name,
                      output);
}

QFuture<Result<>> writeOutput(const QString &path, EnvSettings settings, Output output)
{
    if (const std::optional<EnvFormat> format = envFormat(output))
        return EnvFile::exportTo(path, std::move(settings), *format);
    return QtConcurrent::run([path, settings = std::move(settings), output] {
        return writeAtomically(path, outputText(settings, output, Shown::Full).view(),
                               FileAccess::OwnerOnly);
    });
}

} // namespace suitescope
