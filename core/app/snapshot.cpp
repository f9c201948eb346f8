#include "core/app/snapshot.hpp"

#include <algorithm>
#include <deque>
#include <vector>

#include "core/base/archive.hpp"
#include "core/base/compress.hpp"

namespace cairn::app {
namespace {

constexpr std::uint8_t version_of_state = 1;  ///< the payload is a state, which begins with its own version
constexpr std::uint8_t version_with_history = 2;
constexpr std::uint8_t version_compressed = 3;

/// The writes of a step as those of a batch: its encoding shortens ids that repeat.
Bytes bytes_of(const UndoStep& step) {
    Bytes bytes;
    ByteWriter archive(bytes);
    Batch backward;
    backward.action = static_cast<std::uint16_t>(step.action);
    backward.writes = step.backward;
    Batch forward;
    forward.writes = step.forward;
    save_plain(archive, backward);
    save_plain(archive, forward);
    return bytes;
}

UndoStep take_step(ByteReader& archive) {
    Batch backward;
    Batch forward;
    load_plain(archive, backward);
    load_plain(archive, forward);
    return {static_cast<Action>(backward.action), std::move(backward.writes), std::move(forward.writes)};
}

/// The newest steps that fit into what is left of `budget`, oldest first.
void put_steps(ByteWriter& archive, const std::deque<UndoStep>& steps, std::size_t& budget) {
    std::vector<Bytes> kept;
    for (auto step = steps.rbegin(); step != steps.rend(); ++step) {
        Bytes bytes = bytes_of(*step);
        if (bytes.size() > budget) break;
        budget -= bytes.size();
        kept.push_back(std::move(bytes));
    }
    archive.put_varint(kept.size());
    for (auto bytes = kept.rbegin(); bytes != kept.rend(); ++bytes) archive.put_raw(bytes->data(), bytes->size());
}

std::deque<UndoStep> take_steps(ByteReader& archive) {
    std::deque<UndoStep> steps(static_cast<std::size_t>(archive.take_count()));
    for (UndoStep& step : steps) step = take_step(archive);
    return steps;
}

/// State and steps; before version 3 they followed the version as they are.
struct Content {
    Bytes state;
    UndoHistory history;

    void load(ByteReader& archive) {
        state.resize(static_cast<std::size_t>(archive.take_count()));
        archive.take_raw(state.data(), state.size());
        std::deque<UndoStep> undo = take_steps(archive);
        history = UndoHistory(std::move(undo), take_steps(archive));
    }
};

Result<Content> content_of(ByteView bytes) {
    if (bytes.empty()) return fail(Errc::bytes_malformed, "no snapshot");
    const auto version = std::to_integer<std::uint8_t>(bytes.front());
    const ByteView rest = bytes.subspan(1);
    if (version == version_of_state) return Content{Bytes(bytes.begin(), bytes.end()), {}};
    if (version == version_with_history) return read_archive<Content>(rest);
    if (version != version_compressed) return fail(Errc::bytes_malformed, "snapshot of another version");
    const auto raw = decompress(rest);
    if (!raw) return std::unexpected(raw.error());
    return read_archive<Content>(*raw);
}

}  // namespace

Bytes encode_snapshot(const State& state, const UndoHistory& history) {
    Bytes content;
    ByteWriter archive(content);
    const Bytes state_bytes = encode_state(state);
    archive.put_varint(state_bytes.size());
    archive.put_raw(state_bytes.data(), state_bytes.size());
    std::size_t budget = undo_bytes_max;
    put_steps(archive, history.undo_steps(), budget);
    put_steps(archive, history.redo_steps(), budget);
    Bytes out{std::byte{version_compressed}};
    append(out, compress(content));
    return out;
}

Result<Snapshot> decode_snapshot(ByteView bytes) {
    auto content = content_of(bytes);
    if (!content) return std::unexpected(content.error());
    auto state = decode_state(content->state);
    if (!state) return std::unexpected(state.error());
    const bool is_older = std::to_integer<std::uint8_t>(bytes.front()) != version_compressed;
    return Snapshot{std::move(*state), std::move(content->history), is_older};
}

}  // namespace cairn::app
