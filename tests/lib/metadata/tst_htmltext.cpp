// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/metadata/htmltext.h"
#include "tests/support/testmain.h"

#include <QObject>

using namespace Qt::StringLiterals;
using namespace suitescope;

class HtmlTextTest : public QObject
{
    Q_OBJECT

private slots:
    void textIsWhatABrowserShows_data();
    void textIsWhatABrowserShows();
};

void HtmlTextTest::textIsWhatABrowserShows_data()
{
    QTest::addColumn<QString>("html");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QString() << QString();
    QTest::newRow("plain") << u"Credit Limit"_s << u"Credit Limit"_s;
    QTest::newRow("menu path") << u"Setup &gt; Company &gt; Units"_s
                               << u"Setup > Company > Units"_s;
    QTest::newRow("ampersand") << u"Terms &amp; Conditions"_s << u"Terms & Conditions"_s;
    QTest::newRow("ampersand alone") << u"R&D; A&B"_s << u"R&D; A&B"_s;
    QTest::newRow("unknown entity") << u"&frobnicate;"_s << u"&frobnicate;"_s;
    QTest::newRow("escaped entity is decoded once") << u"&amp;gt;"_s << u"&gt;"_s;
    QTest::newRow("decimal") << u"it&#39;s"_s << u"it's"_s;
    QTest::newRow("hexadecimal") << u"&#x20AC; &#X20ac;"_s << u"€ €"_s;
    QTest::newRow("beyond the first plane") << u"&#128512;"_s << u"😀"_s;
    QTest::newRow("impossible numbers stay")
        << u"&#0;&#xD800;&#x110000;"_s << u"&#0;&#xD800;&#x110000;"_s;
    QTest::newRow("letters") << u"Gr&ouml;&szlig;e"_s << u"Größe"_s;
    QTest::newRow("hard space is a blank") << u"a&nbsp;&nbsp;b&#160;c"_s << u"a b c"_s;
    QTest::newRow("inline tags") << u"a <b>bold</b>, <i>thin</i> <span class=\"x\">word</span>."_s
                                 << u"a bold, thin word."_s;
    QTest::newRow("breaks part words")
        << u"one<br>two<BR/>three<p>four</p>five"_s << u"one two three four five"_s;
    QTest::newRow("lists") << u"<ul><li>a</li><li>b</li></ul>"_s << u"a b"_s;
    QTest::newRow("link") << u"see <a href=\"https://x.example\">here</a>"_s << u"see here"_s;
    QTest::newRow("comment") << u"a<!-- b -->c"_s << u"a c"_s;
    QTest::newRow("escaped tags") << u"&lt;strong&gt;Note&lt;/strong&gt;: x"_s << u"Note: x"_s;
    QTest::newRow("less than is no tag") << u"if a < b and c > d"_s << u"if a < b and c > d"_s;
    QTest::newRow("a placeholder is no tag")
        << u"https://&lt;account ID&gt;.example"_s << u"https://<account ID>.example"_s;
    QTest::newRow("tag that never ends") << u"a <b c"_s << u"a <b c"_s;
    QTest::newRow("space collapses") << u"  a \n\t b  "_s << u"a b"_s;
}

void HtmlTextTest::textIsWhatABrowserShows()
{
    QFETCH(const QString, html);
    QFETCH(const QString, text);
    QCOMPARE(plainText(html), text);
}

SUITESCOPE_GUILESS_MAIN(HtmlTextTest)
#include "tst_htmltext.moc"
