// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>
#include <QWidget>

namespace suitescope {

/*! A menu path with chevrons. When it is narrow it loses its first parts, never the last; the whole
 * path is the tooltip and the accessible name. */
class MenuPathView : public QWidget
{
    Q_OBJECT

public:
    explicit MenuPathView(const QStringList &path = {}, QWidget *parent = nullptr);

    void setPath(const QStringList &path);
    [[nodiscard]] QStringList path() const { return m_path; }
    [[nodiscard]] QString text() const; // "Setup > Company > Enable Features"
    /*! How many first parts are left out at this width. */
    [[nodiscard]] int leftOut(int width) const;

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] int widthFrom(int firstPart) const;

    QStringList m_path;
};

} // namespace suitescope
