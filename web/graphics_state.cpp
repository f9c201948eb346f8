#include <GLES3/gl3.h>

#include <algorithm>

/// What ImGui's renderer asks before it draws, so that it can put it back. Nobody else draws here, and a browser
/// answers each question only when its graphics process has done all that was asked before: in every frame the page
/// would wait for the last one. The rest state is told instead; limits and versions, asked once, are real.
extern "C" void cairn_graphics_state(GLenum name, GLint* values) {
    switch (name) {
        case GL_ACTIVE_TEXTURE: *values = GL_TEXTURE0; return;
        case GL_BLEND_SRC_RGB:
        case GL_BLEND_SRC_ALPHA: *values = GL_ONE; return;
        case GL_BLEND_DST_RGB:
        case GL_BLEND_DST_ALPHA: *values = GL_ZERO; return;
        case GL_BLEND_EQUATION_RGB:
        case GL_BLEND_EQUATION_ALPHA: *values = GL_FUNC_ADD; return;
        case GL_ARRAY_BUFFER_BINDING:
        case GL_CURRENT_PROGRAM:
        case GL_PIXEL_UNPACK_BUFFER_BINDING:
        case GL_SAMPLER_BINDING:
        case GL_TEXTURE_BINDING_2D:
        case GL_VERTEX_ARRAY_BINDING: *values = 0; return;
        case GL_SCISSOR_BOX:
        case GL_VIEWPORT: std::fill_n(values, 4, 0); return;
        default: glGetIntegerv(name, values);
    }
}
