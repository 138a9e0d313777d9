// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/innetsuitestrip.h"

#include "ui/theme/buttons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/menupathview.h"
#include "ui/widgets/textlabel.h"

#include <QDesktopServices>
#include <QHBoxLayout>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int stripHeight = 64;
constexpr int radius = 8;

} // namespace

InNetSuiteStrip::InNetSuiteStrip(QWidget *parent)
    : QWidget(parent), m_page(menuPage(MenuPageId::EnableFeatures)),
      m_caption(new TextLabel(TextRole::Small, {}, this)), m_path(new MenuPathView({}, this)),
      m_open(makeButton(ButtonKind::Secondary, tr("&Open page"), u"web-browser"_s, this)),
      m_copy(new CopyButton(tr("Copy &path"), ButtonKind::Secondary, this))
{
    setFixedHeight(stripHeight);
    m_caption->setMuted(true);
    m_open->setObjectName(u"openPageButton"_s);
    m_copy->setObjectName(u"copyPathButton"_s);
    setSmall(m_open, true);
    setSmall(m_copy, true);
    m_copy->setSource([this] { return m_path->text(); });
    connect(m_open, &QPushButton::clicked, this, &InNetSuiteStrip::open);

    auto *words = new QVBoxLayout;
    words->setSpacing(space::pair);
    words->addStretch();
    words->addWidget(m_caption);
    words->addWidget(m_path);
    words->addStretch();
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(16, 0, 12, 0);
    row->setSpacing(space::control);
    row->addLayout(words, 1);
    row->addWidget(m_open);
    row->addWidget(m_copy);
    refresh();
}

void InNetSuiteStrip::setPage(MenuPageId page, const QStringList &further)
{
    m_page = menuPage(page);
    m_further = further;
    refresh();
}

void InNetSuiteStrip::setUrls(const std::optional<ServiceUrls> &urls)
{
    m_urls = urls;
    refresh();
}

void InNetSuiteStrip::setDemo(bool demo)
{
    m_demo = demo;
    refresh();
}

void InNetSuiteStrip::setRemark(const QString &whenClosed, const QString &always)
{
    m_whenClosed = whenClosed;
    m_always = always;
    refresh();
}

QUrl InNetSuiteStrip::link() const
{
    return m_urls ? deepLink(m_page, *m_urls) : QUrl();
}

bool InNetSuiteStrip::canOpen() const
{
    return m_demo || !link().isEmpty();
}

void InNetSuiteStrip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(themeOf(this).window);
    painter.drawRoundedRect(rect(), radius, radius);
}

void InNetSuiteStrip::refresh()
{
    m_path->setPath(m_page.path + m_further);
    m_open->setEnabled(canOpen());
    QString remark = m_always;
    if (!canOpen()) {
        remark = m_page.location.isEmpty() ? tr("this page has no known address, use the menu")
                                           : m_whenClosed;
    } else if (m_demo && remark.isEmpty()) {
        remark = tr("in the simulated account");
    }
    m_open->setToolTip(canOpen() ? link().toString() : remark);
    //: %1 is a short remark, for example "opens from here after step 4"
    m_caption->setText(remark.isEmpty() ? tr("In NetSuite")
                                        : tr("In NetSuite  \u00b7  %1").arg(remark));
}

void InNetSuiteStrip::open()
{
    if (m_demo)
        emit pageWanted(m_page.id);
    else if (canOpen())
        QDesktopServices::openUrl(link());
}

} // namespace suitescope
