/* What SDL's video code and Dear ImGui's SDL2 backend refer to in the parts the web build leaves out: gamepads, SDL's
   2D renderer, surfaces in memory, shared libraries. Each answers as on a device that has none. */
#include "SDL.h"

int SDL_NumJoysticks(void) { return 0; }
SDL_bool SDL_IsGameController(int index) {
    (void)index;
    return SDL_FALSE;
}
SDL_GameController* SDL_GameControllerOpen(int index) {
    (void)index;
    return NULL;
}
void SDL_GameControllerClose(SDL_GameController* gamepad) { (void)gamepad; }
Uint8 SDL_GameControllerGetButton(SDL_GameController* gamepad, SDL_GameControllerButton button) {
    (void)gamepad;
    (void)button;
    return 0;
}
Sint16 SDL_GameControllerGetAxis(SDL_GameController* gamepad, SDL_GameControllerAxis axis) {
    (void)gamepad;
    (void)axis;
    return 0;
}

SDL_Renderer* SDL_GetRenderer(SDL_Window* window) {
    (void)window;
    return NULL;
}
int SDL_GetRendererOutputSize(SDL_Renderer* renderer, int* width, int* height) {
    (void)renderer;
    (void)width;
    (void)height;
    return -1;
}
void SDL_DestroyRendererWithoutFreeing(SDL_Renderer* renderer); /* SDL's own, in no public header */
void SDL_DestroyRendererWithoutFreeing(SDL_Renderer* renderer) { (void)renderer; }

void SDL_UnloadObject(void* handle) { (void)handle; }

/* Surfaces: windows are drawn by WebGL, and cursors are the page's. */
SDL_Surface* SDL_CreateRGBSurface(Uint32 flags, int width, int height, int depth, Uint32 red, Uint32 green, Uint32 blue,
                                  Uint32 alpha) {
    (void)flags, (void)width, (void)height, (void)depth, (void)red, (void)green, (void)blue, (void)alpha;
    SDL_Unsupported();
    return NULL;
}
SDL_Surface* SDL_CreateRGBSurfaceFrom(void* pixels, int width, int height, int depth, int pitch, Uint32 red,
                                      Uint32 green, Uint32 blue, Uint32 alpha) {
    (void)pixels, (void)pitch;
    return SDL_CreateRGBSurface(0, width, height, depth, red, green, blue, alpha);
}
SDL_Surface* SDL_ConvertSurfaceFormat(SDL_Surface* surface, Uint32 format, Uint32 flags) {
    (void)surface, (void)format, (void)flags;
    SDL_Unsupported();
    return NULL;
}
void SDL_FreeSurface(SDL_Surface* surface) { (void)surface; }

/* SDL's own, in no public header. */
int SDL_CalculateBlit(SDL_Surface* surface);
int SDL_CalculateBlit(SDL_Surface* surface) {
    (void)surface;
    return SDL_Unsupported();
}
void SDL_UnRLESurface(SDL_Surface* surface, int is_recoding);
void SDL_UnRLESurface(SDL_Surface* surface, int is_recoding) { (void)surface, (void)is_recoding; }
struct SDL_VideoDevice;
int Emscripten_CreateWindowFramebuffer(struct SDL_VideoDevice* device, SDL_Window* window, Uint32* format,
                                       void** pixels, int* pitch);
int Emscripten_CreateWindowFramebuffer(struct SDL_VideoDevice* device, SDL_Window* window, Uint32* format,
                                       void** pixels, int* pitch) {
    (void)device, (void)window, (void)format, (void)pixels, (void)pitch;
    return SDL_Unsupported();
}
int Emscripten_UpdateWindowFramebuffer(struct SDL_VideoDevice* device, SDL_Window* window, const SDL_Rect* rects,
                                       int count);
int Emscripten_UpdateWindowFramebuffer(struct SDL_VideoDevice* device, SDL_Window* window, const SDL_Rect* rects,
                                       int count) {
    (void)device, (void)window, (void)rects, (void)count;
    return SDL_Unsupported();
}
void Emscripten_DestroyWindowFramebuffer(struct SDL_VideoDevice* device, SDL_Window* window);
void Emscripten_DestroyWindowFramebuffer(struct SDL_VideoDevice* device, SDL_Window* window) {
    (void)device, (void)window;
}
