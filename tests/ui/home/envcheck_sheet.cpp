// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// envcheck_sheet FOLDER: writes pictures of the checker of .env files, light and dark, and small.
// SUITESCOPE_FONT names a font family to draw with instead of the system's.

#include "lib/crypto/runtime.h"
#include "tests/ui/home/invented.h"
#include "ui/home/envcheckdialog.h"
#include "ui/home/settings.h"
#include "ui/theme/suitestyle.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QNetworkAccessManager>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

QByteArray good()
{
    const QByteArray digits = QByteArray("0123456789abcdef").repeated(4);
    QByteArray key = invented::signingKey().toPkcs8Pem().value().revealBytes();
    key.replace('\n', "\\n");
    return "# Larkfield, order sync\nPORT=8080\nNETSUITE_AUTH_TYPE=oauth2\n"
           "NETSUITE_ACCOUNT_ID=7304182_SB1\nNETSUITE_CLIENT_ID="
        + digits
        + "\nNETSUITE_CERTIFICATE_ID=akT3xR_9fQ2mZ0aLw7YbNcE4hVgUoJ5iDsPtX8qGuVw\n"
          "NETSUITE_PRIVATE_KEY=\""
        + key + "\"\n";
}

QByteArray bad()
{
    QByteArray key = invented::signingKey().toPkcs8Pem().value().revealBytes().trimmed();
    QByteArray text = good();
    text.truncate(text.indexOf("NETSUITE_PRIVATE_KEY"));
    return text.replace("oauth2", "OAuth2")
               .replace("7304182_SB1", "7304182-sb1")
               .replace("NETSUITE_CLIENT_ID", "NETSUITE_CLIENTID")
        + "NETSUITE_PRIVATE_KEY=" + key
        + "\nNETSUITE_ALGORITHM=RS256\nNETSUITE_SCOPES=restlets,everything\nNETSUITE_FOO=1\n";
}

class Sheet
{
public:
    explicit Sheet(QDir folder) : m_folder(std::move(folder)) { }

    bool write(const QString &look)
    {
        bool good_ = picture(u"start"_s, look, {}, false);
        good_ = picture(u"findings"_s, look, bad(), false) && good_;
        good_ = picture(u"changes"_s, look, bad(), true) && good_;
        good_ = picture(u"clean"_s, look, good(), false) && good_;
        good_ = picture(u"empty"_s, look, "PORT=8080\n", false) && good_;
        return picture(u"unreadable"_s, look, QByteArray("\0", 1), false) && good_;
    }

private:
    bool picture(const QString &name, const QString &look, const QByteArray &content, bool atEnd)
    {
        QTemporaryDir home;
        ConnectionStore connections(home.filePath(u"connections.json"_s));
        MemorySecretStore secrets;
        QNetworkAccessManager network;
        QSettings store(home.filePath(u"settings.ini"_s), QSettings::IniFormat);
        Settings settings(store);
        const Workplace workplace{connections,
                                  secrets,
                                  nullptr,
                                  network,
                                  settings,
                                  invented::clock(),
                                  home.filePath(u"data"_s)};
        EnvCheckDialog dialog(workplace);
        dialog.show();
        if (!content.isEmpty()) {
            QFile file(home.filePath(u".env"_s));
            if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size())
                return false;
            file.setPermissions(content == bad()
                                    ? QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther
                                    : QFile::ReadOwner | QFile::WriteOwner);
            file.close();
            dialog.check(file.fileName());
        }
        QTest::qWait(400);
        if (atEnd) {
            auto *bar = dialog.findChild<QScrollArea *>()->verticalScrollBar();
            bar->setValue(bar->maximum());
            QTest::qWait(50);
        }
        return dialog.grab().save(m_folder.filePath(u"envcheck-%1-%2.png"_s.arg(name, look)));
    }

    QDir m_folder;
};

} // namespace

int main(int argc, char *argv[])
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const CryptoRuntime crypto;
    QApplication app(argc, argv);
    if (argc != 2) {
        std::fputs("usage: envcheck_sheet FOLDER\n", stderr);
        return 2;
    }
    if (const QString family = qEnvironmentVariable("SUITESCOPE_FONT"); !family.isEmpty())
        QApplication::setFont(QFont(family, 10));
    SuiteStyle *style = installLook();
    Sheet sheet(QDir(QString::fromLocal8Bit(argv[1])));
    style->setScheme(SuiteStyle::Scheme::Light);
    bool written = sheet.write(u"light"_s);
    style->setScheme(SuiteStyle::Scheme::Dark);
    written = sheet.write(u"dark"_s) && written;
    return written ? 0 : 1;
}
