#include "shell/platform/application.hpp"

#include "shell/screens/authoring_screen.hpp"
#include "shell/screens/cached.hpp"
#include "shell/screens/coaches_screen.hpp"
#include "shell/screens/cohort_screen.hpp"
#include "shell/screens/courses_screen.hpp"
#include "shell/screens/draft_notice.hpp"
#include "shell/screens/history_screen.hpp"
#include "shell/screens/import_screen.hpp"
#include "shell/screens/keyboard.hpp"
#include "shell/screens/keys_dialog.hpp"
#include "shell/screens/lesson_screen.hpp"
#include "shell/screens/lock_card.hpp"
#include "shell/screens/lock_screen.hpp"
#include "shell/screens/meetings_screen.hpp"
#include "shell/screens/not_found_screen.hpp"
#include "shell/screens/palette_screen.hpp"
#include "shell/screens/people_screen.hpp"
#include "shell/screens/plan_screen.hpp"
#include "shell/screens/profile_screen.hpp"
#include "shell/screens/progress_screen.hpp"
#include "shell/screens/proposals_screen.hpp"
#include "shell/screens/requests_screen.hpp"
#include "shell/screens/restore_screen.hpp"
#include "shell/screens/reviews_screen.hpp"
#include "shell/screens/session.hpp"
#include "shell/screens/settings_screen.hpp"
#include "shell/screens/skills_screen.hpp"
#include "shell/screens/sync_screen.hpp"
#include "shell/screens/today_screen.hpp"
#include "shell/screens/welcome_screen.hpp"
#include "shell/screens/window_frame.hpp"
#include "shell/views/page_words.hpp"

namespace cairn::screens {
namespace {

using views::Page;

views::SaveStatus save_status(SaveState state) {
    switch (state) {
        case SaveState::saved: return views::SaveStatus::saved;
        case SaveState::saving: return views::SaveStatus::saving;
        case SaveState::failed: return views::SaveStatus::failed;
        case SaveState::full: return views::SaveStatus::full;
        case SaveState::waiting: return views::SaveStatus::waiting;
    }
    return views::SaveStatus::saved;
}

views::SettingsState settings_state(const Session& session) {
    views::SettingsState state;
    state.storage.save = save_status(session.save_state());
    state.storage.bytes_used = session.storage().bytes_used;
    state.storage.bytes_free = session.storage().bytes_free;
    state.storage.is_persisted = session.storage().is_persisted;
    state.backup = session.backup_state();
    const app::OpenResult& opened = session.open_result();
    state.storage.damaged_bytes = static_cast<std::int64_t>(opened.journal.dropped_bytes + opened.undecodable_bytes);
    state.storage.damaged_files = static_cast<std::int64_t>(opened.journal.unreadable_files);
    state.storage.missing_changes = static_cast<std::int64_t>(opened.missing_batches);
    state.storage.is_older_snapshot_used = opened.journal.older_snapshot_used;
    const app::UndoHistory& history = session.store().history();
    if (const app::UndoStep* step = history.next_undo()) state.undo = step->action;
    if (const app::UndoStep* step = history.next_redo()) state.redo = step->action;
    state.version = CAIRN_VERSION;
    return state;
}

views::LockState lock_state(const Session& session) {
    const RecordVault& vault = session.vault();
    views::LockState state;
    state.has_lock = vault.has_lock();
    state.is_keyless = vault.is_keyless();
    state.is_opened_by_code = vault.is_opened_by_code();
    state.is_read_only = !session.is_leader();
    state.step = static_cast<views::LockStep>(vault.step());
    if (vault.problem()) state.problem = vault.problem()->code;
    state.new_code = vault.new_code();
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
        if (session_->is_locked()) {
            draw_locked(context, platform);
            return;
        }
        if (!session_->is_ready()) {
            ui::full_page(ui, "loading", context.text.shell_loading(),
                          [&] { ui::skeleton(ui, "loading", context.text.shell_loading(), 3); });
            return;
        }
        if (session_->take_page_change()) {
            if (const std::string key = page_key(ui); page_key_ != key) {
                page_key_ = key;
                ui.scroll_main_to(session_->page_scroll());
                ui.request_focus_on_page();
            }
            note_recent(palette_scratch_, {.route = session_->route()});
        }
        platform.set_title(title_.get(session_->view_revision(), 0,
                                      [&] { return views::window_title(session_->view_input(), session_->route()); }));
        ui::skip_link(ui, context.text.keys_skip());
        if (session_->route().page == Page::welcome) {
            draw_welcome(context);
        } else {
            draw_framed(context);
        }
        draw_overlays(context);
        draw_toasts(*session_, context);
        handle_keys(*session_, keyboard_, palette_scratch_, keys_scratch_, context);
        session_->carry_out(intents_);
        drop_saved_drafts();
        session_->save();
    }

    [[nodiscard]] bool is_ready() const override {
        return session_ != nullptr && (session_->is_ready() || session_->is_locked());
    }
    [[nodiscard]] bool wants_restart() const { return session_->wants_restart(); }

private:
    void draw_locked(ScreenContext& context, host::Platform& platform) {
        platform.set_title(context.text.lock_window_title());
        lock_screen(lock_.get(session_->view_revision(), lock_state(*session_),
                              [&] { return views::build_lock_view(session_->text(), lock_state(*session_)); }),
                    lock_screen_scratch_, context);
        session_->carry_out(intents_);
        session_->save();
        // What was typed goes with the screen.
        if (!session_->is_locked()) lock_screen_scratch_ = {};
    }

    void draw_framed(ScreenContext& context) {
        const bool has_menu = static_cast<bool>(session_->me());
        if (has_menu) draw_navigation(*session_, context);
        if (draw_top_bar(*session_, context)) open_palette(palette_scratch_, context.ui);
        ui::main_region(context.ui, page_key_, context.text.shell_main(),
                        [&] {
                            draw_notices(*session_, context);
                            draw_page(context);
                        },
                        {.is_workbench = is_workbench(session_->route().page)});
    }

    /// What is one page to a person: it has one scroll position. Where details stand beside their list, choosing
    /// another one in it neither scrolls nor takes the focus away.
    [[nodiscard]] std::string page_key(const ui::Ui& ui) const {
        const views::Route& route = session_->route();
        const bool is_list_kept = route.page == Page::people || (route.page == Page::coaches && !ui.is_phone());
        return views::format_route(is_list_kept ? views::Route{route.page, {}} : route);
    }

    /// What lies over every page: the palette and the list of keys.
    void draw_overlays(ScreenContext& context) {
        if (palette_scratch_.state.is_open) {
            const views::PaletteWish wish = palette_wish(*session_, palette_scratch_);
            palette_screen(palette_.get(session_->view_revision(), wish,
                                        [&] { return views::build_palette_view(session_->view_input(), wish); }),
                           *session_, palette_scratch_, context);
            follow(palette_.is_for(palette_wish(*session_, palette_scratch_)), context);
        } else {
            palette_screen({}, *session_, palette_scratch_, context);  // what was open closes
        }
        keys_dialog(keys_scratch_, session_->preferences().are_single_keys_on, context);
    }

    /// What a screen typed or chose into its filter shows in the next frame.
    static void follow(bool is_view_current, ScreenContext& context) {
        if (!is_view_current) context.ui.wake_after(0);
    }

    /// Draws a page whose form is `draft` under `name`, with a word when what was typed came back. `draw` answers
    /// whether the form says something that is saved nowhere.
    template <class Form>
    void with_draft(FormDraft<Form>& draft, const std::string& name, ScreenContext& context,
                    ui::FunctionRef<bool()> draw) {
        draft.open(session_->drafts(), name);
        if (draft.is_back() && draft_notice(context)) {
            draft.drop(session_->drafts());
            context.ui.wake_after(0);
        }
        const bool has_unsaved = draw();
        draft.close(session_->drafts(), has_unsaved);
    }

    void drop_saved_drafts() {
        for (const std::string& name : session_->take_saved_drafts()) {
            if (name == profile_draft_.name()) profile_draft_.drop(session_->drafts());
            if (name == plan_draft_.name()) plan_draft_.drop(session_->drafts());
            if (name == message_draft_.name()) message_draft_.drop(session_->drafts());
            if (name == proposal_draft_.name()) proposal_draft_.drop(session_->drafts());
            if (name == note_draft_.name()) note_draft_.drop(session_->drafts());
            if (name == meeting_draft_.name()) meeting_draft_.drop(session_->drafts());
            for (FormDraft<views::NoteDraft>* draft : {&agenda_draft_, &notes_draft_, &private_draft_}) {
                if (name == draft->name()) draft->drop(session_->drafts());
            }
            if (name == lesson_note_draft_.name()) lesson_note_draft_.drop(session_->drafts());
            if (name == lesson_draft_.name()) lesson_draft_.drop(session_->drafts());
            if (name == action_draft_.name()) action_draft_.drop(session_->drafts());
            if (name == reason_draft_.name()) reason_draft_.drop(session_->drafts());
        }
    }

    [[nodiscard]] std::string draft_name(std::string_view form, Id of = {}) const {
        return std::string(form) + '/' + to_hex(session_->me()) + (of ? '/' + to_hex(of) : std::string());
    }

    void draw_welcome(ScreenContext& context) {
        const auto& view = welcome_.get(session_->view_revision(), 0,
                                        [&] { return views::build_welcome_view(session_->view_input()); });
        welcome_screen(view, welcome_scratch_, context);
    }

    void draw_page(ScreenContext& context) {
        if (!views::is_there(session_->model(), session_->route())) {
            draw_not_found(context);
            return;
        }
        switch (session_->route().page) {
            case Page::welcome:
            case Page::not_found: return;
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
            case Page::history: return draw_history(context);
            case Page::proposals: return draw_proposals(context);
            case Page::reviews: return draw_reviews(context);
            case Page::cohort: return draw_cohort(context);
            case Page::sessions: return draw_sessions(context);
            case Page::lesson: return draw_lesson(context);
            case Page::authoring: return draw_authoring(context);
            case Page::sync: return draw_sync(context);
        }
    }

    void draw_sync(ScreenContext& context) {
        const auto& state = sync_state_.get(session_->view_revision(), 0, [&] { return session_->sync_state(); });
        const auto& view =
            sync_.get(session_->view_revision(), 0, [&] { return views::build_sync_view(session_->text(), state); });
        const Profile* me = session_->model().profiles.find(session_->me());
        sync_screen(view, state, me == nullptr ? std::string_view() : std::string_view(me->name), sync_scratch_,
                    context);
    }

    void draw_not_found(ScreenContext& context) {
        const auto& view = not_found_.get(session_->view_revision(), 0, [&] {
            return views::build_not_found_view(session_->view_input(), session_->route());
        });
        const std::optional<Page> list = not_found_screen(view, context);
        if (!list) return;
        if (*list == Page::skills) skills_search_.begin(draft_name("skills"), view.words);
        if (*list == Page::courses) courses_search_.begin(draft_name("courses"), view.words);
        if (*list == Page::people) people_search_.begin(draft_name("people"), view.words);
        context.go(*list);
    }

    void draw_today(ScreenContext& context) {
        const auto& view =
            today_.get(session_->view_revision(), 0, [&] { return views::build_today_view(session_->view_input()); });
        today_screen(view, context);
    }

    void draw_plan(ScreenContext& context) {
        plan_scratch_.draft = draft_name("goal");
        with_draft(plan_draft_, plan_scratch_.draft, context, [&] {
            const auto& view = plan_.get(session_->view_revision(), plan_scratch_.filter, [&] {
                return views::build_plan_view(session_->view_input(), plan_scratch_.filter);
            });
            plan_screen(view, plan_scratch_, context);
            follow(plan_.is_for(plan_scratch_.filter), context);
            return plan_scratch_.filter.is_editing && plan_scratch_.filter != view.recorded;
        });
    }

    void draw_courses(ScreenContext& context) {
        if (const CourseId course{session_->route().object}; course) {
            const auto& view = course_.get(session_->view_revision(), course, [&] {
                return views::build_course_detail_view(session_->view_input(), course);
            });
            course_detail_screen(view, context);
            return;
        }
        with_draft(courses_search_, draft_name("courses"), context, [&] {
            const auto& view = courses_.get(session_->view_revision(), courses_scratch_.filter, [&] {
                return views::build_courses_view(session_->view_input(), courses_scratch_.filter);
            });
            courses_screen(view, courses_scratch_, context);
            follow(courses_.is_for(courses_scratch_.filter), context);
            return !courses_scratch_.filter.search.empty();
        });
    }

    void draw_skills(ScreenContext& context) {
        if (const SkillId skill{session_->route().object}; skill) {
            views::SkillDetailFilter& filter = skills_scratch_.detail;
            if (filter.skill != skill) filter = {.skill = skill};
            const auto& view = skill_.get(session_->view_revision(), filter, [&] {
                return views::build_skill_detail_view(session_->view_input(), filter);
            });
            skill_detail_screen(view, skills_scratch_, context);
            follow(skill_.is_for(filter), context);
            return;
        }
        with_draft(skills_search_, draft_name("skills"), context, [&] {
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
            return !skills_scratch_.filter.search.empty();
        });
    }

    void draw_skill_map(const views::SkillsView& skills, ScreenContext& context) {
        const std::uint64_t revision = session_->view_revision();
        const views::SkillsFilter& filter = skills_scratch_.filter;
        const views::SkillMapFilter map_filter{filter.area, filter.scope, skills_scratch_.overlay};
        const auto& map = skill_map_.get(
            revision, map_filter, [&] { return views::build_skill_map_view(session_->view_input(), map_filter); });
        const auto& search = skill_search_.get(revision, {map_filter, filter.search}, [&] {
            return views::search_skill_map(session_->view_input(), map, filter.search);
        });
        SkillMapParts parts{.map = map, .search = search};
        if (const SkillId selected = skills_scratch_.selected; selected) {
            parts.selected = &skill_.get(revision, {.skill = selected}, [&] {
                return views::build_skill_detail_view(session_->view_input(), {.skill = selected});
            });
        }
        skills_screen(skills, &parts, skills_scratch_, context);
    }

    void draw_people(ScreenContext& context) {
        people_scratch_.filter.open = ProfileId{session_->route().object};
        with_draft(people_search_, draft_name("people"), context, [&] {
            const auto& view = people_.get(session_->view_revision(), people_scratch_.filter, [&] {
                return views::build_people_view(session_->view_input(), people_scratch_.filter);
            });
            people_screen(view, people_scratch_, context);
            follow(people_.is_for(people_scratch_.filter), context);
            return !people_scratch_.filter.search.empty();
        });
    }

    void draw_import(ScreenContext& context) {
        if (const views::RestoreFile* file = session_->restore_preview()) {
            restore_screen(restore_.get(session_->view_revision(), 0,
                                        [&] { return views::build_restore_view(session_->view_input(), *file); }),
                           context);
            return;
        }
        const auto& view = import_.get(session_->view_revision(), 0, [&] {
            return views::build_import_view(session_->view_input(), session_->import_preview());
        });
        import_screen(view, import_scratch_, context);
    }

    void draw_history(ScreenContext& context) {
        views::HistoryFilter& filter = history_scratch_.filter;
        if (filter.object != session_->route().object) filter = {.object = session_->route().object};
        const app::Store& store = session_->store();
        const auto& changes = changes_.get(session_->view_revision(), filter.object, [&] {
            return app::history_of(store.state(), store.read_records(), filter.object);
        });
        const auto& view = history_.get(session_->view_revision(), filter, [&] {
            return views::build_history_view(session_->view_input(), filter, changes);
        });
        history_screen(view, history_scratch_, context);
        follow(history_.is_for(filter), context);
    }

    void draw_proposals(ScreenContext& context) {
        const std::uint64_t revision = session_->view_revision();
        if (const ProposalId proposal{session_->route().object}; proposal) {
            const auto& view = proposal_.get(revision, proposal, [&] {
                return views::build_proposal_detail_view(session_->view_input(), proposal);
            });
            proposals_scratch_.note_name = draft_name("note", proposal);
            with_draft(note_draft_, proposals_scratch_.note_name, context, [&] {
                proposal_detail_screen(view, session_->me(), proposals_scratch_, context);
                return !proposals_scratch_.note.empty();
            });
            return;
        }
        proposals_scratch_.draft_name = draft_name("proposal");
        with_draft(proposal_draft_, proposals_scratch_.draft_name, context, [&] {
            if (const auto skill = std::exchange(skills_scratch_.propose_about, std::nullopt))
                begin_proposal(proposals_scratch_, *skill, context.ui);
            const auto& view = proposals_.get(revision, proposals_scratch_.draft, [&] {
                return views::build_proposals_view(session_->view_input(), proposals_scratch_.draft);
            });
            proposals_screen(view, proposals_scratch_, context);
            follow(proposals_.is_for(proposals_scratch_.draft), context);
            return proposals_scratch_.draft.is_open;
        });
    }

    void draw_sessions(ScreenContext& context) {
        const Id object = session_->route().object;
        MeetingsScratch& scratch = meetings_scratch_;
        scratch.draft_name = draft_name("session");
        if (session_->model().meetings.find(MeetingId{object}) != nullptr) {
            draw_session(MeetingId{object}, context);
            return;
        }
        with_draft(meeting_draft_, scratch.draft_name, context, [&] {
            // An address that names a person asks, once, to plan with them.
            if (std::exchange(scratch.planned_with, ProfileId{object}) != ProfileId{object} && object)
                scratch.draft = {.is_open = true, .partner = ProfileId{object}};
            const views::CalendarFile* file = session_->calendar_file();
            const auto& view = meetings_.get(session_->view_revision(), scratch.draft, [&] {
                return views::build_meetings_view(session_->view_input(), scratch.draft, file);
            });
            meetings_screen(view, scratch, context);
            follow(meetings_.is_for(scratch.draft), context);
            return scratch.draft.is_open && view.has_pair;
        });
    }

    void draw_session(MeetingId id, ScreenContext& context) {
        MeetingsScratch& scratch = meetings_scratch_;
        Drafts& drafts = session_->drafts();
        meeting_draft_.open(drafts, scratch.draft_name);  // "Another time" begins it; the list shows it
        agenda_draft_.open(drafts, scratch.agenda_name = draft_name("agenda", id));
        notes_draft_.open(drafts, scratch.notes_name = draft_name("notes", id));
        private_draft_.open(drafts, scratch.private_name = draft_name("private", id));
        action_draft_.open(drafts, scratch.action_name = draft_name("action", id));
        reason_draft_.open(drafts, scratch.reason_name = draft_name("reason", id));
        const bool is_back = agenda_draft_.is_back() || notes_draft_.is_back() || private_draft_.is_back() ||
                             action_draft_.is_back() || reason_draft_.is_back();
        if (is_back && draft_notice(context)) drop_session_drafts(context);
        const auto& view = meeting_.get(session_->view_revision(), {id, scratch.action}, [&] {
            return views::build_meeting_detail_view(session_->view_input(), id, scratch.action);
        });
        meeting_detail_screen(view, scratch, context);
        follow(meeting_.is_for({id, scratch.action}), context);
        agenda_draft_.close(drafts, scratch.agenda.is_open);
        notes_draft_.close(drafts, scratch.notes.is_open);
        private_draft_.close(drafts, scratch.private_note.is_open);
        action_draft_.close(drafts, scratch.action.is_open);
        reason_draft_.close(drafts, !scratch.reason.empty());
    }

    void drop_session_drafts(ScreenContext& context) {
        Drafts& drafts = session_->drafts();
        agenda_draft_.drop(drafts);
        notes_draft_.drop(drafts);
        private_draft_.drop(drafts);
        action_draft_.drop(drafts);
        reason_draft_.drop(drafts);
        context.ui.wake_after(0);
    }

    void draw_lesson(ScreenContext& context) {
        const LessonId lesson{session_->route().object};
        const auto& view = lesson_.get(session_->view_revision(), lesson,
                                       [&] { return views::build_lesson_view(session_->view_input(), lesson); });
        if (!view.exists) {
            draw_not_found(context);
            return;
        }
        lesson_scratch_.note_name = draft_name("lesson note", lesson);
        with_draft(lesson_note_draft_, lesson_scratch_.note_name, context, [&] {
            lesson_screen(view, lesson_scratch_, context);
            return lesson_scratch_.note.is_open;
        });
    }

    void draw_authoring(ScreenContext& context) {
        const CourseId course{session_->route().object};
        AuthoringScratch& scratch = authoring_scratch_;
        scratch.lesson_name = draft_name("lesson", course);
        with_draft(lesson_draft_, scratch.lesson_name, context, [&] {
            const auto& view = authoring_.get(session_->view_revision(), {course, scratch.lesson}, [&] {
                return views::build_authoring_view(session_->view_input(), course, scratch.lesson,
                                                   session_->folder_file());
            });
            authoring_screen(view, scratch, context);
            if (std::exchange(scratch.is_folder_wanted, false)) {
                context.emit(SaveTable{"cairn-course.zip", views::folder_bytes(session_->view_input(), course),
                                       "application/zip"});
            }
            follow(authoring_.is_for({course, scratch.lesson}), context);
            return scratch.lesson.is_open && !views::is_recorded(view, scratch.lesson);
        });
    }

    void draw_reviews(ScreenContext& context) {
        reviews_screen(reviews_.get(session_->view_revision(), 0,
                                    [&] { return views::build_reviews_view(session_->view_input()); }),
                       context);
    }

    void draw_cohort(ScreenContext& context) {
        const std::uint64_t revision = session_->view_revision();
        const views::CohortFilter& filter = cohort_scratch_.filter;
        const auto& solution = cohort_solution_.get(
            revision, filter.scenario, [&] { return views::solve_cohort(session_->view_input(), filter.scenario); });
        const auto& view = cohort_.get(
            revision, filter, [&] { return views::build_cohort_view(session_->view_input(), filter, solution); });
        cohort_screen(view, cohort_scratch_, context);
        const CohortFile wanted = std::exchange(cohort_scratch_.wanted, CohortFile::none);
        if (wanted == CohortFile::table) {
            context.emit(SaveTable{"cairn-matching.csv",
                                   views::cohort_csv(session_->view_input(), solution, filter.scenario.mode)});
        } else if (wanted == CohortFile::proof) {
            context.emit(SaveTable{"cairn-matching.txt",
                                   views::cohort_record(session_->view_input(), solution, filter.scenario.mode),
                                   "text/plain"});
        }
        follow(cohort_.is_for(cohort_scratch_.filter), context);
    }

    void draw_settings(ScreenContext& context) {
        const views::SettingsState state = settings_state(*session_);
        const auto& view = settings_.get(session_->view_revision(), state,
                                         [&] { return views::build_settings_view(session_->view_input(), state); });
        settings_screen(
            view, session_->preferences(), settings_scratch_, keys_scratch_, context,
            [&] { draw_other_pages(*session_, context); }, [&] { lock_card(lock_view(), lock_scratch_, context); });
        lock_sheet(lock_view(), session_->lock_changes(), lock_scratch_, context);
    }

    const views::LockView& lock_view() {
        const views::LockState state = lock_state(*session_);
        return lock_.get(session_->view_revision(), state,
                         [&] { return views::build_lock_view(session_->text(), state); });
    }

    void draw_profile(ScreenContext& context) {
        const ProfileId id{session_->route().object};
        const views::ProfileDefaults defaults{.roles = welcome_scratch_.roles,
                                              .zone = session_->platform().local_zone()};
        profile_scratch_.draft = draft_name("profile", id);
        with_draft(profile_draft_, profile_scratch_.draft, context, [&] {
            const auto& view = profile_.get(session_->view_revision(), {id, profile_scratch_.form}, [&] {
                return views::build_profile_form_view(session_->view_input(), id, profile_scratch_.form, defaults);
            });
            profile_screen(view, profile_scratch_, context);
            follow(profile_.is_for({id, profile_scratch_.form}), context);
            const views::ProfileForm& form = profile_scratch_.form;
            return form.is_loaded && form != profile_scratch_.base && form != view.initial;
        });
    }

    void draw_coaches(ScreenContext& context) {
        coaches_scratch_.learner = session_->me();
        coaches_scratch_.filter.selected = ProfileId{session_->route().object};
        const auto& view = coaches_.get(session_->view_revision(), coaches_scratch_.filter, [&] {
            return views::build_coaches_view(session_->view_input(), coaches_scratch_.filter);
        });
        draw_coaches_with_message(view, context);
        follow(coaches_.is_for(coaches_scratch_.filter), context);
    }

    void draw_progress(ScreenContext& context) {
        const auto& view = progress_.get(session_->view_revision(), progress_scratch_.filter, [&] {
            return views::build_progress_view(session_->view_input(), progress_scratch_.filter);
        });
        progress_screen(view, progress_scratch_, context);
        follow(progress_.is_for(progress_scratch_.filter), context);
    }

    /// The message's dialog says itself that a draft came back.
    void draw_coaches_with_message(const views::CoachesView& view, ScreenContext& context) {
        CoachesScratch& scratch = coaches_scratch_;
        scratch.draft = draft_name("message", view.detail.id);
        const bool is_other = scratch.draft != message_draft_.name();
        message_draft_.open(session_->drafts(), scratch.draft);
        if (is_other) scratch.is_requesting = message_draft_.is_back_from_start();
        scratch.is_draft_back = message_draft_.is_back();
        scratch.is_draft_unwanted = false;
        coaches_screen(view, scratch, context);
        if (scratch.is_draft_unwanted) message_draft_.drop(session_->drafts());
        message_draft_.close(session_->drafts(), !scratch.message.empty());
    }

    void draw_requests(ScreenContext& context) {
        const auto& view = requests_.get(session_->view_revision(), 0,
                                         [&] { return views::build_requests_view(session_->view_input()); });
        requests_screen(view, session_->me(), context);
    }

    std::unique_ptr<Session> session_;
    std::vector<Intent> intents_;
    std::string page_key_;  ///< of the page drawn last
    Cached<std::string> title_;
    Cached<views::NotFoundView> not_found_;
    WelcomeScratch welcome_scratch_;
    Cached<views::WelcomeView> welcome_;
    Cached<views::SyncState> sync_state_;
    Cached<views::SyncView> sync_;
    SyncScratch sync_scratch_;
    Cached<views::TodayView> today_;
    PlanScratch plan_scratch_;
    Cached<views::PlanView, views::PlanFilter> plan_;
    FormDraft<views::PlanFilter> plan_draft_{plan_scratch_.filter};
    CoachesScratch coaches_scratch_;
    FormDraft<std::string> message_draft_{coaches_scratch_.message};
    Cached<views::CoachesView, views::CoachesFilter> coaches_;
    Cached<views::RequestsView> requests_;
    CoursesScratch courses_scratch_;
    FormDraft<std::string> courses_search_{courses_scratch_.filter.search};
    Cached<views::CoursesView, views::CoursesFilter> courses_;
    Cached<views::CourseDetailView, CourseId> course_;
    SkillsScratch skills_scratch_;
    FormDraft<std::string> skills_search_{skills_scratch_.filter.search};
    Cached<views::SkillsView, views::SkillsFilter> skills_;
    Cached<views::SkillMapView, views::SkillMapFilter> skill_map_;
    Cached<views::SkillMapSearch, std::pair<views::SkillMapFilter, std::string>> skill_search_;
    Cached<views::SkillDetailView, views::SkillDetailFilter> skill_;
    PeopleScratch people_scratch_;
    FormDraft<std::string> people_search_{people_scratch_.filter.search};
    Cached<views::PeopleView, views::PeopleFilter> people_;
    ImportScratch import_scratch_;
    Cached<views::ImportView> import_;
    Cached<views::RestoreView> restore_;
    SettingsScratch settings_scratch_;
    LockCardScratch lock_scratch_;
    LockScreenScratch lock_screen_scratch_;
    Cached<views::LockView, views::LockState> lock_;
    Cached<std::vector<app::Change>, Id> changes_;
    Cached<views::HistoryView, views::HistoryFilter> history_;
    HistoryScratch history_scratch_;
    Cached<views::SettingsView, views::SettingsState> settings_;
    ProgressScratch progress_scratch_;
    Cached<views::ProgressView, views::ProgressFilter> progress_;
    KeyboardScratch keyboard_;
    KeysScratch keys_scratch_;
    PaletteScratch palette_scratch_;
    Cached<views::PaletteView, views::PaletteWish> palette_;
    Cached<views::ReviewsView> reviews_;
    CohortScratch cohort_scratch_;
    Cached<views::CohortSolution, matching::CohortScenario> cohort_solution_;
    Cached<views::CohortView, views::CohortFilter> cohort_;
    ProposalsScratch proposals_scratch_;
    FormDraft<views::ProposalDraft> proposal_draft_{proposals_scratch_.draft};
    FormDraft<std::string> note_draft_{proposals_scratch_.note};
    Cached<views::ProposalsView, views::ProposalDraft> proposals_;
    Cached<views::ProposalDetailView, ProposalId> proposal_;
    MeetingsScratch meetings_scratch_;
    FormDraft<views::MeetingDraft> meeting_draft_{meetings_scratch_.draft};
    FormDraft<views::NoteDraft> agenda_draft_{meetings_scratch_.agenda};
    FormDraft<views::NoteDraft> notes_draft_{meetings_scratch_.notes};
    FormDraft<views::NoteDraft> private_draft_{meetings_scratch_.private_note};
    FormDraft<views::ActionDraft> action_draft_{meetings_scratch_.action};
    FormDraft<std::string> reason_draft_{meetings_scratch_.reason};
    Cached<views::MeetingsView, views::MeetingDraft> meetings_;
    Cached<views::MeetingDetailView, std::pair<MeetingId, views::ActionDraft>> meeting_;
    LessonScratch lesson_scratch_;
    FormDraft<views::NoteDraft> lesson_note_draft_{lesson_scratch_.note};
    Cached<views::LessonView, LessonId> lesson_;
    AuthoringScratch authoring_scratch_;
    FormDraft<views::LessonDraft> lesson_draft_{authoring_scratch_.lesson};
    Cached<views::AuthoringView, std::pair<CourseId, views::LessonDraft>> authoring_;
    ProfileScratch profile_scratch_;
    FormDraft<views::ProfileForm> profile_draft_{profile_scratch_.form};
    Cached<views::ProfileFormView, std::pair<ProfileId, views::ProfileForm>> profile_;
};

/// Locking at once is beginning anew: nothing that was on a screen or in memory is taken over.
class Restarting final : public host::Application {
public:
    void start(host::Platform& platform, std::string_view language_wish) override {
        language_wish_ = language_wish;
        application_ = std::make_unique<CairnApplication>();
        application_->start(platform, language_wish);
    }
    void event(const host::PlatformEvent& event, host::Platform& platform) override {
        application_->event(event, platform);
        restart_if_wanted(platform);
    }
    [[nodiscard]] host::Appearance appearance(const host::Platform& platform) const override {
        return application_->appearance(platform);
    }
    void frame(ui::Ui& ui, host::Platform& platform) override {
        application_->frame(ui, platform);
        restart_if_wanted(platform);
    }
    [[nodiscard]] bool is_ready() const override { return application_ != nullptr && application_->is_ready(); }

private:
    void restart_if_wanted(host::Platform& platform) {
        if (!application_->wants_restart()) return;
        start(platform, std::string(language_wish_));
        platform.request_frame();
    }

    std::unique_ptr<CairnApplication> application_;
    std::string language_wish_;
};

}  // namespace
}  // namespace cairn::screens

namespace cairn::host {

std::unique_ptr<Application> make_application() { return std::make_unique<screens::Restarting>(); }

}  // namespace cairn::host
