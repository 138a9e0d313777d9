// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/account/menupage.h"
#include "lib/setup/certificaterotation.h"

#include <QDialog>

class QPushButton;
class QStackedWidget;

namespace suitescope {

class InNetSuiteStrip;
class RotationCard;
class RotationForm;
class RotationLadder;
class TextLabel;

/*! Renews the certificate of a connection, step by step; shows where an unfinished renewal stands.
 * Closing it stops what runs: it goes on from there when it is opened again. */
class RotationDialog : public QDialog
{
    Q_OBJECT

public:
    RotationDialog(const Connection &facts, CertificateRotation::Tools tools,
                   QWidget *parent = nullptr);
    ~RotationDialog() override;

    [[nodiscard]] const CertificateRotation &rotation() const { return *m_rotation; }
    [[nodiscard]] const QString &connectionId() const { return m_facts.id; }
    void done(int result) override;

signals:
    void pageWanted(suitescope::MenuPageId page); // of the simulated NetSuite

private:
    void buildUi();
    QWidget *buildHead();
    void showEnd();
    QWidget *buildFoot();
    void start(RotationWay way);
    void refresh();
    void showSteps();
    void showFoot();

    // rotationdialog_cards.cpp: what stands under the step that waits
    [[nodiscard]] RotationCard *makeCard();
    [[nodiscard]] RotationCard *failureCard();
    [[nodiscard]] RotationCard *questionCard();
    [[nodiscard]] RotationCard *fileCard();
    [[nodiscard]] RotationCard *mappingCard();
    void addCertificateRow(RotationCard *card);
    void addIdField(RotationCard *card);
    [[nodiscard]] RotationCard *revokeOldCard();
    [[nodiscard]] RotationCard *revokedByHandCard(const QString &certificateId, bool back);
    [[nodiscard]] RotationCard *endCard();
    void saveCertificate(const QString &path, QWidget *said);
    [[nodiscard]] InNetSuiteStrip *makeStrip(QWidget *parent);

    const Connection m_facts;
    CertificateRotation::Tools m_tools;
    std::unique_ptr<CertificateRotation> m_rotation;
    std::optional<RotationRecord> m_last; // the record as it was seen last
    std::optional<ServiceUrls> m_urls;
    bool m_begun = false;
    QStackedWidget *m_pages = nullptr;
    RotationForm *m_form = nullptr;
    RotationLadder *m_ladder = nullptr;
    TextLabel *m_end = nullptr; // of the certificate in use
    TextLabel *m_remark = nullptr;
    QPushButton *m_byHand = nullptr;
    QPushButton *m_renew = nullptr;
    QPushButton *m_stop = nullptr;
    QPushButton *m_back = nullptr;
    QPushButton *m_close = nullptr;
};

} // namespace suitescope
