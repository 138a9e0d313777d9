# SPDX-FileCopyrightText: SuiteScope contributors
# SPDX-License-Identifier: GPL-3.0-or-later

# Warnings, Qt's strict definitions and sanitizers, linked privately by every target of ours.
add_library(suitescope_options INTERFACE)
add_library(SuiteScope::options ALIAS suitescope_options)

target_compile_features(suitescope_options INTERFACE cxx_std_20)
target_include_directories(suitescope_options INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_definitions(suitescope_options INTERFACE
    QT_NO_CAST_FROM_ASCII
    QT_NO_CAST_TO_ASCII
    QT_NO_CAST_FROM_BYTEARRAY
    QT_NO_URL_CAST_FROM_STRING
    QT_NO_FOREACH
    QT_STRICT_ITERATORS
    QT_DISABLE_DEPRECATED_BEFORE=0x060400
    QT_WARN_DEPRECATED_UP_TO=0x060400 # what a later Qt gave up is still the way in the oldest Qt we build with
)
target_compile_options(suitescope_options INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wcast-align
)
if(SUITESCOPE_WARNINGS_AS_ERRORS)
    target_compile_options(suitescope_options INTERFACE -Werror)
endif()
if(SUITESCOPE_SANITIZERS)
    target_compile_options(suitescope_options INTERFACE -fsanitize=${SUITESCOPE_SANITIZERS} -fno-omit-frame-pointer)
    target_link_options(suitescope_options INTERFACE -fsanitize=${SUITESCOPE_SANITIZERS})
endif()

if(SUITESCOPE_FUZZ)
    target_compile_options(suitescope_options INTERFACE -fsanitize=fuzzer-no-link)
    # Clang 14 wants the whole class where a deleted function takes one by value (lib/crypto/secret.h).
    target_compile_options(suitescope_options INTERFACE "SHELL:$<$<COMPILE_LANGUAGE:CXX>:-include QDebug>")
endif()

# suitescope_precompile(target core|widgets): the Qt headers nearly every file of that layer needs, compiled once for the whole build.
# Each file still includes what it uses: a build without precompiled headers is the same build.
function(suitescope_precompile target layer)
    if(SUITESCOPE_PRECOMPILE)
        target_precompile_headers(${target} REUSE_FROM suitescope_precompiled_${layer})
    endif()
endfunction()

function(suitescope_precompiled layer)
    cmake_parse_arguments(arg "" "" "LIBS;HEADERS" ${ARGN})
    set(name suitescope_precompiled_${layer})
    file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/${name}.cpp CONTENT "// carries a precompiled header\n")
    add_library(${name} OBJECT ${PROJECT_BINARY_DIR}/${name}.cpp)
    target_link_libraries(${name} PRIVATE SuiteScope::options ${arg_LIBS})
    target_precompile_headers(${name} PRIVATE ${arg_HEADERS})
    set_target_properties(${name} PROPERTIES AUTOMOC OFF)
endfunction()

if(SUITESCOPE_PRECOMPILE)
    # ccache sees through a precompiled header only with this.
    target_compile_options(suitescope_options INTERFACE $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
    set(core_headers
        <QByteArray> <QDateTime> <QFuture> <QHash> <QJsonArray> <QJsonDocument> <QJsonObject> <QList> <QObject>
        <QPromise> <QRegularExpression> <QSet> <QString> <QStringList> <QUrl> <QVariant>
        <algorithm> <chrono> <functional> <memory> <optional> <string> <tl/expected.hpp> <variant> <vector>
    )
    suitescope_precompiled(core LIBS Qt6::Core tl::expected HEADERS ${core_headers})
    suitescope_precompiled(widgets LIBS Qt6::Widgets tl::expected HEADERS ${core_headers}
        <QAbstractItemModel> <QApplication> <QComboBox> <QHBoxLayout> <QHeaderView> <QLabel> <QLineEdit> <QLocale> <QPainter>
        <QPushButton> <QStackedWidget> <QTableView> <QTimer> <QToolButton> <QVBoxLayout> <QWidget>
    )
endif()
