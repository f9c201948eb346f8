#include "shell/screens/local_preferences.hpp"

#include "core/base/archive.hpp"

namespace cairn::screens {
namespace {

constexpr const char* file_name = "preferences.bin";

/// As devices wrote it before the map could be drawn.
struct StoredFirst {
    std::uint8_t version = 1;
    std::uint8_t language = 0;  ///< 0: as the system prefers; else Language + 1
    std::uint8_t theme = 0;
    Id me;

    template <class Archive>
    void serialize(Archive& archive) {
        archive(version, language, theme, me);
    }
};

struct Stored {
    std::uint8_t version = 2;
    std::uint8_t language = 0;  ///< 0: as the system prefers; else Language + 1
    std::uint8_t theme = 0;
    Id me;
    std::uint8_t skills = 0;

    template <class Archive>
    void serialize(Archive& archive) {
        archive(version, language, theme, me, skills);
    }
};

std::optional<Stored> read_stored(ByteView bytes) {
    if (const auto stored = read_archive<Stored>(bytes); stored && stored->version == 2) return *stored;
    const auto first = read_archive<StoredFirst>(bytes);
    if (!first || first->version != 1) return std::nullopt;
    return Stored{.language = first->language, .theme = first->theme, .me = first->me};
}

}  // namespace

LocalPreferences read_preferences(journal::Disk& disk) {
    LocalPreferences preferences;
    const auto bytes = disk.read(file_name);
    if (!bytes) return preferences;
    const std::optional<Stored> stored = read_stored(*bytes);
    if (!stored) return preferences;
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
    return preferences;
}

Result<void> write_preferences(journal::Disk& disk, const LocalPreferences& preferences) {
    Stored stored;
    if (preferences.language) stored.language = static_cast<std::uint8_t>(static_cast<int>(*preferences.language) + 1);
    stored.theme = static_cast<std::uint8_t>(preferences.theme);
    stored.skills = static_cast<std::uint8_t>(preferences.skills);
    stored.me = preferences.me;
    return disk.write(file_name, write_archive(stored));
}

}  // namespace cairn::screens
