# SDL2 for the web: windows, events, keyboard, touch, clipboard and WebGL; without audio, joysticks, haptics, sensors,
# surfaces in memory (80 functions that copy pixels) and its own 2D renderer. The list is that of Emscripten's port (tools/ports/sdl2.py) less those, with generic threads.

set(sdl2_sources
  SDL.c SDL_assert.c SDL_dataqueue.c SDL_error.c SDL_guid.c SDL_hints.c SDL_list.c SDL_log.c SDL_utils.c
  atomic/SDL_atomic.c atomic/SDL_spinlock.c
  cpuinfo/SDL_cpuinfo.c
  events/SDL_clipboardevents.c events/SDL_displayevents.c events/SDL_dropevents.c events/SDL_events.c
  events/SDL_gesture.c events/SDL_keyboard.c events/SDL_keysym_to_scancode.c events/SDL_mouse.c events/SDL_quit.c
  events/SDL_scancode_tables.c events/SDL_touch.c events/SDL_windowevents.c
  file/SDL_rwops.c
  filesystem/emscripten/SDL_sysfilesystem.c
  locale/SDL_locale.c locale/emscripten/SDL_syslocale.c
  main/dummy/SDL_dummy_main.c
  misc/SDL_url.c misc/emscripten/SDL_sysurl.c
  stdlib/SDL_crc16.c stdlib/SDL_crc32.c stdlib/SDL_getenv.c stdlib/SDL_iconv.c stdlib/SDL_malloc.c
  stdlib/SDL_qsort.c stdlib/SDL_stdlib.c stdlib/SDL_string.c stdlib/SDL_strtokr.c
  thread/SDL_thread.c thread/generic/SDL_syscond.c thread/generic/SDL_sysmutex.c thread/generic/SDL_syssem.c
  thread/generic/SDL_systhread.c thread/generic/SDL_systls.c
  timer/SDL_timer.c timer/unix/SDL_systimer.c
  video/SDL_clipboard.c video/SDL_egl.c video/SDL_pixels.c video/SDL_rect.c video/SDL_video.c
  video/emscripten/SDL_emscriptenevents.c
  video/emscripten/SDL_emscriptenmouse.c video/emscripten/SDL_emscriptenopengles.c
  video/emscripten/SDL_emscriptenvideo.c)
list(TRANSFORM sdl2_sources PREPEND "${CAIRN_SDL2_DIR}/src/")

# <SDL.h> alone: the system's headers must never be seen here, nor Emscripten's bundled SDL 1
add_library(cairn_third_sdl2 STATIC EXCLUDE_FROM_ALL ${sdl2_sources}
  "${PROJECT_SOURCE_DIR}/cmake/sdl2_web_absent.c")
target_include_directories(cairn_third_sdl2 SYSTEM PUBLIC "${CAIRN_SDL2_DIR}/include")
target_compile_options(cairn_third_sdl2 PUBLIC -sUSE_SDL=0 PRIVATE -Wno-format)
target_compile_definitions(cairn_third_sdl2 PRIVATE
  SDL_AUDIO_DISABLED=1 SDL_JOYSTICK_DISABLED=1 SDL_SENSOR_DISABLED=1 SDL_RENDER_DISABLED=1 SDL_POWER_DISABLED=1)
target_link_options(cairn_third_sdl2 INTERFACE -sUSE_SDL=0)
target_link_libraries(cairn_third_sdl2 PRIVATE cairn_small)
