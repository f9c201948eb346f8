#include "shell/text/errors.hpp"

namespace cairn::text {

std::string error_text(const Text& text, const Error& error) {
    const auto words = [&]() -> std::string_view {
        switch (error.code) {
            case Errc::none: return text.error_unknown();
            case Errc::bytes_truncated:
            case Errc::bytes_malformed: return text.error_bytes_malformed();
            case Errc::storage_read_failed: return text.error_storage_read_failed();
            case Errc::storage_write_failed: return text.error_storage_write_failed();
            case Errc::storage_full: return text.error_storage_full();
            case Errc::storage_read_only: return text.error_storage_read_only();
            case Errc::record_too_new: return text.error_record_too_new();
            case Errc::name_empty: return text.error_name_empty();
            case Errc::name_too_long: return text.error_name_too_long();
            case Errc::level_out_of_range: return text.error_level_out_of_range();
            case Errc::hours_out_of_range: return text.error_hours_out_of_range();
            case Errc::capacity_out_of_range: return text.error_capacity_out_of_range();
            case Errc::date_in_past: return text.error_date_in_past();
            case Errc::zone_unknown: return text.error_zone_unknown();
            case Errc::language_missing: return text.error_language_missing();
            case Errc::role_missing: return text.error_role_missing();
            case Errc::profile_unknown: return text.error_profile_unknown();
            case Errc::skill_unknown: return text.error_skill_unknown();
            case Errc::course_unknown: return text.error_course_unknown();
            case Errc::goal_unknown: return text.error_goal_unknown();
            case Errc::request_unknown: return text.error_request_unknown();
            case Errc::target_missing: return text.error_target_missing();
            case Errc::request_already_open: return text.error_request_already_open();
            case Errc::request_wrong_state: return text.error_request_wrong_state();
            case Errc::request_not_yours: return text.error_request_not_yours();
            case Errc::rule_not_met: return text.error_rule_not_met();
            case Errc::lesson_unknown: return text.error_lesson_unknown();
            case Errc::nothing_to_undo: return text.error_nothing_to_undo();
            case Errc::nothing_to_redo: return text.error_nothing_to_redo();
            case Errc::nothing_to_import: return text.error_nothing_to_import();
            case Errc::message_too_long: return text.error_message_too_long();
            case Errc::text_not_plain: return text.error_text_not_plain();
            case Errc::value_not_yours: return text.error_value_not_yours();
            case Errc::proposal_unknown: return text.error_proposal_unknown();
            case Errc::proposal_empty: return text.error_proposal_empty();
            case Errc::proposal_too_large: return text.error_proposal_too_large();
            case Errc::proposal_not_yours: return text.error_proposal_not_yours();
            case Errc::proposal_wrong_state: return text.error_proposal_wrong_state();
            case Errc::proposal_blocked: return text.error_proposal_blocked();
            case Errc::proposal_overtaken: return text.error_proposal_overtaken();
            case Errc::evidence_missing: return text.error_evidence_missing();
            case Errc::title_too_long: return text.error_title_too_long();
            case Errc::minutes_out_of_range: return text.error_minutes_out_of_range();
            case Errc::match_not_yours: return text.error_match_not_yours();
            case Errc::match_overtaken: return text.error_match_overtaken();
            case Errc::meeting_unknown: return text.error_meeting_unknown();
            case Errc::meeting_not_yours: return text.error_meeting_not_yours();
            case Errc::meeting_wrong_state: return text.error_meeting_wrong_state();
            case Errc::meeting_needs_pair: return text.error_meeting_needs_pair();
            case Errc::meeting_in_past: return text.error_meeting_in_past();
            case Errc::meeting_too_far: return text.error_meeting_too_far();
            case Errc::meeting_overlaps: return text.error_meeting_overlaps();
            case Errc::meeting_length: return text.error_meeting_length();
            case Errc::meeting_not_begun: return text.error_meeting_not_begun();
            case Errc::reason_missing: return text.error_reason_missing();
            case Errc::text_missing: return text.error_text_missing();
            case Errc::action_unknown: return text.error_action_unknown();
            case Errc::too_many_actions: return text.error_too_many_actions();
            case Errc::rating_out_of_range: return text.error_rating_out_of_range();
            case Errc::ratings_revealed: return text.error_ratings_revealed();
            case Errc::notes_too_long: return text.error_notes_too_long();
            case Errc::too_many_busy_times: return text.error_too_many_busy_times();
            case Errc::already_has_data: return text.error_already_has_data();
            case Errc::lesson_text_unknown: return text.error_lesson_text_unknown();
            case Errc::lesson_too_long: return text.error_lesson_too_long();
            case Errc::course_too_large: return text.error_course_too_large();
            case Errc::quiz_unknown: return text.error_quiz_unknown();
            case Errc::quiz_response: return text.error_quiz_response();
            case Errc::quizzes_open: return text.error_quizzes_open();
            case Errc::item_unknown: return text.error_item_unknown();
            case Errc::module_unknown: return text.error_module_unknown();
            case Errc::course_not_yours: return text.error_course_not_yours();
            case Errc::draft_empty: return text.error_draft_empty();
            case Errc::draft_not_reviewed: return text.error_draft_not_reviewed();
            case Errc::draft_own_review: return text.error_draft_own_review();
            case Errc::draft_has_errors: return text.error_draft_has_errors();
            case Errc::nothing_new: return text.error_nothing_new();
            case Errc::zip_damaged: return text.error_zip_damaged();
            case Errc::zip_too_large: return text.error_zip_too_large();
            case Errc::zip_path: return text.error_zip_path();
            case Errc::zip_kind: return text.error_zip_kind();
            case Errc::file_empty: return text.error_file_empty();
            case Errc::file_not_utf8: return text.error_file_not_utf8();
            case Errc::file_has_nul: return text.error_file_has_nul();
            case Errc::file_too_large: return text.error_file_too_large();
            case Errc::file_kind_unknown: return text.error_file_kind_unknown();
            case Errc::line_too_long: return text.error_line_too_long();
            case Errc::backup_damaged: return text.error_backup_damaged();
            case Errc::backup_too_new: return text.error_backup_too_new();
            case Errc::passphrase_wrong: return text.error_passphrase_wrong();
            case Errc::recovery_code_wrong: return text.error_recovery_code_wrong();
            case Errc::key_file_damaged: return text.error_key_file_damaged();
            case Errc::key_file_too_new: return text.error_key_file_too_new();
            case Errc::memory_refused: return text.error_memory_refused();
            case Errc::derivation_failed: return text.error_derivation_failed();
            case Errc::record_in_change: return text.error_record_in_change();
        }
        return text.error_unknown();
    };
    return std::string(words());
}

}  // namespace cairn::text
