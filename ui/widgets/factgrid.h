// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

#include <functional>

class QGridLayout;

namespace suitescope {

class TextLabel;

/*! Names in text2 and values beside them: what a page knows about a thing. */
class FactGrid : public QWidget
{
    Q_OBJECT

public:
    explicit FactGrid(int nameWidth = 140, QWidget *parent = nullptr);

    /*! Answers the row's number. */
    int addRow(const QString &name, const QString &value = {}, bool monospace = false);
    /*! A widget in the place of the value. */
    int addRow(const QString &name, QWidget *value);
    void setValue(int row, const QString &value);
    [[nodiscard]] QString value(int row) const;
    void setRowVisible(int row, bool visible);
    /*! A small button that copies the row's value. */
    void makeCopyable(int row, const QString &buttonName);

private:
    struct Row
    {
        TextLabel *name = nullptr;
        TextLabel *value = nullptr; // null for a widget
        QWidget *holder = nullptr;
    };

    QGridLayout *m_grid = nullptr;
    QList<Row> m_rows;
};

/*! Numbered sentences: what to do, one step each. */
class NumberedList : public QWidget
{
    Q_OBJECT

public:
    explicit NumberedList(const QStringList &steps = {}, QWidget *parent = nullptr);

    void setSteps(const QStringList &steps);
    [[nodiscard]] QStringList steps() const { return m_steps; }

private:
    QGridLayout *m_grid = nullptr;
    QStringList m_steps;
};

} // namespace suitescope
