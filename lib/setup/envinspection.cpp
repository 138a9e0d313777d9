// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is wrong with a .env file as a whole, and with its names.
#include "lib/setup/envinspection_p.h"

#include <QSet>
#include <QStringDecoder>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace suitescope::envcheck {

namespace {

constexpr QLatin1StringView accountName("NETSUITE_ACCOUNT_ID");
constexpr QLatin1StringView authTypeVariable("NETSUITE_AUTH_TYPE");
constexpr QLatin1StringView keyVariable("NETSUITE_PRIVATE_KEY");

bool isUtf8(QByteArrayView text)
{
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString decoded = decoder(text);
    decoded.fill(u'\0');
    return !decoder.hasError();
}

} // namespace

Inspection::Inspection(const QByteArray &content, const EnvSurroundings &around) : m_around(around)
{
    readText(content);
    const EnvFile file = EnvFile::parse(m_text);
    m_lines = file.lines();
    m_reader = around.reader.value_or(readerOf(file, around.fileName));
    collectNames();
    collectVariables();
    chooseMethod();
}

// Shells of Windows write UTF-16, with a mark in front that says so.
void Inspection::readText(const QByteArray &content)
{
    m_text = content;
    if (!content.startsWith("\xFF\xFE") && !content.startsWith("\xFE\xFF"))
        return;
    QStringDecoder decoder(QStringDecoder::Utf16);
    QString text = decoder(content);
    m_wide = !decoder.hasError() && content.size() % 2 == 0;
    if (m_wide)
        m_text = text.toUtf8();
    text.fill(u'\0');
}

// A name that is nearly one of ours stands for it, as long as nothing else does.
void Inspection::collectNames()
{
    const QStringList ours = EnvFile::ourNames();
    QSet<QString> taken;
    QHash<QString, int> wanted;
    QStringList meant;
    for (const Line &line : std::as_const(m_lines)) {
        if (ours.contains(line.name))
            taken += line.name;
        const std::optional<NearName> near
            = line.name.isEmpty() ? std::nullopt : nearName(line.name);
        meant += near ? near->right : QString();
        if (near)
            ++wanted[near->right];
    }
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        const QString &name = m_lines.at(i).name;
        const QString &right = meant.at(i);
        if (ours.contains(name))
            m_names += name;
        else
            m_names += !taken.contains(right) && wanted.value(right) == 1 ? right : QString();
    }
}

void Inspection::collectVariables()
{
    for (const QString &name : EnvFile::ourNames()) {
        const qsizetype line = m_names.lastIndexOf(name);
        if (line < 0)
            continue;
        const Secret &value = m_lines.at(line).value;
        m_variables.append({name, line, name == keyVariable ? withRealBreaks(value) : value});
    }
}

const Variable *Inspection::variable(const QString &name) const
{
    const auto found
        = std::find_if(m_variables.cbegin(), m_variables.cend(),
                       [&name](const Variable &variable) { return variable.name == name; });
    return found == m_variables.cend() ? nullptr : &*found;
}

bool Inspection::has(const QString &name) const
{
    const Variable *found = variable(name);
    return found && !found->value.view().trimmed().isEmpty();
}

bool Inspection::hasAny(AuthMethod method) const
{
    const QStringList names = namesOf(method);
    return std::any_of(names.cbegin(), names.cend(),
                       [this](const QString &name) { return has(name); });
}

std::optional<AuthMethod> Inspection::namedMethod() const
{
    const bool tba = hasAny(AuthMethod::TokenBased);
    if (tba == hasAny(AuthMethod::ClientCredentials))
        return std::nullopt;
    return tba ? AuthMethod::TokenBased : AuthMethod::ClientCredentials;
}

void Inspection::chooseMethod()
{
    constexpr qsizetype longest = 20;
    const Variable *type = variable(authTypeVariable);
    if (type && type->value.size() <= longest)
        m_method = authMethod(type->value.revealText());
    if (!m_method)
        m_method = namedMethod();
}

EnvFinding &Inspection::add(EnvFindingId id, EnvWeight weight, const QString &name)
{
    m_found.push_back({{id, weight, 0, name}, {}});
    return m_found.back().finding;
}

EnvFinding &Inspection::add(EnvFindingId id, EnvWeight weight, const Variable &variable)
{
    EnvFinding &finding = add(id, weight, variable.name);
    finding.line = m_lines.at(variable.line).number;
    return finding;
}

void Inspection::mend(const Edit &edit)
{
    m_found.back().edits.append(edit);
    m_found.back().finding.repairable = true;
}

void Inspection::change(const Variable &variable, const QString &value)
{
    mend({Edit::Kind::Change, variable.line, {}, Secret(value)});
}

void Inspection::run()
{
    lookAtFile();
    if (m_variables.isEmpty())
        return;
    lookAtNames();
    lookAtTwice();
    lookAtAuthType();
    lookAtMissing();
    for (const Variable &variable : std::as_const(m_variables))
        lookAtForm(variable);
    lookAtValues();
}

void Inspection::lookAtFile()
{
    if (m_wide) {
        add(EnvFindingId::WideText, EnvWeight::Fault);
        mend({Edit::Kind::Convert});
    } else if (!isUtf8(m_text)) {
        EnvFinding &finding = add(EnvFindingId::NotUtf8, EnvWeight::Advice);
        const auto line = std::find_if(m_lines.cbegin(), m_lines.cend(), [](const Line &candidate) {
            return !isUtf8(candidate.text.view());
        });
        if (line != m_lines.cend())
            finding.line = line->number;
    }
    if (m_variables.isEmpty()) {
        add(EnvFindingId::NothingOfOurs, EnvWeight::Fault);
        return;
    }
    if (m_around.othersMayRead) {
        add(EnvFindingId::OthersMayRead, EnvWeight::Likely);
        mend({Edit::Kind::Protect});
    }
    if (m_around.git.tracked)
        add(EnvFindingId::GitTracks, EnvWeight::Fault);
    else if (!m_around.git.workTree.isEmpty() && !m_around.git.ignored)
        add(EnvFindingId::GitWouldTake, EnvWeight::Likely);
}

void Inspection::lookAtNames()
{
    const QStringList ours = EnvFile::ourNames();
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        const Line &line = m_lines.at(i);
        if (line.name.isEmpty() || ours.contains(line.name))
            continue;
        const QString &right = m_names.at(i);
        if (!right.isEmpty()) {
            EnvFinding &finding = add(EnvFindingId::NameMisspelled, EnvWeight::Fault, line.name);
            finding.line = line.number;
            finding.text = right;
            if (nearName(line.name)->certain || suits(right, line.value))
                mend({Edit::Kind::Rename, i, right, {}});
        } else if (line.name.startsWith("NETSUITE_"_L1, Qt::CaseInsensitive)
                   && !line.isOverridden) {
            add(EnvFindingId::NameUnknown, EnvWeight::Advice, line.name).line = line.number;
        }
    }
}

void Inspection::lookAtTwice()
{
    for (qsizetype i = 0; i < m_lines.size(); ++i) {
        const QString &name = m_names.at(i);
        const Variable *counts = name.isEmpty() ? nullptr : variable(name);
        if (!counts || counts->line == i)
            continue;
        EnvFinding &finding = add(EnvFindingId::NameTwice, EnvWeight::Likely, name);
        finding.line = m_lines.at(i).number;
        finding.number = m_lines.at(counts->line).number;
        // An empty one that counts is hardly what was meant.
        if (has(name))
            mend({Edit::Kind::Remove, i, {}, {}});
    }
}

void Inspection::lookAtAuthType()
{
    const Variable *type = variable(authTypeVariable);
    const std::optional<AuthMethod> named = namedMethod();
    const QString right = named ? authTypeName(*named) : QString();
    if (!type || type->value.view().trimmed().isEmpty()) {
        EnvFinding &finding = type
            ? add(EnvFindingId::AuthTypeMissing, EnvWeight::Likely, *type)
            : add(EnvFindingId::AuthTypeMissing, EnvWeight::Likely, authTypeVariable);
        finding.text = right;
        if (named && type)
            change(*type, right);
        else if (named)
            mend({Edit::Kind::Append, -1, authTypeVariable, Secret(right)});
    } else {
        constexpr qsizetype longest = 20;
        const QString typed = type->value.size() <= longest ? type->value.revealText() : QString();
        const std::optional<AuthMethod> method = authMethod(typed);
        if (!method) {
            add(EnvFindingId::AuthTypeWrong, EnvWeight::Fault, *type).text = right;
            if (named)
                change(*type, right);
        } else if (typed != authTypeName(*method)) {
            add(EnvFindingId::AuthTypeSpelling, EnvWeight::Likely, *type).text
                = authTypeName(*method);
            change(*type, authTypeName(*method));
        }
    }
    if (!hasAny(AuthMethod::TokenBased) || !hasAny(AuthMethod::ClientCredentials))
        return;
    const auto count = [this](AuthMethod method) {
        const QStringList names = namesOf(method);
        return std::count_if(names.cbegin(), names.cend(),
                             [this](const QString &name) { return has(name); });
    };
    const bool tbaIsMore = count(AuthMethod::TokenBased) > count(AuthMethod::ClientCredentials);
    const bool tbaStays = m_method ? m_method == AuthMethod::TokenBased : tbaIsMore;
    const AuthMethod other = tbaStays ? AuthMethod::ClientCredentials : AuthMethod::TokenBased;
    QStringList names = namesOf(other);
    names.removeIf([this](const QString &name) { return !has(name); });
    EnvFinding &finding
        = add(EnvFindingId::BothMethods, m_method ? EnvWeight::Advice : EnvWeight::Fault,
              *variable(names.first()));
    finding.text = names.join(", "_L1);
}

void Inspection::lookAtMissing()
{
    QStringList needed{accountName};
    if (m_method)
        needed += namesOf(*m_method);
    for (const QString &name : std::as_const(needed)) {
        const Variable *there = variable(name);
        if (!there)
            add(EnvFindingId::NameMissing, EnvWeight::Fault, name);
        else if (!has(name))
            add(EnvFindingId::ValueMissing, EnvWeight::Fault, *there);
    }
}

} // namespace suitescope::envcheck
