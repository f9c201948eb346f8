#pragma once

#include <map>
#include <string>
#include <variant>
#include <vector>

#include "core/model/entities.hpp"

namespace cairn::app {

inline constexpr std::size_t message_characters_max = 2000;  ///< also of evidence and of a reviewer's note
inline constexpr std::int64_t weekly_minutes_max = 80 * 60;
inline constexpr std::int64_t capacity_max = 50;

/// What a command is called in the history and the undo menu. Stored in batches: numbers keep their meaning for ever.
enum class Action : std::uint16_t {
    undo = 1,
    redo = 2,
    save_profile = 3,
    open_sample = 4,
    import_files = 5,
    set_goal = 6,
    send_request = 7,
    accept_request = 8,
    confirm_request = 9,
    decline_request = 10,
    withdraw_request = 11,
    end_request = 12,
    mark_lesson = 13,
    record_answer = 14,
    set_level = 15,
    set_paused = 16,
    restore_backup = 17,
    put_back = 18,
    propose_change = 19,
    accept_proposal = 20,
    decline_proposal = 21,
    withdraw_proposal = 22,
    revert_proposal = 23,
    decline_course = 24,
};

/// All that a profile form holds. `id` none creates a profile.
struct SaveProfile {
    ProfileId id;
    std::string name;
    std::string headline;
    Language language = Language::english;  ///< of the headline
    std::int64_t roles = 0;
    std::map<SkillId, std::int64_t> levels;
    std::string languages;
    std::string zone;
    std::int64_t weekly_minutes = 0;
    std::string availability;
    std::int64_t capacity = 0;
};

/// Adds the sample programme to what is there.
struct OpenSample {};

/// Writes what an import preview showed.
struct ImportFiles {
    std::vector<Write> writes;
};

/// Replaces the learner's goal. `due` has number 0 for no date.
struct SetGoal {
    ProfileId learner;
    std::map<SkillId, std::int64_t> targets;
    Day due;
    std::int64_t weekly_minutes = 0;
};

/// `score_micro` is the score the learner saw.
struct SendRequest {
    ProfileId learner;
    ProfileId coach;
    std::string message;
    std::int64_t score_micro = 0;
};

/// One step of a request; `actor` is who takes it.
struct AcceptRequest {
    RequestId request;
    ProfileId actor;
};
struct ConfirmRequest {
    RequestId request;
    ProfileId actor;
};
struct DeclineRequest {
    RequestId request;
    ProfileId actor;
};
struct WithdrawRequest {
    RequestId request;
    ProfileId actor;
};
struct EndRequest {
    RequestId request;
    ProfileId actor;
};

struct MarkLesson {
    ProfileId learner;
    CourseId course;
    std::int64_t lesson = 0;  ///< 0 is the first
    bool done = true;
};

/// Says whether a course is to be recommended to the learner no more.
struct DeclineCourse {
    ProfileId learner;
    CourseId course;
    bool declined = true;
};

struct RecordAnswer {
    ProfileId learner;
    SkillId skill;
    bool right = true;
};

struct SetLevel {
    ProfileId profile;
    SkillId skill;
    std::int64_t level = 0;
};

struct SetPaused {
    ProfileId coach;
    bool paused = true;
};

/// Gives a register a value that it had before.
struct PutBack {
    ProfileId actor;
    RegisterKey key;
    Value value;
};

/// Proposes changes of the knowledge graph. A skill that is to be added has a new id in `changes`.
struct ProposeChange {
    ProfileId author;
    std::string evidence;
    std::vector<GraphChange> changes;
};

/// Makes what is proposed part of the graph. Errors: also when one of its changes is blocked as the graph stands.
struct AcceptProposal {
    ProposalId proposal;
    ProfileId actor;
    std::string note;
};
struct DeclineProposal {
    ProposalId proposal;
    ProfileId actor;
    std::string note;
};
struct WithdrawProposal {
    ProposalId proposal;
    ProfileId actor;
};
/// Takes back what an accepted one did, as long as nothing later changed it again.
struct RevertProposal {
    ProposalId proposal;
    ProfileId actor;
};

/// An intent. It may be refused; only the facts it leads to are kept.
using Command =
    std::variant<SaveProfile, OpenSample, ImportFiles, SetGoal, SendRequest, AcceptRequest, ConfirmRequest,
                 DeclineRequest, WithdrawRequest, EndRequest, MarkLesson, RecordAnswer, SetLevel, SetPaused, PutBack,
                 ProposeChange, AcceptProposal, DeclineProposal, WithdrawProposal, RevertProposal, DeclineCourse>;

}  // namespace cairn::app
