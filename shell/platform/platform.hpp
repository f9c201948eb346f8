#pragma once

// Room shell/platform: what the shared interface may ask of the place it runs in (this header), and what a host asks of
// the interface (application.hpp). It names no platform; shell/host and web implement it. Answers that take time come
// as events, in the order in which they happened, between frames.

#include "core/crypto/derive.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace cairn::host {

struct Preferences {
    bool is_dark = false;
    bool is_motion_reduced = false;
    bool is_contrast_high = false;
    bool is_coarse = false;  ///< the main pointer is a finger
    bool lacks_han = false;  ///< no font for Chinese is installed: it is drawn as boxes
    std::vector<std::string> languages;  ///< BCP 47, best first
};

/// One file of the journal's disk. Names are [a-z0-9._-]+, no folders.
struct StoredFile {
    std::string name;
    std::vector<std::byte> bytes;
};

/// The route changed from outside: back, forward, a link, the address bar. "/coaches/17", no '#'.
struct RouteChanged {
    std::string route;
    float scroll = 0;  ///< where the page was left, CSS px; 0 when it was never seen
};
/// `request_id` as given to pick_file; 0: dropped on the window or given on the command line.
struct FilePicked {
    std::uint32_t request_id = 0;
    std::string name;
    std::vector<std::byte> bytes;
};
struct FilePickCancelled {
    std::uint32_t request_id = 0;
};
/// Everything that was stored. `error` is for logs; not empty: the disk could not be read, `files` is what could.
struct StorageLoaded {
    std::vector<StoredFile> files;
    std::string error;
};
/// All writes before flush(token) are durable, or `error` says why not.
struct StorageFlushed {
    std::uint64_t token = 0;
    std::string error;
};
/// What a passphrase became; `error` says why it became nothing.
struct KeyDerived {
    std::uint32_t request_id = 0;
    std::vector<std::byte> key;  ///< 32 bytes
    crypto::DeriveCost cost;  ///< as asked for, or as calibrated
    Errc error = Errc::none;  ///< memory_refused, derivation_failed
};
/// What became of ask_web. `status` is HTTP's; 0: no answer came, or the platform does not let us see it.
struct WebAnswered {
    std::uint32_t request_id = 0;
    int status = 0;
    std::string etag;  ///< empty: none, or hidden from pages of another address
    std::string retry_after;  ///< as the header says it
    std::vector<std::byte> body;
};
/// How much room the platform gives and how safe it is there; nothing where it does not say.
struct StorageStatus {
    std::optional<std::int64_t> bytes_used = {};
    std::optional<std::int64_t> bytes_free = {};
    std::optional<bool> is_persisted = {};  ///< false: it may be removed when space runs short
};
/// Only the leader may write: one tab of a profile. The others get its messages, and it gets theirs. A tab that is
/// replaced by another one learns it here; what it wrote and was not told to be durable is not in the record then.
struct LeadershipChanged {
    bool is_leader = true;
};
struct TabMessage {
    std::vector<std::byte> bytes;
};
/// The time that call_back() asked for has passed.
struct CalledBack {};
struct OnlineChanged {
    bool is_online = true;
};
/// A new version is downloaded; apply_update() changes to it.
struct UpdateReady {};
struct PreferencesChanged {};
/// false: hidden or about to close, the last chance to flush.
struct VisibilityChanged {
    bool is_visible = true;
};

using PlatformEvent = std::variant<RouteChanged, FilePicked, FilePickCancelled, StorageLoaded, StorageFlushed,
                                   StorageStatus, KeyDerived, WebAnswered, LeadershipChanged, TabMessage, CalledBack,
                                   OnlineChanged, UpdateReady, PreferencesChanged, VisibilityChanged>;

/// A passphrase whose key is wanted.
struct KeyWish {
    std::uint32_t request_id = 0;
    std::string passphrase;
    crypto::Salt salt{};
    std::optional<crypto::DeriveCost> cost;  ///< none: a new passphrase, as much as this device bears
};

/// Something that is asked of a server.
struct WebRequest {
    std::uint32_t request_id = 0;
    std::string method;  ///< GET, PUT, MKCOL; PROBE: whether anything answers there at all, which pages may not read
    std::string url = {};  ///< may be relative to the page
    std::string authorization = {};  ///< the header's value; empty: none
    std::string if_match = {};
    bool if_absent = false;  ///< If-None-Match: *
    std::vector<std::byte> body = {};
};

enum class LogLevel : std::uint8_t { info, warning, error };

/// What the application may ask of where it runs. Everything is called on the interface's thread.
class Platform {
public:
    virtual ~Platform() = default;

    // Clock, chance, place.
    [[nodiscard]] virtual std::int64_t now_utc_ms() const = 0;
    virtual void random_bytes(std::span<std::byte> out) = 0;
    [[nodiscard]] virtual std::string local_zone() const = 0;  ///< IANA, "Asia/Shanghai"; "UTC" when unknown
    /// Minutes east of UTC in `zone` at that instant, daylight saving included; 0 for an unknown zone.
    [[nodiscard]] virtual int utc_offset_minutes(std::string_view zone, std::int64_t utc_ms) const = 0;
    [[nodiscard]] virtual std::vector<std::string> zone_names() const = 0;
    [[nodiscard]] virtual const Preferences& preferences() const = 0;
    [[nodiscard]] virtual bool is_online() const = 0;

    // The window.
    [[nodiscard]] virtual std::string route() const = 0;  ///< at the start: the address, or --route
    [[nodiscard]] virtual float route_scroll() const = 0;  ///< as RouteChanged::scroll, for the address at the start
    virtual void set_route(std::string_view route, bool is_replacing = false) = 0;  ///< no RouteChanged comes back
    virtual void set_title(std::string_view title) = 0;
    virtual void set_language(std::string_view bcp47) = 0;  ///< of the page; also picks Han glyph forms
    virtual void request_focus(std::uint32_t node_id) = 0;  ///< the platform's focus, see ui::Semantics
    virtual void request_frame() = 0;  ///< something changed outside of input
    virtual void open_url(std::string_view url) = 0;  ///< https: or mailto:, in another window
    virtual void copy_text(std::string_view text) = 0;
    [[nodiscard]] virtual bool can_print() const = 0;
    virtual void print() = 0;  ///< the page that is shown, as a document on paper

    // Files a person chooses.
    /// `accept` as in HTML: ".cairn,.csv". Must run in the frame of the press. Answer: a FilePicked for each file that
    /// was chosen, or FilePickCancelled.
    virtual void pick_file(std::string_view accept, std::uint32_t request_id) = 0;
    virtual void save_file(std::string_view name, std::string_view mime, std::span<const std::byte> bytes) = 0;

    // The journal's disk. Writes are ordered; nothing is durable before its flush was answered.
    virtual void load_files() = 0;  ///< answer: StorageLoaded
    virtual void write_file(std::string_view name, std::span<const std::byte> bytes) = 0;
    virtual void append_file(std::string_view name, std::span<const std::byte> bytes) = 0;
    virtual void remove_file(std::string_view name) = 0;
    virtual void flush(std::uint64_t token) = 0;  ///< answer: StorageFlushed
    [[nodiscard]] virtual bool is_leader() const = 0;
    virtual void send_to_tabs(std::span<const std::byte> bytes) = 0;
    virtual void request_persistence() = 0;  ///< ask once, after the first real save
    virtual void call_back(std::int64_t after_ms) = 0;  ///< answer: CalledBack, also in a tab that nobody looks at
    virtual void ask_storage_status() = 0;  ///< answer: StorageStatus, where there is one

    // What is typed and not saved, beside the record: one small file, kept at once and by every tab.
    [[nodiscard]] virtual std::vector<std::byte> load_drafts() const = 0;
    virtual void store_drafts(std::span<const std::byte> bytes) = 0;  ///< none: removes it

    /// Beside the interface, which goes on meanwhile. Answer: KeyDerived.
    virtual void derive_key(KeyWish wish) = 0;

    /// Whether ask_web reaches anything.
    [[nodiscard]] virtual bool has_web() const = 0;
    /// Of the page, without what stands after '#'; empty where there is none.
    [[nodiscard]] virtual std::string page_address() const = 0;
    /// Never kept by a cache without asking. Answer: WebAnswered, within a minute.
    virtual void ask_web(WebRequest request) = 0;

    virtual void apply_update() = 0;
    virtual void log(LogLevel level, std::string_view text) = 0;
};

}  // namespace cairn::host
