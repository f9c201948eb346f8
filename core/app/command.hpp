#pragma once

#include <map>
#include <string>
#include <variant>
#include <vector>

#include "core/base/interval.hpp"
#include "core/model/entities.hpp"

namespace cairn::app {

inline constexpr std::size_t message_characters_max = 2000;  ///< also of evidence and of a reviewer's note
inline constexpr std::size_t notes_characters_max = 10'000;   ///< of an agenda and of notes
inline constexpr std::size_t busy_intervals_max = 600;        ///< what one calendar may block
inline constexpr std::int64_t weekly_minutes_max = 80 * 60;
inline constexpr std::int64_t capacity_max = 50;
inline constexpr std::int64_t minutes_spent_max = 24 * 60;  ///< noted at a time

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
    note_time = 24,
    lock_pair = 25,
    publish_match = 26,
    propose_meeting = 27,
    accept_meeting = 28,
    decline_meeting = 29,
    move_meeting = 30,
    cancel_meeting = 31,
    write_meeting = 32,
    save_action = 33,
    set_action_state = 34,
    record_outcome = 35,
    appeal_outcome = 36,
    answer_appeal = 37,
    rate_meeting = 38,
    set_busy = 39,
    decline_course = 40,
    save_course = 41,
    save_module = 42,
    save_lesson = 43,
    move_lesson = 44,
    move_module = 45,
    remove_lesson = 46,
    remove_module = 47,
    review_course = 48,
    publish_course = 49,
    replace_draft = 50,
    accept_edition = 51,
    answer_quiz = 52,
    tick_item = 53,
    write_lesson_note = 54,
    keep_place = 55,
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

/// Adds to the time that a learner spent on a course.
struct NoteTime {
    ProfileId learner;
    CourseId course;
    std::int64_t minutes = 0;  ///< 1..minutes_spent_max
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

/// Promises a learner a coach, so that no match moves the pair; no coach takes the promise back.
struct LockPair {
    ProfileId actor;
    ProfileId learner;
    ProfileId coach;
};

/// What becomes of one learner. A coach of none: the pair of today ends.
struct MatchedPair {
    ProfileId learner;
    ProfileId coach;
    std::int64_t score_micro = 0;  ///< micro-points, as a request keeps them
};

/// Makes a whole match the pairs of today, in one step: new pairs are confirmed, those that they replace end. Learners
/// who are not named keep what they have. Errors: also when a coach would get somebody new beyond their places.
struct PublishMatch {
    ProfileId actor;
    std::vector<MatchedPair> pairs;
};

/// Names a time to meet. `actor` is one of the two; the other one answers.
struct ProposeMeeting {
    ProfileId learner;
    ProfileId coach;
    ProfileId actor;
    Instant start;
    std::int64_t minutes = 0;
    std::string agenda;
};
struct AcceptMeeting {
    MeetingId meeting;
    ProfileId actor;
};
struct DeclineMeeting {
    MeetingId meeting;
    ProfileId actor;
    std::string reason;
};
/// Names another time for it; the other side answers again.
struct MoveMeeting {
    MeetingId meeting;
    ProfileId actor;
    Instant start;
    std::int64_t minutes = 0;
};
/// `reason` may be empty only while nobody has agreed to the time.
struct CancelMeeting {
    MeetingId meeting;
    ProfileId actor;
    std::string reason;
};

enum class MeetingText : std::uint8_t { agenda, notes, private_note };
/// Replaces a text. When it no longer says `base`, what it says now is kept before `text`.
struct WriteMeeting {
    MeetingId meeting;
    ProfileId actor;
    MeetingText part = MeetingText::notes;
    std::string text;
    std::string base;
};

/// `action` none adds one. `due` has number 0 for no date.
struct SaveAction {
    MeetingId meeting;
    ActionItemId action;
    ProfileId actor;
    std::string text;
    ProfileId owner;
    Day due;
};
struct SetActionState {
    MeetingId meeting;
    ActionItemId action;
    ProfileId actor;
    ActionState state = ActionState::done;
};

/// Who came when. Who recorded it may say it anew until somebody objects.
struct RecordOutcome {
    MeetingId meeting;
    ProfileId actor;
    Attendance learner = Attendance::on_time;
    Attendance coach = Attendance::on_time;
};
struct AppealOutcome {
    MeetingId meeting;
    ProfileId actor;
    std::string text;
};
/// Granted, the mark against who objected goes.
struct AnswerAppeal {
    MeetingId meeting;
    ProfileId actor;
    bool is_granted = false;
    std::string text;
};

/// 1..rating_max. May be changed until the other side has rated too.
struct RateMeeting {
    MeetingId meeting;
    ProfileId actor;
    std::int64_t rating = 0;
};

/// When a person cannot meet, in place of what was imported before; none: always as their free hours say.
struct SetBusy {
    ProfileId profile;
    std::vector<Interval> busy;
};

// Writing a course; `actor` is a coach or an organiser. The first change of one that has no draft begins it with what
// is published, or with the lessons that the course names. Errors: also Errc::course_too_large.

/// `course` none makes one.
struct SaveCourse {
    ProfileId actor;
    CourseId course;
    Words title;
    Words summary;
};
/// `module` none adds one at the end.
struct SaveModule {
    ProfileId actor;
    CourseId course;
    ModuleId module;
    Words title;
};
/// `lesson` none adds one at the end of its module.
struct SaveLesson {
    ProfileId actor;
    CourseId course;
    LessonId lesson;
    ModuleId module;
    Words title;
    SkillId skill;
    std::int64_t minutes = 0;
    Words body;
};
/// One place up or down, from the end of a module into the next.
struct MoveLesson {
    ProfileId actor;
    CourseId course;
    LessonId lesson;
    bool is_up = true;
};
struct MoveModule {
    ProfileId actor;
    CourseId course;
    ModuleId module;
    bool is_up = true;
};
struct RemoveLesson {
    ProfileId actor;
    CourseId course;
    LessonId lesson;
};
/// With its lessons.
struct RemoveModule {
    ProfileId actor;
    CourseId course;
    ModuleId module;
};
/// Says that somebody other than who wrote last has read the draft as it stands; where nobody else could, they may.
struct ReviewCourse {
    ProfileId actor;
    CourseId course;
};
/// Makes what was reviewed the newest edition. Learners under way stay in theirs until they accept it.
struct PublishCourse {
    ProfileId actor;
    CourseId course;
    std::string note;
};
/// The draft as a folder of files holds it, in place of the one there is.
struct ReplaceDraft {
    ProfileId actor;
    CourseId course;
    std::map<ModuleId, CourseModule> modules;
    std::map<LessonId, EditionLesson> lessons;
};

// Studying.

/// Goes on in the newest edition.
struct AcceptEdition {
    ProfileId learner;
    CourseId course;
};
/// The first answer in half a day to a quiz counts for mastery; the last quiz of a lesson completes it.
struct AnswerQuiz {
    ProfileId learner;
    LessonId lesson;
    Id item;
    std::string response;  ///< see lessons::grade
};
struct TickItem {
    ProfileId learner;
    LessonId lesson;
    Id item;
    bool ticked = true;
};
/// Replaces the note. When it no longer says `base`, what it says now is kept before `text`.
struct WriteLessonNote {
    ProfileId learner;
    LessonId lesson;
    std::string text;
    std::string base;
};
/// Where somebody is reading, and how far a recording was played. No step that could be undone.
struct KeepPlace {
    ProfileId learner;
    LessonId lesson;
    std::int64_t block = 0;
    Id media;                    ///< none when nothing plays
    std::int64_t media_ms = 0;
};

/// An intent. It may be refused; only the facts it leads to are kept.
using Command =
    std::variant<SaveProfile, OpenSample, ImportFiles, SetGoal, SendRequest, AcceptRequest, ConfirmRequest,
                 DeclineRequest, WithdrawRequest, EndRequest, MarkLesson, RecordAnswer, SetLevel, SetPaused, PutBack,
                 ProposeChange, AcceptProposal, DeclineProposal, WithdrawProposal, RevertProposal, NoteTime, LockPair,
                 PublishMatch, ProposeMeeting, AcceptMeeting, DeclineMeeting, MoveMeeting, CancelMeeting, WriteMeeting,
                 SaveAction, SetActionState, RecordOutcome, AppealOutcome, AnswerAppeal, RateMeeting, SetBusy,
                 DeclineCourse, SaveCourse, SaveModule, SaveLesson, MoveLesson, MoveModule, RemoveLesson, RemoveModule,
                 ReviewCourse, PublishCourse, ReplaceDraft, AcceptEdition, AnswerQuiz, TickItem, WriteLessonNote,
                 KeepPlace>;

}  // namespace cairn::app
