#include "app_desk.hpp"

#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <iterator>

#include <algorithm>

namespace cairn::screens {
namespace {

constexpr int frames_max = 12;

}  // namespace

AppDesk::AppDesk(const DeskOptions& options) : harness(options.window, options.widths), words_(options.language) {
    platform_.address = "/welcome";
    platform_.wishes.is_dark = options.is_dark;
    platform_.wishes.is_coarse = options.is_coarse;
    platform_.wishes.is_motion_reduced = true;
    harness.input.is_coarse = options.is_coarse;
    harness.input.platform_edits_text = true;
    application_->start(platform_, options.language == Language::chinese ? "zh" : "en");
    harness.show([this](ui::Ui& ui) { application_->frame(ui, platform_); });
    settle();
}

void AppDesk::frame() {
    while (!platform_.events.empty()) {
        const host::PlatformEvent event = std::move(platform_.events.front());
        platform_.events.pop_front();
        application_->event(event, platform_);
    }
    const host::Appearance look = application_->appearance(platform_);
    harness.input.appearance = look.is_dark ? theme::Appearance::dark : theme::Appearance::light;
    harness.input.script = look.is_han ? theme::Script::han : theme::Script::latin;
    harness.input.language = look.language;
    harness.frame();
}

void AppDesk::settle() {
    int count = 0;
    do {
        frame();
    } while (++count < 3 ||
             (count < frames_max && (harness.output.next_wake_seconds == 0 || !platform_.events.empty())));
}

void AppDesk::go_to(std::string_view route) {
    platform_.address = route;
    platform_.events.emplace_back(host::RouteChanged{std::string(route)});
    settle();
}

void AppDesk::resize(ui::Size window) {
    harness.input.viewport = window;
    platform_.events.emplace_back(host::PreferencesChanged{});  // every view is built again
    settle();
}

void AppDesk::set_dark(bool is_dark) {
    platform_.wishes.is_dark = is_dark;
    platform_.events.emplace_back(host::PreferencesChanged{});
    settle();
}

const ui::Node* AppDesk::find(ui::Role role, std::string_view part) const {
    const auto nodes = harness.ui.semantics().nodes();
    const auto found = std::ranges::find_if(
        nodes, [&](const ui::Node& node) { return node.role == role && node.name.contains(part); });
    return found == nodes.end() ? nullptr : &*found;
}

std::uint32_t AppDesk::row_of(std::string_view part) const {
    const ui::Node* row = find(ui::Role::row, part);
    if (row == nullptr) row = find(ui::Role::list_item, part);
    INFO("no row of " << part << " in\n" << harness.tree());
    REQUIRE(row != nullptr);
    return row->id;
}

void AppDesk::press(ui::Role role, std::string_view name) {
    harness.act({.kind = ui::Action::Kind::press, .id = harness.node(role, name).id, .text = {}});
    settle();
}

void AppDesk::write(ui::Role role, std::string_view field, std::string_view words) {
    harness.act({.kind = ui::Action::Kind::set_text, .id = harness.node(role, field).id, .text = std::string(words)});
    settle();
}

void AppDesk::write(std::string_view field, std::string_view words) { write(ui::Role::field, field, words); }

void AppDesk::write_prose(std::string_view field, std::string_view words) { write(ui::Role::prose, field, words); }

void AppDesk::choose(std::string_view select, int option) {
    harness.act({.kind = ui::Action::Kind::set_choice,
                 .id = harness.node(ui::Role::select, select).id,
                 .text = {},
                 .number = static_cast<double>(option)});
    settle();
}

void AppDesk::open_sample() {
    go_to("/welcome");
    const ui::Node* way = find(ui::Role::list_item, words_.welcome_sample());
    REQUIRE(way != nullptr);
    harness.act({.kind = ui::Action::Kind::press, .id = way->id, .text = {}});
    settle();
}

void AppDesk::open_backup() {
    std::ifstream stream(CAIRN_SOURCE_DIR "/tests/core/app/golden/2/backup.cairn", std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
    const ByteView bytes = as_bytes(text);
    application_->event(host::FilePicked{0, "cairn-2026-11-22.cairn", {bytes.begin(), bytes.end()}}, platform_);
    settle();
}

void AppDesk::look_as(std::string_view name) {
    go_to("/people");
    write(words_.people_search(), name);
    harness.act({.kind = ui::Action::Kind::press, .id = row_of(name), .text = {}});
    settle();
    const ui::Node* look = find(ui::Role::button, name);
    if (look != nullptr) {
        harness.act({.kind = ui::Action::Kind::press, .id = look->id, .text = {}});
    } else {
        harness.act({.kind = ui::Action::Kind::press,
                     .id = harness.node(ui::Role::button, words_.people_close()).id,
                     .text = {}});
    }
    settle();
    go_to("/people");
    write(words_.people_search(), "");
}

}  // namespace cairn::screens
