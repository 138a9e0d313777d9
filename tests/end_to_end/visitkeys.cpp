// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/end_to_end/tour.h"

#include <QAbstractItemView>
#include <QClipboard>
#include <QFile>
#include <QGuiApplication>

using namespace Qt::StringLiterals;

namespace suitescope {

void visitKeys(Tour &tour)
{
    TourGuide &guide = tour.guide;
    Hands &hands = tour.hands;
    guide.step(u"The Keys place lists the certificate of the rehearsal"_s, [&] {
        hands.click(u"qt_dockwidget_closebutton"_s); // the administrator has done her part
        hands.key(Qt::Key_K, Qt::ControlModifier);
        auto *table = hands.find<QAbstractItemView>(u"certificateTable"_s);
        guide.waitFor(u"one certificate"_s,
                      [&] { return table && table->model()->rowCount() == 1; });
        if (table)
            hands.clickItem(table, table->model()->index(0, 0));
        guide.picture(u"keys"_s);
    });
    guide.step(u"A pasted certificate is inspected, and its key found"_s, [&] {
        QFile file(tour.home + u"/larkfield-certificate.pem"_s);
        guide.expect(file.open(QIODevice::ReadOnly), u"the certificate"_s);
        QGuiApplication::clipboard()->setText(QString::fromUtf8(file.readAll()));
        hands.click(u"inspectKey"_s);
        guide.picture(u"keys-inspect"_s);
        hands.paste(u"inspectPaste"_s);
        hands.click(u"inspectNow"_s);
        hands.find(u"inspection"_s);
        guide.waitFor(u"a verdict"_s,
                      [&] { return !hands.text(u"inspectionVerdict"_s).isEmpty(); });
        guide.picture(u"keys-inspected"_s);
    });
    guide.step(u"A key pair for another program is made"_s, [&] {
        hands.click(u"backToCertificates"_s);
        hands.click(u"newKeyPair"_s);
        hands.choose(u"keyAlgorithm"_s, u"P-384"_s);
        guide.picture(u"keys-new"_s);
        hands.click(u"generateButton"_s);
        hands.find(u"freePairNotice"_s);
        guide.picture(u"keys-made"_s);
    });
}

} // namespace suitescope
