#pragma once

#include "core/app/indices.hpp"
#include "core/model/model.hpp"
#include "shell/text/text.hpp"

namespace cairn::views {

/// What every view is built from.
struct ViewInput {
    const Model& model;
    app::Indices& indices;
    const text::Text& text;
    ProfileId me;  ///< who looks; none before there is a profile
    Instant now;
};

}  // namespace cairn::views
