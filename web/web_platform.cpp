#include "web_platform.hpp"

#include "page.hpp"

#include <chrono>
#include <cstdlib>

namespace cairn::web {
namespace {

int count(std::string_view text) { return static_cast<int>(text.size()); }
int count(std::span<const std::byte> bytes) { return static_cast<int>(bytes.size()); }
const std::uint8_t* data(std::span<const std::byte> bytes) {
    return reinterpret_cast<const std::uint8_t*>(bytes.data());
}

}  // namespace

std::string take_page_text(int which) {
    char* text = cairn_page_text(static_cast<PageText>(which));
    std::string taken(text);
    std::free(text);
    return taken;
}

std::vector<std::string> split_lines(std::string_view text) {
    std::vector<std::string> lines;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        const std::string_view line = text.substr(0, end);
        if (!line.empty()) lines.emplace_back(line);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return lines;
}

WebPlatform::WebPlatform() : disk_("/data") {}

std::int64_t WebPlatform::now_utc_ms() const {
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

void WebPlatform::random_bytes(std::span<std::byte> out) {
    cairn_page_random(reinterpret_cast<std::uint8_t*>(out.data()), static_cast<int>(out.size()));
}

std::string WebPlatform::local_zone() const { return take_page_text(static_cast<int>(PageText::local_zone)); }

int WebPlatform::utc_offset_minutes(std::string_view zone, std::int64_t utc_ms) const {
    return cairn_page_utc_offset_minutes(zone.data(), count(zone), static_cast<double>(utc_ms));
}

std::vector<std::string> WebPlatform::zone_names() const {
    return split_lines(take_page_text(static_cast<int>(PageText::zone_names)));
}

std::string WebPlatform::route() const { return take_page_text(static_cast<int>(PageText::route)); }

float WebPlatform::route_scroll() const { return cairn_page_route_scroll(); }

void WebPlatform::set_route(std::string_view route, bool is_replacing) {
    cairn_page_set_route(route.data(), count(route), is_replacing ? 1 : 0);
}

void WebPlatform::set_title(std::string_view title) {
    if (title == title_) return;
    title_ = title;
    cairn_page_set_title(title.data(), count(title));
}

void WebPlatform::set_language(std::string_view bcp47) { cairn_page_set_language(bcp47.data(), count(bcp47)); }
void WebPlatform::request_frame() { cairn_page_wake(); }
void WebPlatform::open_url(std::string_view url) { cairn_page_open_url(url.data(), count(url)); }
void WebPlatform::copy_text(std::string_view text) { cairn_page_copy_text(text.data(), count(text)); }
void WebPlatform::print() { cairn_page_print(); }

void WebPlatform::pick_file(std::string_view accept, std::uint32_t request_id) {
    cairn_page_pick_file(accept.data(), count(accept), request_id);
}

void WebPlatform::save_file(std::string_view name, std::string_view mime, std::span<const std::byte> bytes) {
    cairn_page_save_file(name.data(), count(name), mime.data(), count(mime), data(bytes), count(bytes));
}

void WebPlatform::load_files() {
    // The page reads IndexedDB before the program starts. Later, another tab may have written since.
    if (std::exchange(is_disk_fresh_, false) || is_leader_) {
        disk_loaded({});
        cairn_page_wake();
    } else {
        cairn_page_reload_disk();
    }
}

bool WebPlatform::may_write(std::string_view name) {
    if (is_leader_) return true;
    log(host::LogLevel::warning, "not the leader, not written: " + std::string(name));
    return false;
}

void WebPlatform::write_file(std::string_view name, std::span<const std::byte> bytes) {
    if (may_write(name)) disk_.write(name, bytes);
}

void WebPlatform::append_file(std::string_view name, std::span<const std::byte> bytes) {
    if (may_write(name)) disk_.append(name, bytes);
}

void WebPlatform::remove_file(std::string_view name) {
    if (may_write(name)) disk_.remove(name);
}

void WebPlatform::flush(std::uint64_t token) { cairn_page_flush_disk(static_cast<double>(token)); }

void WebPlatform::send_to_tabs(std::span<const std::byte> bytes) { cairn_page_send_to_tabs(data(bytes), count(bytes)); }
void WebPlatform::request_persistence() { cairn_page_request_persistence(); }
void WebPlatform::call_back(std::int64_t after_ms) { cairn_page_call_back(static_cast<double>(after_ms)); }

void WebPlatform::ask_storage_status() { cairn_page_ask_storage_status(); }
std::vector<std::byte> WebPlatform::load_drafts() const {
    std::vector<std::byte> bytes(static_cast<std::size_t>(cairn_page_drafts_size()));
    if (!bytes.empty()) cairn_page_load_drafts(reinterpret_cast<std::uint8_t*>(bytes.data()), count(bytes));
    return bytes;
}

void WebPlatform::store_drafts(std::span<const std::byte> bytes) { cairn_page_store_drafts(data(bytes), count(bytes)); }

void WebPlatform::derive_key(host::KeyWish wish) {
    const crypto::DeriveCost cost = wish.cost.value_or(crypto::DeriveCost{.memory_kib = 0, .passes = 0});
    cairn_page_derive_key(wish.request_id, wish.passphrase.data(), static_cast<int>(wish.passphrase.size()),
                          reinterpret_cast<const std::uint8_t*>(wish.salt.data()), cost.memory_kib, cost.passes);
    crypto::wipe(std::as_writable_bytes(std::span(wish.passphrase)));
}

std::string WebPlatform::page_address() const { return take_page_text(static_cast<int>(PageText::address)); }

void WebPlatform::ask_web(host::WebRequest request) {
    const std::span<const std::byte> body(request.body);
    cairn_page_ask_web(request.request_id, request.method.data(), count(request.method), request.url.data(),
                       count(request.url), request.authorization.data(), count(request.authorization),
                       request.if_match.data(), count(request.if_match), request.if_absent ? 1 : 0, data(body),
                       count(body));
}

void WebPlatform::apply_update() { cairn_page_apply_update(); }

void WebPlatform::log(host::LogLevel level, std::string_view text) {
    cairn_page_log(static_cast<int>(level), text.data(), count(text));
}

void WebPlatform::set_online(bool is_online) {
    is_online_ = is_online;
    push(host::OnlineChanged{.is_online = is_online});
}

void WebPlatform::set_leader(bool is_leader) {
    is_leader_ = is_leader;
    if (is_leader) is_disk_fresh_ = true;  // what another tab wrote meanwhile is not in the folder of one that follows
    push(host::LeadershipChanged{.is_leader = is_leader});
}

void WebPlatform::set_preferences(host::Preferences preferences) {
    preferences_ = std::move(preferences);
    push(host::PreferencesChanged{});
}

void WebPlatform::disk_loaded(std::string_view error) {
    host::StorageLoaded loaded{.files = disk_.read_all(), .error = std::string(error)};
    if (const std::string own = disk_.take_error(); !own.empty()) loaded.error += own;
    push(std::move(loaded));
}

void WebPlatform::disk_flushed(std::uint64_t token, std::string_view error) {
    host::StorageFlushed flushed{.token = token, .error = std::string(error)};
    if (const std::string own = disk_.take_error(); !own.empty()) flushed.error += own;
    push(std::move(flushed));
}

}  // namespace cairn::web
