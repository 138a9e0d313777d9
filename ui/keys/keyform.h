// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lib/base/clock.h"
#include "lib/crypto/keybundle.h"

#include <QFuture>
#include <QWidget>

class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;
class QStackedWidget;

namespace suitescope {

class Notice;
class SegmentedControl;
class TextLabel;

/*! Makes a key pair with its certificate, or takes one over from a file, a drop or a paste. Work is
 * done on a worker thread. */
class KeyForm : public QWidget
{
    Q_OBJECT

public:
    explicit KeyForm(Clock clock, QWidget *parent = nullptr);
    ~KeyForm() override;

    void setCommonName(const QString &name);
    /*! Where importing is a page of its own. */
    void setImportOffered(bool offered);
    [[nodiscard]] bool isBusy() const { return m_busy; }
    /*! What the owner should know about the pair that was ready last; mostly nothing. */
    [[nodiscard]] QString remark() const { return m_remark; }

    /*! The keyboard goes to the first thing to choose. */
    void focusFirst();

signals:
    void keyPairReady(const suitescope::KeyPair &key, const suitescope::Certificate &certificate);
    void busyChanged(bool busy);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    QWidget *buildGenerate();
    QWidget *buildImport();
    void showEnd();
    void generate();
    void chooseFile();
    void readFrom(const QString &path);
    void import(const QByteArray &content);
    void take(const Result<KeyBundle> &made);
    void setBusy(bool busy);

    [[nodiscard]] static Result<KeyBundle> makePair(KeyAlgorithm algorithm,
                                                    const CertificateRequest &request);
    [[nodiscard]] static Result<KeyBundle> readPair(const Secret &data, const Secret &password,
                                                    const CertificateRequest &request);
    [[nodiscard]] static QString refusal(const Error &error);
    [[nodiscard]] CertificateRequest request() const;

    Clock m_clock;
    SegmentedControl *m_choice = nullptr;
    QStackedWidget *m_ways = nullptr;
    QComboBox *m_algorithm = nullptr;
    QLineEdit *m_name = nullptr;
    QSpinBox *m_days = nullptr;
    TextLabel *m_end = nullptr;
    QPushButton *m_generate = nullptr;
    QPlainTextEdit *m_paste = nullptr;
    QWidget *m_passwordRow = nullptr;
    QLineEdit *m_password = nullptr;
    QPushButton *m_import = nullptr;
    Notice *m_notice = nullptr;
    Secret m_fileData; // of a file that wants a password
    QFuture<Result<KeyBundle>> m_work;
    QString m_remark;
    bool m_busy = false;
};

} // namespace suitescope
