// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/storage/atomicfile.h"
#include "lib/storage/secretstore.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QThread>
#include <QThreadPool>
#include <QtConcurrentRun>

#include <functional>

namespace suitescope {

/*! A keychain that outlives a killed process: one file an entry, in a test's folder, with invented
   secrets alone. Slow by a random moment, as the real service is. */
class FileSecretStore : public SecretStore
{
public:
    explicit FileSecretStore(const QString &folder, int mostDelay = 0)
        : m_folder(folder), m_mostDelay(mostDelay)
    {
        QDir().mkpath(folder);
        m_pool.setMaxThreadCount(1); // answers in the order of the calls
    }

    QFuture<Result<Secret>> read(const QString &entry) override
    {
        return QtConcurrent::run(&m_pool, [path = pathOf(entry)]() -> Result<Secret> {
            if (!QFile::exists(path))
                return failure(ErrorKind::SecretMissing);
            const Result<QByteArray> content = readFile(path);
            if (!content)
                return failure(content.error());
            return Secret(QByteArrayView(*content));
        });
    }

    QFuture<Result<>> write(const QString &entry, const Secret &secret) override
    {
        return QtConcurrent::run(&m_pool, [this, path = pathOf(entry), secret]() -> Result<> {
            m_border();
            delay();
            const Result<> written = writeAtomically(path, secret.view(), FileAccess::OwnerOnly);
            delay();
            m_border();
            return written;
        });
    }

    QFuture<Result<>> remove(const QString &entry) override
    {
        return QtConcurrent::run(&m_pool, [this, path = pathOf(entry)]() -> Result<> {
            if (!QFile::exists(path))
                return {};
            m_border();
            delay();
            if (!QFile::remove(path))
                return failure(ErrorKind::KeychainFault);
            m_border();
            return {};
        });
    }

    /*! Called on the worker thread before and after whatever changes an entry. */
    void setBorder(std::function<void()> border) { m_border = std::move(border); }

    QFuture<Result<>> selfTest() override
    {
        return QtConcurrent::run(&m_pool, []() -> Result<> { return {}; });
    }

    QString displayName() const override { return QStringLiteral("a test's folder"); }
    bool persists() const override { return true; }

    [[nodiscard]] QStringList entries() const
    {
        return QDir(m_folder).entryList(QDir::Files, QDir::Name);
    }

private:
    [[nodiscard]] QString pathOf(const QString &entry) const
    {
        return m_folder + u'/' + QString(entry).replace(u'/', u'@');
    }
    void delay() const
    {
        if (m_mostDelay > 0)
            QThread::usleep(QRandomGenerator::global()->bounded(unsigned(m_mostDelay)));
    }

    QString m_folder;
    int m_mostDelay; // microseconds
    std::function<void()> m_border = [] {};
    QThreadPool m_pool;
};

} // namespace suitescope
