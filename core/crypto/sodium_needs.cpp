// What the compiled parts of libsodium ask of its other parts. Only a broken invariant would call these: nonces and
// keys are made by ours, and sizes are checked before.

#include <sodium/core.h>
#include <sodium/randombytes.h>

#include <cstdlib>

void sodium_misuse() { std::abort(); }
void randombytes_buf(void* const /*buffer*/, const size_t /*size*/) { std::abort(); }
