// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/setup/keyimport.h"

#include <QWidget>

#include <optional>

class QCheckBox;
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

    QVBoxLayout *m_column = nullptr;
    QLineEdit *m_password = nullptr;
    QCheckBox *m_keep = nullptr;
    QLineEdit *m_name = nullptr;
    NewKeyPair m_pair;
};

} // namespace suitescope
