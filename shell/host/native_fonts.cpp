#include "shell/host/native_fonts.hpp"

#include <imgui.h>

#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <span>
#include <string_view>
#include <system_error>

namespace cairn::host {
namespace {

namespace fs = std::filesystem;

struct Face {
    std::string_view regular, medium, semibold;
};

// In the order of preference; a folder is not searched, so that the choice is the same on every start.
constexpr std::array latin_faces{
    Face{"/usr/share/fonts/opentype/inter/Inter-Regular.otf", "/usr/share/fonts/opentype/inter/Inter-Medium.otf",
         "/usr/share/fonts/opentype/inter/Inter-SemiBold.otf"},
    Face{"/usr/share/fonts/truetype/inter/Inter-Regular.ttf", "/usr/share/fonts/truetype/inter/Inter-Medium.ttf",
         "/usr/share/fonts/truetype/inter/Inter-SemiBold.ttf"},
    Face{"/Library/Fonts/Inter-Regular.otf", "/Library/Fonts/Inter-Medium.otf", "/Library/Fonts/Inter-SemiBold.otf"},
    Face{"/System/Library/Fonts/SFNS.ttf", "/System/Library/Fonts/SFNS.ttf", "/System/Library/Fonts/SFNS.ttf"},
    Face{"C:/Windows/Fonts/segoeui.ttf", "C:/Windows/Fonts/segoeui.ttf", "C:/Windows/Fonts/seguisb.ttf"},
    Face{"/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf", "/usr/share/fonts/truetype/noto/NotoSans-Medium.ttf",
         "/usr/share/fonts/truetype/noto/NotoSans-SemiBold.ttf"},
    Face{"/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf",
         "/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf",
         "/usr/share/fonts/truetype/liberation/LiberationSans-Bold.ttf"},
    Face{"/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
         "/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf"},
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

ui::FontFace load_face(std::string_view path, std::string_view chinese, unsigned chinese_index) {
    ImGuiIO& io = ImGui::GetIO();
    ImFontConfig config;
    config.OversampleH = 2;
    config.OversampleV = 1;
    ui::FontFace face;
    const std::string first(path.empty() ? chinese : path);
    if (first.empty()) return face;
    const Metrics metrics = read_metrics(first, path.empty() ? chinese_index : 0);
    constexpr float reference = 16;  // sizes of merged faces are relative to the first one's
    config.FontNo = path.empty() ? chinese_index : 0;
    face.font = io.Fonts->AddFontFromFileTTF(first.c_str(), reference * metrics.em_factor, &config);
    face.em_factor = metrics.em_factor;
    face.cap_height = metrics.cap_height;
    if (!path.empty() && !chinese.empty()) {
        const Metrics han = read_metrics(chinese, chinese_index);
        ImFontConfig merged;
        merged.MergeMode = true;
        merged.FontNo = chinese_index;
        merged.OversampleH = 1;
        merged.PixelSnapH = true;
        io.Fonts->AddFontFromFileTTF(std::string(chinese).c_str(), reference * han.em_factor, &merged);
    }
    return face;
}

}  // namespace

NativeFonts load_native_fonts() {
    NativeFonts result;
    const Face* latin = nullptr;
    Face chosen{};
    if (const char* folder = std::getenv("CAIRN_FONTS")) {  // a folder with Inter-*.otf or .ttf
        static std::array<std::string, 3> own;  // outlives the views in `chosen`
        for (const std::string_view ending : {".otf", ".ttf"}) {
            own = {std::string(folder) + "/Inter-Regular", std::string(folder) + "/Inter-Medium",
                   std::string(folder) + "/Inter-SemiBold"};
            for (std::string& each : own) each += ending;
            chosen = {own[0], own[1], own[2]};
            if (exists(chosen.regular)) latin = &chosen;
            if (latin != nullptr) break;
        }
    }
    for (const Face& face : latin_faces) {
        if (latin == nullptr && exists(face.regular)) latin = &face;
    }
    const ChineseFace* chinese = nullptr;
    for (const ChineseFace& face : chinese_faces) {
        if (chinese == nullptr && exists(face.regular)) chinese = &face;
    }
    if (chinese == nullptr)
        std::fputs("cairn: no Chinese font was found; install Noto Sans CJK (fonts-noto-cjk) to read Chinese\n",
                   stderr);
    else
        result.chinese = chinese->regular;
    if (latin == nullptr) {
        if (chinese == nullptr)
            std::fputs("cairn: no font was found at all; install Inter, Noto Sans or DejaVu Sans\n", stderr);
    } else {
        result.latin = latin->regular;
    }
    const auto or_regular = [](std::string_view wanted, std::string_view regular) {
        return exists(wanted) ? wanted : regular;
    };
    const std::string_view regular = latin == nullptr ? std::string_view{} : latin->regular;
    const std::string_view medium = latin == nullptr ? std::string_view{} : or_regular(latin->medium, regular);
    const std::string_view semibold = latin == nullptr ? std::string_view{} : or_regular(latin->semibold, regular);
    const std::string_view han = chinese == nullptr ? std::string_view{} : chinese->regular;
    const std::string_view han_bold = chinese == nullptr ? std::string_view{} : or_regular(chinese->bold, han);
    const unsigned index = chinese == nullptr ? 0 : chinese->index;
    result.fonts.regular = load_face(regular, han, index);
    result.fonts.medium = medium == regular ? result.fonts.regular : load_face(medium, han, index);
    result.fonts.semibold = load_face(semibold, han_bold, index);
    for (const std::string_view path : mono_faces) {
        if (!exists(path)) continue;
        result.fonts.mono = load_face(path, han, index);
        break;
    }
    return result;
}

}  // namespace cairn::host
