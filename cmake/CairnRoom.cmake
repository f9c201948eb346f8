# A room is a folder with one static library; docs say which room may include which, tests/rules checks it.

# cairn_room(<name> SOURCES a.cpp ... HEADERS a.hpp ... LINKS cairn_base cairn::cereal ... [THROWING b.cpp ...])
#
# Makes the static library cairn_<name> from files of the current folder, included as "core/<name>/a.hpp".
# A room of headers alone leaves SOURCES out. Each header is also compiled alone by the target cairn_headers.
# Errors are values: in the page only the sources after THROWING, which read archives, are compiled with exceptions, as
# what makes them possible is downloaded with every function.
function(cairn_room name)
  cmake_parse_arguments(PARSE_ARGV 1 room "" "" "SOURCES;THROWING;HEADERS;LINKS")
  if(room_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "cairn_room(${name}): none of SOURCES, THROWING, HEADERS, LINKS: ${room_UNPARSED_ARGUMENTS}")
  endif()
  set(target cairn_${name})
  if(room_SOURCES OR room_THROWING)
    add_library(${target} STATIC ${room_SOURCES} ${room_THROWING} ${room_HEADERS})
    if(EMSCRIPTEN)
      set_source_files_properties(${room_SOURCES} PROPERTIES COMPILE_OPTIONS -fno-exceptions)
    endif()
    target_link_libraries(${target} PUBLIC ${room_LINKS} PRIVATE cairn_flags)
    target_include_directories(${target} PUBLIC "${PROJECT_SOURCE_DIR}" "${PROJECT_BINARY_DIR}")
    cmake_path(RELATIVE_PATH CMAKE_CURRENT_SOURCE_DIR BASE_DIRECTORY "${PROJECT_SOURCE_DIR}" OUTPUT_VARIABLE folder)
    if(NOT folder MATCHES "^core/")
      target_link_libraries(${target} PRIVATE cairn_small)
    endif()
  else()
    add_library(${target} INTERFACE)
    target_link_libraries(${target} INTERFACE ${room_LINKS})
    target_include_directories(${target} INTERFACE "${PROJECT_SOURCE_DIR}" "${PROJECT_BINARY_DIR}")
  endif()
  if(room_HEADERS)
    cairn_check_headers(${name} ${target} ${room_HEADERS})
  endif()
endfunction()

# Of a core room's sources those that a person sets to work once in a while: what is downloaded of them counts for more
# than how fast they are.
function(cairn_small_sources)
  get_target_property(options cairn_small INTERFACE_COMPILE_OPTIONS)
  if(options)
    set_property(SOURCE ${ARGN} APPEND PROPERTY COMPILE_OPTIONS ${options})
  endif()
endfunction()

# Compiles each header as if it were a program of its own: what it needs, it includes. Those with a source file of the same
# name are left out: it includes them first (tests/rules/own_header_first.py), and is compiled anyway.
function(cairn_check_headers name target)
  set(units)
  foreach(header IN LISTS ARGN)
    cmake_path(ABSOLUTE_PATH header BASE_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}" OUTPUT_VARIABLE path)
    cmake_path(REPLACE_EXTENSION path LAST_ONLY cpp OUTPUT_VARIABLE source)
    if(EXISTS "${source}")
      continue()
    endif()
    cmake_path(IS_PREFIX PROJECT_BINARY_DIR "${path}" generated)
    if(generated)
      cmake_path(RELATIVE_PATH path BASE_DIRECTORY "${PROJECT_BINARY_DIR}")
    else()
      cmake_path(RELATIVE_PATH path BASE_DIRECTORY "${PROJECT_SOURCE_DIR}")
    endif()
    set(unit "${PROJECT_BINARY_DIR}/header_checks/${path}.cpp")
    file(CONFIGURE OUTPUT "${unit}" CONTENT "#include \"${path}\"\n#include \"${path}\" // harmless twice\n")
    list(APPEND units "${unit}")
  endforeach()
  if(NOT units)
    return()
  endif()
  add_library(cairn_headers_${name} OBJECT EXCLUDE_FROM_ALL ${units})
  target_link_libraries(cairn_headers_${name} PRIVATE ${target} cairn_flags)
  if(NOT TARGET cairn_headers)
    add_custom_target(cairn_headers)
  endif()
  add_dependencies(cairn_headers cairn_headers_${name})
endfunction()

# Tests index with the generator's 64-bit numbers; where sizes have 32 bits the native build has checked the rest.
add_library(cairn_test_flags INTERFACE)
# What a test checks is compiled as always; the test itself runs once, and its compilation is what one waits for.
if(NOT CMAKE_BUILD_TYPE STREQUAL "Debug")
  target_compile_options(cairn_test_flags INTERFACE -O1)
endif()
if(EMSCRIPTEN)
  target_compile_options(cairn_test_flags INTERFACE -Wno-shorten-64-to-32)
endif()

# cairn_tests(<name> [CORE] SOURCES a_test.cpp ... LINKS cairn_graph ...)
#
# Adds tests to the one native test program `cairn_tests`. CORE marks tests that need neither files nor a display:
# they are also compiled to WASM (`cairn_core_tests`), run under Node and must print the same digests.
# While one works on a room, `cairn_test_<name>` is a program of its tests alone: cmake --build … --target cairn_test_graph.
function(cairn_tests name)
  cmake_parse_arguments(PARSE_ARGV 1 tests "CORE" "" "SOURCES;LINKS")
  if(tests_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "cairn_tests(${name}): neither CORE nor SOURCES nor LINKS: ${tests_UNPARSED_ARGUMENTS}")
  endif()
  if(EMSCRIPTEN AND NOT tests_CORE)
    return()
  endif()
  set(target cairn_tests_${name})
  add_library(${target} OBJECT EXCLUDE_FROM_ALL ${tests_SOURCES})
  target_link_libraries(${target} PUBLIC ${tests_LINKS} cairn::catch2 PRIVATE cairn_flags cairn_test_flags)
  target_compile_definitions(${target} PRIVATE "CAIRN_SOURCE_DIR=\"${PROJECT_SOURCE_DIR}\"")
  set_property(GLOBAL APPEND PROPERTY CAIRN_TEST_GROUPS ${target})
  cairn_test_program(cairn_test_${name} ${target})
endfunction()

# A program of the tests in these groups, run by hand or by the test command.
function(cairn_test_program program)
  set(main "${PROJECT_BINARY_DIR}/tests_main.cpp")
  file(CONFIGURE OUTPUT "${main}" CONTENT "#include <catch2/catch_session.hpp>
int main(int argc, char** argv) { return Catch::Session().run(argc, argv); }\n")
  add_executable(${program} EXCLUDE_FROM_ALL "${main}")
  target_link_libraries(${program} PRIVATE ${ARGN} cairn::catch2)
  if(EMSCRIPTEN)
    target_link_options(${program} PRIVATE
      -sENVIRONMENT=node -sEXIT_RUNTIME=1 -sALLOW_MEMORY_GROWTH=1 -sSTACK_SIZE=1MB -sNODERAWFS=1)
  endif()
endfunction()

# Links the test program from every group; called once, after all folders.
function(cairn_finish_tests)
  get_property(groups GLOBAL PROPERTY CAIRN_TEST_GROUPS)
  if(NOT groups)
    return()
  endif()
  set(program cairn_tests)
  if(EMSCRIPTEN)
    set(program cairn_core_tests)
  endif()
  cairn_test_program(${program} ${groups})
endfunction()
