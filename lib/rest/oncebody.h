// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/crypto/secret.h"

#include <QByteArray>
#include <QIODevice>

namespace suitescope {

/*! The body of one attempt. It cannot be rewound: that is what keeps Qt from sending a request
   again by itself when the connection goes away, as it does with any method and any signature. A
   secret body is read from where it lies. */
class OnceBody : public QIODevice
{
    Q_OBJECT

public:
    explicit OnceBody(const QByteArray &body, QObject *parent = nullptr);
    explicit OnceBody(const Secret &body, QObject *parent = nullptr);

    [[nodiscard]] bool isSequential() const override { return false; }
    [[nodiscard]] qint64 size() const override { return bytes().size(); }
    bool reset() override { return false; }

protected:
    qint64 readData(char *data, qint64 most) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    [[nodiscard]] QByteArrayView bytes() const;

    QByteArray m_body;
    Secret m_secret;
};

} // namespace suitescope
