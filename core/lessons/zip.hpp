#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.hpp"
#include "core/base/result.hpp"

namespace cairn::lessons {

inline constexpr std::size_t zip_bytes_max = 16 * 1024 * 1024;       ///< of the archive
inline constexpr std::size_t zip_unpacked_bytes_max = 16 * 1024 * 1024;  ///< of all its files
inline constexpr std::size_t zip_files_max = 1000;

struct ZipFile {
    std::string path = {};  ///< "01-polling/02-what-poll-promises.en.md": relative, with '/'
    std::string bytes = {};
    bool operator==(const ZipFile&) const = default;
};

/// An archive of these files, stored as they are; the same bytes for the same files.
Bytes write_zip(const std::vector<ZipFile>& files);

/// The files of an archive, in its order; folders are left out.
///
/// Errors:   zip_damaged; zip_too_large above the bounds, as the archive declares or as it unpacks; zip_path for an
///           absolute path, "..", a backslash, a colon, a name twice or one that is not UTF-8; zip_kind for what is
///           encrypted, split or packed in another way than stored and deflate.
/// Cost:     O(archive + files); no more memory than the bounds, whatever the archive claims.
/// Source:   PKWARE APPNOTE 6.3.10, without ZIP64, which such small archives do not need.
Result<std::vector<ZipFile>> read_zip(ByteView archive);

}  // namespace cairn::lessons
