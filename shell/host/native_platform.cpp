#include "shell/host/native_platform.hpp"

#include <SDL.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sys/random.h>
#include <system_error>
#include <utility>

namespace cairn::host {
namespace {

namespace fs = std::filesystem;

std::vector<std::string> system_languages(const std::string& wished) {
    std::vector<std::string> languages;
    if (!wished.empty()) languages.push_back(wished);
    for (const char* name : {"LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* value = std::getenv(name);
        if (value == nullptr || *value == '\0') continue;
        std::string text(value);
        text.resize(std::min(text.find_first_of(".:@"), text.size()));
        std::ranges::replace(text, '_', '-');
        if (text != "C" && text != "POSIX") languages.push_back(std::move(text));
    }
    if (languages.empty()) languages.emplace_back("en");
    return languages;
}

fs::path downloads_folder(const std::string& data_folder) {
    std::error_code error;
    if (const char* folder = std::getenv("XDG_DOWNLOAD_DIR"); folder != nullptr && fs::is_directory(folder, error))
        return folder;
    if (const char* home = std::getenv("HOME")) {
        const fs::path folder = fs::path(home) / "Downloads";
        if (fs::is_directory(folder, error)) return folder;
    }
    return fs::path(data_folder) / "exports";
}

/// The desktop's own chooser, where there is one. Empty: none, or cancelled.
std::string ask_for_path() {
    for (const char* command : {"zenity --file-selection 2>/dev/null", "kdialog --getopenfilename 2>/dev/null"}) {
        std::FILE* pipe = ::popen(command, "r");
        if (pipe == nullptr) continue;
        std::string path;
        for (int c = std::fgetc(pipe); c != EOF && c != '\n'; c = std::fgetc(pipe)) path += static_cast<char>(c);
        if (::pclose(pipe) == 0 && !path.empty()) return path;
    }
    return {};
}

}  // namespace

NativePlatform::NativePlatform(const NativeOptions& options)
    : storage_(options.data_folder), route_(options.route.empty() ? "/" : options.route),
      data_folder_(options.data_folder) {
    preferences_.is_dark = options.is_dark.value_or(false);
    preferences_.is_coarse = options.is_coarse;
    preferences_.is_motion_reduced = !options.screenshot.empty();  // a picture shows what comes to rest
    preferences_.languages = system_languages(options.language);
    visited_.push_back(route_);
}

std::int64_t NativePlatform::now_utc_ms() const {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

void NativePlatform::random_bytes(std::span<std::byte> out) {
    while (!out.empty()) {
        const std::size_t part = std::min<std::size_t>(out.size(), 256);  // getentropy gives no more at once
        if (::getentropy(out.data(), part) != 0) std::abort();            // without chance there are no safe ids
        out = out.subspan(part);
    }
}

std::string NativePlatform::local_zone() const { return zones_.local(); }

int NativePlatform::utc_offset_minutes(std::string_view zone, std::int64_t utc_ms) const {
    return zones_.offset_minutes(zone, utc_ms);
}

std::vector<std::string> NativePlatform::zone_names() const { return zones_.names(); }

void NativePlatform::set_route(std::string_view route, bool is_replacing) {
    if (route_ == route) return;
    route_ = route;
    if (is_replacing) {
        visited_[at_] = route_;
        return;
    }
    visited_.resize(at_ + 1);
    visited_.push_back(route_);
    ++at_;
}

bool NativePlatform::go_back(int steps) {
    const auto target = static_cast<std::ptrdiff_t>(at_) - steps;
    if (target < 0 || target >= static_cast<std::ptrdiff_t>(visited_.size())) return false;
    at_ = static_cast<std::size_t>(target);
    route_ = visited_[at_];
    post(RouteChanged{route_});
    return true;
}

void NativePlatform::open_url(std::string_view url) {
    if (url.starts_with("https://") || url.starts_with("mailto:")) SDL_OpenURL(std::string(url).c_str());
}

void NativePlatform::copy_text(std::string_view text) { SDL_SetClipboardText(std::string(text).c_str()); }

void NativePlatform::open_file(const std::string& path, std::uint32_t request_id) {
    std::ifstream file(path, std::ios::binary);
    if (!file) {
        log(LogLevel::warning, "cannot read " + path);
        post(FilePickCancelled{request_id});
        return;
    }
    const std::string bytes{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    FilePicked picked{.request_id = request_id, .name = fs::path(path).filename().string(), .bytes = {}};
    const auto* data = reinterpret_cast<const std::byte*>(bytes.data());
    picked.bytes.assign(data, data + bytes.size());
    post(std::move(picked));
}

void NativePlatform::pick_file(std::string_view /*accept*/, std::uint32_t request_id) {
    const std::string path = ask_for_path();
    if (!path.empty()) {
        open_file(path, request_id);
        return;
    }
    log(LogLevel::info, "no file was chosen; a file can also be dropped on the window or given with --import");
    post(FilePickCancelled{request_id});
}

void NativePlatform::save_file(std::string_view name, std::string_view /*mime*/, std::span<const std::byte> bytes) {
    const fs::path folder = downloads_folder(data_folder_);
    std::error_code error;
    fs::create_directories(folder, error);
    const fs::path path = folder / fs::path(name).filename();
    std::ofstream file(path, std::ios::binary);
    file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    log(file ? LogLevel::info : LogLevel::error, (file ? "saved " : "cannot save ") + path.string());
}

void NativePlatform::store_drafts(std::span<const std::byte> bytes) {
    if (const std::string error = storage_.store_drafts(bytes); !error.empty()) log(LogLevel::warning, error);
}

void NativePlatform::load_files() { post(storage_.load()); }

void NativePlatform::flush(std::uint64_t token) { post(StorageFlushed{token, storage_.flush()}); }

void NativePlatform::derive_key(KeyWish wish) {
    deriving_.push_back(std::async(std::launch::async, [wish = std::move(wish)]() mutable {
        const auto now_ms = [] {
            const auto now = std::chrono::steady_clock::now().time_since_epoch();
            return std::int64_t{std::chrono::duration_cast<std::chrono::milliseconds>(now).count()};
        };
        KeyDerived derived{.request_id = wish.request_id, .key = {}, .cost = {}, .error = Errc::none};
        auto answer = crypto::derive_wished_key(wish.passphrase, wish.salt, wish.cost, now_ms);
        crypto::wipe(std::as_writable_bytes(std::span(wish.passphrase)));
        if (!answer) {
            derived.error = answer.error().code;
            return derived;
        }
        derived.key.assign(answer->key.bytes().begin(), answer->key.bytes().end());
        derived.cost = answer->cost;
        return derived;
    }));
}

void NativePlatform::collect_derived_keys() {
    std::erase_if(deriving_, [this](std::future<KeyDerived>& derived) {
        if (derived.wait_for(std::chrono::seconds(0)) != std::future_status::ready) return false;
        post(derived.get());
        return true;
    });
}

void NativePlatform::log(LogLevel level, std::string_view text) {
    const char* label = level == LogLevel::error ? "error" : level == LogLevel::warning ? "warning" : "info";
    std::fprintf(stderr, "cairn: %s: %.*s\n", label, static_cast<int>(text.size()), text.data());
}

bool NativePlatform::next_event(PlatformEvent& out) {
    collect_derived_keys();
    if (events_.empty()) return false;
    out = std::move(events_.front());
    events_.pop_front();
    return true;
}

std::uint32_t NativePlatform::take_focus_request() { return std::exchange(focus_request_, 0); }
/// While a key is derived the loop goes round: nothing else would wake it for the answer.
bool NativePlatform::take_frame_wish() { return std::exchange(is_frame_wanted_, false) || !deriving_.empty(); }

}  // namespace cairn::host
