// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// component_sheet FOLDER: writes components-light.png and components-dark.png. SUITESCOPE_FONT
// names a font family to draw with instead of the system's, SUITESCOPE_MONO one for fixed pitch.

#include "ui/theme/buttons.h"
#include "ui/theme/icons.h"
#include "ui/theme/inputs.h"
#include "ui/theme/segments.h"
#include "ui/theme/suitestyle.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QTabBar>
#include <QTableWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

QLabel *heading(const QString &words)
{
    auto *label = new QLabel(words);
    label->setFont(headingFont(smallFont(label->font())));
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

QHBoxLayout *rowOf(std::initializer_list<QWidget *> widgets, int spacing = space::control)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(spacing);
    for (QWidget *widget : widgets)
        row->addWidget(widget, 0, Qt::AlignVCenter);
    row->addStretch();
    return row;
}

QHBoxLayout *buttons()
{
    auto *disabled = makeButton(ButtonKind::Secondary, u"Disabled"_s);
    disabled->setEnabled(false);
    auto *small = makeButton(ButtonKind::Secondary, u"Small"_s);
    setSmall(small, true);
    auto *refresh = makeIconButton(u"view-refresh"_s, u"Read again"_s);
    setSmall(refresh, false);
    auto *filter = makeIconButton(u"view-filter"_s, u"Filter"_s);
    setSmall(filter, false);
    filter->setCheckable(true);
    filter->setChecked(true);
    return rowOf({makeButton(ButtonKind::Primary, u"Primary"_s, u"media-playback-start"_s),
                  makeButton(ButtonKind::Secondary, u"Secondary"_s),
                  makeButton(ButtonKind::Secondary, u"Secondary"_s, u"edit-copy"_s),
                  makeButton(ButtonKind::Danger, u"Revoke…"_s, u"edit-delete"_s),
                  makeButton(ButtonKind::Quiet, u"Quiet"_s), disabled, small, refresh, filter,
                  new SegmentedControl({u"dotenv"_s, u"docker"_s, u"shell"_s})});
}

QHBoxLayout *choices()
{
    auto *ticked = new QCheckBox(u"REST Web Services"_s);
    ticked->setChecked(true);
    auto *chosen = new QRadioButton(u"M2M certificate"_s);
    chosen->setChecked(true);
    auto *combo = new QComboBox;
    combo->addItems({u"EC P-256 (ES256)"_s, u"EC P-384 (ES384)"_s});
    combo->setFixedWidth(180);
    auto *spin = new QSpinBox;
    spin->setRange(1, 730);
    spin->setValue(730);
    auto *progress = new QProgressBar;
    progress->setRange(0, 100);
    progress->setValue(25);
    progress->setFixedWidth(120);
    return rowOf({ticked, new QCheckBox(u"RESTlets"_s), chosen,
                  new QRadioButton(u"Token-Based Authentication"_s), combo, spin, progress},
                 22);
}

QHBoxLayout *inputs()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(space::page);
    const auto add = [row](const QString &text, bool wrong, bool focused) {
        auto *edit = new QLineEdit(text);
        edit->setEchoMode(QLineEdit::Password);
        edit->setPlaceholderText(u"Paste it here"_s);
        edit->addAction(themedIcon(u"view-reveal"_s), QLineEdit::TrailingPosition);
        setInputWrong(edit, wrong);
        if (focused)
            edit->setObjectName(u"focused"_s);
        row->addWidget(edit);
    };
    add(QString(64, u'x'), false, false);
    add(QString(63, u'x'), true, false);
    add({}, false, true);
    return row;
}

QWidget *tabs()
{
    auto *bar = new QTabBar;
    for (const QString &word : {u"Overview"_s, u"Records"_s, u"SuiteQL"_s, u"Keys  3"_s})
        bar->addTab(word);
    return bar;
}

QWidget *table()
{
    auto *view = new QTableWidget(6, 4);
    dressTable(view);
    view->setHorizontalHeaderLabels({u"Name"_s, u"Label"_s, u"Type"_s, u"Rows"_s});
    view->horizontalHeaderItem(3)->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    const QStringList names{u"tranId"_s, u"tranDate"_s, u"entity"_s,
                            u"memo"_s,   u"currency"_s, u"total"_s};
    for (int i = 0; i < names.size(); ++i) {
        auto *name = new QTableWidgetItem(names.at(i));
        name->setFont(monoFont(view->font()));
        view->setItem(i, 0, name);
        auto *label = new QTableWidgetItem(u"Label %1"_s.arg(i));
        label->setCheckState(i % 2 ? Qt::Checked : Qt::Unchecked);
        view->setItem(i, 1, label);
        view->setItem(i, 2, new QTableWidgetItem(u"text"_s));
        auto *count = new QTableWidgetItem(QString::number(i * 91));
        count->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        view->setItem(i, 3, count);
    }
    view->horizontalHeader()->setStretchLastSection(true);
    view->setSortingEnabled(true);
    view->sortByColumn(0, Qt::AscendingOrder);
    view->selectRow(2);
    return view;
}

QWidget *list()
{
    auto *view = new QListWidget;
    view->setFrameShape(QFrame::NoFrame);
    for (int i = 0; i < 20; ++i)
        view->addItem(u"Record type %1"_s.arg(i));
    view->setCurrentRow(1);
    return view;
}

QWidget *sheet()
{
    auto *page = new QWidget;
    page->setBackgroundRole(QPalette::Base);
    page->setAutoFillBackground(true);
    auto *rows = new QVBoxLayout(page);
    rows->setContentsMargins(32, 20, 32, 20);
    rows->setSpacing(space::control);
    rows->addWidget(heading(u"Buttons and inputs"_s));
    rows->addLayout(buttons());
    rows->addLayout(choices());
    rows->addSpacing(space::group);
    rows->addWidget(heading(u"Fields"_s));
    rows->addLayout(inputs());
    rows->addWidget(heading(u"Tabs"_s));
    rows->addWidget(tabs());
    auto *text = new QPlainTextEdit(u"One line\nand another"_s);
    text->setFixedHeight(80);
    rows->addWidget(text);
    rows->addWidget(heading(u"Views"_s));
    auto *views = new QHBoxLayout;
    views->addWidget(table(), 2);
    views->addWidget(list(), 1);
    rows->addLayout(views, 1);
    return page;
}

bool writeSheet(const QString &path)
{
    const std::unique_ptr<QWidget> page(sheet());
    page->resize(1280, 940);
    page->show();
    if (auto *focused = page->findChild<QLineEdit *>(u"focused"_s))
        focused->setFocus();
    page->activateWindow();
    QCoreApplication::processEvents();
    return page->grab().save(path);
}

} // namespace

int main(int argc, char *argv[])
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    if (argc != 2) {
        std::fputs("usage: component_sheet FOLDER\n", stderr);
        return 2;
    }
    if (const QString family = qEnvironmentVariable("SUITESCOPE_FONT"); !family.isEmpty())
        QApplication::setFont(QFont(family, 10));
    SuiteStyle *style = installLook();
    const QDir folder(QString::fromLocal8Bit(argv[1]));
    style->setScheme(SuiteStyle::Scheme::Light);
    bool written = writeSheet(folder.filePath(u"components-light.png"_s));
    style->setScheme(SuiteStyle::Scheme::Dark);
    written = writeSheet(folder.filePath(u"components-dark.png"_s)) && written;
    return written ? 0 : 1;
}
