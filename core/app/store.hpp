#pragma once

#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "core/app/backup.hpp"
#include "core/app/decide.hpp"
#include "core/app/state.hpp"
#include "core/app/undo.hpp"
#include "core/journal/journal.hpp"

namespace cairn::app {

/// What became of a command.
struct Outcome {
    ChangeBits changes = 0;
    Id subject;              ///< see Decision
    bool wrote = false;      ///< false when everything was already so
};

/// What a command leads to, with its place in the record: it can be written as long as nothing else was.
struct Proposal {
    Batch batch;
    Id subject;  ///< see Decision
};

/// What opening found; the sum of the journal's report and of what could not be decoded.
struct OpenResult {
    journal::OpenReport journal;
    std::size_t undecodable_records = 0;
    std::size_t undecodable_bytes = 0;
    /// Batches of this replica between others that are there: their file is gone, or was damaged.
    std::size_t missing_batches = 0;

    [[nodiscard]] bool damaged() const { return journal.damaged() || undecodable_records != 0 || missing_batches != 0; }
};

/// The record of this replica: state, the journal under it, and the only door through which both change.
///
/// A command is decided, journalled, then applied; when the journal refuses, the state stays as it was.
class Store {
public:
    /// `disk` outlives the store. `seed` is fresh chance from the host (tests pass a constant).
    Store(journal::Disk& disk, std::uint64_t seed);

    /// Reads everything there is; to be called once, before anything else.
    OpenResult open();

    /// Commands of one gesture, such as a drag, share a `gesture` of chance other than 0: they are one step to undo.
    Result<Outcome> dispatch(const Command& command, Instant now, std::uint64_t gesture = 0);
    /// Errors: Errc::nothing_to_undo, or those of the disk.
    Result<Outcome> undo(Instant now);
    Result<Outcome> redo(Instant now);

    // The same in two steps, for a window that follows another one's store: it proposes, that one commits, and every
    // window takes in what was committed.
    Result<Proposal> propose(const Command& command, Instant now, std::uint64_t gesture = 0);
    [[nodiscard]] Result<Proposal> propose_undo(Instant now) const;
    [[nodiscard]] Result<Proposal> propose_redo(Instant now) const;
    /// What was decided before, at the place where the record stands now.
    [[nodiscard]] Proposal propose_again(const Proposal& proposal, Instant now) const;
    /// Whether this batch is the next one of this replica, decided on what is known here.
    [[nodiscard]] bool is_next(const Batch& batch) const;
    /// Journals and applies it; `is_next` must hold. Errors: those of the disk.
    Result<Outcome> commit(const Proposal& proposal);
    /// Applies a batch that another window's store journalled; this one must not write.
    ChangeBits follow(const Batch& batch);
    /// This store is a view of the one that writes under this name.
    void follow_replica(ReplicaId replica);
    /// Whether the batch was applied and still shows in at least one register.
    [[nodiscard]] bool holds(const Batch& batch) const;
    /// Of this replica's newest batch; 0: there is none.
    [[nodiscard]] std::uint64_t last_sequence() const;

    /// Takes in everything a backup knows, as one step that can be undone. Nothing that is newer here is lost.
    /// Errors:   Errc::record_too_new, or those of the disk; the state then stays as it was.
    Result<Outcome> restore(const Backup& backup);

    // What others share.

    /// Journals and applies a batch of somebody else's device, which is_sound (sharing.hpp). No step to undo.
    Result<ChangeBits> receive(const Batch& batch);
    /// Takes in everything that somebody else's device knew. No step to undo.
    /// Errors:   Errc::record_too_new, or those of the disk; the state then stays as it was.
    Result<ChangeBits> receive(const State& other);
    /// From now on committed batches are kept for take_committed(): they are to be shared.
    void keep_committed();
    /// Those of this replica that were committed since the last call.
    std::vector<Batch> take_committed() { return std::exchange(committed_, {}); }
    /// Batches of this replica after `sequence`, oldest first, as far as the journal has them.
    /// Cost:     reads the whole journal.
    [[nodiscard]] std::vector<Batch> own_batches_after(std::uint64_t sequence) const;
    /// Another device writes under this one's name: from now on this one writes under a new one.
    /// Errors:   those of the disk; the name then stays.
    Result<void> become_another();

    [[nodiscard]] const State& state() const { return state_; }
    [[nodiscard]] const Model& model() const { return state_.model; }
    [[nodiscard]] const UndoHistory& history() const { return history_; }
    /// Grows with every change; equal revisions mean an equal state.
    [[nodiscard]] std::uint64_t revision() const { return revision_; }
    [[nodiscard]] ReplicaId replica() const { return replica_; }

    /// Every batch that the journal still has, oldest first, as it was recorded; those of other devices, which backups
    /// brought, among them. What came before the first is in the state alone.
    /// Cost:     reads the whole journal.
    [[nodiscard]] std::vector<Bytes> read_records() const;

    /// Who acts; stamped on batches as their author. None until somebody has a profile.
    void set_author(ProfileId author) { author_ = author; }

private:
    void find_last_own();
    [[nodiscard]] Proposal proposal_of(Action action, std::vector<Write> writes, Id subject, Instant now,
                                       std::uint64_t gesture = 0) const;
    [[nodiscard]] Stamp next_stamp(const Batch& batch, Instant now) const;
    /// What this replica knows of others and has not said in a batch yet.
    [[nodiscard]] std::vector<Dependency> news_since_last_own() const;
    ChangeBits take_in(const Batch& batch);
    /// How many of this replica's batches should stand before this one and do not.
    [[nodiscard]] std::size_t missing_before(const Batch& batch) const;
    /// False when the replica's name was damaged.
    bool load_replica();
    Result<void> store_replica(ReplicaId replica);

    journal::Disk* disk_;
    journal::Journal journal_;
    Random random_;
    State state_;
    UndoHistory history_;
    ReplicaId replica_;
    SpaceId space_;
    ProfileId author_;
    Stamp last_own_;
    std::map<ReplicaId, std::uint64_t> told_;  ///< dependencies of own batches; said again after a snapshot
    std::vector<Bytes> followed_;  ///< records that another window wrote since this one opened
    std::vector<Batch> committed_;
    bool keeps_committed_ = false;
    std::uint64_t revision_ = 0;
    bool may_fold_ = true;
};

}  // namespace cairn::app
