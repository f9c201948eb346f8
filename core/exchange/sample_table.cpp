#include "core/exchange/sample_table.hpp"

#include "core/base/text.hpp"
#include "core/exchange/sample.hpp"

namespace cairn::exchange {

SampleTable::SampleTable(std::string_view csv) : table_(read_csv(as_bytes(csv)).table) {}

std::string_view SampleTable::text(std::size_t row, std::string_view column) const {
    for (std::size_t i = 0; i < table_.column_count(); ++i) {
        if (table_.header(i) == column) return table_.cell(row, i);
    }
    return {};
}

std::int64_t SampleTable::number(std::size_t row, std::string_view column) const {
    return parse_integer(text(row, column)).value_or(0);
}

std::vector<std::pair<SkillId, std::int64_t>> sample_levels(std::string_view cell) {
    std::vector<std::pair<SkillId, std::int64_t>> out;
    for (const std::string_view item : split(cell, ';')) {
        const std::size_t colon = item.find(':');
        if (colon == std::string_view::npos) continue;
        out.emplace_back(SkillId{sample_id("skill", item.substr(0, colon))},
                         parse_integer(item.substr(colon + 1)).value_or(0));
    }
    return out;
}

}  // namespace cairn::exchange
