#include "core/sync/run.hpp"

#include <algorithm>
#include <bit>

#include "core/base/compress.hpp"
#include "core/crypto/seal.hpp"
#include "core/sync/wire.hpp"

namespace cairn::sync {
namespace {

constexpr std::string_view run_magic = "CAIRNSR1";
constexpr std::string_view head_magic = "CAIRNSH1";
constexpr std::string_view members_magic = "CAIRNSM1";
constexpr std::string_view hints_magic = "CAIRNSA1";
constexpr std::string_view run_use = "cairn/v1/run object";
constexpr std::string_view head_use = "cairn/v1/head object";
constexpr std::size_t head_step = 256;
constexpr std::size_t name_bytes = 10;
constexpr std::size_t heard_bytes = name_bytes + 8;
constexpr std::size_t run_ref_bytes = 8 + 8 + 16;
constexpr std::size_t member_bytes_least = crypto::certificate_bytes + 1 + 4 + 64;

/// What stands before the last 64 bytes, when these are the device's signature over it.
std::optional<ByteView> signed_part(ByteView bytes, std::string_view use, const crypto::VerifyKey& device) {
    crypto::Signature signature{};
    if (bytes.size() < signature.size() || bytes.size() > object_bytes_max) return std::nullopt;
    const ByteView part = bytes.first(bytes.size() - signature.size());
    std::ranges::copy(bytes.last(signature.size()), signature.begin());
    if (!crypto::verify(device, use, part, signature)) return std::nullopt;
    return part;
}

void put_place(WireWriter& writer, std::string_view magic, const Writer& who) {
    writer.put_raw(as_bytes(magic));
    writer.put_raw(who.space.bytes);
    writer.put_raw(who.replica.bytes);
    writer.put_u32(who.epoch);
}

/// The epoch, when magic, space and replica are these.
std::optional<std::uint32_t> take_place(WireReader& reader, std::string_view magic, const SpaceName& space,
                                        const ReplicaName& replica) {
    if (as_text(reader.take_raw(magic.size())) != magic) return std::nullopt;
    if (!std::ranges::equal(reader.take_raw(space.bytes.size()), space.bytes)) return std::nullopt;
    if (!std::ranges::equal(reader.take_raw(replica.bytes.size()), replica.bytes)) return std::nullopt;
    const std::uint32_t epoch = reader.take_u32();
    return reader.is_short() ? std::nullopt : std::optional(epoch);
}

/// `content` behind its length, and zeros up to `size`.
Bytes padded(ByteView content, std::size_t size) {
    Bytes bytes;
    WireWriter writer(bytes);
    writer.put_bytes(content);
    bytes.resize(std::max(size, bytes.size()));
    return bytes;
}

std::optional<Bytes> unpadded(ByteView bytes) {
    WireReader reader(bytes);
    const ByteView content = reader.take_bytes();
    if (reader.is_short()) return std::nullopt;
    return Bytes(content.begin(), content.end());
}

void finish(Bytes& bytes, const Writer& writer, std::string_view use) {
    append(bytes, writer.device->sign(use, bytes));
}

Bytes seal_list(std::string_view magic, const SpaceName& space, const SpaceKeys& keys, ByteView content,
                const crypto::Chance& chance) {
    Bytes bytes(as_bytes(magic).begin(), as_bytes(magic).end());
    WireWriter writer(bytes);
    writer.put_u32(keys.newest_epoch());
    // Some stores tell versions apart by time and size alone: two lists of one second rarely have the same size.
    std::array<std::byte, 1> more{};
    chance(more);
    const Bytes plain =
        padded(content, padded_size(content.size() + 4) + static_cast<std::size_t>(more[0] & std::byte{63}));
    Bytes context(as_bytes(magic).begin(), as_bytes(magic).end());
    append(context, space.bytes);
    writer.put_raw(crypto::seal_committed(list_key(*keys.find(keys.newest_epoch()), space), plain, context, chance));
    return bytes;
}

std::optional<Bytes> open_list(std::string_view magic, ByteView bytes, const SpaceName& space, const SpaceKeys& keys) {
    WireReader reader(bytes);
    if (bytes.size() > object_bytes_max || as_text(reader.take_raw(magic.size())) != magic) return std::nullopt;
    const crypto::Key* epoch = keys.find(reader.take_u32());
    if (reader.is_short() || epoch == nullptr) return std::nullopt;
    Bytes context(as_bytes(magic).begin(), as_bytes(magic).end());
    append(context, space.bytes);
    const auto plain = crypto::open_committed(list_key(*epoch, space), reader.take_raw(reader.left()), context);
    return plain ? unpadded(*plain) : std::nullopt;
}

bool is_consistent(const Head& head) {
    if (head.base == 0) return head.end.sequence == 0 && head.runs.empty();
    std::uint64_t next = head.base;
    for (const RunRef& run : head.runs) {
        if (run.place.first != next || run.place.last < run.place.first || run.place.last > head.end.sequence)
            return false;
        next = run.place.last + 1;
    }
    return !head.runs.empty() && next == head.end.sequence + 1 && head.runs.front().place.last == head.base;
}

}  // namespace

std::size_t padded_size(std::size_t size) {
    if (size < 2) return size;
    const auto exponent = static_cast<unsigned>(std::bit_width(size) - 1);
    const auto kept = static_cast<unsigned>(std::bit_width(exponent));
    const std::size_t step = std::size_t{1} << (exponent - std::min(exponent, kept));
    return (size + step - 1) / step * step;
}

crypto::Digest chain_begin(const SpaceName& space, const ReplicaName& replica) {
    Bytes place(space.bytes.begin(), space.bytes.end());
    append(place, replica.bytes);
    return crypto::digest_for("cairn/v1/chain begins", place);
}

crypto::Digest chain_next(const crypto::Digest& chain, ByteView record) {
    Bytes bytes(chain.begin(), chain.end());
    append(bytes, record);
    return crypto::digest_for("cairn/v1/chain", bytes);
}

Bytes seal_run(const Writer& writer, const Run& run) {
    Bytes records;
    WireWriter record_writer(records);
    crypto::Digest chain = run.chain_before;
    for (const Bytes& record : run.records) {
        record_writer.put_bytes(record);
        chain = chain_next(chain, record);
    }
    Bytes bytes;
    WireWriter out(bytes);
    put_place(out, run_magic, writer);
    out.put_u64(run.place.first);
    out.put_u64(run.place.last);
    out.put_raw(run.chain_before);
    out.put_raw(chain);
    const Bytes packed = compress(records);
    out.put_raw(crypto::seal_again(run_key(*writer.epoch_key, writer.space, writer.replica),
                                   padded(packed, padded_size(packed.size() + 4)), Bytes(bytes)));
    finish(bytes, writer, run_use);
    return bytes;
}

std::array<std::byte, 16> hash_of_run(ByteView bytes) {
    const crypto::Digest digest = crypto::digest_for("cairn/v1/run name", bytes);
    std::array<std::byte, 16> hash{};
    std::copy_n(digest.begin(), hash.size(), hash.begin());
    return hash;
}

std::optional<Run> open_run(ByteView bytes, const RunRef& ref, const SpaceName& space, const ReplicaName& replica,
                            const SpaceKeys& keys, const crypto::VerifyKey& device) {
    if (hash_of_run(bytes) != ref.hash) return std::nullopt;
    const auto part = signed_part(bytes, run_use, device);
    if (!part) return std::nullopt;
    WireReader reader(*part);
    const auto epoch = take_place(reader, run_magic, space, replica);
    Run run;
    run.place.first = reader.take_u64();
    run.place.last = reader.take_u64();
    reader.take_into(run.chain_before);
    reader.take_into(run.chain_after);
    const crypto::Key* key = epoch ? keys.find(*epoch) : nullptr;
    if (key == nullptr || reader.is_short() || run.place != ref.place) return std::nullopt;
    const ByteView context = part->first(part->size() - reader.left());
    const auto plain = crypto::open_committed(run_key(*key, space, replica), reader.take_raw(reader.left()), context);
    const auto packed = plain ? unpadded(*plain) : std::nullopt;
    if (!packed) return std::nullopt;
    const auto records = decompress(*packed);
    if (!records) return std::nullopt;
    WireReader record_reader(*records);
    crypto::Digest chain = run.chain_before;
    while (!record_reader.is_whole()) {
        const ByteView record = record_reader.take_bytes();
        if (record_reader.is_short()) return std::nullopt;
        run.records.emplace_back(record.begin(), record.end());
        chain = chain_next(chain, record);
    }
    if (run.records.empty() || run.place.last - run.place.first != run.records.size() - 1 || chain != run.chain_after)
        return std::nullopt;
    return run;
}

Bytes encode_head_body(const Head& head) {
    Bytes content;
    WireWriter body(content);
    body.put_u64(head.end.sequence);
    body.put_raw(head.end.chain);
    body.put_u64(head.base);
    body.put_u8(head.has_base_news ? 1 : 0);
    body.put_raw(head.chain_before_base);
    body.put_raw(head.chain_after_base);
    body.put_u64(static_cast<std::uint64_t>(head.written_ms));
    body.put_u32(static_cast<std::uint32_t>(head.runs.size()));
    for (const RunRef& run : head.runs) {
        body.put_u64(run.place.first);
        body.put_u64(run.place.last);
        body.put_raw(run.hash);
    }
    body.put_u32(static_cast<std::uint32_t>(head.heard.size()));
    for (const auto& [replica, sequence] : head.heard) {
        body.put_raw(replica.bytes);
        body.put_u64(sequence);
    }
    return content;
}

std::optional<Head> decode_head_body(ByteView bytes) {
    Head head;
    WireReader body(bytes);
    head.end.sequence = body.take_u64();
    body.take_into(head.end.chain);
    head.base = body.take_u64();
    const std::uint8_t news = body.take_u8();
    head.has_base_news = news == 1;
    body.take_into(head.chain_before_base);
    body.take_into(head.chain_after_base);
    head.written_ms = static_cast<std::int64_t>(body.take_u64());
    for (std::uint32_t left = body.take_count(run_ref_bytes); left > 0; --left) {
        RunRef& run = head.runs.emplace_back();
        run.place.first = body.take_u64();
        run.place.last = body.take_u64();
        body.take_into(run.hash);
    }
    for (std::uint32_t left = body.take_count(heard_bytes); left > 0; --left) {
        ReplicaName other;
        body.take_into(other.bytes);
        head.heard[other] = body.take_u64();
    }
    if (!body.is_whole() || news > 1 || !is_consistent(head)) return std::nullopt;
    return head;
}

Bytes seal_head(const Writer& writer, const Head& head) {
    const Bytes content = encode_head_body(head);
    Bytes bytes;
    WireWriter out(bytes);
    put_place(out, head_magic, writer);
    out.put_u64(head.counter);
    // Some stores tell versions apart by second and size: two heads in a row never have the same size.
    const std::size_t size = (content.size() + 4 + head_step - 1) / head_step * head_step + head.counter % 7;
    out.put_raw(crypto::seal_again(head_key(*writer.epoch_key, writer.space, writer.replica), padded(content, size),
                                   Bytes(bytes)));
    finish(bytes, writer, head_use);
    return bytes;
}

std::optional<Head> open_head(ByteView bytes, const SpaceName& space, const ReplicaName& replica, const SpaceKeys& keys,
                              const crypto::VerifyKey& device) {
    const auto part = signed_part(bytes, head_use, device);
    if (!part) return std::nullopt;
    WireReader reader(*part);
    const auto epoch = take_place(reader, head_magic, space, replica);
    Head head;
    head.counter = reader.take_u64();
    const crypto::Key* key = epoch ? keys.find(*epoch) : nullptr;
    if (key == nullptr || reader.is_short()) return std::nullopt;
    const ByteView context = part->first(part->size() - reader.left());
    const auto plain = crypto::open_committed(head_key(*key, space, replica), reader.take_raw(reader.left()), context);
    const auto content = plain ? unpadded(*plain) : std::nullopt;
    if (!content) return std::nullopt;
    auto said = decode_head_body(*content);
    if (said) said->counter = head.counter;
    return said;
}

Bytes seal_members(const SpaceName& space, const SpaceKeys& keys, const std::vector<Member>& members,
                   const crypto::Chance& chance) {
    Bytes content;
    WireWriter writer(content);
    writer.put_u32(static_cast<std::uint32_t>(members.size()));
    for (const Member& member : members) writer.put_bytes(encode_member(member));
    return seal_list(members_magic, space, keys, content, chance);
}

std::optional<std::vector<Member>> open_members(ByteView bytes, const SpaceName& space, const SpaceKeys& keys) {
    const auto content = open_list(members_magic, bytes, space, keys);
    if (!content) return std::nullopt;
    WireReader reader(*content);
    std::vector<Member> members;
    for (std::uint32_t left = reader.take_count(member_bytes_least); left > 0; --left) {
        if (auto member = decode_member(reader.take_bytes())) members.push_back(std::move(*member));
    }
    if (!reader.is_whole()) return std::nullopt;
    return members;
}

Bytes seal_hints(const SpaceName& space, const SpaceKeys& keys, const Hints& hints, const crypto::Chance& chance) {
    Bytes content;
    WireWriter writer(content);
    writer.put_u32(static_cast<std::uint32_t>(hints.size()));
    for (const auto& [replica, sequence] : hints) {
        writer.put_raw(replica.bytes);
        writer.put_u64(sequence);
    }
    return seal_list(hints_magic, space, keys, content, chance);
}

std::optional<Hints> open_hints(ByteView bytes, const SpaceName& space, const SpaceKeys& keys) {
    const auto content = open_list(hints_magic, bytes, space, keys);
    if (!content) return std::nullopt;
    WireReader reader(*content);
    Hints hints;
    for (std::uint32_t left = reader.take_count(heard_bytes); left > 0; --left) {
        ReplicaName replica;
        reader.take_into(replica.bytes);
        hints[replica] = reader.take_u64();
    }
    if (!reader.is_whole()) return std::nullopt;
    return hints;
}

}  // namespace cairn::sync
