#pragma once

// For the room's own .cpp files only: what widgets share. Screens never include it.

#include "shell/ui/context.hpp"
#include "shell/ui/look.hpp"

#include <imgui.h>
#include <imgui_internal.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cairn::ui {

/// What lies under the content; tones and buttons look it up.
enum class Surface : std::uint8_t { normal, hero, inverse };

/// Of a flow that nothing in it has to fill. Places above the window's top are negative, so 0 would be one.
inline constexpr float no_stretch = std::numeric_limits<float>::lowest();

/// One flow of things: vertical, or a row. The innermost one decides where the next thing stands.
struct Flow {
    std::uint32_t id = 0;
    float left = 0;
    float top = 0;
    float width = 0;
    float x = 0;                 ///< row: where the next thing starts
    float y = 0;                 ///< bottom of what was placed last; in a row the top of the line
    float gap = 8;
    float gap_once = -1;         ///< spacer: replaces the next gap
    float line_gap = 8;
    float line_height = 0;       ///< row: tallest on this line
    float line_expected = 0;     ///< row: tallest in the frame before
    float tallest = 0;           ///< row: tallest on any line
    std::uint32_t line_index = 0;
    float stretch_bottom = no_stretch;  ///< things that can grow do so down to here
    float natural_bottom = 0;    ///< bottom without growing
    std::optional<float> fill_end;  ///< where fill_down ended
    float filled = 0;            ///< px by which it moved what follows
    float right_width = 0;       ///< row: width of what followed fill_right
    float right_start = -1;      ///< row: x where fill_right began
    float cut_off = 0;           ///< single line: px by which words were shortened
    std::uint32_t ordinal = 0;
    int placed = 0;              ///< how many things were placed
    Align align = Align::start;
    bool is_row = false;
    bool is_wrapping = false;
    bool is_top_aligned = false;
    bool is_single_line = false; ///< table cells, bars: what is too wide is shortened, not wrapped
    bool is_empty = true;
    bool is_line_empty = true;
};

/// A text face at a size, ready to draw.
struct TextFace {
    ImFont* font = nullptr;
    float size = 0;        ///< ImGui's
    float px = 0;          ///< CSS em
    float line = 0;
    float cap_height = 0;  ///< px
};

/// What came of a thing that can be pressed.
struct Interaction {
    bool is_pressed = false;
    bool is_hovered = false;
    bool is_held = false;
    bool is_focused = false;       ///< by keyboard or by the platform
    bool is_ring_shown = false;
    float hover = 0;               ///< 0..1, animated
};

struct InteractionOptions {
    bool is_disabled = false;
    bool takes_drag = false;       ///< dragging here belongs to the widget, it does not scroll the page
    bool is_ring_inside = false;
    bool presses_on_down = false;
    bool is_repeating = false;
    float radius = theme::radius::md;
};

struct Toast {
    std::uint32_t id = 0;
    std::string text;
    std::string action;
    std::string dismiss;
    double left_seconds = 0;        ///< stands still while it is pointed at or has the focus
    double seen = 0;                ///< when it was drawn last
    ImGuiWindow* window = nullptr;
    bool is_new = true;
    bool is_held = false;           ///< in the frame before
    bool is_action_pressed = false;
};

struct Animation {
    std::uint32_t id = 0;
    float value = 0;
    int frame = 0;
};

/// A window that is gone, as it was drawn last, until it has faded (fades.hpp).
struct Ghost {
    ImGuiWindow* window = nullptr;
    double since = 0;
    float milliseconds = 0;
    int frame = 0;            ///< of ImGui, in which it went
    bool lies_under = false;  ///< the page before this one
};

struct ScrollMotion {
    std::uint32_t window = 0;
    float velocity = 0;            ///< px a second
    bool is_dragging = false;
};

struct UiState {
    Fonts fonts;
    FrameInput input;
    theme::Palette palette = theme::light;
    FrameOutput output;
    Semantics semantics;
    theme::Density density = theme::Density::wide;
    std::vector<Action> actions;
    std::vector<Action> actions_next;
    std::vector<Flow> flows;
    ImGuiStorage memory;                      ///< sizes of the frame before, by id
    std::deque<ImDrawListSplitter> splitters; ///< one for each depth of card
    std::size_t splitter_depth = 0;
    std::array<Animation, 48> animations{};
    std::array<Ghost, 6> ghosts{};
    ImGuiWindow* page_window = nullptr;       ///< of the page that was drawn last
    std::vector<Toast> toasts;
    std::uint32_t toast_pressed = 0;          ///< whose action was pressed in the frame before
    bool tip_beside = false;                  ///< the tooltip stands at the right of its thing (rail)
    Surface surface = Surface::normal;
    std::string language;                     ///< of the innermost language(); empty: the page's
    int disabled_depth = 0;
    int frame = 0;
    int unsettled_run = 0;
    float delta_seconds = 0;
    double seconds_last = -1;

    std::uint32_t focused_id = 0;             ///< by the platform
    bool is_focus_visible = false;
    bool is_page_focus_wanted = false;
    struct MainScrollWish {
        float y = 0;
        int frames = 0;  ///< how long to wait for the content to reach so far
    } main_scroll_wish;
    float main_scroll = 0;
    std::uint32_t native_focus = 0;        ///< where ImGui's focus goes, natively: when this thing is drawn next
    int native_focus_frames = 0;           ///< how long it is waited for
    bool is_native_focus_next = false;     ///< … and to whatever is drawn next (after the heading of a new page)
    bool is_field_focused = false;         ///< the platform edits one of our fields; of the frame before
    bool is_field_focused_now = false;

    struct Ring {
        ImGuiWindow* window = nullptr;
        Rect rect;
        float radius = 0;
    } ring;

    struct Tip {
        std::uint32_t id = 0;  ///< what the pointer rests on
        double since = 0;
        bool is_wanted = false;  ///< asked for in this frame
        bool is_shown = false;
        std::uint32_t dismissed_id = 0;  ///< Escape hid it; until something else is pointed at
        Rect anchor;
        std::string text;
        std::string shortcut;
    } tip;

    struct Last {  ///< the thing drawn last, for tooltip()
        std::uint32_t id = 0;
        Rect rect;
        bool is_hovered = false;
        bool is_focused = false;
    } last;

    bool are_buttons_full_width = false;  ///< dialog_actions on phones
    bool is_modal_open = false;  ///< in the frame before
    bool is_modal_open_now = false;
    int modal_depth = 0;  ///< > 0: inside one

    ScrollMotion scroll;
    std::optional<Pinch> pinch;  ///< not consumed yet
    Rect zoom_area;  ///< where two fingers zoom
    bool is_drag_claimed = false;  ///< a widget under the finger wants the drag
    float nav_width = 0;  ///< taken at the left by navigation
    float nav_height = 0;  ///< taken at the bottom on phones
    float bar_height = 0;  ///< taken by the top bar
    bool is_in_navigation = false;
    bool is_in_rail = false;
    float nav_item_width = 0;  ///< on phones: one place of the bar
    int nav_item_count = 0;
    float page_padding = 0;  ///< under the content of the main region
    std::uint32_t stay_at_end_window = 0;
    std::string filter;  ///< of the list that is open
    std::vector<int> options_found;  ///< what of it the filter leaves, by index
    int select_index = -1;  ///< what was chosen when the cursor last followed
    int option_active = 0;  ///< where the cursor is among those
    std::string typed_ahead;  ///< the beginning of the option that is looked for by typing
    double typed_ahead_until = 0;
    int paint_day = -1;  ///< availability_grid: where the stroke is, -1 none
    int paint_hour = 0;
    bool paint_is_free = false;
};

// ---- geometry -------------------------------------------------------------------------------------------------
[[nodiscard]] inline ImVec2 to_im(Point p) { return {p.x, p.y}; }
[[nodiscard]] inline ImRect to_im(const Rect& r) { return {r.x, r.y, r.right(), r.bottom()}; }
[[nodiscard]] inline Rect from_im(const ImRect& r) { return {r.Min.x, r.Min.y, r.GetWidth(), r.GetHeight()}; }
[[nodiscard]] inline ImU32 to_im(theme::Color c) { return c.abgr; }
/// To a whole device pixel.
[[nodiscard]] float snap(const Ui& ui, float px);
[[nodiscard]] Rect snap(const Ui& ui, const Rect& rect);

// ---- ids ------------------------------------------------------------------------------------------------------
[[nodiscard]] std::uint32_t id_of(Key key);  ///< under the current id stack, never 0
[[nodiscard]] std::uint32_t id_mix(std::uint32_t seed, std::uint64_t number);
struct IdScope {
    explicit IdScope(std::uint32_t id) { ImGui::PushOverrideID(id); }
    ~IdScope() { ImGui::PopID(); }
    IdScope(const IdScope&) = delete;
    IdScope& operator=(const IdScope&) = delete;
};

// ---- flow -----------------------------------------------------------------------------------------------------
[[nodiscard]] Flow& flow(Ui& ui);
[[nodiscard]] const Flow& flow(const Ui& ui);
/// Takes the next place for something of this size and makes the window's content reach it.
Rect place(Ui& ui, float width, float height);
/// In a row: what of `wanted` it may take without pushing out what stands at the right.
[[nodiscard]] float room_in_row(Ui& ui, float wanted);
/// In a row: how high this line was in the frame before, and on to a new line.
[[nodiscard]] std::uint32_t line_memory(const Flow& row);
void next_line(Ui& ui, Flow& row);
/// The width a thing should take that wants `wanted` (0: all there is).
[[nodiscard]] float width_for(Ui& ui, float wanted);
struct Extent {
    float height = 0;  ///< with what grew to fill
    float natural = 0;  ///< without
};
/// A vertical flow in a fixed box, for containers; returns how high its content was.
Extent run_flow(Ui& ui, std::uint32_t id, Rect box, float gap, FunctionRef<void()> content,
                float stretch_bottom = no_stretch);
struct LineUse {
    float width = 0;   ///< px taken
    float wanted = 0;  ///< px that would have shown all words whole
};
/// A row in a fixed box: everything on one line, centred on it.
LineUse run_line(Ui& ui, std::uint32_t id, Rect box, float gap, Align align, FunctionRef<void()> content);
[[nodiscard]] std::uint32_t next_layout_id(Ui& ui);
/// Down to where the next thing may grow: only the last thing of a flow does (as the frame before knew it); else
/// no_stretch.
[[nodiscard]] float stretch_of_next(Ui& ui);
/// The outer flow moves on below (or beside) a box whose height was not known when it was placed.
void occupy(Ui& ui, const Rect& box, Extent extent);
void reach(const Rect& rect);  ///< grows the window's content to include it
/// The value of the frame before; `keep` stores this frame's and notes when it differs.
[[nodiscard]] float recall(const Ui& ui, std::uint32_t id, float otherwise);
void keep(Ui& ui, std::uint32_t id, float value);

// ---- interaction ----------------------------------------------------------------------------------------------
/// Registers a pressable thing with ImGui and consumes its actions. Call it even where it is scrolled out.
Interaction interact(Ui& ui, std::uint32_t id, const Rect& rect, const InteractionOptions& options = {});
/// Takes one action of this kind for this id out of the queue.
bool take_action(Ui& ui, std::uint32_t id, Action::Kind kind, Action* out = nullptr);
/// Focus and scroll actions, the ring; part of `interact`, for things that ImGui interacts with itself.
void follow_focus(Ui& ui, std::uint32_t id, const Rect& rect, float radius, bool is_inside, bool has_native_focus);
[[nodiscard]] bool is_disabled_here(const Ui& ui);
/// 0..1 towards `target` in `ms`; unknown ids start at `from`.
float animate(Ui& ui, std::uint32_t id, float target, float ms, float from);
/// Makes an animation begin at `from` even though its target was reached long ago (a toggle that was pressed).
void start_animation(Ui& ui, std::uint32_t id, float from);
void wake(Ui& ui, float seconds);
void want_tooltip(Ui& ui, std::uint32_t id, const Rect& anchor, std::string_view text, bool is_hovered, bool at_once,
                  std::string_view shortcut = {});
[[nodiscard]] bool is_visible(const Rect& rect);

// ---- nodes ----------------------------------------------------------------------------------------------------
/// A node at `rect` with what is the same for all: language, visibility, disabled here.
[[nodiscard]] Node node_at(Ui& ui, std::uint32_t id, Role role, std::string_view name, const Rect& rect);
void leaf(Ui& ui, Node node);
struct NodeScope {
    NodeScope(Ui& ui, const Node& node);
    ~NodeScope();
    NodeScope(const NodeScope&) = delete;
    NodeScope& operator=(const NodeScope&) = delete;
    Ui& ui;
    std::size_t index;
};

/// A container from where the flow stands now to where it stands at the end of the scope.
struct ContainerScope {
    ContainerScope(Ui& ui, std::uint32_t id, Role role, std::string_view name);
    ~ContainerScope();
    ContainerScope(const ContainerScope&) = delete;
    ContainerScope& operator=(const ContainerScope&) = delete;
    NodeScope node;
};

// ---- text -----------------------------------------------------------------------------------------------------
[[nodiscard]] TextFace face_of(const Ui& ui, TextStyle style);
[[nodiscard]] TextFace face_of(const Ui& ui, theme::TextMetrics metrics, bool is_mono = false);
[[nodiscard]] float advance_of(const TextFace& face, char32_t code_point);
[[nodiscard]] float measure(const TextFace& face, std::string_view text);
/// Draws one line in a box as high as `rect`, on the baseline that centres capitals; never wraps.
void draw_line(Ui& ui, const TextFace& face, Point top_left, float height, std::string_view text, theme::Color color);
/// As draw_line, aligned in the rect and shortened with … when too wide. Returns whether it was shortened.
bool draw_fitted(Ui& ui, const TextFace& face, const Rect& rect, std::string_view text, theme::Color color,
                 Align align = Align::start);
/// Draws wrapped text; returns its height. With `is_measured_only` nothing is drawn.
float draw_wrapped(Ui& ui, const TextFace& face, const Rect& box, std::string_view text, theme::Color color,
                   Align align, bool is_measured_only = false);
/// Digits get the width of "0".
[[nodiscard]] float measure_tabular(const TextFace& face, std::string_view text);
void draw_tabular(Ui& ui, const TextFace& face, Point top_left, float height, std::string_view text,
                  theme::Color color);

// ---- sizes that depend on density -----------------------------------------------------------------------------
[[nodiscard]] float control_height(const Ui& ui);  ///< 36, 44 on touch, 48 on phones
[[nodiscard]] float touch_least(const Ui& ui);  ///< 24, 44 on touch
[[nodiscard]] ImDrawList* draw_list();

/// Draws what comes later under what comes now: content first, its box last.
class Underlay {
public:
    explicit Underlay(Ui& ui);
    void begin_under();  ///< from here on: beneath the content
    void end();

private:
    Ui& ui_;
    ImDrawListSplitter& splitter_;
};

// ---- between the room's files ---------------------------------------------------------------------------------
/// As draw_wrapped, over everything else on the screen.
float draw_wrapped_on_screen(Ui& ui, const TextFace& face, const Rect& box, std::string_view text, theme::Color color,
                             bool is_measured_only);
/// Toasts live at the root: their key means the same wherever it is asked for.
[[nodiscard]] std::uint32_t toast_id(Key key);
void draw_avatar(Ui& ui, Point top_left, std::string_view name, float size);
void draw_toasts(Ui& ui);
void draw_tip(Ui& ui);
void draw_ring(Ui& ui);
void apply_style(Ui& ui);
void scroll_by_touch(Ui& ui, ImGuiWindow* window);
void finish_scroll(Ui& ui);
/// A child window at a fixed place, with the room's scrolling; `content` runs in a vertical flow inside its padding.
void area(Ui& ui, std::uint32_t id, const Rect& box, ImVec2 padding, float gap, float padding_bottom, bool is_scrolling,
          FunctionRef<void(ImGuiWindow*)> content);
/// The thin bar of the room in place of ImGui's.
void draw_scrollbar(Ui& ui, ImGuiWindow* window);

}  // namespace cairn::ui
