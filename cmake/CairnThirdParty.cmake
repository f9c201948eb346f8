# cairn::imgui, cairn::imgui_backends, cairn::sdl2, cairn::cereal, cairn::lz4, cairn::sodium, cairn::catch2, cairn::eigen,
# cairn::lemon, cairn::md4c, cairn::deflate; CAIRN_INTER_DIR has the Latin font
#
# Where the sources are: -DCAIRN_<NAME>_DIR=…, else the cache folder that cmake/setup fills (which is called here), else
# the upstream release through FetchContent.

# Asks the setup scripts, which fetch what is missing on Debian and answer at once when all is there.
function(cairn_locate_sources)
  set(complete TRUE)
  foreach(library IMGUI SDL2 CEREAL SODIUM CATCH2 LZ4 EIGEN LEMON MD4C DEFLATE INTER)
    if(NOT EXISTS "${CAIRN_${library}_DIR}")
      set(complete FALSE)
    endif()
  endforeach()
  if(complete)
    return()
  endif()
  execute_process(COMMAND "${Python3_EXECUTABLE}" "${PROJECT_SOURCE_DIR}/cmake/setup/fetch.py"
    OUTPUT_VARIABLE answer OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
  string(REPLACE "\n" ";" answer "${answer}")
  foreach(line IN LISTS answer)
    if(line MATCHES "^(CAIRN_[A-Z0-9]+_DIR)=(.+)$")
      if(NOT EXISTS "${${CMAKE_MATCH_1}}")
        set(${CMAKE_MATCH_1} "${CMAKE_MATCH_2}" CACHE PATH "Folder of a third-party source" FORCE)
      endif()
    endif()
  endforeach()
endfunction()

# For systems without Debian's archive; written from upstream's release pages, untried.
function(cairn_fetch_from_upstream library url)
  if(EXISTS "${CAIRN_${library}_DIR}")
    return()
  endif()
  include(FetchContent)
  string(TOLOWER "cairn_${library}" name)
  FetchContent_Declare(${name} URL "${url}" SOURCE_SUBDIR none)  # sources only: the targets are ours
  FetchContent_MakeAvailable(${name})
  set(CAIRN_${library}_DIR "${${name}_SOURCE_DIR}" CACHE PATH "Folder of a third-party source" FORCE)
endfunction()

cairn_locate_sources()
set(github "https://github.com")
cairn_fetch_from_upstream(IMGUI "${github}/ocornut/imgui/archive/refs/tags/v1.92.2b.tar.gz")
cairn_fetch_from_upstream(CEREAL "${github}/USCiLab/cereal/archive/refs/tags/v1.3.2.tar.gz")
cairn_fetch_from_upstream(SODIUM "${github}/jedisct1/libsodium/releases/download/1.0.18-RELEASE/libsodium-1.0.18.tar.gz")
cairn_fetch_from_upstream(CATCH2 "${github}/catchorg/Catch2/archive/refs/tags/v3.7.1.tar.gz")
cairn_fetch_from_upstream(LZ4 "${github}/lz4/lz4/archive/refs/tags/v1.10.0.tar.gz")
cairn_fetch_from_upstream(EIGEN "https://gitlab.com/libeigen/eigen/-/archive/3.4.0/eigen-3.4.0.tar.gz")
cairn_fetch_from_upstream(LEMON "https://lemon.cs.elte.hu/pub/sources/lemon-1.3.1.tar.gz")
cairn_fetch_from_upstream(MD4C "${github}/mity/md4c/archive/refs/tags/release-0.5.2.tar.gz")
cairn_fetch_from_upstream(DEFLATE "${github}/ebiggers/libdeflate/archive/refs/tags/v1.23.tar.gz")
if(EMSCRIPTEN)
  cairn_fetch_from_upstream(SDL2 "${github}/libsdl-org/SDL/archive/refs/tags/release-2.32.4.tar.gz")
endif()

set(CAIRN_LUCIDE_DIR "${PROJECT_SOURCE_DIR}/node_modules/lucide-static" CACHE PATH "The icon font, from npm")

# Dear ImGui without its demo and debug windows; configured by shell/ui/imconfig_cairn.hpp.
add_library(cairn_third_imgui STATIC EXCLUDE_FROM_ALL
  "${CAIRN_IMGUI_DIR}/imgui.cpp"
  "${CAIRN_IMGUI_DIR}/imgui_draw.cpp"
  "${CAIRN_IMGUI_DIR}/imgui_tables.cpp"
  "${CAIRN_IMGUI_DIR}/imgui_widgets.cpp")
add_library(cairn::imgui ALIAS cairn_third_imgui)
target_include_directories(cairn_third_imgui SYSTEM PUBLIC "${CAIRN_IMGUI_DIR}")
target_include_directories(cairn_third_imgui PUBLIC "${PROJECT_SOURCE_DIR}")
if(EXISTS "${PROJECT_SOURCE_DIR}/shell/ui/imconfig_cairn.hpp")
  target_compile_definitions(cairn_third_imgui PUBLIC "IMGUI_USER_CONFIG=\"shell/ui/imconfig_cairn.hpp\"")
endif()
target_link_libraries(cairn_third_imgui PRIVATE cairn_small)

# SDL2: natively the system's; for the web a fixed list of its sources, because its own configuration takes minutes.
if(EMSCRIPTEN)
  include(CairnSdl2Web)
  add_library(cairn::sdl2 ALIAS cairn_third_sdl2)
else()
  find_package(SDL2 CONFIG QUIET)
  if(SDL2_FOUND)
    add_library(cairn_third_sdl2 INTERFACE)
    target_link_libraries(cairn_third_sdl2 INTERFACE SDL2::SDL2)
    add_library(cairn::sdl2 ALIAS cairn_third_sdl2)
  else()
    message(STATUS "SDL2 is not installed: the native program is left out, libraries and tests are not")
  endif()
endif()

if(TARGET cairn::sdl2)
  add_library(cairn_third_imgui_backends STATIC EXCLUDE_FROM_ALL
    "${CAIRN_IMGUI_DIR}/backends/imgui_impl_opengl3.cpp"
    "${CAIRN_IMGUI_DIR}/backends/imgui_impl_sdl2.cpp")
  add_library(cairn::imgui_backends ALIAS cairn_third_imgui_backends)
  target_include_directories(cairn_third_imgui_backends SYSTEM PUBLIC "${CAIRN_IMGUI_DIR}/backends")
  target_link_libraries(cairn_third_imgui_backends
    PUBLIC cairn_third_imgui cairn_third_sdl2 PRIVATE cairn_small ${CMAKE_DL_LIBS})
  if(EMSCRIPTEN)
    # Answered by web/graphics_state.cpp.
    target_compile_definitions(cairn_third_imgui_backends PRIVATE glGetIntegerv=cairn_graphics_state)
  endif()
endif()

add_library(cairn_third_cereal INTERFACE)
add_library(cairn::cereal ALIAS cairn_third_cereal)
target_include_directories(cairn_third_cereal SYSTEM INTERFACE "${CAIRN_CEREAL_DIR}/include")

add_library(cairn_third_lz4 STATIC EXCLUDE_FROM_ALL "${CAIRN_LZ4_DIR}/lib/lz4.c")
add_library(cairn::lz4 ALIAS cairn_third_lz4)
target_include_directories(cairn_third_lz4 SYSTEM PUBLIC "${CAIRN_LZ4_DIR}/lib")
target_link_libraries(cairn_third_lz4 PRIVATE cairn_small)

# libsodium: of its portable C files those that sealing (XChaCha20-Poly1305), deriving a key (Argon2id over BLAKE2b),
# signing (Ed25519) and agreeing on a key (X25519) need. Its own configuration would choose other code on each machine; this is the same on all of them. What the files
# ask of the rest of the library core/crypto/sodium_needs.cpp answers.
set(sodium "${CAIRN_SODIUM_DIR}/src/libsodium")
set(SODIUM_LIBRARY_VERSION_MAJOR 10)
set(SODIUM_LIBRARY_VERSION_MINOR 3)
set(VERSION 1.0.18)
set(SODIUM_LIBRARY_MINIMAL_DEF "")
configure_file("${sodium}/include/sodium/version.h.in" "${PROJECT_BINARY_DIR}/third_party/sodium/sodium/version.h" @ONLY)
add_library(cairn_third_sodium STATIC EXCLUDE_FROM_ALL
  "${sodium}/crypto_aead/xchacha20poly1305/sodium/aead_xchacha20poly1305.c"
  "${sodium}/crypto_core/ed25519/ref10/ed25519_ref10.c"
  "${sodium}/crypto_core/hchacha20/core_hchacha20.c"
  "${sodium}/crypto_generichash/blake2b/ref/blake2b-compress-ref.c"
  "${sodium}/crypto_generichash/blake2b/ref/blake2b-ref.c"
  "${sodium}/crypto_generichash/blake2b/ref/generichash_blake2b.c"
  "${sodium}/crypto_hash/sha512/cp/hash_sha512_cp.c"
  "${sodium}/crypto_onetimeauth/poly1305/donna/poly1305_donna.c"
  "${sodium}/crypto_onetimeauth/poly1305/onetimeauth_poly1305.c"
  "${sodium}/crypto_pwhash/argon2/argon2-core.c"
  "${sodium}/crypto_pwhash/argon2/argon2-encoding.c"
  "${sodium}/crypto_pwhash/argon2/argon2-fill-block-ref.c"
  "${sodium}/crypto_pwhash/argon2/argon2.c"
  "${sodium}/crypto_pwhash/argon2/blake2b-long.c"
  "${sodium}/crypto_pwhash/argon2/pwhash_argon2id.c"
  "${sodium}/crypto_scalarmult/curve25519/ref10/x25519_ref10.c"
  "${sodium}/crypto_scalarmult/curve25519/scalarmult_curve25519.c"
  "${sodium}/crypto_sign/ed25519/ref10/keypair.c"
  "${sodium}/crypto_sign/ed25519/ref10/open.c"
  "${sodium}/crypto_sign/ed25519/ref10/sign.c"
  "${sodium}/crypto_stream/chacha20/ref/chacha20_ref.c"
  "${sodium}/crypto_stream/chacha20/stream_chacha20.c"
  "${sodium}/crypto_verify/sodium/verify.c"
  "${sodium}/sodium/codecs.c"
  "${sodium}/sodium/utils.c")
add_library(cairn::sodium ALIAS cairn_third_sodium)
target_compile_definitions(cairn_third_sodium PUBLIC SODIUM_STATIC PRIVATE CONFIGURED=1)
# The portable code is slower than the processor's own; what waits for it is somebody who typed a passphrase.
target_compile_options(cairn_third_sodium PRIVATE $<$<NOT:$<CONFIG:Debug>>:-O3> -w)
target_include_directories(cairn_third_sodium SYSTEM
  PUBLIC "${sodium}/include" "${PROJECT_BINARY_DIR}/third_party/sodium"
  PRIVATE "${sodium}/include/sodium" "${PROJECT_BINARY_DIR}/third_party/sodium/sodium")

# md4c's parser alone: what becomes of its events is ours, so no HTML is ever made.
add_library(cairn_third_md4c STATIC EXCLUDE_FROM_ALL "${CAIRN_MD4C_DIR}/src/md4c.c")
add_library(cairn::md4c ALIAS cairn_third_md4c)
target_compile_options(cairn_third_md4c PRIVATE -w)
target_include_directories(cairn_third_md4c SYSTEM PUBLIC "${CAIRN_MD4C_DIR}/src")
target_link_libraries(cairn_third_md4c PRIVATE cairn_small)

# Of libdeflate what unpacks: it fills a buffer of the size that it is given and no more. What is packed here is stored.
add_library(cairn_third_deflate STATIC EXCLUDE_FROM_ALL
  "${CAIRN_DEFLATE_DIR}/lib/arm/cpu_features.c"
  "${CAIRN_DEFLATE_DIR}/lib/deflate_decompress.c"
  "${CAIRN_DEFLATE_DIR}/lib/utils.c"
  "${CAIRN_DEFLATE_DIR}/lib/x86/cpu_features.c")
add_library(cairn::deflate ALIAS cairn_third_deflate)
target_compile_options(cairn_third_deflate PRIVATE -w)
target_include_directories(cairn_third_deflate SYSTEM PUBLIC "${CAIRN_DEFLATE_DIR}")
target_link_libraries(cairn_third_deflate PRIVATE cairn_small)

# Eigen's headers. The order of its sums depends on the width of the processor's vectors and on the sizes of its caches;
# without both it is the same on every machine and in the page, and so are the results, to the last bit. The compiler
# still makes vectors of the loops.
add_library(cairn_third_eigen INTERFACE)
add_library(cairn::eigen ALIAS cairn_third_eigen)
target_compile_definitions(cairn_third_eigen INTERFACE
  EIGEN_MPL2_ONLY EIGEN_DONT_VECTORIZE EIGEN_NO_CPUID EIGEN_DONT_PARALLELIZE EIGEN_NO_DEBUG
  EIGEN_STACK_ALLOCATION_LIMIT=16384)  # the page has a small stack
target_include_directories(cairn_third_eigen SYSTEM INTERFACE "${CAIRN_EIGEN_DIR}")

# Catch2 as its one amalgamated file, with the separate headers, so that a test includes only what it needs.
set(CATCH_CONFIG_DEFAULT_REPORTER console)
set(CATCH_CONFIG_CONSOLE_WIDTH 120)
configure_file("${CAIRN_CATCH2_DIR}/src/catch2/catch_user_config.hpp.in"
  "${PROJECT_BINARY_DIR}/third_party/catch2/catch_user_config.hpp")
add_library(cairn_third_catch2 STATIC EXCLUDE_FROM_ALL "${CAIRN_CATCH2_DIR}/extras/catch_amalgamated.cpp")
add_library(cairn::catch2 ALIAS cairn_third_catch2)
target_compile_definitions(cairn_third_catch2 PRIVATE CATCH_AMALGAMATED_CUSTOM_MAIN)
target_include_directories(cairn_third_catch2 SYSTEM PUBLIC
  "${CAIRN_CATCH2_DIR}/src" "${PROJECT_BINARY_DIR}/third_party")

# LEMON's templates: a second opinion for tests and the peer of a benchmark. Nothing that is shipped includes it.
file(CONFIGURE OUTPUT "${PROJECT_BINARY_DIR}/third_party/lemon/lemon/config.h" CONTENT "#pragma once
#define LEMON_VERSION \"1.3.1\"
#define LEMON_HAVE_LONG_LONG 1
")
add_library(cairn_third_lemon INTERFACE)
add_library(cairn::lemon ALIAS cairn_third_lemon)
target_compile_definitions(cairn_third_lemon INTERFACE LEMON_ONLY_TEMPLATES)
target_include_directories(cairn_third_lemon SYSTEM INTERFACE
  "${CAIRN_LEMON_DIR}" "${PROJECT_BINARY_DIR}/third_party/lemon")
