#include "core/exchange/busy_times.hpp"

#include <algorithm>
#include <map>
#include <optional>

#include "core/base/plain_text.hpp"
#include "core/base/text.hpp"
#include "core/base/week.hpp"
#include "core/base/zone.hpp"
#include "core/exchange/icalendar.hpp"

namespace cairn::exchange {
namespace {

using Code = CalendarProblemCode;

constexpr std::size_t quoted_characters_max = 60;
constexpr std::int64_t week_days = 7;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

struct Line {
    std::uint32_t number = 0;
    std::string text = {};
};

/// One content line: NAME;PARAM=VALUE:VALUE.
struct Property {
    std::uint32_t line = 0;
    std::string name;  ///< in capitals, as are the parameters' names
    std::map<std::string, std::string> parameters;
    std::string value;

    [[nodiscard]] std::string_view parameter(const std::string& wanted) const {
        const auto it = parameters.find(wanted);
        return it == parameters.end() ? std::string_view() : std::string_view(it->second);
    }
};

std::string capitals(std::string_view text) {
    std::string out(text);
    for (char& c : out) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    return out;
}

/// Physical lines joined where one begins with a blank.
class Lines {
public:
    explicit Lines(std::string_view text) : rest_(text) {}

    std::optional<Line> next() {
        if (rest_.empty()) return std::nullopt;
        Line line{.number = ++number_};
        line.text = take();
        while (!rest_.empty() && (rest_.front() == ' ' || rest_.front() == '\t')) {
            ++number_;
            const std::string_view more = take().substr(1);
            // What is too long is said once; no more of it is held than shows that it is.
            if (line.text.size() <= calendar_line_bytes_max) line.text += more;
        }
        return line;
    }

private:
    std::string_view take() {
        const std::size_t end = rest_.find('\n');
        std::string_view line = rest_.substr(0, end);
        rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
        if (line.ends_with('\r')) line.remove_suffix(1);
        return line;
    }

    std::string_view rest_;
    std::uint32_t number_ = 0;
};

bool is_name(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    });
}

/// The parameters from `at`, which stands on the first ';', up to the ':' before the value.
bool read_parameters(std::string_view text, std::size_t& at, Property& property) {
    while (at < text.size() && text[at] == ';') {
        const std::size_t equals = text.find('=', at);
        if (equals == std::string_view::npos || !is_name(text.substr(at + 1, equals - at - 1))) return false;
        const std::string name = capitals(text.substr(at + 1, equals - at - 1));
        std::string value;
        bool is_quoted = false;
        for (at = equals + 1; at < text.size() && (is_quoted || (text[at] != ';' && text[at] != ':')); ++at) {
            if (text[at] == '"') {
                is_quoted = !is_quoted;
            } else {
                value += text[at];
            }
        }
        if (is_quoted) return false;
        property.parameters[name] = std::move(value);
    }
    return at < text.size() && text[at] == ':';
}

std::optional<Property> read_property(const Line& line) {
    Property property{.line = line.number, .name = {}, .parameters = {}, .value = {}};
    std::size_t at = line.text.find_first_of(";:");
    if (at == std::string::npos || !is_name(std::string_view(line.text).substr(0, at))) return std::nullopt;
    property.name = capitals(std::string_view(line.text).substr(0, at));
    if (!read_parameters(line.text, at, property)) return std::nullopt;
    property.value = line.text.substr(at + 1);
    return property;
}

std::optional<int> digits(std::string_view text, std::size_t at, std::size_t count) {
    int value = 0;
    if (text.size() < at + count) return std::nullopt;
    for (const char c : text.substr(at, count)) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

/// A date, or a time by the wall clock of `zone` (nothing: UTC).
struct WallTime {
    Instant local;  ///< as if it were UTC
    std::optional<ZoneRule> zone;
    bool is_date = false;

    [[nodiscard]] Instant instant_at(Instant wall) const { return zone ? zone->instant_of(wall) : wall; }
    [[nodiscard]] Instant instant() const { return instant_at(local); }
};

std::optional<Instant> read_date(std::string_view text) {
    const auto year = digits(text, 0, 4);
    const auto month = digits(text, 4, 2);
    const auto day = digits(text, 6, 2);
    if (!year || !month || !day || !is_valid({*year, *month, *day})) return std::nullopt;
    return start_of(day_of({*year, *month, *day}));
}

/// "20261124T110000" and a Z that is taken off before.
std::optional<Instant> read_clock(std::string_view text) {
    const auto date = read_date(text);
    const auto hour = digits(text, 9, 2);
    const auto minute = digits(text, 11, 2);
    const auto second = digits(text, 13, 2);
    if (text.size() != 15 || text[8] != 'T' || !date || !hour || !minute || !second || *hour > 23 || *minute > 59 ||
        *second > 60)
        return std::nullopt;
    return Instant{date->ms + (*hour * 60 + *minute) * ms_per_minute + *second * 1000};
}

/// "P1DT2H30M", "-PT15M", "P2W"; in ms.
std::optional<std::int64_t> read_duration(std::string_view text) {
    constexpr std::int64_t number_max = 100'000;
    const bool is_negative = text.starts_with('-');
    if (is_negative || text.starts_with('+')) text.remove_prefix(1);
    if (!text.starts_with('P')) return std::nullopt;
    text.remove_prefix(1);
    bool is_time = false;
    std::int64_t ms = 0;
    std::size_t parts = 0;
    while (!text.empty()) {
        if (text.front() == 'T' && !is_time) {
            is_time = true;
            text.remove_prefix(1);
        }
        const std::size_t length = text.find_first_not_of("0123456789");
        if (length == 0 || length == std::string_view::npos) return std::nullopt;
        const auto number = parse_integer(text.substr(0, length));
        if (!number || *number > number_max) return std::nullopt;
        switch (text[length]) {
            case 'W': ms += is_time ? 0 : *number * week_days * ms_per_day; break;
            case 'D': ms += is_time ? 0 : *number * ms_per_day; break;
            case 'H': ms += is_time ? *number * 60 * ms_per_minute : 0; break;
            case 'M': ms += is_time ? *number * ms_per_minute : 0; break;
            case 'S': ms += is_time ? *number * 1000 : 0; break;
            default: return std::nullopt;
        }
        text.remove_prefix(length + 1);
        ++parts;
    }
    if (parts == 0) return std::nullopt;
    return is_negative ? -ms : ms;
}

std::optional<int> weekday_of_name(std::string_view name) {
    static constexpr std::string_view names[] = {"MO", "TU", "WE", "TH", "FR", "SA", "SU"};
    const auto it = std::ranges::find(names, name);
    return it == std::ranges::end(names) ? std::nullopt : std::optional(static_cast<int>(it - names));
}

struct Rule {
    bool is_weekly = false;
    std::int64_t interval = 1;
    std::optional<std::int64_t> count = {};
    std::string_view until = {};
    unsigned weekdays = 0;  ///< bit 0 Monday; none: every day, or the day of the beginning
    int week_start = 0;
};

/// Nothing for a rule that is not read.
std::optional<Rule> read_rule(std::string_view text) {
    Rule rule;
    bool has_frequency = false;
    for (const std::string_view part : split(text, ';')) {
        const std::size_t equals = part.find('=');
        if (equals == std::string_view::npos) return std::nullopt;
        const std::string name = capitals(part.substr(0, equals));
        const std::string_view value = part.substr(equals + 1);
        if (name == "FREQ" && (value == "DAILY" || value == "WEEKLY")) {
            rule.is_weekly = value == "WEEKLY";
            has_frequency = true;
        } else if (name == "INTERVAL" || name == "COUNT") {
            const auto number = parse_integer(value);
            if (!number || *number < 1 || *number > 100'000) return std::nullopt;
            if (name == "COUNT") rule.count = *number;
            if (name == "INTERVAL") rule.interval = *number;
        } else if (name == "UNTIL") {
            rule.until = value;
        } else if (name == "WKST" && weekday_of_name(value)) {
            rule.week_start = *weekday_of_name(value);
        } else if (name == "BYDAY") {
            for (const std::string_view day : split(value, ',')) {
                const auto weekday = weekday_of_name(day);
                if (!weekday) return std::nullopt;
                rule.weekdays |= 1U << static_cast<unsigned>(*weekday);
            }
        } else {
            return std::nullopt;
        }
    }
    return has_frequency ? std::optional(rule) : std::nullopt;
}

/// The properties of a VEVENT or VFREEBUSY that matter.
struct Component {
    std::string name = {};
    std::uint32_t line = 0;
    std::vector<Property> properties = {};

    [[nodiscard]] const Property* find(std::string_view wanted) const {
        const auto it = std::ranges::find(properties, wanted, &Property::name);
        return it == properties.end() ? nullptr : &*it;
    }
};

bool is_read(std::string_view name) {
    static constexpr std::string_view names[] = {"UID",    "DTSTART", "DTEND",         "DURATION", "RRULE",   "RDATE",
                                                 "EXDATE", "STATUS",  "RECURRENCE-ID", "TRANSP",   "FREEBUSY"};
    return std::ranges::find(names, name) != std::ranges::end(names);
}

class Reader {
public:
    explicit Reader(const BusyOptions& options) : options_(options), own_zone_(find_zone(options.zone)) {}

    BusyReading read(std::string_view text) {
        read_components(text);
        for (const Component& component : components_) {
            if (component.name == "VEVENT") note_override(component);
        }
        for (const Component& component : components_) {
            if (component.name == "VEVENT") {
                read_event(component);
            } else {
                read_free_busy(component);
            }
        }
        return finish();
    }

private:
    void complain(Code code, std::uint32_t line, std::string_view text) {
        ++reading_.problem_count;
        // By line, and no more than a person reads; those of the end of a long file are only counted.
        if (reading_.problems.size() >= calendar_problems_max) return;
        std::string words = plain_line(text.substr(0, 4 * quoted_characters_max));
        words.resize(prefix_bytes(words, quoted_characters_max));
        reading_.problems.push_back({code, line, std::move(words)});
    }
    void complain(Code code, const Property& property) { complain(code, property.line, property.value); }

    void read_components(std::string_view text) {
        std::vector<std::pair<std::string, std::uint32_t>> open;
        Lines lines(text);
        while (const auto line = lines.next()) {
            if (line->text.empty()) continue;
            if (line->text.size() > calendar_line_bytes_max) {
                complain(Code::line_too_long, line->number, line->text);
                continue;
            }
            auto property = read_property(*line);
            if (!property) {
                complain(Code::line_malformed, line->number, line->text);
            } else if (property->name == "BEGIN") {
                begin(capitals(trim(property->value)), property->line, open);
            } else if (property->name == "END") {
                end(*property, open);
            } else if (is_inside_ && open.back().first == current_.name && is_read(property->name)) {
                current_.properties.push_back(std::move(*property));
            }
        }
        if (!open.empty()) complain(Code::component_not_ended, open.back().second, open.back().first);
    }

    void begin(std::string name, std::uint32_t line, std::vector<std::pair<std::string, std::uint32_t>>& open) {
        if (!is_inside_ && (name == "VEVENT" || name == "VFREEBUSY")) {
            current_ = {.name = name, .line = line};
            is_inside_ = true;
        }
        open.emplace_back(std::move(name), line);
    }

    void end(const Property& property, std::vector<std::pair<std::string, std::uint32_t>>& open) {
        const std::string name = capitals(trim(property.value));
        if (open.empty() || open.back().first != name) {
            complain(Code::line_malformed, property);
            return;
        }
        if (is_inside_ && name == current_.name) {
            components_.push_back(std::move(current_));
            is_inside_ = false;
        }
        open.pop_back();
    }

    /// One date or time of a property's value.
    std::optional<WallTime> read_time(const Property& property, std::string_view value) {
        value = trim(value);
        if (property.parameter("VALUE") == "DATE" || value.size() == 8) {
            const auto date = value.size() == 8 ? read_date(value) : std::nullopt;
            if (date) return WallTime{*date, own_zone_, true};
        } else if (value.ends_with('Z')) {
            const auto clock = read_clock(value.substr(0, value.size() - 1));
            if (clock) return WallTime{*clock, std::nullopt, false};
        } else if (const auto clock = read_clock(value)) {
            const std::string_view name = property.parameter("TZID");
            const auto zone = name.empty() ? own_zone_ : zone_of(name);
            if (zone || name.empty()) return WallTime{*clock, zone, false};
            complain(Code::zone_unknown, property.line, name);
            return std::nullopt;
        }
        complain(Code::time_malformed, property);
        return std::nullopt;
    }

    /// Some programs write a path before the name: "/example.org/Europe/Lisbon".
    static std::optional<ZoneRule> zone_of(std::string_view name) {
        if (auto zone = find_zone(name)) return zone;
        const std::size_t last = name.rfind('/');
        const std::size_t before = last == std::string_view::npos || last == 0 ? last : name.rfind('/', last - 1);
        return before == std::string_view::npos ? std::nullopt : find_zone(name.substr(before + 1));
    }

    /// A time of a repeated event that stands in the file by itself, or was called off, is not repeated.
    void note_override(const Component& event) {
        const Property* uid = event.find("UID");
        const Property* which = event.find("RECURRENCE-ID");
        if (uid == nullptr || which == nullptr) return;
        if (const auto time = read_time(*which, which->value)) overridden_[uid->value].push_back(time->instant());
    }

    [[nodiscard]] static bool takes_time(const Component& event) {
        const Property* status = event.find("STATUS");
        const Property* transparency = event.find("TRANSP");
        const Property* uid = event.find("UID");
        return !(status != nullptr && capitals(status->value) == "CANCELLED") &&
               !(transparency != nullptr && capitals(transparency->value) == "TRANSPARENT") &&
               !(uid != nullptr && uid->value.ends_with(own_uid_end));
    }

    /// How long an event lasts, ms; nothing where that was complained about.
    std::optional<std::int64_t> length_of(const Component& event, const WallTime& start) {
        std::int64_t ms = start.is_date ? ms_per_day : 0;
        if (const Property* end = event.find("DTEND")) {
            const auto time = read_time(*end, end->value);
            if (!time) return std::nullopt;
            ms = start.is_date && time->is_date ? time->local.ms - start.local.ms
                                                : time->instant().ms - start.instant().ms;
            if (ms < 0) complain(Code::ends_before_start, *end);
        } else if (const Property* duration = event.find("DURATION")) {
            const auto length = read_duration(trim(duration->value));
            if (!length) complain(Code::time_malformed, *duration);
            if (!length) return std::nullopt;
            ms = *length;
            if (ms < 0) complain(Code::ends_before_start, *duration);
        }
        return ms < 0 ? std::nullopt : std::optional(ms);
    }

    void read_event(const Component& event) {
        if (!takes_time(event)) {
            ++reading_.free_count;
            return;
        }
        const Property* begin = event.find("DTSTART");
        if (begin == nullptr) {
            complain(Code::start_missing, event.line, event.name);
            return;
        }
        const auto start = read_time(*begin, begin->value);
        if (!start) return;
        const auto length = length_of(event, *start);
        if (!length) return;
        ++reading_.event_count;
        length_ms_ = *length;
        read_exceptions(event);
        const Property* rule_text = event.find("RRULE");
        if (rule_text == nullptr) {
            add(*start, start->local);
        } else {
            repeat(*rule_text, *start);
        }
        for (const Property& property : event.properties) {
            if (property.name != "RDATE") continue;
            for (const std::string_view value : split(property.value, ',')) {
                const auto time = read_time(property, value.substr(0, value.find('/')));
                if (time) add(*time, time->local);
            }
        }
    }

    void read_exceptions(const Component& event) {
        skipped_.clear();
        for (const Property& property : event.properties) {
            if (property.name != "EXDATE") continue;
            for (const std::string_view value : split(property.value, ',')) {
                if (const auto time = read_time(property, value)) skipped_.push_back(time->instant());
            }
        }
        const Property* uid = event.find("UID");
        if (uid != nullptr && event.find("RECURRENCE-ID") == nullptr) {
            if (const auto it = overridden_.find(uid->value); it != overridden_.end())
                skipped_.insert(skipped_.end(), it->second.begin(), it->second.end());
        }
        std::ranges::sort(skipped_);
    }

    void repeat(const Property& text, const WallTime& start) {
        const auto rule = read_rule(text.value);
        std::optional<Instant> until;
        if (rule && !rule->until.empty()) {
            if (const auto last = read_time(text, rule->until))
                until =
                    last->is_date ? Instant{start.instant_at({last->local.ms + ms_per_day}).ms - 1} : last->instant();
            if (!until) return add(start, start.local);
        }
        if (!rule) {
            complain(Code::rule_not_read, text);
            return add(start, start.local);
        }
        repeat(*rule, start, until, text);
    }

    /// Weeks, or days, from the one of the beginning on; in each of them the days that the rule names.
    void repeat(const Rule& rule, const WallTime& start, std::optional<Instant> until, const Property& text) {
        const Day first = utc_day(start.local);
        const std::int64_t clock_ms = start.local.ms - start_of(first).ms;
        const int into_week = (weekday_of(first) - rule.week_start + 7) % 7;
        const Day base = rule.is_weekly ? first + -into_week : first;
        const std::int64_t stride = rule.interval * (rule.is_weekly ? week_days : 1);
        const unsigned every_day = 0x7FU;
        const unsigned own_day = 1U << static_cast<unsigned>(weekday_of(first));
        const unsigned weekdays = rule.weekdays != 0 ? rule.weekdays : rule.is_weekly ? own_day : every_day;
        std::int64_t left = rule.count.value_or(INT64_MAX);
        std::int64_t block = rule.count ? 0 : blocks_before_horizon(base, stride);
        for (;; ++block) {
            const std::int64_t block_day = base.number + block * stride;
            if (block_day > utc_day(options_.horizon.end).number + 1) return;
            for (std::int64_t i = 0; i < (rule.is_weekly ? week_days : 1); ++i) {
                const Day day{static_cast<std::int32_t>(block_day + i)};
                if (++steps_ > calendar_steps_max) {
                    if (!is_cut_) complain(Code::too_many_repeats, text);
                    is_cut_ = true;
                    return;
                }
                if (day < first || (weekdays >> static_cast<unsigned>(weekday_of(day)) & 1U) == 0) continue;
                const Instant local{start_of(day).ms + clock_ms};
                const Instant instant = start.instant_at(local);
                if (instant >= options_.horizon.end || (until && instant > *until) || left-- <= 0) return;
                add(start, local);
            }
        }
    }

    /// What is long over need not be gone through one by one.
    [[nodiscard]] std::int64_t blocks_before_horizon(Day base, std::int64_t stride) const {
        const std::int64_t days = utc_day(options_.horizon.begin).number - base.number - length_ms_ / ms_per_day - 2;
        return std::max<std::int64_t>(0, days / stride);
    }

    void add(const WallTime& time, Instant local) {
        const Instant begin = time.instant_at(local);
        if (std::ranges::binary_search(skipped_, begin)) return;
        const Instant end = time.is_date ? time.instant_at({local.ms + length_ms_}) : Instant{begin.ms + length_ms_};
        add({begin, end});
    }

    void add(const Interval& time) {
        const Interval kept{std::max(time.begin, options_.horizon.begin), std::min(time.end, options_.horizon.end)};
        if (kept.begin < kept.end) reading_.busy.push_back(kept);
    }

    void read_free_busy(const Component& component) {
        for (const Property& property : component.properties) {
            if (property.name != "FREEBUSY") continue;
            const bool is_free = capitals(property.parameter("FBTYPE")) == "FREE";
            for (const std::string_view period : split(property.value, ',')) {
                if (is_free) {
                    ++reading_.free_count;
                } else {
                    read_period(property, period);
                }
            }
        }
    }

    void read_period(const Property& property, std::string_view period) {
        const std::size_t slash = period.find('/');
        if (slash == std::string_view::npos) return complain(Code::time_malformed, property);
        const auto begin = read_time(property, period.substr(0, slash));
        if (!begin) return;
        const std::string_view rest = trim(period.substr(slash + 1));
        Instant end;
        if (const auto length = read_duration(rest)) {
            end = {begin->instant().ms + *length};
        } else {
            const auto time = read_time(property, rest);
            if (!time) return;
            end = time->instant();
        }
        if (end < begin->instant()) return complain(Code::ends_before_start, property);
        ++reading_.event_count;
        add({begin->instant(), end});
    }

    BusyReading finish() {
        reading_.busy = merged(std::move(reading_.busy));
        if (reading_.busy.size() > options_.intervals_max) {
            complain(Code::too_many_times, 0, {});
            reading_.busy.resize(options_.intervals_max);
        }
        std::ranges::stable_sort(reading_.problems, {}, &CalendarProblem::line);
        return std::move(reading_);
    }

    const BusyOptions& options_;
    std::optional<ZoneRule> own_zone_;
    std::vector<Component> components_;
    Component current_;
    bool is_inside_ = false;
    std::map<std::string, std::vector<Instant>> overridden_;
    std::vector<Instant> skipped_;  ///< of the event that is read
    std::int64_t length_ms_ = 0;    ///< of the event that is read
    std::int64_t steps_ = 0;
    bool is_cut_ = false;
    BusyReading reading_;
};

std::string_view without_mark(std::string_view text) {
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    return text;
}

}  // namespace

bool is_calendar(ByteView bytes) {
    constexpr std::string_view begin = "begin:vcalendar";
    const std::string_view text = trim(without_mark(as_text(bytes)));
    return to_lower_ascii(text.substr(0, begin.size())) == begin;
}

Result<BusyReading> read_busy_times(ByteView bytes, const BusyOptions& options) {
    const std::string_view text = without_mark(as_text(bytes));
    if (trim(text).empty()) return fail(Errc::file_empty);
    if (bytes.size() > calendar_bytes_max) return fail(Errc::file_too_large);
    if (first_invalid_utf8(text) != std::string_view::npos) return fail(Errc::file_not_utf8);
    if (!is_calendar(bytes)) return fail(Errc::file_kind_unknown);
    return Reader(options).read(text);
}

}  // namespace cairn::exchange
