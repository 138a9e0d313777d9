// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/clipboard.h"

#include "lib/crypto/digest.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

/*! Clears the clipboard in time; remembers a digest of what was copied, never the text. */
class ClipboardSweeper : public QObject
{
public:
    ClipboardSweeper(QByteArray digest, std::chrono::milliseconds keep, QObject *parent)
        : QObject(parent), m_digest(std::move(digest))
    {
        connect(qApp, &QCoreApplication::aboutToQuit, this, &ClipboardSweeper::sweep);
        connect(QGuiApplication::clipboard(), &QClipboard::dataChanged, this, [this] {
            if (!holdsOurs())
                deleteLater();
        });
        QTimer::singleShot(keep, this, [this] {
            sweep();
            deleteLater();
        });
    }

private:
    [[nodiscard]] bool holdsOurs() const
    {
        return sha256(QGuiApplication::clipboard()->text().toUtf8()) == m_digest;
    }

    void sweep()
    {
        if (holdsOurs())
            QGuiApplication::clipboard()->clear();
    }

    QByteArray m_digest;
};

} // namespace

void copyText(const QString &text)
{
    QGuiApplication::clipboard()->setText(text);
}

void copySecret(const Secret &secret, std::chrono::milliseconds keep)
{
    if (secret.isEmpty())
        return;
    auto *data = new QMimeData;
    data->setText(secret.revealText());
    data->setData(u"x-kde-passwordManagerHint"_s, "secret"_ba);
    data->setData(u"ExcludeClipboardContentFromMonitorProcessing"_s, "1"_ba);
    data->setData(u"application/x-nspasteboard-concealed-type"_s, "1"_ba);
    QGuiApplication::clipboard()->setMimeData(data);
    new ClipboardSweeper(sha256(secret.view()), keep, qApp);
}

} // namespace suitescope
