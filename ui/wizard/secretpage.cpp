// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/wizard/secretpage.h"

#include "lib/base/async.h"
#include "lib/setup/pastecleaning.h"
#include "ui/text/errortext.h"
#include "ui/text/setuptext.h"
#include "ui/theme/theme.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/secretedit.h"
#include "ui/wizard/wizardcontext.h"

#include <QKeySequence>
#include <QLineEdit>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int fieldWidth = 600;

} // namespace

SecretPage::SecretPage(SetupStep step, WizardContext &theContext) : SetupPage(step, theContext) { }

SecretEdit *SecretPage::addField(SecretField field, const QString &label, const QString &objectName,
                                 const QString &hint)
{
    auto *edit = new SecretEdit(label, this);
    edit->setObjectName(objectName);
    edit->setMaximumWidth(fieldWidth);
    edit->setPlaceholder(tr("Paste it here"));
    if (!m_order.isEmpty())
        body()->addSpacing(space::control);
    body()->addWidget(edit);
    Entry entry;
    entry.edit = edit;
    entry.hint = hint;
    m_entries.insert(field, entry);
    m_order.append(field);
    connect(
        edit, &SecretEdit::valueEdited, this,
        [this, field](const Secret &value, PasteChanges changes) { take(field, value, changes); });
    connect(edit, &SecretEdit::fieldsPasted, this, &SecretPage::takeAll);
    connect(edit, &SecretEdit::halvesPasted, this, &SecretPage::takeHalves);
    return edit;
}

void SecretPage::addPasteNotice()
{
    m_pasted = new Notice(ToneId::Ok, {}, this);
    m_pasted->setObjectName(u"pasteNotice"_s);
    m_pasted->setMaximumWidth(fieldWidth);
    m_pasted->hide();
    body()->addWidget(m_pasted);
}

QWidget *SecretPage::firstFocus() const
{
    for (const SecretField field : m_order) {
        if (draft().secret(field).isEmpty())
            return m_entries.value(field).edit->lineEdit();
    }
    return nullptr;
}

void SecretPage::refresh()
{
    for (const SecretField field : std::as_const(m_order)) {
        m_entries[field].edit->setValue(draft().secret(field));
        show(field);
    }
}

void SecretPage::take(SecretField field, const Secret &value, PasteChanges changes)
{
    Entry &entry = m_entries[field];
    entry.keeping = Keeping::Underway;
    entry.changes = changes;
    entry.error.reset();
    if (m_pasted)
        m_pasted->hide();
    whenDone(this, draft().setSecret(field, value), [this, field, value](const Result<> &answer) {
        if (!(draft().secret(field) == value))
            return; // the user typed on: the newer call answers
        Entry &kept = m_entries[field];
        kept.keeping = answer ? Keeping::Kept : Keeping::Failed;
        if (!answer)
            kept.error = answer.error();
        show(field);
    });
    // One value can make another one right or wrong: they must differ.
    for (const SecretField each : std::as_const(m_order))
        show(each);
    emit completeChanged();
}

void SecretPage::takeAll(const QHash<SecretField, Secret> &fields)
{
    QStringList names;
    for (const SecretField field : std::as_const(m_order)) {
        if (!fields.contains(field))
            continue;
        m_entries[field].edit->setValue(fields.value(field));
        take(field, fields.value(field), {});
        names.append(secretFieldName(field));
    }
    if (names.isEmpty())
        sayPasted(ToneId::Warn, tr("What was pasted holds none of the values of this page."));
    else
        sayPasted(ToneId::Ok, tr("Taken from the pasted text: %1.").arg(names.join(", "_L1)));
}

// NetSuite shows the public half above the secret one, and so do the fields here.
void SecretPage::takeHalves(const Secret &first, const Secret &second)
{
    const SecretField upper = m_order.first();
    if (upper == SecretField::CertificateId) {
        sayPasted(ToneId::Warn, tr("What was pasted holds none of the values of this page."));
        return;
    }
    QHash<SecretField, Secret> fields{{upper, first}};
    if (m_order.size() > 1)
        fields.insert(m_order.at(1), second);
    takeAll(fields);
    sayPasted(ToneId::Ok,
              m_order.size() > 1
                  ? tr("Two values were pasted at once. The first was taken as %1, the second as "
                       "%2.")
                        .arg(secretFieldName(upper), secretFieldName(m_order.at(1)))
                  : tr("Two values were pasted at once. The first was taken as %1; the other one "
                       "is not needed.")
                        .arg(secretFieldName(upper)));
}

void SecretPage::sayPasted(ToneId tone, const QString &words)
{
    if (!m_pasted)
        return;
    m_pasted->say(tone, words);
    m_pasted->show();
}

void SecretPage::show(SecretField field)
{
    const Entry &entry = m_entries[field];
    const Secret value = draft().secret(field);
    if (value.isEmpty()) {
        entry.edit->showHint(entry.hint);
        return;
    }
    const ShapeVerdict verdict = shapeOf(field, value, draft().secrets());
    const QString words = shapeText(field, verdict);
    const QString taken = pasteChangesText(entry.changes);
    const auto withTaken = [&taken](const QString &text) {
        const QString undo = QKeySequence(QKeySequence::Undo).toString(QKeySequence::NativeText);
        //: %1: "64 characters, right shape. Kept in …", %2: "Taken off: blanks.", %3 a shortcut
        return taken.isEmpty() ? text : tr("%1 %2 Undo with %3.").arg(text, taken, undo);
    };
    if (entry.keeping == Keeping::Failed && entry.error) {
        entry.edit->showBad(tr("Not kept: %1").arg(errorText(*entry.error).joined()));
    } else if (verdict.fault != ShapeFault::None) {
        entry.edit->showBad(withTaken(words));
    } else if (entry.keeping == Keeping::Underway) {
        entry.edit->showGood(words);
    } else {
        const QString kept = context().secrets.persists()
            ? tr("Kept in %1.").arg(context().secrets.displayName())
            : tr("Kept in memory.");
        //: %1 says that the value has the right shape, %2 where it is kept
        entry.edit->showGood(withTaken(tr("%1 %2").arg(words, kept)));
    }
}

} // namespace suitescope
