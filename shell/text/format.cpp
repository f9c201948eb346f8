#include "shell/text/format.hpp"

#include <array>
#include <utility>

#include "core/base/text.hpp"

namespace cairn::text {
namespace {

constexpr std::string_view minus_sign = "\u2212";

std::string digits_grouped(std::uint64_t value) {
    std::string digits = std::to_string(value);
    for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, 1, ',');
    return digits;
}

}  // namespace

std::string format_number(std::int64_t value) {
    if (value >= 0) return digits_grouped(static_cast<std::uint64_t>(value));
    return std::string(minus_sign) + digits_grouped(~static_cast<std::uint64_t>(value) + 1);
}

std::string format_micro(std::int64_t micro, int decimals) {
    std::int64_t unit = 1'000'000;
    for (int i = 0; i < decimals; ++i) unit /= 10;
    const std::uint64_t size = micro < 0 ? ~static_cast<std::uint64_t>(micro) + 1 : static_cast<std::uint64_t>(micro);
    const std::uint64_t rounded = (size + static_cast<std::uint64_t>(unit) / 2) / static_cast<std::uint64_t>(unit);
    std::uint64_t scale = 1;
    for (int i = 0; i < decimals; ++i) scale *= 10;
    std::string out = micro < 0 && rounded != 0 ? std::string(minus_sign) : std::string();
    out += digits_grouped(rounded / scale);
    if (decimals > 0) {
        std::string fraction = std::to_string(rounded % scale);
        fraction.insert(0, static_cast<std::size_t>(decimals) - fraction.size(), '0');
        out += '.';
        out += fraction;
    }
    return out;
}

std::string format_signed_micro(std::int64_t micro, int decimals) {
    std::string out = format_micro(micro, decimals);
    const bool is_zero = out.find_first_of("123456789") == std::string::npos;
    return micro > 0 && !is_zero ? "+" + out : out;
}

std::string format_percent(std::int64_t fraction_micro) { return format_micro(fraction_micro * 100, 0) + "%"; }

std::string format_month(const Text& text, int month) {
    const std::array<std::string_view, 12> names{text.date_month_1(),  text.date_month_2(),  text.date_month_3(),
                                                 text.date_month_4(),  text.date_month_5(),  text.date_month_6(),
                                                 text.date_month_7(),  text.date_month_8(),  text.date_month_9(),
                                                 text.date_month_10(), text.date_month_11(), text.date_month_12()};
    return std::string(names[static_cast<std::size_t>(month - 1)]);
}

std::string format_date(const Text& text, Day day) {
    const CivilDate date = civil_of(day);
    return text.date_full(std::to_string(date.day), format_month(text, date.month), std::to_string(date.year));
}

std::string format_short_date(const Text& text, Day day) {
    const CivilDate date = civil_of(day);
    return text.date_short(std::to_string(date.day), format_month(text, date.month));
}

std::string format_short_dates(const Text& text, Day first, Day last) {
    if (first == last) return format_short_date(text, first);
    const CivilDate from = civil_of(first);
    const CivilDate to = civil_of(last);
    if (from.month != to.month || from.year != to.year) {
        return text.date_range(format_short_date(text, first), format_short_date(text, last));
    }
    return text.date_range_in_month(std::to_string(from.day), std::to_string(to.day), format_month(text, from.month));
}

std::string format_duration(const Text& text, std::int64_t minutes) {
    if (minutes < 0) minutes = 0;
    if (minutes < 60) return text.date_minutes(minutes);
    const std::int64_t tenths = (minutes * 10 + 30) / 60;
    std::string hours = format_number(tenths / 10);
    if (tenths % 10 != 0 && tenths < 1000) hours += "." + std::to_string(tenths % 10);
    return text.date_hours(hours);
}

std::string format_clock(int minutes_of_day) {
    std::string out = "00:00";
    out[0] = static_cast<char>('0' + minutes_of_day / 600);
    out[1] = static_cast<char>('0' + minutes_of_day / 60 % 10);
    out[3] = static_cast<char>('0' + minutes_of_day % 60 / 10);
    out[4] = static_cast<char>('0' + minutes_of_day % 10);
    return out;
}

std::string_view weekday_short(const Text& text, int weekday) {
    const std::array<std::string_view, 7> names{text.date_day_1(), text.date_day_2(), text.date_day_3(),
                                                text.date_day_4(), text.date_day_5(), text.date_day_6(),
                                                text.date_day_7()};
    return names[static_cast<std::size_t>(weekday)];
}

std::string language_name(const Text& text, std::string_view tag) {
    using Name = std::string_view (Text::*)() const;
    static constexpr std::pair<std::string_view, Name> names[] = {
        {"af", &Text::language_afrikaans},  {"ar", &Text::language_arabic},     {"cs", &Text::language_czech},
        {"da", &Text::language_danish},     {"de", &Text::language_german},     {"en", &Text::language_english},
        {"es", &Text::language_spanish},    {"fa", &Text::language_persian},    {"fr", &Text::language_french},
        {"ga", &Text::language_irish},      {"he", &Text::language_hebrew},     {"hi", &Text::language_hindi},
        {"id", &Text::language_indonesian}, {"it", &Text::language_italian},    {"ja", &Text::language_japanese},
        {"ko", &Text::language_korean},     {"mi", &Text::language_maori},      {"ms", &Text::language_malay},
        {"ne", &Text::language_nepali},     {"nl", &Text::language_dutch},      {"pl", &Text::language_polish},
        {"pt", &Text::language_portuguese}, {"ru", &Text::language_russian},    {"sv", &Text::language_swedish},
        {"sw", &Text::language_swahili},    {"th", &Text::language_thai},       {"tr", &Text::language_turkish},
        {"uk", &Text::language_ukrainian},  {"vi", &Text::language_vietnamese}, {"zh", &Text::language_chinese},
        {"zu", &Text::language_zulu},
    };
    const std::string_view primary = tag.substr(0, tag.find('-'));
    for (const auto& [known, name] : names) {
        if (known == primary) return std::string((text.*name)());
    }
    return std::string(tag);
}

std::string language_names(const Text& text, std::string_view tags) {
    std::string out;
    for (const std::string_view tag : split(tags, ';')) {
        if (trim(tag).empty()) continue;
        if (!out.empty()) out += text.language_separator();
        out += language_name(text, trim(tag));
    }
    return out;
}

}  // namespace cairn::text
