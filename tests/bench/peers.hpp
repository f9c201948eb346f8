#pragma once
// What ours is compared with in the same run, on the same input.

#include <cstdint>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/base/bytes.hpp"
#include "core/model/fact.hpp"

namespace cairn::bench {

/// "std-unordered-map": last writer wins over texts, as one would write it first. Records are length-prefixed key and
/// value with a stamp; keys spell out the register.
class UnorderedMapPeer {
public:
    static Bytes encode(std::span<const Batch> batches);
    /// Reads everything and applies it; the number of registers.
    std::size_t replay(ByteView bytes);

private:
    struct Cell {
        std::string value;
        std::uint64_t stamp = 0;
    };
    std::unordered_map<std::string, Cell> cells_;
};

/// "naive-dfs": everything before a concept, by recursion over adjacency lists under names.
class NaiveDfsPeer {
public:
    void add(std::string before, std::string after) { before_[std::move(after)].push_back(std::move(before)); }
    /// The number of concepts to learn for `target`, itself included.
    [[nodiscard]] std::size_t closure_size(const std::string& target) const;

private:
    std::unordered_map<std::string, std::vector<std::string>> before_;
};

}  // namespace cairn::bench
