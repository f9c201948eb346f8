#include "every_screen.hpp"

#include <catch2/catch_test_macros.hpp>

#include <vector>

#include "core/exchange/sample.hpp"
#include "core/model/entities.hpp"
#include "shell/views/proposal_form_view.hpp"
#include "shell/views/route.hpp"

namespace cairn::screens {
namespace {

using views::Page;

std::vector<std::string> all_routes() {
    std::vector<std::string> routes;
    for (int page = 0;; ++page) {
        std::string route = views::format_route({static_cast<Page>(page), {}});
        if (route == "/") return routes;
        routes.push_back(std::move(route));
    }
}

void create_organiser(AppDesk& desk) {
    desk.go_to("/profile");
    desk.write(desk.words().profile_name(), "Ada Obi");
    for (const std::string_view role : {desk.words().shell_role_learner(), desk.words().shell_role_organiser()}) {
        desk.harness.act(
            {.kind = ui::Action::Kind::toggle, .id = desk.harness.node(ui::Role::checkbox, role).id, .text = {}});
        desk.settle();
    }
    desk.press(ui::Role::button, desk.words().profile_create());
}

/// The first object that the page lists by an address of its own.
bool open_first_object(AppDesk& desk, const std::string& route) {
    for (const ui::Node& node : desk.harness.ui.semantics().nodes()) {
        if (!node.href.starts_with("#" + route + "/")) continue;
        desk.go_to(std::string(node.href.substr(1)));
        return true;
    }
    return false;
}

void visit_as(AppDesk& desk, std::string_view role, ui::FunctionRef<void(std::string_view)> visit) {
    for (const std::string& route : all_routes()) {
        if (route == "/welcome") continue;
        desk.go_to(route);
        visit(std::string(role) + route);
        if (open_first_object(desk, route)) visit(std::string(role) + route + "/one");
    }
}

/// Each kind of proposal as its form begins, and one that is complete.
void visit_proposal_form(AppDesk& desk, ui::FunctionRef<void(std::string_view)> visit) {
    const text::Text& words = desk.words();
    desk.go_to("/proposals");
    desk.press(ui::Role::button, words.proposals_propose());
    visit("learner/proposals, form");
    for (int kind = views::proposal_kind_count - 1; kind >= 0; --kind) {
        desk.choose(words.proposals_form_kind(), kind);
        visit("learner/proposals, form " + std::to_string(kind));
    }
    desk.write(words.proposals_field_english(), "Async runtimes");
    desk.write_prose(words.proposals_evidence(), "Polling and runtimes are two skills.");
    visit("learner/proposals, complete");
    desk.press(ui::Role::button, words.proposals_cancel());
}

/// A pair's sessions: the form that names a time, one of them, an action being written, and the question before it is
/// called off.
void visit_sessions(AppDesk& desk, ui::FunctionRef<void(std::string_view)> visit) {
    const text::Text& words = desk.words();
    desk.look_as("Noor Aziz");
    desk.go_to("/sessions");
    visit("pair/sessions");
    desk.press(ui::Role::button, words.sessions_propose());
    visit("pair/sessions, form");
    desk.press(ui::Role::button, words.sessions_form_cancel());
    REQUIRE(open_first_object(desk, "/sessions"));
    desk.press(ui::Role::button, words.sessions_action_add());
    desk.write(words.sessions_action_due_field(), "soon");
    visit("pair/sessions, one, action");
    desk.press(ui::Role::button, words.sessions_cancel());
    visit("pair/sessions, one, called off");
    desk.press(ui::Role::button, words.sessions_keep());
}

/// A lesson with questions, tables and code, and the course as its coach writes it.
void visit_lessons(AppDesk& desk, ui::FunctionRef<void(std::string_view)> visit) {
    const text::Text& words = desk.words();
    const CourseId course{exchange::sample_id("course", "async_rust")};
    desk.look_as("Noor Aziz");
    for (std::int64_t number = 1; number <= 3; ++number) {
        desk.go_to(views::format_route({Page::lesson, lesson_id(course, number)}));
        visit("learner/lesson " + std::to_string(number));
    }
    desk.look_as("Daniel Reyes");
    desk.go_to(views::format_route({Page::authoring, course}));
    visit("coach/writing");
    desk.press(ui::Role::button, words.authoring_add_lesson());
    visit("coach/writing, a lesson");
    desk.write_prose(words.authoring_body(), "# A heading\n\nWords.\n\n```quiz\n? q\n= 1\n```");
    visit("coach/writing, a preview");
    desk.press(ui::Role::button, words.authoring_cancel());
    desk.press(ui::Role::button, words.authoring_add_module());
    visit("coach/writing, a module");
    desk.press(ui::Role::button, words.authoring_cancel());
}

void visit_opened(AppDesk& desk, ui::FunctionRef<void(std::string_view)> visit) {
    const text::Text& words = desk.words();
    desk.go_to("/plan");
    desk.press(ui::Role::button, words.plan_edit());
    visit("learner/plan, goal form");
    desk.go_to("/coaches");
    REQUIRE(open_first_object(desk, "/coaches"));
    desk.press(ui::Role::button, words.coaches_request("Huang Zhiyuan 黄致远"));
    visit("learner/coaches, request");
    desk.press(ui::Role::button, words.coaches_request_cancel());
    desk.go_to("/people");
    desk.write(words.people_search(), "Marta");
    desk.harness.act({.kind = ui::Action::Kind::press, .id = desk.row_of("Marta"), .text = {}});
    desk.settle();
    visit("learner/people, person");
    desk.press(ui::Role::button, words.people_close());
    desk.write(words.people_search(), "zzzz");
    visit("learner/people, nobody found");
    desk.write(words.people_search(), "");
    visit_proposal_form(desk, visit);
    desk.go_to("/settings");
    desk.press(ui::Role::button, words.settings_erase());
    visit("learner/settings, erase");
    desk.press(ui::Role::button, words.settings_erase_keep());
    desk.go_to("/import");
    desk.open_backup();
    visit("learner/import, backup");
    desk.press(ui::Role::button, words.restore_cancel());
}

/// A match that moves people, one whose rules contradict each other, and the question before it is published.
void visit_matching(AppDesk& desk, ui::FunctionRef<void(std::string_view)> visit) {
    const text::Text& words = desk.words();
    const auto turn = [&](std::string_view rule) {
        desk.harness.act(
            {.kind = ui::Action::Kind::toggle, .id = desk.harness.node(ui::Role::toggle, rule).id, .text = {}});
        desk.settle();
    };
    const auto part = [&](std::string_view name) {
        if (desk.find(ui::Role::tab, name) != nullptr) desk.press(ui::Role::tab, name);
    };
    desk.go_to("/matching");
    part(words.cohort_part_rules());
    visit("organiser/matching, rules");
    turn(words.cohort_rule_keep());
    part(words.cohort_part_figures());
    visit("organiser/matching, figures");
    part(words.cohort_part_match());
    visit("organiser/matching, moved");
    desk.press(ui::Role::button, words.cohort_publish());
    visit("organiser/matching, publish");
    desk.press(ui::Role::button, words.cohort_publish_cancel());
    part(words.cohort_part_rules());
    turn(words.cohort_rule_everybody());
    part(words.cohort_part_match());
    visit("organiser/matching, conflict");
}

/// The passphrase of the record, from the settings to the screen that asks for it, and in again.
void visit_lock(AppDesk& desk, ui::FunctionRef<void(std::string_view)> visit) {
    const text::Text& words = desk.words();
    constexpr std::string_view passphrase = "four words of mine";
    desk.go_to("/settings");
    desk.press(ui::Role::button, words.lock_set_up());
    desk.press(ui::Role::button, words.lock_go_on());
    visit("lock/set up, mistakes");
    desk.write(words.lock_passphrase(), passphrase);
    desk.write(words.lock_again(), passphrase);
    desk.press(ui::Role::button, words.lock_go_on());
    visit("lock/code");
    desk.harness.act({.kind = ui::Action::Kind::toggle,
                      .id = desk.harness.node(ui::Role::checkbox, words.lock_code_kept()).id,
                      .text = {}});
    desk.settle();
    desk.press(ui::Role::button, words.lock_confirm());
    visit("lock/settings");
    desk.press(ui::Role::button, words.lock_change());
    desk.write(words.lock_current(), "not this one");
    desk.write(words.lock_next(), "a new one of mine");
    desk.write(words.lock_again(), "a new one of mine");
    visit("lock/change");
    desk.press(ui::Role::button, words.lock_cancel());
    desk.press(ui::Role::button, words.lock_turn_off());
    visit("lock/turn off");
    desk.press(ui::Role::button, words.lock_cancel());
    desk.press(ui::Role::button, words.lock_now());
    desk.write(words.lock_passphrase(), "not this one");
    desk.press(ui::Role::button, words.lock_open());
    visit("lock/closed, wrong passphrase");
    desk.press(ui::Role::button, words.lock_forgot());
    desk.write(words.lock_code(), "7K2QM");
    desk.press(ui::Role::button, words.lock_open());
    visit("lock/closed, code");
    desk.press(ui::Role::button, words.settings_erase());
    visit("lock/closed, erase");
    desk.press(ui::Role::button, words.settings_erase_keep());
    desk.press(ui::Role::button, words.lock_use_passphrase());
    desk.write(words.lock_passphrase(), passphrase);
    desk.press(ui::Role::button, words.lock_open());
    REQUIRE(desk.find(ui::Role::heading, words.settings_title()) != nullptr);
}

}  // namespace

void every_screen(AppDesk& desk, ui::FunctionRef<void(std::string_view)> visit) {
    for (const std::string& route : all_routes()) {
        desk.go_to(route);
        if (desk.route() == route) visit("empty" + route);
    }
    desk.go_to("/profile");
    desk.press(ui::Role::button, desk.words().profile_create());
    visit("empty/profile, mistakes");
    desk.open_sample();
    visit_as(desk, "learner", visit);
    visit_opened(desk, visit);
    visit_sessions(desk, visit);
    visit_lessons(desk, visit);
    create_organiser(desk);
    desk.look_as("Marta Okafor");
    visit_as(desk, "coach", visit);
    desk.look_as("Ada Obi");
    visit_as(desk, "organiser", visit);
    visit_matching(desk, visit);
    visit_lock(desk, visit);
}

}  // namespace cairn::screens
