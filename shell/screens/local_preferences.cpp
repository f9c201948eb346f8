#include "shell/screens/local_preferences.hpp"

#include "core/base/archive.hpp"

namespace cairn::screens {
namespace {

/// Only what a version wrote is read: later fields keep their defaults.
struct Stored {
    std::uint8_t version = 3;
    std::uint8_t language = 0;  ///< 0: as the system prefers; else Language + 1
    std::uint8_t theme = 0;
    Id me;
    std::uint8_t skills = 0;           ///< from version 2
    bool are_single_keys_off = false;  ///< from version 2
    std::int64_t downloaded_ms = 0;         ///< from version 3; 0: never
    std::uint64_t downloaded_sequence = 0;  ///< from version 3
    std::int64_t put_off_ms = 0;            ///< from version 3; 0: never

    template <class Archive>
    void serialize(Archive& archive) {
        archive(version, language, theme, me);
        if (version >= 2) archive(skills, are_single_keys_off);
        if (version >= 3) archive(downloaded_ms, downloaded_sequence, put_off_ms);
    }
};

std::optional<Instant> instant_of(std::int64_t ms) { return ms > 0 ? std::optional(Instant{ms}) : std::nullopt; }
std::int64_t ms_of(const std::optional<Instant>& instant) { return instant ? instant->ms : 0; }

}  // namespace

LocalPreferences read_preferences(journal::Disk& disk) {
    const auto bytes = disk.read(preferences_file);
    return bytes ? decode_preferences(*bytes) : LocalPreferences{};
}

LocalPreferences decode_preferences(ByteView bytes) {
    LocalPreferences preferences;
    const auto stored = read_archive<Stored>(bytes);
    if (!stored || stored->version < 1 || stored->version > 3) return preferences;
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
    preferences.downloaded = instant_of(stored->downloaded_ms);
    preferences.downloaded_sequence = stored->downloaded_sequence;
    preferences.reminder_put_off = instant_of(stored->put_off_ms);
    return preferences;
}

Bytes encode_preferences(const LocalPreferences& preferences) {
    Stored stored;
    if (preferences.language) stored.language = static_cast<std::uint8_t>(static_cast<int>(*preferences.language) + 1);
    stored.theme = static_cast<std::uint8_t>(preferences.theme);
    stored.skills = static_cast<std::uint8_t>(preferences.skills);
    stored.me = preferences.me;
    stored.are_single_keys_off = !preferences.are_single_keys_on;
    stored.downloaded_ms = ms_of(preferences.downloaded);
    stored.downloaded_sequence = preferences.downloaded_sequence;
    stored.put_off_ms = ms_of(preferences.reminder_put_off);
    return write_archive(stored);
}

}  // namespace cairn::screens
