// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/testmain.h"
#include "ui/widgets/clipboard.h"
#include "ui/widgets/copybutton.h"

#include <QApplication>
#include <QClipboard>
#include <QMimeData>
#include <QRegularExpression>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace suitescope;

class ClipboardTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aTextStays();
    void aSecretIsMarkedConfidential();
    void aSecretLeavesTheClipboardInTime();
    void whatWasCopiedAfterwardsStays();
    void theSameSecretCopiedTwiceIsCleared();
    void aButtonSaysThatItCopied();
    void aSecretIsAskedForWhenPressed();
};

void ClipboardTest::init()
{
    QTest::failOnWarning(QRegularExpression(u"."_s));
    QGuiApplication::clipboard()->clear();
}

void ClipboardTest::aTextStays()
{
    copyText(u"Setup > Company"_s);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"Setup > Company"_s);
}

void ClipboardTest::aSecretIsMarkedConfidential()
{
    copySecret(Secret(u"abc123"_s), 10s);
    const QMimeData *data = QGuiApplication::clipboard()->mimeData();
    QCOMPARE(data->text(), u"abc123"_s);
    QCOMPARE(data->data(u"x-kde-passwordManagerHint"_s), "secret"_ba);
}

void ClipboardTest::aSecretLeavesTheClipboardInTime()
{
    copySecret(Secret(u"abc123"_s), 30ms);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"abc123"_s);
    QTRY_COMPARE(QGuiApplication::clipboard()->text(), QString());
}

void ClipboardTest::whatWasCopiedAfterwardsStays()
{
    copySecret(Secret(u"abc123"_s), 20ms);
    QGuiApplication::clipboard()->setText(u"mine"_s);
    QTimer late;
    late.setSingleShot(true);
    late.start(80ms);
    QTRY_VERIFY(!late.isActive());
    QCOMPARE(QGuiApplication::clipboard()->text(), u"mine"_s);
}

void ClipboardTest::theSameSecretCopiedTwiceIsCleared()
{
    copySecret(Secret(u"abc123"_s), 20ms);
    copySecret(Secret(u"abc123"_s), 60ms);
    QTRY_COMPARE(QGuiApplication::clipboard()->text(), QString());
}

void ClipboardTest::aButtonSaysThatItCopied()
{
    CopyButton button(u"Copy path"_s);
    button.setSource([] { return u"Setup"_s; });
    QSignalSpy copied(&button, &CopyButton::copied);
    button.click();
    QCOMPARE(copied.size(), 1);
    QCOMPARE(button.text(), u"Copied"_s);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"Setup"_s);
    QTRY_COMPARE(button.text(), u"Copy path"_s);
}

void ClipboardTest::aSecretIsAskedForWhenPressed()
{
    int asked = 0;
    CopyButton button(u"Copy"_s);
    button.setSecretSource(
        [&asked] {
            ++asked;
            return Secret(u"s3cret"_s);
        },
        20ms);
    QCOMPARE(asked, 0);
    button.click();
    QCOMPARE(asked, 1);
    QTRY_COMPARE(QGuiApplication::clipboard()->text(), QString());
}

SUITESCOPE_WIDGET_MAIN(ClipboardTest)
#include "tst_clipboard.moc"
