#pragma once
// core/base: identifiers, time, results, seeded randomness, bytes and text. The ground floor: it includes the standard
// library and cereal's archive interface only, and must never know the domain, a clock, a file or a word for people.

#include <cstdint>
#include <expected>
#include <string>
#include <utility>

namespace cairn {

/// Every way in which the core refuses something, grouped by room. shell/text words each of them in every language.
enum class Errc : std::uint16_t {
    // base
    none = 0,
    bytes_truncated = 1,
    bytes_malformed = 2,
    // journal
    storage_read_failed = 100,
    storage_write_failed = 101,
    storage_full = 102,
    storage_read_only = 103,
    record_too_new = 104,  ///< a newer version wrote what this one may neither read nor fold
    // app: commands that the rules refuse
    name_empty = 200,
    name_too_long = 201,
    level_out_of_range = 202,
    hours_out_of_range = 203,
    capacity_out_of_range = 204,
    date_in_past = 205,
    zone_unknown = 206,
    language_missing = 207,
    role_missing = 208,
    profile_unknown = 209,
    skill_unknown = 210,
    course_unknown = 211,
    goal_unknown = 212,
    request_unknown = 213,
    target_missing = 214,
    request_already_open = 215,
    request_wrong_state = 216,
    request_not_yours = 217,
    rule_not_met = 218,
    lesson_unknown = 219,
    nothing_to_undo = 220,
    nothing_to_redo = 221,
    nothing_to_import = 222,
    already_has_data = 223,
    message_too_long = 224,
    text_not_plain = 225,  ///< control characters or malformed bytes, see plain_text.hpp
    value_not_yours = 226,
    proposal_unknown = 227,
    proposal_empty = 228,
    proposal_too_large = 229,
    proposal_not_yours = 230,    ///< neither the author's to withdraw nor this reviewer's to decide
    proposal_wrong_state = 231,
    proposal_blocked = 232,      ///< as the graph stands, one of its changes cannot be made
    proposal_overtaken = 233,    ///< what it changed was changed again since
    evidence_missing = 234,
    title_too_long = 235,
    minutes_out_of_range = 236,
    match_not_yours = 237,   ///< only organisers match a cohort
    match_overtaken = 238,   ///< people, places or pauses have changed since it was worked out
    meeting_unknown = 239,
    meeting_not_yours = 240,      ///< of a session with others, or not this side's to answer
    meeting_wrong_state = 241,
    meeting_needs_pair = 242,     ///< no confirmed request joins the two
    meeting_in_past = 243,
    meeting_too_far = 244,        ///< more than a year ahead
    meeting_overlaps = 245,       ///< one of the two has another session then
    meeting_length = 246,         ///< neither 15 minutes nor 4 hours nor between
    meeting_not_begun = 247,      ///< an outcome before there can be one
    reason_missing = 248,
    text_missing = 249,
    action_unknown = 250,
    too_many_actions = 251,
    rating_out_of_range = 252,
    ratings_revealed = 253,       ///< both are in, so neither may be changed
    notes_too_long = 254,
    too_many_busy_times = 255,
    lesson_text_unknown = 256,    ///< no edition that this learner or author works with has it
    lesson_too_long = 257,        ///< above the bounds of core/lessons/markdown.hpp
    course_too_large = 258,
    quiz_unknown = 259,
    quiz_response = 260,          ///< no response to this quiz: nothing chosen, no number
    quizzes_open = 261,           ///< a lesson with quizzes is done by answering them
    item_unknown = 262,
    module_unknown = 263,
    course_not_yours = 264,       ///< only coaches and organisers write courses
    draft_empty = 265,
    draft_not_reviewed = 266,     ///< as it stands, somebody else has not read it
    draft_own_review = 267,       ///< who wrote last does not review
    draft_has_errors = 268,       ///< check_course found what would mislead learners
    nothing_new = 269,            ///< the draft says what is published
    zip_damaged = 270,
    zip_too_large = 271,
    zip_path = 272,               ///< a file in it would be written somewhere else, or twice
    zip_kind = 273,               ///< encrypted, split, or packed in a way that is not read
    // exchange: files that people bring
    file_empty = 300,
    file_not_utf8 = 301,
    file_has_nul = 302,
    file_too_large = 303,
    file_kind_unknown = 304,
    line_too_long = 305,
    backup_damaged = 306,
    backup_too_new = 307,
    // crypto: the lock of the record
    passphrase_wrong = 400,
    recovery_code_wrong = 401,
    key_file_damaged = 402,
    key_file_too_new = 403,
    memory_refused = 404,    ///< deriving a key takes more than the host gives
    derivation_failed = 405,  ///< what derives keys could not be started
    record_in_change = 406,  ///< it is being locked or unlocked just now
};

struct Error {
    Errc code = Errc::none;
    std::string detail;  ///< for logs; never shown as it stands
};

template <class T>
using Result = std::expected<T, Error>;

inline std::unexpected<Error> fail(Errc code, std::string detail = {}) {
    return std::unexpected(Error{code, std::move(detail)});
}

}  // namespace cairn
