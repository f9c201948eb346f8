#include "shell/text/format.hpp"

#include <catch2/catch_test_macros.hpp>

namespace {

using namespace cairn;
using namespace cairn::text;

const Text english(Language::english);
const Text chinese(Language::chinese);

TEST_CASE("numbers are grouped by thousands and negative ones have a true minus sign") {
    struct Row {
        std::int64_t value;
        std::string expected;
    };
    const Row rows[] = {
        {0, "0"},
        {7, "7"},
        {999, "999"},
        {1'000, "1,000"},
        {1'284, "1,284"},
        {1'000'000, "1,000,000"},
        {-1, "\u22121"},
        {-1'284, "\u22121,284"},
        {INT64_MAX, "9,223,372,036,854,775,807"},
        {INT64_MIN, "\u22129,223,372,036,854,775,808"},
    };
    for (const Row& row : rows) CHECK(format_number(row.value) == row.expected);
}

TEST_CASE("millionths are rounded half away from zero, and nothing is ever minus zero") {
    struct Row {
        std::int64_t micro;
        int decimals;
        std::string plain;
        std::string with_sign;
    };
    const Row rows[] = {
        {76'049'999, 1, "76.0", "+76.0"},
        {76'050'000, 1, "76.1", "+76.1"},
        {-76'050'000, 1, "\u221276.1", "\u221276.1"},
        {500'000, 0, "1", "+1"},
        {499'999, 0, "0", "0"},
        {-499'999, 0, "0", "0"},
        {-49'999, 1, "0.0", "0.0"},
        {36'000'000, 1, "36.0", "+36.0"},
        {-2'400'000, 1, "\u22122.4", "\u22122.4"},
        {0, 3, "0.000", "0.000"},
        {1'234, 3, "0.001", "+0.001"},
        {9'999'950'000, 1, "10,000.0", "+10,000.0"},
    };
    for (const Row& row : rows) {
        INFO(row.micro << " with " << row.decimals);
        CHECK(format_micro(row.micro, row.decimals) == row.plain);
        CHECK(format_signed_micro(row.micro, row.decimals) == row.with_sign);
    }
}

TEST_CASE("fractions are whole per cent") {
    CHECK(format_percent(623'000) == "62%");
    CHECK(format_percent(0) == "0%");
    CHECK(format_percent(1'000'000) == "100%");
    CHECK(format_percent(4'999) == "0%");
    CHECK(format_percent(-250'000) == "\u221225%");
}

TEST_CASE("a range of days names a common month once") {
    const Day first = day_of({2026, 11, 23});
    CHECK(format_short_dates(english, first, first + 4) == "23 to 27 November");
    CHECK(format_short_dates(chinese, first, first + 4) == "11 月 23–27 日");
    CHECK(format_short_dates(english, first, first + 9) == "23 November to 2 December");
    CHECK(format_short_dates(chinese, first, first + 9) == "11 月 23 日–12 月 2 日");
    CHECK(format_short_dates(english, first, first) == "23 November");
}

TEST_CASE("dates read as each language writes them") {
    const Day day = day_of({2026, 11, 24});
    CHECK(format_date(english, day) == "24 November 2026");
    CHECK(format_date(chinese, day) == "2026 年 11 月 24 日");
    CHECK(format_short_date(english, day) == "24 November");
    CHECK(format_short_date(chinese, day) == "11 月 24 日");
    CHECK(format_date(english, day_of({2028, 2, 29})) == "29 February 2028");
    CHECK(format_date(chinese, day_of({2027, 1, 1})) == "2027 年 1 月 1 日");
}

TEST_CASE("every month and weekday has its own name in both languages") {
    for (const Text& text : {english, chinese}) {
        for (int month = 1; month < 12; ++month) {
            CHECK(format_short_date(text, day_of({2026, month, 1})) !=
                  format_short_date(text, day_of({2026, month + 1, 1})));
        }
    }
    CHECK(weekday_short(english, 0) == "Mon");
    CHECK(weekday_short(english, 6) == "Sun");
    CHECK(weekday_short(chinese, 0) == "周一");
    CHECK(weekday_short(chinese, 6) == "周日");
}

TEST_CASE("durations are minutes below an hour, then hours with at most one decimal") {
    struct Row {
        std::int64_t minutes;
        std::string in_english;
        std::string in_chinese;
    };
    const Row rows[] = {
        {-5, "0 min", "0 分钟"},      {0, "0 min", "0 分钟"},       {45, "45 min", "45 分钟"},
        {59, "59 min", "59 分钟"},    {60, "1 h", "1 小时"},        {120, "2 h", "2 小时"},
        {150, "2.5 h", "2.5 小时"},   {62, "1 h", "1 小时"},        {63, "1.1 h", "1.1 小时"},
        {5'999, "100 h", "100 小时"}, {6'030, "100 h", "100 小时"}, {60'000, "1,000 h", "1,000 小时"},
    };
    for (const Row& row : rows) {
        INFO(row.minutes);
        CHECK(format_duration(english, row.minutes) == row.in_english);
        CHECK(format_duration(chinese, row.minutes) == row.in_chinese);
    }
}

TEST_CASE("clock times have two digits each") {
    CHECK(format_clock(0) == "00:00");
    CHECK(format_clock(9 * 60 + 5) == "09:05");
    CHECK(format_clock(19 * 60) == "19:00");
    CHECK(format_clock(23 * 60 + 59) == "23:59");
    CHECK(format_clock(24 * 60) == "24:00");
}

TEST_CASE("languages are named in the reader's language, unknown ones by their tag") {
    CHECK(language_name(english, "zh") == "Chinese");
    CHECK(language_name(english, "zh-Hans") == "Chinese");
    CHECK(language_name(chinese, "en") == "英语");
    CHECK(language_name(english, "tlh") == "tlh");
    CHECK(language_names(english, "en;zh") == "English, Chinese");
    CHECK(language_names(chinese, "en; zh") == "英语、中文");
    CHECK(language_names(english, "").empty());
    CHECK(language_names(english, ";en;").compare("English") == 0);
}

}  // namespace
