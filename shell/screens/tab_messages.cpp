#include "shell/screens/tab_messages.hpp"

#include <utility>

#include "core/base/archive.hpp"

namespace cairn::screens {
namespace {

constexpr std::uint8_t form = 1;

// One function both writes and reads each message.
template <class Archive>
void fields(Archive& archive, Standing& standing) {
    archive(standing.generation, standing.replica, standing.sequence);
}
template <class Archive, class Message>
    requires std::is_empty_v<Message>
void fields(Archive&, Message&) {}
template <class Archive>
void fields(Archive& archive, AskBatch& ask) {
    archive(ask.id, ask.generation, ask.batch);
}
template <class Archive>
void bytes(Archive& archive, Bytes& content) {
    std::string text(as_text(content));
    archive(text);
    content.assign(as_bytes(text).begin(), as_bytes(text).end());
}
template <class Archive>
void fields(Archive& archive, AskRestore& ask) {
    archive(ask.id);
    bytes(archive, ask.backup);
}
template <class Archive>
void fields(Archive& archive, AskErase& ask) {
    archive(ask.id);
}
template <class Archive>
void fields(Archive& archive, KeepPreferences& keep) {
    bytes(archive, keep.bytes);
}
template <class Archive>
void fields(Archive& archive, StandingTold& told) {
    fields(archive, told.standing);
    archive(told.saved_sequence);
}
template <class Archive>
void fields(Archive& archive, BatchWritten& written) {
    archive(written.id, written.generation, written.batch);
}
template <class Archive>
void fields(Archive& archive, BatchStale& stale) {
    archive(stale.id);
    fields(archive, stale.standing);
}
template <class Archive>
void fields(Archive& archive, AskRefused& refused) {
    auto code = std::to_underlying(refused.code);
    archive(refused.id, code);
    refused.code = Errc{code};
}
template <class Archive>
void fields(Archive& archive, AskDone& done) {
    archive(done.id);
}
template <class Archive>
void fields(Archive& archive, BatchesSaved& saved) {
    archive(saved.sequence);
}
template <class Archive>
void fields(Archive& archive, SavingFailed& failed) {
    archive(failed.is_full);
}
template <class Archive>
void fields(Archive& archive, RecordReplaced& replaced) {
    fields(archive, replaced.standing);
}

/// The alternative with this number, empty; false when there is none.
template <std::size_t Number = 0>
bool make(std::size_t number, TabMessage& message) {
    if constexpr (Number < std::variant_size_v<TabMessage>) {
        if (number != Number) return make<Number + 1>(number, message);
        message.emplace<Number>();
        return true;
    } else {
        return false;
    }
}

}  // namespace

Bytes encode_tab_message(const TabMessage& message) {
    Bytes out;
    ByteWriter archive(out);
    archive(form, static_cast<std::uint8_t>(message.index()));
    TabMessage copy = message;
    std::visit([&](auto& each) { fields(archive, each); }, copy);
    return out;
}

Result<TabMessage> decode_tab_message(ByteView bytes) {
    try {
        ByteReader archive(bytes);
        std::uint8_t version = 0;
        std::uint8_t number = 0;
        archive(version, number);
        TabMessage message;
        if (version != form || !make(number, message)) return fail(Errc::bytes_malformed, "another version’s message");
        std::visit([&](auto& each) { fields(archive, each); }, message);
        if (archive.left() != 0) return fail(Errc::bytes_malformed, "bytes after the message");
        return message;
    } catch (const std::exception& error) {
        return fail(Errc::bytes_malformed, error.what());
    }
}

}  // namespace cairn::screens
