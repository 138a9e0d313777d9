// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/envcheck.h"

#include <QLabel>

namespace suitescope {

/*! Lines of an .env file, names and comments in their colours, or of another file, on the window's
 * colour, whatever the window around it is painted with. */
class EnvPreview : public QLabel
{
    Q_OBJECT

public:
    explicit EnvPreview(QWidget *parent = nullptr);

    void setLines(const QStringList &lines); // of a .env file, secrets masked
    void setPlain(const QString &text); // of any other file, secrets masked
    void setChanges(const QList<EnvChange> &changes); // of a .env file: what goes, what comes

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    enum class Kind { Assignments, Plain, Changes };
    void showLines();

    QStringList m_lines;
    Kind m_kind = Kind::Assignments;
};

} // namespace suitescope
