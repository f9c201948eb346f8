#pragma once

#include <string>

namespace cairn::ui {

/// Replaces Arabic letters, in logical order, by the forms they take beside each other; lam and alef become one.
/// Source: UnicodeData 15, Arabic Presentation Forms A and B.
void join_arabic(std::u32string& text);

}  // namespace cairn::ui
