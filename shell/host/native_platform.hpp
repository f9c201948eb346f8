#pragma once

#include "shell/host/native_options.hpp"
#include "shell/host/native_storage.hpp"
#include "shell/host/native_zones.hpp"
#include "shell/platform/platform.hpp"

#include <deque>
#include <future>
#include <optional>
#include <string>

namespace cairn::host {

/// The platform of a desktop: files in a folder, the system's clock, random bytes and time zones. Always the leader,
/// always online as far as it knows; never an update.
class NativePlatform final : public Platform {
public:
    explicit NativePlatform(const NativeOptions& options);

    [[nodiscard]] std::int64_t now_utc_ms() const override;
    void random_bytes(std::span<std::byte> out) override;
    [[nodiscard]] std::string local_zone() const override;
    [[nodiscard]] int utc_offset_minutes(std::string_view zone, std::int64_t utc_ms) const override;
    [[nodiscard]] std::vector<std::string> zone_names() const override;
    [[nodiscard]] const Preferences& preferences() const override { return preferences_; }
    [[nodiscard]] bool is_online() const override { return true; }

    [[nodiscard]] std::string route() const override { return route_; }
    [[nodiscard]] float route_scroll() const override { return 0; }
    void set_route(std::string_view route, bool is_replacing) override;
    void set_title(std::string_view title) override { title_ = title; }
    void set_language(std::string_view bcp47) override { language_ = bcp47; }
    void request_focus(std::uint32_t node_id) override { focus_request_ = node_id; }
    void request_frame() override { is_frame_wanted_ = true; }
    void open_url(std::string_view url) override;
    void copy_text(std::string_view text) override;
    [[nodiscard]] bool can_print() const override { return false; }
    void print() override {}

    void pick_file(std::string_view accept, std::uint32_t request_id) override;
    void save_file(std::string_view name, std::string_view mime, std::span<const std::byte> bytes) override;

    void load_files() override;
    void write_file(std::string_view name, std::span<const std::byte> bytes) override { storage_.write(name, bytes); }
    void append_file(std::string_view name, std::span<const std::byte> bytes) override { storage_.append(name, bytes); }
    void remove_file(std::string_view name) override { storage_.remove(name); }
    void flush(std::uint64_t token) override;
    [[nodiscard]] bool is_leader() const override { return true; }
    void send_to_tabs(std::span<const std::byte>) override {}
    void request_persistence() override {}
    [[nodiscard]] bool has_web() const override { return false; }
    [[nodiscard]] std::string page_address() const override { return {}; }
    void ask_web(host::WebRequest /*request*/) override {}  // who asks looks at has_web before
    void call_back(std::int64_t /*after_ms*/) override {}  // only tabs wait, for one another
    void ask_storage_status() override {}

    [[nodiscard]] std::vector<std::byte> load_drafts() const override { return storage_.load_drafts(); }
    void store_drafts(std::span<const std::byte> bytes) override;

    void derive_key(KeyWish wish) override;

    void apply_update() override {}
    void log(LogLevel level, std::string_view text) override;

    // For the program's loop.
    void set_lacks_han(bool lacks_han) { preferences_.lacks_han = lacks_han; }
    void post(PlatformEvent event) { events_.push_back(std::move(event)); }
    [[nodiscard]] bool next_event(PlatformEvent& out);
    void open_file(const std::string& path, std::uint32_t request_id);  ///< a drop, --import or a picked file
    bool go_back(int steps);                                            ///< through the routes that were visited
    [[nodiscard]] const std::string& title() const { return title_; }
    [[nodiscard]] std::uint32_t take_focus_request();
    [[nodiscard]] bool take_frame_wish();

private:
    Preferences preferences_;
    NativeStorage storage_;
    mutable NativeZones zones_;
    void collect_derived_keys();

    std::deque<PlatformEvent> events_;
    std::vector<std::future<KeyDerived>> deriving_;
    std::vector<std::string> visited_;
    std::size_t at_ = 0;
    std::string route_;
    std::string title_;
    std::string language_;
    std::string data_folder_;
    std::uint32_t focus_request_ = 0;
    bool is_frame_wanted_ = false;
};

}  // namespace cairn::host
