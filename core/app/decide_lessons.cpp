#include "core/app/decide_lessons.hpp"

#include <algorithm>
#include <set>

#include "core/base/plain_text.hpp"
#include "core/base/text.hpp"
#include "core/lessons/check.hpp"
#include "core/lessons/lesson.hpp"
#include "core/progress/course_outline.hpp"

namespace cairn::app {
namespace {

using Decided = Result<Decision>;
using progress::OutlineLesson;

constexpr std::int64_t lesson_minutes_max = 24 * 60;
constexpr std::int64_t new_numbers_from = std::int64_t{1} << 32;  // above every number that a course names itself
constexpr std::int64_t counts_again_ms = 12 * 60 * ms_per_minute;
constexpr std::int64_t media_ms_max = 24 * 60 * ms_per_minute;

bool is_guide(const Model& model, ProfileId person) {
    const Profile* profile = model.profiles.find(person);
    return profile != nullptr && (profile->has(role_coach) || profile->has(role_organiser));
}

/// The course that `actor` may write; else why not.
Result<const Course*> find_writable(const Model& model, ProfileId actor, CourseId id) {
    if (!is_guide(model, actor)) return fail(Errc::course_not_yours);
    const Course* course = model.courses.find(id);
    if (course == nullptr) return fail(Errc::course_unknown);
    return course;
}

Errc line_problem(const Words& words, std::size_t characters_max) {
    for (const std::string* text : {&words.english, &words.chinese}) {
        if (!is_plain_text(*text) || text->contains('\n')) return Errc::text_not_plain;
        if (code_point_count(*text) > characters_max) return Errc::title_too_long;
    }
    return Errc::none;
}

Errc lesson_problem(const Model& model, const EditionLesson& lesson) {
    if (const Errc problem = line_problem(lesson.title, title_characters_max); problem != Errc::none) return problem;
    if (lesson.title.empty()) return Errc::text_missing;
    if (lesson.minutes < 0 || lesson.minutes > lesson_minutes_max) return Errc::minutes_out_of_range;
    if (lesson.skill && model.skills.find(lesson.skill) == nullptr) return Errc::skill_unknown;
    for (const std::string* text : {&lesson.body.english, &lesson.body.chinese}) {
        if (text->size() > lessons::markdown_bytes_max) return Errc::lesson_too_long;
        if (!is_plain_text(*text)) return Errc::text_not_plain;
    }
    return Errc::none;
}

Errc size_problem(const Edition& edition) {
    if (edition.modules.size() > lessons::modules_max || edition.lessons.size() > lessons::lessons_max)
        return Errc::course_too_large;
    std::size_t bytes = 0;
    for (const auto& [id, lesson] : edition.lessons) bytes += lesson.body.english.size() + lesson.body.chinese.size();
    return bytes > lessons::course_bytes_max ? Errc::course_too_large : Errc::none;
}

/// Writes of one edition's entries what is not as it was.
class Difference {
public:
    Difference(EditionId id, WriteList& writes) : id_(id), writes_(writes) {}

    void put(const Edition& was, const Edition& is) {
        for (const auto& [id, module] : was.modules) {
            if (!is.modules.contains(id)) put_module(id, module, {});
        }
        for (const auto& [id, lesson] : was.lessons) {
            if (!is.lessons.contains(id)) put_lesson(id, lesson, {});
        }
        for (const auto& [id, module] : is.modules) put_module(id, before(was.modules, id), module);
        for (const auto& [id, lesson] : is.lessons) put_lesson(id, before(was.lessons, id), lesson);
    }

private:
    template <class Key, class T>
    static T before(const std::map<Key, T>& entries, const Key& key) {
        const auto it = entries.find(key);
        return it == entries.end() ? T{} : it->second;
    }
    template <class T>
    void part(EditionField field, const Id& entry, const T& was, const T& is) {
        if (was == is) return;
        if (is == T{}) {
            writes_.drop_entry(id_, field, entry);
        } else {
            writes_.put_entry(id_, field, entry, is);
        }
    }
    void put_module(ModuleId id, const CourseModule& was, const CourseModule& is) {
        part(EditionField::module_title_english, id, was.title.english, is.title.english);
        part(EditionField::module_title_chinese, id, was.title.chinese, is.title.chinese);
        part(EditionField::module_rank, id, was.rank, is.rank);
    }
    void put_lesson(LessonId id, const EditionLesson& was, const EditionLesson& is) {
        part(EditionField::lesson_module, id, was.module, is.module);
        part(EditionField::lesson_rank, id, was.rank, is.rank);
        part(EditionField::lesson_title_english, id, was.title.english, is.title.english);
        part(EditionField::lesson_title_chinese, id, was.title.chinese, is.title.chinese);
        part(EditionField::lesson_skill, id, was.skill, is.skill);
        part(EditionField::lesson_minutes, id, was.minutes, is.minutes);
        part(EditionField::lesson_body_english, id, was.body.english, is.body.english);
        part(EditionField::lesson_body_chinese, id, was.body.chinese, is.body.chinese);
    }

    EditionId id_;
    WriteList& writes_;
};

/// What takes the draft from what is stored to `is`; nothing when it says that already.
Decided change_draft(const Model& model, CourseId course, ProfileId actor, const Edition& is, Action action,
                     const Env& env) {
    if (const Errc problem = size_problem(is); problem != Errc::none) return fail(problem);
    const EditionId id = draft_id(course);
    const Edition* known = model.editions.find(id);
    WriteList writes;
    Difference(id, writes).put(known != nullptr ? *known : Edition{}, is);
    if (writes.empty()) return Decision{action, {}, course};
    if (known == nullptr) {
        writes.put(id, EditionField::exists, true);
        writes.put(id, EditionField::course, course);
    }
    writes.put(id, EditionField::author, actor);
    writes.put(id, EditionField::changed_ms, env.now.ms);
    return Decision{action, writes.take(), course};
}

template <class Map>
std::int64_t last_rank(const Map& entries) {
    std::int64_t last = 0;
    for (const auto& [id, entry] : entries) last = std::max(last, entry.rank);
    return last;
}

std::int64_t last_rank_of(const Edition& edition, ModuleId module) {
    std::int64_t last = 0;
    for (const auto& [id, lesson] : edition.lessons) {
        if (lesson.module == module) last = std::max(last, lesson.rank);
    }
    return last;
}

std::vector<ModuleId> modules_in_order(const Edition& edition) {
    std::vector<ModuleId> order;
    for (const auto& [id, module] : edition.modules) order.push_back(id);
    std::ranges::stable_sort(order, {}, [&](ModuleId id) { return edition.modules.at(id).rank; });
    return order;
}

/// Ranks 1, 2, 3 … for everything, so that moving is exchanging two places.
void number_anew(Edition& edition, const std::vector<ModuleId>& modules, const std::vector<OutlineLesson>& lessons) {
    std::int64_t rank = 0;
    for (const ModuleId id : modules) edition.modules.at(id).rank = ++rank;
    rank = 0;
    for (const OutlineLesson& row : lessons) edition.lessons.at(row.id).rank = ++rank;
}

/// The lesson as the learner's edition has it, with the answers that are there.
struct Studied {
    progress::FoundLesson found;
    StudyId id;
    const Study* study = nullptr;
};
Result<Studied> find_studied(const Model& model, ProfileId learner, LessonId lesson) {
    if (model.profiles.find(learner) == nullptr) return fail(Errc::profile_unknown);
    Studied out{.found = progress::find_lesson(model, lesson, learner), .id = {}};
    if (out.found.lesson == nullptr) return fail(Errc::lesson_text_unknown);
    out.id = study_id(learner, out.found.course->id);
    out.study = model.studies.find(out.id);
    return out;
}

/// Whether one of the languages has no quiz left that is not among the answers.
bool is_answered(LessonId lesson, const Words& body, const std::set<Id>& answered) {
    for (const std::string* text : {&body.english, &body.chinese}) {
        if (!has_visible_text(*text)) continue;
        const auto parsed = lessons::parse_lesson(lesson, *text);
        if (!parsed) continue;
        const std::vector<Id> items = lessons::counted_items(*parsed);
        if (std::ranges::all_of(items, [&](const Id& item) { return answered.contains(item); })) return true;
    }
    return false;
}

std::set<Id> answered_items(const Study* study) {
    std::set<Id> items;
    if (study == nullptr) return items;
    for (const auto& [key, answer] : study->answers) items.insert(answer.item);
    return items;
}

bool has_item(LessonId lesson, const Words& body, const Id& item) {
    for (const std::string* text : {&body.english, &body.chinese}) {
        const auto parsed = lessons::parse_lesson(lesson, *text);
        if (!parsed) continue;
        for (const lessons::Block& block : parsed->blocks) {
            if (block.item == item) return true;
            if (std::ranges::contains(block.checklist, item, &lessons::ChecklistItem::item)) return true;
        }
    }
    return false;
}

}  // namespace

Edition draft_or_begun(const Model& model, const Course& course) {
    if (const Edition* draft = model.editions.find(draft_id(course.id))) return *draft;
    Edition begun;
    begun.id = draft_id(course.id);
    begun.course = course.id;
    if (const Edition* published = progress::newest_edition(model, course.id)) {
        begun.modules = published->modules;
        begun.lessons = published->lessons;
        return begun;
    }
    if (course.lessons.empty()) return begun;
    const ModuleId module{id_of_pair("first module", course.id, {})};
    begun.modules[module] = {.title = course.title, .rank = 1};
    for (const auto& [number, lesson] : course.lessons) {
        begun.lessons[lesson_id(course.id, number)] = {.module = module,
                                                       .rank = number + 1,
                                                       .title = lesson.title,
                                                       .skill = lesson.skill,
                                                       .minutes = lesson.minutes,
                                                       .body = {}};
    }
    return begun;
}

bool is_reviewed(const Edition& draft) {
    return !draft.reviewed.empty() && draft.reviewed == progress::content_digest(draft);
}

bool may_review(const Model& model, const Edition& draft, ProfileId actor) {
    if (!is_guide(model, actor)) return false;
    if (draft.author != actor) return true;
    return std::ranges::none_of(model.profiles.rows(), [&](const Profile& profile) {
        return profile.exists && profile.id != actor && (profile.has(role_coach) || profile.has(role_organiser));
    });
}

bool has_open_quizzes(const Model& model, ProfileId learner, CourseId course, std::int64_t number) {
    const LessonId lesson = lesson_id(course, number);
    const auto found = progress::find_lesson(model, lesson, learner);
    if (found.lesson == nullptr || found.lesson->body.empty()) return false;
    return !is_answered(lesson, found.lesson->body, answered_items(model.studies.find(study_id(learner, course))));
}

StudyId begin_study(const Model& model, ProfileId learner, CourseId course, WriteList& writes) {
    const StudyId id = study_id(learner, course);
    const Study* known = model.studies.find(id);
    const Edition* edition = progress::edition_for(model, course, learner);
    if (edition == nullptr) return id;
    if (known == nullptr) {
        writes.put(id, StudyField::exists, true);
        writes.put(id, StudyField::learner, learner);
        writes.put(id, StudyField::course, course);
    }
    if (known == nullptr || known->edition != edition->id) writes.put(id, StudyField::edition, edition->id);
    return id;
}

Decided decide_one(const Model& model, const SaveCourse& command, const Env& env) {
    if (!is_guide(model, command.actor)) return fail(Errc::course_not_yours);
    const Course* known = command.course ? model.courses.find(command.course) : nullptr;
    if (command.course && known == nullptr) return fail(Errc::course_unknown);
    if (const Errc problem = line_problem(command.title, title_characters_max); problem != Errc::none)
        return fail(problem);
    if (!has_visible_text(command.title.english) && !has_visible_text(command.title.chinese))
        return fail(Errc::text_missing);
    for (const std::string* text : {&command.summary.english, &command.summary.chinese}) {
        if (!is_plain_text(*text)) return fail(Errc::text_not_plain);
        if (code_point_count(*text) > message_characters_max) return fail(Errc::message_too_long);
    }
    const CourseId id = known != nullptr ? known->id : CourseId{env.random->id()};
    const Course before = known != nullptr ? *known : Course{};
    WriteList writes;
    if (known == nullptr) writes.put(id, CourseField::exists, true);
    const auto put = [&](CourseField field, const std::string& was, const std::string& is) {
        if (was != trim(is)) writes.put(id, field, trim(is));
    };
    put(CourseField::title_english, before.title.english, command.title.english);
    put(CourseField::title_chinese, before.title.chinese, command.title.chinese);
    put(CourseField::summary_english, before.summary.english, command.summary.english);
    put(CourseField::summary_chinese, before.summary.chinese, command.summary.chinese);
    return Decision{Action::save_course, writes.take(), id};
}

Decided decide_one(const Model& model, const SaveModule& command, const Env& env) {
    const auto course = find_writable(model, command.actor, command.course);
    if (!course) return std::unexpected(course.error());
    if (const Errc problem = line_problem(command.title, title_characters_max); problem != Errc::none)
        return fail(problem);
    if (!has_visible_text(command.title.english) && !has_visible_text(command.title.chinese))
        return fail(Errc::text_missing);
    Edition draft = draft_or_begun(model, **course);
    if (command.module && !draft.modules.contains(command.module)) return fail(Errc::module_unknown);
    const ModuleId id = command.module ? command.module : ModuleId{env.random->id()};
    const std::int64_t end = last_rank(draft.modules) + 1;
    CourseModule& module = draft.modules[id];
    if (!command.module) module.rank = end;
    module.title = {std::string(trim(command.title.english)), std::string(trim(command.title.chinese))};
    return change_draft(model, command.course, command.actor, draft, Action::save_module, env);
}

Decided decide_one(const Model& model, const SaveLesson& command, const Env& env) {
    const auto course = find_writable(model, command.actor, command.course);
    if (!course) return std::unexpected(course.error());
    Edition draft = draft_or_begun(model, **course);
    if (!draft.modules.contains(command.module)) return fail(Errc::module_unknown);
    if (command.lesson && !draft.lessons.contains(command.lesson)) return fail(Errc::lesson_text_unknown);
    EditionLesson lesson;
    if (command.lesson) lesson = draft.lessons.at(command.lesson);
    if (lesson.module != command.module) lesson.rank = last_rank_of(draft, command.module) + 1;
    lesson.module = command.module;
    lesson.title = {std::string(trim(command.title.english)), std::string(trim(command.title.chinese))};
    lesson.skill = command.skill;
    lesson.minutes = command.minutes;
    lesson.body = command.body;
    if (const Errc problem = lesson_problem(model, lesson); problem != Errc::none) return fail(problem);
    LessonId id = command.lesson;
    if (!id) {
        const auto number = static_cast<std::int64_t>(env.random->below(std::uint64_t{1} << 52));
        id = lesson_id(command.course, new_numbers_from + number);
    }
    draft.lessons[id] = std::move(lesson);
    return change_draft(model, command.course, command.actor, draft, Action::save_lesson, env);
}

Decided decide_one(const Model& model, const MoveLesson& command, const Env& env) {
    const auto course = find_writable(model, command.actor, command.course);
    if (!course) return std::unexpected(course.error());
    Edition draft = draft_or_begun(model, **course);
    const auto lesson = draft.lessons.find(command.lesson);
    if (lesson == draft.lessons.end()) return fail(Errc::lesson_text_unknown);
    std::vector<OutlineLesson> order = progress::outline_of(draft);
    const auto at = std::ranges::find(order, command.lesson, &OutlineLesson::id);
    if (at == order.end()) return fail(Errc::module_unknown);
    const std::vector<ModuleId> modules = modules_in_order(draft);
    const bool is_edge = command.is_up ? at == order.begin() || std::prev(at)->module != at->module
                                       : std::next(at) == order.end() || std::next(at)->module != at->module;
    if (is_edge) {
        const auto module = std::ranges::find(modules, at->module);
        if (command.is_up ? module == modules.begin() : std::next(module) == modules.end())
            return Decision{Action::move_lesson, {}, command.course};
        // the order of all lessons stays: only the border between the two modules moves
        number_anew(draft, modules, order);
        lesson->second.module = command.is_up ? *std::prev(module) : *std::next(module);
    } else {
        std::iter_swap(at, command.is_up ? std::prev(at) : std::next(at));
        number_anew(draft, modules, order);
    }
    return change_draft(model, command.course, command.actor, draft, Action::move_lesson, env);
}

Decided decide_one(const Model& model, const MoveModule& command, const Env& env) {
    const auto course = find_writable(model, command.actor, command.course);
    if (!course) return std::unexpected(course.error());
    Edition draft = draft_or_begun(model, **course);
    std::vector<ModuleId> modules = modules_in_order(draft);
    const auto at = std::ranges::find(modules, command.module);
    if (at == modules.end()) return fail(Errc::module_unknown);
    if (command.is_up ? at == modules.begin() : std::next(at) == modules.end())
        return Decision{Action::move_module, {}, command.course};
    std::iter_swap(at, command.is_up ? std::prev(at) : std::next(at));
    std::int64_t rank = 0;
    for (const ModuleId id : modules) draft.modules.at(id).rank = ++rank;
    return change_draft(model, command.course, command.actor, draft, Action::move_module, env);
}

Decided decide_one(const Model& model, const RemoveLesson& command, const Env& env) {
    const auto course = find_writable(model, command.actor, command.course);
    if (!course) return std::unexpected(course.error());
    Edition draft = draft_or_begun(model, **course);
    if (draft.lessons.erase(command.lesson) == 0) return fail(Errc::lesson_text_unknown);
    return change_draft(model, command.course, command.actor, draft, Action::remove_lesson, env);
}

Decided decide_one(const Model& model, const RemoveModule& command, const Env& env) {
    const auto course = find_writable(model, command.actor, command.course);
    if (!course) return std::unexpected(course.error());
    Edition draft = draft_or_begun(model, **course);
    if (draft.modules.erase(command.module) == 0) return fail(Errc::module_unknown);
    std::erase_if(draft.lessons, [&](const auto& entry) { return entry.second.module == command.module; });
    return change_draft(model, command.course, command.actor, draft, Action::remove_module, env);
}

Decided decide_one(const Model& model, const ReplaceDraft& command, const Env& env) {
    const auto course = find_writable(model, command.actor, command.course);
    if (!course) return std::unexpected(course.error());
    Edition draft;
    draft.modules = command.modules;
    draft.lessons = command.lessons;
    for (const auto& [id, module] : draft.modules) {
        if (const Errc problem = line_problem(module.title, title_characters_max); problem != Errc::none)
            return fail(problem);
    }
    for (const auto& [id, lesson] : draft.lessons) {
        if (const Errc problem = lesson_problem(model, lesson); problem != Errc::none) return fail(problem);
    }
    return change_draft(model, command.course, command.actor, draft, Action::replace_draft, env);
}

Decided decide_one(const Model& model, const ReviewCourse& command, const Env&) {
    const auto course = find_writable(model, command.actor, command.course);
    if (!course) return std::unexpected(course.error());
    const EditionId id = draft_id(command.course);
    const Edition* draft = model.editions.find(id);
    if (draft == nullptr) return fail(Errc::draft_empty);
    if (!may_review(model, *draft, command.actor)) return fail(Errc::draft_own_review);
    WriteList writes;
    if (!is_reviewed(*draft)) {
        writes.put(id, EditionField::reviewer, command.actor);
        writes.put(id, EditionField::reviewed, progress::content_digest(*draft));
    }
    return Decision{Action::review_course, writes.take(), command.course};
}

Decided decide_one(const Model& model, const PublishCourse& command, const Env& env) {
    const auto course = find_writable(model, command.actor, command.course);
    if (!course) return std::unexpected(course.error());
    const Edition* draft = model.editions.find(draft_id(command.course));
    if (draft == nullptr) return fail(Errc::draft_empty);
    if (!is_plain_text(command.note)) return fail(Errc::text_not_plain);
    if (code_point_count(command.note) > message_characters_max) return fail(Errc::message_too_long);
    const std::vector<lessons::Finding> findings = lessons::check_course(*draft);
    if (std::ranges::any_of(findings, [](const auto& finding) { return lessons::is_error(finding.kind); }))
        return fail(Errc::draft_has_errors);
    if (!is_reviewed(*draft)) return fail(Errc::draft_not_reviewed);
    const Edition* newest = progress::newest_edition(model, command.course);
    if (newest != nullptr && progress::content_digest(*newest) == draft->reviewed) return fail(Errc::nothing_new);
    const std::int64_t number = newest != nullptr ? newest->number + 1 : 1;
    // Whoever publishes the same words under the same number, on any device, publishes the same edition.
    const EditionId id{
        id_of_text("edition", to_hex(command.course) + '/' + std::to_string(number) + '/' + draft->reviewed)};
    WriteList writes;
    writes.put(id, EditionField::exists, true);
    writes.put(id, EditionField::course, command.course);
    writes.put(id, EditionField::number, number);
    writes.put(id, EditionField::author, command.actor);
    writes.put(id, EditionField::changed_ms, env.now.ms);
    writes.put(id, EditionField::reviewer, draft->reviewer);
    if (const std::string_view note = trim(command.note); !note.empty()) writes.put(id, EditionField::note, note);
    Difference(id, writes).put(Edition{}, *draft);
    return Decision{Action::publish_course, writes.take(), command.course};
}

Decided decide_one(const Model& model, const AcceptEdition& command, const Env&) {
    if (model.profiles.find(command.learner) == nullptr) return fail(Errc::profile_unknown);
    if (model.courses.find(command.course) == nullptr) return fail(Errc::course_unknown);
    const Edition* newest = progress::newest_edition(model, command.course);
    if (newest == nullptr) return fail(Errc::lesson_text_unknown);
    WriteList writes;
    const StudyId id = study_id(command.learner, command.course);
    const Study* known = model.studies.find(id);
    if (known == nullptr) {
        enrol(model, command.learner, command.course, writes);
        begin_study(model, command.learner, command.course, writes);
    }
    if (known == nullptr || known->edition != newest->id) writes.put(id, StudyField::edition, newest->id);
    return Decision{Action::accept_edition, writes.take(), id};
}

Decided decide_one(const Model& model, const AnswerQuiz& command, const Env& env) {
    const auto studied = find_studied(model, command.learner, command.lesson);
    if (!studied) return std::unexpected(studied.error());
    const progress::FoundLesson& found = studied->found;
    if (!is_plain_text(command.response)) return fail(Errc::text_not_plain);
    if (code_point_count(command.response) > lessons::response_characters_max) return fail(Errc::message_too_long);
    const auto quizzes = lessons::find_quizzes(command.lesson, found.lesson->body, command.item);
    if (quizzes.empty()) return fail(Errc::quiz_unknown);
    // What is accepted in either language is right; indices mean the same in both.
    bool is_response = false;
    bool is_right = false;
    for (const lessons::Quiz& quiz : quizzes) {
        const auto grade = lessons::grade(quiz, command.response);
        is_response = is_response || grade.has_value();
        is_right = is_right || (grade && grade->is_right);
    }
    if (!is_response) return fail(Errc::quiz_response);
    WriteList writes;
    enrol(model, command.learner, found.course->id, writes);
    const StudyId id = begin_study(model, command.learner, found.course->id, writes);
    const Id key{static_cast<std::uint64_t>(env.now.ms), env.random->next()};
    writes.put_entry(id, StudyField::answer_item, key, command.item);
    writes.put_entry(id, StudyField::answer_response, key, trim(command.response));
    if (is_right) writes.put_entry(id, StudyField::answer_right, key, true);
    std::set<Id> answered = answered_items(studied->study);
    bool counts = true;
    if (studied->study != nullptr) {
        for (const auto& [when, answer] : studied->study->answers) {
            const auto ms = static_cast<std::int64_t>(when.high);
            if (answer.item == command.item && env.now.ms - ms < counts_again_ms) counts = false;
        }
    }
    if (counts && model.skills.find(found.lesson->skill) != nullptr)
        put_answer(model, command.learner, found.lesson->skill, key, is_right, writes);
    answered.insert(command.item);
    const EnrolmentId enrolment = enrolment_id(command.learner, found.course->id);
    const Enrolment* known = model.enrolments.find(enrolment);
    const std::int64_t number = number_of(command.lesson);
    const bool is_done = known != nullptr && known->lessons_done.contains(number);
    if (!is_done && is_answered(command.lesson, found.lesson->body, answered))
        writes.put_entry(enrolment, EnrolmentField::lesson_done, entry_of_number(number), env.now.ms);
    return Decision{Action::answer_quiz, writes.take(), id};
}

Decided decide_one(const Model& model, const TickItem& command, const Env& env) {
    const auto studied = find_studied(model, command.learner, command.lesson);
    if (!studied) return std::unexpected(studied.error());
    if (!has_item(command.lesson, studied->found.lesson->body, command.item)) return fail(Errc::item_unknown);
    const bool is_ticked = studied->study != nullptr && studied->study->ticked.contains(command.item);
    if (is_ticked == command.ticked) return Decision{Action::tick_item, {}, studied->id};
    WriteList writes;
    enrol(model, command.learner, studied->found.course->id, writes);
    const StudyId id = begin_study(model, command.learner, studied->found.course->id, writes);
    if (command.ticked) {
        writes.put_entry(id, StudyField::ticked, command.item, env.now.ms);
    } else {
        writes.drop_entry(id, StudyField::ticked, command.item);
    }
    return Decision{Action::tick_item, writes.take(), id};
}

Decided decide_one(const Model& model, const WriteLessonNote& command, const Env&) {
    const auto studied = find_studied(model, command.learner, command.lesson);
    if (!studied) return std::unexpected(studied.error());
    const LessonNoteId id = lesson_note_id(command.lesson, command.learner);
    const LessonNote* known = model.lesson_notes.find(id);
    const std::string now = known != nullptr ? known->text : std::string();
    const bool is_other = now != command.base && now != command.text && !now.empty();
    const std::string text = is_other ? now + "\n\n" + command.text : command.text;
    if (!is_plain_text(text)) return fail(Errc::text_not_plain);
    if (code_point_count(text) > notes_characters_max) return fail(Errc::notes_too_long);
    WriteList writes;
    if (known == nullptr && text.empty()) return Decision{Action::write_lesson_note, {}, id};
    if (known == nullptr) {
        writes.put(id, LessonNoteField::exists, true);
        writes.put(id, LessonNoteField::lesson, command.lesson);
        writes.put(id, LessonNoteField::author, command.learner);
    }
    if (text != now) writes.put(id, LessonNoteField::text, text);
    return Decision{Action::write_lesson_note, writes.take(), id};
}

Decided decide_one(const Model& model, const KeepPlace& command, const Env&) {
    const auto studied = find_studied(model, command.learner, command.lesson);
    if (!studied) return std::unexpected(studied.error());
    if (command.block < 0 || command.block >= static_cast<std::int64_t>(lessons::blocks_max))
        return fail(Errc::item_unknown);
    if (command.media_ms < 0 || command.media_ms > media_ms_max) return fail(Errc::minutes_out_of_range);
    if (command.media && !has_item(command.lesson, studied->found.lesson->body, command.media))
        return fail(Errc::item_unknown);
    WriteList writes;
    // Looking into a course is not taking it up: nobody is enrolled by it.
    const StudyId id = begin_study(model, command.learner, studied->found.course->id, writes);
    const Study* study = studied->study;
    if (study == nullptr || study->lesson != command.lesson) writes.put(id, StudyField::lesson, command.lesson);
    const auto place = study != nullptr ? study->places.find(command.lesson) : decltype(study->places.end()){};
    const bool has_place = study != nullptr && place != study->places.end();
    if (!has_place || place->second != command.block)
        writes.put_entry(id, StudyField::place, command.lesson, command.block);
    if (command.media) {
        const auto played = study != nullptr ? study->playback.find(command.media) : decltype(study->playback.end()){};
        const bool has_played = study != nullptr && played != study->playback.end();
        if (!has_played || played->second != command.media_ms)
            writes.put_entry(id, StudyField::playback, command.media, command.media_ms);
    }
    return Decision{Action::keep_place, writes.take(), id};
}

}  // namespace cairn::app
