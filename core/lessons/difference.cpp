#include "core/lessons/difference.hpp"

#include <algorithm>
#include <unordered_map>
#include <utility>

#include "core/base/text.hpp"

namespace cairn::lessons {
namespace {

using Symbols = std::vector<std::int32_t>;

constexpr std::int32_t moved_lines_min = 3;

/// The same number for the same line, in both texts.
class LineNumbers {
public:
    Symbols of(std::string_view text) {
        Symbols out;
        for (const std::string_view line : split(text, '\n'))
            out.push_back(numbers_.try_emplace(line, static_cast<std::int32_t>(numbers_.size())).first->second);
        return out;
    }

private:
    std::unordered_map<std::string_view, std::int32_t> numbers_;
};

/// A part of both texts: lines [a, a_end) and [b, b_end).
struct Box {
    std::int32_t a = 0;
    std::int32_t a_end = 0;
    std::int32_t b = 0;
    std::int32_t b_end = 0;
};

/// Marks which lines of two texts are kept.
class Myers {
public:
    Myers(const Symbols& a, const Symbols& b)
        : a_(a), b_(b), is_kept_a(a.size(), 0), is_kept_b(b.size(), 0), forward_(2 * (a.size() + b.size()) + 3),
          backward_(forward_.size()) {}

    void run() { compare({0, static_cast<std::int32_t>(a_.size()), 0, static_cast<std::int32_t>(b_.size())}); }

private:
    [[nodiscard]] bool is_equal(std::int32_t a, std::int32_t b) const {
        return a_[static_cast<std::size_t>(a)] == b_[static_cast<std::size_t>(b)];
    }
    void keep(std::int32_t a, std::int32_t b) {
        is_kept_a[static_cast<std::size_t>(a)] = 1;
        is_kept_b[static_cast<std::size_t>(b)] = 1;
    }

    void compare(Box box) {
        while (box.a < box.a_end && box.b < box.b_end && is_equal(box.a, box.b)) keep(box.a++, box.b++);
        while (box.a < box.a_end && box.b < box.b_end && is_equal(box.a_end - 1, box.b_end - 1))
            keep(--box.a_end, --box.b_end);
        if (box.a == box.a_end || box.b == box.b_end) return;
        const auto [a, b] = middle(box);
        compare({box.a, a, box.b, b});
        compare({a, box.a_end, b, box.b_end});
    }

    /// A point on a shortest way through the box, neither of its corners; both ends of the box differ.
    std::pair<std::int32_t, std::int32_t> middle(const Box& box) {
        const std::int32_t n = box.a_end - box.a;
        const std::int32_t m = box.b_end - box.b;
        const std::int32_t delta = n - m;
        const bool is_odd = delta % 2 != 0;
        const std::int32_t zero = n + m + 1;  // of the diagonals
        const auto at = [zero](std::vector<std::int32_t>& row, std::int32_t diagonal) -> std::int32_t& {
            return row[static_cast<std::size_t>(zero + diagonal)];
        };
        at(forward_, 1) = 0;
        at(backward_, 1) = 0;
        for (std::int32_t d = 0; d <= (n + m + 1) / 2; ++d) {
            for (std::int32_t k = -d; k <= d; k += 2) {
                const bool is_down = k == -d || (k != d && at(forward_, k - 1) < at(forward_, k + 1));
                std::int32_t x = is_down ? at(forward_, k + 1) : at(forward_, k - 1) + 1;
                std::int32_t y = x - k;
                while (x < n && y >= 0 && y < m && is_equal(box.a + x, box.b + y)) {
                    ++x;
                    ++y;
                }
                at(forward_, k) = x;
                const std::int32_t other = delta - k;
                if (is_odd && other >= -(d - 1) && other <= d - 1 && x + at(backward_, other) >= n)
                    return {box.a + std::min(x, n), box.b + std::clamp(y, 0, m)};
            }
            for (std::int32_t k = -d; k <= d; k += 2) {
                const bool is_down = k == -d || (k != d && at(backward_, k - 1) < at(backward_, k + 1));
                std::int32_t x = is_down ? at(backward_, k + 1) : at(backward_, k - 1) + 1;
                std::int32_t y = x - k;
                while (x < n && y >= 0 && y < m && is_equal(box.a_end - 1 - x, box.b_end - 1 - y)) {
                    ++x;
                    ++y;
                }
                at(backward_, k) = x;
                const std::int32_t other = delta - k;
                if (!is_odd && other >= -d && other <= d && x + at(forward_, other) >= n)
                    return {box.a_end - std::min(x, n), box.b_end - std::clamp(y, 0, m)};
            }
        }
        return {box.a_end, box.b};  // everything is removed, then everything added
    }

    const Symbols& a_;
    const Symbols& b_;

public:
    std::vector<std::uint8_t> is_kept_a;
    std::vector<std::uint8_t> is_kept_b;

private:
    std::vector<std::int32_t> forward_;
    std::vector<std::int32_t> backward_;
};

/// Finds runs that were removed in one place and added in another.
void mark_moves(const Symbols& before, const Symbols& after, std::vector<DiffLine>& lines) {
    std::vector<std::int32_t> place_before(before.size());
    std::vector<std::int32_t> place_after(after.size());
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (lines[i].before >= 0)
            place_before[static_cast<std::size_t>(lines[i].before)] = static_cast<std::int32_t>(i);
        if (lines[i].after >= 0) place_after[static_cast<std::size_t>(lines[i].after)] = static_cast<std::int32_t>(i);
    }
    // A line that is removed once and added once leads to the run around it.
    struct Seen {
        std::int32_t removed = -1;
        std::int32_t added = -1;
        int count = 0;
    };
    std::unordered_map<std::int32_t, Seen> seen;
    for (const DiffLine& line : lines) {
        if (line.change == LineChange::removed) {
            Seen& entry = seen[before[static_cast<std::size_t>(line.before)]];
            entry.removed = line.before;
            ++entry.count;
        } else if (line.change == LineChange::added) {
            Seen& entry = seen[after[static_cast<std::size_t>(line.after)]];
            entry.added = line.after;
            ++entry.count;
        }
    }
    const auto is_free = [&](std::int32_t a, std::int32_t b) {
        if (a < 0 || b < 0 || a >= std::ssize(before) || b >= std::ssize(after)) return false;
        const DiffLine& gone = lines[static_cast<std::size_t>(place_before[static_cast<std::size_t>(a)])];
        const DiffLine& come = lines[static_cast<std::size_t>(place_after[static_cast<std::size_t>(b)])];
        return gone.change == LineChange::removed && come.change == LineChange::added &&
               before[static_cast<std::size_t>(a)] == after[static_cast<std::size_t>(b)];
    };
    for (std::int32_t from = 0; from < std::ssize(before); ++from) {
        const auto it = seen.find(before[static_cast<std::size_t>(from)]);
        if (it == seen.end() || it->second.count != 2 || it->second.removed != from || it->second.added < 0) continue;
        std::int32_t a = from;
        std::int32_t b = it->second.added;
        if (!is_free(a, b)) continue;
        while (is_free(a - 1, b - 1)) {
            --a;
            --b;
        }
        std::int32_t count = 0;
        while (is_free(a + count, b + count)) ++count;
        if (count < moved_lines_min) continue;
        for (std::int32_t i = 0; i < count; ++i) {
            DiffLine& gone = lines[static_cast<std::size_t>(place_before[static_cast<std::size_t>(a + i)])];
            DiffLine& come = lines[static_cast<std::size_t>(place_after[static_cast<std::size_t>(b + i)])];
            gone.change = LineChange::moved_away;
            gone.moved = b + i;
            come.change = LineChange::moved_here;
            come.moved = a + i;
        }
    }
}

}  // namespace

std::vector<DiffLine> difference(std::string_view before, std::string_view after) {
    LineNumbers numbers;
    const Symbols a = numbers.of(before);
    const Symbols b = numbers.of(after);
    Myers myers(a, b);
    myers.run();
    std::vector<DiffLine> lines;
    lines.reserve(a.size() + b.size());
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < a.size() || j < b.size()) {
        if (i < a.size() && myers.is_kept_a[i] == 0) {
            lines.push_back({LineChange::removed, static_cast<std::int32_t>(i++), -1, -1});
        } else if (j < b.size() && myers.is_kept_b[j] == 0) {
            lines.push_back({LineChange::added, -1, static_cast<std::int32_t>(j++), -1});
        } else {
            lines.push_back({LineChange::kept, static_cast<std::int32_t>(i++), static_cast<std::int32_t>(j++), -1});
        }
    }
    mark_moves(a, b, lines);
    return lines;
}

std::int32_t follow_line(const std::vector<DiffLine>& lines, std::int32_t before) {
    std::int32_t after = 0;
    for (const DiffLine& line : lines) {
        if (line.before == before) {
            if (line.change == LineChange::kept) return line.after;
            return line.change == LineChange::moved_away ? line.moved : after;
        }
        if (line.after >= 0) after = line.after + 1;
    }
    return after;
}

}  // namespace cairn::lessons
