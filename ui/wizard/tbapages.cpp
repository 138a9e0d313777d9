// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/wizard/tbapages.h"

#include "ui/theme/theme.h"
#include "ui/widgets/factgrid.h"
#include "ui/widgets/innetsuitestrip.h"
#include "ui/widgets/secretedit.h"
#include "ui/widgets/textlabel.h"
#include "ui/wizard/wizardcontext.h"

#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace suitescope {

TbaIntegrationPage::TbaIntegrationPage(WizardContext &theContext)
    : SecretPage(SetupStep::TbaIntegration, theContext)
{
    const bool again = draft().isAfterRefresh();
    setObjectName(u"tbaIntegrationPage"_s);
    setWords(
        tr("Integration"),
        again ? tr("A refresh wipes what programs sign in with. Make the integration record once "
                   "more in the sandbox; NetSuite shows its two values once, after saving.")
              : tr("An integration record stands for your program. NetSuite shows its two values "
                   "once, after saving; here they are kept the moment they are entered."));
    if (again)
        addRefreshNotice();
    body()->addWidget(new NumberedList(
        {tr("Give the record a name, for example the name of your program."),
         tr("Tick Token-based Authentication, clear TBA: Authorization Flow, and save."),
         tr("Copy Consumer Key and Consumer Secret from the foot of the page that follows, or copy "
            "the whole page and paste it into either field.")},
        this));
    body()->addSpacing(space::control);
    addField(SecretField::ConsumerKey, tr("Consumer &Key / Client ID"), u"consumerKeyField"_s,
             tr("64 characters, shown once."));
    addField(SecretField::ConsumerSecret, tr("Consumer &Secret / Client Secret"),
             u"consumerSecretField"_s,
             tr("64 characters, shown once. Lost values can be reset on the "
                "record, which makes the old ones void."));
    addPasteNotice();
    addStretch();
    addStrip(MenuPageId::NewIntegration);
}

TbaTokenPage::TbaTokenPage(WizardContext &theContext) : SecretPage(SetupStep::TbaToken, theContext)
{
    setObjectName(u"tbaTokenPage"_s);
    setWords(
        tr("Access token"),
        tr("An access token ties the integration to a user and a role. Its two values are shown "
           "once, too."));
    body()->addWidget(new NumberedList(
        {draft().isAfterRefresh()
             ? tr("Choose the application of step %1, the user your program acts as, and the role "
                  "that this connection had.")
                   .arg(context().numberOf(SetupStep::TbaIntegration))
             : tr("Choose the application of step %1, the user your program acts as, and "
                  "the role of step %2.")
                   .arg(context().numberOf(SetupStep::TbaIntegration))
                   .arg(context().numberOf(SetupStep::Role)),
         tr("Save, and copy Token ID and Token Secret from the page that follows, or "
            "copy the whole page and paste it into either field.")},
        this));
    body()->addSpacing(space::control);
    addField(SecretField::TokenId, tr("Token &ID"), u"tokenIdField"_s,
             tr("64 characters, shown once, after saving the access token."));
    addField(SecretField::TokenSecret, tr("Token &Secret"), u"tokenSecretField"_s,
             tr("64 characters, shown once. A lost token is revoked and made anew."));
    addPasteNotice();
    addStretch();
    addStrip(MenuPageId::NewAccessToken);
}

} // namespace suitescope
