#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/base/bytes.hpp"

namespace cairn::sync {

/// What a store is asked. Only `get` and `put` are needed; `make_folder` is WebDAV's MKCOL, asked where a store refuses
/// to put an object into a folder that is not there.
enum class Method : std::uint8_t { get, put, make_folder };

/// Under which circumstances a `put` may replace what is there. Stores that know no conditions ignore it.
enum class Condition : std::uint8_t { none, absent, unchanged };

struct Request {
    std::uint32_t id = 0;
    Method method = Method::get;
    std::string name;  ///< relative to the store's address
    Bytes body;
    Condition condition = Condition::none;
    std::string etag;  ///< for `unchanged`
};

/// What became of it. `status` is HTTP's; 0: no answer came.
struct Answer {
    std::uint32_t id = 0;
    int status = 0;
    Bytes body;
    std::string etag;
    std::optional<std::int64_t> retry_after_ms = {};
};

/// What an answer means, whatever the store.
enum class Meaning : std::uint8_t {
    done,
    absent,  ///< 404, 410; of a put also that its folder is missing
    changed,  ///< 412, 409: somebody was faster, or the folder is missing
    refused,  ///< 401, 403, 405: the store does not let this device
    busy,  ///< 429, 5xx, nothing: later
    full,  ///< 507
    too_large,  ///< 413
    unsupported,  ///< 501 of a conditional put
};

constexpr Meaning meaning_of(int status) {
    if (status >= 200 && status < 300) return Meaning::done;
    switch (status) {
        case 404:
        case 410: return Meaning::absent;
        case 409:
        case 412: return Meaning::changed;
        case 400:
        case 401:
        case 403:
        case 405: return Meaning::refused;
        case 413: return Meaning::too_large;
        case 501: return Meaning::unsupported;
        case 507: return Meaning::full;
        default: return Meaning::busy;
    }
}

}  // namespace cairn::sync
