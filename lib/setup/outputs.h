// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/envvariables.h"

namespace suitescope {

/*! What other programs take a connection from. */
enum class Output {
    Dotenv,
    Docker,
    Shell,
    SuiteCloudCi, // `suitecloud account:setup:ci`; certificates only
    Postman,
    Bruno,
    GitHubActions,
    KubernetesSecret,
};

[[nodiscard]] QList<Output> allOutputs();
[[nodiscard]] QString outputKey(Output output); // "dotenv", "github-actions"; stable
[[nodiscard]] std::optional<Output> outputNamed(const QString &key);
/*! Notes in \a connection that \a path now holds its values; the latest file stands last. */
void noteFile(Connection &connection, const QString &path, Output output);
/*! SuiteCloud takes certificates alone. */
[[nodiscard]] bool isPossible(Output output, AuthMethod method);
/*! The .env formats are merged into a file that exists; everything else replaces it. */
[[nodiscard]] std::optional<EnvFormat> envFormat(Output output);
[[nodiscard]] Output outputFor(EnvFormat format);
/*! Whether secrets stand in what is written: not in Bruno's, which points at a .env file, nor in
 * SuiteCloud's, which points at a key file. */
[[nodiscard]] bool holdsSecrets(Output output);
/*! Where the file goes by custom: "netsuite.postman_environment.json". */
[[nodiscard]] QString usualFileName(Output output, const QString &connectionName);

/*! Lower case letters, digits and single hyphens, at most 63: a name that Kubernetes, SuiteCloud
 * and file systems take; "netsuite" when nothing is left. */
[[nodiscard]] QString plainName(const QString &name);

enum class Shown { Full, Masked };
/*! The text for \a output. Masked: secrets as bullets, for a preview; nothing else differs. */
[[nodiscard]] Secret outputText(const EnvSettings &settings, Output output, Shown shown);
/*! The same from variables of one's own. */
[[nodiscard]] Secret outputText(const QList<EnvVariable> &variables, const QString &connectionName,
                                Output output);

/*! Writes \a output to \a path: .env formats merge, everything else replaces; atomically, with
 * mode 0600, on a worker thread. */
[[nodiscard]] QFuture<Result<>> writeOutput(const QString &path, EnvSettings settings,
                                            Output output);

} // namespace suitescope
