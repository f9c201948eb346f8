#pragma once

#include <cstdint>
#include <map>
#include <string>

#include "core/base/id.hpp"
#include "core/base/time.hpp"
#include "core/base/week.hpp"
#include "core/model/fact.hpp"

namespace cairn {

struct SkillTag;
using SkillId = TypedId<SkillTag>;
struct AreaTag;
using AreaId = TypedId<AreaTag>;
struct EdgeTag;
using EdgeId = TypedId<EdgeTag>;
struct CourseTag;
using CourseId = TypedId<CourseTag>;
struct GoalTag;
using GoalId = TypedId<GoalTag>;
struct RequestTag;
using RequestId = TypedId<RequestTag>;
struct PracticeTag;
using PracticeId = TypedId<PracticeTag>;
struct EnrolmentTag;
using EnrolmentId = TypedId<EnrolmentTag>;
struct ProposalTag;
using ProposalId = TypedId<ProposalTag>;
struct MeetingTag;
using MeetingId = TypedId<MeetingTag>;
struct ActionItemTag;
using ActionItemId = TypedId<ActionItemTag>;
struct MeetingNoteTag;
using MeetingNoteId = TypedId<MeetingNoteTag>;

struct EditionTag;
using EditionId = TypedId<EditionTag>;
struct ModuleTag;
using ModuleId = TypedId<ModuleTag>;
struct LessonTag;
/// The same in every edition of its course; see lesson_id.
using LessonId = TypedId<LessonTag>;
struct StudyTag;
using StudyId = TypedId<StudyTag>;
struct LessonNoteTag;
using LessonNoteId = TypedId<LessonNoteTag>;

inline constexpr std::size_t name_characters_max = 100;   ///< of a person's name or headline
inline constexpr std::size_t title_characters_max = 300;  ///< of a skill or a course
inline constexpr int level_max = 5;  ///< skill levels run 0..5: 0 untouched, 3 works alone, 5 teaches others

enum class Language : std::uint8_t { english = 0, chinese = 1 };
inline constexpr int language_count = 2;

/// Words that somebody wrote, in one or both languages. Shown in the reader's language, else in the one there is.
struct Words {
    std::string english = {};
    std::string chinese = {};

    [[nodiscard]] const std::string& in(Language language) const {
        const std::string& wanted = language == Language::chinese ? chinese : english;
        return !wanted.empty() ? wanted : language == Language::chinese ? english : chinese;
    }
    [[nodiscard]] bool empty() const { return english.empty() && chinese.empty(); }
    bool operator==(const Words&) const = default;
};

/// Roles are bits: one person may be learner, coach and organiser.
enum Role : std::uint8_t { role_learner = 1, role_coach = 2, role_organiser = 4 };

struct Profile {
    ProfileId id;
    bool exists = false;
    std::string name;
    Words headline;
    std::int64_t roles = 0;              ///< bits of Role
    std::map<SkillId, std::int64_t> levels;  ///< self-declared, 0..5
    std::string languages;               ///< BCP 47 tags joined by ';', best first: "zh;en"
    std::string zone;                    ///< IANA name
    std::int64_t weekly_minutes = 0;     ///< time for learning, or for coaching
    std::string availability;            ///< format_week_hours of local hours
    std::int64_t capacity = 0;           ///< learners a coach takes at once
    bool paused = false;                 ///< a coach who takes nobody for now
    std::int64_t years = 0;              ///< years of practice
    std::string team;
    ProfileId manager;
    std::string external_key;            ///< e-mail or username of an import; never shown to others
    bool is_sample = false;
    ProfileId promised_coach;            ///< whom an organiser promised this learner; a match never moves the pair
    std::string busy;                    ///< format_intervals of an imported calendar: when they cannot meet
    std::int64_t busy_changed_ms = 0;    ///< when it was imported; 0 when nothing was
    std::map<CourseId, std::int64_t> declined;  ///< not to be recommended → ms when that was said

    [[nodiscard]] bool has(Role role) const { return (roles & role) != 0; }
};

struct Area {
    AreaId id;
    bool exists = false;
    Words title;
};

struct Skill {
    SkillId id;
    bool exists = false;
    Words title;
    AreaId area;
    std::int64_t minutes = 0;  ///< from nothing to level 3; 0 when nobody said
    std::string external_key;
    SkillId merged_into;       ///< where it went when it was merged into another; else none
};

/// `before` should be known before `after`.
struct Prerequisite {
    EdgeId id;
    bool exists = false;
    SkillId before;
    SkillId after;
    /// Of the edges to one skill with the same number one is enough; 0: needed in any case.
    std::int64_t alternative = 0;
    std::int64_t strength_percent = 0;  ///< how much `after` builds on it, 1..100; 0: nobody said
    std::string source;                 ///< who says so, in the words of who brought it
};

inline constexpr std::int64_t alternative_max = 99;

struct Lesson {
    Words title;
    SkillId skill;             ///< none when the lesson serves the whole course
    std::int64_t minutes = 0;
    bool operator==(const Lesson&) const = default;
};

struct Course {
    CourseId id;
    bool exists = false;
    Words title;
    Words summary;
    std::string section;  ///< the importer's own grouping
    std::string url;
    std::int64_t minutes = 0;  ///< 0 when nobody said
    std::int64_t lesson_count = 0;
    std::map<SkillId, std::int64_t> teaches;     ///< level reached, 1..5
    std::string requires_text;                   ///< prerequisites as the source words them
    std::map<std::int64_t, Lesson> lessons;      ///< by number, 0 first; may be fewer than lesson_count
    std::string external_key;
};

struct Goal {
    GoalId id;
    bool exists = false;
    ProfileId learner;
    std::map<SkillId, std::int64_t> targets;  ///< level wanted, 1..5
    std::int64_t due_day = 0;                 ///< Day::number; 0 for none
    std::int64_t weekly_minutes = 0;
};

/// Where a request stands. Numbers are stored: never reuse one.
enum class RequestState : std::uint8_t {
    draft = 0,
    sent = 1,
    accepted = 2,
    confirmed = 3,
    declined = 4,
    withdrawn = 5,
    ended = 6
};

struct Request {
    RequestId id;
    bool exists = false;
    ProfileId learner;
    ProfileId coach;
    RequestState state = RequestState::draft;
    std::string message;
    std::int64_t score_micro = 0;  ///< the match score when it was sent
    std::int64_t sent_ms = 0;
    std::int64_t changed_ms = 0;
};

/// All answers of one learner on one skill.
struct Practice {
    PracticeId id;
    bool exists = false;
    ProfileId learner;
    SkillId skill;
    std::map<Id, std::int64_t> answers;  ///< key: time in ms (high), nonce (low); value 1 right, 0 wrong
};

/// One learner in one course.
struct Enrolment {
    EnrolmentId id;
    bool exists = false;
    ProfileId learner;
    CourseId course;
    std::map<std::int64_t, std::int64_t> lessons_done;  ///< lesson → ms when it was marked done
    std::map<ReplicaId, std::int64_t> minutes_spent;    ///< as each replica counted; their sum is what counts
};

/// Where a proposal stands. Numbers are stored: never reuse one.
enum class ProposalState : std::uint8_t { open = 0, accepted = 1, declined = 2, withdrawn = 3, reverted = 4 };

/// What one change does to the knowledge graph. Numbers are stored: never reuse one.
enum class ChangeKind : std::uint8_t {
    none = 0,
    add_skill = 1,            ///< `skill`, a new id, with title, area and minutes
    rename_skill = 2,         ///< `skill` gets the title
    merge_skill = 3,          ///< `skill` goes into `other`, with everything that is known of it
    add_prerequisite = 4,     ///< `skill` is needed before `other`
    remove_prerequisite = 5,  ///< `skill` is not needed before `other`
};

struct GraphChange {
    ChangeKind kind = ChangeKind::none;
    SkillId skill = {};
    SkillId other = {};
    Words title = {};
    Words title_before = {};  ///< of a skill that is renamed or merged, when it was proposed
    AreaId area = {};
    std::int64_t minutes = 0;
    /// Of a new edge: one of `skill` and this is enough, and this is needed before `other` already.
    SkillId instead_of = {};
    bool operator==(const GraphChange&) const = default;
};

/// What somebody would change in the knowledge graph, and why.
struct GraphProposal {
    ProposalId id;
    bool exists = false;
    ProfileId author;
    ProposalState state = ProposalState::open;
    std::string evidence;                         ///< what the author saw
    std::map<std::int64_t, GraphChange> changes;  ///< by number; later ones may build on earlier ones
    std::int64_t sent_ms = 0;
    std::int64_t base_version = 0;                ///< of the graph that it was made for
    ProfileId reviewer;                           ///< who accepted or declined it
    std::string note;                             ///< the reviewer's words
    std::int64_t decided_ms = 0;
    ProfileId reverter;                           ///< who took an accepted one back
    std::int64_t reverted_ms = 0;
    std::string way_back;                         ///< packed writes that take an accepted one back
};

/// Where a session stands. Numbers are stored: never reuse one.
enum class MeetingState : std::uint8_t {
    proposed = 0,   ///< one side named a time, the other has not answered
    confirmed = 1,
    declined = 2,
    cancelled = 3,
    held = 4,
    missed = 5      ///< somebody did not come
};

/// Who came when. Numbers are stored: never reuse one.
enum class Attendance : std::uint8_t { on_time = 0, late = 1, absent = 2 };

/// Where the objection to a recorded outcome stands. Numbers are stored: never reuse one.
enum class AppealState : std::uint8_t { none = 0, open = 1, granted = 2, refused = 3 };

/// Numbers are stored: never reuse one.
enum class ActionState : std::uint8_t { open = 0, done = 1, dropped = 2 };

inline constexpr int rating_max = 5;  ///< satisfaction runs 1..5

/// Something that somebody promised in a session. It stays open in all that follow until it is done or dropped.
struct ActionItem {
    std::string text = {};
    ProfileId owner = {};
    std::int64_t due_day = 0;  ///< Day::number; 0 for none
    ActionState state = ActionState::open;
    std::int64_t changed_ms = 0;  ///< when it was done, dropped or opened again
    bool operator==(const ActionItem&) const = default;
};

/// A session of a coach and a learner. Source: docs/decisions/0031.
struct Meeting {
    MeetingId id;
    bool exists = false;
    ProfileId learner;
    ProfileId coach;
    MeetingState state = MeetingState::proposed;
    std::int64_t start_ms = 0;
    std::int64_t minutes = 0;
    std::int64_t sequence = 0;    ///< of its calendar entry: how often it was moved or called off
    ProfileId proposer;           ///< who named the time that stands
    std::int64_t changed_ms = 0;  ///< its time or state
    std::string reason;           ///< why it was declined or called off
    std::string agenda;           ///< one item a line
    std::string notes;            ///< both sides'
    std::map<ActionItemId, ActionItem> actions;      ///< key: time in ms (high), nonce (low)
    std::map<ProfileId, Attendance> attendance;      ///< of those who came late or not at all
    ProfileId recorder;                              ///< who said so
    std::int64_t recorded_ms = 0;
    ProfileId appellant;
    std::string appeal;
    AppealState appeal_state = AppealState::none;
    std::string appeal_note;                         ///< the words of who answered it
    ProfileId appeal_judge;
    std::map<ProfileId, std::int64_t> ratings;       ///< 1..rating_max; nobody sees one before both are in
};

/// What one side notes for themselves: of a space of their own, so it is an entity of its own.
struct MeetingNote {
    MeetingNoteId id;
    bool exists = false;
    MeetingId meeting;
    ProfileId author;
    std::string text;
};

struct CourseModule {
    Words title = {};
    std::int64_t rank = 0;  ///< modules stand in this order, ties by id
    bool operator==(const CourseModule&) const = default;
};

struct EditionLesson {
    ModuleId module = {};
    std::int64_t rank = 0;     ///< within its module; ties by id
    Words title = {};
    SkillId skill = {};        ///< what its quizzes practise; may be none
    std::int64_t minutes = 0;
    Words body = {};           ///< Markdown; see core/lessons/lesson.hpp
    bool operator==(const EditionLesson&) const = default;
};

/// What a course says: its modules and lessons. Number 0 is the draft, the others are published and change no more.
/// Source: docs/decisions/0033.
struct Edition {
    EditionId id;
    bool exists = false;
    CourseId course;
    std::int64_t number = 0;
    ProfileId author;             ///< of the draft who changed it last, else who published it
    std::int64_t changed_ms = 0;
    ProfileId reviewer;           ///< of the draft: who read it last
    std::string reviewed;         ///< digest of what they read; what was changed since is not reviewed
    std::string note;             ///< what is new in it, in its publisher's words
    std::map<ModuleId, CourseModule> modules;
    std::map<LessonId, EditionLesson> lessons;
};

struct QuizAnswer {
    Id item = {};               ///< see lessons::Quiz
    std::string response = {};
    bool is_right = false;
    bool operator==(const QuizAnswer&) const = default;
};

/// What one learner does in the lessons of one course.
struct Study {
    StudyId id;
    bool exists = false;
    ProfileId learner;
    CourseId course;
    EditionId edition;                         ///< the one they are in until they accept a newer one
    LessonId lesson;                           ///< the one that was open last
    std::map<LessonId, std::int64_t> places;   ///< the block that was read last, 0 first
    std::map<Id, std::int64_t> ticked;         ///< item of a checklist → ms when it was ticked
    std::map<Id, std::int64_t> playback;       ///< video or audio → ms from its beginning
    std::map<Id, QuizAnswer> answers;          ///< key: time in ms (high), nonce (low)
};

/// What a learner notes at a lesson, for themselves.
struct LessonNote {
    LessonNoteId id;
    bool exists = false;
    LessonId lesson;
    ProfileId author;
    std::string text;
};

/// The draft of what a course says; there is one.
EditionId draft_id(CourseId course);
/// A lesson by its number in the course, which is also that of Enrolment::lessons_done. Lessons that a course named
/// before it had any text keep their numbers 0, 1, 2 …; later ones have numbers from 2^32.
LessonId lesson_id(CourseId course, std::int64_t number);
constexpr std::int64_t number_of(LessonId lesson) { return static_cast<std::int64_t>(lesson.low); }
StudyId study_id(ProfileId learner, CourseId course);
LessonNoteId lesson_note_id(LessonId lesson, ProfileId author);
PracticeId practice_id(ProfileId learner, SkillId skill);
EnrolmentId enrolment_id(ProfileId learner, CourseId course);
MeetingNoteId meeting_note_id(MeetingId meeting, ProfileId author);
EdgeId prerequisite_id(SkillId before, SkillId after);
/// A learner has one goal at a time.
GoalId goal_id(ProfileId learner);

}  // namespace cairn
