#include "tests/shell/ui/gallery_pages.hpp"

#include <array>
#include <cmath>

namespace cairn::gallery {

using namespace ui;

namespace {

std::string_view say(const Scratch& s, std::string_view english, std::string_view chinese) {
    return s.is_han ? chinese : english;
}

void frame(Ui& ui, Scratch& s, int current, FunctionRef<void()> page) {
    navigation(ui, say(s, "Main", "主导航"),
               [&] {
                   brand(ui, "Cairn", "引路", "#/");
                   const auto item = [&](int key, Icon icon_name, std::string_view label, int count = 0) {
                       nav_item(ui, key,
                                {.icon = icon_name,
                                 .label = label,
                                 .href = "#/",
                                 .is_current = key == current,
                                 .count = count,
                                 .count_label = "waiting"});
                   };
                   item(0, Icon::sun, say(s, "Today", "今天"));
                   if (ui.is_phone()) {
                       item(3, Icon::book_open, say(s, "Learn", "学习"));
                       item(2, Icon::users_round, say(s, "Coaches", "教练"));
                       item(6, Icon::messages_square, say(s, "Messages", "消息"), 2);
                       item(8, Icon::circle_user_round, say(s, "Me", "我"));
                       return;
                   }
                   item(1, Icon::route, say(s, "My plan", "我的计划"));
                   item(2, Icon::users_round, say(s, "Find a coach", "找教练"));
                   item(3, Icon::book_open, say(s, "Courses", "课程"));
                   item(4, Icon::waypoints, say(s, "Knowledge map", "知识图谱"));
                   item(5, Icon::layers, say(s, "Reviews", "复习"), 14);
                   nav_gap(ui);
                   item(6, Icon::messages_square, say(s, "Messages", "消息"), 2);
                   item(7, Icon::message_circle_question_mark, say(s, "Community", "社区"));
                   item(8, Icon::chart_line, say(s, "My progress", "我的进展"));
               },
               {.footer = [&] {
                   nav_item(ui, "settings",
                            {.icon = Icon::settings_2, .label = say(s, "Settings", "设置"), .href = "#/settings"});
                   role_switch(ui, "role", "Lin Yue", say(s, "Learner view", "学员视角"), "Change role");
               }});
    top_bar(ui, say(s, "Page", "页面"), [&] {
        if (ui.is_phone()) {
            brand(ui, "Cairn", "引路", "#/");
            fill_right(ui);
            icon_button(ui, "sync", Icon::cloud_check, "Saved here");
        } else {
            search_button(ui, "search", say(s, "Search or jump to…", "搜索或跳转…"), "Ctrl K");
            status(ui, say(s, "Saved here · synced 2 min ago", "已保存在本机 · 2 分钟前同步"), Icon::cloud_check,
                   Meaning::success);
            segmented(ui, "language", "Language", {"EN", "中"}, s.segment);
        }
        icon_button(ui, "bell", Icon::bell, "2 new", {.has_dot = true});
    });
    page();
}

void hero_card(Ui& ui, Scratch& s) {
    card(ui, "next", {.style = CardStyle::hero, .name = say(s, "Next session", "下次会面"), .gap = 10}, [&] {
        row(ui, {.gap = 32}, [&] {
            column(ui, 96, [&] {
                text(ui, "19:30", TextStyle::metric);
                text(ui, say(s, "in 42 minutes", "42 分钟后"), TextStyle::label, Tone::accent);
            });
            column(ui, 0, [&] {
                heading(ui, 2, say(s, "Session 7 with Daniel Reyes", "与 Daniel Reyes 的第 7 次会面"), TextStyle::h3);
                small(ui, say(s, "45 minutes, video. 12:30 for Daniel in Berlin.",
                              "45 分钟，视频。Daniel 在柏林是 12:30。"));
            });
            fill_right(ui);
            button(ui, "later", say(s, "Reschedule", "改期"), ButtonKind::ghost);
            button(ui, "prepare", say(s, "Prepare", "准备"),
                   {.kind = ButtonKind::primary, .icon_after = Icon::arrow_right});
        });
        divider(ui, 10);
        const std::array<std::array<std::string_view, 2>, 3> agenda{
            {{"Walk through the retry queue ownership", "PR #18"},
             {"Stuck point: Pin and self-references", "Quiz, 2 misses"},
             {"Decide: Tower or hand-written middleware", "From last time"}}};
        const std::array icons{Icon::git_pull_request_arrow, Icon::circle_help, Icon::corner_down_right};
        for (std::size_t i = 0; i < agenda.size(); ++i) {
            row(ui, {.gap = 12}, [&] {
                icon(ui, icons[i]);
                text(ui, agenda[i][0]);
                fill_right(ui);
                small(ui, agenda[i][1]);
            });
        }
    });
}

void plan_card(Ui& ui, Scratch& s) {
    card(ui, "plan", [&] {
        card_title(ui, say(s, "Own a production Rust service", "独立负责一个 Rust 生产服务"),
                   [&] { chip(ui, say(s, "On track", "按计划"), Meaning::success, Icon::check); });
        spacer(ui, 0);
        small(ui, say(s, "Goal for Friday 29 January. At 6 h a week you arrive 5 days early.",
                      "目标日期 1 月 29 日（周五）。每周 6 小时，可提前 5 天到达。"));
        const std::array<TrailStep, 6> steps{{{"Ownership", "Level 4", StepState::done},
                                              {"Error handling", "Level 4", StepState::done},
                                              {"Async basics", "You are here", StepState::now},
                                              {"Tower & middleware", "16 h left", StepState::next},
                                              {"Observability", "12 h left", StepState::next},
                                              {"Kubernetes", "18 h left", StepState::goal}}};
        trail(ui, "trail", "My path", steps);
        divider(ui, 8);
        checkbox(ui, "exercise", "Exercise: cancel-safe select!", s.is_off, {.help = "Clears the gap from last quiz"});
        checkbox(ui, "read", "Read: Waker contracts", s.is_on, {.help = "Daniel asked for it before today"});
    });
}

void week_card(Ui& ui, Scratch& s) {
    card(ui, "week", [&] {
        card_title(ui, say(s, "This week", "本周"), [&] { status(ui, "7 weeks kept", Icon::flame, Meaning::accent); });
        row(ui, {.gap = 28}, [&] {
            ring(ui, "Hours this week", 0.75, "4.5", say(s, "of 6 hours", "共 6 小时"));
            column(ui, 0, [&] {
                bar_chart(ui, "Hours by day", "Most on Tuesday", std::array{2.0F, 2.5F, 1.0F, 1.0F, 1.0F, 0.5F, 0.5F},
                          {"M", "T", "W", "T", "F", "S", "S"}, 110, 1);
            });
        });
    });
}

void reviews_card(Ui& ui, Scratch& s) {
    card(ui, "reviews", [&] {
        card_title(ui, say(s, "Due for review", "待复习"), [&] { small(ui, "about 12 min"); });
        const std::array<std::string_view, 3> names{"Lifetimes in traits", "Git: interactive rebase",
                                                    "SQL window functions"};
        const std::array values{0.71, 0.78, 0.84};
        const std::array<std::string_view, 3> words{"71%", "78%", "84%"};
        for (std::size_t i = 0; i < names.size(); ++i) {
            row(ui, [&] {
                text(ui, names[i]);
                fill_right(ui);
                progress_bar(ui, names[i], values[i], words[i], i == 0 ? Meaning::warn : Meaning::selected);
            });
        }
        caption(ui, "Bar: chance you still recall it today");
        button(ui, "start", say(s, "Review 14 cards", "复习 14 张卡片"),
               {.kind = ButtonKind::soft, .is_full_width = true});
    });
}

void mastery_card(Ui& ui, Scratch& s) {
    card(ui, "mastery", [&] {
        card_title(ui, say(s, "Mastery, last 8 weeks", "近 8 周掌握度"),
                   [&] { link(ui, "map", "Map", "#/map", TextStyle::label); });
        const std::array<std::string_view, 3> names{"Rust async", "System design", "SQL"};
        const std::array<std::string_view, 3> levels{"2.4", "2.7", "3.0"};
        const std::array<std::string_view, 3> changes{"+0.9", "+0.3", "−0.4"};
        const std::array<std::array<float, 8>, 3> lines{{{1.2F, 1.3F, 1.4F, 1.6F, 1.7F, 2.0F, 2.1F, 2.4F},
                                                         {2.3F, 2.2F, 2.4F, 2.4F, 2.5F, 2.5F, 2.6F, 2.7F},
                                                         {3.4F, 3.4F, 3.3F, 3.2F, 3.2F, 3.0F, 3.1F, 3.0F}}};
        for (std::size_t i = 0; i < names.size(); ++i) {
            row(ui, {.gap = 16}, [&] {
                text(ui, names[i]);
                fill_right(ui);
                sparkline(ui, names[i], lines[i], {80, 24}, i == 2 ? Meaning::warn : Meaning::selected, 1, 4);
                tabular(ui, levels[i], TextStyle::body_strong);
                tabular(ui, changes[i], TextStyle::small, i == 2 ? Tone::warn : Tone::success);
            });
        }
    });
}

void tip_card(Ui& ui, Key key, Icon icon_name, std::string_view kind, std::string_view title, std::string_view line,
              std::string_view fact, std::string_view action) {
    card(ui, key, [&] {
        row(ui, [&] {
            icon(ui, icon_name, 16);
            small(ui, kind);
        });
        heading(ui, 3, title);
        spacer(ui, 2);
        small(ui, line);
        fill_down(ui);
        spacer(ui, 16);
        row(ui, [&] {
            small(ui, fact);
            fill_right(ui);
            link(ui, "go", action, "#/", Icon::arrow_right);
        });
    });
}

}  // namespace

void home_page(Ui& ui, Scratch& s) {
    frame(ui, s, 0, [&] {
        main_region(ui, "home", say(s, "Today", "今天"), [&] {
            page_header(ui, say(s, "Good evening, Yue", "晚上好，Yue"),
                        say(s, "Tuesday 24 November. One session and 14 reviews left today, about an hour.",
                            "11 月 24 日，周二。今天还有一次会面和 14 张复习卡，大约一小时。"),
                        [&] { button(ui, "log", say(s, "Log study time", "记录学习时间"), {.icon = Icon::timer}); });
            columns(ui, {1, -360}, 420, [&](int i) { i == 0 ? hero_card(ui, s) : week_card(ui, s); });
            columns(ui, {1, -360}, 420, [&](int i) {
                if (i == 0) {
                    plan_card(ui, s);
                    columns(ui, {1, 1}, 260, [&](int j) {
                        if (j == 0)
                            tip_card(ui, "course", Icon::book_open, "Recommended course",
                                     "Async Rust: futures to Tower", "Covers 2 of the 3 skills left on your path.",
                                     "5 h, 3 exercises", "Start");
                        else
                            tip_card(ui, "coach", Icon::users_round, "Recommended coach", "Marta Okafor",
                                     "Strong in Kubernetes, where your plan is thin. She answers within a day and "
                                     "coaches in English.",
                                     "4 h overlap, 1 place free", "See match");
                    });
                } else {
                    reviews_card(ui, s);
                    mastery_card(ui, s);
                }
            });
        });
    });
}

void coaches_page(Ui& ui, Scratch& s) {
    struct Coach {
        std::string_view name, line, score;
    };
    static constexpr std::array<Coach, 5> coaches{{{"Marta Okafor", "Platform lead, Lagos", "76.0"},
                                                   {"Chen Siyuan 陈思远", "SRE, Shanghai", "73.4"},
                                                   {"Priya Nair", "Staff engineer, Bengaluru", "71.8"},
                                                   {"Tomasz Zieliński", "Cloud architect, Warsaw", "68.5"},
                                                   {"Aiko Tanaka", "Infrastructure, Tokyo", "66.9"}}};
    frame(ui, s, 2, [&] {
        main_region(
            ui, "coaches", say(s, "Find a coach", "找教练"),
            [&] {
                page_header(ui, say(s, "Find a coach", "找教练"),
                            say(s, "Ranked for your next stone, Run on Kubernetes. 214 coaches checked on this device.",
                                "按你的下一段“在 Kubernetes 上运行”排序。已在本机比对 214 位教练。"),
                            [&] {
                                button(ui, "weights", say(s, "Adjust what matters", "调整权重"),
                                       {.icon = Icon::sliders_horizontal});
                            });
                row(ui, [&] {
                    removable_chip(ui, 1, say(s, "At least 2 shared hours", "至少 2 小时共同空闲"), "Remove");
                    removable_chip(ui, 2, say(s, "English or Chinese", "英文或中文"), "Remove");
                    removable_chip(ui, 3, say(s, "Has a free place", "有空名额"), "Remove");
                    button(ui, "add", say(s, "Add a rule", "加一条"),
                           {.kind = ButtonKind::ghost, .size = ControlSize::small, .icon = Icon::plus});
                });
                columns(
                    ui, {-416, 1}, 480,
                    [&](int i) {
                        if (i == 0) {
                            card(ui, "list", {.padding = 0}, [&] {
                                list(ui, "coaches", "Coaches", [&] {
                                    for (std::size_t c = 0; c < coaches.size(); ++c) {
                                        list_row(
                                            ui, c, {.name = coaches[c].name, .href = "#/", .is_selected = c == 0}, [&] {
                                                tabular(ui, std::to_string(c + 1), TextStyle::small, Tone::tertiary);
                                                avatar(ui, coaches[c].name, 40);
                                                column(ui, 0, [&] {
                                                    strong(ui, coaches[c].name);
                                                    small(ui, coaches[c].line);
                                                });
                                                fill_right(ui);
                                                column(ui, 84, [&] {
                                                    row(ui, {.align = Align::end},
                                                        [&] { tabular(ui, coaches[c].score, TextStyle::h3); });
                                                    part_bar(ui, std::array{36.0F, 14.2F, 11.5F, 7.5F, 6.0F}, 84);
                                                });
                                            });
                                    }
                                });
                            });
                            card(ui, "why", [&] {
                                card_title(ui, "Why not Samuel Osei?");
                                small(ui, "Ranked 6th with 64.2, so 11.8 behind. The smallest change that would lead "
                                          "to first place:");
                                row(ui, [&] {
                                    icon(ui, Icon::clock_plus);
                                    small(ui, "3 more shared hours a week", Tone::primary);
                                    fill_right(ui);
                                    tabular(ui, "+7.2", TextStyle::label);
                                });
                            });
                        } else {
                            card(ui, "detail", {.gap = 12}, [&] {
                                row(ui, {.gap = 16}, [&] {
                                    avatar(ui, "Marta Okafor", 56);
                                    column(ui, 0, [&] {
                                        heading(ui, 2, "Marta Okafor");
                                        small(ui, "Kubernetes, Go and reliability. 23 learners coached.");
                                    });
                                    fill_right(ui);
                                    icon_button(ui, "save", Icon::bookmark, "Save", {.kind = ButtonKind::secondary});
                                    button(ui, "request", "Request Marta", ButtonKind::primary);
                                });
                                row(ui, [&] {
                                    chip(ui, "4.0 h shared, needs 2", Meaning::success, Icon::check);
                                    chip(ui, "English", Meaning::success, Icon::check);
                                    chip(ui, "1 of 5 places free", Meaning::success, Icon::check);
                                    chip(ui, "No Chinese", Meaning::warn, Icon::minus);
                                });
                                spacer(ui, 20);
                                card_title(ui, "How the score adds up",
                                           [&] { small(ui, "Every part opens its evidence", Tone::tertiary); });
                                const std::array<Contribution, 6> parts{
                                    {{"Covers your skill gap", "5 of 6 skills on your path, level 4+", 36.0, "+36.0"},
                                     {"Past learners’ gain", "Median gain 0.54 from 23 learners", 14.2, "+14.2"},
                                     {"Coaching style", "Code review first, as you prefer", 11.5, "+11.5"},
                                     {"Shared hours", "4.0 h a week, you asked for 2", 7.5, "+7.5"},
                                     {"Time-zone stretch", "7 h apart, late evenings for you", -2.4, "−2.4"},
                                     {"Load", "4 of 5 places taken", -1.9, "−1.9"}}};
                                contributions(ui, "score", "Score", parts, "Match score", "76.0", true);
                                spacer(ui, 20);
                                heading(ui, 3, "When you could meet");
                                week_strip(ui, {.name = "When you could meet",
                                                .summary = "4 h, Tuesday and Thursday 19:00 to 21:00",
                                                .day_names = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"},
                                                .hour_first = 8,
                                                .hour_end = 24,
                                                .slot =
                                                    [](int day, int hour) {
                                                        return day >= 5 && hour < 18 && hour >= 10  ? Slot::you
                                                               : day < 5 && hour >= 15 && hour < 19 ? Slot::them
                                                               : day < 5 && hour >= 19 && hour < 21
                                                                   ? (day % 2 == 1 ? Slot::both : Slot::you)
                                                                   : Slot::none;
                                                    },
                                                .cell_name = [](int, int) -> std::string_view {
                                                    return "Tue 19:00, both free";
                                                },
                                                .legend_both = "Both free",
                                                .legend_you = "You",
                                                .legend_them = "Marta"});
                            });
                        }
                    },
                    {.is_equal_height = false});
            },
            {.sticky = [&] {
                button(ui, "request_sticky", "Request Marta",
                       {.kind = ButtonKind::primary, .size = ControlSize::large, .is_full_width = true});
            }});
    });
}

void form_page(Ui& ui, Scratch& s) {
    static constexpr std::array<std::string_view, 16> zones{
        "Africa/Lagos",  "America/New_York", "America/Sao_Paulo", "Asia/Shanghai",  "Asia/Tokyo",    "Asia/Kolkata",
        "Europe/Berlin", "Europe/Lisbon",    "Europe/London",     "Europe/Paris",   "Europe/Warsaw", "Pacific/Auckland",
        "UTC",           "Asia/Dubai",       "Asia/Seoul",        "Australia/Perth"};
    frame(ui, s, 8, [&] {
        main_region(
            ui, "form", "Profile",
            [&] {
                page_header(
                    ui, say(s, "Your profile", "你的资料"),
                    say(s, "What a coach sees about you. You see the same.", "教练看到的内容，和你看到的一样。"));
                card(ui, "form", {.gap = 16}, [&] {
                    radio_cards(
                        ui, "role", say(s, "I am here to", "我来这里是为了"),
                        std::array{RadioCard{say(s, "Learn", "学习"),
                                             say(s, "Reach a goal with a coach", "和教练一起达成目标"), Icon::mountain},
                                   RadioCard{say(s, "Coach", "带人"),
                                             say(s, "Guide people through it", "带别人走一段路"), Icon::compass},
                                   RadioCard{say(s, "Organise", "组织"),
                                             say(s, "Run a programme or cohort", "管理项目或一期学员"), Icon::flag}},
                        s.role);
                    columns(ui, {1, 1}, 240,
                            [&](int i) {
                                if (i == 0)
                                    field(ui, "name", say(s, "Name", "姓名"), s.name, {.is_required = true});
                                else
                                    select(ui, "zone", say(s, "Time zone", "时区"), Labels(zones), s.zone,
                                           {.filter_hint = "Search", .nothing_found = "Nothing"});
                            },
                            {.gap = 16, .is_equal_height = false});
                    radio_group(ui, "style", say(s, "How do you like to work", "你喜欢怎样合作"),
                                {say(s, "Code review first", "先看代码评审"),
                                 say(s, "Talk through a design", "先聊设计"),
                                 say(s, "Pair on a problem", "结对解决问题")},
                                s.radio);
                    label(ui, say(s, "Free hours", "空闲时间"));
                    availability_grid(
                        ui, "free",
                        {.name = "Free hours",
                         .day_names = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"},
                         .hour_first = 7,
                         .hour_end = 23,
                         .is_free = [&](int d, int h) { return s.free_hours[d][h] || (d < 5 && h > 18 && h < 22); },
                         .cell_name = [&](int d, int h) -> std::string_view {
                             static char words[16];
                             words[0] = static_cast<char>('0' + d);
                             words[1] = ' ';
                             words[2] = static_cast<char>('0' + h / 10);
                             words[3] = static_cast<char>('0' + h % 10);
                             return {words, 4};
                         }},
                        [&](const AvailabilityStroke& stroke) {
                            for (int h = stroke.hour_from; h < stroke.hour_end; ++h)
                                s.free_hours[stroke.day][h] = stroke.is_free;
                        });
                    row(ui, {.gap = 12, .align = Align::end}, [&] {
                        button(ui, "cancel", say(s, "Cancel", "取消"), ButtonKind::ghost);
                        button(ui, "save", say(s, "Save profile", "保存资料"), ButtonKind::primary);
                    });
                });
            },
            {.width_max = 820});
    });
}

void charts_page(Ui& ui, Scratch& s) {
    frame(ui, s, 4, [&] {
        main_region(ui, "charts", "Charts", [&] {
            page_header(ui, say(s, "My progress", "我的进展"), {});
            columns(ui, {1, 1}, 380,
                    [&](int i) {
                        if (i == 0) {
                            card(ui, "lines", [&] {
                                card_title(ui, "Plan against actual");
                                const std::array actual{0.5F, 2.0F, 4.0F, 5.5F, 9.0F, 11.0F, 14.5F};
                                const std::array plan{1.0F, 3.0F, 5.0F, 7.0F, 9.0F, 11.0F, 13.0F};
                                const std::array<PlotSeries, 2> series{
                                    {{.name = "Actual", .values = actual},
                                     {.name = "Plan", .values = plan, .is_dashed = true}}};
                                line_plot(ui, "hours",
                                          {.speech = {.name = "Hours", .summary = "Ahead of plan by 1.5 hours"},
                                           .series = series,
                                           .step_labels = {"W1", "W2", "W3", "W4", "W5", "W6", "W7"},
                                           .height = 220});
                            });
                            card(ui, "dumbbells", {.gap = 4}, [&] {
                                card_title(ui, "Rated by both");
                                dumbbell(ui, {"Error handling", 3, 4, "You 3, Daniel 4", "You 3, Daniel 4"});
                                dumbbell(ui, {"Async reasoning", 4, 2, "Talk about it", "You 4, Daniel 2"});
                                dumbbell(ui, {"Testing", 3, 3, "You agree", "You 3, Daniel 3"});
                            });
                        } else {
                            card(ui, "bars", [&] {
                                card_title(ui, "Mastery");
                                mastery_bar(ui, "Rust async", 2.4, 1.9, 2.9, "2.4, 12 answers");
                                mastery_bar(ui, "System design", 2.7, 2.1, 3.3, "2.7, 9 answers");
                                mastery_bar(ui, "SQL", 3.9, 3.6, 4.2, "3.9, 41 answers");
                                progress_bar(ui, "Course", 0.62, "62%");
                                segment_bar(ui, "Stones", 2, 6, 0.4, "2 of 6");
                                metric(ui, "4.5 h", "this week");
                            });
                            canvas(ui, "map", "Knowledge map", "3 skills", 180, nullptr, [&](Canvas& c) {
                                const auto& p = ui.palette();
                                c.curve({144, 60}, {180, 60}, {180, 120}, {216, 120}, p.primary.fill, 3);
                                c.curve({144, 60}, {180, 60}, {180, 30}, {216, 30}, p.border.strong, 1.5F);
                                c.box({20, 40, 124, 40}, 8, p.seq[4]);
                                c.text({32, 40, 90, 40}, "Ownership", TextStyle::label, p.seq_text[4]);
                                c.box({216, 100, 124, 40}, 8, p.seq[2]);
                                c.text({228, 100, 100, 40}, "Async basics", TextStyle::label, p.seq_text[2]);
                                c.dashed_box({216, 10, 124, 40}, 8, p.info.fill, 1.5F);
                                c.text({228, 10, 100, 40}, "Macros 宏", TextStyle::label, p.text.primary);
                                c.target("own", "Ownership, level 4", {20, 40, 124, 40});
                            });
                        }
                    },
                    {.is_equal_height = false});
        });
    });
}

void welcome_page(Ui& ui, Scratch& s) {
    full_page(ui, "welcome", "Welcome", [&] {
        const auto form = [&] {
            narrow(ui, 690, Align::centre, [&] {
                stack(ui, 20, [&] {
                    spacer(ui, ui.is_phone() ? 24.0F : 110.0F);
                    stack(ui, 4, [&] {
                        heading(ui, 1, say(s, "Set up in about three minutes", "大约三分钟就能开始"));
                        text(ui,
                             say(s, "It works offline. Nothing leaves this device until you share it.",
                                 "离线可用。你分享之前，任何内容都不会离开这台设备。"),
                             TextStyle::body, Tone::secondary);
                    });
                    radio_cards(ui, "language", "Language 语言",
                                std::array{RadioCard{"English"}, RadioCard{"简体中文"}}, s.segment);
                    radio_cards(
                        ui, "role", say(s, "I am here to", "我来这里是为了"),
                        std::array{RadioCard{say(s, "Learn", "学习"),
                                             say(s, "Reach a goal with a coach", "和教练一起达成目标"), Icon::mountain},
                                   RadioCard{say(s, "Coach", "带人"),
                                             say(s, "Guide people through it", "带别人走一段路"), Icon::compass},
                                   RadioCard{say(s, "Organise", "组织"),
                                             say(s, "Run a programme or cohort", "管理项目或一期学员"), Icon::flag}},
                        s.role);
                    button(ui, "create", say(s, "Create your profile", "创建资料"),
                           {.kind = ButtonKind::primary,
                            .size = ControlSize::large,
                            .icon_after = Icon::arrow_right,
                            .is_full_width = true});
                    card(ui, "others", {.padding = 0}, [&] {
                        list(ui, "ways", "Other ways", [&] {
                            const auto way = [&](int key, Icon icon_name, std::string_view title,
                                                 std::string_view line) {
                                list_row(ui, key, {.name = title}, [&] {
                                    icon(ui, icon_name, 20);
                                    column(ui, 0, [&] {
                                        strong(ui, title);
                                        small(ui, line);
                                    });
                                    fill_right(ui);
                                    icon(ui, Icon::chevron_right, 16);
                                });
                            };
                            way(1, Icon::map, say(s, "Explore a sample programme", "看看示例项目"),
                                say(s, "A cohort of 48 with real-looking data. Leave whenever you like.",
                                    "48 人的一期，数据贴近真实。随时可以离开。"));
                            way(2, Icon::package_open, say(s, "Open a workshop pack", "打开工作坊资料包"),
                                say(s, "A .cairn file with courses, people and settings",
                                    "一个 .cairn 文件，含课程、人员与设置"));
                            way(3, Icon::link, say(s, "Join with an invite link", "用邀请链接加入"),
                                say(s, "Paste it, or scan the code your organiser sent",
                                    "粘贴链接，或扫描组织者发来的二维码"));
                        });
                    });
                    status(ui,
                           say(s, "Encrypted in this browser with a key only you hold.",
                               "在本浏览器内加密，密钥只在你手里。"),
                           Icon::shield_check);
                });
            });
        };
        const float height = ui.input().viewport.h;
        const auto picture = [&] {
            welcome_picture(ui, height, [&] {
                row(ui, [&] {
                    logo(ui, 28);
                    heading(ui, 2, "Cairn", TextStyle::h3);
                    small(ui, "引路");
                });
                spacer(ui, 60);
                text(ui, say(s, "Someone has walked this way before.", "这条路，有人走过。"), TextStyle::display);
                text(ui,
                     say(s,
                         "Meet a coach who knows the route, see each next step, and keep the record of how far you "
                         "came.",
                         "找到熟悉路线的教练，看清每一步，并记下你走了多远。"),
                     TextStyle::body_lg, Tone::secondary);
            });
        };
        if (ui.is_phone() || ui.density() == theme::Density::tablet) {
            narrow(ui, available_width(ui) - 32, Align::centre, form);
        } else {
            columns(ui, {-560, 1}, 300, [&](int i) { i == 0 ? picture() : form(); },
                    {.gap = 40, .is_equal_height = false});
        }
    });
}

void dialog_page(Ui& ui, Scratch& s) {
    home_page(ui, s);
    dialog(ui, "publish", say(s, "Publish scenario B?", "发布方案 B？"), s.is_dialog_open, [&] {
        small(ui, say(s, "9 people get a new coach and are told why. You can go back to A for 7 days.",
                      "9 位学员会换教练，并会看到原因。7 天内可以换回方案 A。"));
        dialog_actions(ui, [&] {
            button(ui, "keep", say(s, "Keep A", "保留 A"), ButtonKind::ghost);
            button(ui, "publish", say(s, "Publish B", "发布 B"), ButtonKind::primary);
        });
    });
}

void toast_page(Ui& ui, Scratch& s) {
    charts_page(ui, s);
    if (!s.is_toast_shown) {
        show_toast(ui, "sent", say(s, "Request sent to Marta", "已向 Marta 发出申请"), say(s, "Undo", "撤销"));
        show_toast(ui, "saved", say(s, "Saved on this device. Will sync later.", "已保存在本机，稍后同步。"), {},
                   "Dismiss");
    }
    s.is_toast_shown = true;
}

void side_page(Ui& ui, Scratch& s) {
    coaches_page(ui, s);
    dialog(ui, "side", say(s, "Request Marta", "向 Marta 申请"), s.is_side_open,
           [&] {
               small(ui, "She usually answers within 9 hours. You can withdraw until she does.");
               prose(ui, "why", say(s, "What do you want to reach together", "你想一起达成什么"), s.notes);
               dialog_actions(ui, [&] { button(ui, "send", say(s, "Send request", "发送申请"), ButtonKind::primary); });
           },
           {.place = DialogPlace::side, .close_label = "Close"});
}

}  // namespace cairn::gallery
