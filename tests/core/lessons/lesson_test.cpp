#include "core/lessons/lesson.hpp"

#include <catch2/catch_test_macros.hpp>

namespace {

using namespace cairn;
using namespace cairn::lessons;

const CourseId course{Id{5, 6}};
const LessonId lesson = lesson_id(course, 3);

constexpr std::string_view english = R"(# Waking

```quiz
id: waker
? Who wakes it?
(x) The waker
( ) Nobody
```

```quiz
? How many?
= 2
```

- [ ] Read
- [ ] Tried

```video
source: https://example.org/a.webm
captions: https://example.org/a.vtt
title: A talk
transcript:
0:00 Hello
0:05 And so on
```

```rust delay.rs
fn main() {}
```

```assignment timer
Write a timer.
```
)";
constexpr std::string_view chinese = R"(```quiz
? 有多少？
= 2
```

```quiz
id: waker
? 谁来唤醒？
(x) 唤醒者
( ) 没有人
```

- [ ] 读过
)";

TEST_CASE("a lesson is a row of blocks; fences say what is asked and played") {
    const auto text = parse_lesson(lesson, english);
    REQUIRE(text);
    std::vector<BlockKind> kinds;
    for (const Block& block : text->blocks) kinds.push_back(block.kind);
    using enum BlockKind;
    CHECK(kinds == std::vector{heading, quiz, quiz, checklist, video, code, assignment});
    CHECK(text->blocks[3].checklist.size() == 2);
    const Media& media = text->blocks[4].media;
    CHECK(media.source == "https://example.org/a.webm");
    CHECK(media.captions == "https://example.org/a.vtt");
    CHECK(media.title == "A talk");
    CHECK(media.transcript == "0:00 Hello\n0:05 And so on");
    CHECK(text->blocks[5].language == "rust");
    CHECK(text->blocks[5].title == "delay.rs");
    CHECK(counted_items(*text).size() == 2);
}

TEST_CASE("items are the same in both languages: by their names, else by their place") {
    const auto first = parse_lesson(lesson, english);
    const auto second = parse_lesson(lesson, chinese);
    REQUIRE(first);
    REQUIRE(second);
    CHECK(first->blocks[1].item == second->blocks[1].item);
    CHECK(first->blocks[2].item == second->blocks[0].item);
    CHECK(first->blocks[3].checklist[0].item == second->blocks[2].checklist[0].item);
    CHECK(first->blocks[1].item != first->blocks[2].item);
    CHECK(parse_lesson(lesson_id(course, 4), english)->blocks[1].item != first->blocks[1].item);
    const Words body{std::string(english), std::string(chinese)};
    CHECK(find_quizzes(lesson, body, first->blocks[1].item).size() == 2);
    CHECK(find_quizzes(lesson, body, first->blocks[4].item).empty());
}

TEST_CASE("a lesson's number and its course are in its id") {
    CHECK(number_of(lesson) == 3);
    CHECK(lesson != lesson_id(CourseId{Id{5, 7}}, 3));
    CHECK(static_cast<bool>(lesson_id(course, 0)));
}

}  // namespace
