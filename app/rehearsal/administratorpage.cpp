// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/rehearsal/administratorpage.h"

#include "lib/account/menupage.h"
#include "ui/theme/theme.h"

#include <QLabel>
#include <QShowEvent>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace suitescope {

AdministratorPage::AdministratorPage(SimulatedDemo &demo, const QString &heading,
                                     std::optional<MenuPageId> page, QWidget *parent)
    : QWidget(parent), m_demo(demo), m_heading(heading), m_page(page),
      m_content(new QVBoxLayout(this))
{
    m_content->setContentsMargins(space::group, space::group, space::group, space::group);
    m_content->setSpacing(space::control);
    if (page)
        addHint(menuPage(*page).path.join(u"  ›  "_s));
    auto *title = new QLabel(heading, this);
    title->setFont(titleFont(font()));
    m_content->addWidget(title);
}

QLabel *AdministratorPage::addHint(const QString &text)
{
    auto *hint = new QLabel(text, this);
    hint->setFont(smallFont(font()));
    hint->setWordWrap(true);
    hint->setForegroundRole(QPalette::PlaceholderText);
    m_content->addWidget(hint);
    return hint;
}

QLabel *AdministratorPage::addHeading(const QString &text)
{
    auto *heading = new QLabel(text, this);
    heading->setFont(headingFont(font()));
    heading->setWordWrap(true);
    m_content->addSpacing(space::control);
    m_content->addWidget(heading);
    return heading;
}

void AdministratorPage::showEvent(QShowEvent *event)
{
    refresh();
    QWidget::showEvent(event);
}

} // namespace suitescope
