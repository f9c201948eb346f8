#include "core/app/packed_writes.hpp"

#include "core/base/archive.hpp"

namespace cairn::app {
namespace {

constexpr std::string_view digits = "0123456789abcdef";

}  // namespace

std::string pack_writes(const std::vector<Write>& writes) {
    Batch batch;
    batch.writes = writes;
    std::string packed;
    for (const std::byte byte : write_archive(batch)) {
        packed += digits[std::to_integer<std::size_t>(byte >> 4)];
        packed += digits[std::to_integer<std::size_t>(byte & std::byte{15})];
    }
    return packed;
}

std::optional<std::vector<Write>> unpack_writes(std::string_view packed) {
    Bytes bytes;
    for (std::size_t at = 0; at + 1 < packed.size(); at += 2) {
        const std::size_t high = digits.find(packed[at]);
        const std::size_t low = digits.find(packed[at + 1]);
        if (high == std::string_view::npos || low == std::string_view::npos) return std::nullopt;
        bytes.push_back(static_cast<std::byte>(high << 4U | low));
    }
    auto batch = read_archive<Batch>(bytes);
    if (!batch) return std::nullopt;
    return std::move(batch->writes);
}

}  // namespace cairn::app
