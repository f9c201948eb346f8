#pragma once

#include <deque>
#include <map>

#include "shell/platform/platform.hpp"

namespace cairn::screens {

/// A platform in memory with a clock that stands still. Answers to load and flush wait in `events` until a test hands
/// them over, as the real ones come later too.
class FakePlatform : public host::Platform {
public:
    std::int64_t now_ms = 1'795'000'000'000;  // 2026-11-18
    std::map<std::string, std::vector<std::byte>> files;   ///< what is durable
    std::map<std::string, std::vector<std::byte>> memory;  ///< what was written
    std::deque<host::PlatformEvent> events;
    host::Preferences wishes;
    std::string address = "/today";
    float scroll = 0;
    int printed = 0;
    std::string title;
    std::string page_language;
    std::string flush_error;   ///< when set, flushes fail with it
    std::vector<std::byte> drafts;  ///< durable at once
    bool leader = true;
    Errc derive_error = Errc::none;  ///< when set, keys are not derived and this is why
    int persistence_asked = 0;
    host::StorageStatus storage;
    std::vector<std::int64_t> call_backs;
    bool is_web_there = true;
    std::deque<host::WebRequest> web_requests;  ///< for a test to answer
    std::vector<std::vector<std::byte>> sent;  ///< to other tabs
    std::map<std::string, std::vector<std::byte>> downloads;

    [[nodiscard]] std::int64_t now_utc_ms() const override { return now_ms; }
    void random_bytes(std::span<std::byte> out) override {
        for (std::byte& byte : out) byte = static_cast<std::byte>(++chance_ * 37);
    }
    [[nodiscard]] std::string local_zone() const override { return "Asia/Shanghai"; }
    [[nodiscard]] int utc_offset_minutes(std::string_view, std::int64_t) const override { return 480; }
    [[nodiscard]] std::vector<std::string> zone_names() const override { return {"Asia/Shanghai"}; }
    [[nodiscard]] const host::Preferences& preferences() const override { return wishes; }
    [[nodiscard]] bool is_online() const override { return true; }
    [[nodiscard]] std::string route() const override { return address; }
    [[nodiscard]] float route_scroll() const override { return scroll; }
    void set_route(std::string_view route, bool) override { address = route; }
    void set_title(std::string_view text) override { title = text; }
    void set_language(std::string_view bcp47) override { page_language = bcp47; }
    void request_focus(std::uint32_t) override {}
    void request_frame() override {}
    void open_url(std::string_view) override {}
    void copy_text(std::string_view) override {}
    [[nodiscard]] bool can_print() const override { return true; }
    void print() override { ++printed; }
    void pick_file(std::string_view, std::uint32_t) override {}
    void save_file(std::string_view name, std::string_view, std::span<const std::byte> bytes) override {
        downloads[std::string(name)].assign(bytes.begin(), bytes.end());
    }
    void load_files() override {
        host::StorageLoaded loaded;
        memory = files;
        for (const auto& [name, bytes] : files) loaded.files.push_back({name, bytes});
        events.emplace_back(std::move(loaded));
    }
    void write_file(std::string_view name, std::span<const std::byte> bytes) override {
        memory[std::string(name)].assign(bytes.begin(), bytes.end());
    }
    void append_file(std::string_view name, std::span<const std::byte> bytes) override {
        auto& file = memory[std::string(name)];
        file.insert(file.end(), bytes.begin(), bytes.end());
    }
    void remove_file(std::string_view name) override { memory.erase(std::string(name)); }
    void flush(std::uint64_t token) override {
        if (flush_error.empty()) files = memory;
        events.emplace_back(host::StorageFlushed{token, flush_error});
    }
    [[nodiscard]] bool is_leader() const override { return leader; }
    void send_to_tabs(std::span<const std::byte> bytes) override { sent.emplace_back(bytes.begin(), bytes.end()); }
    void request_persistence() override { ++persistence_asked; }
    void call_back(std::int64_t after_ms) override { call_backs.push_back(after_ms); }
    void ask_storage_status() override { events.emplace_back(storage); }
    [[nodiscard]] std::vector<std::byte> load_drafts() const override { return drafts; }
    void store_drafts(std::span<const std::byte> bytes) override { drafts.assign(bytes.begin(), bytes.end()); }
    void derive_key(host::KeyWish wish) override {
        // a cheap cost stands for what a device bears
        const crypto::DeriveCost cost = wish.cost.value_or(crypto::DeriveCost{.memory_kib = 64, .passes = 1});
        host::KeyDerived derived{.request_id = wish.request_id, .key = {}, .cost = cost, .error = derive_error};
        if (const auto key = crypto::derive_key(wish.passphrase, wish.salt, cost); key && derive_error == Errc::none)
            derived.key.assign(key->bytes().begin(), key->bytes().end());
        events.emplace_back(std::move(derived));
    }
    [[nodiscard]] bool has_web() const override { return is_web_there; }
    [[nodiscard]] std::string page_address() const override { return "https://example.org/cairn/"; }
    void ask_web(host::WebRequest request) override { web_requests.push_back(std::move(request)); }
    void apply_update() override {}
    void log(host::LogLevel, std::string_view) override {}

private:
    int chance_ = 0;
};

}  // namespace cairn::screens
