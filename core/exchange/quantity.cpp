#include "core/exchange/quantity.hpp"

#include <string>

#include "core/base/text.hpp"
#include "core/exchange/words.hpp"

namespace cairn::exchange {
namespace {

/// The digits and the point at the start of `text`, which moves on behind them.
std::string_view take_number(std::string_view& text) {
    std::size_t length = 0;
    while (length < text.size() && ((text[length] >= '0' && text[length] <= '9') || text[length] == '.')) ++length;
    const std::string_view number = text.substr(0, length);
    text.remove_prefix(length);
    text = trim(text);
    return number;
}

void skip_about(std::string_view& text) {
    for (const std::string_view about : {"about ", "approx. ", "approx ", "ca. ", "~", "～", "≈", "大约", "约"}) {
        take_prefix(text, about);
        text = trim(text);
    }
}

bool take_range_sign(std::string_view& text) {
    for (const std::string_view sign : {"-", "–", "—", "−", "~", "～", "to ", "至", "到"}) {
        if (!take_prefix(text, sign)) continue;
        text = trim(text);
        return true;
    }
    return false;
}

struct UnitWord {
    std::string_view word;
    QuantityUnit unit;
};

/// Longer words first: "month" before "m".
constexpr UnitWord unit_words[] = {
    {"minute", QuantityUnit::minutes}, {"min", QuantityUnit::minutes},  {"分钟", QuantityUnit::minutes},
    {"hour", QuantityUnit::hours},     {"hr", QuantityUnit::hours},     {"h", QuantityUnit::hours},
    {"个小时", QuantityUnit::hours},   {"小时", QuantityUnit::hours},   {"学时", QuantityUnit::hours},
    {"day", QuantityUnit::days},       {"天", QuantityUnit::days},      {"日", QuantityUnit::days},
    {"week", QuantityUnit::weeks},     {"wk", QuantityUnit::weeks},     {"w", QuantityUnit::weeks},
    {"周", QuantityUnit::weeks},       {"个星期", QuantityUnit::weeks}, {"星期", QuantityUnit::weeks},
    {"month", QuantityUnit::months},   {"个月", QuantityUnit::months},  {"月", QuantityUnit::months},
};

}  // namespace

std::optional<Quantity> parse_quantity(std::string_view raw) {
    const std::string lower = key_of(raw);
    std::string_view text = lower;
    for (const std::string_view each : {"每周", "每星期"}) take_prefix(text, each);
    skip_about(text);
    const auto low = parse_hundredths(take_number(text));
    if (!low) return std::nullopt;
    auto high = low;
    if (take_range_sign(text)) {
        skip_about(text);
        high = parse_hundredths(take_number(text));
        if (!high) return std::nullopt;
    }
    take_prefix(text, "+");
    text = trim(text);
    Quantity quantity{.hundredths = (*low + *high + 1) / 2, .unit = QuantityUnit::none};
    if (text.empty()) return quantity;
    for (const UnitWord& unit : unit_words) {
        if (!text.starts_with(unit.word)) continue;
        quantity.unit = unit.unit;
        return quantity;
    }
    return std::nullopt;
}

std::optional<std::int64_t> weeks_hundredths(const Quantity& quantity) {
    switch (quantity.unit) {
        case QuantityUnit::weeks: return quantity.hundredths;
        case QuantityUnit::months: return quantity.hundredths * 52 / 12;
        case QuantityUnit::days: return (quantity.hundredths + 6) / 7;
        case QuantityUnit::none:
        case QuantityUnit::minutes:
        case QuantityUnit::hours: return std::nullopt;
    }
    return std::nullopt;
}

std::optional<std::int64_t> total_minutes(const Quantity& quantity) {
    if (quantity.unit == QuantityUnit::hours) return (quantity.hundredths * 60 + 50) / 100;
    if (quantity.unit == QuantityUnit::minutes) return (quantity.hundredths + 50) / 100;
    return std::nullopt;
}

}  // namespace cairn::exchange
