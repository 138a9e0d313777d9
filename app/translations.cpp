// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/translations.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

using namespace Qt::StringLiterals;

namespace suitescope {

void installTranslations(QCoreApplication &app)
{
    auto *words = new QTranslator(&app);
    const QString folder = u":/translations"_s;
    if (words->load(QLocale(), u"suitescope"_s, u"_"_s, folder)
        || words->load(u"suitescope_en"_s, folder))
        QCoreApplication::installTranslator(words);
}

} // namespace suitescope
