#pragma once

#include <deque>
#include <map>
#include <optional>
#include <vector>

#include "core/base/random.hpp"
#include "core/base/result.hpp"
#include "core/base/time.hpp"
#include "core/sync/request.hpp"
#include "core/sync/run.hpp"

namespace cairn::sync {

/// What makes a device a member of a space: secret, and kept on this device alone.
struct Membership {
    crypto::Identity identity;
    Genesis genesis;
    SpaceKeys keys;
    Member self;
};

/// This replica's log as its head in the store says it, and what the host counts of it.
struct OwnLog {
    Head head;
    std::uint64_t token = 0;  ///< the host's, of the newest record in it
    bool operator==(const OwnLog&) const = default;
};

/// How far the log of somebody was taken in.
struct Known {
    LogPoint point;
    std::uint64_t counter = 0;  ///< of the newest head that was seen
    bool operator==(const Known&) const = default;
};

/// Everything that has to outlive the program. It may be behind what the store has, never ahead of what the host has
/// made durable.
struct Memory {
    OwnLog own;
    std::optional<OwnLog> pending;  ///< is about to be published; whether it was, the store tells
    std::map<ReplicaName, Known> known;
    std::vector<Member> members;  ///< whose entries are signed
};

Bytes encode_memory(const Memory& memory);
/// Errors:   Errc::bytes_malformed.
Result<Memory> decode_memory(ByteView bytes);

/// A record that came from somebody, verified and in the order in which they wrote it.
struct Received {
    ReplicaName from;
    std::uint64_t sequence = 0;
    Bytes record;
    bool is_base = false;  ///< holds everything that its writer knew then
};

/// What is wrong between this replica and another one's log, as far as it can be proved or has lasted.
enum class Trouble : std::uint8_t {
    none,
    rolled_back,  ///< the store shows less than it did before
    forked,       ///< two heads or runs that exclude each other, both signed
    withheld,     ///< the head names what the store does not give
};

enum class StoreState : std::uint8_t {
    unknown,   ///< not asked yet
    works,
    silent,    ///< no answer, or that it is busy
    refuses,   ///< this device may not
    full,
};

struct MemberStatus {
    ReplicaName replica;
    crypto::VerifyKey person;
    std::string name;
    Level level = Level::guest;
    bool is_self = false;
    std::uint64_t behind = 0;      ///< records that are told of and not here yet
    bool has_everything = false;   ///< its head says that it has all that this device has published
    std::int64_t written_ms = 0;   ///< by its own clock; 0: no head was seen in this session
    Trouble trouble = Trouble::none;
};

struct Status {
    StoreState store = StoreState::unknown;
    int http_status = 0;              ///< of the newest answer that was no success
    std::uint64_t waiting = 0;        ///< own records that the store does not have yet
    bool is_working = false;          ///< something is asked or about to be published
    Instant heard;                    ///< of the newest answer that was a success; 0: none
    Instant published;
    std::uint64_t store_rollbacks = 0;  ///< of this device's own head, each put right
    bool was_copied = false;          ///< another device wrote under this one's name; it has a new one now
    std::vector<MemberStatus> members;
};

struct PollPolicy {
    std::int64_t shortest_ms = 10'000;
    std::int64_t longest_ms = 60'000;
    std::int64_t backoff_shortest_ms = 1'000;
    std::int64_t backoff_longest_ms = 300'000;
    std::int64_t acknowledge_ms = 15'000;  ///< what was heard is said in a head after this long
    std::size_t parallel_most = 6;
    bool has_conditions =
        true;  ///< whether the store was seen to keep them; without, lists are written over and mended
};

/// One member's side of a space: publishes what this device wrote and takes in what others did, as requests and
/// answers.
///
/// Correct with nothing but `get` and a `put` of names that only this replica writes; the two shared lists are hints
/// and put right by whoever misses something in them. Whatever the store does or forgets, no record is lost that the
/// host still has, and none is taken in that its writer did not sign.
///
/// The host: makes durable what take_memory() gives and says saved(); journals what take_received() gives before the
/// memory that follows; sends requests in any order, in parallel, and gives each one answer.
///
/// Source:   docs/sync_format.md
class Replica {
public:
    Replica(Membership membership, Memory memory, crypto::Chance chance, std::uint64_t seed, PollPolicy policy = {});

    [[nodiscard]] const Membership& membership() const { return membership_; }
    [[nodiscard]] const SpaceName& space() const { return space_; }
    [[nodiscard]] const ReplicaName& name() const { return name_; }

    /// The log is empty, or the store lost a part of it: everything that the host knows is to be offered as one record.
    [[nodiscard]] bool wants_base() const { return wants_base_; }
    /// The host has learnt what no record of its own says: a backup was brought back.
    void ask_for_base() { wants_base_ = has_news_for_base_ = true; }
    /// `token` grows; what was offered with a token up to it and is not published is in the record.
    void offer_base(Bytes record, std::uint64_t token);
    void offer(Bytes record, std::uint64_t token);
    /// Of the newest record that was offered or is known to be published: the host offers what follows.
    [[nodiscard]] std::uint64_t offered_token() const;
    /// True once after another device was found to write under this one's name: the host's own name is taken too.
    [[nodiscard]] bool take_was_copied() { return std::exchange(is_copy_news_, false); }

    std::vector<Request> take_requests(Instant now);
    void answer(Answer answer, Instant now);
    std::vector<Received> take_received();

    [[nodiscard]] bool wants_save() const { return memory_revision_ != taken_revision_; }
    struct Saving {
        std::uint64_t revision = 0;
        Bytes bytes;
    };
    Saving take_memory();
    void saved(std::uint64_t revision);

    /// When take_requests should be asked again if nothing happens before.
    [[nodiscard]] Instant next_due() const;
    /// Somebody wants news now.
    void poke(Instant now);
    [[nodiscard]] Status status() const;
    [[nodiscard]] const std::vector<Member>& members() const { return memory_.members; }
    /// Puts an object of another kind, an invitation, into the store beside what is published.
    void put_object(std::string name, Bytes bytes);
    [[nodiscard]] bool has_objects_to_put() const { return !extras_.empty(); }

private:
    enum class Purpose : std::uint8_t {
        own_head,
        own_run,  ///< of the log, to see whether the store still has it
        publish,  ///< the next object of what is being published
        extra,  ///< another object of ours
        folder,
        members_get,
        members_put,
        hints_get,
        hints_put,
        peer_head,
        peer_run,
        merge_run,
    };
    struct Asked {
        Purpose purpose{};
        ReplicaName peer = {};
        RunRef run = {};
        std::string name = {};
    };
    struct Record {
        Bytes bytes;
        std::uint64_t token = 0;
        bool is_base = false;
        bool is_news = false;  ///< of a base: more than the records before it
    };
    struct Object {
        std::string name;
        Bytes bytes;
    };
    struct Publishing {
        std::deque<Object> objects;  ///< the head is the last
        OwnLog next;
        std::size_t records = 0;  ///< of the outbox that are in it
        std::uint64_t revision = 0;  ///< of the memory that has to be durable before
    };
    struct Merging {
        std::size_t first = 0;  ///< index into the own head's runs
        std::vector<Run> runs;
    };
    struct Peer {
        std::optional<Head> head;
        std::uint64_t hinted = 0;
        Instant retry;
        int misses = 0;
        bool is_asked = false;
        bool wants_head = false;
        Trouble trouble = Trouble::none;
    };

    [[nodiscard]] Writer writer() const;
    [[nodiscard]] const Member* member_of(const ReplicaName& replica) const;
    void touch_memory() { ++memory_revision_; }
    void admit(std::vector<Member> members);
    void find_levels();
    void become_another(Instant now);
    void ask(std::vector<Request>& out, Asked asked, Method method, Bytes body = {},
             Condition condition = Condition::none, std::string etag = {});
    void ask_publish(std::vector<Request>& out, Instant now);
    void ask_lists(std::vector<Request>& out, Instant now);
    void ask_peers(std::vector<Request>& out, Instant now);
    void begin_publishing(Instant now);
    void begin_merging();
    void finish_merging(Instant now);
    [[nodiscard]] Head next_head(Instant now) const;
    [[nodiscard]] bool is_acknowledging_due(Instant now) const;
    void put_failed(const Asked& asked, Meaning meaning, Instant now);
    void fail(const Answer& answer, Meaning meaning, Instant now);

    void own_head_came(const Answer& answer, Meaning meaning, Instant now);
    void published(Instant now);
    void members_came(const Answer& answer, Meaning meaning);
    void hints_came(const Answer& answer, Meaning meaning);
    void peer_head_came(const Asked& asked, const Answer& answer, Meaning meaning, Instant now);
    void peer_run_came(const Asked& asked, const Answer& answer, Meaning meaning, Instant now);
    void take_in_run(const ReplicaName& replica, Peer& peer, const Run& run);
    void skip_known_base(const ReplicaName& replica, const Head& head);
    [[nodiscard]] const RunRef* next_run(const ReplicaName& replica, const Peer& peer) const;
    void miss(Peer& peer, Instant now);
    [[nodiscard]] bool is_quiet() const;

    Membership membership_;
    Memory memory_;
    crypto::Chance chance_;
    Random random_;
    PollPolicy policy_;
    SpaceName space_;
    ReplicaName name_;
    crypto::SigningKey device_;
    std::map<ReplicaName, Peer> peers_;
    std::map<ReplicaName, Level> levels_;
    std::map<ReplicaName, std::size_t> rows_;  ///< of memory_.members

    std::deque<Record> outbox_;
    bool wants_base_ = false;
    bool has_news_for_base_ = false;
    std::optional<Publishing> publishing_;
    std::optional<Merging> merging_;
    std::deque<Object> extras_;
    std::deque<RunRef> runs_to_check_;
    bool is_own_head_known_ = false;
    bool wants_repair_ = false;  ///< the store shows an older head of ours
    std::optional<Instant> heard_since_;  ///< something that no head of ours says yet
    std::size_t run_bytes_ = run_bytes_max;

    std::map<std::uint32_t, Asked> asked_;
    std::uint32_t last_id_ = 0;
    std::deque<std::string> folders_;  ///< to be made before anything else is put
    std::size_t folders_made_ = 0;

    std::optional<Hints> hints_;
    std::string hints_etag_;
    std::string members_etag_;
    bool are_hints_due_ = true;
    bool are_hints_to_put_ = false;
    bool are_members_due_ = true;
    bool are_members_to_put_ = false;
    bool is_members_absent_ = false;
    bool is_hints_absent_ = false;
    int changed_in_a_row_ = 0;
    bool has_conditions_ = true;

    Instant poll_at_;
    std::int64_t interval_ms_ = 0;
    std::int64_t backoff_ms_ = 0;
    bool is_put_failing_ = false;
    Instant wait_until_;
    std::uint64_t polls_ = 0;
    ReplicaName round_robin_;
    bool is_round_due_ = false;

    std::vector<Received> received_;
    std::uint64_t memory_revision_ = 1;
    std::uint64_t taken_revision_ = 0;
    std::uint64_t saved_revision_ = 0;
    bool is_copy_news_ = false;
    Status status_;
};

}  // namespace cairn::sync
