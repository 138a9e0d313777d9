// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Enters values into a draft as fast as it can and tells on its output what was reported kept,
// until tst_draftsurvival kills it, or until it does so itself where it was told to.
#include "filesecretstore.h"
#include "killatborder.h"
#include "lib/crypto/runtime.h"
#include "lib/setup/setupdraft.h"
#include "setupvalues.h"

#include <QCoreApplication>
#include <QTimer>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace suitescope;

namespace {

void tell(const QByteArray &line)
{
    std::fwrite(line.constData(), 1, size_t(line.size()), stdout);
    std::fputc('\n', stdout);
    std::fflush(stdout);
}

/*! Types one value after the other. */
class Typist : public QObject
{
public:
    Typist(SetupDraft &draft, int first) : m_draft(draft), m_number(first)
    {
        connect(&draft, &SetupDraft::kept, this,
                [this] { tell("kept name " + m_draft.name().toLatin1()); });
        connect(&draft, &SetupDraft::keepFailed, this,
                [](const Error &error) { tell("failed " + error.detail.toUtf8()); });
        connect(&m_timer, &QTimer::timeout, this, &Typist::typeOne);
        m_timer.start(12);
    }

private:
    void typeOne()
    {
        ++m_number;
        const QList<SecretField> fields = allSecretFields();
        const SecretField field
            = fields.at(QRandomGenerator::global()->bounded(int(fields.size())));
        if (field == SecretField::PrivateKey) {
            typeKey();
            return;
        }
        const QByteArray value = QByteArray::number(m_number).rightJustified(64, '0');
        whenDone(this, m_draft.setSecret(field, Secret(QByteArrayView(value))),
                 [field, value](const Result<> &answer) {
                     if (answer)
                         tell("kept " + QByteArray::number(int(field)) + ' ' + value);
                 });
        m_draft.setName(QString::number(m_number));
    }

    void typeKey()
    {
        const KeyAndCertificate made = makeKey();
        const QByteArray print = made.key.publicKeyFingerprint().toHex();
        tell("typed key " + print);
        whenDone(this, m_draft.setKeyPair(made.key, made.certificate),
                 [print](const Result<> &answer) {
                     if (answer)
                         tell("kept key " + print);
                 });
    }

    SetupDraft &m_draft;
    QTimer m_timer;
    int m_number;
};

void fill(SetupDraft &draft, char firstDigit = '1')
{
    draft.setMethod(AuthMethod::TokenBased);
    draft.setName(u"Larkfield"_s);
    draft.setAccountText(u"7304182"_s);
    const QList<SecretField> fields{SecretField::ConsumerKey, SecretField::ConsumerSecret,
                                    SecretField::TokenId, SecretField::TokenSecret};
    for (int i = 0; i < fields.size(); ++i)
        static_cast<void>(draft.setSecret(fields.at(i), hexValue(char(firstDigit + i))));
}

/*! Changes the one connection there is, and is killed at a border of finish(). */
void edit(ConnectionStore &connections, SecretStore &secrets, KillAtBorder &killer)
{
    auto *draft = new SetupDraft(connections, secrets, connections.connections().constFirst(),
                                 QCoreApplication::instance());
    whenDone(draft, draft->restored(), [draft, &killer](const Result<> &) {
        QObject::connect(draft, &SetupDraft::kept, draft, [draft, &killer] {
            draft->disconnect(draft);
            killer.arm();
            whenDone(draft, draft->finish(QDateTime::currentDateTimeUtc()),
                     [](const Result<Connection> &answer) {
                         tell(answer ? "finished" : "failed to finish");
                         QCoreApplication::exit();
                     });
        });
        fill(*draft, '5');
    });
}

} // namespace

// draft_victim FOLDER type FIRST | draft_victim FOLDER finish | draft_victim FOLDER edit BORDER
int main(int argc, char *argv[])
{
    CryptoRuntime crypto;
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    const QString folder = arguments.value(1);
    const bool edits = arguments.value(2) == u"edit"_s;
    FileSecretStore secrets(folder + u"/secrets"_s, edits ? 0 : 3000);
    ConnectionStore connections(folder + u"/connections.json"_s);
    KillAtBorder killer(edits ? arguments.value(3).toInt() : 0, secrets, connections);
    SetupDraft *draft = nullptr;
    Typist *typist = nullptr;
    whenDone(&app, connections.load(), [&](const Result<> &loaded) {
        if (!loaded) {
            tell("failed to load");
            return;
        }
        if (edits) {
            edit(connections, secrets, killer);
            return;
        }
        const QList<StoredDraft> stored = SetupDraft::stored(connections);
        draft = stored.isEmpty()
            ? new SetupDraft(connections, secrets, false, &app)
            : SetupDraft::resume(stored.first().id, connections, secrets, &app);
        whenDone(&app, draft->restored(), [&](const Result<> &restored) {
            tell(restored ? "ready" : "failed to restore " + restored.error().detail.toUtf8());
            if (arguments.value(2) == u"type"_s) {
                typist = new Typist(*draft, arguments.value(3).toInt());
                typist->setParent(&app);
                return;
            }
            fill(*draft);
            tell("entered");
            whenDone(&app, draft->finish(QDateTime::currentDateTimeUtc()),
                     [](const Result<Connection> &answer) {
                         tell(answer ? "finished" : "failed to finish");
                     });
        });
    });
    return QCoreApplication::exec();
}
