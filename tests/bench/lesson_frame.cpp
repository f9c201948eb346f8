// A lesson of many blocks, drawn frame by frame without a window: cairn_bench_lesson [BLOCKS]

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <vector>

#include "core/base/text.hpp"
#include "core/exchange/sample.hpp"
#include "core/model/schema.hpp"
#include "shell/screens/lesson_screen.hpp"
#include "shell/ui/ui.hpp"
#include "tests/shell/ui/harness.hpp"

namespace {

using namespace cairn;

constexpr int frame_count = 200;

/// Paragraphs, code, tables, quizzes and checklists in turn.
std::string markdown(std::int64_t blocks) {
    std::string text;
    for (std::int64_t i = 0; i < blocks; ++i) {
        switch (i % 10) {
            case 3:
                text += "```rust\nfn poll(self: Pin<&mut Self>) -> Poll<()> {\n    Poll::Pending\n}\n```\n\n";
                break;
            case 5: text += "| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n\n"; break;
            case 7: text += "```quiz\n? Which?\n(x) This one\n( ) That one\n( ) Neither\n```\n\n"; break;
            case 8: text += "- [ ] Try it\n- [ ] Break it\n\n"; break;
            default:
                text +=
                    "A future is **never** told to hurry. It is asked, and if it is not ready it must keep the `waker` "
                    "that it was handed, as [the book](https://example.org/book) says at length.\n\n";
        }
    }
    return text;
}

}  // namespace

int main(int count, char** words) {
    const std::int64_t blocks = count > 1 ? parse_integer(words[1]).value_or(0) : 500;
    if (blocks < 1 || blocks > 2000) {
        std::fputs("usage: cairn_bench_lesson [BLOCKS]\n", stderr);
        return 2;
    }
    const Instant now{1'795'348'800'000};
    Model model;
    for (const Write& write : exchange::sample_writes(now)) set_register(model, write.key, write.value);
    app::Indices indices;
    indices.begin(model, now);
    const text::Text text(Language::english);
    const ProfileId learner{exchange::sample_id("learner", "noor_aziz")};
    const LessonId lesson = lesson_id(CourseId{exchange::sample_id("course", "async_rust")}, 1);
    const views::ViewInput input{model, indices, text, learner, now};
    const auto drawn = views::build_lesson_blocks(input, lesson, markdown(blocks), nullptr, learner);
    ui::testing::Harness harness({1440, 900});
    std::vector<screens::Intent> intents;
    screens::LessonScratch scratch;
    scratch.is_place_found = true;
    std::vector<double> times;
    harness.show([&](ui::Ui& ui) {
        screens::ScreenContext context{ui, text, now, intents};
        ui::main_region(ui, "page", "Page", [&] { screens::lesson_blocks(drawn, lesson, learner, scratch, context); });
    });
    for (int i = 0; i < frame_count; ++i) {
        if (i > frame_count / 2) harness.wheel(-3);  // the second half scrolls
        const std::clock_t start = std::clock();
        harness.frame();
        times.push_back(static_cast<double>(std::clock() - start) * 1000 / CLOCKS_PER_SEC);
    }
    std::ranges::sort(times);
    std::printf("{\"bench\":\"lesson\",\"subject\":\"cairn-native\",\"blocks\":%d,\"frame_median_ms\":%.3f,"
                "\"frame_p95_ms\":%.3f}\n",
                static_cast<int>(drawn.size()), times[times.size() / 2], times[times.size() * 95 / 100]);
    return 0;
}
