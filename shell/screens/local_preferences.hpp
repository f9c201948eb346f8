#pragma once

#include <optional>

#include "core/journal/disk.hpp"
#include "core/model/entities.hpp"
#include "shell/screens/context.hpp"

namespace cairn::screens {

/// What belongs to this device and to nobody else's record: no facts, never shared.
struct LocalPreferences {
    std::optional<Language> language;  ///< none: as the system prefers
    ThemeChoice theme = ThemeChoice::system;
    SkillsLayout skills = SkillsLayout::as_fits;
    ProfileId me;                      ///< through whose eyes this device looks
    bool are_single_keys_on = true;    ///< J, K, G, ? and / as shortcuts
    std::optional<Instant> downloaded = {};        ///< when the data last went into a file
    std::uint64_t downloaded_sequence = 0;         ///< the newest change of this device in it
    std::optional<Instant> reminder_put_off = {};  ///< when "Later" answered the reminder of that
    bool operator==(const LocalPreferences&) const = default;
};

inline constexpr const char* preferences_file = "preferences.bin";

/// Unreadable or missing preferences are the defaults.
LocalPreferences read_preferences(journal::Disk& disk);
LocalPreferences decode_preferences(ByteView bytes);
Bytes encode_preferences(const LocalPreferences& preferences);

}  // namespace cairn::screens
