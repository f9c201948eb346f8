#pragma once

#include <set>
#include <string>
#include <string_view>

#include "app_desk.hpp"
#include "shell/ui/function_ref.hpp"

namespace cairn::screens {

/// Goes to every screen and calls `visit` with its name: each page without data, then in the sample programme as a
/// learner, a coach and an organiser, then with dialogs open and mistakes in forms. New pages are gone to by
/// themselves. Needs a desk on which nothing was done.
void every_screen(AppDesk& desk, ui::FunctionRef<void(std::string_view)> visit);

/// What is wrong, each sentence once with the first screen on which it was seen.
class Findings {
public:
    void add(std::string_view screen, const std::string& sentence) {
        if (seen_.insert(sentence).second) text_ += std::string(screen) + ": " + sentence + "\n";
    }
    [[nodiscard]] const std::string& text() const { return text_; }

private:
    std::set<std::string> seen_;
    std::string text_;
};

}  // namespace cairn::screens
