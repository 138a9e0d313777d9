// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/pastecleaning.h"
#include "ui/theme/theme.h"
#include "ui/wizard/setuppage.h"

#include <QHash>

namespace suitescope {

class Notice;
class SecretEdit;

/*! A page with secret fields: what is entered goes into the draft at once, a pasted page fills
 * every field it holds, and each field says whether its value has the right shape and is kept. */
class SecretPage : public SetupPage
{
    Q_OBJECT

public:
    SecretPage(SetupStep step, WizardContext &context);

    [[nodiscard]] QWidget *firstFocus() const override;
    void refresh() override;

protected:
    SecretEdit *addField(SecretField field, const QString &label, const QString &objectName,
                         const QString &hint);
    /*! Adds the line that tells what a pasted page filled. */
    void addPasteNotice();

private:
    enum class Keeping { Kept, Underway, Failed };
    struct Entry
    {
        SecretEdit *edit = nullptr;
        QString hint;
        Keeping keeping = Keeping::Kept;
        PasteChanges changes;
        std::optional<Error> error;
    };

    void take(SecretField field, const Secret &value, PasteChanges changes);
    void takeAll(const QHash<SecretField, Secret> &fields);
    void takeHalves(const Secret &first, const Secret &second);
    void sayPasted(ToneId tone, const QString &words);
    void show(SecretField field);
    using SetupPage::show;

    QHash<SecretField, Entry> m_entries;
    QList<SecretField> m_order;
    Notice *m_pasted = nullptr;
};

} // namespace suitescope
