#pragma once
// core/journal: a durable list of records with snapshots, over any flat folder of files. It knows bytes and never the
// domain: what a record or a snapshot means is the business of core/app.

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/bytes.hpp"
#include "core/base/result.hpp"

namespace cairn::journal {

/// A flat folder of small files. Hosts implement it over a real folder or Emscripten's FS; tests in memory.
///
/// Writes are seen by later reads at once; whether they have reached the medium is the host's to know and to tell.
/// Errors:   Errc::storage_read_failed, storage_write_failed, storage_full, storage_read_only.
class Disk {
public:
    virtual ~Disk() = default;
    /// Names of all files, in any order.
    virtual std::vector<std::string> list() = 0;
    virtual Result<Bytes> read(const std::string& name) = 0;
    /// Replaces the whole file.
    virtual Result<void> write(const std::string& name, ByteView bytes) = 0;
    virtual Result<void> append(const std::string& name, ByteView bytes) = 0;
    virtual Result<void> remove(const std::string& name) = 0;
};

}  // namespace cairn::journal
