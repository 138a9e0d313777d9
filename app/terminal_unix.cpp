// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/terminal.h"

#include <QByteArray>

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr qsizetype longestLine = 1024;

/*! The terminal without echo, and as it was when this ends. */
class QuietTerminal
{
public:
    QuietTerminal() : m_file(::open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC))
    {
        if (m_file < 0 || ::tcgetattr(m_file, &m_before) != 0)
            return;
        termios quiet = m_before;
        // Ctrl-C comes as a character too: a killed program would leave the terminal silent.
        quiet.c_lflag &= ~tcflag_t(ECHO | ICANON | ISIG);
        quiet.c_cc[VMIN] = 1;
        quiet.c_cc[VTIME] = 0;
        m_ready = ::tcsetattr(m_file, TCSAFLUSH, &quiet) == 0;
    }
    ~QuietTerminal()
    {
        if (m_ready)
            ::tcsetattr(m_file, TCSAFLUSH, &m_before);
        if (m_file >= 0)
            ::close(m_file);
    }
    QuietTerminal(const QuietTerminal &) = delete;
    QuietTerminal &operator=(const QuietTerminal &) = delete;

    [[nodiscard]] bool isReady() const { return m_ready; }
    void show(const QByteArray &text) const
    {
        [[maybe_unused]] const auto written
            = ::write(m_file, text.constData(), std::size_t(text.size()));
    }
    [[nodiscard]] bool read(char &c) const { return ::read(m_file, &c, 1) == 1; }

private:
    int m_file = -1;
    bool m_ready = false;
    termios m_before{};
};

// The last character of UTF-8 goes as a whole.
void eraseLast(QByteArray &line)
{
    while (!line.isEmpty() && (uchar(line.back()) & 0xC0) == 0x80)
        line.chop(1);
    line.chop(1);
}

} // namespace

Result<Secret> readHidden(const QString &prompt)
{
    constexpr char interrupt = 0x03;
    constexpr char endOfInput = 0x04;
    constexpr char backspace = 0x08;
    constexpr char eraseLine = 0x15;
    constexpr char erase = 0x7f;
    const QuietTerminal terminal;
    if (!terminal.isReady())
        return failure(ErrorKind::NotAllowed, u"there is no terminal to ask on"_s);
    terminal.show(prompt.toLocal8Bit());
    QByteArray line;
    line.reserve(longestLine);
    bool canceled = false;
    char c = 0;
    while (line.size() < longestLine && terminal.read(c) && c != '\n' && c != '\r') {
        canceled = c == interrupt || (c == endOfInput && line.isEmpty());
        if (canceled)
            break;
        if (c == erase || c == backspace)
            eraseLast(line);
        else if (c == eraseLine)
            line.fill(0).truncate(0);
        else if (uchar(c) >= 0x20)
            line.append(c);
    }
    terminal.show("\n"_ba);
    const Secret result{QByteArrayView(line)};
    line.fill(0);
    if (canceled)
        return failure(ErrorKind::Canceled);
    return result;
}

} // namespace suitescope
