#include "shell/screens/limited_field.hpp"

#include "shell/text/limits.hpp"

namespace cairn::screens {
namespace {

using Draw = ui::FieldAnswer(ui::FieldOptions);

ui::FieldAnswer limited(ScreenContext& context, const std::string& value, std::size_t characters_max,
                        ui::FieldOptions options, ui::FunctionRef<Draw> draw) {
    const text::LimitNote before = text::limit_note(context.text, value, characters_max);
    options.characters_kept = text::kept_characters(characters_max);
    if (before.is_over())
        options.error = before.words;
    else if (before.stage == text::LimitStage::near_it)
        options.help = before.words;
    const ui::FieldAnswer answer = draw(options);
    if (answer.is_changed) {
        const text::LimitNote after = text::limit_note(context.text, value, characters_max);
        if (after.stage != before.stage && !after.words.empty()) ui::announce(context.ui, after.words, after.is_over());
        context.ui.wake_after(0);  // the note under the box is of the frame before
    }
    return answer;
}

}  // namespace

ui::FieldAnswer limited_field(ScreenContext& context, ui::Key key, std::string_view label, std::string& value,
                              std::size_t characters_max, ui::FieldOptions options) {
    return limited(context, value, characters_max, options,
                   [&](ui::FieldOptions made) { return ui::field(context.ui, key, label, value, made); });
}

ui::FieldAnswer limited_prose(ScreenContext& context, ui::Key key, std::string_view label, std::string& value,
                              std::size_t characters_max, ui::FieldOptions options) {
    return limited(context, value, characters_max, options,
                   [&](ui::FieldOptions made) { return ui::prose(context.ui, key, label, value, made); });
}

}  // namespace cairn::screens
