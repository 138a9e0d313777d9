// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/end_to_end/wizardwalk.h"

#include <QAbstractButton>
#include <QAbstractItemView>

using namespace Qt::StringLiterals;

namespace suitescope {

void WizardWalk::begin()
{
    m_tour.hands.withMenu(u"ConnectionView/QToolButton:More"_s,
                          [&] { m_tour.hands.chooseAction(u"Practise the setup…"_s); });
    m_tour.hands.find(u"setupWizard/methodPage"_s);
}

void WizardWalk::picture(const QString &name)
{
    m_tour.guide.picture(u"%1-%2"_s.arg(m_pictures, name));
}

void WizardWalk::goOn(const QString &nextPage)
{
    Hands &hands = m_tour.hands;
    auto *next = hands.find<QAbstractButton>(u"setupWizard/nextButton"_s);
    m_tour.guide.waitFor(u"Next to be enabled"_s, [&] { return next && next->isEnabled(); });
    if (m_withKeyboard)
        hands.key(Qt::Key_N, Qt::AltModifier);
    else
        hands.click(next);
    hands.find(u"setupWizard/"_s + nextPage);
}

void WizardWalk::chooseMethod(const QString &name, const QString &card)
{
    Hands &hands = m_tour.hands;
    hands.type(u"setupWizard/connectionNameEdit"_s, name);
    hands.click(u"setupWizard/"_s + card);
    m_tour.guide.waitFor(u"the keychain to be tried"_s, [&] {
        return hands.text(u"setupWizard/keychainStatus"_s).contains("works"_L1);
    });
    picture(u"method"_s);
}

void WizardWalk::tickFeatures(const QStringList &features)
{
    Hands &hands = m_tour.hands;
    auto *table = hands.find<QAbstractItemView>(u"setupWizard/featuresTable"_s);
    if (!table)
        return;
    m_tour.guide.expect(table->model()->rowCount() >= features.size(), u"the features"_s);
    for (int row = 0; row < table->model()->rowCount(); ++row) {
        const QModelIndex index = table->model()->index(row, 0);
        if (row % 2 == 0) {
            hands.clickItem(table, index);
        } else { // the other half with the keyboard
            hands.key(Qt::Key_Down);
            hands.key(Qt::Key_Space);
        }
        m_tour.guide.expect(index.data(Qt::CheckStateRole).toInt() == Qt::Checked,
                            u"a tick at "_s + index.data().toString());
    }
    picture(u"features"_s);
}

QList<Administrator::Permission> WizardWalk::askForData(const QStringList &needs)
{
    Hands &hands = m_tour.hands;
    auto *list = hands.find<QAbstractItemView>(u"setupWizard/dataNeedsList"_s);
    auto *table = hands.find<QAbstractItemView>(u"setupWizard/permissionsTable"_s);
    if (!list || !table)
        return {};
    const int before = table->model()->rowCount();
    for (int row = 0; row < list->model()->rowCount(); ++row) {
        const QModelIndex index = list->model()->index(row, 0);
        if (!needs.contains(index.data().toString()))
            continue;
        hands.clickItem(list, index);
        hands.key(Qt::Key_Space);
    }
    m_tour.guide.expect(table->model()->rowCount() > before, u"more permissions"_s);
    picture(u"role"_s);
    QList<Administrator::Permission> permissions;
    for (int row = 0; row < table->model()->rowCount(); ++row) {
        const auto cell
            = [&](int column) { return table->model()->index(row, column).data().toString(); };
        permissions.append({cell(0), cell(1), cell(2)});
    }
    return permissions;
}

void WizardWalk::enterAccount(const QString &typed)
{
    Hands &hands = m_tour.hands;
    hands.type(u"setupWizard/accountEdit"_s, u"not/an account"_s);
    picture(u"account-wrong"_s);
    hands.type(u"setupWizard/accountEdit"_s, typed);
    m_tour.guide.waitFor(u"the account to be known"_s, [&] {
        return hands.isVisible(u"setupWizard/accountLookup"_s)
            && hands.text(u"setupWizard/accountLookup"_s).contains("knows"_L1);
    });
    picture(u"account"_s);
}

void WizardWalk::verify()
{
    Hands &hands = m_tour.hands;
    m_tour.guide.waitFor(
        u"the ladder to be climbed"_s,
        [&] {
            return hands.isVisible(u"setupWizard/diagnosisCard"_s)
                || hands.find<QAbstractButton>(u"setupWizard/nextButton"_s)->isEnabled();
        },
        std::chrono::seconds(30));
}

} // namespace suitescope
