// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/keyimport.h"

#include <QWidget>

#include <optional>

class QAbstractButton;
class QLineEdit;
class QVBoxLayout;

namespace suitescope {

/*! One thing that was found in a file: what it is, where it stands, what NetSuite has against it.
 * Asks for its password, and whether to keep it. */
class KeyFindingCard : public QWidget
{
    Q_OBJECT

public:
    /*! The object \a index of \a reading. */
    KeyFindingCard(const KeyReading &reading, int index, const QStringList &inputNames,
                   const QList<KnownKeyPair> &known, QWidget *parent = nullptr);

    /*! Offers to keep it, with what belongs to it. */
    void offer(const ImportCandidate &candidate, const KeyReading &reading);
    /*! Offers it as the one to go on with; the button is the one to tick, to be grouped with the
     * others. */
    QAbstractButton *offerToUse(const ImportCandidate &candidate, const KeyReading &reading);
    [[nodiscard]] bool isOffered() const { return m_keep != nullptr; }
    /*! What is to be kept; nothing when it is not. */
    [[nodiscard]] std::optional<NewKeyPair> chosen() const;
    /*! The keyboard goes to the password; false when none is wanted. */
    bool focusPassword();

signals:
    void passwordEntered(const suitescope::Secret &password);
    void choiceChanged();

private:
    void addPassword(bool refused);
    void takePair(const ImportCandidate &candidate, const KeyReading &reading);

    QVBoxLayout *m_column = nullptr;
    QLineEdit *m_password = nullptr;
    QAbstractButton *m_keep = nullptr;
    QLineEdit *m_name = nullptr; // where the pair gets one
    NewKeyPair m_pair;
};

} // namespace suitescope
