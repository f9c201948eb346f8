#pragma once

#include "disk.hpp"
#include "shell/platform/platform.hpp"

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cairn::web {

/// The browser tab as a host::Platform. Answers of the page become events in a queue, which Program delivers.
class WebPlatform final : public host::Platform {
public:
    WebPlatform();

    [[nodiscard]] std::int64_t now_utc_ms() const override;
    void random_bytes(std::span<std::byte> out) override;
    [[nodiscard]] std::string local_zone() const override;
    [[nodiscard]] int utc_offset_minutes(std::string_view zone, std::int64_t utc_ms) const override;
    [[nodiscard]] std::vector<std::string> zone_names() const override;
    [[nodiscard]] const host::Preferences& preferences() const override { return preferences_; }
    [[nodiscard]] bool is_online() const override { return is_online_; }

    [[nodiscard]] std::string route() const override;
    [[nodiscard]] float route_scroll() const override;
    void set_route(std::string_view route, bool is_replacing) override;
    void set_title(std::string_view title) override;
    void set_language(std::string_view bcp47) override;
    void request_focus(std::uint32_t node_id) override { focus_request_ = node_id; }
    void request_frame() override;
    void open_url(std::string_view url) override;
    void copy_text(std::string_view text) override;
    [[nodiscard]] bool can_print() const override { return true; }
    void print() override;

    void pick_file(std::string_view accept, std::uint32_t request_id) override;
    void save_file(std::string_view name, std::string_view mime, std::span<const std::byte> bytes) override;

    void load_files() override;
    void write_file(std::string_view name, std::span<const std::byte> bytes) override;
    void append_file(std::string_view name, std::span<const std::byte> bytes) override;
    void remove_file(std::string_view name) override;
    void flush(std::uint64_t token) override;
    [[nodiscard]] bool is_leader() const override { return is_leader_; }
    void send_to_tabs(std::span<const std::byte> bytes) override;
    void request_persistence() override;
    void call_back(std::int64_t after_ms) override;
    void ask_storage_status() override;

    [[nodiscard]] std::vector<std::byte> load_drafts() const override;
    void store_drafts(std::span<const std::byte> bytes) override;

    void derive_key(host::KeyWish wish) override;

    [[nodiscard]] bool has_web() const override { return true; }
    [[nodiscard]] std::string page_address() const override;
    void ask_web(host::WebRequest request) override;

    void apply_update() override;
    void log(host::LogLevel level, std::string_view text) override;

    // For Program and the page.
    void push(host::PlatformEvent event) { events_.push_back(std::move(event)); }
    [[nodiscard]] std::vector<host::PlatformEvent> take_events() { return std::exchange(events_, {}); }
    [[nodiscard]] std::uint32_t take_focus_request() { return std::exchange(focus_request_, 0); }
    void set_online(bool is_online);
    void set_leader(bool is_leader);
    void set_preferences(host::Preferences preferences);
    /// The page has read IndexedDB into the folder, or says why not.
    void disk_loaded(std::string_view error);
    void disk_flushed(std::uint64_t token, std::string_view error);

private:
    [[nodiscard]] bool may_write(std::string_view name);

    Disk disk_;
    host::Preferences preferences_;
    std::vector<host::PlatformEvent> events_;
    std::string title_;
    std::uint32_t focus_request_ = 0;
    bool is_online_ = true;
    bool is_leader_ = false;
    bool is_disk_fresh_ = true;  ///< the folder holds what IndexedDB held: nothing to ask the page for
};

/// Text the page answers with, as a string of ours.
[[nodiscard]] std::string take_page_text(int which);
/// Non-empty lines.
[[nodiscard]] std::vector<std::string> split_lines(std::string_view text);

}  // namespace cairn::web
