// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/text/envchecktext.h"

#include "ui/text/envcheckwords.h"

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(EnvCheckText)
};

/*! The file as a whole. */
EnvFindingText ofFile(const EnvFinding &finding, const QString &fileName)
{
    switch (finding.id) {
    case EnvFindingId::NothingOfOurs:
        return {Words::tr("No variable for NetSuite stands in this file."),
                Words::tr("Choose another file, or write one: open a connection and choose Use in "
                          "other programs."),
                {}};
    case EnvFindingId::WideText:
        return {Words::tr("The file is written in UTF-16. Programs read it as UTF-8 and find "
                          "nothing in it."),
                {},
                Words::tr("Write it in UTF-8.")};
    case EnvFindingId::NotUtf8:
        return {Words::tr("There are characters in the file that are not UTF-8."),
                Words::tr("Save it as UTF-8 with an editor."),
                {}};
    case EnvFindingId::OthersMayRead:
        return {Words::tr("Other users of this computer can read the file."),
                {},
                Words::tr("Let its owner alone read it (mode 0600).")};
    case EnvFindingId::GitTracks:
        return {Words::tr("Git keeps this file: whoever gets the repository can read the secrets "
                          "in it."),
                //: %1 is a file's name
                Words::tr("Run \u201cgit rm --cached %1\u201d, add the file to .gitignore, and "
                          "make new secrets in NetSuite: the old ones stay in the history.")
                    .arg(fileName),
                {}};
    default: // GitWouldTake
        return {Words::tr("The file lies in a git work tree and is not ignored: the next commit "
                          "may take its secrets along."),
                Words::tr("Add it to .gitignore."),
                {}};
    }
}

EnvFindingText ofAuthType(const EnvFinding &finding)
{
    const QString choice = Words::tr("Set it to tba for Token-Based Authentication, or to oauth2 "
                                     "for a certificate.");
    const QString repair = finding.text.isEmpty()
        ? QString()
        : Words::tr("Set it to %1, as the other names say.").arg(finding.text);
    switch (finding.id) {
    case EnvFindingId::AuthTypeMissing:
        return {Words::tr("NETSUITE_AUTH_TYPE is missing: programs have to guess how to sign in."),
                repair.isEmpty() ? choice : QString(), repair};
    case EnvFindingId::AuthTypeWrong:
        return {Words::tr("NETSUITE_AUTH_TYPE is neither tba nor oauth2."),
                repair.isEmpty() ? choice : QString(), repair};
    case EnvFindingId::AuthTypeSpelling:
        return {
            Words::tr(
                "The right spelling of NETSUITE_AUTH_TYPE is %1: some programs take nothing else.")
                .arg(finding.text),
            {},
            Words::tr("Spell it %1.").arg(finding.text)};
    default: // BothMethods
        if (finding.weight == EnvWeight::Advice)
            return {Words::tr("Values for the other way to sign in stand here as well: %1.")
                        .arg(finding.text),
                    Words::tr("Delete them if no program needs them."),
                    {}};
        return {Words::tr("Values for both ways to sign in stand here, and NETSUITE_AUTH_TYPE does "
                          "not say which of them counts."),
                choice,
                {}};
    }
}

EnvFindingText ofName(const EnvFinding &finding)
{
    const QString &name = finding.name;
    switch (finding.id) {
    case EnvFindingId::NameMissing:
        return {Words::tr("%1 is missing.").arg(name),
                Words::tr("Add it, or write the file anew from a connection."),
                {}};
    case EnvFindingId::ValueMissing:
        return {Words::tr("%1 has no value.").arg(name),
                Words::tr("Enter it, or write the file anew from a connection."),
                {}};
    case EnvFindingId::NameMisspelled:
        return {Words::tr("%1 is not what programs look for: that is %2.").arg(name, finding.text),
                Words::tr("Rename it, if its value is one for %1.").arg(finding.text),
                Words::tr("Rename it to %1.").arg(finding.text)};
    case EnvFindingId::NameUnknown:
        return {Words::tr("%1 is not among the names that programs for NetSuite share.").arg(name),
                Words::tr("Leave it if a program of yours reads it."),
                {}};
    default: // NameTwice
        return {Words::tr("%1 comes again in line %2, and only that one counts.")
                    .arg(name)
                    .arg(finding.number),
                Words::tr("That one is empty. Delete the line that is wrong."),
                Words::tr("Delete this line.")};
    }
}

} // namespace

EnvFindingText envFindingText(const EnvFinding &finding, EnvFormat reader, const QString &fileName)
{
    EnvFindingText text;
    switch (finding.id) {
    case EnvFindingId::NothingOfOurs:
    case EnvFindingId::WideText:
    case EnvFindingId::NotUtf8:
    case EnvFindingId::OthersMayRead:
    case EnvFindingId::GitTracks:
    case EnvFindingId::GitWouldTake:
        text = ofFile(finding, fileName);
        break;
    case EnvFindingId::AuthTypeMissing:
    case EnvFindingId::AuthTypeWrong:
    case EnvFindingId::AuthTypeSpelling:
    case EnvFindingId::BothMethods:
        text = ofAuthType(finding);
        break;
    case EnvFindingId::NameMissing:
    case EnvFindingId::ValueMissing:
    case EnvFindingId::NameMisspelled:
    case EnvFindingId::NameUnknown:
    case EnvFindingId::NameTwice:
        text = ofName(finding);
        break;
    case EnvFindingId::KeyWithoutQuotes:
    case EnvFindingId::KeyBreaksLiteral:
    case EnvFindingId::KeyBreaksReal:
    case EnvFindingId::QuotesKept:
    case EnvFindingId::SignWrong:
    case EnvFindingId::ExportMissing:
    case EnvFindingId::ExportWrong:
    case EnvFindingId::CommentBehind:
    case EnvFindingId::CarriageReturn:
        text = envFormText(finding, reader);
        break;
    case EnvFindingId::ValueNotClean:
    case EnvFindingId::ValuePlaceholder:
    case EnvFindingId::ValueLength:
    case EnvFindingId::ValueCharacters:
    case EnvFindingId::ValueElsewhere:
    case EnvFindingId::ValuesSwapped:
    case EnvFindingId::ValueTwice:
    case EnvFindingId::AccountWrong:
    case EnvFindingId::AccountSpelling:
    case EnvFindingId::AccountIsProduction:
    case EnvFindingId::KeyEncrypted:
    case EnvFindingId::KeyUnreadable:
    case EnvFindingId::KeyRefused:
    case EnvFindingId::AlgorithmUnknown:
    case EnvFindingId::AlgorithmSpelling:
    case EnvFindingId::AlgorithmMissing:
    case EnvFindingId::AlgorithmMisfit:
    case EnvFindingId::ScopeUnknown:
    case EnvFindingId::ScopesSpelling:
    case EnvFindingId::CertificateEnded:
    case EnvFindingId::CertificateEndsSoon:
        text = envValueText(finding);
        break;
    }
    if (finding.repairable)
        text.toDo.clear();
    else
        text.repair.clear();
    return text;
}

QString envWeightWord(EnvWeight weight)
{
    switch (weight) {
    case EnvWeight::Fault:
        return Words::tr("Fault");
    case EnvWeight::Likely:
        return Words::tr("Likely fault");
    case EnvWeight::Advice:
        return Words::tr("Advice");
    }
    Q_UNREACHABLE();
}

QString envReaderName(EnvFormat reader)
{
    switch (reader) {
    case EnvFormat::Dotenv:
        return u"dotenv"_s;
    case EnvFormat::Docker:
        return u"Docker"_s;
    case EnvFormat::Shell:
        return Words::tr("a shell");
    }
    Q_UNREACHABLE();
}

FailureText envReadFailure(const Error &error)
{
    if (error.kind == ErrorKind::TooLarge)
        return {Words::tr("The file is larger than 1 MB, which no .env file is."),
                Words::tr("Choose another file.")};
    if (error.kind != ErrorKind::FileFault)
        return errorText(error);
    return {Words::tr("The file could not be read: %1.").arg(error.detail.simplified()),
            Words::tr("Choose another file, or check its permissions.")};
}

} // namespace suitescope
