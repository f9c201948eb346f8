#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/graph/proposal.hpp"
#include "shell/views/view_input.hpp"

namespace cairn::views {

enum class ChangeTone : std::uint8_t { added, removed, linked, renamed };

/// One change as a line of a diff.
struct ChangeRow {
    ChangeTone tone = ChangeTone::added;
    std::string words;    ///< "Error handling to Futures"
    std::string tag;      ///< "new edge"
    std::string verdict;  ///< why it does not fit the map as it stands; empty when it does
};

/// "Split Async basics in two": what a proposal is about.
std::string proposal_title(const ViewInput& input, const graph::GraphChanges& changes);

/// One row a change. `verdicts` as of preview_changes, empty: nothing is said about the map as it stands.
std::vector<ChangeRow> change_rows(const ViewInput& input, const graph::GraphChanges& changes,
                                   const std::vector<graph::ChangeVerdict>& verdicts);

std::string_view proposal_state_word(const text::Text& text, ProposalState state);

}  // namespace cairn::views
