#include "shell/ui/plots.hpp"

#include "shell/ui/buttons.hpp"
#include "shell/ui/cards.hpp"
#include "shell/ui/internal.hpp"
#include "shell/ui/layout.hpp"
#include "shell/ui/lists.hpp"
#include "shell/ui/text.hpp"

#include <algorithm>
#include <array>

namespace cairn::ui {
namespace {

constexpr std::size_t columns_max = 8;
constexpr float row_height = 36;

void draw_table(Ui& ui, std::string_view title, const ChartTable& data) {
    std::array<TableColumn, columns_max> columns{};
    const auto count = static_cast<std::size_t>(std::min(data.columns.count(), static_cast<int>(columns_max)));
    for (std::size_t i = 0; i < count; ++i) {
        columns[i].title = data.columns[static_cast<int>(i)];
        columns[i].align = i == 0 ? Align::start : Align::end;
    }
    table(ui, "numbers", title, std::span<const TableColumn>(columns.data(), count), data.row_count,
          [&](int row, int column) {
              if (column == 0)
                  text(ui, data.cell(row, column));
              else
                  tabular(ui, data.cell(row, column));
          },
          {.row_height = row_height});
}

}  // namespace

bool chart_frame(Ui& ui, Key key, std::string_view title, const ChartTable& data, const ChartWords& words,
                 FunctionRef<void()> picture) {
    const std::uint32_t id = id_of(key);
    const IdScope ids(id);
    int& is_table = *ui.state().memory.GetIntRef(id_mix(id, 60), 0);
    bool is_download_pressed = false;
    row(ui, {.gap = 4, .is_wrapping = false}, [&] {
        column(ui, 0, [&] { heading(ui, 2, title, TextStyle::h3); });
        fill_right(ui);
        if (icon_button(ui, "table", is_table != 0 ? Icon::chart_line : Icon::table_2,
                        is_table != 0 ? words.to_picture : words.to_table)) {
            is_table = 1 - is_table;
            ui.wake_after(0);
        }
        is_download_pressed = icon_button(ui, "file", Icon::download, words.download);
    });
    if (is_table != 0)
        draw_table(ui, title, data);
    else
        picture();
    return is_download_pressed;
}

}  // namespace cairn::ui
