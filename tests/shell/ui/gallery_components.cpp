#include "tests/shell/ui/gallery_pages.hpp"

#include <array>

namespace cairn::gallery {

using namespace ui;

namespace {

void buttons_card(Ui& ui) {
    card(ui, "buttons", [&] {
        card_title(ui, "Buttons");
        constexpr std::array kinds{ButtonKind::primary, ButtonKind::soft, ButtonKind::secondary, ButtonKind::ghost,
                                   ButtonKind::danger};
        for (const ButtonKind kind : kinds) {
            scope(ui, kind, [&] {
                row(ui, {.gap = 12}, [&] {
                    button(ui, "rest", "Request", kind);
                    button(ui, "disabled", "Request", {.kind = kind, .is_disabled = true, .reason = "No free place"});
                    button(ui, "busy", "Request", {.kind = kind, .is_busy = true});
                    button(ui, "icon", "Request", {.kind = kind, .icon = Icon::plus});
                    button(ui, "after", "Prepare", {.kind = kind, .icon_after = Icon::arrow_right});
                });
            });
        }
        row(ui, {.gap = 12}, [&] {
            button(ui, "small", "Small 32", {.size = ControlSize::small});
            button(ui, "medium", "Medium 36");
            button(ui, "large", "Large 44", {.size = ControlSize::large});
            icon_button(ui, "save", Icon::bookmark, "Save", {.kind = ButtonKind::secondary});
            icon_button(ui, "more", Icon::ellipsis, "More");
            icon_button(ui, "on", Icon::lock, "Locked", {.is_on = true});
            icon_button(ui, "bell", Icon::bell, "3 new", {.has_dot = true});
            link(ui, "link", "See match", "#/x", Icon::arrow_right);
        });
    });
}

void chips_card(Ui& ui, Scratch& s) {
    card(ui, "chips", [&] {
        card_title(ui, "Chips, tabs, people, sync");
        row(ui, [&] {
            chip(ui, "Neutral");
            chip(ui, "Selected", Meaning::selected);
            chip(ui, "Passed", Meaning::success, Icon::check);
            chip(ui, "Watch", Meaning::warn, Icon::triangle_alert);
            chip(ui, "Failed rule", Meaning::danger, Icon::x);
            chip(ui, "Proposed", Meaning::info, Icon::plus);
            chip(ui, "3 new", Meaning::accent);
        });
        row(ui, {.gap = 12}, [&] {
            removable_chip(ui, "filter", "Filter", "Remove filter");
            toggle_chip(ui, "rust", "Rust", s.is_on);
            segmented(ui, "range", "Range", {"Day", "Week", "Month"}, s.segment);
            avatar(ui, "Lin Yue", 40, true);
            avatar(ui, "Daniel Reyes", 36);
            avatar(ui, "陈思远", 32);
            avatar(ui, "Marta Okafor", 28);
            level_chip(ui, 3, "Level 3");
            level_dots(ui, 3, "Level 3 of 5");
        });
        constexpr std::array strip{Tab{"Notes"}, Tab{"Agenda"}, Tab{"Chat", 1}, Tab{"Focused"}};
        tabs(ui, "tabs", "Session", strip, s.tab);
        row(ui, {.gap = 24}, [&] {
            status(ui, "Saved here · synced", Icon::cloud_check, Meaning::success);
            status(ui, "Offline, 3 changes wait", Icon::cloud_off);
            status(ui, "Sync needs you", Icon::cloud_alert, Meaning::warn);
        });
    });
}

void inputs_card(Ui& ui, Scratch& s) {
    card(ui, "inputs", {.gap = 16}, [&] {
        card_title(ui, "Inputs");
        columns(ui, {1, 1}, 220,
                [&](int i) {
                    if (i == 0) {
                        field(ui, "rest", "Skill goal", s.empty, {.hint = "Name a skill", .help = "Rest"});
                        spacer(ui, 16);
                        field(ui, "error", "Hours a week", s.hours,
                              {.kind = InputKind::number, .error = "Choose between 1 and 40."});
                        spacer(ui, 16);
                        field(ui, "secret", "Passphrase", s.secret,
                              {.kind = InputKind::secret, .help = "Nobody can restore it for you"});
                    } else {
                        field(ui, "value", "Skill goal", s.name, {.help = "With a value", .is_required = true});
                        spacer(ui, 16);
                        field(ui, "disabled", "Invite code", s.empty,
                              {.hint = "Locked by organiser", .help = "Disabled", .is_disabled = true});
                        spacer(ui, 16);
                        select(ui, "language", "Coach language", {"English or Chinese", "English", "Chinese"},
                               s.language, {.help = "Select"});
                    }
                },
                {.gap = 20});
        row(ui, {.gap = 20}, [&] {
            checkbox(ui, "checked", "Checked", s.is_checked);
            checkbox(ui, "off", "Off", s.is_off);
            toggle(ui, "on", "On", s.is_on);
            toggle(ui, "toggle_off", "Off", s.is_off);
            checkbox(ui, "no", "Not now", s.is_checked, {.is_disabled = true});
        });
        row(ui, {.gap = 24}, [&] {
            stepper(ui, "places", "Places", s.places, 0, 12, {}, {.is_label_hidden = true});
            stepper(ui, "hours", "Hours a month", s.places, 0, 12, "h", {.is_label_hidden = true});
            level_picker(ui, "level", "Level", s.level,
                         {"None", "Heard of it", "With help", "Alone", "Teaches", "Leads"}, {.is_label_hidden = true});
        });
        slider(ui, "weight", "Covers the skill gap", s.weight, 0, 100, {.step = 1, .value_text = "60", .compared = 35});
        prose(ui, "notes", "Notes", s.notes, {.help = "备注（拼音输入中）"});
    });
}

void table_card(Ui& ui) {
    card(ui, "table", {.padding = 0, .gap = 0}, [&] {
        struct Learner {
            std::string_view name, score, hours;
        };
        constexpr std::array<Learner, 4> learners{{{"Lin Yue", "78.4", "4.5"},
                                                   {"Zhao Lei 赵磊", "80.3", "7.0"},
                                                   {"Mai Nguyen", "71.4", "4.0"},
                                                   {"Oskar Lund", "76.2", "5.0"}}};
        table(ui, "learners", "Learners",
              {{.title = "Learner", .weight = 2},
               {.title = "Score", .width = 96, .align = Align::end, .is_sortable = true, .sort = Sort::descending},
               {.title = "Hours", .width = 90, .align = Align::end}},
              4,
              [&](int r, int c) {
                  const Learner& each = learners[static_cast<std::size_t>(r)];
                  if (c == 0) {
                      avatar(ui, each.name, 28);
                      text(ui, each.name);
                  } else {
                      tabular(ui, c == 1 ? each.score : each.hours);
                  }
              },
              {.selected = 2, .is_pressable = true, .row_name = [&](int r) {
                   return learners[static_cast<std::size_t>(r)].name;
               }});
    });
}

void messages_card(Ui& ui) {
    card(ui, "messages", {.gap = 12}, [&] {
        card_title(ui, "Messages");
        banner(ui, "full", Meaning::danger, "The folder is full",
               "Your work is safe here. Free 12 MB or choose another place.", "Choose");
        banner(ui, "map", Meaning::info, "Version 39 of the map is ready. Your plan gets 2 h shorter.");
        banner(ui, "warn", Meaning::warn, "同步需要你处理", "已保存在本机。重新登录后会继续同步。", "处理");
        file_drop(ui, "drop", "Choose a file or drop it here", "A .cairn pack, or a spreadsheet saved as CSV");
    });
}

void type_card(Ui& ui) {
    card(ui, "type", {.gap = 6}, [&] {
        card_title(ui, "Type");
        text(ui, "Next stone 下一段", TextStyle::display);
        text(ui, "Good evening, Yue 晚上好", TextStyle::h1);
        text(ui, "Learning gain 学习增益", TextStyle::h2);
        text(ui, "How the score adds up 分数构成", TextStyle::h3);
        text(ui, "Covers 2 of the 3 skills left on your path.");
        text(ui, "Shared hours 共同空闲", TextStyle::label);
        caption(ui, "Synced 2 minutes ago 两分钟前同步");
        code(ui, "fn main() {\n    let pin = Pin<&mut Self>; // 0O 1lI\n}");
        struck(ui, "Read: Waker contracts", "done");
        text(ui,
             "你的资料只存在这台设备上；没有服务器，也没有账号。教练看到的，你自己也看得到（用同样的话）。Rust、Go 和 "
             "Kubernetes 这类西文单词不会被拆开，“引号”和《书名号》也不会出现在错误的位置。",
             TextStyle::body_lg);
    });
}

}  // namespace

void components_page(Ui& ui, Scratch& s) {
    main_region(ui, "components", "Components", [&] {
        page_header(ui, "Cairn components", "Every control at rest, in this theme and density.");
        columns(ui, {1, 1}, 420,
                [&](int i) {
                    if (i == 0) {
                        buttons_card(ui);
                        chips_card(ui, s);
                        messages_card(ui);
                        card(ui, "empty", {.padding = 0}, [&] {
                            empty_state(ui, "none", "No sessions yet",
                                        "Choose a coach and two possible times. You can do it offline.",
                                        "Find a coach");
                        });
                    } else {
                        type_card(ui);
                        inputs_card(ui, s);
                        table_card(ui);
                        card(ui, "error", [&] {
                            error_state(ui, "failed", "The storage did not answer",
                                        "Everything is saved on this device. We try again in 30 seconds.", "Try now");
                        });
                        card(ui, "wait", [&] { skeleton(ui, "skeleton", "Loading", 2); });
                    }
                },
                {.is_equal_height = false});
    });
}

}  // namespace cairn::gallery
