// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <Qsci/qsciscintilla.h>

namespace suitescope {

/*! The SuiteQL editor: colours from the theme, completion of keywords, functions and tables,
 * statement under the caret. Tab indents; Shift+Tab leaves it. */
class SqlEditor : public QsciScintilla
{
    Q_OBJECT

public:
    explicit SqlEditor(QWidget *parent = nullptr);

    /*! The selection, or the statement in which the caret stands; cleaned of comments is what
     * QueryRun does. */
    [[nodiscard]] QString statementToRun() const;
    /*! Names of tables for the completion. */
    void offerTables(const QStringList &names);

signals:
    void runRequested();
    void caretMoved(int line, int column);

protected:
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    class Lexer;
    class Words;

    void applyTheme();
    void takeKeys();

    Lexer *m_lexer = nullptr;
    Words *m_words = nullptr;
};

} // namespace suitescope
