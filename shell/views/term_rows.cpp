#include "shell/views/term_rows.hpp"

#include <algorithm>

#include "core/base/assert.hpp"
#include "shell/text/format.hpp"

namespace cairn::views {

void set_term_values(std::span<TermRow> rows, std::span<const std::int64_t> micro, std::int64_t total_micro,
                     int decimals) {
    CAIRN_ASSERT(rows.size() == micro.size());
    if (rows.empty()) return;
    std::int64_t step = 1'000'000;
    for (int i = 0; i < decimals; ++i) step /= 10;
    const auto shown = [step](std::int64_t value) { return (value + (value < 0 ? -step / 2 : step / 2)) / step; };
    std::int64_t missing = shown(total_micro);
    for (const std::int64_t value : micro) missing -= shown(value);
    const auto largest =
        std::ranges::max_element(micro, {}, [](std::int64_t value) { return value < 0 ? -value : value; });
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const bool is_largest = i == static_cast<std::size_t>(largest - micro.begin());
        const std::int64_t steps = shown(micro[i]) + (is_largest ? missing : 0);
        rows[i].value = static_cast<double>(micro[i]) / 1e6;
        rows[i].value_text = text::format_signed_micro(steps * step, decimals);
    }
}

}  // namespace cairn::views
