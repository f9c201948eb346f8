#include "shell/platform/application.hpp"

#include "shell/screens/cached.hpp"
#include "shell/screens/coaches_screen.hpp"
#include "shell/screens/courses_screen.hpp"
#include "shell/screens/import_screen.hpp"
#include "shell/screens/people_screen.hpp"
#include "shell/screens/plan_screen.hpp"
#include "shell/screens/profile_screen.hpp"
#include "shell/screens/progress_screen.hpp"
#include "shell/screens/requests_screen.hpp"
#include "shell/screens/session.hpp"
#include "shell/screens/settings_screen.hpp"
#include "shell/screens/skills_screen.hpp"
#include "shell/screens/today_screen.hpp"
#include "shell/screens/welcome_screen.hpp"
#include "shell/screens/window_frame.hpp"

namespace cairn::screens {
namespace {

using views::Page;

views::SaveStatus save_status(SaveState state) {
    switch (state) {
        case SaveState::saved: return views::SaveStatus::saved;
        case SaveState::saving: return views::SaveStatus::saving;
        case SaveState::failed: return views::SaveStatus::failed;
        case SaveState::read_only: return views::SaveStatus::read_only;
    }
    return views::SaveStatus::saved;
}

views::SettingsState settings_state(const Session& session) {
    views::SettingsState state;
    state.storage.save = save_status(session.save_state());
    const app::OpenResult& opened = session.open_result();
    state.storage.damaged_bytes = static_cast<std::int64_t>(opened.journal.dropped_bytes + opened.undecodable_bytes);
    state.storage.damaged_files = static_cast<std::int64_t>(opened.journal.unreadable_files);
    state.storage.is_older_snapshot_used = opened.journal.older_snapshot_used;
    const app::UndoHistory& history = session.store().history();
    if (const app::UndoStep* step = history.next_undo()) state.undo = step->action;
    if (const app::UndoStep* step = history.next_redo()) state.redo = step->action;
    state.version = CAIRN_VERSION;
    return state;
}

/// The product: a session, the scratch of every screen, and which screen is drawn.
class CairnApplication final : public host::Application {
public:
    void start(host::Platform& platform, std::string_view language_wish) override {
        session_ = std::make_unique<Session>(platform, language_wish);
    }

    void event(const host::PlatformEvent& event, host::Platform& platform) override {
        session_->event(event);
        session_->save();
        platform.request_frame();
    }

    [[nodiscard]] host::Appearance appearance(const host::Platform& platform) const override {
        host::Appearance appearance;
        const ThemeChoice theme = session_->preferences().theme;
        appearance.is_dark =
            theme == ThemeChoice::dark || (theme == ThemeChoice::system && platform.preferences().is_dark);
        appearance.is_han = session_->text().language() == Language::chinese;
        appearance.language = session_->text().tag();
        appearance.is_motion_reduced = platform.preferences().is_motion_reduced;
        return appearance;
    }

    void frame(ui::Ui& ui, host::Platform& platform) override {
        ScreenContext context{ui, session_->text(), session_->now(), intents_};
        if (!session_->is_ready()) {
            ui::full_page(ui, "loading", context.text.shell_loading(),
                          [&] { ui::skeleton(ui, "loading", context.text.shell_loading(), 3); });
            return;
        }
        if (session_->take_page_change()) {
            platform.set_title(window_title(*session_));
            ui.scroll_main_to_top();
            ui.request_focus_on_page();
        }
        if (session_->route().page == Page::welcome) {
            draw_welcome(context);
        } else {
            draw_framed(context);
        }
        draw_toasts(*session_, context);
        session_->carry_out(intents_);
        session_->save();
    }

    [[nodiscard]] bool is_ready() const override { return session_ != nullptr && session_->is_ready(); }

private:
    void draw_framed(ScreenContext& context) {
        const bool has_menu = static_cast<bool>(session_->me());
        if (has_menu) draw_navigation(*session_, context);
        draw_top_bar(*session_, context);
        const std::string key = views::format_route(session_->route());
        ui::main_region(context.ui, key, context.text.shell_main(), [&] {
            draw_notices(*session_, context);
            draw_page(context);
        });
    }

    /// What a screen typed or chose into its filter shows in the next frame.
    static void follow(bool is_view_current, ScreenContext& context) {
        if (!is_view_current) context.ui.wake_after(0);
    }

    void draw_welcome(ScreenContext& context) {
        const auto& view = welcome_.get(session_->view_revision(), 0,
                                        [&] { return views::build_welcome_view(session_->view_input()); });
        welcome_screen(view, welcome_scratch_, context);
    }

    void draw_page(ScreenContext& context) {
        switch (session_->route().page) {
            case Page::welcome: return;
            case Page::today: return draw_today(context);
            case Page::plan: return draw_plan(context);
            case Page::coaches: return draw_coaches(context);
            case Page::requests: return draw_requests(context);
            case Page::courses: return draw_courses(context);
            case Page::skills: return draw_skills(context);
            case Page::people: return draw_people(context);
            case Page::import_data: return draw_import(context);
            case Page::settings: return draw_settings(context);
            case Page::profile: return draw_profile(context);
            case Page::progress: return draw_progress(context);
        }
    }

    void draw_today(ScreenContext& context) {
        const auto& view =
            today_.get(session_->view_revision(), 0, [&] { return views::build_today_view(session_->view_input()); });
        today_screen(view, context);
    }

    void draw_plan(ScreenContext& context) {
        const auto& view = plan_.get(session_->view_revision(), plan_scratch_.filter, [&] {
            return views::build_plan_view(session_->view_input(), plan_scratch_.filter);
        });
        plan_screen(view, plan_scratch_, context);
        follow(plan_.is_for(plan_scratch_.filter), context);
    }

    void draw_courses(ScreenContext& context) {
        if (const CourseId course{session_->route().object}; course) {
            const auto& view = course_.get(session_->view_revision(), course, [&] {
                return views::build_course_detail_view(session_->view_input(), course);
            });
            course_detail_screen(view, context);
            return;
        }
        const auto& view = courses_.get(session_->view_revision(), courses_scratch_.filter, [&] {
            return views::build_courses_view(session_->view_input(), courses_scratch_.filter);
        });
        courses_screen(view, courses_scratch_, context);
        follow(courses_.is_for(courses_scratch_.filter), context);
    }

    void draw_skills(ScreenContext& context) {
        if (const SkillId skill{session_->route().object}; skill) {
            const auto& view = skill_.get(session_->view_revision(), skill, [&] {
                return views::build_skill_detail_view(session_->view_input(), skill);
            });
            skill_detail_screen(view, context);
            return;
        }
        const auto& view = skills_.get(session_->view_revision(), skills_scratch_.filter, [&] {
            return views::build_skills_view(session_->view_input(), skills_scratch_.filter);
        });
        const SkillsLayout layout = session_->preferences().skills;
        if (layout == SkillsLayout::list || (layout == SkillsLayout::as_fits && context.ui.is_phone())) {
            skills_screen(view, nullptr, skills_scratch_, context);
        } else {
            draw_skill_map(view, context);
        }
        follow(skills_.is_for(skills_scratch_.filter), context);
    }

    void draw_skill_map(const views::SkillsView& skills, ScreenContext& context) {
        const std::uint64_t revision = session_->view_revision();
        const views::SkillsFilter& filter = skills_scratch_.filter;
        const views::SkillMapFilter map_filter{filter.area, filter.scope};
        const auto& map = skill_map_.get(
            revision, map_filter, [&] { return views::build_skill_map_view(session_->view_input(), map_filter); });
        const auto& search = skill_search_.get(revision, {map_filter, filter.search}, [&] {
            return views::search_skill_map(session_->view_input(), map, filter.search);
        });
        SkillMapParts parts{.map = map, .search = search};
        if (const SkillId selected = skills_scratch_.selected; selected) {
            parts.selected = &skill_.get(
                revision, selected, [&] { return views::build_skill_detail_view(session_->view_input(), selected); });
        }
        skills_screen(skills, &parts, skills_scratch_, context);
    }

    void draw_people(ScreenContext& context) {
        const auto& view = people_.get(session_->view_revision(), people_scratch_.filter, [&] {
            return views::build_people_view(session_->view_input(), people_scratch_.filter);
        });
        people_screen(view, people_scratch_, context);
        follow(people_.is_for(people_scratch_.filter), context);
    }

    void draw_import(ScreenContext& context) {
        const auto& view = import_.get(session_->view_revision(), 0, [&] {
            return views::build_import_view(session_->view_input(), session_->import_preview());
        });
        import_screen(view, import_scratch_, context);
    }

    void draw_settings(ScreenContext& context) {
        const views::SettingsState state = settings_state(*session_);
        const auto& view = settings_.get(session_->view_revision(), state,
                                         [&] { return views::build_settings_view(session_->view_input(), state); });
        settings_screen(view, session_->preferences().theme, settings_scratch_, context,
                        [&] { draw_other_pages(*session_, context); });
    }

    void draw_profile(ScreenContext& context) {
        const ProfileId id{session_->route().object};
        const views::ProfileDefaults defaults{.roles = welcome_scratch_.roles,
                                              .zone = session_->platform().local_zone()};
        const auto& view = profile_.get(session_->view_revision(), {id, profile_scratch_.form}, [&] {
            return views::build_profile_form_view(session_->view_input(), id, profile_scratch_.form, defaults);
        });
        profile_screen(view, profile_scratch_, context);
        follow(profile_.is_for({id, profile_scratch_.form}), context);
    }

    void draw_coaches(ScreenContext& context) {
        coaches_scratch_.learner = session_->me();
        coaches_scratch_.filter.selected = ProfileId{session_->route().object};
        const auto& view = coaches_.get(session_->view_revision(), coaches_scratch_.filter, [&] {
            return views::build_coaches_view(session_->view_input(), coaches_scratch_.filter);
        });
        coaches_screen(view, coaches_scratch_, context);
        follow(coaches_.is_for(coaches_scratch_.filter), context);
    }

    void draw_progress(ScreenContext& context) {
        const auto& view = progress_.get(session_->view_revision(), progress_scratch_.filter, [&] {
            return views::build_progress_view(session_->view_input(), progress_scratch_.filter);
        });
        progress_screen(view, progress_scratch_, context);
        follow(progress_.is_for(progress_scratch_.filter), context);
    }

    void draw_requests(ScreenContext& context) {
        const auto& view = requests_.get(session_->view_revision(), 0,
                                         [&] { return views::build_requests_view(session_->view_input()); });
        requests_screen(view, session_->me(), context);
    }

    std::unique_ptr<Session> session_;
    std::vector<Intent> intents_;
    WelcomeScratch welcome_scratch_;
    Cached<views::WelcomeView> welcome_;
    Cached<views::TodayView> today_;
    PlanScratch plan_scratch_;
    Cached<views::PlanView, views::PlanFilter> plan_;
    CoachesScratch coaches_scratch_;
    Cached<views::CoachesView, views::CoachesFilter> coaches_;
    Cached<views::RequestsView> requests_;
    CoursesScratch courses_scratch_;
    Cached<views::CoursesView, views::CoursesFilter> courses_;
    Cached<views::CourseDetailView, CourseId> course_;
    SkillsScratch skills_scratch_;
    Cached<views::SkillsView, views::SkillsFilter> skills_;
    Cached<views::SkillMapView, views::SkillMapFilter> skill_map_;
    Cached<views::SkillMapSearch, std::pair<views::SkillMapFilter, std::string>> skill_search_;
    Cached<views::SkillDetailView, SkillId> skill_;
    PeopleScratch people_scratch_;
    Cached<views::PeopleView, views::PeopleFilter> people_;
    ImportScratch import_scratch_;
    Cached<views::ImportView> import_;
    SettingsScratch settings_scratch_;
    Cached<views::SettingsView, views::SettingsState> settings_;
    ProgressScratch progress_scratch_;
    Cached<views::ProgressView, views::ProgressFilter> progress_;
    ProfileScratch profile_scratch_;
    Cached<views::ProfileFormView, std::pair<ProfileId, views::ProfileForm>> profile_;
};

}  // namespace
}  // namespace cairn::screens

namespace cairn::host {

std::unique_ptr<Application> make_application() { return std::make_unique<screens::CairnApplication>(); }

}  // namespace cairn::host
