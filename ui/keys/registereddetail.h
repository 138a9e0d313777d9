// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/certificatematching.h"

#include <QWidget>

class QPushButton;

namespace suitescope {

class CopyIconButton;
class ElidedLabel;
class StatusLine;
class TextLabel;

/*! What the chosen line of NetSuite's list means, and what can be done about it. */
class RegisteredDetail : public QWidget
{
    Q_OBJECT

public:
    explicit RegisteredDetail(QWidget *parent = nullptr);

    /*! \a inKeys: its pair stands in the list of this computer, where it can be shown. */
    void showMatch(const MatchedCertificate &match, bool inKeys, const QDateTime &now);
    void setRevoking(bool revoking);
    void say(bool good, const QString &words);
    void forgetSaid();

signals:
    void pairWanted(const QString &pairId);
    void revokeWanted();

private:
    void showActions();

    MatchedCertificate m_match;
    bool m_inKeys = false;
    bool m_active = false; // NetSuite takes it, or will
    bool m_revoking = false;
    TextLabel *m_name = nullptr;
    ElidedLabel *m_id = nullptr;
    CopyIconButton *m_copy = nullptr;
    TextLabel *m_what = nullptr;
    StatusLine *m_said = nullptr;
    QPushButton *m_show = nullptr;
    QPushButton *m_revoke = nullptr;
};

} // namespace suitescope
