#pragma once

// How Dear ImGui is compiled, for all of its files and ours. Given as IMGUI_USER_CONFIG.

#define IMGUI_USE_WCHAR32                // emoji and rare Han
#define IMGUI_DISABLE_DEMO_WINDOWS       // 122 KB brotli with the debug tools
#define IMGUI_DISABLE_DEBUG_TOOLS
#define IMGUI_DISABLE_OBSOLETE_FUNCTIONS
#define IMGUI_DISABLE_DEFAULT_FONT       // the host brings the fonts
#define IMGUI_DISABLE_DEFAULT_SHELL_FUNCTIONS  // links open through the platform
#define IMGUI_DISABLE_WIN32_FUNCTIONS

#ifdef CAIRN_IMGUI_NO_FILES              // the page has no files of its own
#define IMGUI_DISABLE_FILE_FUNCTIONS
#endif
