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

# One precompiled header for lib, one for ui, reused by all targets of that layer.
function(suitescope_precompile target)
    if(SUITESCOPE_PRECOMPILE)
        target_precompile_headers(${target} PRIVATE ${ARGN})
    endif()
endfunction()
