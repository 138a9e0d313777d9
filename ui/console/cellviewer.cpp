// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/console/cellviewer.h"

#include "ui/theme/buttons.h"
#include "ui/theme/theme.h"

#include <QFontDatabase>
#include <QHBoxLayout>
#include <QJsonDocument>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

QString indentedWhenJson(const QString &value)
{
    if (!value.startsWith(u'{') && !value.startsWith(u'['))
        return value;
    const QJsonDocument document = QJsonDocument::fromJson(value.toUtf8());
    return document.isNull() ? value : QString::fromUtf8(document.toJson());
}

} // namespace

CellViewer::CellViewer(const QString &column, const QString &value, QWidget *parent)
    : QDialog(parent)
{
    setObjectName(u"cellViewer"_s);
    setWindowTitle(column);
    auto *title = new QLabel(column, this);
    title->setFont(headingFont(font()));
    auto *size = new QLabel(
        tr("%1 characters", nullptr, int(value.size())).arg(QLocale().toString(value.size())),
        this);
    size->setFont(smallFont(font()));
    size->setForegroundRole(QPalette::PlaceholderText);
    auto *text = new QPlainTextEdit(indentedWhenJson(value), this);
    text->setReadOnly(true);
    text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    text->setAccessibleName(tr("Value of %1").arg(column));
    auto *close = makeButton(ButtonKind::Secondary, tr("Close"), {}, this);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);

    auto *head = new QHBoxLayout;
    head->addWidget(title);
    head->addStretch();
    head->addWidget(size);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(space::page, space::page, space::page, space::group);
    layout->setSpacing(space::control);
    layout->addLayout(head);
    layout->addWidget(text, 1);
    layout->addWidget(close, 0, Qt::AlignRight);
    resize(560, 360);
}

} // namespace suitescope
