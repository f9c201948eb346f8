// The record and the tabs that share it: one writes, the others propose and follow. What is here is also all of how a
// window alone writes: it is the one that writes, and nobody listens.

#include <algorithm>
#include <utility>

#include "core/app/backup.hpp"
#include "core/exchange/sample.hpp"
#include "shell/screens/session.hpp"

namespace cairn::screens {
namespace {

constexpr std::int64_t patience_ms = 1000;
constexpr std::size_t answered_most = 256;

Id fresh_id(host::Platform& platform) {
    Id id;
    platform.random_bytes(std::as_writable_bytes(std::span(&id, 1)));
    return id;
}

std::uint64_t fresh_seed(host::Platform& platform) { return fresh_id(platform).low; }

bool is_whole_record(const Intent& intent) {
    return std::holds_alternative<ConfirmRestore>(intent) || std::holds_alternative<EraseEverything>(intent);
}

}  // namespace

void Session::request(Intent intent) {
    Pending& pending = pending_.emplace_back();
    pending.id = fresh_id(*platform_);
    pending.since_ms = now().ms;
    if (std::holds_alternative<ConfirmRestore>(intent)) pending.file = std::exchange(restore_, {});
    pending.intent = std::move(intent);
    work_off();
}

void Session::work_off() {
    if (store_ == nullptr || loads_due_ > 0) return;
    for (Pending& pending : pending_) {
        if (!pending.is_written && !advance(pending)) break;
    }
    drop_finished();
    ask_call_back();
}

void Session::ask_call_back() {
    if (is_call_back_due_ || std::ranges::all_of(pending_, &Pending::is_written)) return;
    is_call_back_due_ = true;
    platform_->call_back(patience_ms);
}

void Session::retry() {
    is_call_back_due_ = false;
    work_off();
    ask_call_back();
}

bool Session::advance(Pending& pending) {
    if (is_whole_record(pending.intent)) return is_leader_ ? write(pending) : ask(pending);
    if (!is_leader_ && pending.asked_ms != 0 && now().ms - pending.asked_ms < patience_ms) return false;
    if (!pending.proposal || !store_->is_next(pending.proposal->batch)) {
        auto proposal = propose(pending);
        if (!proposal) {
            refuse(pending, proposal.error());
            return true;
        }
        set_aside(pending);
        pending.proposal = std::move(*proposal);
    }
    if (pending.proposal->batch.writes.empty()) {
        show(pending);
        pending.is_written = true;
        return true;
    }
    return is_leader_ ? write(pending) : ask(pending);
}

/// What was shown already is not decided again: it would get new ids, and people have seen these.
Result<app::Proposal> Session::propose(const Pending& pending) {
    if (pending.is_shown && pending.proposal) return store_->propose_again(*pending.proposal, now());
    if (const auto* action = std::get_if<Do>(&pending.intent)) return store_->propose(action->command, now());
    if (std::holds_alternative<Undo>(pending.intent)) return store_->propose_undo(now());
    if (std::holds_alternative<Redo>(pending.intent)) return store_->propose_redo(now());
    if (!import_) return fail(Errc::nothing_to_import);
    return store_->propose(app::ImportFiles{import_->writes}, now());
}

void Session::set_aside(Pending& pending) {
    if (!pending.proposal) return;
    pending.earlier.push_back(std::move(*pending.proposal));
    pending.proposal.reset();
}

void Session::find_written(Pending& pending) const {
    const auto is_held = [&](const app::Proposal& proposal) { return store_->holds(proposal.batch); };
    if (const auto found = std::ranges::find_if(pending.earlier, is_held); found != pending.earlier.end())
        pending.proposal = *found;
    pending.is_written = pending.proposal && is_held(*pending.proposal);
}

bool Session::write(Pending& pending) {
    if (std::holds_alternative<EraseEverything>(pending.intent)) {
        if (auto erased = erase_record(); !erased) {
            refuse(pending, erased.error());
            return true;
        }
    } else if (std::holds_alternative<ConfirmRestore>(pending.intent)) {
        auto outcome = store_->restore(pending.file->backup);
        if (!outcome) {
            refuse(pending, outcome.error());
            return true;
        }
        took_in(outcome->changes);
        replaced({});
        sharing_.share_everything();
    } else {
        auto outcome = store_->commit(*pending.proposal);
        if (!outcome) {
            refuse(pending, outcome.error());
            return true;
        }
        send(BatchWritten{{}, generation_, pending.proposal->batch});
        took_in(outcome->changes);
    }
    pending.is_written = true;
    show(pending);
    return true;
}

bool Session::ask(Pending& pending) {
    if (pending.asked_ms != 0 && now().ms - pending.asked_ms < patience_ms) return false;
    pending.asked_ms = now().ms;
    if (!generation_) {
        send(TabCame{});
    } else if (std::holds_alternative<EraseEverything>(pending.intent)) {
        send(AskErase{pending.id});
    } else if (std::holds_alternative<ConfirmRestore>(pending.intent)) {
        send(AskRestore{pending.id, app::encode_backup(pending.file->backup.state, pending.file->backup.records)});
    } else {
        send(AskBatch{pending.id, generation_, pending.proposal->batch});
    }
    return false;
}

void Session::refuse(Pending& pending, Error error) {
    failure_ = std::move(error);
    pending.is_written = true;
    pending.proposal.reset();
}

/// What follows from it for who asked, once.
void Session::show(Pending& pending) {
    if (std::exchange(pending.is_shown, true)) return;
    failure_.reset();
    if (auto* action = std::get_if<Do>(&pending.intent)) {
        const Id subject = pending.proposal ? pending.proposal->subject : Id{};
        if (!me() && std::holds_alternative<app::SaveProfile>(action->command)) act_as(ProfileId{subject});
        if (!me() && std::holds_alternative<app::OpenSample>(action->command))
            act_as(ProfileId{exchange::sample_id("learner", "lin_yue")});
        if (!action->saved_draft.empty()) saved_drafts_.push_back(std::move(action->saved_draft));
        if (!action->toast.empty()) toasts_.push_back({std::move(action->toast), true});
        // A page that needs an object opens what the command made.
        if (action->then && action->then->page == views::Page::authoring && !action->then->object)
            action->then->object = subject;
        if (action->then) go(*action->then);
    } else if (std::holds_alternative<ConfirmImport>(pending.intent)) {
        show_import();
    } else if (std::holds_alternative<ConfirmRestore>(pending.intent)) {
        show_restore();
    } else if (std::holds_alternative<EraseEverything>(pending.intent)) {
        discard_files();
        drafts_.forget_all();
        preferences_.me = {};
        preferences_.downloaded = preferences_.reminder_put_off = std::nullopt;
        preferences_.downloaded_sequence = 0;
        store_preferences();
        go({views::Page::welcome, {}});
    }
}

/// What is durable, was refused, or asked for what was already so.
void Session::drop_finished() {
    const std::size_t before = pending_.size();
    bool is_saved = false;
    std::erase_if(pending_, [&](const Pending& pending) {
        if (!pending.is_written) return false;
        if (!pending.proposal) return !is_whole_record(pending.intent) || replaced_for_.empty();
        if (pending.proposal->batch.writes.empty()) return true;
        if (pending.proposal->batch.sequence > saved_sequence_) return false;
        is_saved = true;
        return true;
    });
    if (before == pending_.size()) return;
    ++view_revision_;
    if (is_saved && !std::exchange(asked_persistence_, true)) platform_->request_persistence();
}

void Session::took_in(app::ChangeBits changes) {
    ++view_revision_;
    indices_.invalidate(changes);
    if (restore_) restore_->preview = app::preview_merge(store_->state(), restore_->backup.state);
    // Undoing may have removed the person who looks.
    if (me() && model().profiles.find(me()) == nullptr) {
        act_as({});
        choose_start_page();
    }
}

Result<void> Session::erase_record() {
    for (const std::string& name : disk_.list()) {
        if (auto removed = disk_.remove(name); !removed) return removed;
    }
    vault_.forget();
    sharing_.close();
    drafts_.use_key(std::nullopt);
    store_ = std::make_unique<app::Store>(vault_.disk(), fresh_seed(*platform_));
    open_result_ = store_->open();
    sharing_.open(vault_.disk(), *store_, is_leader_);
    indices_ = {};
    took_in(0);
    replaced({});
    return {};
}

/// Everybody else reads the record anew once it is stored.
void Session::replaced(const Id& asked) {
    generation_ = fresh_id(*platform_);
    saved_sequence_ = 0;
    replaced_for_.push_back(asked);
}

/// An answer to an earlier question may be older than what is asked for now: the last one counts.
void Session::reload() {
    ++loads_due_;
    platform_->load_files();
}

void Session::loaded(std::vector<host::StoredFile> files) {
    if (loads_due_ > 0) --loads_due_;
    if (loads_due_ > 0) return;
    disk_.refuse(is_leader_ ? Errc::none : Errc::storage_read_only);
    disk_.loaded(std::move(files));
    if (store_ == nullptr) {
        // Language and theme are no part of the record: a locked one asks in the language that was chosen.
        preferences_ = read_preferences(disk_);
        if (preferences_.language && !has_language_wish_) text_ = text::Text(*preferences_.language);
        platform_->set_language(text_.tag());
    }
    if (vault_.look()) {
        open_record();
    } else {
        close_record();
    }
}

void Session::close_record() {
    sharing_.close();
    store_.reset();
    indices_ = {};
    discard_files();
    pending_.clear();
    unheard_.clear();
    page_changed_ = true;
}

/// From the lock's screen, where nothing can be asked of another tab.
void Session::erase_locked() {
    if (auto erased = erase_record(); !erased) {
        failure_ = erased.error();
        return;
    }
    discard_files();
    drafts_.forget_all();
    preferences_.me = {};
    store_preferences();
    go({views::Page::welcome, {}});
}

void Session::open_record() {
    const bool is_first = store_ == nullptr;
    crypto::SealedDisk& disk = vault_.disk();
    drafts_.use_key(disk.key() != nullptr ? std::optional(disk.key()->copy()) : std::nullopt);
    sharing_.close();
    store_ = std::make_unique<app::Store>(disk, fresh_seed(*platform_));
    open_result_ = store_->open();
    sharing_.open(disk, *store_, is_leader_);
    indices_ = {};
    if (is_first) {
        if (model().profiles.find(preferences_.me) == nullptr) preferences_.me = {};
        store_->set_author(preferences_.me);
        route_ = views::parse_route(platform_->route());
        page_scroll_ = platform_->route_scroll();
        choose_start_page();
        page_changed_ = true;
        take_link();
    } else {
        store_->set_author(preferences_.me);
        took_in(~app::ChangeBits{0});
    }
    // Opening may have named a new replica; it is saved with the first change.
    static_cast<void>(disk_.take_dirty());
    is_behind_ = false;
    saved_sequence_ = store_->last_sequence();
    if (is_leader_) {
        generation_ = fresh_id(*platform_);
        send(RecordReplaced{standing()});
        if (has_unkept_preferences_) store_preferences();
    } else {
        send(TabCame{});
    }
    for (Pending& pending : pending_) {
        pending.asked_ms = 0;
        if (is_whole_record(pending.intent)) continue;
        find_written(pending);
        if (pending.is_written) show(pending);
    }
    for (const TabMessage& message : std::exchange(unheard_, {})) hear(message);
    work_off();
}

void Session::lead(bool is_leader) {
    is_leader_ = is_leader;
    disk_.refuse(Errc::storage_read_only);  // until what is stored was read
    saving_ = Saving::works;
    flushes_.clear();
    flushed_token_ = flush_token_;
    replaced_for_.clear();
    generation_ = {};
    for (Pending& pending : pending_) {
        if (is_whole_record(pending.intent)) pending.is_written = false;
    }
    // The tab that wrote until now may have written since this one last asked the disk, be it answered or not; what
    // this one could not store is asked again.
    reload();
}

void Session::save() {
    if (store_ == nullptr || !is_leader_) return;
    // While the lock changes the files nobody else writes any.
    if (vault_.step() != RecordVault::Step::writing) share();
    if (!disk_.take_dirty()) return;
    flushes_.push_back({++flush_token_, store_->last_sequence(), sharing_.written_revision()});
    platform_->flush(flush_token_);
}

void Session::save_again() {
    if (!is_leader_) return send(AskSave{});
    if (vault_.step() == RecordVault::Step::writing) return;
    disk_.refuse(Errc::none);
    flushes_.push_back({++flush_token_, store_->last_sequence(), sharing_.written_revision()});
    platform_->flush(flush_token_);
}

void Session::flushed(const host::StorageFlushed& answer) {
    std::uint64_t sequence = saved_sequence_;
    std::uint64_t sharing = 0;
    const bool is_expected = !flushes_.empty() && flushes_.front().token <= answer.token;
    while (!flushes_.empty() && flushes_.front().token <= answer.token) {
        sequence = flushes_.front().sequence;
        sharing = flushes_.front().sharing;
        flushes_.pop_front();
    }
    if (!is_expected || !is_leader_) return;  // asked before another tab took over
    if (!answer.error.empty()) {
        platform_->log(host::LogLevel::error, answer.error);
        saving_ = answer.error.starts_with("QuotaExceededError") ? Saving::full : Saving::failed;
        // What is in memory is safe there and can be downloaded; nothing is added to it that might be lost.
        if (saving_ == Saving::full) disk_.refuse(Errc::storage_full);
        send(SavingFailed{saving_ == Saving::full});
        return;
    }
    if (std::exchange(saving_, Saving::works) == Saving::full) disk_.refuse(Errc::none);
    flushed_token_ = std::max(flushed_token_, answer.token);
    saved_sequence_ = sequence;
    sharing_.saved(sharing);
    if (!replaced_for_.empty() && flushes_.empty()) {
        send(RecordReplaced{standing()});
        for (const Id& asked : std::exchange(replaced_for_, {})) {
            if (asked) this->answer(asked, AskDone{asked});
        }
    }
    send(BatchesSaved{saved_sequence_});
    drop_finished();
    ask_storage();
}

void Session::ask_storage() {
    if (route_.page == views::Page::settings) platform_->ask_storage_status();
}

SaveState Session::save_state() const {
    const std::int64_t ms = now().ms;
    const bool is_waiting = std::ranges::any_of(
        pending_, [&](const Pending& pending) { return !pending.is_written && ms - pending.since_ms >= patience_ms; });
    if (saving_ == Saving::full) return SaveState::full;
    if (saving_ == Saving::failed) return SaveState::failed;
    if (is_waiting) return SaveState::waiting;
    return flushed_token_ < flush_token_ || !pending_.empty() ? SaveState::saving : SaveState::saved;
}

Standing Session::standing() const { return {generation_, store_->replica(), store_->last_sequence()}; }

void Session::send(const TabMessage& message) { platform_->send_to_tabs(encode_tab_message(message)); }

void Session::answer(const Id& id, TabMessage message) {
    send(message);
    answered_.push_back({id, std::move(message)});
    if (answered_.size() > answered_most) answered_.pop_front();
}

Session::Pending* Session::find_pending(const Id& id) {
    const auto found = std::ranges::find(pending_, id, &Pending::id);
    return found == pending_.end() ? nullptr : &*found;
}

void Session::hear(const TabMessage& message) {
    if (is_locked()) {  // only what may have changed that
        if (std::holds_alternative<RecordReplaced>(message)) reload();
        return;
    }
    if (store_ == nullptr || loads_due_ > 0) {
        unheard_.push_back(message);
        return;
    }
    std::visit([&](const auto& each) { hear(each); }, message);
}

// In the tab that writes.

void Session::hear(const TabCame&) {
    if (!is_leader_) return;
    send(StandingTold{standing(), saved_sequence_});
    if (saving_ != Saving::works) send(SavingFailed{saving_ == Saving::full});
}

void Session::hear(const AskBatch& asked) {
    if (!is_leader_) return;
    if (const auto known = std::ranges::find(answered_, asked.id, &Answered::id); known != answered_.end()) {
        send(known->message);
        return;
    }
    if (asked.generation != generation_ || !store_->is_next(asked.batch)) {
        send(BatchStale{asked.id, standing()});
        return;
    }
    const auto outcome = store_->commit({asked.batch, {}});
    if (!outcome) {
        answer(asked.id, AskRefused{asked.id, outcome.error().code});
        return;
    }
    answer(asked.id, BatchWritten{asked.id, generation_, asked.batch});
    took_in(outcome->changes);
}

void Session::hear(const AskRestore& asked) {
    if (!is_leader_) return;
    if (const auto known = std::ranges::find(answered_, asked.id, &Answered::id); known != answered_.end()) {
        send(known->message);
        return;
    }
    if (std::ranges::contains(replaced_for_, asked.id)) return;  // being stored
    const auto state = app::decode_backup(asked.backup);
    auto outcome = state ? store_->restore(*state) : std::unexpected(state.error());
    if (!outcome) {
        answer(asked.id, AskRefused{asked.id, outcome.error().code});
        return;
    }
    took_in(outcome->changes);
    if (outcome->wrote) {
        replaced(asked.id);
    } else {
        answer(asked.id, AskDone{asked.id});
    }
}

void Session::hear(const AskErase& asked) {
    if (!is_leader_) return;
    if (const auto known = std::ranges::find(answered_, asked.id, &Answered::id); known != answered_.end()) {
        send(known->message);
        return;
    }
    if (std::ranges::contains(replaced_for_, asked.id)) return;
    if (const auto erased = erase_record(); !erased) {
        answer(asked.id, AskRefused{asked.id, erased.error().code});
        return;
    }
    replaced_for_.push_back(asked.id);
}

void Session::hear(const KeepPreferences& keep) {
    if (!is_leader_) return;
    // Of those only what is said about the record itself counts for this tab too.
    const LocalPreferences kept = decode_preferences(keep.bytes);
    preferences_.downloaded = kept.downloaded;
    preferences_.downloaded_sequence = kept.downloaded_sequence;
    preferences_.reminder_put_off = kept.reminder_put_off;
    static_cast<void>(disk_.write(preferences_file, keep.bytes));
}

void Session::hear(const AskSave&) {
    if (is_leader_) save_again();
}

// In a tab that follows.

void Session::hear(const StandingTold& told) {
    if (is_leader_) return;
    const bool is_other = generation_ && generation_ != told.standing.generation;
    generation_ = told.standing.generation;
    store_->follow_replica(told.standing.replica);
    if (is_other || told.saved_sequence > store_->last_sequence()) return reload();
    is_behind_ = told.standing.sequence > store_->last_sequence();
    for (Pending& pending : pending_) pending.asked_ms = 0;
    work_off();
}

void Session::hear(const BatchWritten& written) {
    if (is_leader_ || written.generation != generation_) return;
    const std::uint64_t last = store_->last_sequence();
    if (written.batch.sequence == last + 1) {
        took_in(store_->follow(written.batch));
    } else if (written.batch.sequence > last) {
        is_behind_ = true;
    }
    if (Pending* own = find_pending(written.id); own != nullptr && !own->is_written) {
        own->is_written = true;
        own->asked_ms = 0;
        const Id subject = own->proposal ? own->proposal->subject : Id{};
        own->proposal = app::Proposal{written.batch, subject};
        show(*own);
    }
    work_off();
}

void Session::hear(const BatchStale& stale) {
    Pending* own = find_pending(stale.id);
    if (is_leader_ || own == nullptr || own->is_written) return;
    own->asked_ms = 0;
    if (stale.standing.generation != generation_) {
        generation_ = stale.standing.generation;
        return reload();
    }
    store_->follow_replica(stale.standing.replica);
    if (stale.standing.sequence > store_->last_sequence()) {
        is_behind_ = true;  // it is asked again once this tab has read what it missed
        own->asked_ms = now().ms;
        return;
    }
    if (!own->is_shown) set_aside(*own);
    work_off();
}

void Session::hear(const AskRefused& refused) {
    Pending* own = find_pending(refused.id);
    if (is_leader_ || own == nullptr) return;
    refuse(*own, {refused.code, "in the tab that writes"});
    if (own->file) restore_ = std::exchange(own->file, {});
    work_off();
}

void Session::hear(const AskDone& done) {
    Pending* own = find_pending(done.id);
    if (is_leader_ || own == nullptr) return;
    own->is_written = true;
    show(*own);
    work_off();
}

void Session::hear(const BatchesSaved& saved) {
    if (is_leader_) return;
    saving_ = Saving::works;
    saved_sequence_ = saved.sequence;
    if (is_behind_ || saved.sequence > store_->last_sequence()) return reload();
    drop_finished();
}

void Session::hear(const SavingFailed& failed) {
    if (!is_leader_) saving_ = failed.is_full ? Saving::full : Saving::failed;
}

void Session::hear(const RecordReplaced& replacement) {
    if (is_leader_) return;
    saving_ = Saving::works;
    generation_ = replacement.standing.generation;
    reload();
}

/// Somebody locked at once, and means the record, not one window.
void Session::hear(const RecordLocked&) { is_lock_wanted_ = vault_.has_lock(); }

}  // namespace cairn::screens
