#include "shell/text/limits.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

using namespace cairn;
using text::LimitStage;

TEST_CASE("a limit is said near it, beyond it and where nothing more is taken in") {
    const text::Text english(Language::english);
    const text::Text chinese(Language::chinese);
    const struct {
        std::size_t used;
        LimitStage stage;
        std::string_view english, chinese;
    } rows[] = {
        {0, LimitStage::far_off, "", ""},
        {1799, LimitStage::far_off, "", ""},
        {1980, LimitStage::near_it, "1,980 of 2,000 characters", "已用 1,980 个字符，上限 2,000"},
        {2000, LimitStage::near_it, "2,000 of 2,000 characters", "已用 2,000 个字符，上限 2,000"},
        {2340, LimitStage::over, "2,340 of 2,000 characters. Shorten it by 340.",
         "已有 2,340 个字符，上限 2,000，还要删去 340 个"},
        {20000, LimitStage::full,
         "20,000 of 2,000 characters. More than this is not taken in; the rest is still where you copied it. Shorten "
         "it before you save.",
         "已有 20,000 个字符，上限 2,000。再多就放不下了，其余部分仍在你复制的地方。保存前请缩短。"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.used);
        std::string value;
        for (std::size_t i = 0; i < row.used; ++i) value += "é";  // characters, not bytes
        const text::LimitNote note = text::limit_note(english, value, 2000);
        CHECK(note.stage == row.stage);
        CHECK(note.is_over() == (row.used > 2000));
        CHECK(note.words == row.english);
        CHECK(text::limit_note(chinese, value, 2000).words == row.chinese);
    }
}
