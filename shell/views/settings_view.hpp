#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/app/command.hpp"
#include "shell/views/backup_reminder.hpp"
#include "shell/views/view_input.hpp"

namespace cairn::views {

enum class SaveStatus : std::uint8_t { saved, saving, failed, full, waiting };

/// What is known about where the record is kept.
struct StorageStatus {
    SaveStatus save = SaveStatus::saved;
    std::optional<std::int64_t> bytes_used = {};   ///< nothing when nobody counted
    std::optional<std::int64_t> bytes_free = {};
    std::optional<bool> is_persisted = {};         ///< false: the browser may remove it; nothing when it did not say
    std::int64_t damaged_bytes = 0;           ///< could not be read when this was opened
    std::int64_t damaged_files = 0;
    std::int64_t missing_changes = 0;         ///< of this device, between others that are there
    bool is_older_snapshot_used = false;
    bool operator==(const StorageStatus&) const = default;
};

/// What the settings page shows beside the model.
struct SettingsState {
    StorageStatus storage = {};
    BackupState backup = {};
    std::optional<app::Action> undo = {};  ///< of UndoHistory::next_undo; nothing when there is none
    std::optional<app::Action> redo = {};
    std::string version = {};         ///< "0.1.0"
    bool operator==(const SettingsState&) const = default;
};

struct SettingsView {
    Language language = Language::english;
    SaveStatus save = SaveStatus::saved;
    std::string save_words;      ///< "Saved on this device"
    std::string size;            ///< "4.2 MB used, 60.1 GB free"; empty when unknown
    std::string persistence;     ///< whether it may vanish; empty when unknown
    bool may_vanish = false;
    bool is_damaged = false;
    std::string damage_line;
    std::string backup;          ///< "Never downloaded on this device"; empty without data
    bool has_data = false;
    std::string contents;        ///< "144 people, 185 skills"; empty without data
    std::string undo;            ///< "Undo: set a goal"; empty when there is nothing to undo
    std::string redo;
    std::string erase_line;      ///< what erasing takes away
    std::string about;
};

/// Cost:     O(rows of the model).
SettingsView build_settings_view(const ViewInput& input, const SettingsState& state);

/// "312 KB", "4.2 MB".
std::string size_words(const text::Text& text, std::int64_t bytes);

}  // namespace cairn::views
