#include "core/base/direction.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace cairn;

TEST_CASE("text that runs from right to left is told from text that does not") {
    for (const std::string_view plain :
         {"", "Lin Yue", "林悦 · 🪨", "Привет, Ελλάδα", "ไทย हिन्दी", "\uFEFF", "—…", "½"}) {
        CAPTURE(plain);
        CHECK_FALSE(has_right_to_left(plain));
        CHECK_FALSE(begins_right_to_left(plain));
        CHECK(isolated(plain) == plain);
    }
    for (const std::string_view turned : {"דנה לוי", "ليلى", "ﻟﻴﻠﻰ", "— דנה", "(12) ليلى"}) {
        CAPTURE(turned);
        CHECK(has_right_to_left(turned));
        CHECK(begins_right_to_left(turned));
        CHECK(isolated(turned) == "\u2068" + std::string(turned) + "\u2069");
    }
    CHECK(has_right_to_left("Dana דנה"));
    CHECK_FALSE(begins_right_to_left("Dana דנה"));
    CHECK_FALSE(begins_right_to_left("林悦 דנה"));
}
