// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// home_sheet FOLDER: writes pictures of the window's welcome page and of an open connection, light
// and dark. SUITESCOPE_FONT names a font family to draw with instead of the system's.

#include "lib/crypto/certificate.h"
#include "lib/crypto/runtime.h"
#include "lib/storage/memorysecretstore.h"
#include "tests/ui/home/invented.h"
#include "ui/home/mainwindow.h"
#include "ui/home/settings.h"
#include "ui/theme/suitestyle.h"

#include <QApplication>
#include <QDir>
#include <QNetworkAccessManager>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

void settle()
{
    QTest::qWait(300);
}

class Keyring : public MemorySecretStore
{
public:
    QString displayName() const override { return u"GNOME Keyring"_s; }
};

bool take(QWidget &window, const QString &path)
{
    settle();
    return window.grab().save(path);
}

bool picture(const QDir &folder, const QString &look)
{
    QTemporaryDir home;
    ConnectionStore connections(home.filePath(u"connections.json"_s));
    Keyring secrets;
    if (!invented::fill(connections, secrets))
        return false;
    QNetworkAccessManager network;
    QSettings file(home.filePath(u"settings.ini"_s), QSettings::IniFormat);
    Settings settings(file);
    MainWindow window({connections, secrets, nullptr, network, settings, invented::clock(),
                       home.filePath(u"data"_s)});
    window.resize(1280, 800);
    window.show();
    bool good = take(window, folder.filePath(u"home-%1.png"_s.arg(look)));
    window.openNamed(u"Larkfield sandbox"_s);
    good = take(window, folder.filePath(u"overview-%1.png"_s.arg(look))) && good;
    return good;
}

} // namespace

int main(int argc, char *argv[])
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const CryptoRuntime crypto;
    QApplication app(argc, argv);
    if (argc != 2) {
        std::fputs("usage: home_sheet FOLDER\n", stderr);
        return 2;
    }
    if (const QString family = qEnvironmentVariable("SUITESCOPE_FONT"); !family.isEmpty())
        QApplication::setFont(QFont(family, 10));
    SuiteStyle *style = installLook();
    const QDir folder(QString::fromLocal8Bit(argv[1]));
    style->setScheme(SuiteStyle::Scheme::Light);
    bool written = picture(folder, u"light"_s);
    style->setScheme(SuiteStyle::Scheme::Dark);
    written = picture(folder, u"dark"_s) && written;
    return written ? 0 : 1;
}
