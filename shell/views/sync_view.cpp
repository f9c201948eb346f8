#include "shell/views/sync_view.hpp"

#include <algorithm>

namespace cairn::views {
namespace {

using sync::Level;
using sync::StoreState;
using sync::Trouble;

std::string_view level_name(const text::Text& text, Level level) {
    switch (level) {
        case Level::guest: return text.sync_level_guest();
        case Level::learner: return text.sync_level_learner();
        case Level::coach: return text.sync_level_coach();
        case Level::organiser: return text.sync_level_organiser();
        case Level::owner: return text.sync_level_owner();
    }
    return {};
}

std::string_view joins_as(const text::Text& text, Level level) {
    switch (level) {
        case Level::guest: return text.sync_joins_guest();
        case Level::learner: return text.sync_joins_learner();
        case Level::coach: return text.sync_joins_coach();
        case Level::organiser:
        case Level::owner: return text.sync_joins_organiser();
    }
    return {};
}

std::string_view check_name(const text::Text& text, StoreCheck check) {
    switch (check) {
        case StoreCheck::reach: return text.sync_check_reach();
        case StoreCheck::write: return text.sync_check_write();
        case StoreCheck::read_back: return text.sync_check_read();
        case StoreCheck::tags: return text.sync_check_tags();
        case StoreCheck::conditions: return text.sync_check_conditions();
    }
    return {};
}

std::string cause_line(const text::Text& text, const StoreFinding& finding) {
    const std::int64_t status = finding.http_status;
    switch (finding.cause) {
        case CheckCause::none: return {};
        case CheckCause::no_server: return std::string(text.sync_cause_no_server());
        case CheckCause::no_cors: return std::string(text.sync_cause_no_cors());
        case CheckCause::no_put_cors: return std::string(text.sync_cause_no_put_cors());
        case CheckCause::refused: return text.sync_cause_refused(status);
        case CheckCause::no_put: return text.sync_cause_no_put(status);
        case CheckCause::folder: return text.sync_cause_folder(status);
        case CheckCause::full: return std::string(text.sync_cause_full());
        case CheckCause::busy: return text.sync_cause_busy(status);
        case CheckCause::altered: return std::string(text.sync_cause_altered());
        case CheckCause::no_tags: return std::string(text.sync_cause_no_tags());
        case CheckCause::no_conditions: return std::string(text.sync_cause_no_conditions());
    }
    return {};
}

void add_findings(SyncView& view, const text::Text& text, const SyncState& state) {
    bool has_failed = false;
    bool has_read_back = false;
    for (const StoreFinding& finding : state.findings) {
        const SyncTone tone = finding.result == CheckResult::fails    ? SyncTone::bad
                              : finding.result == CheckResult::absent ? SyncTone::neutral
                                                                      : SyncTone::good;
        view.findings.push_back({std::string(check_name(text, finding.check)), cause_line(text, finding), tone});
        has_failed = has_failed || finding.result == CheckResult::fails;
        has_read_back = has_read_back || finding.check == StoreCheck::read_back;
    }
    view.is_testing = state.is_testing;
    view.does_store_work = !state.is_testing && has_read_back && !has_failed;
    if (!state.is_testing && !state.findings.empty())
        view.verdict = view.does_store_work ? text.sync_works() : text.sync_works_not();
}

void add_link(SyncView& view, const text::Text& text, const SyncState& state) {
    view.link = state.link;
    switch (state.link) {
        case LinkState::none: return;
        case LinkState::asking: view.link_line = text.sync_link_asking(); return;
        case LinkState::broken: view.link_line = text.sync_link_broken(); return;
        case LinkState::gone: view.link_line = text.sync_link_gone(); return;
        case LinkState::silent: view.link_line = text.sync_link_silent(); return;
        case LinkState::forged: view.link_line = text.sync_link_forged(); return;
        case LinkState::shared_already: view.link_line = text.sync_link_shared(state.title); return;
        case LinkState::open: break;
    }
    view.link_line = text.sync_invited_line(state.link_inviter, state.link_title);
    view.link_level = joins_as(text, state.link_level);
    view.link_store = text.sync_invited_store(state.link_store);
    if (state.has_record) view.link_data = text.sync_invited_data();
}

std::string_view trouble_line(const text::Text& text, Trouble trouble) {
    switch (trouble) {
        case Trouble::none: return {};
        case Trouble::rolled_back: return text.sync_trouble_rolled_back();
        case Trouble::forked: return text.sync_trouble_forked();
        case Trouble::withheld: return text.sync_trouble_withheld();
    }
    return {};
}

MemberRow member_row(const text::Text& text, const sync::MemberStatus& member) {
    MemberRow row{.name = member.name.empty() ? std::string(text.sync_nameless()) : member.name,
                  .level = std::string(level_name(text, member.level)),
                  .line = {},
                  .trouble = std::string(trouble_line(text, member.trouble))};
    if (member.is_self) {
        row.line = text.sync_member_self();
    } else if (member.behind > 0) {
        row.line = text.sync_member_behind(static_cast<std::int64_t>(member.behind));
    } else if (member.has_everything) {
        row.line = text.sync_member_has_all();
    } else if (member.written_ms == 0) {
        row.line = text.sync_member_unseen();
    } else {
        row.line = text.sync_member_reads();
    }
    return row;
}

std::string store_problem(const text::Text& text, const sync::Status& status) {
    switch (status.store) {
        case StoreState::unknown:
        case StoreState::works: return {};
        case StoreState::silent: return std::string(text.sync_store_silent());
        case StoreState::refuses: return text.sync_store_refuses(status.http_status);
        case StoreState::full: return std::string(text.sync_store_full());
    }
    return {};
}

void add_sharing(SyncView& view, const text::Text& text, const SyncState& state) {
    const sync::Status& status = state.status;
    view.title = state.title;
    const bool is_published = status.waiting == 0 && status.store != StoreState::unknown;
    const auto others = std::ranges::count(status.members, true, &sync::MemberStatus::has_everything);
    if (!is_published) {
        view.safe = text.sync_safe_device();
        view.safe_tone = SyncTone::warn;
    } else {
        view.safe = others == 0 ? std::string(text.sync_safe_store()) : text.sync_safe_others(others);
    }
    if (status.waiting > 0) view.waiting = text.sync_waiting(static_cast<std::int64_t>(status.waiting));
    view.problem = store_problem(text, status);
    if (status.store_rollbacks > 0) view.events.emplace_back(text.sync_went_back());
    if (status.was_copied) view.events.emplace_back(text.sync_was_copied());
    for (const sync::MemberStatus& member : status.members) view.members.push_back(member_row(text, member));
    view.new_link = state.new_link;
    if (!state.new_link.empty())
        view.new_link_line = state.is_new_link_stored ? text.sync_link_ready() : text.sync_link_waits();
}

}  // namespace

SyncView build_sync_view(const text::Text& text, const SyncState& state) {
    SyncView view;
    view.can_share = state.has_web && state.is_writing_tab;
    if (!state.has_web) {
        view.why_not = text.sync_no_web();
    } else if (!state.is_writing_tab) {
        view.why_not = text.sync_other_tab();
    }
    view.is_sharing = state.is_sharing;
    add_findings(view, text, state);
    add_link(view, text, state);
    if (state.is_sharing) add_sharing(view, text, state);
    return view;
}

std::vector<std::string_view> invite_levels(const text::Text& text) {
    return {level_name(text, Level::learner), level_name(text, Level::coach), level_name(text, Level::organiser)};
}

}  // namespace cairn::views
