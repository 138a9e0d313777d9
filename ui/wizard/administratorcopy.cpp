// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/wizard/administratorcopy.h"

#include "lib/setup/setupdraft.h"
#include "ui/theme/buttons.h"
#include "ui/theme/icons.h"
#include "ui/widgets/announce.h"
#include "ui/widgets/clipboard.h"

#include <QMenu>

using namespace Qt::StringLiterals;

namespace suitescope {

AdministratorCopyButton::AdministratorCopyButton(const SetupDraft &draft, QWidget *parent)
    : QPushButton(tr("&Copy for the administrator"), parent), m_draft(draft)
{
    setObjectName(u"copyForAdministrator"_s);
    setAutoDefault(false);
    setButtonKind(this, ButtonKind::Quiet);
    setIcon(themedIcon(u"edit-copy"_s));
    auto *menu = new QMenu(this);
    const auto add = [this, menu](const QString &words, Checklist::TextForm form) {
        return menu->addAction(words, this, [this, form] {
            copyText(Checklist(m_draft.method()).text(m_draft.dataNeeds(), form));
            setText(tr("Copied"));
            announce(this);
            m_back.start();
        });
    };
    add(tr("As &text"), Checklist::TextForm::Plain)->setObjectName(u"copyAsText"_s);
    add(tr("As &Markdown"), Checklist::TextForm::Markdown)->setObjectName(u"copyAsMarkdown"_s);
    connect(this, &QPushButton::clicked, this,
            [this, menu] { menu->popup(mapToGlobal(QPoint(0, height()))); });
    m_back.setSingleShot(true);
    m_back.setInterval(1'600);
    connect(&m_back, &QTimer::timeout, this,
            [this] { setText(tr("&Copy for the administrator")); });
}

} // namespace suitescope
