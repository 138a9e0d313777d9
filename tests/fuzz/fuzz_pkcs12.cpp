// SPDX-FileCopyrightText: SuiteScope contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/fuzz/target.h"

#include "tests/fuzz/keyinput.h"

using namespace suitescope;

// PKCS#12: what does not look like it is made to, so that no time is lost on other readers.
int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    fuzz::ready();
    constexpr qsizetype head = 4; // SEQUENCE of two length bytes
    QByteArray file = QByteArray(reinterpret_cast<const char *>(data), qsizetype(size));
    if (file.size() > head && file.size() < 0xFFFF) {
        const qsizetype length = file.size() - head;
        file[0] = char(0x30);
        file[1] = char(0x82);
        file[2] = char(length >> 8);
        file[3] = char(length & 0xFF);
    }
    (void)fuzz::readAsPlace(Secret(QByteArrayView(file)));
    return 0;
}
