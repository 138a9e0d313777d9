// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/text/errortext.h"

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

struct ErrorWords
{
    Q_DECLARE_TR_FUNCTIONS(ErrorText)
};

/*! What the server said, short enough for a line: "401 INVALID_LOGIN". */
QString statusText(const ApiError &api)
{
    return api.code.isEmpty() ? QString::number(api.status)
                              : u"%1 %2"_s.arg(QString::number(api.status), api.code);
}

QString said(const Error &error)
{
    if (error.api && !error.api->description.isEmpty())
        return error.api->description.simplified();
    return error.detail.simplified();
}

FailureText rejected(const Error &error)
{
    const QString words = said(error);
    const QString what = words.isEmpty()
        ? ErrorWords::tr("NetSuite refused the request.")
        : ErrorWords::tr("NetSuite refused the request: %1").arg(words);
    return {what, ErrorWords::tr("Change what it names, then try again.")};
}

FailureText forbidden(const Error &error)
{
    const QString words = said(error);
    const QString what = words.isEmpty()
        ? ErrorWords::tr("The role may not do this.")
        : ErrorWords::tr("The role may not do this: %1").arg(words);
    return {what, ErrorWords::tr("Give the role the permission in NetSuite, then try again.")};
}

FailureText badReply(const Error &error)
{
    if (error.api && error.api->html) {
        return {ErrorWords::tr("A web page came where data was due."),
                ErrorWords::tr("A proxy, a sign-in page or a maintenance window may stand between. "
                               "Check the network, then try again.")};
    }
    return {ErrorWords::tr("The answer could not be read."),
            ErrorWords::tr("Try again. When it stays so, copy the detail.")};
}

FailureText invalidInput(const Error &error)
{
    const QString words = error.detail.simplified();
    return {words.isEmpty() ? ErrorWords::tr("This is not what is needed here.")
                            : ErrorWords::tr("This is not what is needed here: %1.").arg(words),
            ErrorWords::tr("Check the value and enter it again.")};
}

FailureText fileFault(const Error &error)
{
    const QString words = error.detail.simplified();
    return {words.isEmpty() ? ErrorWords::tr("A file could not be read or written.")
                            : ErrorWords::tr("A file could not be read or written: %1").arg(words),
            ErrorWords::tr("Check the folder, its permissions and the free space.")};
}

FailureText notAllowed(const Error &error)
{
    const QString words = error.detail.simplified();
    return {words.isEmpty() ? ErrorWords::tr("SuiteScope does not do this here.")
                            : ErrorWords::tr("SuiteScope does not do this here: %1.").arg(words),
            ErrorWords::tr("Unlock the connection or change the settings first.")};
}

FailureText unauthorized(const Error &error)
{
    const QString what = error.api
        ? ErrorWords::tr("NetSuite refused the sign-in with %1.").arg(statusText(*error.api))
        : ErrorWords::tr("NetSuite refused the sign-in.");
    return {what, ErrorWords::tr("Run the check of the connection: it names the cause.")};
}

} // namespace

QString FailureText::joined() const
{
    if (toDo.isEmpty())
        return what;
    // A reason in the system's words ends without a stop.
    const bool open = !what.isEmpty() && what.back().isLetterOrNumber();
    return what + (open ? u". "_s : u" "_s) + toDo;
}

FailureText errorText(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Offline:
        return {ErrorWords::tr("NetSuite cannot be reached."),
                ErrorWords::tr("Check the network and the account ID, then try again.")};
    case ErrorKind::Timeout:
        return {ErrorWords::tr("NetSuite did not answer in time."), ErrorWords::tr("Try again.")};
    case ErrorKind::NameNotFound:
        return {ErrorWords::tr("The name of the server has no address."),
                ErrorWords::tr("Check the network and the account ID, then try again.")};
    case ErrorKind::TlsIssuer:
        return {ErrorWords::tr("Nobody known here issued the server's certificate."),
                ErrorWords::tr("A proxy that opens encrypted traffic may stand between. Ask for "
                               "the company's root certificate.")};
    case ErrorKind::Tls:
        return {ErrorWords::tr("The server's certificate is not trusted."),
                ErrorWords::tr("A proxy that opens encrypted traffic may stand between. Check the "
                               "clock and the company's certificates.")};
    case ErrorKind::Unauthorized:
        return unauthorized(error);
    case ErrorKind::Forbidden:
        return forbidden(error);
    case ErrorKind::NotFound:
        return {ErrorWords::tr("NetSuite does not have this, or the role may not see it."),
                ErrorWords::tr("Check the name and the role's permissions.")};
    case ErrorKind::Rejected:
        return rejected(error);
    case ErrorKind::RateLimited:
        return {ErrorWords::tr("The account has too many requests at the same time."),
                ErrorWords::tr("Wait a moment, or lower the number of simultaneous requests.")};
    case ErrorKind::ServerFault:
        return {ErrorWords::tr("NetSuite had a fault of its own."),
                ErrorWords::tr("Wait a moment, then try again.")};
    case ErrorKind::BadReply:
        return badReply(error);
    case ErrorKind::TooLarge:
        return {ErrorWords::tr("The answer is larger than what is allowed here."),
                ErrorWords::tr("Ask for less at once.")};
    case ErrorKind::InvalidInput:
        return invalidInput(error);
    case ErrorKind::KeychainAbsent:
        return {
            ErrorWords::tr("No keychain answers on this computer."),
            ErrorWords::tr("Install or start one, for example GNOME Keyring or KWallet, then try "
                           "again. Nothing was stored elsewhere.")};
    case ErrorKind::KeychainLocked:
        return {ErrorWords::tr("The keychain is locked."),
                ErrorWords::tr("Unlock it, then try again.")};
    case ErrorKind::KeychainDenied:
        return {ErrorWords::tr("The keychain refused access."),
                ErrorWords::tr("Allow SuiteScope to use it, then try again.")};
    case ErrorKind::KeychainTimedOut:
        return {ErrorWords::tr("The keychain did not answer in time."),
                ErrorWords::tr("Look for a question of the keychain behind other windows, then try "
                               "again.")};
    case ErrorKind::KeychainFault:
        return {ErrorWords::tr("The keychain reported a fault."),
                ErrorWords::tr("Restart it, then try again. The detail says what it reported.")};
    case ErrorKind::SecretMissing:
        return {ErrorWords::tr("The keychain has no entry for a value of this connection."),
                ErrorWords::tr("Open the set-up of the connection and enter it again.")};
    case ErrorKind::FileFault:
        return fileFault(error);
    case ErrorKind::CryptoFault:
        return {ErrorWords::tr("The crypto library refused the work."),
                ErrorWords::tr("Try another key. The detail says what it reported.")};
    case ErrorKind::WrongPassword:
        return {ErrorWords::tr("The password does not open this key."),
                ErrorWords::tr("Enter the password with which the key was encrypted.")};
    case ErrorKind::NotAllowed:
        return notAllowed(error);
    case ErrorKind::Canceled:
        return {ErrorWords::tr("Stopped before the end."),
                ErrorWords::tr("Start again when you are ready.")};
    }
    Q_UNREACHABLE();
}

} // namespace suitescope
