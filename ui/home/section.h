// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

class QGridLayout;
class QHBoxLayout;
class QVBoxLayout;

namespace suitescope {

class TextLabel;

/*! A heading with tools at its right, a hairline, and what belongs under it. */
class Section : public QWidget
{
    Q_OBJECT

public:
    explicit Section(const QString &heading, QWidget *parent = nullptr);

    void addTool(QWidget *tool);
    [[nodiscard]] QVBoxLayout *body() const { return m_body; }

private:
    QHBoxLayout *m_tools = nullptr;
    QVBoxLayout *m_body = nullptr;
};

/*! Labels in text2 and values beside them. */
class FactList : public QWidget
{
    Q_OBJECT

public:
    explicit FactList(QWidget *parent = nullptr);

    void clear();
    void addFact(const QString &label, const QString &value, bool mono = false,
                 QWidget *tool = nullptr, const QString &toolTip = {});

private:
    QGridLayout *m_grid = nullptr;
};

} // namespace suitescope
