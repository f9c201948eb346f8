#include "shell/screens/local_preferences.hpp"

#include "core/base/archive.hpp"

namespace cairn::screens {
namespace {

/// Only what a version wrote is read: later fields keep their defaults.
struct Stored {
    std::uint8_t version = 2;
    std::uint8_t language = 0;  ///< 0: as the system prefers; else Language + 1
    std::uint8_t theme = 0;
    Id me;
    std::uint8_t skills = 0;           ///< from version 2
    bool are_single_keys_off = false;  ///< from version 2

    template <class Archive>
    void serialize(Archive& archive) {
        archive(version, language, theme, me);
        if (version >= 2) archive(skills, are_single_keys_off);
    }
};

}  // namespace

LocalPreferences read_preferences(journal::Disk& disk) {
    LocalPreferences preferences;
    const auto bytes = disk.read(preferences_file);
    if (!bytes) return preferences;
    const auto stored = read_archive<Stored>(*bytes);
    if (!stored || stored->version < 1 || stored->version > 2) return preferences;
    if (stored->language >= 1 && stored->language <= language_count) {
        preferences.language = static_cast<Language>(stored->language - 1);
    }
    if (stored->theme <= static_cast<std::uint8_t>(ThemeChoice::dark)) {
        preferences.theme = static_cast<ThemeChoice>(stored->theme);
    }
    if (stored->skills <= static_cast<std::uint8_t>(SkillsLayout::map)) {
        preferences.skills = static_cast<SkillsLayout>(stored->skills);
    }
    preferences.me = ProfileId{stored->me};
    preferences.are_single_keys_on = !stored->are_single_keys_off;
    return preferences;
}

Bytes encode_preferences(const LocalPreferences& preferences) {
    Stored stored;
    if (preferences.language) stored.language = static_cast<std::uint8_t>(static_cast<int>(*preferences.language) + 1);
    stored.theme = static_cast<std::uint8_t>(preferences.theme);
    stored.skills = static_cast<std::uint8_t>(preferences.skills);
    stored.me = preferences.me;
    stored.are_single_keys_off = !preferences.are_single_keys_on;
    return write_archive(stored);
}

}  // namespace cairn::screens
