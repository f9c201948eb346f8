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
        case note_time: return text.settings_action_note_time();
        case withdraw_proposal: return text.settings_action_withdraw_proposal();
        case revert_proposal: return text.settings_action_revert_proposal();
        case lock_pair: return text.settings_action_lock_pair();
        case publish_match: return text.settings_action_publish_match();
        case propose_meeting: return text.settings_action_propose_meeting();
        case accept_meeting: return text.settings_action_accept_meeting();
        case decline_meeting: return text.settings_action_decline_meeting();
        case move_meeting: return text.settings_action_move_meeting();
        case cancel_meeting: return text.settings_action_cancel_meeting();
        case write_meeting: return text.settings_action_write_meeting();
        case save_action: return text.settings_action_save_action();
        case set_action_state: return text.settings_action_set_action_state();
        case record_outcome: return text.settings_action_record_outcome();
        case appeal_outcome: return text.settings_action_appeal_outcome();
        case answer_appeal: return text.settings_action_answer_appeal();
        case rate_meeting: return text.settings_action_rate_meeting();
        case set_busy: return text.settings_action_set_busy();
        case decline_course: return text.settings_action_decline_course();
        case save_course: return text.settings_action_save_course();
        case save_module: return text.settings_action_save_module();
        case save_lesson: return text.settings_action_save_lesson();
        case move_lesson: return text.settings_action_move_lesson();
        case move_module: return text.settings_action_move_module();
        case remove_lesson: return text.settings_action_remove_lesson();
        case remove_module: return text.settings_action_remove_module();
        case review_course: return text.settings_action_review_course();
        case publish_course: return text.settings_action_publish_course();
        case replace_draft: return text.settings_action_replace_draft();
        case accept_edition: return text.settings_action_accept_edition();
        case answer_quiz: return text.settings_action_answer_quiz();
        case tick_item: return text.settings_action_tick_item();
        case write_lesson_note: return text.settings_action_write_lesson_note();
        case keep_place: return text.settings_action_keep_place();
    }
    return text.settings_action_undo();  // a step of a newer version
}

}  // namespace cairn::text
