// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "app/rehearsal/simulatedmappingpage.h"

#include "app/rehearsal/shownonce.h"
#include "lib/base/async.h"
#include "lib/storage/atomicfile.h"
#include "ui/text/errortext.h"
#include "ui/theme/buttons.h"
#include "ui/theme/theme.h"

#include <QComboBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr qint64 largestCertificateFile = 64 * 1024;

}

SimulatedMappingPage::SimulatedMappingPage(SimulatedDemo &demo, QWidget *parent)
    : AdministratorPage(demo, tr("OAuth 2.0 Client Credentials"), MenuPageId::M2mSetup, parent)
{
    buildForm();
    buildList();
}

void SimulatedMappingPage::buildForm()
{
    m_entity = new QComboBox(this);
    m_entity->setObjectName(u"mappingEntity"_s);
    m_role = new QComboBox(this);
    m_role->setObjectName(u"mappingRole"_s);
    m_application = new QComboBox(this);
    m_application->setObjectName(u"mappingApplication"_s);
    m_file = new QLineEdit(this);
    m_file->setObjectName(u"mappingFile"_s);
    m_file->setPlaceholderText(tr("The certificate file you saved"));
    m_file->setAccessibleName(tr("Certificate file"));
    auto *choose = makeIconButton(u"document-open"_s, tr("Choose the certificate file"), this);
    connect(choose, &QToolButton::clicked, this, &SimulatedMappingPage::chooseFile);
    auto *file = new QHBoxLayout;
    file->setSpacing(space::pair);
    file->addWidget(m_file);
    file->addWidget(choose);
    auto *form = new QFormLayout;
    form->addRow(u"Entity"_s, m_entity);
    form->addRow(u"Role"_s, m_role);
    form->addRow(u"Application"_s, m_application);
    form->addRow(u"Certificate"_s, file);
    content()->addLayout(form);

    m_save = makeButton(ButtonKind::Secondary, tr("Save"), {}, this);
    m_save->setObjectName(u"saveMapping"_s);
    connect(m_save, &QPushButton::clicked, this, &SimulatedMappingPage::save);
    content()->addWidget(m_save, 0, Qt::AlignLeft);
    m_refusal = new QLabel(this);
    m_refusal->setObjectName(u"mappingRefusal"_s);
    m_refusal->setWordWrap(true);
    m_refusal->setForegroundRole(QPalette::BrightText);
    m_refusal->hide();
    content()->addWidget(m_refusal);
    m_certificateId = new ShownOncePanel(u"CERTIFICATE ID"_s, {}, this);
    m_certificateId->setWords(tr("Copy this into the wizard. The list below keeps it."));
    content()->addWidget(m_certificateId);
}

void SimulatedMappingPage::buildList()
{
    addHeading(tr("Mappings"));
    m_mappings = new QTreeWidget(this);
    m_mappings->setObjectName(u"mappings"_s);
    m_mappings->setAccessibleName(tr("Mappings"));
    m_mappings->setHeaderLabels({tr("Certificate ID"), tr("Application"), tr("State")});
    m_mappings->setRootIsDecorated(false);
    m_mappings->header()->setSectionResizeMode(QHeaderView::Stretch);
    content()->addWidget(m_mappings, 1);
    auto *revokeButton = makeButton(ButtonKind::Danger, tr("Revoke selected"), {}, this);
    revokeButton->setObjectName(u"revokeMapping"_s);
    connect(revokeButton, &QPushButton::clicked, this, &SimulatedMappingPage::revoke);
    content()->addWidget(revokeButton, 0, Qt::AlignLeft);
    setTabOrder(m_save, m_certificateId);
    setTabOrder(m_certificateId, m_mappings);
    setTabOrder(m_mappings, revokeButton);
}

void SimulatedMappingPage::refresh()
{
    m_certificateId->forget();
    m_refusal->hide();
    fill();
}

void SimulatedMappingPage::fill()
{
    const int application = m_application->currentData().toInt();
    const int role = m_role->currentData().toInt();
    m_entity->clear();
    m_entity->addItems(account().users());
    m_role->clear();
    for (const SimulatedRole &item : account().roles())
        m_role->addItem(item.name, item.id);
    m_role->setCurrentIndex(qMax(0, m_role->findData(role)));
    m_application->clear();
    QHash<int, QString> names;
    for (const SimulatedIntegration &integration : account().integrations()) {
        names.insert(integration.id, integration.name);
        if (integration.clientCredentials) // NetSuite offers only these
            m_application->addItem(integration.name, integration.id);
    }
    m_application->setCurrentIndex(qMax(0, m_application->findData(application)));
    m_save->setEnabled(m_application->count() > 0 && m_role->count() > 0);

    m_mappings->clear();
    for (const SimulatedMapping &mapping : account().mappings()) {
        auto *item = new QTreeWidgetItem(m_mappings,
                                         {mapping.certificateId, names.value(mapping.integration),
                                          mapping.revoked ? tr("revoked") : tr("active")});
        item->setData(0, Qt::UserRole, mapping.id);
        item->setFont(0, monoFont(font()));
        item->setToolTip(0, mapping.certificateId);
    }
}

void SimulatedMappingPage::chooseFile()
{
    auto *dialog = new QFileDialog(this, tr("Choose the certificate"), {},
                                   tr("Certificates (*.pem *.cer *.crt)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, m_file, &QLineEdit::setText);
    dialog->open();
}

void SimulatedMappingPage::save()
{
    const QString path = m_file->text().trimmed();
    if (path.isEmpty()) {
        m_file->setFocus();
        refuse(tr("Choose the certificate file that SuiteScope saved."));
        return;
    }
    m_save->setEnabled(false);
    const auto read = QtConcurrent::run([path] { return readFile(path, largestCertificateFile); });
    whenDone(this, read, [this](const Result<QByteArray> &pem) {
        m_save->setEnabled(true);
        if (pem)
            map(*pem);
        else
            refuse(errorText(pem.error()).joined());
    });
}

void SimulatedMappingPage::map(const QByteArray &pem)
{
    const SimulatedAccount::MappingAnswer answer
        = account().addMapping(m_application->currentData().toInt(), m_role->currentData().toInt(),
                               m_entity->currentText(), pem);
    if (answer.certificateId.isEmpty()) {
        refuse(answer.refusal);
        return;
    }
    m_refusal->hide();
    keep();
    fill();
    m_certificateId->showValues({answer.certificateId, {}});
}

void SimulatedMappingPage::refuse(const QString &why)
{
    m_certificateId->forget();
    m_refusal->setText(why);
    m_refusal->show();
}

void SimulatedMappingPage::revoke()
{
    for (const QTreeWidgetItem *item : m_mappings->selectedItems())
        account().revokeMapping(item->data(0, Qt::UserRole).toInt());
    keep();
    fill();
}

} // namespace suitescope
