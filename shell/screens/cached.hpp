#pragma once

#include <cstdint>
#include <optional>
#include <utility>

namespace cairn::screens {

/// The view that was built last, kept until what it was built from changes: idle frames build nothing.
template <class View, class Filter = int>
class Cached {
public:
    template <class Build>
    const View& get(std::uint64_t revision, const Filter& filter, Build&& build) {
        if (!view_ || revision != revision_ || !(filter == filter_)) {
            view_.emplace(build());
            revision_ = revision;
            filter_ = filter;
        }
        return *view_;
    }

    /// False when the filter was changed after the view was built from it: another frame must follow.
    [[nodiscard]] bool is_for(const Filter& filter) const { return filter == filter_; }

private:
    std::optional<View> view_;
    std::uint64_t revision_ = 0;
    Filter filter_{};
};

}  // namespace cairn::screens
