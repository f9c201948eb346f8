#pragma once

#include "shell/ui/context.hpp"
#include "shell/ui/look.hpp"

#include <initializer_list>
#include <span>
#include <string_view>

namespace cairn::ui {

/// Rows under each other with hair lines between. Put it in a `card` with padding 0, or on the page as it is.
void list(Ui& ui, Key key, std::string_view name, FunctionRef<void()> rows);

struct RowLook {
    std::string_view name = {};       ///< what a screen reader calls the row; required when pressable
    std::string_view href = {};
    bool is_selected = false;
    bool is_pressable = true;
    bool is_dense = false;            ///< 44 instead of 60
    bool is_unread = false;           ///< amber dot; say it in `name` too
    float padding_x = 16;
};

/// One row, its content a `row` (side by side, centred). True when pressed; controls inside keep their own press.
bool list_row(Ui& ui, Key key, const RowLook& look, FunctionRef<void()> content);

/// A list of any length: only what is in view is called. Every row is `row_height` px high.
void long_list(Ui& ui, Key key, std::string_view name, int count, float row_height, FunctionRef<void(int index)> row);

struct TreeRow {
    std::string_view name = {};  ///< what a screen reader calls the row
    std::string_view href = {};
    std::uint64_t key = 0;       ///< a stable number: the way to this row, since a thing may stand in several places
    int depth = 0;               ///< 0 at the top
    bool has_branches = false;
    bool is_open = false;        ///< its branches are among the rows that follow
};

struct TreeAnswer {
    int pressed = -1;
    int toggled = -1;  ///< to be opened or closed: by its arrow, or by Right and Left on the row
};

/// Rows of which some have branches; `rows` are those on show, in order. `content` runs in a row flow after the arrow.
TreeAnswer tree(Ui& ui, Key key, std::string_view name, int row_count, FunctionRef<TreeRow(int row)> row,
                FunctionRef<void(int row)> content);

enum class Sort : std::uint8_t { none, ascending, descending };

struct TableColumn {
    std::string_view title = {};
    float weight = 1;          ///< share of what fixed columns leave, unless words would be cut for it
    float width = 0;           ///< > 0: at least this, and no share of the rest, px
    Align align = Align::start;
    float hide_below = 0;      ///< not shown while the table is narrower than this
    bool is_sortable = false;
    Sort sort = Sort::none;
};

struct TableOptions {
    int selected = -1;
    bool is_pressable = false;                            ///< rows can be pressed
    FunctionRef<std::string_view(int row)> row_name = {}; ///< required when pressable
    FunctionRef<std::string_view(int row)> row_href = {};
    FunctionRef<std::uint64_t(int row)> row_key = {};     ///< a stable number; default the index
    float row_height = 44;                                ///< 52 for two lines
    std::string_view empty_text = {};                     ///< one line in place of rows
};

struct TableAnswer {
    int row_pressed = -1;
    int column_pressed = -1;   ///< a sortable title: sort in the view, then pass `sort` back
};

/// Title row that stays in sight, rows of one height, only those in view are drawn. `cell` runs in a row flow
/// aligned as its column. On touch the rows are 48 high.
TableAnswer table(Ui& ui, Key key, std::string_view name, std::span<const TableColumn> columns, int row_count,
                  FunctionRef<void(int row, int column)> cell, const TableOptions& options = {});
TableAnswer table(Ui& ui, Key key, std::string_view name, std::initializer_list<TableColumn> columns, int row_count,
                  FunctionRef<void(int row, int column)> cell, const TableOptions& options = {});

}  // namespace cairn::ui
