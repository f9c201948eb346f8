#pragma once

#include "shell/ui/canvas.hpp"
#include "shell/ui/context.hpp"

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

namespace cairn::ui {

/// One box of a map: a title, a level as colour and digit, perhaps a number on the way to a goal.
struct MapNode {
    std::uint64_t key = 0;         ///< stable, for its id
    std::string_view title = {};
    std::string_view name = {};    ///< spoken: "Threads, level 2, step 3 of 5 to your goal"
    std::string_view note = {};    ///< over the box: "You are here"
    Point centre = {};             ///< map px
    int level = 0;                 ///< 0..5; -1: none, drawn as 0 without its digit
    int number = 0;                ///< > 0: a badge at the corner
    bool is_now = false;
    bool is_goal = false;
    bool is_on_path = false;
    bool is_faded = false;         ///< not what is looked for
    bool is_selected = false;
};

/// From the right side of one box through `bends` (map px, x and y) to the left side of another.
struct MapEdge {
    int from = 0;
    int to = 0;
    std::span<const std::array<float, 2>> bends = {};
    bool is_on_path = false;
};

/// How somebody looks at a map; the screen keeps it. A new one shows the place where they are.
struct MapView {
    CanvasView view;
    bool is_placed = false;
    Size shown;                   ///< px of the frame
    float zoom_wanted = 1;        ///< a factor, taken in the next frame
    bool is_fit_wanted = false;
    int node_wanted = -1;         ///< to be centred in the next frame
    std::uint32_t focus_seen = 0;
    int focus_next = -1;          ///< gets the focus when it is drawn
};

inline constexpr Size map_node_size{152, 40};
inline constexpr float map_node_gap_x = 56;  ///< between two layers

/// The buttons beside a map: each takes effect in the next frame.
void zoom_map(Ui& ui, MapView& view, float factor);
void fit_map(Ui& ui, MapView& view);
void show_on_map(Ui& ui, MapView& view, int node);

struct GraphMap {
    std::string_view name = {};
    std::string_view summary = {};  ///< spoken: how large it is, and how to move on it
    float height = 400;
    Size size = {};                 ///< of the whole map, map px
    int node_count = 0;
    int edge_count = 0;
    FunctionRef<MapNode(int)> node = {};
    FunctionRef<MapEdge(int)> edge = {};
    int now = -1;                   ///< Home leads here
    int goal = -1;                  ///< End leads here
};

/// A graph in layers from left to right, drawn where its layout says: a region whose boxes in sight are buttons.
///
/// Moved and zoomed like every canvas (CanvasView). With a box focused: arrows follow edges to the right and left and
/// step up and down within the layer, Home and End, + and − zoom, 0 shows everything; what gets the focus comes into
/// view. Text that would be too small to read is left out, levels stay.
/// Cost:     drawing is bounded by what is in sight and by `vertices_max` (graph_map.cpp); O(nodes + edges) besides.
/// Returns the box that was pressed, or -1.
int graph_map(Ui& ui, Key key, const GraphMap& map, MapView& view);

/// What the drawing means, in a line: levels 0 to 5, the way to the goal.
void map_legend(Ui& ui, std::string_view level_label, std::string_view path_label);

}  // namespace cairn::ui
