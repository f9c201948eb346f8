#pragma once
// shell/screens: the screens, drawn with the ui vocabulary from views. A screen edits its own scratch and emits
// intents; it never touches State, sorts or searches. application.cpp is the only file that carries intents out.

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/app/command.hpp"
#include "shell/text/text.hpp"
#include "shell/ui/ui.hpp"
#include "shell/views/route.hpp"

namespace cairn::screens {

enum class ThemeChoice : std::uint8_t { system, light, dark };

/// The knowledge map as a drawing or as a list; until somebody chooses, a list on phones.
enum class SkillsLayout : std::uint8_t { as_fits, list, map };

struct GoTo {
    views::Route route;
};
/// Look through the eyes of another profile on this device.
struct ActAs {
    ProfileId profile;
};
struct ChooseLanguage {
    Language language = Language::english;
};
struct ChooseTheme {
    ThemeChoice theme = ThemeChoice::system;
};
struct ChooseSkillsLayout {
    SkillsLayout layout = SkillsLayout::as_fits;
};
/// Shortcuts of one letter on or off.
struct UseSingleKeys {
    bool are_on = true;
};
struct PickImportFiles {};
/// A file that "Download my data" saved.
struct PickBackup {};
struct ConfirmImport {};
struct ConfirmRestore {};
/// Of an import or a backup.
struct DiscardImport {};
struct Undo {};
struct Redo {};
struct DownloadBackup {};
/// The suggestion to download is answered with "Later".
struct PutOffBackup {};
/// A table of numbers, or another text, as a file.
struct SaveTable {
    std::string file_name;
    std::string csv;
    std::string_view type = "text/csv;charset=utf-8";
};
/// Sessions as a file for another calendar.
struct SaveCalendar {
    std::string file_name;
    std::string text;
};
/// A file of another calendar, for its busy times.
struct PickCalendar {};
struct DiscardCalendar {};
/// A zip of Markdown files, for the course that is being written.
struct PickFolder {};
struct DiscardFolder {};
/// An address of the web or of mail that content names, in another window.
struct OpenAddress {
    std::string url;
};
struct EraseEverything {};
/// Try to store what could not be stored.
struct SaveAgain {};
/// What somebody wants of the record's lock (record_vault.hpp).
struct UseLock {
    enum class Wish : std::uint8_t {
        open,
        open_with_code,
        prepare,
        prepare_code,
        confirm_code,
        change_passphrase,
        turn_off,
        cancel,
        lock_now,
        copy_code,
        save_code
    };
    Wish wish = Wish::cancel;
    std::string secret = {};  ///< the passphrase that is known; for open_with_code the code
    std::string next = {};    ///< the passphrase that is chosen
};
/// What somebody wants of sharing the record (sharing.hpp).
struct UseSync {
    enum class Wish : std::uint8_t { test, begin, ask_again, join, decline, invite, copy_link, poke };
    Wish wish = Wish::poke;
    std::string store = {};
    std::string title = {};
    std::string name = {};
    int level = 0;  ///< of sync::Level
};
/// The page that is shown, on paper; only where the platform can.
struct Print {};
struct ApplyUpdate {};

/// A command, and what to do once it was carried out.
struct Do {
    app::Command command;
    std::string toast;                       ///< said when done, with an Undo button; empty: nothing
    std::optional<views::Route> then = {};   ///< where to go when done
    std::string saved_draft = {};            ///< name of the draft that is saved by it (drafts.hpp)
};

using Intent =
    std::variant<Do, GoTo, ActAs, ChooseLanguage, ChooseTheme, ChooseSkillsLayout, PickImportFiles, ConfirmImport,
                 DiscardImport, Undo, Redo, DownloadBackup, EraseEverything, Print, ApplyUpdate, SaveTable,
                 UseSingleKeys, PickBackup, ConfirmRestore, SaveAgain, PutOffBackup, UseLock, SaveCalendar,
                 PickCalendar, DiscardCalendar, OpenAddress, PickFolder, DiscardFolder, UseSync>;

/// What a screen may use while it draws. Intents are carried out after the frame.
struct ScreenContext {
    ui::Ui& ui;
    const text::Text& text;
    Instant now;
    std::vector<Intent>& intents;

    void emit(Intent intent) { intents.push_back(std::move(intent)); }
    void go(views::Page page, Id object = {}) { emit(GoTo{{page, object}}); }
};

}  // namespace cairn::screens
