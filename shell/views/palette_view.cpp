#include "shell/views/palette_view.hpp"

#include <algorithm>
#include <array>
#include <compare>
#include <utility>

#include "shell/text/actions.hpp"
#include "shell/views/page_words.hpp"
#include "shell/views/shortcuts.hpp"

namespace cairn::views {
namespace {

constexpr std::size_t recent_shown = 5;

/// One thing that could be shown, before it has words of its own.
struct Candidate {
    PaletteTarget target;
    PaletteKind kind = PaletteKind::page;
    std::string_view label = {};
    Match match = {};
    std::size_t recency = 0;  ///< place among what was used last; behind all of it: their number
    std::size_t order = 0;    ///< among equals: as listed
};

bool is_better(const Candidate& a, const Candidate& b) {
    if (a.match.kind != b.match.kind) return a.match.kind < b.match.kind;
    if (a.recency != b.recency) return a.recency < b.recency;
    if (a.kind != b.kind) return a.kind < b.kind;
    if (a.match.gap_bytes != b.match.gap_bytes) return a.match.gap_bytes < b.match.gap_bytes;
    if (a.label.size() != b.label.size()) return a.label.size() < b.label.size();
    if (a.order != b.order) return a.order < b.order;
    if (a.label != b.label) return a.label < b.label;
    return a.target.route.object < b.target.route.object;
}

std::vector<Page> pages_of(const ViewInput& input) {
    const Profile* me = input.model.profiles.find(input.me);
    if (me == nullptr) return {Page::welcome, Page::people, Page::import_data, Page::settings, Page::sync};
    std::vector<Page> pages{Page::today};
    if (me->has(role_learner)) pages.insert(pages.end(), {Page::plan, Page::coaches});
    pages.insert(pages.end(), {Page::sessions, Page::requests, Page::courses, Page::skills, Page::proposals});
    if (me->has(role_learner)) pages.insert(pages.end(), {Page::reviews, Page::progress});
    if (me->has(role_organiser)) pages.push_back(Page::cohort);
    pages.insert(pages.end(), {Page::people, Page::import_data, Page::settings, Page::sync});
    return pages;
}

/// Everything the palette can offer to one person now, in words.
class Offers {
public:
    Offers(const ViewInput& input, const PaletteWish& wish) : input_(input), wish_(wish) {
        for (const Page page : pages_of(input)) pages_.push_back({{.route = {page, {}}}, page_title(input.text, page)});
        add_actions();
    }

    template <class Use>
    void each_page(Use&& use) const {
        for (const Offer& offer : pages_) use(offer.target, PaletteKind::page, offer.label, {});
    }
    template <class Use>
    void each_action(Use&& use) const {
        for (const Offer& offer : actions_) use(offer.target, PaletteKind::action, offer.label, {});
    }
    template <class Use>
    void each_object(Use&& use) const {
        if (!input_.me) return;
        for (const Profile& person : input_.model.profiles.rows()) {
            if (person.exists) use({.route = {Page::people, person.id}}, PaletteKind::person, person.name, {});
        }
        for (const Skill& skill : input_.model.skills.rows()) {
            if (skill.exists)
                use({.route = {Page::skills, skill.id}}, PaletteKind::skill, title_of(skill.title),
                    also_of(skill.title));
        }
        for (const Course& course : input_.model.courses.rows()) {
            if (course.exists)
                use({.route = {Page::courses, course.id}}, PaletteKind::course, title_of(course.title),
                    also_of(course.title));
        }
    }

    /// The thing a target from earlier leads to, if it is still there.
    [[nodiscard]] std::optional<Candidate> find(const PaletteTarget& target) const {
        for (const auto* offers : {&pages_, &actions_}) {
            const auto found = std::ranges::find(*offers, target, &Offer::target);
            if (found == offers->end()) continue;
            return Candidate{.target = target,
                             .kind = offers == &pages_ ? PaletteKind::page : PaletteKind::action,
                             .label = found->label};
        }
        if (target.action != PaletteAction::none || !input_.me) return std::nullopt;
        const Id id = target.route.object;
        const Model& model = input_.model;
        if (const Profile* person = model.profiles.find(ProfileId{id}))
            return Candidate{.target = target, .kind = PaletteKind::person, .label = person->name};
        if (const Skill* skill = model.skills.find(SkillId{id}))
            return Candidate{.target = target, .kind = PaletteKind::skill, .label = title_of(skill->title)};
        if (const Course* course = model.courses.find(CourseId{id}))
            return Candidate{.target = target, .kind = PaletteKind::course, .label = title_of(course->title)};
        return std::nullopt;
    }

    [[nodiscard]] PaletteRow row(const Candidate& from, PaletteGroup group, const Needle& needle) const {
        PaletteRow row{.target = from.target, .kind = from.kind, .group = group, .label = std::string(from.label)};
        for (const MatchRange& range : needle.ranges(from.label)) {
            row.marks.push_back(range.begin);
            row.marks.push_back(range.end);
        }
        const text::Text& text = input_.text;
        switch (from.kind) {
            case PaletteKind::person: row.detail = text.palette_person(); break;
            case PaletteKind::skill: row.detail = text.palette_skill(); break;
            case PaletteKind::course: row.detail = text.palette_course(); break;
            case PaletteKind::page:
            case PaletteKind::action: break;
        }
        if (const ShortcutKeys* keys = keys_for(from)) row.shortcut = key_words(text, *keys, wish_.has_command_key);
        return row;
    }

private:
    struct Offer {
        PaletteTarget target;
        std::string label;
        Offer(PaletteTarget to, std::string_view words) : target(to), label(words) {}
    };

    [[nodiscard]] std::string_view title_of(const Words& title) const { return title.in(input_.text.language()); }
    /// The title in the other language: people search in the one they learnt the thing in.
    [[nodiscard]] std::string_view also_of(const Words& title) const {
        const bool is_chinese = input_.text.language() == Language::chinese;
        return title.in(is_chinese ? Language::english : Language::chinese);
    }

    void add_actions() {
        const text::Text& text = input_.text;
        const auto add = [&](PaletteAction action, std::string_view words) {
            actions_.emplace_back(PaletteTarget{.action = action}, words);
        };
        if (wish_.undo) add(PaletteAction::undo, text.palette_undo(text::action_name(text, *wish_.undo)));
        if (wish_.redo) add(PaletteAction::redo, text.palette_redo(text::action_name(text, *wish_.redo)));
        add(PaletteAction::new_profile, text.palette_new_profile());
        add(PaletteAction::import_files, text.palette_import());
        add(PaletteAction::download, text.palette_download());
        if (wish_.can_print) add(PaletteAction::print, text.palette_print());
        add(PaletteAction::change_language, text.palette_language());
        const std::array themes{std::pair{PaletteAction::theme_light, text.palette_theme_light()},
                                std::pair{PaletteAction::theme_dark, text.palette_theme_dark()},
                                std::pair{PaletteAction::theme_system, text.palette_theme_system()}};
        for (const auto& [action, words] : themes) {
            if (action != wish_.theme) add(action, words);
        }
        add(PaletteAction::show_keys, text.palette_keys());
    }

    static const ShortcutKeys* keys_for(const Candidate& candidate) {
        if (candidate.kind == PaletteKind::page) return keys_of(candidate.target.route.page);
        switch (candidate.target.action) {
            case PaletteAction::undo: return &keys_of(Shortcut::undo);
            case PaletteAction::redo: return &keys_of(Shortcut::redo);
            case PaletteAction::show_keys: return &keys_of(Shortcut::keys);
            default: return nullptr;
        }
    }

    const ViewInput& input_;
    const PaletteWish& wish_;
    std::vector<Offer> pages_;
    std::vector<Offer> actions_;
};

/// Without a search: what was used last, then all pages and actions.
void list_all(const Offers& offers, const PaletteWish& wish, std::vector<PaletteRow>& rows) {
    const Needle nothing{""};
    std::vector<PaletteTarget> shown;
    for (const PaletteTarget& target : wish.recent) {
        if (shown.size() == recent_shown) break;
        const auto found = offers.find(target);
        if (!found) continue;
        shown.push_back(target);
        rows.push_back(offers.row(*found, PaletteGroup::recent, nothing));
    }
    const auto add = [&](PaletteGroup group) {
        return [&, group](const PaletteTarget& target, PaletteKind kind, std::string_view label, std::string_view) {
            if (std::ranges::find(shown, target) != shown.end()) return;
            rows.push_back(offers.row({.target = target, .kind = kind, .label = label}, group, nothing));
        };
    };
    offers.each_page(add(PaletteGroup::go_to));
    offers.each_action(add(PaletteGroup::act));
}

struct Finds {
    std::vector<Candidate> go_to;
    std::vector<Candidate> act;
    std::size_t left_off = 0;
};

Finds find_all(const Offers& offers, const PaletteWish& wish, const Needle& needle) {
    Finds finds;
    const auto look_into = [&](std::vector<Candidate>& list) {
        return [&](const PaletteTarget& target, PaletteKind kind, std::string_view label, std::string_view also) {
            auto match = needle.find(label);
            if (!match && !also.empty()) match = needle.find(also);
            if (!match) return;
            const auto recent = std::ranges::find(wish.recent, target);
            list.push_back({.target = target,
                            .kind = kind,
                            .label = label,
                            .match = *match,
                            .recency = static_cast<std::size_t>(recent - wish.recent.begin()),
                            .order = list.size()});
        };
    };
    offers.each_page(look_into(finds.go_to));
    offers.each_action(look_into(finds.act));
    std::ranges::stable_sort(finds.act, is_better);

    std::vector<Candidate> objects;
    offers.each_object(look_into(objects));
    for (Candidate& each : objects) each.order = 0;  // rows stand in no order that people know
    const std::size_t kept = std::min(objects.size(), palette_objects_max);
    finds.left_off = objects.size() - kept;
    std::ranges::partial_sort(objects, objects.begin() + static_cast<std::ptrdiff_t>(kept), is_better);
    finds.go_to.insert(finds.go_to.end(), objects.begin(), objects.begin() + static_cast<std::ptrdiff_t>(kept));
    std::ranges::sort(finds.go_to, is_better);
    return finds;
}

}  // namespace

PaletteView build_palette_view(const ViewInput& input, const PaletteWish& wish) {
    PaletteView view;
    const Offers offers(input, wish);
    const Needle needle(wish.query);
    if (needle.is_empty()) {
        list_all(offers, wish, view.rows);
        view.count = wish.is_online ? input.text.palette_place() : input.text.palette_place_offline();
        return view;
    }
    const Finds finds = find_all(offers, wish, needle);
    const auto add = [&](const std::vector<Candidate>& found, PaletteGroup group) {
        for (const Candidate& each : found) view.rows.push_back(offers.row(each, group, needle));
    };
    const bool acts_first =
        !finds.act.empty() && (finds.go_to.empty() || finds.act[0].match.kind < finds.go_to[0].match.kind);
    if (acts_first) add(finds.act, PaletteGroup::act);
    add(finds.go_to, PaletteGroup::go_to);
    if (!acts_first) add(finds.act, PaletteGroup::act);
    const auto count = static_cast<std::int64_t>(view.rows.size() + finds.left_off);
    if (finds.left_off > 0)
        view.count = input.text.palette_best(static_cast<std::int64_t>(view.rows.size()), count);
    else
        view.count = wish.is_online ? input.text.palette_count(count) : input.text.palette_count_offline(count);
    return view;
}

}  // namespace cairn::views
