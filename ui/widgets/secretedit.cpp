// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/widgets/secretedit.h"

#include "lib/setup/pastecleaning.h"
#include "ui/theme/icons.h"
#include "ui/theme/inputs.h"
#include "ui/widgets/clipboard.h"

#include <QAction>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QDropEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QVBoxLayout>

#include <functional>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr qsizetype wholeValueLength = 20; // shorter pastes are pieces, put in where the caret is

} // namespace

/*! Keeps the ways out of an ordinary line edit shut: copies go through copySecret(), nothing is
 * dragged out or put into the primary selection, pastes and drops are handed to the owner. */
class SecretEdit::Line : public QLineEdit
{
public:
    std::function<void(const Secret &)> pasteHandler;
    std::function<void()> undoHandler;
    std::function<bool()> canUndo;
    QAction *revealAction = nullptr;

    using QLineEdit::QLineEdit;

protected:
    void keyPressEvent(QKeyEvent *event) override
    {
        if (event->matches(QKeySequence::Paste)) {
            pasteFrom(QClipboard::Clipboard);
        } else if (event->matches(QKeySequence::Copy)) {
            copyOut();
        } else if (event->matches(QKeySequence::Undo)) {
            undoHandler(); // the line edit itself keeps no older values
        } else if (event->matches(QKeySequence::Cut)) {
            copyOut();
            if (echoMode() == QLineEdit::Normal && !isReadOnly())
                insert({});
        } else {
            QLineEdit::keyPressEvent(event);
        }
    }

    void mouseReleaseEvent(QMouseEvent *event) override
    {
        if (event->button() == Qt::MiddleButton)
            pasteFrom(QClipboard::Selection);
        else if (echoMode() != QLineEdit::Normal) // else the selection would become public
            QLineEdit::mouseReleaseEvent(event);
    }

    void dropEvent(QDropEvent *event) override
    {
        if (isReadOnly() || !event->mimeData()->hasText())
            return;
        pasteHandler(Secret(event->mimeData()->text()));
        event->acceptProposedAction();
    }

    void contextMenuEvent(QContextMenuEvent *event) override
    {
        auto *menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->addAction(SecretEdit::tr("&Undo cleaning"), this, [this] { undoHandler(); })
            ->setEnabled(canUndo());
        menu->addSeparator();
        menu->addAction(SecretEdit::tr("&Paste"), this,
                        [this] { pasteFrom(QClipboard::Clipboard); })
            ->setEnabled(!isReadOnly());
        menu->addAction(SecretEdit::tr("&Copy"), this, [this] { copyOut(); })
            ->setEnabled(echoMode() == QLineEdit::Normal && hasSelectedText());
        menu->addAction(SecretEdit::tr("C&lear"), this,
                        [this] {
                            selectAll();
                            insert({});
                        })
            ->setEnabled(!isReadOnly() && !text().isEmpty());
        menu->addSeparator();
        menu->addAction(revealAction);
        menu->popup(event->globalPos());
    }

private:
    void pasteFrom(QClipboard::Mode mode)
    {
        if (!isReadOnly())
            pasteHandler(Secret(QGuiApplication::clipboard()->text(mode)));
    }

    void copyOut()
    {
        if (echoMode() == QLineEdit::Normal && hasSelectedText())
            copySecret(Secret(selectedText()));
    }
};

SecretEdit::SecretEdit(const QString &label, QWidget *parent)
    : QWidget(parent), m_line(new Line(this)), m_reveal(new QAction(this)),
      m_message(new StatusLine(this))
{
    auto *words = new QLabel(label, this);
    words->setBuddy(m_line);
    m_line->setEchoMode(QLineEdit::Password);
    m_line->setDragEnabled(false);
    m_line->setInputMethodHints(Qt::ImhSensitiveData | Qt::ImhHiddenText | Qt::ImhNoPredictiveText
                                | Qt::ImhNoAutoUppercase);
    m_line->pasteHandler = [this](const Secret &pasted) { takePaste(pasted); };
    m_line->undoHandler = [this] { undoCleaning(); };
    m_line->canUndo = [this] { return m_pasted.has_value() && !m_line->isReadOnly(); };
    m_line->revealAction = m_reveal;
    m_reveal->setCheckable(true);
    m_line->addAction(m_reveal, QLineEdit::TrailingPosition);
    setFocusProxy(m_line);
    applyReveal();

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::pair);
    column->addWidget(words);
    column->addWidget(m_line);
    column->addWidget(m_message);

    connect(m_reveal, &QAction::toggled, this, &SecretEdit::applyReveal);
    // textChanged and not textEdited: assistive tools set the text without "editing".
    connect(m_line, &QLineEdit::textChanged, this, [this] { takeEdit({}); });
}

Secret SecretEdit::value() const
{
    return Secret(m_line->text());
}

void SecretEdit::setValue(const Secret &value)
{
    if (value == this->value())
        return;
    m_settingText = true;
    m_line->setText(value.revealText());
    m_settingText = false;
}

bool SecretEdit::isRevealed() const
{
    return m_reveal->isChecked();
}

void SecretEdit::setRevealed(bool revealed)
{
    m_reveal->setChecked(revealed);
}

void SecretEdit::setReadOnly(bool readOnly)
{
    m_line->setReadOnly(readOnly);
}

void SecretEdit::setPlaceholder(const QString &text)
{
    m_line->setPlaceholderText(text);
}

void SecretEdit::showHint(const QString &text)
{
    setInputWrong(m_line, false);
    m_message->showPlain(text);
}

void SecretEdit::showGood(const QString &text)
{
    setInputWrong(m_line, false);
    m_message->show(LightState::Proven, text);
}

void SecretEdit::showBad(const QString &text)
{
    setInputWrong(m_line, true);
    m_message->show(LightState::Failing, text);
}

void SecretEdit::showWaiting(const QString &text)
{
    setInputWrong(m_line, false);
    m_message->show(LightState::Checking, text);
}

QString SecretEdit::message() const
{
    return m_message->text();
}

std::optional<LightState> SecretEdit::messageLight() const
{
    return m_message->light();
}

QLineEdit *SecretEdit::lineEdit() const
{
    return m_line;
}

void SecretEdit::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    setRevealed(false);
    m_pasted.reset();
}

void SecretEdit::takeEdit(PasteChanges changes)
{
    if (m_settingText)
        return;
    // setText() is the one call that forgets the undo history; the caret stays where it was.
    m_settingText = true;
    const int caret = m_line->cursorPosition();
    m_line->setText(m_line->text());
    m_line->setCursorPosition(caret);
    m_settingText = false;
    m_pasted.reset();
    emit valueEdited(value(), changes);
}

void SecretEdit::takePaste(const Secret &pasted)
{
    const QHash<SecretField, Secret> fields = fieldsInPaste(pasted);
    const auto halves = halvesInPaste(pasted);
    if (fields.size() > 1)
        emit fieldsPasted(fields);
    else if (halves)
        emit halvesPasted(halves->first, halves->second);
    else
        putIn(pasted);
    const bool unchanged = value() == pasted;
    m_pasted = unchanged ? std::nullopt : std::optional(pasted);
}

void SecretEdit::putIn(const Secret &pasted)
{
    const CleanedValue cleaned = cleanedValue(pasted);
    m_settingText = true;
    if (cleaned.value.size() >= wholeValueLength)
        m_line->selectAll(); // a whole value takes the place of the older one
    m_line->insert(cleaned.value.revealText());
    m_settingText = false;
    takeEdit(cleaned.changes);
}

void SecretEdit::undoCleaning()
{
    if (!m_pasted || m_line->isReadOnly())
        return;
    const Secret pasted = *m_pasted;
    m_settingText = true;
    m_line->setText(pasted.revealText());
    m_settingText = false;
    takeEdit({});
}

void SecretEdit::applyReveal()
{
    const bool revealed = m_reveal->isChecked();
    m_line->setEchoMode(revealed ? QLineEdit::Normal : QLineEdit::Password);
    m_line->setFont(revealed ? monoFont(font()) : font());
    m_reveal->setIcon(themedIcon(revealed ? u"view-conceal"_s : u"view-reveal"_s));
    m_reveal->setText(revealed ? tr("&Hide") : tr("&Show"));
    m_reveal->setToolTip(revealed ? tr("Hide") : tr("Show"));
}

} // namespace suitescope
