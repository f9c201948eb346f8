#include "shell/views/chart_data.hpp"

namespace cairn::views {
namespace {

std::string padded(std::int64_t value, std::size_t digits) {
    std::string out = std::to_string(value);
    if (out.size() < digits) out.insert(0, digits - out.size(), '0');
    return out;
}

}  // namespace

std::string iso_date(Day day) {
    const CivilDate date = civil_of(day);
    return padded(date.year, 4) + "-" + padded(date.month, 2) + "-" + padded(date.day, 2);
}

std::string plain_decimal(std::int64_t micro) {
    const std::int64_t milli = (micro < 0 ? micro - 500 : micro + 500) / 1000;
    const std::int64_t size = milli < 0 ? -milli : milli;
    return (milli < 0 ? "-" : "") + std::to_string(size / 1000) + "." + padded(size % 1000, 3);
}

}  // namespace cairn::views
