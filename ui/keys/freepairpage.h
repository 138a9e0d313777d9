// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/base/clock.h"
#include "lib/crypto/certificate.h"

#include <QWidget>

class QPushButton;
class QStackedWidget;

namespace suitescope {

class KeyForm;
class KeySummary;
class Notice;

/*! A key pair that belongs to no connection: made or imported, shown, saved by the person or lost
 * with the window, and says so. */
class FreePairPage : public QWidget
{
    Q_OBJECT

public:
    explicit FreePairPage(Clock clock, QWidget *parent = nullptr);

    /*! Whether there is a pair whose private key is in no file yet. */
    [[nodiscard]] bool hasUnsavedKey() const;

    /*! The keyboard goes to the first thing to choose. */
    void focusFirst();

private:
    void takePair(const KeyPair &key, const Certificate &certificate);
    void forget();
    void showState();

    KeyForm *m_form = nullptr;
    KeySummary *m_summary = nullptr;
    Notice *m_notice = nullptr;
    QStackedWidget *m_pages = nullptr;
    bool m_hasPair = false;
    bool m_certificateSaved = false;
    bool m_keySaved = false;
};

} // namespace suitescope
