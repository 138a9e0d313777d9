# SPDX-FileCopyrightText: SuiteScope contributors
# SPDX-License-Identifier: GPL-3.0-or-later

cmake_minimum_required(VERSION 3.21)

# Refuses a counted text ("%n rows") of ui/ or app/ that has no English forms: it would read "1 rows". Update with
#   cmake --build build/dev --target update_translations     and fill in the forms it leaves unfinished.
# Call: cmake -DSOURCE=<root> -DLUPDATE=<program> -DCOPY=<file to write> -P check_plurals.cmake
configure_file("${SOURCE}/resources/translations/suitescope_en.ts" "${COPY}" COPYONLY)
file(GLOB_RECURSE words "${SOURCE}/ui/*.cpp" "${SOURCE}/ui/*.h" "${SOURCE}/app/*.cpp" "${SOURCE}/app/*.h")
list(JOIN words "\n" list)
file(WRITE "${COPY}.sources" "${list}\n")
execute_process(COMMAND "${LUPDATE}" "@${COPY}.sources" -I "${SOURCE}" -silent -pluralonly -no-obsolete -locations none -ts "${COPY}"
    RESULT_VARIABLE status OUTPUT_VARIABLE told ERROR_VARIABLE told)
if(NOT status EQUAL 0)
    message(FATAL_ERROR "lupdate failed (${status}):\n${told}")
endif()

file(READ "${COPY}" after)
string(REGEX MATCHALL "<message numerus=\"yes\">" counted "${after}")
list(LENGTH counted count)
if(count EQUAL 0)
    message(FATAL_ERROR "lupdate found no counted text at all:\n${told}")
endif()
string(REPLACE ";" "," after "${after}")
string(REPLACE "<message numerus=\"yes\">" ";" parts "${after}")
set(open "")
foreach(part IN LISTS parts)
    if(part MATCHES "type=\"unfinished\"|<numerusform></numerusform>|<numerusform/>")
        string(REGEX REPLACE ".*<source>(.*)</source>.*" "\\1" source "${part}")
        string(APPEND open "\n  ${source}")
    endif()
endforeach()
if(open)
    message(FATAL_ERROR "counted texts without English forms in resources/translations/suitescope_en.ts:${open}")
endif()
message(STATUS "${count} counted texts, all with their English forms")
