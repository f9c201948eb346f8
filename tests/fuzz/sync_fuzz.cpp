#include <string>

#include "core/sync/replica.hpp"
#include "tests/fuzz/fuzz.hpp"

using namespace cairn;

namespace {

bool equal(ByteView left, ByteView right) { return as_text(left) == as_text(right); }

}  // namespace

/// The first byte says for which decoder the rest is. What one accepts it writes again as it was: there is one way to
/// write each thing, so that what is signed means one thing.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    const ByteView bytes = fuzz::view_of(data + 1, size - 1);
    switch (data[0] % 7) {
        case 0:
            if (const auto head = sync::decode_head_body(bytes)) {
                const auto again = sync::decode_head_body(sync::encode_head_body(*head));
                CAIRN_ASSERT(again && *again == *head);
            }
            break;
        case 1:
            if (const auto member = sync::decode_member(bytes))
                CAIRN_ASSERT(equal(sync::encode_member(*member), bytes));
            break;
        case 2:
            if (const auto genesis = sync::decode_genesis(bytes))
                CAIRN_ASSERT(equal(sync::encode_genesis(*genesis), bytes));
            break;
        case 3:
            if (const auto memory = sync::decode_memory(bytes)) {
                const auto again = sync::decode_memory(sync::encode_memory(*memory));
                CAIRN_ASSERT(again && again->own == memory->own && again->known == memory->known &&
                             again->members == memory->members);
            }
            break;
        case 4:
            if (const auto link = sync::decode_link(as_text(bytes)))
                CAIRN_ASSERT(sync::encode_link(*link) == as_text(bytes));
            break;
        case 5:
            if (const auto plain = sync::from_base32(as_text(bytes)))
                CAIRN_ASSERT(sync::base32(*plain) == as_text(bytes));
            break;
        default: {
            // Nobody signed it: whatever it looks like, it is refused.
            const sync::SpaceKeys keys{crypto::Key(Bytes(crypto::Key::size))};
            CAIRN_ASSERT(!sync::open_head(bytes, {}, {}, keys, {}));
            CAIRN_ASSERT(!sync::open_run(bytes, {{1, 1}, sync::hash_of_run(bytes)}, {}, {}, keys, {}));
            CAIRN_ASSERT(!sync::open_invite(bytes, {}, {}));
            break;
        }
    }
    return 0;
}
