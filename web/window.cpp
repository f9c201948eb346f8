#include "window.hpp"

#include <SDL.h>
#include <emscripten/html5.h>

namespace cairn::web {

bool open_window() {
    SDL_SetHint(SDL_HINT_EMSCRIPTEN_KEYBOARD_ELEMENT, "#canvas");  // never the window: text fields need their keys
    if (SDL_Init(SDL_INIT_VIDEO) != 0) return false;
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_ES);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 0);
    SDL_GL_SetAttribute(SDL_GL_DEPTH_SIZE, 0);
    SDL_GL_SetAttribute(SDL_GL_STENCIL_SIZE, 0);
    SDL_GL_SetAttribute(SDL_GL_ALPHA_SIZE, 8);  // video will show through holes
    SDL_Window* window = SDL_CreateWindow("Cairn", 0, 0, 640, 480, SDL_WINDOW_OPENGL);
    if (window == nullptr) return false;
    SDL_GLContext context = SDL_GL_CreateContext(window);
    if (context == nullptr || SDL_GL_MakeCurrent(window, context) != 0) return false;
    emscripten_html5_remove_all_event_listeners();
    return true;
}

}  // namespace cairn::web

/// SDL looks GL functions up by name, which makes Emscripten link all 540 with their glue (30 KB brotli). What is drawn
/// calls them directly, and SDL does without the few it asks for.
extern "C" void* emscripten_GetProcAddress(const char* /*name*/) { return nullptr; }
