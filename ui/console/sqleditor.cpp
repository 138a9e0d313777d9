// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/console/sqleditor.h"

#include "lib/suiteql/sql.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QFontDatabase>
#include <QKeyEvent>

#include <Qsci/qsciapis.h>
#include <Qsci/qscilexersql.h>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

/*! What SuiteQL understands (Oracle's help on SuiteQL; no LIMIT). */
QStringList sqlWords()
{
    return {u"SELECT"_s,
            u"DISTINCT"_s,
            u"TOP"_s,
            u"FROM"_s,
            u"WHERE"_s,
            u"AND"_s,
            u"OR"_s,
            u"NOT"_s,
            u"IN"_s,
            u"LIKE"_s,
            u"BETWEEN"_s,
            u"IS NULL"_s,
            u"IS NOT NULL"_s,
            u"JOIN"_s,
            u"LEFT JOIN"_s,
            u"INNER JOIN"_s,
            u"ON"_s,
            u"GROUP BY"_s,
            u"HAVING"_s,
            u"ORDER BY"_s,
            u"ASC"_s,
            u"DESC"_s,
            u"UNION"_s,
            u"UNION ALL"_s,
            u"CASE"_s,
            u"WHEN"_s,
            u"THEN"_s,
            u"ELSE"_s,
            u"END"_s,
            u"AS"_s,
            u"ROWNUM"_s,
            u"FETCH FIRST"_s,
            u"SYSDATE"_s,
            u"COUNT"_s,
            u"SUM"_s,
            u"AVG"_s,
            u"MIN"_s,
            u"MAX"_s,
            u"NVL"_s,
            u"COALESCE"_s,
            u"ROUND"_s,
            u"SUBSTR"_s,
            u"UPPER"_s,
            u"LOWER"_s,
            u"TRIM"_s,
            u"TRUNC"_s,
            u"TO_CHAR"_s,
            u"TO_DATE"_s,
            u"ADD_MONTHS"_s,
            u"BUILTIN.DF"_s,
            u"BUILTIN.CF"_s,
            u"BUILTIN.CONSOLIDATE"_s,
            u"BUILTIN.CURRENCY"_s};
}

} // namespace

SqlEditor::SqlEditor(QWidget *parent) : QsciScintilla(parent), m_lexer(new QsciLexerSQL(this))
{
    setUtf8(true);
    setEolMode(EolUnix);
    setLexer(m_lexer);
    setMarginType(0, NumberMargin);
    setMarginWidth(0, u"00000"_s);
    setMarginWidth(1, 0);
    setFolding(NoFoldStyle);
    setCaretLineVisible(true);
    setTabWidth(4);
    setIndentationsUseTabs(false);
    setAutoIndent(true);
    setBraceMatching(SloppyBraceMatch);
    setFrameShape(NoFrame);
    setAutoCompletionSource(AcsAll);
    setAutoCompletionThreshold(3);
    setAutoCompletionCaseSensitivity(false);
    setAutoCompletionReplaceWord(false);
    setAccessibleName(tr("SuiteQL editor"));
    // Alt+Backspace and the like stay; Ctrl+Enter belongs to the console.
    SendScintilla(SCI_CLEARCMDKEY, ulong(SCK_RETURN) | (ulong(SCMOD_CTRL) << 16));
    SendScintilla(SCI_SETSCROLLWIDTHTRACKING, 1UL);
    SendScintilla(SCI_SETSCROLLWIDTH, 1UL);
    SendScintilla(SCI_SETEXTRAASCENT, 2UL);
    SendScintilla(SCI_SETEXTRADESCENT, 2UL);
    prepareCompletion({});
    applyTheme();
    connect(this, &QsciScintilla::cursorPositionChanged, this, &SqlEditor::caretMoved);
}

void SqlEditor::prepareCompletion(const QStringList &tables)
{
    delete m_words;
    m_words = new QsciAPIs(m_lexer);
    for (const QString &word : sqlWords() + tables)
        m_words->add(word);
    m_words->prepare();
}

void SqlEditor::offerTables(const QStringList &names)
{
    prepareCompletion(names);
}

QString SqlEditor::statementToRun() const
{
    if (hasSelectedText() && !selectedText().trimmed().isEmpty())
        return selectedText();
    int line = 0;
    int column = 0;
    getCursorPosition(&line, &column);
    // Scintilla counts bytes, the statement finder UTF-16 units.
    const QString all = text();
    const long position = SendScintilla(SCI_GETCURRENTPOS);
    const qsizetype caret = QString::fromUtf8(all.toUtf8().left(int(position))).size();
    const sql::Range range = sql::statementAt(all, caret);
    return all.mid(range.start, range.length);
}

void SqlEditor::applyTheme()
{
    const Theme &theme = themeOf(this);
    const QFont fixed = [this] {
        QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
        font.setPointSizeF(this->font().pointSizeF());
        return font;
    }();
    m_lexer->setFont(fixed);
    m_lexer->setPaper(theme.base);
    m_lexer->setColor(theme.text);
    m_lexer->setDefaultFont(fixed);
    m_lexer->setDefaultPaper(theme.base);
    m_lexer->setDefaultColor(theme.text);
    QFont keyword = fixed;
    keyword.setWeight(QFont::DemiBold);
    m_lexer->setColor(theme.link, QsciLexerSQL::Keyword);
    m_lexer->setFont(keyword, QsciLexerSQL::Keyword);
    for (const int style :
         {int(QsciLexerSQL::SingleQuotedString), int(QsciLexerSQL::DoubleQuotedString)})
        m_lexer->setColor(theme.ok.text, style);
    m_lexer->setColor(theme.warn.text, QsciLexerSQL::Number);
    for (const int style : {int(QsciLexerSQL::Comment), int(QsciLexerSQL::CommentLine),
                            int(QsciLexerSQL::CommentDoc)})
        m_lexer->setColor(theme.text2, style);
    for (const int style : {int(QsciLexerSQL::KeywordSet5), int(QsciLexerSQL::KeywordSet6)})
        m_lexer->setColor(theme.violet.text, style);

    setPaper(theme.base);
    setColor(theme.text);
    setMarginsFont(fixed);
    setMarginsBackgroundColor(theme.base);
    setMarginsForegroundColor(theme.text2);
    setCaretForegroundColor(theme.accent);
    setCaretLineBackgroundColor(theme.window);
    setSelectionBackgroundColor(theme.sel);
    setSelectionForegroundColor(theme.text);
    setMatchedBraceBackgroundColor(theme.sel);
    setMatchedBraceForegroundColor(theme.text);
    setUnmatchedBraceForegroundColor(theme.bad.text);
    setUnmatchedBraceBackgroundColor(theme.base);
}

void SqlEditor::changeEvent(QEvent *event)
{
    QsciScintilla::changeEvent(event);
    if (m_lexer && (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange))
        applyTheme();
}

void SqlEditor::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers().testFlag(Qt::ControlModifier)) {
        Q_EMIT runRequested();
        return;
    }
    // Tab leaves room for completion; Shift+Tab and Ctrl+Tab go on to the next control.
    if (event->key() == Qt::Key_Escape && !isListActive()) {
        event->ignore(); // the console stops the run
        return;
    }
    QsciScintilla::keyPressEvent(event);
}

} // namespace suitescope
