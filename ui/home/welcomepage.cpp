// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/home/welcomepage.h"

#include "ui/home/connectiondelegate.h"
#include "ui/theme/buttons.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/choicecard.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/statuslight.h"
#include "ui/widgets/textlabel.h"

#include <QAction>
#include <QDesktopServices>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int contentWidth = 856;
constexpr int attentionHeight = 55;

QUrl netSuiteHelp()
{
    return QUrl(u"https://docs.oracle.com/en/cloud/saas/netsuite/ns-online-help/"
                u"article_5085602973.html"_s);
}

} // namespace

WelcomePage::WelcomePage(ConnectionListModel &model, const QList<Choice> &choices, QWidget *parent)
    : QWidget(parent), m_model(model)
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    buildUi(choices);
    showAttention();
    connect(&m_model, &QAbstractItemModel::rowsInserted, this, &WelcomePage::showAttention);
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, &WelcomePage::showAttention);
    connect(&m_model, &QAbstractItemModel::rowsMoved, this, &WelcomePage::showAttention);
    connect(&m_model, &QAbstractItemModel::dataChanged, this, &WelcomePage::showAttention);
}

void WelcomePage::buildUi(const QList<Choice> &choices)
{
    auto *content = new QWidget;
    content->setMaximumWidth(contentWidth);
    m_content = new QVBoxLayout(content);
    m_content->setContentsMargins(0, 48, 0, 0);
    m_content->setSpacing(0);
    m_content->addWidget(new TextLabel(TextRole::Title, tr("Connect software to NetSuite"), this));
    m_content->addSpacing(5);
    auto *sentence = new TextLabel(TextRole::Normal,
                                   tr("Open a connection on the left, or start with one of "
                                      "these."));
    sentence->setMuted(true);
    m_content->addWidget(sentence);
    m_content->addSpacing(23);

    auto *cards = new QGridLayout;
    cards->setSpacing(space::group);
    for (qsizetype i = 0; i < choices.size(); ++i) {
        QAction *action = choices.at(i).action;
        QString name = action->text();
        name.remove(u'&');
        auto *card = new ChoiceCard(action->iconText(), name, choices.at(i).sentence);
        card->setShortcutText(action->shortcut().toString(QKeySequence::NativeText));
        card->setAccented(i == 0);
        connect(card, &QAbstractButton::clicked, action, &QAction::trigger);
        const auto follow = [card, action] { card->setEnabled(action->isEnabled()); };
        connect(action, &QAction::changed, card, follow);
        follow();
        cards->addWidget(card, int(i) / 2, int(i) % 2);
    }
    m_content->addLayout(cards);
    m_content->addStretch();

    auto *page = new QWidget;
    page->setBackgroundRole(QPalette::Base);
    auto *columns = new QHBoxLayout(page);
    columns->setContentsMargins(space::wide, 0, space::wide, 0);
    columns->addStretch(1);
    columns->addWidget(content, 100);
    columns->addStretch(1);

    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setBackgroundRole(QPalette::Base);
    scroll->viewport()->setBackgroundRole(QPalette::Base);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(page);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(scroll, 1);
    rows->addWidget(buildFoot());
}

QWidget *WelcomePage::buildFoot()
{
    auto *line = new QWidget;
    line->setMaximumWidth(contentWidth);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    m_keychain = new TextLabel(TextRole::Small);
    m_keychain->setMuted(true);
    row->addWidget(m_keychain, 1);
    const auto addLink = [this, row](const QString &text) {
        auto *button = makeButton(ButtonKind::Quiet, text, {}, this);
        button->setFont(smallFont(button->font()));
        setSmall(button, true);
        row->addWidget(button);
        return button;
    };
    row->setSpacing(12);
    m_checkAll = addLink(tr("Check all connections"));
    m_checkAll->setObjectName(u"checkAllLink"_s);
    connect(m_checkAll, &QPushButton::clicked, this, &WelcomePage::checkAllWanted);
    connect(addLink(tr("Keyboard shortcuts")), &QPushButton::clicked, this,
            &WelcomePage::shortcutsWanted);
    connect(addLink(tr("NetSuite documentation")), &QPushButton::clicked, this,
            [] { QDesktopServices::openUrl(netSuiteHelp()); });

    auto *foot = new QWidget(this);
    auto *columns = new QHBoxLayout(foot);
    columns->setContentsMargins(space::wide, 8, space::wide, 17);
    columns->addStretch(1);
    columns->addWidget(line, 100);
    columns->addStretch(1);
    return foot;
}

void WelcomePage::setKeychainName(const QString &name)
{
    m_keychain->setText(tr("Secrets are kept in %1.").arg(name));
}

void WelcomePage::setWarning(const QString &text)
{
    delete m_warning;
    m_warning = nullptr;
    if (text.isEmpty())
        return;
    m_warning = new Notice(ToneId::Warn, text, this);
    m_content->insertWidget(0, m_warning);
    m_content->insertSpacing(1, space::group);
}

void WelcomePage::showAttention()
{
    const QList<ConnectionRow> &all = m_model.rows();
    m_checkAll->setVisible(
        std::any_of(all.cbegin(), all.cend(), [](const ConnectionRow &row) { return !row.draft; }));
    QList<ConnectionRow> rows;
    for (const ConnectionRow &row : all)
        if (!row.attention.isEmpty())
            rows += row;
    if (rows == m_shown)
        return;
    m_shown = rows;
    if (m_attention) { // perhaps one of its buttons is being pressed
        m_attention->hide();
        m_attention->deleteLater();
        m_attention = nullptr;
    }
    if (rows.isEmpty())
        return;
    m_attention = new QWidget(this);
    m_attention->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum); // no taller rows
    auto *list = new QVBoxLayout(m_attention);
    list->setContentsMargins(0, 40, 0, space::group);
    list->setSpacing(0);
    list->addWidget(new TextLabel(TextRole::Heading, tr("Needs attention")));
    list->addSpacing(7);
    list->addWidget(makeHairline());
    for (const ConnectionRow &row : rows) {
        list->addWidget(attentionRow(row));
        list->addWidget(makeHairline());
    }
    m_content->insertWidget(m_content->count() - 1, m_attention); // before the stretch
}

QWidget *WelcomePage::attentionRow(const ConnectionRow &row)
{
    auto *line = new QWidget;
    line->setMinimumHeight(attentionHeight);
    auto *columns = new QHBoxLayout(line);
    columns->setContentsMargins(4, 0, 0, 0);
    columns->setSpacing(12);
    columns->addWidget(new StatusLight(lightOf(row)), 0, Qt::AlignVCenter);

    auto *words = new QVBoxLayout;
    words->setSpacing(2);
    auto *names = new QHBoxLayout;
    names->setSpacing(8);
    names->addWidget(new TextLabel(TextRole::Medium, row.name));
    if (!row.badge.isEmpty())
        names->addWidget(makeBadge(row.badge, row.environment));
    names->addStretch();
    words->addStretch();
    words->addLayout(names);
    auto *why = new TextLabel(TextRole::Small, row.attention);
    why->setMuted(true);
    why->setWordWrap(true);
    words->addWidget(why);
    words->addStretch();
    columns->addLayout(words, 1);

    const bool certificate
        = row.health == Health::CertificateEndsSoon || row.health == Health::CertificateEnded;
    const QString text = row.draft ? tr("Resume setup")
        : row.renewing             ? tr("Go on renewing…")
        : certificate              ? tr("Renew certificate…")
                                   : tr("See the diagnosis");
    auto *button = makeButton(ButtonKind::Secondary, text);
    //: for screen readers: what the button does, and for which connection
    button->setAccessibleName(tr("%1: %2").arg(text, row.name));
    connect(button, &QPushButton::clicked, this, [this, row, certificate] {
        if (row.draft)
            emit resumeWanted(row.id);
        else if (certificate || row.renewing)
            emit renewWanted(row.id);
        else
            emit diagnosisWanted(row.id);
    });
    columns->addWidget(button, 0, Qt::AlignVCenter);
    return line;
}

} // namespace suitescope
