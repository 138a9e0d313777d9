// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "app/application.h"
#include "tests/end_to_end/hands.h"
#include "tests/end_to_end/secretsearch.h"
#include "tests/end_to_end/tourguide.h"

namespace suitescope {

/*! What the chapters share. */
struct Tour
{
    TourGuide &guide;
    Hands &hands;
    Application &program;
    SecretSearch &secrets;
    QString home; // the temporary home folder: everything is written below it
    QString project; // a folder in it, a git work tree, where .env files go
    QSet<QString> exported; // files that may hold secrets: the user asked for them
    QStringList proven; // for the summary
};

// The chapters, in the order in which they are walked; each one a file.
void visitWelcome(Tour &tour);
void visitDemoAccount(Tour &tour);
void visitRecords(Tour &tour);
void visitConsole(Tour &tour);
void rehearseCertificate(Tour &tour);
void rehearseTokens(Tour &tour);
void visitLabs(Tour &tour);
void visitKeys(Tour &tour);
void visitRegistered(Tour &tour);
void visitEnvFiles(Tour &tour);
void visitRotation(Tour &tour);
void visitSandbox(Tour &tour);
void meetFaults(Tour &tour); // within the rehearsal, on the wizard's Verify page
void meetTokenFaults(Tour &tour); // there, with tokens
void lookForSecrets(Tour &tour);

} // namespace suitescope
