#pragma once

#include <string_view>

/// The files of assets/sample, byte for byte; written by cmake/generate_embed.py.
namespace cairn::exchange::sample_files {

extern const std::string_view areas_csv;
extern const std::string_view skills_csv;
extern const std::string_view prerequisites_csv;
extern const std::string_view courses_csv;
extern const std::string_view lessons_csv;
extern const std::string_view coaches_csv;
extern const std::string_view learners_csv;
extern const std::string_view pairs_csv;
extern const std::string_view proposals_csv;
extern const std::string_view proposal_changes_csv;
extern const std::string_view sessions_csv;
extern const std::string_view session_actions_csv;
extern const std::string_view async_rust_en_md;
extern const std::string_view async_rust_zh_md;
extern const std::string_view plan_and_learn_en_md;
extern const std::string_view plan_and_learn_zh_md;

}  // namespace cairn::exchange::sample_files
