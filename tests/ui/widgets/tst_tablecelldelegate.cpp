// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/testmain.h"
#include "ui/theme/suitestyle.h"
#include "ui/widgets/statuslight.h"
#include "ui/widgets/tablecelldelegate.h"

#include <QApplication>
#include <QHeaderView>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTableView>

using namespace Qt::StringLiterals;
using namespace suitescope;

class TableCellDelegateTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void everyKindPaintsItsOwnPicture_data();
    void everyKindPaintsItsOwnPicture();
    void aCheckBoxIsToggledByMouseAndKey();
    void aLinkIsPressed();
    void rowsAreAsHighAsAsked();

private:
    QStandardItem *item(int column) { return m_model->item(0, column); }
    QImage picture();

    std::unique_ptr<QStandardItemModel> m_model;
    std::unique_ptr<QWidget> m_window;
    QTableView *m_table = nullptr;
    TableCellDelegate *m_delegate = nullptr;
};

void TableCellDelegateTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    m_window.reset();
    m_model = std::make_unique<QStandardItemModel>(1, 2);
    for (int column = 0; column < 2; ++column)
        m_model->setItem(0, column, new QStandardItem(u"Sales order"_s));
    m_window = std::make_unique<QWidget>();
    m_table = new QTableView(m_window.get());
    m_table->setModel(m_model.get());
    m_delegate = setUpFlatTable(m_table, 48);
    m_table->resize(400, 120);
    m_table->horizontalHeader()->setDefaultSectionSize(180);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

QImage TableCellDelegateTest::picture()
{
    return m_table->viewport()->grab(m_table->visualRect(m_model->index(0, 1))).toImage();
}

void TableCellDelegateTest::everyKindPaintsItsOwnPicture_data()
{
    QTest::addColumn<int>("role");
    QTest::addColumn<QVariant>("value");
    QTest::newRow("muted") << int(cell::Kind) << QVariant::fromValue(CellLook::Muted);
    QTest::newRow("monospace") << int(cell::Kind) << QVariant::fromValue(CellLook::Mono);
    QTest::newRow("link") << int(cell::Kind) << QVariant::fromValue(CellLook::Link);
    QTest::newRow("null") << int(cell::Kind) << QVariant::fromValue(CellLook::Null);
    QTest::newRow("two lines") << int(cell::SecondLine) << QVariant(u"why"_s);
    QTest::newRow("light") << int(cell::Light) << QVariant::fromValue(LightState::Failing);
    QTest::newRow("chips") << int(cell::Chips) << QVariant(QStringList{u"custom"_s});
    QTest::newRow("icon") << int(cell::IconName) << QVariant(u"edit-copy"_s);
    QTest::newRow("tone") << int(cell::Tone) << QVariant::fromValue(ToneId::Bad);
    QTest::newRow("check box") << int(Qt::CheckStateRole) << QVariant(Qt::Checked);
}

void TableCellDelegateTest::everyKindPaintsItsOwnPicture()
{
    QFETCH(const int, role);
    QFETCH(const QVariant, value);
    const QImage plain = picture();
    item(1)->setData(value, role);
    QVERIFY(picture() != plain);
}

void TableCellDelegateTest::aCheckBoxIsToggledByMouseAndKey()
{
    item(0)->setCheckable(true);
    item(0)->setCheckState(Qt::Unchecked);
    const QRect cell = m_table->visualRect(m_model->index(0, 0));
    QTest::mouseClick(m_table->viewport(), Qt::LeftButton, {}, cell.topLeft() + QPoint(20, 24));
    QCOMPARE(item(0)->checkState(), Qt::Checked);
    m_table->setCurrentIndex(m_model->index(0, 0));
    QTest::keyClick(m_table, Qt::Key_Space);
    QCOMPARE(item(0)->checkState(), Qt::Unchecked);
}

void TableCellDelegateTest::aLinkIsPressed()
{
    item(1)->setData(QVariant::fromValue(CellLook::Link), cell::Kind);
    QSignalSpy pressed(m_delegate, &TableCellDelegate::linkPressed);
    QTest::mouseClick(m_table->viewport(), Qt::LeftButton, {},
                      m_table->visualRect(m_model->index(0, 1)).center());
    QCOMPARE(pressed.size(), 1);
}

void TableCellDelegateTest::rowsAreAsHighAsAsked()
{
    QCOMPARE(m_table->rowHeight(0), 48);
    fitTableHeight(m_table);
    QCOMPARE(m_table->viewport()->height(), 48);
}

int main(int argc, char *argv[])
{
    CryptoRuntime crypto;
    QApplication app(argc, argv);
    installLook();
    TableCellDelegateTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_tablecelldelegate.moc"
