// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/end_to_end/tour.h"

using namespace Qt::StringLiterals;

namespace suitescope {

void lookForSecrets(Tour &tour)
{
    TourGuide &guide = tour.guide;
    guide.step(u"No secret is in any file"_s, [&] {
        int files = 0;
        const QStringList found = tour.secrets.foundBelow(tour.home, tour.exported, &files);
        guide.expect(found.isEmpty(), u"no secret in "_s + found.join(u", "_s));
        guide.expect(files >= 3, u"files to look into"_s);
        if (!guide.hasFailed())
            tour.proven
                += u"%1 secrets looked for in %2 files: none found"_s.arg(tour.secrets.count())
                       .arg(files);
    });
}

} // namespace suitescope
