#include "shell/host/native_window.hpp"

#include <SDL.h>
#include <SDL_opengl.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>
#include <imgui_impl_sdl2.h>

#include <algorithm>
#include <cstddef>
#include <cstring>

namespace cairn::host {

/// The few functions that are not ImGui's business, looked up at run time, so that nothing links to libGL.
struct NativeWindow::Gl {
    using Viewport = void(APIENTRY*)(GLint, GLint, GLsizei, GLsizei);
    using ClearColor = void(APIENTRY*)(GLclampf, GLclampf, GLclampf, GLclampf);
    using Clear = void(APIENTRY*)(GLbitfield);
    using ReadPixels = void(APIENTRY*)(GLint, GLint, GLsizei, GLsizei, GLenum, GLenum, void*);
    using GenNames = void(APIENTRY*)(GLsizei, GLuint*);
    using Bind = void(APIENTRY*)(GLenum, GLuint);
    using TexImage = void(APIENTRY*)(GLenum, GLint, GLint, GLsizei, GLsizei, GLint, GLenum, GLenum, const void*);
    using AttachTexture = void(APIENTRY*)(GLenum, GLenum, GLenum, GLuint, GLint);

    Viewport viewport = load<Viewport>("glViewport");
    ClearColor clear_color = load<ClearColor>("glClearColor");
    Clear clear = load<Clear>("glClear");
    ReadPixels read_pixels = load<ReadPixels>("glReadPixels");
    GenNames gen_framebuffers = load<GenNames>("glGenFramebuffers");
    GenNames gen_textures = load<GenNames>("glGenTextures");
    Bind bind_framebuffer = load<Bind>("glBindFramebuffer");
    Bind bind_texture = load<Bind>("glBindTexture");
    TexImage tex_image = load<TexImage>("glTexImage2D");
    AttachTexture attach_texture = load<AttachTexture>("glFramebufferTexture2D");

    template <class Function>
    static Function load(const char* name) {
        return reinterpret_cast<Function>(SDL_GL_GetProcAddress(name));
    }
};

NativeWindow::NativeWindow(const WindowOptions& options)
    : width_(options.width), height_(options.height), scale_(options.scale) {
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "1");
    SDL_SetHint(SDL_HINT_IME_SHOW_UI, "1");
    if (SDL_Init(SDL_INIT_VIDEO | SDL_INIT_TIMER | SDL_INIT_EVENTS) != 0) {
        error_ = SDL_GetError();
        return;
    }
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_CORE);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 2);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_FLAGS, SDL_GL_CONTEXT_FORWARD_COMPATIBLE_FLAG);
    SDL_GL_SetAttribute(SDL_GL_DOUBLEBUFFER, 1);
    Uint32 flags = SDL_WINDOW_OPENGL | SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI;
    if (options.is_hidden) flags |= SDL_WINDOW_HIDDEN;
    window_ = SDL_CreateWindow(options.title.c_str(), SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED,
                               options.is_hidden ? 64 : options.width, options.is_hidden ? 64 : options.height, flags);
    if (window_ != nullptr) context_ = SDL_GL_CreateContext(window_);
    if (context_ == nullptr) {
        error_ = SDL_GetError();
        return;
    }
    SDL_GL_MakeCurrent(window_, context_);
    SDL_GL_SetSwapInterval(1);
    gl_ = std::make_unique<Gl>();
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    io.ConfigWindowsMoveFromTitleBarOnly = true;
    io.ConfigNavEscapeClearFocusItem = true;
    ImGui_ImplSDL2_InitForOpenGL(window_, context_);
    ImGui_ImplOpenGL3_Init("#version 150");
    fonts_ = load_native_fonts();
    if (options.is_hidden) {
        if (scale_ <= 0) scale_ = 1;
        const auto w = static_cast<GLsizei>(static_cast<float>(width_) * scale_);
        const auto h = static_cast<GLsizei>(static_cast<float>(height_) * scale_);
        gl_->gen_textures(1, &texture_);
        gl_->bind_texture(GL_TEXTURE_2D, texture_);
        gl_->tex_image(GL_TEXTURE_2D, 0, GL_RGBA8, w, h, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
        gl_->gen_framebuffers(1, &framebuffer_);
        gl_->bind_framebuffer(GL_FRAMEBUFFER, framebuffer_);
        gl_->attach_texture(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture_, 0);
    }
}

NativeWindow::~NativeWindow() {
    if (context_ != nullptr) {
        ImGui_ImplOpenGL3_Shutdown();
        ImGui_ImplSDL2_Shutdown();
        ImGui::DestroyContext();
        SDL_GL_DeleteContext(context_);
    }
    if (window_ != nullptr) SDL_DestroyWindow(window_);
    SDL_Quit();
}

bool NativeWindow::handle(const SDL_Event& event) {
    ImGui_ImplSDL2_ProcessEvent(&event);
    if (event.type == SDL_QUIT) return false;
    return !(event.type == SDL_WINDOWEVENT && event.window.event == SDL_WINDOWEVENT_CLOSE);
}

void NativeWindow::begin_frame(ui::FrameInput& input) {
    ImGuiIO& io = ImGui::GetIO();
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplSDL2_NewFrame();
    if (framebuffer_ != 0) {
        io.DisplaySize = {static_cast<float>(width_), static_cast<float>(height_)};
        io.DisplayFramebufferScale = {scale_, scale_};
    }
    ImGui::NewFrame();
    input.viewport = {io.DisplaySize.x, io.DisplaySize.y};
    input.pixel_ratio = std::max(0.5F, io.DisplayFramebufferScale.x);
    input.seconds =
        static_cast<double>(SDL_GetPerformanceCounter()) / static_cast<double>(SDL_GetPerformanceFrequency());
}

void NativeWindow::end_frame(bool is_presented) {
    ImGui::Render();
    if (!is_presented) return;
    const ImGuiIO& io = ImGui::GetIO();
    gl_->viewport(0, 0, static_cast<GLsizei>(io.DisplaySize.x * io.DisplayFramebufferScale.x),
                  static_cast<GLsizei>(io.DisplaySize.y * io.DisplayFramebufferScale.y));
    gl_->clear_color(0, 0, 0, 1);
    gl_->clear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    if (framebuffer_ == 0) SDL_GL_SwapWindow(window_);
}

std::vector<std::uint8_t> NativeWindow::read_pixels(int& width, int& height) const {
    const ImGuiIO& io = ImGui::GetIO();
    width = static_cast<int>(io.DisplaySize.x * io.DisplayFramebufferScale.x);
    height = static_cast<int>(io.DisplaySize.y * io.DisplayFramebufferScale.y);
    const auto row_bytes = static_cast<std::size_t>(width) * 4;
    std::vector<std::uint8_t> pixels(row_bytes * static_cast<std::size_t>(height));
    gl_->read_pixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, pixels.data());
    for (int top = 0, bottom = height - 1; top < bottom; ++top, --bottom) {  // OpenGL begins at the bottom
        const auto from = pixels.begin() + static_cast<std::ptrdiff_t>(row_bytes) * top;
        std::swap_ranges(from, from + static_cast<std::ptrdiff_t>(row_bytes),
                         pixels.begin() + static_cast<std::ptrdiff_t>(row_bytes) * bottom);
    }
    return pixels;
}

void NativeWindow::set_title(const std::string& title) { SDL_SetWindowTitle(window_, title.c_str()); }

void NativeWindow::set_cursor_hand(bool is_hand) {
    if (is_hand) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
}

ui::FrameOutput draw_settled(NativeWindow& window, ui::Ui& ui, ui::FrameInput input, ui::FunctionRef<void()> content,
                             int passes) {
    ui::FrameOutput output;
    for (int pass = 1;; ++pass) {
        window.begin_frame(input);
        ui.begin_frame(input);
        content();
        output = ui.end_frame();
        window.set_cursor_hand(output.wants_hand_cursor);
        const bool is_last = pass >= passes || !output.is_unsettled;
        window.end_frame(is_last);
        if (is_last) return output;
    }
}

}  // namespace cairn::host
