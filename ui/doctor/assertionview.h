// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/assertionlab.h"

#include <QHash>
#include <QWidget>

class QGridLayout;

namespace suitescope {

class StatusLight;
class TextLabel;

/*! A connection's assertion step by step: header, claims, signature, and whether the key is the
 * right one. Beside each part stands what another program's assertion has in its place. */
class AssertionView : public QWidget
{
    Q_OBJECT

public:
    AssertionView(const AssertionSteps &own, const QDateTime &now, QWidget *parent = nullptr);

    void showPasted(const AssertionVerdict &verdict);
    void clearPasted();
    /*! The first part that is not right; null when all is, or nothing was pasted. */
    [[nodiscard]] QWidget *firstWrong() const { return m_firstWrong; }

private:
    void addStep(const QString &heading);
    void addPart(AssertionPart part, const QString &name, const QString &value);
    void addCheck(const QString &name, bool good, const QString &text);
    void addUnknown(const QString &name, const QString &text);
    void showParts(const AssertionFacts &own);
    void showKey(const AssertionSteps &own, const QDateTime &now);

    QGridLayout *m_grid = nullptr;
    int m_row = 0;
    /*! What stands in the pasted one; not told aloud, since the verdict is. */
    struct Pasted
    {
        QWidget *line = nullptr;
        StatusLight *light = nullptr;
        TextLabel *words = nullptr;
    };
    QHash<AssertionPart, Pasted> m_pasted;
    QWidget *m_firstWrong = nullptr;
};

} // namespace suitescope
