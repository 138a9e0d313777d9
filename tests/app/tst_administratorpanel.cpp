// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/rehearsal/administratorpanel.h"
#include "lib/crypto/certificate.h"
#include "lib/storage/atomicfile.h"
#include "lib/storage/memorysecretstore.h"
#include "tests/support/testmain.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace suitescope;

/*! A simulated account with its panel. */
struct Rehearsal
{
    Rehearsal() : demo(keychain, folder.filePath(u"state.json"_s), systemClock()), panel(demo)
    {
        panel.resize(400, 800);
        panel.show();
    }

    template<typename T> [[nodiscard]] T *find(const char *name) const
    {
        T *found = panel.findChild<T *>(QString::fromLatin1(name));
        Q_ASSERT(found);
        return found;
    }
    void press(const char *name) const
    {
        QTest::mouseClick(find<QPushButton>(name), Qt::LeftButton);
    }

    QTemporaryDir folder;
    MemorySecretStore keychain;
    SimulatedDemo demo;
    AdministratorPanel panel;
};

class AdministratorPanelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFeatureCountsOnlyOnceSaved();
    void aPermissionCountsOnlyOnceTheRoleIsSaved();
    void credentialsAreShownOnce();
    void aCertificateIsMapped();
    void aRefusedCertificateSaysWhy();
    void everyMenuPageHasAPlace();
    void whatWasChangedIsKeptWithoutSecrets();
    void aFaultIsFoundSwitchedOnAndMarked();
    void aFaultThatEndsLosesItsMark();
    void everyFaultIsInTheListWithWords();
    void everyFaultCanBeSwitchedOn();
    void aFaultTakesItsNumberAndPlace();
};

void AdministratorPanelTest::aFeatureCountsOnlyOnceSaved()
{
    Rehearsal rehearsal;
    const SimulatedAccount::Feature feature = rehearsal.demo.account().features().first();
    const auto isOn = [&] { return rehearsal.demo.account().features().first().on; };
    auto *box = rehearsal.find<QCheckBox>(qPrintable(u"feature-"_s + feature.id));
    box->setChecked(!feature.on);
    QCOMPARE(isOn(), feature.on);
    rehearsal.press("saveFeatures");
    QCOMPARE(isOn(), !feature.on);
}

void AdministratorPanelTest::aPermissionCountsOnlyOnceTheRoleIsSaved()
{
    Rehearsal rehearsal;
    rehearsal.panel.showPage(MenuPageId::ManageRoles);
    rehearsal.find<QLineEdit>("newRoleName")->setText(u"Integration"_s);
    rehearsal.press("addRole");
    const int role = rehearsal.find<QComboBox>("role")->currentData().toInt();
    const auto permissions = [&] {
        for (const SimulatedRole &item : rehearsal.demo.account().roles()) {
            if (item.id == role)
                return item.permissions;
        }
        return QHash<QString, int>{};
    };
    QVERIFY(permissions().isEmpty());
    const QString key = rehearsal.find<QComboBox>("offeredPermission")->currentData().toString();
    rehearsal.press("addPermission");
    QVERIFY(permissions().isEmpty());
    rehearsal.press("saveRole");
    QVERIFY(permissions().contains(key));
}

void AdministratorPanelTest::credentialsAreShownOnce()
{
    Rehearsal rehearsal;
    rehearsal.panel.showPage(MenuPageId::ManageIntegrations);
    rehearsal.find<QLineEdit>("integrationName")->setText(u"Order sync"_s);
    rehearsal.press("saveIntegration");
    QLineEdit *first = nullptr; // three pages show values once: the one in sight
    for (QLineEdit *edit : rehearsal.panel.findChildren<QLineEdit *>(u"shownOnceFirst"_s)) {
        if (edit->isVisible())
            first = edit;
    }
    QVERIFY(first);
    QCOMPARE(first->text().size(), 64);
    QVERIFY(first->isVisible());
    rehearsal.panel.showPage(MenuPageId::EnableFeatures);
    rehearsal.panel.showPage(MenuPageId::ManageIntegrations);
    QVERIFY(first->text().isEmpty());
    QVERIFY(!first->isVisible());
}

void AdministratorPanelTest::aCertificateIsMapped()
{
    Rehearsal rehearsal;
    rehearsal.demo.account().addRole(u"Integration"_s);
    SimulatedIntegration integration;
    integration.name = u"Order sync"_s;
    integration.clientCredentials = true;
    rehearsal.demo.account().addIntegration(integration);
    const Result<KeyPair> key = KeyPair::generate(KeyAlgorithm::EcP256);
    QVERIFY(key);
    const Result<Certificate> certificate
        = Certificate::selfSigned(*key, {u"order-sync"_s, QDateTime::currentDateTimeUtc(), 365});
    QVERIFY(certificate);
    const QString path = rehearsal.folder.filePath(u"public.pem"_s);
    QVERIFY(writeAtomically(path, certificate->toPem(), FileAccess::Default));

    rehearsal.panel.showPage(MenuPageId::M2mSetup);
    rehearsal.find<QLineEdit>("mappingFile")->setText(path);
    rehearsal.press("saveMapping");
    QTRY_COMPARE(rehearsal.demo.account().mappings().size(), 1);
    QTRY_COMPARE(rehearsal.find<QTreeWidget>("mappings")->topLevelItemCount(), 1);
    QCOMPARE(rehearsal.find<QTreeWidget>("mappings")->topLevelItem(0)->text(0),
             rehearsal.demo.account().mappings().first().certificateId);
}

void AdministratorPanelTest::aRefusedCertificateSaysWhy()
{
    Rehearsal rehearsal;
    rehearsal.demo.account().addRole(u"Integration"_s);
    SimulatedIntegration integration;
    integration.name = u"Order sync"_s;
    integration.clientCredentials = true;
    rehearsal.demo.account().addIntegration(integration);
    const QString path = rehearsal.folder.filePath(u"nonsense.pem"_s);
    QVERIFY(writeAtomically(path, "not a certificate", FileAccess::Default));
    rehearsal.panel.showPage(MenuPageId::M2mSetup);
    rehearsal.find<QLineEdit>("mappingFile")->setText(path);
    rehearsal.press("saveMapping");
    auto *refusal = rehearsal.find<QLabel>("mappingRefusal");
    QTRY_VERIFY(refusal->isVisible());
    QVERIFY(!refusal->text().isEmpty());
    QVERIFY(rehearsal.demo.account().mappings().isEmpty());
}

void AdministratorPanelTest::everyMenuPageHasAPlace()
{
    Rehearsal rehearsal;
    auto *places = rehearsal.find<QComboBox>("administratorPlaces");
    for (int id = 0; id <= int(MenuPageId::RecordsCatalog); ++id) {
        places->setCurrentIndex(-1);
        rehearsal.panel.showPage(MenuPageId(id));
        QVERIFY2(places->currentIndex() >= 0, qPrintable(QString::number(id)));
    }
}

void AdministratorPanelTest::whatWasChangedIsKeptWithoutSecrets()
{
    QString state;
    ShownOnce values;
    {
        Rehearsal rehearsal;
        SimulatedIntegration integration;
        integration.name = u"Order sync"_s;
        values = rehearsal.demo.account().addIntegration(integration);
        rehearsal.demo.keepState();
        const QString path = rehearsal.folder.filePath(u"state.json"_s);
        QTRY_VERIFY(readFile(path));
        state = QString::fromUtf8(*readFile(path));
    }
    QVERIFY(state.contains("Order sync"_L1));
    QVERIFY(!state.contains(values.first));
    QVERIFY(!state.contains(values.second));
}

void AdministratorPanelTest::aFaultIsFoundSwitchedOnAndMarked()
{
    Rehearsal rehearsal;
    rehearsal.panel.showFaults();
    auto *search = rehearsal.find<QLineEdit>("faultSearch");
    auto *list = rehearsal.find<QTreeWidget>("faults");
    auto *marker = rehearsal.find<QWidget>("faultMarker");
    QVERIFY(search->isVisible());
    QVERIFY(!marker->isVisible());
    QTest::keyClicks(search, u"html-503"_s); // by its key too
    QCOMPARE(list->currentItem()->text(0), u"Maintenance window"_s);
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(rehearsal.demo.account().fault(), Fault::HtmlMaintenance503);
    QCOMPARE(list->currentItem()->text(1), u"On"_s);
    QVERIFY(marker->isVisible());
    rehearsal.panel.showPage(MenuPageId::EnableFeatures);
    QVERIFY(marker->isVisible()); // whichever page is shown
    rehearsal.press("noFault");
    QCOMPARE(rehearsal.demo.account().fault(), Fault::None);
    QVERIFY(!marker->isVisible());

    rehearsal.panel.showFaults();
    search->setText(u"no such thing"_s);
    QVERIFY(!rehearsal.find<QPushButton>("switchFault")->isEnabled());
    search->setText(u"clock"_s);
    rehearsal.press("switchFault");
    QCOMPARE(rehearsal.demo.account().fault(), Fault::ClockOffset);
    rehearsal.press("switchFault");
    QCOMPARE(rehearsal.demo.account().fault(), Fault::None);
}

void AdministratorPanelTest::aFaultThatEndsLosesItsMark()
{
    Rehearsal rehearsal;
    rehearsal.demo.setFault(Fault::FeatureRestOff);
    auto *marker = rehearsal.find<QWidget>("faultMarker");
    QVERIFY(marker->isVisible());
    rehearsal.panel.showPage(MenuPageId::EnableFeatures);
    auto *box = rehearsal.find<QCheckBox>("feature-RESTWEBSERVICES");
    QVERIFY(!box->isChecked());
    box->setChecked(true); // what mends it
    rehearsal.press("saveFeatures");
    QCOMPARE(rehearsal.demo.account().fault(), Fault::None);
    QTRY_VERIFY(!marker->isVisible());
}

void AdministratorPanelTest::everyFaultIsInTheListWithWords()
{
    Rehearsal rehearsal;
    const auto *list = rehearsal.find<QTreeWidget>("faults");
    QCOMPARE(list->topLevelItemCount(), 4);
    QSet<QString> names;
    for (int i = 0; i < 4; ++i) {
        const QTreeWidgetItem *group = list->topLevelItem(i);
        for (int j = 0; j < group->childCount(); ++j) {
            names.insert(group->child(j)->text(0));
            QVERIFY(!group->child(j)->toolTip(0).isEmpty());
        }
    }
    QCOMPARE(names.size(), allFaults().size());
}

// As people do it: the name is searched, the one line that is left is chosen and switched on.
void AdministratorPanelTest::everyFaultCanBeSwitchedOn()
{
    Rehearsal rehearsal;
    auto *search = rehearsal.find<QLineEdit>("faultSearch");
    auto *button = rehearsal.find<QPushButton>("switchFault");
    for (const Fault fault : allFaults()) {
        const QString key = faultKey(fault);
        search->setText(key);
        QVERIFY2(button->isEnabled(), qPrintable(key));
        button->click();
        QVERIFY2(rehearsal.demo.account().fault() == fault, qPrintable(key));
        button->click();
        QCOMPARE(rehearsal.demo.account().fault(), Fault::None);
    }
}

void AdministratorPanelTest::aFaultTakesItsNumberAndPlace()
{
    Rehearsal rehearsal;
    auto *search = rehearsal.find<QLineEdit>("faultSearch");
    auto *number = rehearsal.find<QSpinBox>("faultNumber");
    auto *atSignIn = rehearsal.find<QCheckBox>("faultAtSignIn");
    const auto shown = [&rehearsal] { return rehearsal.demo.account().faultChoice(); };
    rehearsal.panel.showFaults();
    search->setText(u"role-inactive"_s);
    QVERIFY(!number->isVisible());

    search->setText(u"short-tokens"_s);
    QVERIFY(number->isVisible() && !atSignIn->isVisible());
    QCOMPARE(number->value(), 5);
    number->setValue(2);
    QCOMPARE(shown(), FaultChoice()); // not before it is switched on
    rehearsal.press("switchFault");
    QVERIFY(shown() == (FaultChoice{Fault::ShortTokens, 2}));
    number->setValue(9); // and at once when it is
    QVERIFY(shown() == (FaultChoice{Fault::ShortTokens, 9}));
    rehearsal.press("switchFault");

    search->setText(u"clock-offset"_s);
    number->setValue(-900);
    rehearsal.press("switchFault");
    QVERIFY(shown() == (FaultChoice{Fault::ClockOffset, -900}));
    const auto labels = rehearsal.panel.findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.cbegin(), labels.cend(), [](const QLabel *label) {
        return label->text().contains(u"--demo --fault clock-offset=-900"_s);
    }));

    search->setText(u"html-200"_s);
    QVERIFY(atSignIn->isVisible());
    QCOMPARE(number->value(), 0);
    atSignIn->click();
    rehearsal.press("switchFault");
    QVERIFY(shown() == (FaultChoice{Fault::HtmlPage200, 0, FaultPlace::SignIn}));
    search->setText(u"clock-offset"_s);
    search->setText(u"html-200"_s); // what is on is shown as it is
    QVERIFY(atSignIn->isChecked());
}

SUITESCOPE_WIDGET_MAIN(AdministratorPanelTest)
#include "tst_administratorpanel.moc"
