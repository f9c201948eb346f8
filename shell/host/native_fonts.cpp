#include "shell/host/native_fonts.hpp"

#include "shell/host/native_latin.hpp"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <system_error>

namespace cairn::host {
namespace {

namespace fs = std::filesystem;

// For what the base font has not: Greek, Cyrillic, more Latin. In the order of preference; a folder is not searched, so
// that the choice is the same on every start.
struct Face {
    std::string_view regular, bold;
};
constexpr std::array latin_faces{
    Face{"/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf", "/usr/share/fonts/truetype/noto/NotoSans-SemiBold.ttf"},
    Face{"/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf",
         "/usr/share/fonts/truetype/liberation/LiberationSans-Bold.ttf"},
    Face{"/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf"},
    Face{"/System/Library/Fonts/SFNS.ttf", "/System/Library/Fonts/SFNS.ttf"},
    Face{"C:/Windows/Fonts/segoeui.ttf", "C:/Windows/Fonts/seguisb.ttf"},
};

struct ChineseFace {
    std::string_view regular, bold;
    unsigned index;  ///< of the Simplified Chinese face in the collection
};
constexpr std::array chinese_faces{
    ChineseFace{"/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
                "/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc", 2},
    ChineseFace{"/usr/share/fonts/noto-cjk/NotoSansCJK-Regular.ttc", "/usr/share/fonts/noto-cjk/NotoSansCJK-Bold.ttc",
                2},
    ChineseFace{"/System/Library/Fonts/PingFang.ttc", "/System/Library/Fonts/PingFang.ttc", 0},
    ChineseFace{"/System/Library/Fonts/Hiragino Sans GB.ttc", "/System/Library/Fonts/Hiragino Sans GB.ttc", 0},
    ChineseFace{"C:/Windows/Fonts/msyh.ttc", "C:/Windows/Fonts/msyhbd.ttc", 0},
    ChineseFace{"/usr/share/fonts/truetype/wqy/wqy-microhei.ttc", "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc", 0},
    ChineseFace{"/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc", "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc", 0},
    ChineseFace{"/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf",
                "/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf", 0},
};

constexpr std::array mono_faces{
    std::string_view{"/usr/share/fonts/truetype/jetbrains-mono/JetBrainsMono-Regular.ttf"},
    std::string_view{"/System/Library/Fonts/Menlo.ttc"},
    std::string_view{"C:/Windows/Fonts/consola.ttf"},
    std::string_view{"/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf"},
    std::string_view{"/usr/share/fonts/truetype/liberation/LiberationMono-Regular.ttf"},
};

bool exists(std::string_view path) {
    std::error_code error;
    return fs::exists(path, error);
}

/// The parts of a font's metrics that turn CSS px into ImGui's font size (ascent + descent of `hhea`).
struct Metrics {
    float em_factor = 1.2F;
    float cap_height = 0.72F;
};

/// Reads head, hhea and OS/2. Source: OpenType 1.9.
Metrics read_metrics(std::string_view path, unsigned index) {
    std::ifstream file(std::string(path), std::ios::binary);
    const auto number = [&](std::uint64_t at, int size) {
        file.clear();
        file.seekg(static_cast<std::streamoff>(at));
        std::uint32_t value = 0;
        for (int i = 0; i < size; ++i) value = (value << 8U) | static_cast<unsigned>(file.get() & 0xFF);
        return value;
    };
    const auto signed_number = [&](std::uint64_t at) { return static_cast<std::int16_t>(number(at, 2)); };
    std::uint64_t start = 0;
    if (number(0, 4) == 0x74746366) start = number(12 + 4ULL * index, 4);  // 'ttcf'
    const std::uint32_t tables = number(start + 4, 2);
    float units = 1000;
    float height = 0;
    float caps = 0;
    for (std::uint32_t i = 0; i < tables; ++i) {
        const std::uint64_t entry = start + 12 + 16ULL * i;
        const std::uint32_t tag = number(entry, 4);
        const std::uint64_t at = number(entry + 8, 4);
        if (tag == 0x68656164) units = static_cast<float>(number(at + 18, 2));  // head
        if (tag == 0x68686561) height = static_cast<float>(signed_number(at + 4) - signed_number(at + 6));  // hhea
        if (tag == 0x4F532F32 && number(at, 2) >= 2) caps = static_cast<float>(signed_number(at + 88));  // OS/2
    }
    Metrics metrics;
    if (units > 0 && height > 0) metrics.em_factor = height / units;
    if (units > 0 && caps > 0) metrics.cap_height = caps / units;
    return metrics;
}

constexpr float reference = 16;  // sizes of merged faces are relative to the first one's

void merge(std::string_view path, unsigned index, bool is_han) {
    if (path.empty()) return;
    ImFontConfig config;
    config.MergeMode = true;
    config.FontNo = index;
    config.OversampleH = is_han ? 1 : 2;
    config.OversampleV = 1;
    config.PixelSnapH = is_han;
    const float size = reference * read_metrics(path, index).em_factor;
    ImGui::GetIO().Fonts->AddFontFromFileTTF(std::string(path).c_str(), size, &config);
}

/// The base font, which is part of the program, then the system's faces for what it lacks.
ui::FontFace load_face(std::string_view base, std::string_view latin, std::string_view han, unsigned han_index) {
    constexpr float em_factor = 1.21F;  // of Inter
    constexpr float cap_height = 0.727F;
    ImFontConfig config;
    config.OversampleH = 2;
    config.OversampleV = 1;
    config.FontDataOwnedByAtlas = false;
    // ImGui only reads it
    void* bytes = const_cast<char*>(base.data());
    ui::FontFace face{.font = nullptr, .em_factor = em_factor, .cap_height = cap_height};
    face.font = ImGui::GetIO().Fonts->AddFontFromMemoryTTF(bytes, static_cast<int>(base.size()), reference * em_factor,
                                                           &config);
    merge(latin, 0, false);
    merge(han, han_index, true);
    return face;
}

ui::FontFace load_mono(std::string_view path, std::string_view han, unsigned han_index) {
    const Metrics metrics = read_metrics(path, 0);
    ImFontConfig config;
    config.OversampleH = 2;
    config.OversampleV = 1;
    ui::FontFace face{.font = nullptr, .em_factor = metrics.em_factor, .cap_height = metrics.cap_height};
    face.font =
        ImGui::GetIO().Fonts->AddFontFromFileTTF(std::string(path).c_str(), reference * metrics.em_factor, &config);
    merge(han, han_index, true);
    return face;
}

}  // namespace

NativeFonts load_native_fonts() {
    NativeFonts result;
    const auto present = [](const auto& face) { return exists(face.regular); };
    const auto latin = std::ranges::find_if(latin_faces, present);
    const auto chinese = std::ranges::find_if(chinese_faces, present);
    const auto or_regular = [](std::string_view wanted, std::string_view regular) {
        return exists(wanted) ? wanted : regular;
    };
    std::string_view more, more_bold, han, han_bold;
    unsigned index = 0;
    if (latin != latin_faces.end()) {
        more = latin->regular;
        more_bold = or_regular(latin->bold, more);
    }
    if (chinese != chinese_faces.end()) {
        han = chinese->regular;
        han_bold = or_regular(chinese->bold, han);
        index = chinese->index;
        result.has_han = true;
    } else {
        std::fputs("cairn: no Chinese font was found. Install Noto Sans CJK (fonts-noto-cjk), then start again.\n"
                   "cairn：没有找到中文字体。请安装 Noto Sans CJK（fonts-noto-cjk），再重新启动。\n",
                   stderr);
    }
    result.fonts.regular = load_face(latin_base::inter_latin_400_ttf, more, han, index);
    result.fonts.medium = result.fonts.regular;
    result.fonts.semibold = load_face(latin_base::inter_latin_600_ttf, more_bold, han_bold, index);
    const auto mono = std::ranges::find_if(mono_faces, exists);
    if (mono != mono_faces.end()) result.fonts.mono = load_mono(*mono, han, index);
    return result;
}

}  // namespace cairn::host
