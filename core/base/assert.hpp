#pragma once
// Broken invariants end the program in release builds too: the page then offers people their data.

namespace cairn {

/// Prints where and what, then aborts. The web host turns the abort into the crash panel.
[[noreturn]] void assertion_failed(const char* condition, const char* file, int line);

}  // namespace cairn

#define CAIRN_ASSERT(condition)                                                                                        \
    ((condition) ? static_cast<void>(0) : ::cairn::assertion_failed(#condition, __FILE_NAME__, __LINE__))
