#include "shell/text/actions.hpp"

namespace cairn::text {

std::string_view action_name(const Text& text, app::Action action) {
    using enum app::Action;
    switch (action) {
        case undo: return text.settings_action_undo();
        case redo: return text.settings_action_redo();
        case save_profile: return text.settings_action_save_profile();
        case open_sample: return text.settings_action_open_sample();
        case import_files: return text.settings_action_import_files();
        case set_goal: return text.settings_action_set_goal();
        case send_request: return text.settings_action_send_request();
        case accept_request: return text.settings_action_accept_request();
        case confirm_request: return text.settings_action_confirm_request();
        case decline_request: return text.settings_action_decline_request();
        case withdraw_request: return text.settings_action_withdraw_request();
        case end_request: return text.settings_action_end_request();
        case mark_lesson: return text.settings_action_mark_lesson();
        case record_answer: return text.settings_action_record_answer();
        case set_level: return text.settings_action_set_level();
        case set_paused: return text.settings_action_set_paused();
        case restore_backup: return text.settings_action_restore_backup();
        case put_back: return text.settings_action_put_back();
        case propose_change: return text.settings_action_propose_change();
        case accept_proposal: return text.settings_action_accept_proposal();
        case decline_proposal: return text.settings_action_decline_proposal();
        case withdraw_proposal: return text.settings_action_withdraw_proposal();
        case revert_proposal: return text.settings_action_revert_proposal();
        case decline_course: return text.settings_action_decline_course();
    }
    return text.settings_action_undo();  // a step of a newer version
}

}  // namespace cairn::text
