#pragma once

#include "shell/ui/context.hpp"
#include "shell/ui/look.hpp"

#include <initializer_list>
#include <span>
#include <string_view>

// Small pictures of numbers. Each has a `name` and a text of its value: what a screen reader says, and what stands
// beside it. Bars start at zero; nothing is told by colour alone.

namespace cairn::ui {

/// `fraction` 0..1; `value_text` ("4.5 of 6 h") is drawn at the right, unless empty, and spoken.
void progress_bar(Ui& ui, std::string_view name, double fraction, std::string_view value_text,
                  Meaning meaning = Meaning::selected);

/// `done` of `count` steps as segments; `now_fraction` fills the next one in part.
void segment_bar(Ui& ui, std::string_view name, int done, int count, double now_fraction, std::string_view value_text);

enum class RingSize : std::uint8_t { small, medium, large };
/// `value` in the middle, `unit` under it.
void ring(Ui& ui, std::string_view name, double fraction, std::string_view value, std::string_view unit,
          RingSize size = RingSize::large);

struct Contribution {
    std::string_view label = {};
    std::string_view evidence = {};
    double value = 0;             ///< signed; bar to the right or left of one axis
    std::string_view value_text = {};  ///< "+7.5" or "−2.4" (U+2212)
};
/// How a score adds up: rows share one axis and scale, then a rule, then the total. Returns the pressed row (its
/// evidence) or -1; rows can be pressed only if `is_pressable`.
int contributions(Ui& ui, Key key, std::string_view name, std::span<const Contribution> parts,
                  std::string_view total_label, std::string_view total_text, bool is_pressable = false);

enum class Slot : std::uint8_t { none, you, them, both };
struct WeekStrip {
    std::string_view name = {};                             ///< "When you could meet"
    std::string_view summary = {};                          ///< spoken in place of 7 × n cells
    Labels day_names = {};                                  ///< 7, Monday first
    int hour_first = 8;
    int hour_end = 24;                                 ///< exclusive
    FunctionRef<Slot(int day, int hour)> slot = {};
    FunctionRef<std::string_view(int day, int hour)> cell_name =
        {};  ///< "Tue 19:00, both free"; valid until the next call
    std::string_view legend_both = {};
    std::string_view legend_you = {};
    std::string_view legend_them = {};
};
/// It takes the focus: arrow keys then move a cursor through its hours, whose name is spoken; a mouse shows it as
/// tooltip.
void week_strip(Ui& ui, const WeekStrip& strip);

enum class StepState : std::uint8_t { done, now, next, goal };
struct TrailStep {
    std::string_view title = {};
    std::string_view note = {};        ///< "Level 4", "You are here", "16 h left"
    StepState state = StepState::next;
};
/// The path to a goal as stones on a rising line, a list. On phones stones under each other.
/// Returns the step pressed, or -1.
int trail(Ui& ui, Key key, std::string_view name, std::span<const TrailStep> steps);

/// A line through `values` with its last point marked; one scale for several: give `minimum` < `maximum`.
void sparkline(Ui& ui, std::string_view name, std::span<const float> values, Size size, Meaning meaning,
               float minimum = 0, float maximum = 0);

/// Small upright bars, e.g. the days of a week; `current` is bold, -1 none; `target` draws a line, 0 none. `in_words`
/// says the values to who does not see them.
void bar_chart(Ui& ui, std::string_view name, std::string_view in_words, std::span<const float> values, Labels labels,
               float height, int current = -1, float target = 0);

/// Mean with its interval on 0..5; `value_text` ("2.4, 1.9 to 2.9, 12 answers") is drawn at the right and spoken.
void mastery_bar(Ui& ui, std::string_view label, double mean, double low, double high, std::string_view value_text);

struct Dumbbell {
    std::string_view label = {};
    int you = -1;                 ///< 0..5, -1 not rated
    int them = -1;
    std::string_view note = {};        ///< under the label
    std::string_view value_text = {};  ///< spoken: "You 3, Daniel 4"
};
/// One criterion rated by two: you = diamond, the other = circle. A gap of 2 or more is marked.
void dumbbell(Ui& ui, const Dumbbell& row);

/// A bar cut into parts that add up (a score on a list row). Decoration beside its number.
void part_bar(Ui& ui, std::span<const float> parts, float width);

}  // namespace cairn::ui
