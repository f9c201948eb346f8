#pragma once

#include <span>
#include <string_view>

#include "core/exchange/column.hpp"

namespace cairn::exchange {

/// One spelling of a header, in lower case with single blanks, and what it means in one kind of list.
struct ColumnAlias {
    std::string_view spelling;
    ColumnMeaning meaning;
};

std::span<const ColumnAlias> column_aliases(ImportKind kind);

}  // namespace cairn::exchange
