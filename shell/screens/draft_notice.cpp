#include "shell/screens/draft_notice.hpp"

namespace cairn::screens {

bool draft_notice(ScreenContext& context) {
    return ui::banner(context.ui, "draft", ui::Meaning::info, context.text.draft_title(), context.text.draft_line(),
                      context.text.draft_discard());
}

}  // namespace cairn::screens
