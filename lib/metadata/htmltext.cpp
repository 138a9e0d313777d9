// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lib/metadata/htmltext.h"

#include <QHash>

#include <optional>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

std::optional<char32_t> namedEntity(QStringView name)
{
    static const QHash<QStringView, char32_t> names{
        {u"amp", U'&'},    {u"lt", U'<'},     {u"gt", U'>'},     {u"quot", U'"'},
        {u"apos", U'\''},  {u"nbsp", U' '},   {u"copy", U'©'},   {u"reg", U'®'},
        {u"trade", U'™'},  {u"ndash", U'–'},  {u"mdash", U'—'},  {u"lsquo", U'‘'},
        {u"rsquo", U'’'},  {u"ldquo", U'“'},  {u"rdquo", U'”'},  {u"hellip", U'…'},
        {u"bull", U'•'},   {u"middot", U'·'}, {u"laquo", U'«'},  {u"raquo", U'»'},
        {u"times", U'×'},  {u"divide", U'÷'}, {u"deg", U'°'},    {u"plusmn", U'±'},
        {u"euro", U'€'},   {u"pound", U'£'},  {u"yen", U'¥'},    {u"cent", U'¢'},
        {u"sect", U'§'},   {u"para", U'¶'},   {u"larr", U'←'},   {u"rarr", U'→'},
        {u"auml", U'ä'},   {u"ouml", U'ö'},   {u"uuml", U'ü'},   {u"Auml", U'Ä'},
        {u"Ouml", U'Ö'},   {u"Uuml", U'Ü'},   {u"szlig", U'ß'},  {u"eacute", U'é'},
        {u"egrave", U'è'}, {u"ecirc", U'ê'},  {u"agrave", U'à'}, {u"aacute", U'á'},
        {u"acirc", U'â'},  {u"ccedil", U'ç'}, {u"ntilde", U'ñ'}, {u"oacute", U'ó'},
        {u"iacute", U'í'}, {u"uacute", U'ú'}, {u"Eacute", U'É'}, {u"oslash", U'ø'},
        {u"aring", U'å'},  {u"aelig", U'æ'},  {u"iexcl", U'¡'},  {u"iquest", U'¿'},
    };
    const auto found = names.constFind(name);
    return found == names.cend() ? std::nullopt : std::optional<char32_t>(*found);
}

std::optional<char32_t> entity(QStringView name)
{
    if (!name.startsWith(u'#'))
        return namedEntity(name);
    bool ok = false;
    const bool isHex = name.size() > 1 && name[1].toLower() == u'x';
    const uint code = isHex ? name.mid(2).toUInt(&ok, 16) : name.mid(1).toUInt(&ok, 10);
    const bool isText = ok && code >= 0x20 && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
    return isText ? std::optional<char32_t>(code == 0xA0 ? U' ' : char32_t(code)) : std::nullopt;
}

QString decoded(const QString &text)
{
    constexpr qsizetype longestName = 10;
    QString out;
    out.reserve(text.size());
    for (qsizetype at = 0; at < text.size(); ++at) {
        const qsizetype end = text.at(at) == u'&' ? text.indexOf(u';', at + 1) : -1;
        if (end > at && end - at <= longestName) {
            if (const auto c = entity(QStringView(text).mid(at + 1, end - at - 1))) {
                out += QString::fromUcs4(&*c, 1);
                at = end;
                continue;
            }
        }
        out += text.at(at);
    }
    return out;
}

bool isTagName(QStringView name)
{
    static constexpr QLatin1StringView names[]{
        "a"_L1,     "abbr"_L1, "b"_L1,      "big"_L1, "blockquote"_L1, "br"_L1,    "center"_L1,
        "code"_L1,  "dd"_L1,   "div"_L1,    "dl"_L1,  "dt"_L1,         "em"_L1,    "font"_L1,
        "h1"_L1,    "h2"_L1,   "h3"_L1,     "h4"_L1,  "h5"_L1,         "h6"_L1,    "hr"_L1,
        "i"_L1,     "img"_L1,  "li"_L1,     "ol"_L1,  "p"_L1,          "pre"_L1,   "s"_L1,
        "small"_L1, "span"_L1, "strong"_L1, "sub"_L1, "sup"_L1,        "table"_L1, "tbody"_L1,
        "td"_L1,    "th"_L1,   "thead"_L1,  "tr"_L1,  "tt"_L1,         "u"_L1,     "ul"_L1};
    for (const QLatin1StringView known : names) {
        if (name.compare(known, Qt::CaseInsensitive) == 0)
            return true;
    }
    return false;
}

/*! Behind the tag that begins at \a start, or -1: "a < b" and "<your name>" are no tags. */
qsizetype endOfTag(QStringView text, qsizetype start)
{
    if (text.mid(start, 4) == u"<!--") {
        const qsizetype end = text.indexOf(u"-->", start + 4);
        return end < 0 ? -1 : end + 3;
    }
    qsizetype from = start + 1;
    if (from < text.size() && text[from] == u'/')
        ++from;
    qsizetype to = from;
    while (to < text.size() && text[to].isLetterOrNumber())
        ++to;
    if (to == text.size() || !isTagName(text.mid(from, to - from)))
        return -1;
    if (text[to] != u'>' && text[to] != u'/' && !text[to].isSpace())
        return -1;
    const qsizetype end = text.indexOf(u'>', to);
    return end < 0 ? -1 : end + 1;
}

/*! Only what parts words leaves a space: "<b>bold</b>." stays one word with its full stop. */
bool partsWords(QStringView tag)
{
    for (const QStringView inner : {u"<b>", u"</b>", u"<i>", u"</i>", u"<u>", u"</u>"}) {
        if (tag.compare(inner, Qt::CaseInsensitive) == 0)
            return false;
    }
    static constexpr QLatin1StringView names[]{"<span"_L1,   "</span"_L1,   "<em"_L1, "</em"_L1,
                                               "<strong"_L1, "</strong"_L1, "<a "_L1, "</a"_L1,
                                               "<font"_L1,   "</font"_L1};
    for (const QLatin1StringView inner : names) {
        if (tag.startsWith(inner, Qt::CaseInsensitive))
            return false;
    }
    return true;
}

QString withoutTags(const QString &text)
{
    QString out;
    out.reserve(text.size());
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype end = text.at(at) == u'<' ? endOfTag(text, at) : -1;
        if (end < 0) {
            out += text.at(at++);
            continue;
        }
        if (partsWords(QStringView(text).mid(at, end - at)))
            out += u' ';
        at = end;
    }
    return out;
}

} // namespace

QString plainText(const QString &html)
{
    if (!html.contains(u'<') && !html.contains(u'&'))
        return html.simplified();
    // Help texts come escaped once more at times: a tag may appear only after decoding.
    return withoutTags(decoded(withoutTags(html))).simplified();
}

} // namespace suitescope
