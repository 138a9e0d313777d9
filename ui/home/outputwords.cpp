// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/home/outputwords.h"

#include <QCoreApplication>

namespace suitescope {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(OutputWords)
};

QString secretsInFile()
{
    return Words::tr("The secrets leave the keychain: whoever can read the file can sign in.");
}

} // namespace

OutputWords outputWords(Output output)
{
    switch (output) {
    case Output::Dotenv:
        return {
            Words::tr(".env file"),
            Words::tr("For dotenv in Node, Python and others. Only the names shown are replaced; "
                      "every other line of the file stays."),
            secretsInFile()};
    case Output::Docker:
        return {Words::tr("Docker"),
                Words::tr("For docker run --env-file. Docker keeps quotes and \\n as they are, so "
                          "the program has to turn \\n in the key back into line breaks."),
                secretsInFile()};
    case Output::Shell:
        return {Words::tr("Shell"),
                Words::tr("For POSIX shells, read with a dot: . ./netsuite.env.sh"),
                secretsInFile()};
    case Output::SuiteCloudCi:
        return {
            Words::tr("SuiteCloud CLI"),
            Words::tr("The command that signs the SuiteCloud CLI in without a browser. It reads "
                      "the private key from a file: export it in Keys, and delete the file "
                      "afterwards."),
            {}};
    case Output::Postman:
        return {
            Words::tr("Postman"),
            Words::tr("An environment to import in Postman; secrets are of the type secret."),
            Words::tr("The secrets leave the keychain, and Postman keeps imported values on its "
                      "own servers when you are signed in there.")};
    case Output::Bruno:
        return {
            Words::tr("Bruno"),
            Words::tr("An environment for the environments folder of a Bruno collection. It "
                      "holds no secret: it points at the .env file in the collection's folder."),
            {}};
    case Output::GitHubActions:
        return {
            Words::tr("GitHub Actions"),
            Words::tr("A script of gh commands for a repository's secrets and variables. Secrets "
                      "go through standard input, never through arguments."),
            Words::tr("The secrets leave the keychain and go to GitHub. Delete the script after "
                      "it ran.")};
    case Output::KubernetesSecret:
        return {Words::tr("Kubernetes"),
                Words::tr("A Secret manifest for kubectl apply -f. Keep it out of the repository."),
                Words::tr("The secrets leave the keychain. A Secret is not encrypted: whoever may "
                          "read it in the cluster can sign in.")};
    }
    Q_UNREACHABLE();
}

} // namespace suitescope
