// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/base/clock.h"
#include "lib/rest/restclient.h"
#include "lib/setup/diagnosis.h"
#include "lib/setup/networkplace.h"
#include "lib/setup/witness.h"

#include <QObject>

#include <memory>

namespace suitescope {

/*! What a run of the doctor found. */
struct DoctorReport
{
    QList<RungResult> rungs;
    QList<Cause> causes; // empty when proven
    QDateTime finished; // UTC
    int refusedSignIns = 0;
    QList<Cause> remarks; // what is worth knowing of a connection that is proven
    DiagnosisInput input; // to diagnose again when more is known, as from an audit trail

    [[nodiscard]] bool isProven() const; // no rung failed
};

class SignInBudget;

/*! Climbs the ladder once, rung by rung, and stops at the first that fails (the certificate's end
   is still told). At most SignInBudget::inRun refused sign-ins a run; with a budget no more than
   NetSuite bears, and none at all when it is used up. After a refused sign-in another connection of
   the account may tell what NetSuite's Login Audit Trail says of it. Main thread only. */
class Doctor : public QObject
{
    Q_OBJECT

public:
    struct Subject
    {
        Connection facts;
        std::optional<Credentials> credentials; // absent: the local rung says what is missing
        QStringList dataNeeds;
        std::optional<Error> unreadable; // why the credentials are absent: what the keychain said
        QString accountWritten = {}; // as it was typed or read, where that is known
        QString network = networkPlaceNow(); // that the check is made from
        Neighbours others = {}; // the other connections of the same account
        SignInBudget *budget = nullptr; // outlives the doctor
        /*! Asked one after the other, after a refused sign-in alone. */
        QList<WitnessCall> witnesses = {};
    };

    /*! \a transport sends the unsigned questions too (discovery, clock). */
    Doctor(Transport &transport, ServiceUrls urls, Subject subject, Clock clock,
           QObject *parent = nullptr);
    ~Doctor() override;

    void start();
    void stop();
    [[nodiscard]] bool isRunning() const;
    [[nodiscard]] const QList<RungResult> &rungs() const; // always all of ladder()

signals:
    void rungChanged(suitescope::RungId id); // started or ended: read rungs()
    void finished(const suitescope::DoctorReport &report);
    void stopped();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace suitescope
