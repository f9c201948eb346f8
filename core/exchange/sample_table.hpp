#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/exchange/csv.hpp"
#include "core/model/entities.hpp"

namespace cairn::exchange {

/// A table of our own, with columns by name. A column that is not there reads as empty.
class SampleTable {
public:
    explicit SampleTable(std::string_view csv);
    [[nodiscard]] std::size_t row_count() const { return table_.row_count(); }
    [[nodiscard]] std::string_view text(std::size_t row, std::string_view column) const;
    [[nodiscard]] std::int64_t number(std::size_t row, std::string_view column) const;
    [[nodiscard]] std::string string(std::size_t row, std::string_view column) const {
        return std::string(text(row, column));
    }

private:
    CsvTable table_;
};

/// "python:3;go:2" with the sample's ids of skills.
std::vector<std::pair<SkillId, std::int64_t>> sample_levels(std::string_view cell);

}  // namespace cairn::exchange
