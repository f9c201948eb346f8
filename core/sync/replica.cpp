#include "core/sync/replica.hpp"

#include <algorithm>
#include <utility>

#include "core/base/assert.hpp"
#include "core/sync/wire.hpp"

namespace cairn::sync {
namespace {

constexpr std::uint8_t base_kind = 1;
constexpr std::uint8_t record_kind = 2;
/// So many runs of one size become one of the next.
constexpr std::size_t runs_per_tier = 8;
constexpr int misses_of_trouble = 3;
constexpr std::uint64_t polls_per_members = 8;
constexpr std::size_t heard_most = 256;
constexpr int changed_in_a_row_most = 4;

Bytes tagged(ByteView record, bool is_base) {
    Bytes bytes{std::byte{is_base ? base_kind : record_kind}};
    append(bytes, record);
    return bytes;
}

/// From which run on they are to become one; the size of the list when none are. The first holds the base.
std::size_t merge_begin(const std::vector<RunRef>& runs) {
    for (std::uint64_t size = runs_per_tier;; size *= runs_per_tier) {
        std::size_t first = runs.size();
        while (first > 1 && runs[first - 1].place.last - runs[first - 1].place.first + 1 < size) --first;
        if (runs.size() - first >= runs_per_tier) return first;
        if (first <= 1) return runs.size();
    }
}

std::vector<std::string> folders_of(const std::string& name) {
    std::vector<std::string> folders;
    for (std::size_t at = name.find('/'); at != std::string::npos; at = name.find('/', at + 1))
        folders.push_back(name.substr(0, at + 1));
    return folders;
}

}  // namespace

Replica::Replica(Membership membership, Memory memory, crypto::Chance chance, std::uint64_t seed, PollPolicy policy)
    : membership_(std::move(membership)), memory_(std::move(memory)), chance_(std::move(chance)), random_(seed),
      policy_(policy), space_(name_of(membership_.genesis)),
      name_(replica_name(membership_.keys, membership_.self.certificate.device)),
      device_(membership_.identity.device_signing()), has_conditions_(policy.has_conditions),
      interval_ms_(policy.shortest_ms) {
    wants_base_ = memory_.own.head.base == 0 && !memory_.pending;
    std::vector<Member> known = std::exchange(memory_.members, {});
    known.push_back(membership_.self);
    admit(std::move(known));
}

Writer Replica::writer() const {
    const std::uint32_t epoch = membership_.keys.newest_epoch();
    return {.space = space_,
            .replica = name_,
            .epoch = epoch,
            .epoch_key = membership_.keys.find(epoch),
            .device = &device_};
}

const Member* Replica::member_of(const ReplicaName& replica) const {
    const auto row = rows_.find(replica);
    return row == rows_.end() || !levels_.contains(replica) ? nullptr : &memory_.members[row->second];
}

/// Takes in entries that are signed and not known; who belongs to the space is then worked out anew.
void Replica::admit(std::vector<Member> members) {
    bool is_news = false;
    for (Member& member : members) {
        const ReplicaName replica = replica_name(membership_.keys, member.certificate.device);
        if (rows_.contains(replica) || !is_signed(space_, member)) continue;
        rows_.emplace(replica, memory_.members.size());
        memory_.members.push_back(std::move(member));
        is_news = true;
    }
    if (!is_news) return;
    touch_memory();
    find_levels();
}

void Replica::find_levels() {
    levels_.clear();
    for (const auto& [device, level] : levels_of(membership_.genesis, memory_.members))
        levels_.emplace(replica_name(membership_.keys, device), level);
    for (const auto& [replica, level] : levels_) {
        if (replica != name_ && peers_.try_emplace(replica).second) peers_[replica].wants_head = true;
    }
}

void Replica::offer_base(Bytes record, std::uint64_t token) {
    std::erase_if(outbox_, [&](const Record& waiting) { return waiting.token <= token; });
    outbox_.push_front({tagged(record, true), token, true, has_news_for_base_});
    wants_base_ = has_news_for_base_ = false;
}

void Replica::offer(Bytes record, std::uint64_t token) { outbox_.push_back({tagged(record, false), token}); }

std::uint64_t Replica::offered_token() const { return outbox_.empty() ? memory_.own.token : outbox_.back().token; }

void Replica::put_object(std::string name, Bytes bytes) { extras_.push_back({std::move(name), std::move(bytes)}); }

Replica::Saving Replica::take_memory() {
    taken_revision_ = memory_revision_;
    return {taken_revision_, encode_memory(memory_)};
}

void Replica::saved(std::uint64_t revision) { saved_revision_ = std::max(saved_revision_, revision); }

std::vector<Received> Replica::take_received() { return std::exchange(received_, {}); }

void Replica::poke(Instant now) {
    poll_at_ = now;
    interval_ms_ = policy_.shortest_ms;
    if (status_.store == StoreState::silent || status_.store == StoreState::refuses ||
        status_.store == StoreState::full)
        wait_until_ = now;
}

// What is due.

std::vector<Request> Replica::take_requests(Instant now) {
    std::vector<Request> out;
    if (now < wait_until_) return out;
    if (!folders_.empty()) {
        if (asked_.empty()) ask(out, {.purpose = Purpose::folder, .name = folders_.front()}, Method::make_folder);
        return out;
    }
    if (!is_own_head_known_) {
        if (asked_.empty()) ask(out, {.purpose = Purpose::own_head, .name = head_object(space_, name_)}, Method::get);
        return out;
    }
    if (now >= poll_at_) {
        are_hints_due_ = true;
        is_round_due_ = true;
        if (polls_++ % polls_per_members == 0) are_members_due_ = true;
        const auto jitter = static_cast<std::int64_t>(random_.below(static_cast<std::uint64_t>(interval_ms_ / 4) + 1));
        poll_at_ = Instant{now.ms + interval_ms_ - interval_ms_ / 8 + jitter};
        interval_ms_ = std::min(policy_.longest_ms, interval_ms_ + interval_ms_ / 2);
    }
    ask_publish(out, now);
    ask_lists(out, now);
    ask_peers(out, now);
    return out;
}

void Replica::ask(std::vector<Request>& out, Asked asked, Method method, Bytes body, Condition condition,
                  std::string etag) {
    const std::uint32_t id = ++last_id_;
    if (!has_conditions_) condition = Condition::none;
    out.push_back({.id = id,
                   .method = method,
                   .name = asked.name,
                   .body = std::move(body),
                   .condition = condition,
                   .etag = condition == Condition::unchanged ? std::move(etag) : std::string()});
    asked_.emplace(id, std::move(asked));
}

void Replica::ask_publish(std::vector<Request>& out, Instant now) {
    const auto is_asked = [&](Purpose purpose) {
        return std::ranges::any_of(asked_, [&](const auto& item) { return item.second.purpose == purpose; });
    };
    if (!runs_to_check_.empty()) {
        if (is_asked(Purpose::own_run)) return;
        const RunRef run = runs_to_check_.front();
        ask(out,
            {.purpose = Purpose::own_run,
             .peer = name_,
             .run = run,
             .name = run_object(space_, name_, run.place.first, run.place.last, run.hash)},
            Method::get);
        return;
    }
    if (!publishing_ && !merging_) begin_publishing(now);
    if (publishing_ && saved_revision_ >= publishing_->revision && !is_asked(Purpose::publish)) {
        const Object& object = publishing_->objects.front();
        ask(out, {.purpose = Purpose::publish, .name = object.name}, Method::put, object.bytes);
    }
    if (merging_ && !is_asked(Purpose::merge_run)) {
        const RunRef& run = memory_.own.head.runs[merging_->first + merging_->runs.size()];
        ask(out,
            {.purpose = Purpose::merge_run,
             .peer = name_,
             .run = run,
             .name = run_object(space_, name_, run.place.first, run.place.last, run.hash)},
            Method::get);
    }
    if (!extras_.empty() && !is_asked(Purpose::extra))
        ask(out, {.purpose = Purpose::extra, .name = extras_.front().name}, Method::put, extras_.front().bytes);
}

Head Replica::next_head(Instant now) const {
    Head head = memory_.own.head;
    ++head.counter;
    head.written_ms = now.ms;
    if (head.base == 0) head.end = {0, chain_begin(space_, name_)};
    head.heard.clear();
    // Of a large space those that were heard of last; who is left out is told by others.
    for (const auto& [replica, known] : memory_.known) {
        if (known.point.sequence > 0 && head.heard.size() < heard_most) head.heard[replica] = known.point.sequence;
    }
    return head;
}

bool Replica::is_acknowledging_due(Instant now) const {
    return heard_since_ && memory_.own.head.base != 0 && now.ms - heard_since_->ms >= policy_.acknowledge_ms;
}

void Replica::begin_publishing(Instant now) {
    const bool has_news = !outbox_.empty() && (memory_.own.head.base != 0 || outbox_.front().is_base);
    if (!has_news && !wants_repair_ && !is_acknowledging_due(now)) return;
    Publishing publishing;
    publishing.next.head = next_head(now);
    publishing.next.token = memory_.own.token;
    Head& head = publishing.next.head;
    if (has_news) {
        Run run;
        run.place.first = head.end.sequence + 1;
        run.chain_before = head.end.chain;
        std::size_t bytes = 0;
        for (const Record& record : outbox_) {
            if (!run.records.empty() && (record.is_base || bytes + record.bytes.size() > run_bytes_)) break;
            run.records.push_back(record.bytes);
            bytes += record.bytes.size();
            head.end = {head.end.sequence + 1, chain_next(head.end.chain, record.bytes)};
            publishing.next.token = record.token;
            if (!record.is_base) continue;
            head.base = head.end.sequence;
            head.has_base_news = record.is_news;
            head.chain_before_base = run.chain_before;
            head.chain_after_base = head.end.chain;
            head.runs.clear();
            break;
        }
        run.place.last = head.end.sequence;
        publishing.records = run.records.size();
        Bytes sealed = seal_run(writer(), run);
        const auto hash = hash_of_run(sealed);
        head.runs.push_back({run.place, hash});
        publishing.objects.push_back(
            {run_object(space_, name_, run.place.first, run.place.last, hash), std::move(sealed)});
    }
    publishing.objects.push_back({head_object(space_, name_), seal_head(writer(), head)});
    memory_.pending = publishing.next;
    touch_memory();
    publishing.revision = memory_revision_;
    publishing_ = std::move(publishing);
    wants_repair_ = false;
}

void Replica::published(Instant now) {
    memory_.own = std::move(publishing_->next);
    memory_.pending.reset();
    touch_memory();
    const bool has_news = publishing_->records > 0;
    outbox_.erase(outbox_.begin(), outbox_.begin() + static_cast<std::ptrdiff_t>(publishing_->records));
    publishing_.reset();
    heard_since_.reset();
    status_.published = now;
    interval_ms_ = policy_.shortest_ms;
    if (has_news) are_hints_due_ = true;
    begin_merging();
}

void Replica::begin_merging() {
    const std::size_t first = merge_begin(memory_.own.head.runs);
    if (outbox_.empty() && first < memory_.own.head.runs.size()) merging_ = Merging{first, {}};
}

void Replica::finish_merging(Instant now) {
    Run merged = std::move(merging_->runs.front());
    for (Run& run : std::span(merging_->runs).subspan(1)) {
        std::ranges::move(run.records, std::back_inserter(merged.records));
        merged.place.last = run.place.last;
    }
    Publishing publishing;
    publishing.next = {next_head(now), memory_.own.token};
    Bytes sealed = seal_run(writer(), merged);
    const auto hash = hash_of_run(sealed);
    std::vector<RunRef>& runs = publishing.next.head.runs;
    runs.resize(merging_->first);
    runs.push_back({merged.place, hash});
    publishing.objects.push_back(
        {run_object(space_, name_, merged.place.first, merged.place.last, hash), std::move(sealed)});
    publishing.objects.push_back({head_object(space_, name_), seal_head(writer(), publishing.next.head)});
    memory_.pending = publishing.next;
    touch_memory();
    publishing.revision = memory_revision_;
    publishing_ = std::move(publishing);
    merging_.reset();
}

void Replica::ask_lists(std::vector<Request>& out, Instant /*now*/) {
    const auto is_busy = [&](Purpose get, Purpose put) {
        return std::ranges::any_of(
            asked_, [&](const auto& item) { return item.second.purpose == get || item.second.purpose == put; });
    };
    if (!is_busy(Purpose::members_get, Purpose::members_put)) {
        if (are_members_due_) {
            are_members_due_ = false;
            ask(out, {.purpose = Purpose::members_get, .name = members_object(space_)}, Method::get);
        } else if (are_members_to_put_) {
            are_members_to_put_ = false;
            ask(out, {.purpose = Purpose::members_put, .name = members_object(space_)}, Method::put,
                seal_members(space_, membership_.keys, memory_.members, chance_),
                is_members_absent_ ? Condition::absent
                                   : (members_etag_.empty() ? Condition::none : Condition::unchanged),
                members_etag_);
        }
    }
    if (!is_busy(Purpose::hints_get, Purpose::hints_put)) {
        if (are_hints_due_) {
            are_hints_due_ = false;
            ask(out, {.purpose = Purpose::hints_get, .name = hints_object(space_)}, Method::get);
        } else if (are_hints_to_put_) {
            are_hints_to_put_ = false;
            Hints all = hints_.value_or(Hints{});
            for (const auto& [replica, known] : memory_.known) {
                if (levels_.contains(replica)) all[replica] = std::max(all[replica], known.point.sequence);
            }
            all[name_] = memory_.own.head.end.sequence;
            ask(out, {.purpose = Purpose::hints_put, .name = hints_object(space_)}, Method::put,
                seal_hints(space_, membership_.keys, all, chance_),
                is_hints_absent_ ? Condition::absent : (hints_etag_.empty() ? Condition::none : Condition::unchanged),
                hints_etag_);
        }
    }
}

void Replica::ask_peers(std::vector<Request>& out, Instant now) {
    if (is_round_due_) {
        // One more head than the hints tell of, its own among them: what a hint leaves out is found all the same.
        is_round_due_ = false;
        auto next = levels_.upper_bound(round_robin_);
        if (next == levels_.end()) next = levels_.begin();
        if (next != levels_.end()) {
            round_robin_ = next->first;
            if (round_robin_ == name_) {
                is_own_head_known_ = memory_.own.head.base == 0 || publishing_ || merging_;
            } else {
                peers_[round_robin_].wants_head = true;
            }
        }
    }
    for (auto& [replica, peer] : peers_) {
        if (asked_.size() >= policy_.parallel_most) return;
        if (peer.is_asked || now < peer.retry || !levels_.contains(replica)) continue;
        if (const RunRef* run = next_run(replica, peer); run != nullptr) {
            peer.is_asked = true;
            ask(out,
                {.purpose = Purpose::peer_run,
                 .peer = replica,
                 .run = *run,
                 .name = run_object(space_, replica, run->place.first, run->place.last, run->hash)},
                Method::get);
        } else if (peer.wants_head) {
            peer.is_asked = true;
            peer.wants_head = false;
            ask(out, {.purpose = Purpose::peer_head, .peer = replica, .name = head_object(space_, replica)},
                Method::get);
        }
    }
}

const RunRef* Replica::next_run(const ReplicaName& replica, const Peer& peer) const {
    if (!peer.head) return nullptr;
    const auto known = memory_.known.find(replica);
    const std::uint64_t next =
        std::max(known == memory_.known.end() ? 1 : known->second.point.sequence + 1, peer.head->base);
    if (next > peer.head->end.sequence) return nullptr;
    const auto run = std::ranges::find_if(
        peer.head->runs, [&](const RunRef& ref) { return ref.place.first <= next && next <= ref.place.last; });
    return run == peer.head->runs.end() ? nullptr : &*run;
}

bool Replica::is_quiet() const {
    return asked_.empty() && outbox_.empty() && !publishing_ && !merging_ && extras_.empty() && folders_.empty() &&
           !are_hints_to_put_ && !are_members_to_put_;
}

Instant Replica::next_due() const {
    if (!asked_.empty()) return {wait_until_.ms + policy_.backoff_longest_ms};  // answers come first
    if (wait_until_.ms > 0 && wait_until_ >= poll_at_) return wait_until_;
    const bool has_work = !is_own_head_known_ || !folders_.empty() || !extras_.empty() || are_hints_to_put_ ||
                          are_members_to_put_ || are_hints_due_ || are_members_due_ || merging_ ||
                          !runs_to_check_.empty() || wants_repair_ ||
                          (publishing_ && saved_revision_ >= publishing_->revision) ||
                          (!publishing_ && !outbox_.empty() && (memory_.own.head.base != 0 || outbox_.front().is_base));
    if (has_work) return wait_until_;
    Instant due = poll_at_;
    if (heard_since_ && memory_.own.head.base != 0)
        due = std::min(due, Instant{heard_since_->ms + policy_.acknowledge_ms});
    for (const auto& [replica, peer] : peers_) {
        if (!peer.is_asked && (peer.wants_head || next_run(replica, peer) != nullptr)) due = std::min(due, peer.retry);
    }
    return std::max(due, wait_until_);
}

// What came.

void Replica::answer(Answer answer, Instant now) {
    const auto found = asked_.find(answer.id);
    if (found == asked_.end()) return;
    const Asked asked = std::move(found->second);
    asked_.erase(found);
    if (const auto peer = peers_.find(asked.peer); peer != peers_.end()) peer->second.is_asked = false;
    Meaning meaning = meaning_of(answer.status);
    if (answer.body.size() > object_bytes_max) meaning = Meaning::absent;
    const bool is_put = asked.purpose == Purpose::publish || asked.purpose == Purpose::extra ||
                        asked.purpose == Purpose::members_put || asked.purpose == Purpose::hints_put;
    if (meaning == Meaning::busy || meaning == Meaning::refused || meaning == Meaning::full) {
        // A folder may be there although the store does not say so; what is put into it tells.
        if (asked.purpose == Purpose::folder && answer.status == 405) {
            folders_.pop_front();
            return;
        }
        if (asked.purpose == Purpose::members_get) are_members_due_ = true;
        if (asked.purpose == Purpose::members_put) are_members_to_put_ = true;
        if (asked.purpose == Purpose::hints_get) are_hints_due_ = true;
        if (asked.purpose == Purpose::hints_put) are_hints_to_put_ = true;
        if (asked.purpose == Purpose::peer_head) peers_[asked.peer].wants_head = true;
        is_put_failing_ = is_put_failing_ || is_put;
        fail(answer, meaning, now);
        return;
    }
    // A store that can be read and not written to does not work.
    if (is_put && meaning == Meaning::done) is_put_failing_ = false;
    if (!is_put_failing_) {
        backoff_ms_ = 0;
        status_.store = StoreState::works;
    }
    status_.heard = now;
    if (is_put && meaning != Meaning::done) {
        put_failed(asked, meaning, now);
        return;
    }
    if (is_put) changed_in_a_row_ = 0;
    switch (asked.purpose) {
        case Purpose::own_head: own_head_came(answer, meaning, now); break;
        case Purpose::own_run:
            if (meaning == Meaning::done && hash_of_run(answer.body) == asked.run.hash) {
                runs_to_check_.pop_front();
            } else {
                // The store lost a part of the log. Everything is published again, as one record.
                runs_to_check_.clear();
                wants_base_ = true;
            }
            break;
        case Purpose::publish:
            publishing_->objects.pop_front();
            if (publishing_->objects.empty()) published(now);
            break;
        case Purpose::extra: extras_.pop_front(); break;
        case Purpose::folder: folders_.pop_front(); break;
        case Purpose::members_get: members_came(answer, meaning); break;
        case Purpose::members_put:
            members_etag_ = answer.etag;
            is_members_absent_ = false;
            polls_ = 0;  // whether somebody wrote over it the next poll tells
            break;
        case Purpose::hints_get: hints_came(answer, meaning); break;
        case Purpose::hints_put:
            hints_etag_ = answer.etag;
            is_hints_absent_ = false;
            break;
        case Purpose::peer_head: peer_head_came(asked, answer, meaning, now); break;
        case Purpose::peer_run: peer_run_came(asked, answer, meaning, now); break;
        case Purpose::merge_run: {
            auto run = open_run(answer.body, asked.run, space_, name_, membership_.keys, device_.verify_key());
            if (!run || !merging_) {
                merging_.reset();
                if (meaning == Meaning::absent || !run) wants_base_ = true;
                break;
            }
            merging_->runs.push_back(std::move(*run));
            if (merging_->first + merging_->runs.size() == memory_.own.head.runs.size()) finish_merging(now);
            break;
        }
    }
}

void Replica::fail(const Answer& answer, Meaning meaning, Instant now) {
    status_.http_status = answer.status;
    status_.store = meaning == Meaning::refused ? StoreState::refuses
                    : meaning == Meaning::full  ? StoreState::full
                                                : StoreState::silent;
    backoff_ms_ = std::clamp(backoff_ms_ * 2, policy_.backoff_shortest_ms, policy_.backoff_longest_ms);
    if (meaning != Meaning::busy) backoff_ms_ = std::max(backoff_ms_, policy_.longest_ms);
    const auto jitter = static_cast<std::int64_t>(random_.below(static_cast<std::uint64_t>(backoff_ms_ / 2) + 1));
    std::int64_t wait_ms = backoff_ms_ / 2 + jitter;
    if (answer.retry_after_ms)
        wait_ms = std::max(wait_ms, std::min(*answer.retry_after_ms, policy_.backoff_longest_ms));
    wait_until_ = std::max(wait_until_, Instant{now.ms + wait_ms});
}

void Replica::put_failed(const Asked& asked, Meaning meaning, Instant now) {
    const bool is_list = asked.purpose == Purpose::members_put || asked.purpose == Purpose::hints_put;
    if (meaning == Meaning::unsupported) has_conditions_ = false;
    if (is_list) {
        (asked.purpose == Purpose::members_put ? are_members_due_ : are_hints_due_) = true;
        // Somebody was faster: what they wrote is read, and what is missing in it is added. A store that refuses even
        // so (some call their own tag a wrong one for a second) is asked without a condition.
        if (meaning == Meaning::changed && ++changed_in_a_row_ >= changed_in_a_row_most) has_conditions_ = false;
    }
    if (meaning == Meaning::too_large) {
        if (asked.purpose == Purpose::publish && publishing_ && publishing_->records > 1) {
            run_bytes_ /= 2;
            publishing_.reset();
            memory_.pending.reset();
            touch_memory();
            return;
        }
        fail({.id = 0, .status = 413, .body = {}, .etag = {}}, Meaning::full, now);
        return;
    }
    const bool may_lack_folder = meaning == Meaning::absent || (meaning == Meaning::changed && !is_list) ||
                                 (meaning == Meaning::changed && changed_in_a_row_ > 1);
    if (may_lack_folder && folders_made_ < 64) {
        ++folders_made_;
        for (std::string& folder : folders_of(asked.name)) folders_.push_back(std::move(folder));
    } else if (!is_list) {
        fail({.id = 0, .status = 409, .body = {}, .etag = {}}, Meaning::refused, now);
    }
}

void Replica::own_head_came(const Answer& answer, Meaning meaning, Instant now) {
    is_own_head_known_ = true;
    const auto head = meaning == Meaning::done
                          ? open_head(answer.body, space_, name_, membership_.keys, device_.verify_key())
                          : std::nullopt;
    const auto is = [&](const OwnLog& log) { return head && head->counter == log.head.counter && *head == log.head; };
    if (publishing_ && is(publishing_->next)) {
        published(now);  // the answer to it was lost
        return;
    }
    if (memory_.pending && !publishing_) {
        if (is(*memory_.pending)) {
            memory_.own = std::move(*memory_.pending);
            std::erase_if(outbox_, [&](const Record& record) { return record.token <= memory_.own.token; });
        } else {
            wants_base_ = wants_base_ || memory_.own.head.base == 0;
        }
        // What was not published is in the host's journal and offered anew.
        memory_.pending.reset();
        touch_memory();
    }
    if (is(memory_.own)) return;
    if (!head || head->counter < memory_.own.head.counter) {
        if (memory_.own.head.base == 0) return;
        // Lost or older: the store went back. The newest head is put there again, and what it names is looked for.
        ++status_.store_rollbacks;
        wants_repair_ = true;
        runs_to_check_.assign(memory_.own.head.runs.begin(), memory_.own.head.runs.end());
        return;
    }
    become_another(now);
}

/// Somebody else writes under this name: a copy of this profile, or this is an older copy brought back. What this
/// device knows goes on under a new name; the log under the old one is read like anybody's.
void Replica::become_another(Instant now) {
    const ReplicaName old = name_;
    memory_.known[old] = {memory_.own.head.end, memory_.own.head.counter};
    membership_.identity.device = crypto::Key::of_chance(chance_);
    membership_.self = with_device(space_, membership_.self, membership_.identity, now.ms);
    device_ = membership_.identity.device_signing();
    name_ = replica_name(membership_.keys, device_.verify_key());
    memory_.own = {};
    memory_.pending.reset();
    publishing_.reset();
    merging_.reset();
    runs_to_check_.clear();
    wants_repair_ = false;
    wants_base_ = true;
    is_copy_news_ = true;
    status_.was_copied = true;
    outbox_.clear();
    admit({membership_.self});
    peers_[old].wants_head = true;
    are_members_due_ = true;
}

void Replica::members_came(const Answer& answer, Meaning meaning) {
    is_members_absent_ = meaning != Meaning::done;
    members_etag_ = answer.etag;
    auto listed = meaning == Meaning::done ? open_members(answer.body, space_, membership_.keys) : std::nullopt;
    std::vector<Member> members = std::move(listed).value_or(std::vector<Member>{});
    const std::size_t listed_count = static_cast<std::size_t>(std::ranges::count_if(
        memory_.members, [&](const Member& known) { return std::ranges::contains(members, known); }));
    are_members_to_put_ = listed_count < memory_.members.size();
    const std::size_t before = levels_.size();
    admit(std::move(members));
    if (levels_.size() > before) interval_ms_ = policy_.shortest_ms;
}

void Replica::hints_came(const Answer& answer, Meaning meaning) {
    is_hints_absent_ = meaning != Meaning::done;
    hints_etag_ = answer.etag;
    auto listed = meaning == Meaning::done ? open_hints(answer.body, space_, membership_.keys) : std::nullopt;
    hints_ = std::move(listed).value_or(Hints{});
    for (const auto& [replica, sequence] : *hints_) {
        if (replica == name_) continue;
        const auto peer = peers_.find(replica);
        if (peer == peers_.end() || !levels_.contains(replica)) {
            are_members_due_ = true;
            continue;
        }
        const auto known = memory_.known.find(replica);
        const std::uint64_t here = known == memory_.known.end() ? 0 : known->second.point.sequence;
        if (sequence > here && sequence != peer->second.hinted) {
            peer->second.wants_head = true;
            interval_ms_ = policy_.shortest_ms;
        }
        peer->second.hinted = sequence;
    }
    const std::uint64_t own = memory_.own.head.end.sequence;
    const auto told = hints_->find(name_);
    are_hints_to_put_ = own > 0 && (told == hints_->end() || told->second != own);
}

void Replica::miss(Peer& peer, Instant now) {
    ++peer.misses;
    if (peer.misses >= misses_of_trouble) peer.trouble = Trouble::withheld;
    const std::int64_t wait_ms = std::min(policy_.longest_ms, policy_.backoff_shortest_ms << std::min(peer.misses, 12));
    peer.retry = Instant{now.ms + wait_ms};
    peer.wants_head = true;  // runs may have become one since
}

void Replica::peer_head_came(const Asked& asked, const Answer& answer, Meaning meaning, Instant now) {
    Peer& peer = peers_[asked.peer];
    const Member* member = member_of(asked.peer);
    const bool was_seen = memory_.known.contains(asked.peer) && memory_.known[asked.peer].counter > 0;
    if (member == nullptr) return;
    const auto head = meaning == Meaning::done
                          ? open_head(answer.body, space_, asked.peer, membership_.keys, member->certificate.device)
                          : std::nullopt;
    if (!head) {
        if (meaning == Meaning::done || was_seen) miss(peer, now);  // torn, forged, or taken away
        return;
    }
    Known& known = memory_.known[asked.peer];
    if (head->counter < known.counter || head->end.sequence < known.point.sequence) {
        peer.trouble = Trouble::rolled_back;
        return;
    }
    const bool is_fork = (head->end.sequence == known.point.sequence && known.point.sequence > 0 &&
                          head->end.chain != known.point.chain) ||
                         (peer.head && peer.head->counter == head->counter && *peer.head != *head);
    if (is_fork) {
        // Both are the member's word. The other one is read from its beginning; what is known stays known.
        peer.trouble = Trouble::forked;
        known.point = {};
        touch_memory();
    } else if (peer.trouble == Trouble::rolled_back ||
               (peer.trouble == Trouble::withheld && next_run(asked.peer, peer) == nullptr)) {
        peer.trouble = Trouble::none;
        peer.misses = 0;
    }
    if (head->counter > known.counter) {
        known.counter = head->counter;
        touch_memory();
    }
    peer.head = *head;
    skip_known_base(asked.peer, *head);
}

/// Who has everything that came before the base has what is in it.
void Replica::skip_known_base(const ReplicaName& replica, const Head& head) {
    Known& known = memory_.known[replica];
    if (head.has_base_news || head.base <= 1 || known.point.sequence + 1 != head.base ||
        known.point.chain != head.chain_before_base)
        return;
    known.point = {head.base, head.chain_after_base};
    touch_memory();
}

void Replica::peer_run_came(const Asked& asked, const Answer& answer, Meaning meaning, Instant now) {
    Peer& peer = peers_[asked.peer];
    const Member* member = member_of(asked.peer);
    if (member == nullptr) return;
    const auto run = meaning == Meaning::done ? open_run(answer.body, asked.run, space_, asked.peer, membership_.keys,
                                                         member->certificate.device)
                                              : std::nullopt;
    if (!run) {
        miss(peer, now);
        return;
    }
    peer.misses = 0;
    take_in_run(asked.peer, peer, *run);
    if (peer.trouble == Trouble::withheld) peer.trouble = Trouble::none;
    if (!heard_since_) heard_since_ = now;
}

void Replica::take_in_run(const ReplicaName& replica, Peer& peer, const Run& run) {
    Known& known = memory_.known[replica];
    LogPoint point{run.place.first - 1, run.chain_before};
    // Who begins, or begins anew at a base, has nothing to compare with.
    bool is_fork = point.sequence > 0 && point.sequence == known.point.sequence && point.chain != known.point.chain;
    std::vector<Received> news;
    for (const Bytes& record : run.records) {
        point = {point.sequence + 1, chain_next(point.chain, record)};
        is_fork = is_fork || (point.sequence == known.point.sequence && point.chain != known.point.chain);
        if (point.sequence <= known.point.sequence || record.empty()) continue;
        news.push_back(
            {replica, point.sequence, Bytes(record.begin() + 1, record.end()), record.front() == std::byte{base_kind}});
    }
    touch_memory();
    if (is_fork) {
        peer.trouble = Trouble::forked;
        known.point = {};
        return;
    }
    if (point.sequence <= known.point.sequence) return;
    std::ranges::move(news, std::back_inserter(received_));
    known.point = point;
}

Status Replica::status() const {
    Status status = status_;
    status.waiting = outbox_.size() + (wants_base_ ? 1 : 0);
    status.is_working = !is_quiet();
    for (const auto& [replica, level] : levels_) {
        const Member* member = member_of(replica);
        MemberStatus row{.replica = replica,
                         .person = member->certificate.person,
                         .name = member->name,
                         .level = level,
                         .is_self = replica == name_};
        const auto peer = peers_.find(replica);
        if (!row.is_self && peer != peers_.end()) {
            const auto known = memory_.known.find(replica);
            const std::uint64_t here = known == memory_.known.end() ? 0 : known->second.point.sequence;
            const std::uint64_t told =
                std::max(peer->second.hinted, peer->second.head ? peer->second.head->end.sequence : 0);
            row.behind = told > here ? told - here : 0;
            row.trouble = peer->second.trouble;
            if (peer->second.head) {
                row.written_ms = peer->second.head->written_ms;
                const auto heard = peer->second.head->heard.find(name_);
                row.has_everything = memory_.own.head.end.sequence > 0 && heard != peer->second.head->heard.end() &&
                                     heard->second >= memory_.own.head.end.sequence;
            }
        }
        status.members.push_back(std::move(row));
    }
    return status;
}

}  // namespace cairn::sync
