// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QWidget>

namespace suitescope {

/*! How much of a limit is used: words, "3 of 15", and a bar of 6. */
class Meter : public QWidget
{
    Q_OBJECT

public:
    explicit Meter(const QString &words = {}, QWidget *parent = nullptr);

    void setWords(const QString &words);
    void setValue(qint64 used, qint64 most);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void describe();
    [[nodiscard]] QString figures() const;

    QString m_words;
    qint64 m_used = 0;
    qint64 m_most = 0;
};

/*! Small dots that count: failed sign-ins of five. */
class Pips : public QWidget
{
    Q_OBJECT

public:
    explicit Pips(int most = 5, QWidget *parent = nullptr);

    void setCount(int count);
    [[nodiscard]] int count() const { return m_count; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_most;
    int m_count = 0;
};

} // namespace suitescope
