// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/console/sqleditor.h"

#include "lib/suiteql/sql.h"
#include "ui/theme/theme.h"

#include <QEvent>
#include <QFontDatabase>
#include <QFontInfo>
#include <QKeyEvent>

#include <Qsci/qsciabstractapis.h>
#include <Qsci/qscicommandset.h>
#include <Qsci/qscilexersql.h>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int rowAir = 1; // above and below each line
constexpr int leftOfText = 20;
constexpr const char *sqlKeywords
    = "all and any as asc between by case cross current desc distinct else end escape except "
      "exists "
      "fetch first following for from full group having in inner intersect is join last left like "
      "minus next not null nulls offset on only or order outer over partition preceding range "
      "right "
      "row rownum rows select some sysdate then ties top unbounded union unique using when where "
      "with";
constexpr const char *sqlFunctions
    = "abs acos add_months ascii asin atan atan2 avg builtin ceil cf chr coalesce concat "
      "consolidate "
      "corr cos cosh count cume_dist currency currency_convert decode dense_rank df exp floor "
      "greatest hierarchy initcap instr last_day lead least length ln log lower lpad lag ltrim max "
      "median min mnfilter mod months_between next_day ntile nullif nvl nvl2 percent_rank period "
      "power rank regexp_instr regexp_replace regexp_substr relative_ranges replace round "
      "row_number "
      "rpad rtrim sign sin sinh soundex sqrt stddev substr sum sys_op_undescend tan tanh to_char "
      "to_clob to_date to_nchar to_number to_timestamp translate trim trunc upper variance";

/*! What SuiteQL understands (fact sheet 5; no LIMIT). */
QStringList completions()
{
    QStringList words{
        u"IS NULL"_s,    u"IS NOT NULL"_s, u"LEFT JOIN"_s,           u"INNER JOIN"_s,
        u"GROUP BY"_s,   u"ORDER BY"_s,    u"UNION ALL"_s,           u"FETCH FIRST"_s,
        u"BUILTIN.DF"_s, u"BUILTIN.CF"_s,  u"BUILTIN.CONSOLIDATE"_s, u"BUILTIN.CURRENCY"_s};
    for (const QString &word : QString::fromLatin1(sqlKeywords).split(u' ')
             + QString::fromLatin1(sqlFunctions).split(u' '))
        words += word.toUpper();
    return words;
}

} // namespace

/*! SuiteQL's own words: a table called "transaction" is no keyword. */
class SqlEditor::Lexer : public QsciLexerSQL
{
public:
    using QsciLexerSQL::QsciLexerSQL;

    const char *keywords(int set) const override
    {
        switch (set) {
        case 1:
            return sqlKeywords;
        case functionSet:
            return sqlFunctions;
        default:
            return nullptr;
        }
    }

    static constexpr int functionSet = 5; // painted as KeywordSet5
};

/*! What completion offers. The library's own list is prepared by a thread that may outlive the
 * editor, which ends the program: some hundred words need no preparing. */
class SqlEditor::Words : public QsciAbstractAPIs
{
public:
    explicit Words(QsciLexer *lexer) : QsciAbstractAPIs(lexer), m_own(completions()) { }

    void setTables(const QStringList &tables) { m_tables = tables; }

    void updateAutoCompletionList(const QStringList &context, QStringList &list) override
    {
        const QString begun = context.isEmpty() ? QString() : context.last();
        if (begun.isEmpty())
            return;
        for (const QStringList &words : {m_own, m_tables}) {
            for (const QString &word : words) {
                if (word.startsWith(begun, Qt::CaseInsensitive) && !list.contains(word))
                    list += word;
            }
        }
    }

    QStringList callTips(const QStringList &, int, QsciScintilla::CallTipsStyle,
                         QList<int> &) override
    {
        return {};
    }

private:
    QStringList m_own;
    QStringList m_tables;
};

SqlEditor::SqlEditor(QWidget *parent) : QsciScintilla(parent), m_lexer(new Lexer(this))
{
    setUtf8(true);
    setEolMode(EolUnix);
    setLexer(m_lexer);
    setMarginType(0, NumberMargin);
    setMarginType(1, SymbolMargin);
    setMarginWidth(1, leftOfText);
    setMarginSensitivity(1, false);
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
    SendScintilla(SCI_SETSCROLLWIDTHTRACKING, 1UL);
    SendScintilla(SCI_SETSCROLLWIDTH, 1UL);
    SendScintilla(SCI_SETEXTRAASCENT, ulong(rowAir));
    SendScintilla(SCI_SETEXTRADESCENT, ulong(rowAir));
    takeKeys();
    m_words = new Words(m_lexer);
    applyTheme();
    connect(this, &QsciScintilla::cursorPositionChanged, this, &SqlEditor::caretMoved);
}

void SqlEditor::takeKeys()
{
    // These belong to the console: new tab, run, history, close; and Shift+Tab leads out.
    for (const QKeyCombination keys :
         {Qt::CTRL | Qt::Key_T, Qt::CTRL | Qt::Key_Return, Qt::CTRL | Qt::Key_H,
          Qt::CTRL | Qt::Key_W, Qt::SHIFT | Qt::Key_Tab}) {
        const int key = keys.toCombined();
        QsciCommand *command = standardCommands()->boundTo(key);
        if (command && command->key() == key)
            command->setKey(0);
        else if (command)
            command->setAlternateKey(0);
    }
}

void SqlEditor::offerTables(const QStringList &names)
{
    m_words->setTables(names);
}

QString SqlEditor::statementToRun() const
{
    if (hasSelectedText() && !selectedText().trimmed().isEmpty())
        return selectedText();
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
        // As large as other words, unlike monospace inside them; the editor reads points alone.
        font.setPointSizeF(QFontInfo(this->font()).pointSizeF());
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
    m_lexer->setColor(theme.violet.text, QsciLexerSQL::KeywordSet5);

    setPaper(theme.base);
    setColor(theme.text);
    setMarginsFont(smallFont(fixed));
    setMarginWidth(0, u"00000"_s);
    setMarginsBackgroundColor(theme.base);
    setMarginsForegroundColor(theme.text2);
    setCaretForegroundColor(theme.accent);
    setCaretLineBackgroundColor(theme.window);
    setSelectionBackgroundColor(theme.sel);
    resetSelectionForegroundColor();
    setMatchedBraceBackgroundColor(theme.sel);
    setMatchedBraceForegroundColor(theme.text);
    setUnmatchedBraceForegroundColor(theme.bad.text);
    setUnmatchedBraceBackgroundColor(theme.base);
}

void SqlEditor::changeEvent(QEvent *event)
{
    QsciScintilla::changeEvent(event);
    const bool looks
        = event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange;
    if (looks && m_words)
        applyTheme();
}

bool SqlEditor::event(QEvent *event)
{
    // Before a shortcut is looked for, the base class claims whatever is bound to a command of its
    // own; what is left unclaimed goes to the console.
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Escape && !isListActive() && !isCallTipActive()) {
            event->ignore();
            return true;
        }
    }
    return QsciScintilla::event(event);
}

void SqlEditor::keyPressEvent(QKeyEvent *event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers().testFlag(Qt::ControlModifier)) {
        Q_EMIT runRequested();
        return;
    }
    if (event->key() == Qt::Key_Backtab && !hasSelectedText()) {
        // Tab indents, so the way out is backwards, or F6. The editor's own refuses to be left.
        QAbstractScrollArea::focusNextPrevChild(false);
        return;
    }
    if (event->key() == Qt::Key_Escape && !isListActive()) {
        event->ignore(); // the console stops the run
        return;
    }
    QsciScintilla::keyPressEvent(event);
}

} // namespace suitescope
