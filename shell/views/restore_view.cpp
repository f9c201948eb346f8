#include "shell/views/restore_view.hpp"

#include <string_view>

#include "shell/text/format.hpp"
#include "shell/views/skill_words.hpp"

namespace cairn::views {
namespace {

void add_row(RestoreView& view, const text::Text& text, std::string_view kind, std::size_t inside,
             const app::MergeCount& count) {
    if (inside == 0 && count.empty()) return;
    RestoreRow row;
    row.kind = kind;
    row.inside = text.restore_inside(static_cast<std::int64_t>(inside));
    if (count.added > 0) row.added = text.restore_added(static_cast<std::int64_t>(count.added));
    if (count.changed > 0) row.changed = text.restore_changed(static_cast<std::int64_t>(count.changed));
    if (count.removed > 0) row.removed = text.restore_removed(static_cast<std::int64_t>(count.removed));
    if (count.empty()) row.same = text.restore_same();
    view.rows.push_back(std::move(row));
}

}  // namespace

RestoreView build_restore_view(const ViewInput& input, const RestoreFile& file) {
    const text::Text& text = input.text;
    const Model& model = file.backup.state.model;
    const app::MergePreview& preview = file.preview;
    RestoreView view;
    const Day day = day_of_reader(input, file.backup.state.newest.instant());
    view.subtitle = text.restore_subtitle(file.name, text::format_date(text, day));
    add_row(view, text, text.restore_people(), model.profiles.existing_count(), preview.profiles);
    add_row(view, text, text.restore_skills(), model.skills.existing_count(), preview.skills);
    add_row(view, text, text.restore_courses(), model.courses.existing_count(), preview.courses);
    add_row(view, text, text.restore_requests(), model.requests.existing_count(), preview.requests);
    const std::size_t others = model.areas.existing_count() + model.prerequisites.existing_count() +
                               model.goals.existing_count() + model.practices.existing_count() +
                               model.enrolments.existing_count();
    add_row(view, text, text.restore_others(), others, preview.others);
    view.can_restore = preview.registers > 0;
    return view;
}

}  // namespace cairn::views
