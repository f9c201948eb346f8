#pragma once

#include <optional>

#include "core/app/state.hpp"

namespace cairn::app {

/// What never leaves the device it was written on, whoever the record is shared with: private notes.
bool is_private(const RegisterKey& key);

/// The batch without what is private; nothing when nothing is left.
std::optional<Batch> shareable(const Batch& batch);

/// Everything known here but what is private, as the record with which a shared log begins.
/// Cost:     O(registers).
Bytes encode_shared_state(const State& state);
/// Errors:   Errc::bytes_malformed, record_too_new.
Result<State> decode_shared_state(ByteView bytes);

/// What somebody else's device may have written: it names its writer and a time that clocks can show, and writes no
/// register twice.
bool is_sound(const Batch& batch);

/// A batch as it is shared, without what is private, should its writer have sent that.
/// Errors:   Errc::bytes_malformed for what is not sound or nothing.
Result<Batch> decode_shared_batch(ByteView bytes);
Bytes encode_shared_batch(const Batch& batch);

}  // namespace cairn::app
