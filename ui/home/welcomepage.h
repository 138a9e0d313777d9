// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "ui/home/connectionlistmodel.h"

#include <QWidget>

class QAction;
class QPushButton;
class QVBoxLayout;

namespace suitescope {

class ChoiceCard;
class TextLabel;

/*! What the window shows without a connection: four choices, and what needs attention. */
class WelcomePage : public QWidget
{
    Q_OBJECT

public:
    struct Choice
    {
        QAction *action; // its icon text names the icon
        QString sentence;
    };

    WelcomePage(ConnectionListModel &model, const QList<Choice> &choices,
                QWidget *parent = nullptr);

    /*! "GNOME Keyring"; asked for after the window is painted. */
    void setKeychainName(const QString &name);
    /*! Something about the program's own files that must be told: a damaged list was set aside. */
    void setWarning(const QString &text);

signals:
    void checkAllWanted();
    void renewWanted(const QString &connectionId);
    void diagnosisWanted(const QString &connectionId);
    void resumeWanted(const QString &draftId);
    void shortcutsWanted();

private:
    void buildUi(const QList<Choice> &choices);
    QWidget *buildFoot();
    QWidget *attentionRow(const ConnectionRow &row);
    void showAttention();

    ConnectionListModel &m_model; // outlives this
    QList<ConnectionRow> m_shown;
    QVBoxLayout *m_content = nullptr;
    QWidget *m_warning = nullptr;
    QWidget *m_attention = nullptr;
    TextLabel *m_keychain = nullptr;
    QPushButton *m_checkAll = nullptr; // while there are connections
};

} // namespace suitescope
