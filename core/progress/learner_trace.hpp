#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

#include "core/progress/answer_log.hpp"

namespace cairn::progress {

/// Values by number, as few as were used: open addressing in one piece of memory, cleared without giving it back.
template <class Value>
class SmallTable {
public:
    [[nodiscard]] const Value* find(std::uint32_t key) const {
        for (std::size_t slot = start(key);; slot = (slot + 1) & (slots_.size() - 1)) {
            if (slots_[slot] == 0) return nullptr;
            const Entry& entry = entries_[slots_[slot] - 1];
            if (entry.key == key) return &entry.value;
        }
    }
    /// A reference lasts until the next new key.
    Value& at_or_new(std::uint32_t key) {
        std::size_t slot = start(key);
        for (; slots_[slot] != 0; slot = (slot + 1) & (slots_.size() - 1)) {
            Entry& entry = entries_[slots_[slot] - 1];
            if (entry.key == key) return entry.value;
        }
        entries_.push_back({key, {}});
        slots_[slot] = static_cast<std::uint32_t>(entries_.size());
        if (entries_.size() * 2 > slots_.size()) grow();
        return entries_.back().value;
    }
    void clear() {
        entries_.clear();
        std::ranges::fill(slots_, 0U);
    }

private:
    struct Entry {
        std::uint32_t key;
        Value value;
    };
    [[nodiscard]] std::size_t start(std::uint32_t key) const { return (key * 2654435761U >> 12) & (slots_.size() - 1); }
    void grow() {
        slots_.assign(slots_.size() * 2, 0);
        for (std::size_t i = 0; i < entries_.size(); ++i) {
            std::size_t slot = start(entries_[i].key);
            while (slots_[slot] != 0) slot = (slot + 1) & (slots_.size() - 1);
            slots_[slot] = static_cast<std::uint32_t>(i + 1);
        }
    }

    std::vector<Entry> entries_;
    std::vector<std::uint32_t> slots_ = std::vector<std::uint32_t>(32, 0);
};

/// An ability in log-odds, followed answer by answer.
///
/// Source:   one step of Newton's method on the posterior of the Rasch model for each answer; what Elo and Glicko do.
struct RunningAbility {
    float value = 0.0f;
    float information = 0.0f;  ///< sum of p (1 - p)
};

/// The last outcomes as bits, a leading 1 before the first: 1, 1x, 1xx ... and then a window of a fixed length.
struct OutcomePattern {
    std::uint8_t bits = 1;
    void add(bool is_right, unsigned length) {
        bits = static_cast<std::uint8_t>(bits << 1 | (is_right ? 1 : 0));
        const unsigned top = 1U << length;
        if (bits >= 2 * top) bits = static_cast<std::uint8_t>((bits & (top - 1)) | top);
    }
};

/// How many answers, and right ones, lie in about the last hour, day, week and month: two neighbouring spans of each
/// length are counted, the older by the part of it that is still within reach.
struct TimeWindows {
    static constexpr std::size_t count = 4;
    static constexpr std::array<std::int64_t, count> length_ms{3'600'000, 86'400'000, 604'800'000, 2'592'000'000};
    struct Span {
        std::int32_t number = 0;
        std::uint16_t all = 0, right = 0, all_before = 0, right_before = 0;
    };
    struct Counts {
        float all = 0.0f, right = 0.0f;
    };
    std::array<Span, count> spans;

    void add(std::int64_t at_ms, bool is_right);
    [[nodiscard]] Counts at(std::size_t window, std::int64_t at_ms) const;
};

struct SkillTrace {
    std::uint32_t answers = 0;
    std::uint32_t right = 0;
    std::uint32_t last_number = 0;  ///< the learner's answers before the last one on this skill
    OutcomePattern pattern;
    float mean_short = 0.5f, mean = 0.5f, mean_long = 0.5f;  ///< moving means of being right
    float surprise_short = 0.0f, surprise = 0.0f;            ///< and of what was not predicted
    RunningAbility ability;
    std::int64_t last_ms = 0;
    TimeWindows windows;
};

struct ItemTrace {
    std::uint32_t answers = 0;
    std::uint32_t right = 0;
    std::uint32_t last_number = 0;
    OutcomePattern pattern;
    float mean = 0.5f;
    std::int64_t last_ms = 0;
};

struct PastAnswer {
    ItemIndex item = 0;
    AreaIndex first_skill = 0;
    bool is_right = false;
};

/// What an AnswerModel remembers of one learner: it follows from their answers in order and from the model that saw
/// them.
///
/// Cost:     about 200 bytes a skill and 50 an item that was practised; a step is O(skills of the question).
struct LearnerTrace {
    static constexpr std::size_t recent_max = 6;

    SmallTable<SkillTrace> skills;
    SmallTable<ItemTrace> items;
    std::uint32_t answers = 0;
    std::uint32_t right = 0;
    OutcomePattern pattern;
    float mean_short = 0.5f, mean = 0.5f, mean_long = 0.5f;
    float surprise_short = 0.0f, surprise = 0.0f, surprise_long = 0.0f, surprise_sum = 0.0f;
    RunningAbility ability;
    std::int64_t last_ms = 0;
    std::array<PastAnswer, recent_max> recent{};  ///< answer number n stands at n % recent_max

    [[nodiscard]] std::size_t recent_count() const { return std::min<std::size_t>(answers, recent_max); }
    /// The one given `back` answers before the next: 1 is the latest.
    [[nodiscard]] const PastAnswer& past(std::size_t back) const { return recent[(answers - back) % recent_max]; }

    /// Takes in an answer. `chance` is what was predicted for it, `base_log_odds` what item and skills alone would say.
    void add(const Question& question, bool is_right, float chance, float base_log_odds);
    void clear();
};

}  // namespace cairn::progress
