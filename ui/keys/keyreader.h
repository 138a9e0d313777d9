// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/base/clock.h"
#include "lib/setup/keyimport.h"
#include "lib/storage/secretstore.h"

#include <QFuture>
#include <QWidget>

class QButtonGroup;
class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace suitescope {

class KeyFindingCard;
class Notice;
class StatusLine;
class TextLabel;

/*! Reads dropped, chosen and pasted keys and certificates and says of each thing found what it is,
   whether NetSuite takes it and what belongs to it, also over several files. Keeps what the person
   chooses, hands out one key pair to be used, or nothing at all when it is there to look only. */
class KeyReader : public QWidget
{
    Q_OBJECT

public:
    enum class Purpose { Look, Keep, Use };

    KeyReader(Purpose purpose, Clock clock, QWidget *parent = nullptr);
    ~KeyReader() override;

    /*! Where Purpose::Keep keeps; both outlive the page. */
    void keepIn(ConnectionStore &connections, SecretStore &secrets);
    void setKnown(const QList<KnownKeyPair> &known) { m_known = known; }
    /*! Adds files to what is looked at. */
    void readFiles(const QStringList &paths);
    void readText(const Secret &text);
    /*! Forgets everything, passwords first. */
    void startAgain();

signals:
    void kept(const QStringList &ids);
    /*! Of Purpose::Use: a key and its certificate, which was made where none came with it. */
    void used(const suitescope::KeyPair &key, const suitescope::Certificate &certificate);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void buildUi();
    [[nodiscard]] QString hint() const;
    QWidget *buildInput();
    QWidget *buildResult();
    void chooseFiles();
    void takePasted();
    void fetchNext();
    void sayUnread(const QString &path, const Error &error);
    void add(const KeyInput &input);
    void read();
    void showFindings(const KeyReading &reading);
    void showVerdict(const KeyReading &reading);
    void tryPassword(const Secret &password);
    void showChoice();
    void keep();
    void finishWith(const QList<NewKeyPair> &pairs);
    void keepCompleted(const QList<NewKeyPair> &pairs);
    void sayFault(const QString &words);
    void clearCards();

    Purpose m_purpose;
    Clock m_clock;
    ConnectionStore *m_connections = nullptr;
    SecretStore *m_secrets = nullptr;
    QList<KnownKeyPair> m_known;
    QList<KeyInput> m_inputs;
    QList<Secret> m_passwords;
    QStringList m_names;
    QStringList m_paths; // of files that are still to be read
    QPlainTextEdit *m_paste = nullptr;
    QPushButton *m_read = nullptr;
    QPushButton *m_again = nullptr;
    Notice *m_fault = nullptr;
    QWidget *m_result = nullptr;
    StatusLine *m_verdict = nullptr;
    QVBoxLayout *m_list = nullptr;
    QList<KeyFindingCard *> m_cards;
    QPushButton *m_keep = nullptr;
    QButtonGroup *m_choice = nullptr; // of Purpose::Use: one of several
    QFuture<Result<KeyReading>> m_work;
    int m_question = 0; // a newer file makes older answers void
    int m_round = 0; // of starting again
    bool m_keeping = false;
};

} // namespace suitescope
