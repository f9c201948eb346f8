#include "shell/views/settings_view.hpp"

#include <vector>

#include "shell/text/actions.hpp"
#include "shell/text/format.hpp"

namespace cairn::views {
namespace {

std::string_view save_words(const text::Text& text, SaveStatus status) {
    switch (status) {
        case SaveStatus::saved: return text.settings_saved();
        case SaveStatus::saving: return text.settings_saving();
        case SaveStatus::failed: return text.settings_failed();
        case SaveStatus::full: return text.settings_full();
        case SaveStatus::waiting: return text.settings_waiting();
    }
    return {};
}

/// What is stored, each kind that has any: "144 people", "185 skills" …
std::vector<std::string> contents_of(const text::Text& text, const Model& model) {
    std::vector<std::string> parts;
    const auto add = [&](std::size_t count, auto words) {
        if (count > 0) parts.push_back(words(static_cast<std::int64_t>(count)));
    };
    add(model.profiles.existing_count(), [&](std::int64_t count) { return text.settings_people(count); });
    add(model.skills.existing_count(), [&](std::int64_t count) { return text.settings_skills(count); });
    add(model.courses.existing_count(), [&](std::int64_t count) { return text.settings_courses(count); });
    add(model.requests.existing_count(), [&](std::int64_t count) { return text.settings_requests(count); });
    return parts;
}

/// "a, b and c".
std::string listed(const text::Text& text, const std::vector<std::string>& parts) {
    std::string out;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i == 0) {
            out = parts[i];
        } else if (i + 1 == parts.size()) {
            out = text.settings_list_two(out, parts[i]);
        } else {
            out += text.language_separator();
            out += parts[i];
        }
    }
    return out;
}

}  // namespace

std::string size_words(const text::Text& text, std::int64_t bytes) {
    constexpr std::int64_t kilobyte = 1024;
    constexpr std::int64_t megabyte = 1024 * kilobyte;
    constexpr std::int64_t gigabyte = 1024 * megabyte;
    if (bytes < megabyte) return text.settings_kilobytes(text::format_number((bytes + kilobyte - 1) / kilobyte));
    if (bytes >= gigabyte)
        return text.settings_gigabytes(text::format_micro(bytes / megabyte * 1'000'000 / kilobyte, 1));
    return text.settings_megabytes(text::format_micro(bytes / kilobyte * 1'000'000 / kilobyte, 1));
}

SettingsView build_settings_view(const ViewInput& input, const SettingsState& state) {
    const text::Text& text = input.text;
    const StorageStatus& storage = state.storage;
    SettingsView view;
    view.language = text.language();
    view.save = storage.save;
    view.save_words = save_words(text, storage.save);
    if (storage.bytes_used && storage.bytes_free) {
        view.size =
            text.settings_bytes_used_free(size_words(text, *storage.bytes_used), size_words(text, *storage.bytes_free));
    } else if (storage.bytes_used) {
        view.size = text.settings_bytes_used(size_words(text, *storage.bytes_used));
    }
    if (storage.is_persisted) {
        view.may_vanish = !*storage.is_persisted;
        view.persistence = view.may_vanish ? text.settings_may_vanish() : text.settings_kept();
    }
    const bool has_loss = storage.damaged_bytes > 0 || storage.damaged_files > 0;
    view.is_damaged = has_loss || storage.is_older_snapshot_used || storage.missing_changes > 0;
    if (has_loss) {
        view.damage_line = text.settings_damage_line(size_words(text, storage.damaged_bytes), storage.damaged_files);
    } else if (storage.missing_changes > 0) {
        view.damage_line = text.settings_damage_missing(storage.missing_changes);
    } else if (view.is_damaged) {
        view.damage_line = text.settings_damage_snapshot();
    }
    const std::vector<std::string> parts = contents_of(text, input.model);
    view.has_data = !parts.empty();
    view.contents = listed(text, parts);
    if (view.has_data) view.backup = backup_words(input, state.backup);
    view.erase_line =
        view.has_data ? text.settings_erase_lost(view.contents) : std::string(text.settings_erase_nothing());
    if (state.undo) view.undo = text.settings_undo_step(text::action_name(text, *state.undo));
    if (state.redo) view.redo = text.settings_redo_step(text::action_name(text, *state.redo));
    view.about = text.settings_about_line(state.version);
    return view;
}

}  // namespace cairn::views
