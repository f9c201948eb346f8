#pragma once
// Courses with lessons in every state, for the tests of core/app.

#include "core/lessons/lesson.hpp"
#include "core/progress/course_outline.hpp"
#include "tests/core/app/world.hpp"

namespace cairn::app_test {

inline const CourseId taught = named<CourseId>("taught");  // edition 1; its draft is Marta's, not reviewed
inline const CourseId ready = named<CourseId>("ready");  // its draft was read by Chen
inline const CourseId settled = named<CourseId>("settled");  // its draft says what is published
inline const CourseId broken_course = named<CourseId>("broken");  // its draft has an empty lesson out of reach
inline const CourseId crowded_course = named<CourseId>("crowded");  // as much as there may be
inline const ModuleId basics = named<ModuleId>("basics"), further = named<ModuleId>("further"),
                      no_such_module = named<ModuleId>("none");
inline const LessonId reading = lesson_id(taught, 1), asking = lesson_id(taught, 2), last_lesson = lesson_id(taught, 3),
                      no_such_lesson = lesson_id(taught, 99);

inline constexpr std::string_view asking_text = R"(Read this.

```quiz
id: index
? What does an index cost?
( ) Nothing
> Every write keeps it up to date.
(x) Time at each write
```

```quiz
id: rows
? How many rows does LIMIT 10 return at most?
= 10
```

- [ ] Measured a query

```video
id: talk
source: https://example.org/talk.webm
transcript:
0:00 Hello
```
)";

inline Id item_of(std::string_view body, lessons::BlockKind kind, std::size_t which = 0) {
    const auto text = lessons::parse_lesson(asking, body);
    for (const lessons::Block& block : text->blocks) {
        if (block.kind != kind) continue;
        if (which-- > 0) continue;
        return kind == lessons::BlockKind::checklist ? block.checklist[0].item : block.item;
    }
    return {};
}
inline const Id choice_item = item_of(asking_text, lessons::BlockKind::quiz);
inline const Id number_item = item_of(asking_text, lessons::BlockKind::quiz, 1);
inline const Id tick_item = item_of(asking_text, lessons::BlockKind::checklist);
inline const Id talk_item = item_of(asking_text, lessons::BlockKind::video);
inline const Id no_such_item = named<TypedId<int>>("none");

inline Edition an_edition(CourseId of) {
    Edition edition;
    edition.course = of;
    edition.modules[basics] = {.title = {.english = "Basics"}, .rank = 1};
    edition.modules[further] = {.title = {.english = "Further"}, .rank = 2};
    const auto put = [&](std::int64_t number, ModuleId module, std::string_view body) {
        edition.lessons[lesson_id(of, number)] = {.module = module,
                                                  .rank = number,
                                                  .title = {.english = "Lesson " + std::to_string(number)},
                                                  .skill = sql,
                                                  .minutes = 10,
                                                  .body = {.english = std::string(body)}};
    };
    put(1, basics, "Only words.");
    put(2, basics, asking_text);
    put(3, further, "More words.");
    return edition;
}

inline void put_edition(WriteList& writes, EditionId id, const Edition& edition) {
    writes.put(id, EditionField::exists, true);
    writes.put(id, EditionField::course, edition.course);
    writes.put(id, EditionField::number, edition.number);
    writes.put(id, EditionField::author, edition.author);
    writes.put(id, EditionField::reviewer, edition.reviewer);
    writes.put(id, EditionField::reviewed, edition.reviewed);
    for (const auto& [module, row] : edition.modules) {
        writes.put_entry(id, EditionField::module_title_english, module, row.title.english);
        writes.put_entry(id, EditionField::module_rank, module, row.rank);
    }
    for (const auto& [lesson, row] : edition.lessons) {
        writes.put_entry(id, EditionField::lesson_module, lesson, row.module);
        writes.put_entry(id, EditionField::lesson_rank, lesson, row.rank);
        writes.put_entry(id, EditionField::lesson_title_english, lesson, row.title.english);
        writes.put_entry(id, EditionField::lesson_skill, lesson, row.skill);
        writes.put_entry(id, EditionField::lesson_minutes, lesson, row.minutes);
        writes.put_entry(id, EditionField::lesson_body_english, lesson, row.body.english);
    }
}

inline EditionId edition_id(CourseId of, std::int64_t number) {
    return EditionId{id_of_pair("test edition", of, Id{1, static_cast<std::uint64_t>(number)})};
}

inline void put_published(WriteList& writes, CourseId of, std::int64_t number) {
    Edition edition = an_edition(of);
    edition.number = number;
    edition.author = chen;
    put_edition(writes, edition_id(of, number), edition);
}

/// The courses that are named above.
inline void put_lessons(WriteList& writes) {
    for (const CourseId id : {taught, ready, settled, broken_course, crowded_course}) {
        writes.put(id, CourseField::exists, true);
        writes.put(id, CourseField::title_english, std::string_view("A course"));
        Edition draft = an_edition(id);
        draft.author = marta;
        if (id == taught) draft.modules[basics].title.english = "The basics";
        if (id == broken_course) draft.lessons[lesson_id(id, 4)] = {.module = no_such_module, .rank = 4};
        if (id == crowded_course) {
            for (std::uint64_t i = 1; i <= 48; ++i) draft.modules[ModuleId{Id{7, i}}] = {.rank = 9};
            for (std::int64_t i = 4; i <= 200; ++i) draft.lessons[lesson_id(id, i)] = {.module = further, .rank = i};
        }
        if (id == ready || id == settled || id == broken_course) {
            draft.reviewer = chen;
            draft.reviewed = progress::content_digest(draft);
        }
        put_edition(writes, draft_id(id), draft);
    }
    put_published(writes, taught, 1);
    put_published(writes, settled, 1);
}

}  // namespace cairn::app_test
