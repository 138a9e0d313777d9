// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/draftvalues.h"
#include "lib/setup/secretkeeper.h"

#include <QPromise>

#include <functional>

namespace suitescope {

/*! The inside of a draft: values, secrets and how they are kept. */
struct SetupDraft::Private
{
    using Promise = std::shared_ptr<QPromise<Result<>>>;

    Private(ConnectionStore &connectionStore, SecretStore &secretStore, QString draftId,
            DraftValues draftValues);

    void attach(SetupDraft *draft);
    void change(); // something was edited: keep it, tell it
    void save(const Promise &waiter = {});
    void startSave();
    [[nodiscard]] bool isIdle() const { return !saving && keeper.isIdle() && reading == 0; }
    void checkIdle();
    void whenIdle(std::function<void()> then);

    void restore(); // asks for every entry the draft or its connection may have
    void restoreField(SecretField field, const QString &entry, bool fallBack);
    void takeRestored(SecretField field, const Secret &value);
    void restoredOne(const Result<> &result);

    void setLocally(SecretField field, const Secret &value);
    void takeKept(SecretField field, bool emptied, const Result<> &result, const Promise &promise);
    [[nodiscard]] bool isRight(SecretField field) const;
    [[nodiscard]] bool isKeyRight() const;
    [[nodiscard]] bool isNameRight() const;
    [[nodiscard]] bool isTicked(SetupStep step) const;

    [[nodiscard]] QString connectionOwner() const; // of its entries; empty while there is none
    /*! Notes in the values whose entries finish() writes; answers with it for the connection. */
    [[nodiscard]] QString chooseOwner();
    /*! Marks the draft, then removes its entries, then its text. */
    void remove(DraftState as, std::function<void(const Result<> &)> done);

    template<typename T> void set(T &member, const T &value)
    {
        if (member == value || closed)
            return;
        member = value;
        change();
    }

    ConnectionStore &connections; // outlive the draft
    SecretStore &store;
    SetupDraft *q = nullptr;
    const QString id;
    DraftValues values;
    SecretKeeper keeper;

    QHash<SecretField, Secret> secrets;
    QSet<SecretField> unkept; // the last write failed: the draft is not whole
    QSet<SecretField> touched; // set by the user since the draft was opened
    KeyPair key;
    Certificate certificate;

    bool saving = false;
    bool dirty = false;
    bool closed = false; // finished or discarded
    bool finished = false;
    QList<Promise> waiters; // for the next save
    QList<std::function<void()>> idleWaiters;

    int reading = 0;
    Result<> restoreResult;
    Promise restorePromise;
    QFuture<Result<>> restoreFuture;
};

} // namespace suitescope
