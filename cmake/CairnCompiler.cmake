# Flags for every target. `cairn_flags` adds what only our own code must obey.

set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_COLOR_DIAGNOSTICS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}")

if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE RelWithDebInfo CACHE STRING "" FORCE)
endif()

find_package(Python3 3.11 REQUIRED COMPONENTS Interpreter)
find_program(CAIRN_CCACHE ccache)
if(CAIRN_CCACHE)
  set(launcher "${CAIRN_CCACHE}")
  if(EMSCRIPTEN)
    # emcc is a script around clang: without being told, ccache would not know how to read its arguments
    set(launcher "${CMAKE_COMMAND}" -E env CCACHE_COMPILERTYPE=clang "${CAIRN_CCACHE}")
  endif()
  set(CMAKE_C_COMPILER_LAUNCHER ${launcher})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${launcher})
endif()

# One rounding on every machine: a fused multiply-add in one build would give other digests than the next.
add_compile_options(-ffp-contract=off)

if(EMSCRIPTEN)
  set(CMAKE_C_FLAGS_RELEASE "-O2 -DNDEBUG")
  set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")
  # cereal throws on malformed input; without this a throw would end the program
  add_compile_options(-fwasm-exceptions -msimd128)
  add_link_options(-fwasm-exceptions)
elseif(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
  # the standard library of the web build, so that both targets accept the same code
  add_compile_options($<$<COMPILE_LANGUAGE:CXX>:-stdlib=libc++>)
  add_link_options(-stdlib=libc++ -fuse-ld=lld)
endif()

set(CAIRN_SANITIZE "" CACHE STRING "Sanitizers of a native build, e.g. address,undefined")
if(CAIRN_SANITIZE)
  add_compile_options(-fsanitize=${CAIRN_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${CAIRN_SANITIZE})
endif()

option(CAIRN_FUZZ "The fuzzers of tests/fuzz (clang only)" OFF)

add_library(cairn_flags INTERFACE)
target_compile_options(cairn_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror)
# Includes are written from the root of the project; generated headers as "generated/<name>.hpp".
target_include_directories(cairn_flags INTERFACE "${PROJECT_SOURCE_DIR}" "${PROJECT_BINARY_DIR}")
set(CAIRN_GENERATED_DIR "${PROJECT_BINARY_DIR}/generated")
file(MAKE_DIRECTORY "${CAIRN_GENERATED_DIR}")

# What is downloaded is built for size, what computes for speed.
add_library(cairn_small INTERFACE)
if(EMSCRIPTEN AND CMAKE_BUILD_TYPE STREQUAL "Release")
  target_compile_options(cairn_small INTERFACE -Oz)
endif()
