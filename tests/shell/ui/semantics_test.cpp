#include "shell/ui/semantics.hpp"

#include <catch2/catch_test_macros.hpp>

#include <string>

using namespace cairn::ui;

TEST_CASE("nodes nest, keep their words and have stable ids", "[ui][semantics]") {
    Semantics semantics;
    std::uint32_t first = 0;
    for (int frame = 0; frame < 2; ++frame) {
        semantics.begin_frame();
        {
            std::string gone = "Main";
            semantics.open({.id = 7, .role = Role::main, .name = gone});
            gone = "....";
        }
        semantics.leaf({.role = Role::heading, .level = 1, .name = "Today"});
        semantics.open({.role = Role::list, .name = "Rows"});
        semantics.leaf({.role = Role::list_item, .flags = flag::selected, .name = "One"});
        semantics.leaf({.role = Role::list_item, .name = "Two", .value = "2"});
        semantics.close();
        semantics.close();
        semantics.end_frame();
        CHECK(describe(semantics) == "main \"Main\"\n"
                                     "  heading1 \"Today\"\n"
                                     "  list \"Rows\"\n"
                                     "    list_item \"One\" selected\n"
                                     "    list_item \"Two\" value=\"2\"\n");
        if (frame == 0) first = semantics.nodes()[3].id;
        CHECK(semantics.nodes()[3].id == first);
        CHECK(semantics.nodes()[3].id != semantics.nodes()[4].id);
        CHECK(semantics.find(first)->name == "One");
    }
}

TEST_CASE("a long text has an arena block of its own", "[ui][semantics]") {
    Semantics semantics;
    const std::string text(100'000, 'x');
    semantics.begin_frame();
    semantics.leaf({.role = Role::text, .name = text});
    semantics.leaf({.role = Role::text, .name = "after"});
    semantics.end_frame();
    CHECK(semantics.nodes()[0].name == text);
    CHECK(semantics.nodes()[1].name == "after");
}
