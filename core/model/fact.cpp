#include "core/model/fact.hpp"

#include "core/base/archive.hpp"
#include "core/base/dense_index.hpp"

namespace cairn {
namespace {

/// Kind, field, entity, entry and value take at least a byte each.
constexpr std::size_t write_bytes_min = 5;

enum class ValueKind : std::uint8_t { none = 0, integer = 1, text = 2, id = 3 };

/// Writes each distinct id once, later only its number. 0 introduces the next new id; 1 is "none", known from the
/// start.
class IdWriter {
public:
    /// `puts`: how many ids are put at most.
    IdWriter(ByteWriter& archive, std::size_t puts) : archive_(archive) {
        seen_.reserve(puts + 1);
        index_.reserve(puts + 1);
        place_of(Id{});
    }
    void put(const Id& id) {
        const std::size_t known = seen_.size();
        const std::size_t place = place_of(id);
        archive_.put_varint(place < known ? place + 1 : 0);
        if (place == known) archive_(id);
    }

private:
    std::size_t place_of(const Id& id) {
        const auto is_at = [&](std::uint32_t place) { return seen_[place] == id; };
        const std::uint32_t place = index_.find_or_add(IdHash{}(id), seen_.size(), is_at);
        if (place == seen_.size()) seen_.push_back(id);
        return place;
    }

    ByteWriter& archive_;
    std::vector<Id> seen_;
    DenseIndex index_;
};

class IdReader {
public:
    explicit IdReader(ByteReader& archive) : archive_(archive) {}
    Id take() {
        const std::uint64_t index = archive_.take_varint();
        if (index == 0) {
            archive_(seen_.emplace_back());
            return seen_.back();
        }
        if (index > seen_.size()) throw cereal::Exception("id index out of range");
        return seen_[static_cast<std::size_t>(index - 1)];
    }

private:
    ByteReader& archive_;
    std::vector<Id> seen_{Id{}};
};

}  // namespace

void save(ByteWriter& archive, const Value& value) {
    if (const auto* integer = std::get_if<std::int64_t>(&value)) {
        archive(static_cast<std::uint8_t>(ValueKind::integer), *integer);
    } else if (const auto* text = std::get_if<std::string>(&value)) {
        archive(static_cast<std::uint8_t>(ValueKind::text), *text);
    } else if (const auto* id = std::get_if<Id>(&value)) {
        archive(static_cast<std::uint8_t>(ValueKind::id), *id);
    } else {
        archive(static_cast<std::uint8_t>(ValueKind::none));
    }
}

void load(ByteReader& archive, Value& value) {
    std::uint8_t kind = 0;
    archive(kind);
    switch (static_cast<ValueKind>(kind)) {
        case ValueKind::none: value = std::monostate{}; return;
        case ValueKind::integer: archive(value.emplace<std::int64_t>()); return;
        case ValueKind::text: archive(value.emplace<std::string>()); return;
        case ValueKind::id: archive(value.emplace<Id>()); return;
    }
    throw cereal::Exception("unknown value kind");
}

void save_plain(ByteWriter& archive, const Batch& batch) {
    IdWriter ids(archive, 3 + 2 * batch.writes.size());
    for (const Id& id : {Id(batch.space), Id(batch.author), Id(batch.replica)}) ids.put(id);
    archive(batch.sequence, batch.stamp.ticks, batch.action);
    archive.put_varint(batch.writes.size());
    for (const Write& write : batch.writes) {
        archive(write.key.kind, write.key.field);
        ids.put(write.key.entity);
        ids.put(write.key.entry);
        save(archive, write.value);
    }
}

void load_plain(ByteReader& archive, Batch& batch) {
    IdReader ids(archive);
    batch.space = SpaceId{ids.take()};
    batch.author = ProfileId{ids.take()};
    batch.replica = ReplicaId{ids.take()};
    archive(batch.sequence, batch.stamp.ticks, batch.action);
    const std::uint64_t count = archive.take_count();
    if (count > archive.left() / write_bytes_min) throw cereal::Exception("count exceeds bytes");
    batch.writes.resize(static_cast<std::size_t>(count));
    for (Write& write : batch.writes) {
        archive(write.key.kind, write.key.field);
        write.key.entity = ids.take();
        write.key.entry = ids.take();
        load(archive, write.value);
    }
}

void save(ByteWriter& archive, const Batch& batch) {
    save_plain(archive, batch);
    if (batch.gesture == 0 && batch.dependencies.empty() && batch.seen.empty()) return;
    IdWriter ids(archive, batch.dependencies.size() + batch.seen.size());
    archive(batch.gesture);
    archive.put_varint(batch.dependencies.size());
    for (const Dependency& dependency : batch.dependencies) {
        ids.put(dependency.replica);
        archive(dependency.sequence);
    }
    archive.put_varint(batch.seen.size());
    for (const SeenByWrite& item : batch.seen) {
        archive(item.write);
        ids.put(item.seen.replica);
        archive(item.seen.stamp.ticks);
    }
}

void load(ByteReader& archive, Batch& batch) {
    load_plain(archive, batch);
    if (archive.left() == 0) return;
    IdReader ids(archive);
    archive(batch.gesture);
    batch.dependencies.resize(static_cast<std::size_t>(archive.take_count()));
    for (Dependency& dependency : batch.dependencies) {
        dependency.replica = ReplicaId{ids.take()};
        archive(dependency.sequence);
    }
    batch.seen.resize(static_cast<std::size_t>(archive.take_count()));
    std::uint32_t last = 0;
    for (SeenByWrite& item : batch.seen) {
        archive(item.write);
        if (item.write < last || item.write >= batch.writes.size()) throw cereal::Exception("write out of range");
        last = item.write;
        item.seen.replica = ReplicaId{ids.take()};
        archive(item.seen.stamp.ticks);
    }
}

}  // namespace cairn
