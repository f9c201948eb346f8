#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/sync/replica.hpp"
#include "shell/text/text.hpp"

namespace cairn::views {

/// What a store is tested for, in this order. Without the first three nothing can be shared through it.
enum class StoreCheck : std::uint8_t { reach, write, read_back, tags, conditions };
enum class CheckResult : std::uint8_t { works, absent, fails };
enum class CheckCause : std::uint8_t {
    none,
    no_server,
    no_cors,      ///< something answers, and not to pages of another address
    no_put_cors,  ///< the same for what is put
    refused,
    no_put,
    folder,
    full,
    busy,
    altered,
    no_tags,
    no_conditions,
};

struct StoreFinding {
    StoreCheck check = StoreCheck::reach;
    CheckResult result = CheckResult::works;
    CheckCause cause = CheckCause::none;
    int http_status = 0;
    bool operator==(const StoreFinding&) const = default;
};

/// What has become of the invitation that a link led to.
enum class LinkState : std::uint8_t { none, asking, open, broken, gone, silent, forged, shared_already };

/// What the page shows, as the session knows it.
struct SyncState {
    bool has_web = true;
    bool is_writing_tab = true;
    bool has_record = false;  ///< something is on this device that joining would share
    bool is_sharing = false;
    std::string title;        ///< of what is shared
    std::string store;
    std::string default_store;
    std::string my_name;
    bool is_testing = false;
    std::vector<StoreFinding> findings;
    LinkState link = LinkState::none;
    std::string link_title;
    std::string link_inviter;
    std::string link_store;
    sync::Level link_level = sync::Level::learner;
    sync::Status status;
    std::string new_link;
    bool is_new_link_stored = false;
};

enum class SyncTone : std::uint8_t { neutral, good, warn, bad };

struct StoreFindingRow {
    std::string name;
    std::string line;  ///< what is missing, and who has to send it; empty when nothing is
    SyncTone tone = SyncTone::good;
};

struct MemberRow {
    std::string name;
    std::string level;
    std::string line;     ///< "has everything"
    std::string trouble;  ///< empty: none
};

struct SyncView {
    bool can_share = false;
    std::string why_not;
    bool is_sharing = false;
    // Before.
    std::vector<StoreFindingRow> findings;
    std::string verdict;  ///< of the test; empty before it
    bool does_store_work = false;
    bool is_testing = false;
    // Invited.
    LinkState link = LinkState::none;
    std::string link_line;
    std::string link_level;
    std::string link_store;
    std::string link_data;  ///< what joining shares; empty for an empty record
    // Sharing.
    std::string title;
    std::string safe;       ///< "Safe on this device, in the store and on 2 other devices"
    SyncTone safe_tone = SyncTone::good;
    std::string waiting;    ///< empty: nothing waits
    std::string problem;    ///< of the store; empty: it works
    std::vector<std::string> events;  ///< what was noticed and put right
    std::vector<MemberRow> members;
    std::string new_link;
    std::string new_link_line;
};

SyncView build_sync_view(const text::Text& text, const SyncState& state);

/// The levels that an invitation can give to somebody, as the words of a choice.
std::vector<std::string_view> invite_levels(const text::Text& text);

}  // namespace cairn::views
