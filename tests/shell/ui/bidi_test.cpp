#include "shell/ui/bidi.hpp"

#include "core/base/direction.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string>

using namespace cairn;
using ui::visual_order;

TEST_CASE("a line is turned as it is read", "[ui]") {
    const struct {
        std::string line, seen;
    } rows[] = {
        {"", ""},
        {"Lin Yue", "Lin Yue"},
        {"אבג", "גבא"},
        {"אבג דהו", "והד גבא"},
        {"Dana אבג Levi", "Dana גבא Levi"},
        {"אבג (דה)", "(הד) גבא"},
        {"אבג 12.5%", "12.5% גבא"},
        {"אבג, Lin", "Lin ,גבא"},
        {"אב\u05B8ג", "גב\u05B8א"},           // a vowel sign stays on its letter
        {"\u200Fabc", "abc"},
        {"Request to אבג 3", "Request to 3 גבא"},  // what isolates are for
        {"Request to \u2068אבג\u2069 3", "Request to גבא 3"},
        {"\u2068אבג\u2069, \u2068דה\u2069", "גבא, הד"},
        {"\u2068אבג", "גבא"},                   // the end of it is on the next line
        {"אבג\u2069 3", "3 גבא"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.line);
        CHECK(visual_order(row.line) == row.seen);
    }
}

TEST_CASE("Arabic letters join, and lam and alef become one", "[ui]") {
    CHECK(visual_order("بب") == "\uFE90\uFE91");
    CHECK(visual_order("ببب") == "\uFE90\uFE92\uFE91");
    CHECK(visual_order("دب") == "\uFE8F\uFEA9");        // dal joins nothing that follows
    CHECK(visual_order("لا") == "\uFEFB");
    CHECK(visual_order("بلا") == "\uFEFC\uFE91");
    CHECK(visual_order("ب\u064Eب") == "\uFE90\uFE91\u064E");  // a vowel sign does not break the joint
    CHECK(visual_order("ب 12") == "12 \uFE8F");
}
