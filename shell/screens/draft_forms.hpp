#pragma once

#include <string>

#include "core/base/bytes.hpp"
#include "core/base/result.hpp"
#include "shell/views/authoring_view.hpp"
#include "shell/views/meeting_detail_view.hpp"
#include "shell/views/meeting_form_view.hpp"
#include "shell/views/plan_view.hpp"
#include "shell/views/profile_form_view.hpp"
#include "shell/views/proposal_form_view.hpp"

namespace cairn::screens {

/// How forms are written into drafts.
Bytes write_form(const views::ProfileForm& form);
Bytes write_form(const views::PlanFilter& form);
Bytes write_form(const views::ProposalDraft& form);
Bytes write_form(const views::MeetingDraft& form);
Bytes write_form(const views::NoteDraft& form);
Bytes write_form(const views::ActionDraft& form);
Bytes write_form(const views::LessonDraft& form);
Bytes write_form(const std::string& form);

/// A draft may be of an older version or damaged: numbers are brought back into their ranges.
///
/// Units:    `Form` is one of those above.
/// Errors:   bytes_malformed for what cannot be read.
template <class Form>
Result<Form> read_form(ByteView bytes);

}  // namespace cairn::screens
