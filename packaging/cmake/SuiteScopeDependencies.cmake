# SPDX-FileCopyrightText: SuiteScope contributors
# SPDX-License-Identifier: GPL-3.0-or-later

find_package(Qt6 6.4 REQUIRED COMPONENTS Core Concurrent LinguistTools Network PrintSupport Sql Svg Test Widgets)
if(UNIX AND NOT APPLE)
    find_package(Qt6 6.4 REQUIRED COMPONENTS DBus)
endif()
find_package(OpenSSL 3 REQUIRED COMPONENTS Crypto SSL)
find_package(Qt6Keychain REQUIRED)
find_package(tl-expected REQUIRED)
find_package(simdjson REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(Threads REQUIRED)

# Debian 12 has no QCA for Qt 6: packaging/provide-qca builds it into the user's cache folder.
if(NOT Qca-qt6_DIR AND NOT "Qca-qt6" IN_LIST CMAKE_PREFIX_PATH)
    if(DEFINED ENV{XDG_CACHE_HOME})
        set(_suitescope_cache "$ENV{XDG_CACHE_HOME}")
    else()
        set(_suitescope_cache "$ENV{HOME}/.cache")
    endif()
    list(APPEND CMAKE_PREFIX_PATH "${_suitescope_cache}/suitescope/qca-qt6-2.3.10")
endif()
find_package(Qca-qt6 QUIET)
if(NOT Qca-qt6_FOUND)
    message(FATAL_ERROR "QCA for Qt 6 is missing. Run packaging/provide-qca once; it uses the distribution's package or builds "
                        "the library into your cache folder.")
endif()

# Neither QScintilla nor cpp-httplib brings a CMake package on Debian.
find_library(QSCINTILLA_LIBRARY NAMES qscintilla2_qt6 REQUIRED)
find_path(QSCINTILLA_INCLUDE_DIR NAMES Qsci/qsciscintilla.h PATHS ${Qt6Core_INCLUDE_DIRS} ${Qt6Widgets_INCLUDE_DIRS} REQUIRED)
add_library(QScintilla::QScintilla UNKNOWN IMPORTED)
set_target_properties(QScintilla::QScintilla PROPERTIES
    IMPORTED_LOCATION "${QSCINTILLA_LIBRARY}"
    INTERFACE_INCLUDE_DIRECTORIES "${QSCINTILLA_INCLUDE_DIR}"
    INTERFACE_LINK_LIBRARIES "Qt6::Widgets;Qt6::PrintSupport")

# Debian 12 has cpp-httplib as a header, newer ones as a shared library with pkg-config.
find_path(HTTPLIB_INCLUDE_DIR NAMES httplib.h REQUIRED)
find_library(HTTPLIB_LIBRARY NAMES cpp-httplib)
add_library(HttpLib INTERFACE)
add_library(HttpLib::HttpLib ALIAS HttpLib)
target_include_directories(HttpLib SYSTEM INTERFACE "${HTTPLIB_INCLUDE_DIR}")
# The distributions build it with TLS, and its classes look different without.
target_compile_definitions(HttpLib INTERFACE CPPHTTPLIB_OPENSSL_SUPPORT)
target_link_libraries(HttpLib INTERFACE Threads::Threads OpenSSL::SSL OpenSSL::Crypto)
if(HTTPLIB_LIBRARY)
    target_link_libraries(HttpLib INTERFACE "${HTTPLIB_LIBRARY}")
endif()
