// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/crypto/passwordstrength.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace suitescope;

class PasswordStrengthTest : public QObject
{
    Q_OBJECT

private slots:
    void passwordsAreJudged_data();
    void passwordsAreJudged();
    void longerIsNeverWeaker();
};

void PasswordStrengthTest::passwordsAreJudged_data()
{
    QTest::addColumn<QString>("password");
    QTest::addColumn<int>("strength");
    const auto row = [](const char *name, const QString &password, PasswordStrength strength) {
        QTest::newRow(name) << password << int(strength);
    };
    row("empty", {}, PasswordStrength::TooShort);
    row("seven characters", u"xK9$qZ!"_s, PasswordStrength::TooShort);
    row("one letter", QString(40, u'a'), PasswordStrength::Weak);
    row("a run", u"12345678"_s, PasswordStrength::Weak);
    row("a long run", u"abcdefghijklmnop"_s, PasswordStrength::Weak);
    row("eight letters", u"correcth"_s, PasswordStrength::Weak);
    row("ten of all kinds", u"xK9$qZ!m4T"_s, PasswordStrength::Fair);
    row("four words", u"correct horse battery staple"_s, PasswordStrength::Strong);
    row("sixteen of all kinds", u"xK9$qZ!m4Tw&Rb7h"_s, PasswordStrength::Strong);
}

void PasswordStrengthTest::passwordsAreJudged()
{
    QFETCH(QString, password);
    QTEST(int(strengthOf(password)), "strength");
}

void PasswordStrengthTest::longerIsNeverWeaker()
{
    const QString whole = u"Tr0ub4dor&3 and then some"_s;
    for (qsizetype size = 1; size <= whole.size(); ++size)
        QVERIFY(guessingBits(whole.left(size)) >= guessingBits(whole.left(size - 1)));
}

QTEST_GUILESS_MAIN(PasswordStrengthTest)
#include "tst_passwordstrength.moc"
