// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/rehearsal/shownonce.h"

#include "ui/theme/buttons.h"
#include "ui/theme/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace suitescope {

ShownOncePanel::ShownOncePanel(const QString &firstLabel, const QString &secondLabel,
                               QWidget *parent)
    : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space::pair);
    m_words
        = new QLabel(tr("NetSuite shows this only now. Copy it before you leave the page."), this);
    m_words->setWordWrap(true);
    m_words->setFont(mediumFont(font()));
    layout->addWidget(m_words);
    m_first = addValue(firstLabel, u"shownOnceFirst"_s);
    if (!secondLabel.isEmpty())
        m_second = addValue(secondLabel, u"shownOnceSecond"_s);
    setFocusProxy(m_first);
    hide();
}

void ShownOncePanel::setWords(const QString &words)
{
    m_words->setText(words);
}

QLineEdit *ShownOncePanel::addValue(const QString &label, const QString &objectName)
{
    auto *caption = new QLabel(label, this);
    caption->setFont(smallFont(font()));
    caption->setForegroundRole(QPalette::PlaceholderText);
    auto *value = new QLineEdit(this);
    value->setReadOnly(true);
    value->setFont(monoFont(font()));
    value->setObjectName(objectName);
    caption->setBuddy(value);
    auto *copy = makeIconButton(u"edit-copy"_s, tr("Copy %1").arg(label), this);
    copy->setObjectName(objectName + u"Copy"_s);
    connect(copy, &QToolButton::clicked, value,
            [value] { QGuiApplication::clipboard()->setText(value->text()); });

    auto *row = new QHBoxLayout;
    row->setSpacing(space::pair);
    row->addWidget(value);
    row->addWidget(copy);
    layout()->addWidget(caption);
    static_cast<QVBoxLayout *>(layout())->addLayout(row);
    return value;
}

void ShownOncePanel::showValues(const ShownOnce &values)
{
    m_first->setText(values.first);
    m_first->setCursorPosition(0);
    if (m_second) {
        m_second->setText(values.second);
        m_second->setCursorPosition(0);
    }
    show();
}

void ShownOncePanel::forget()
{
    m_first->clear();
    if (m_second)
        m_second->clear();
    hide();
}

} // namespace suitescope
