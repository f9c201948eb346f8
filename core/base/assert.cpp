#include "core/base/assert.hpp"

#include <cstdio>
#include <cstdlib>

namespace cairn {

void assertion_failed(const char* condition, const char* file, int line) {
    std::fprintf(stderr, "cairn: %s:%d: broken invariant: %s\n", file, line, condition);
    std::abort();
}

}  // namespace cairn
