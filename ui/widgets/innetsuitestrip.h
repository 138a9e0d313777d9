// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/account/menupage.h"

#include <QWidget>

#include <optional>

class QPushButton;

namespace suitescope {

class CopyButton;
class MenuPathView;
class TextLabel;

/*! Where in NetSuite a thing is done: the menu path, Open page, Copy path. */
class InNetSuiteStrip : public QWidget
{
    Q_OBJECT

public:
    explicit InNetSuiteStrip(QWidget *parent = nullptr);

    /*! \a further parts follow the page's own path, for example a subtab. */
    void setPage(MenuPageId page, const QStringList &further = {});
    /*! The account whose page is opened; without one (or without a known location) the button is
     * disabled. */
    void setUrls(const std::optional<ServiceUrls> &urls);
    /*! The account is the simulated one: Open page emits pageWanted(). */
    void setDemo(bool demo);
    /*! A remark beside "In NetSuite"; said when the page cannot be opened, or always. */
    void setRemark(const QString &whenClosed, const QString &always = {});

    [[nodiscard]] QUrl link() const;
    [[nodiscard]] bool canOpen() const;

signals:
    void pageWanted(suitescope::MenuPageId page);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();
    void open();

    MenuPage m_page;
    QStringList m_further;
    std::optional<ServiceUrls> m_urls;
    bool m_demo = false;
    QString m_whenClosed;
    QString m_always;
    TextLabel *m_caption = nullptr;
    MenuPathView *m_path = nullptr;
    QPushButton *m_open = nullptr;
    CopyButton *m_copy = nullptr;
};

} // namespace suitescope
