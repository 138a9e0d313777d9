// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tests/end_to_end/administrator.h"

namespace suitescope {

/*! The user's side of a rehearsal: the pages of the wizard that both methods share. */
class WizardWalk
{
public:
    /*! \a withKeyboard: goes on with the keys that the buttons name. */
    WizardWalk(Tour &tour, QString pictures, bool withKeyboard)
        : m_tour(tour), m_pictures(std::move(pictures)), m_withKeyboard(withKeyboard)
    {
    }

    void begin(); // from the menu of the demo account
    void goOn(const QString &nextPage);
    void picture(const QString &name);

    void chooseMethod(const QString &name, const QString &card);
    void tickFeatures(const QStringList &features);
    [[nodiscard]] QList<Administrator::Permission> askForData(const QStringList &needs);
    void enterAccount(const QString &typed);
    void verify(); // waits for the ladder to end

private:
    Tour &m_tour;
    QString m_pictures;
    bool m_withKeyboard;
};

} // namespace suitescope
