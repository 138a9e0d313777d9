// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ui/keys/keysplace.h"

#include "lib/base/async.h"
#include "lib/crypto/digest.h"
#include "ui/keys/certificatelistmodel.h"
#include "ui/keys/freepairpage.h"
#include "ui/keys/keyfile.h"
#include "ui/keys/keyinspector.h"
#include "ui/keys/keywords.h"
#include "ui/text/errortext.h"
#include "ui/theme/buttons.h"
#include "ui/theme/theme.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/notice.h"
#include "ui/widgets/tablecelldelegate.h"

#include <QDir>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QMimeData>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QTableView>
#include <QUrl>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace suitescope {

namespace {

constexpr int barHeight = 52;
constexpr int detailHeight = 84;
constexpr int columnWidths[] = {220, 110, 180, 160, 110};

} // namespace

KeysPlace::KeysPlace(ConnectionStore &connections, SecretStore &secrets, Clock clock,
                     QWidget *parent)
    : QWidget(parent), m_connections(connections), m_secrets(secrets), m_clock(std::move(clock)),
      m_model(new CertificateListModel(this))
{
    setAcceptDrops(true);
    m_pages = new QStackedWidget(this);
    m_list = buildList();
    m_empty = new EmptyState(u"application-certificate"_s, tr("No certificates yet"),
                             tr("A connection with a certificate gets its key pair while it is set "
                                "up. A pair for another program can be made here."),
                             m_pages);
    m_empty->setAction(tr("Generate key pair"));
    m_pair = new FreePairPage(m_clock, m_pages);
    m_pairHolder = framed(m_pair);
    m_inspector = new KeyInspector(m_clock, m_pages);
    m_inspectorHolder = framed(m_inspector);
    for (QWidget *page : {m_list, static_cast<QWidget *>(m_empty), m_pairHolder, m_inspectorHolder})
        m_pages->addWidget(page);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(buildBar());
    layout->addWidget(buildMemoryRow());
    layout->addWidget(m_pages, 1);
    connect(m_empty, &EmptyState::actionTriggered, this, [this] { showPage(m_pairHolder); });
    connect(&m_connections, &ConnectionStore::changed, this, &KeysPlace::refresh);
    refresh();
    showList();
}

QWidget *KeysPlace::buildMemoryRow()
{
    m_memoryRow = new QWidget(this);
    auto *layout = new QVBoxLayout(m_memoryRow);
    layout->setContentsMargins(space::page, 0, space::page, space::control);
    auto *notice = new Notice(ToneId::Warn, unlockedMemoryText(), m_memoryRow);
    notice->setObjectName(u"keysMemoryNotice"_s);
    layout->addWidget(notice);
    m_memoryRow->hide();
    return m_memoryRow;
}

void KeysPlace::setMemoryLocked(bool locked)
{
    m_memoryRow->setVisible(!locked);
}

QWidget *KeysPlace::framed(QWidget *page)
{
    auto *inner = new QWidget;
    auto *layout = new QVBoxLayout(inner);
    layout->setContentsMargins(space::page, space::control, space::page, space::page);
    layout->addWidget(page);
    auto *area = new QScrollArea(m_pages);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setWidget(inner);
    return area;
}

QWidget *KeysPlace::buildBar()
{
    auto *bar = new QWidget(this);
    bar->setFixedHeight(barHeight);
    m_back = makeButton(ButtonKind::Quiet, tr("Certificates"), u"go-previous"_s, bar);
    m_back->setObjectName(u"backToCertificates"_s);
    connect(m_back, &QPushButton::clicked, this, &KeysPlace::showList);
    m_title = new TextLabel(TextRole::Title, {}, bar);
    m_title->setObjectName(u"keysTitle"_s);
    m_inspect = makeButton(ButtonKind::Secondary, tr("Inspect a file…"), u"edit-find"_s, bar);
    m_inspect->setObjectName(u"inspectKey"_s);
    connect(m_inspect, &QPushButton::clicked, this, [this] { showPage(m_inspectorHolder); });
    m_new = makeButton(ButtonKind::Secondary, tr("Generate key pair"), u"dialog-password"_s, bar);
    m_new->setObjectName(u"newKeyPair"_s);
    connect(m_new, &QPushButton::clicked, this, [this] { showPage(m_pairHolder); });
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(space::page, 0, space::group, 0);
    layout->setSpacing(space::control);
    layout->addWidget(m_back);
    layout->addWidget(m_title);
    layout->addStretch();
    layout->addWidget(m_inspect);
    layout->addWidget(m_new);
    return bar;
}

QWidget *KeysPlace::buildList()
{
    auto *list = new QWidget(m_pages);
    m_table = new QTableView(list);
    m_table->setObjectName(u"certificateTable"_s);
    m_table->setAccessibleName(tr("Certificates"));
    m_table->setModel(m_model);
    setUpFlatTable(m_table);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->horizontalHeader()->setStretchLastSection(true);
    for (int column = 0; column < int(std::size(columnWidths)); ++column)
        m_table->setColumnWidth(column, columnWidths[column]);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &KeysPlace::showChosen);
    connect(m_table, &QTableView::activated, this, &KeysPlace::saveCertificate);
    auto *layout = new QVBoxLayout(list);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_table, 1);
    layout->addWidget(makeHairline(list));
    layout->addWidget(buildDetail());
    return list;
}

QWidget *KeysPlace::buildDetail()
{
    auto *detail = new QWidget(this);
    detail->setFixedHeight(detailHeight);
    detail->setAutoFillBackground(true);
    detail->setBackgroundRole(QPalette::AlternateBase);
    m_name = new TextLabel(TextRole::Heading, {}, detail);
    m_fingerprint = new ElidedLabel(TextRole::Mono, {}, detail);
    m_fingerprint->setObjectName(u"chosenFingerprint"_s);
    auto *copy = new CopyIconButton(tr("Copy the fingerprint"), detail);
    copy->setSource([this] { return m_fingerprint->text(); });
    m_saved = new ElidedLabel(TextRole::Small, {}, detail);
    m_saved->setObjectName(u"certificateSavedTo"_s);
    m_saved->setMuted(true);
    m_save = makeButton(ButtonKind::Primary, tr("Save certificate…"), u"document-save"_s, detail);
    m_save->setObjectName(u"saveChosenCertificate"_s);
    connect(m_save, &QPushButton::clicked, this, &KeysPlace::saveCertificate);
    auto *print = new QHBoxLayout;
    print->setSpacing(space::pair);
    print->addWidget(m_fingerprint);
    print->addWidget(copy);
    print->addStretch(1);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(m_name);
    words->addLayout(print);
    words->addWidget(m_saved);
    auto *layout = new QHBoxLayout(detail);
    layout->setContentsMargins(space::page, space::control, space::group, space::control);
    layout->setSpacing(space::group);
    layout->addLayout(words, 1);
    layout->addWidget(m_save);
    return detail;
}

void KeysPlace::refresh()
{
    const int before = m_table->currentIndex().row();
    const QString chosen = before >= 0 && before < m_model->rowCount()
        ? m_model->known(before).connectionId
        : QString();
    m_model->setConnections(m_connections.connections(), m_clock());
    m_inspector->setKnown(m_model->all());
    const int row = qMax(0, m_model->rowOf(chosen));
    if (m_model->rowCount() > 0)
        m_table->setCurrentIndex(m_model->index(row, 0));
    if (m_pages->currentWidget() == m_list || m_pages->currentWidget() == m_empty)
        showList();
    showChosen();
}

void KeysPlace::showConnection(const QString &connectionId)
{
    showList();
    if (const int row = m_model->rowOf(connectionId); row >= 0)
        m_table->setCurrentIndex(m_model->index(row, 0));
}

void KeysPlace::showChosen()
{
    const QModelIndex index = m_table->currentIndex();
    const bool readable = index.isValid() && !m_model->known(index.row()).certificate.isNull();
    m_save->setEnabled(readable);
    m_name->setText(index.isValid() ? m_model->known(index.row()).connectionName : QString());
    m_fingerprint->setText(
        readable ? fingerprintText(m_model->known(index.row()).certificate.fingerprint())
                 : QString());
    //: %1 is the name of the keychain
    m_saved->setText(
        tr("The certificate is public. Its private key stays in %1.").arg(m_secrets.displayName()));
    m_saved->setTone(ToneId::Neutral);
}

void KeysPlace::showList()
{
    showPage(m_model->rowCount() > 0 ? m_list : m_empty);
}

void KeysPlace::showPage(QWidget *page)
{
    const bool listed = page == m_list || page == m_empty;
    m_pages->setCurrentWidget(page);
    m_back->setVisible(!listed);
    m_title->setText(page == m_pairHolder            ? tr("Key pair")
                         : page == m_inspectorHolder ? tr("Inspect a file")
                                                     : tr("Certificates"));
    m_new->setVisible(page != m_pairHolder && page != m_empty);
    m_inspect->setVisible(page != m_inspectorHolder);
    // The button that was pressed is gone: without a word Qt hands the keyboard to its neighbour.
    if (page == m_inspectorHolder)
        m_inspector->setFocus();
    else if (page == m_pairHolder)
        m_pair->focusFirst();
}

void KeysPlace::saveCertificate()
{
    const QModelIndex index = m_table->currentIndex();
    if (!index.isValid() || m_model->known(index.row()).certificate.isNull())
        return;
    const KnownCertificate &chosen = m_model->known(index.row());
    auto *dialog = new QFileDialog(this, tr("Save certificate"), {}, certificateFileFilter());
    dialog->setObjectName(u"certificateFileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"pem"_s);
    dialog->selectFile(certificateFileName(chosen.certificate));
    connect(dialog, &QFileDialog::fileSelected, this,
            [this, id = chosen.connectionId](const QString &path) { writeCertificate(path, id); });
    dialog->open();
}

void KeysPlace::writeCertificate(const QString &path, const QString &connectionId)
{
    const int row = m_model->rowOf(connectionId); // it may have gone while a name was chosen
    if (row < 0)
        return;
    whenDone(this, writeCertificateFile(path, m_model->known(row).certificate),
             [this, path](const Result<> &written) {
                 m_saved->setTone(written ? ToneId::Ok : ToneId::Bad);
                 m_saved->say(written ? tr("Saved as %1").arg(QDir::toNativeSeparators(path))
                                      : errorText(written.error()).joined());
             });
}

void KeysPlace::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void KeysPlace::dropEvent(QDropEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.isEmpty() || !urls.first().isLocalFile())
        return;
    showPage(m_inspectorHolder);
    m_inspector->readFrom(urls.first().toLocalFile());
    event->acceptProposedAction();
}

} // namespace suitescope
