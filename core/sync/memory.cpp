#include "core/sync/replica.hpp"
#include "core/sync/wire.hpp"

namespace cairn::sync {
namespace {

constexpr std::string_view magic = "CAIRNSY1";
constexpr std::size_t known_bytes = 10 + 8 + 32 + 8;

void put_log(WireWriter& writer, const OwnLog& log) {
    writer.put_u64(log.token);
    writer.put_u64(log.head.counter);
    writer.put_bytes(encode_head_body(log.head));
}

std::optional<OwnLog> take_log(WireReader& reader) {
    OwnLog log;
    log.token = reader.take_u64();
    const std::uint64_t counter = reader.take_u64();
    auto head = decode_head_body(reader.take_bytes());
    if (!head) return std::nullopt;
    log.head = std::move(*head);
    log.head.counter = counter;
    return log;
}

}  // namespace

Bytes encode_memory(const Memory& memory) {
    Bytes bytes;
    WireWriter writer(bytes);
    writer.put_raw(as_bytes(magic));
    put_log(writer, memory.own);
    writer.put_u8(memory.pending ? 1 : 0);
    if (memory.pending) put_log(writer, *memory.pending);
    writer.put_u32(static_cast<std::uint32_t>(memory.known.size()));
    for (const auto& [replica, known] : memory.known) {
        writer.put_raw(replica.bytes);
        writer.put_u64(known.point.sequence);
        writer.put_raw(known.point.chain);
        writer.put_u64(known.counter);
    }
    writer.put_u32(static_cast<std::uint32_t>(memory.members.size()));
    for (const Member& member : memory.members) writer.put_bytes(encode_member(member));
    return bytes;
}

Result<Memory> decode_memory(ByteView bytes) {
    WireReader reader(bytes);
    if (as_text(reader.take_raw(magic.size())) != magic) return fail(Errc::bytes_malformed, "sync memory");
    Memory memory;
    auto own = take_log(reader);
    if (!own) return fail(Errc::bytes_malformed, "own log");
    memory.own = std::move(*own);
    if (reader.take_u8() != 0) {
        memory.pending = take_log(reader);
        if (!memory.pending) return fail(Errc::bytes_malformed, "pending log");
    }
    for (std::uint32_t left = reader.take_count(known_bytes); left > 0; --left) {
        ReplicaName replica;
        reader.take_into(replica.bytes);
        Known& known = memory.known[replica];
        known.point.sequence = reader.take_u64();
        reader.take_into(known.point.chain);
        known.counter = reader.take_u64();
    }
    for (std::uint32_t left = reader.take_count(4); left > 0; --left) {
        auto member = decode_member(reader.take_bytes());
        if (!member) return fail(Errc::bytes_malformed, "member");
        memory.members.push_back(std::move(*member));
    }
    if (!reader.is_whole()) return fail(Errc::bytes_malformed, "bytes after the memory");
    return memory;
}

}  // namespace cairn::sync
