# The toolchain of the preset `web`: finds Emscripten (fetching it where that can be done) and hands over to its own.

if(NOT DEFINED ENV{CAIRN_EMSCRIPTEN_ROOT})
  find_program(CAIRN_PYTHON NAMES python3 python REQUIRED)
  execute_process(COMMAND "${CAIRN_PYTHON}" "${CMAKE_CURRENT_LIST_DIR}/setup/fetch.py" emscripten
    OUTPUT_VARIABLE root OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
  set(ENV{CAIRN_EMSCRIPTEN_ROOT} "${root}")
endif()
include("$ENV{CAIRN_EMSCRIPTEN_ROOT}/cmake/Modules/Platform/Emscripten.cmake")
