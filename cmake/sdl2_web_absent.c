/* What SDL's video code and Dear ImGui's SDL2 backend refer to in the parts the web build leaves out: gamepads, SDL's
   2D renderer, shared libraries. Each answers as on a device that has none. */
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
