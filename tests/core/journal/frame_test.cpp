#include "core/journal/frame.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string>

#include "core/base/random.hpp"
#include "tests/core/journal/records.hpp"

namespace {

using namespace cairn;
using cairn::journal_test::record_of;
using journal::FrameScan;

std::string hex(ByteView bytes) {
    std::string out;
    for (const std::byte byte : bytes) {
        out += "0123456789abcdef"[static_cast<unsigned>(byte) >> 4];
        out += "0123456789abcdef"[static_cast<unsigned>(byte) & 15U];
    }
    return out;
}

const std::vector<std::string> three{"first", "", "the third record is a little longer"};

Bytes three_frames() {
    Bytes out;
    for (const std::string& text : three) journal::append_frame(out, as_bytes(text));
    return out;
}

std::vector<std::string> texts_of(const FrameScan& scan) {
    std::vector<std::string> texts;
    for (const ByteView payload : scan.payloads) texts.emplace_back(as_text(payload));
    return texts;
}

/// True when `found` are some of the three, in their order.
bool are_some_of_three(const std::vector<std::string>& found) {
    std::size_t at = 0;
    for (const std::string& text : found) {
        while (at < three.size() && three[at] != text) ++at;
        if (at++ >= three.size()) return false;
    }
    return true;
}

TEST_CASE("a frame is the marker, the length, the checksum of both, and the payload") {
    Bytes out;
    journal::append_frame(out, as_bytes("cairn"));
    CHECK(hex(out) == "c74a"
                      "05000000"
                      "5bed8bba"
                      "636169726e");
    Bytes empty;
    journal::append_frame(empty, {});
    CHECK(empty.size() == journal::frame_header_bytes);
}

TEST_CASE("frames come back as they went in") {
    const Bytes bytes = three_frames();
    const FrameScan scan = journal::scan_frames(bytes);
    CHECK(texts_of(scan) == three);
    CHECK(scan.dropped_bytes == 0);
    CHECK(scan.torn_tail_bytes == 0);
    CHECK(journal::scan_frames({}).payloads.empty());
}

TEST_CASE("no flipped bit turns a frame into another payload, and only its own frame is lost") {
    const Bytes intact = three_frames();
    for (std::size_t at = 0; at < intact.size(); ++at) {
        for (unsigned bit = 0; bit < 8; ++bit) {
            Bytes bytes = intact;
            bytes[at] ^= static_cast<std::byte>(1U << bit);
            const FrameScan scan = journal::scan_frames(bytes);
            const auto found = texts_of(scan);
            INFO("byte " << at << " bit " << bit);
            REQUIRE(are_some_of_three(found));
            REQUIRE(found.size() == 2);
            REQUIRE(scan.dropped_bytes + scan.torn_tail_bytes > 0);
        }
    }
}

TEST_CASE("a run of frames cut at any byte is its longest whole beginning") {
    const Bytes intact = three_frames();
    std::vector<std::size_t> ends{0};
    for (const std::string& text : three) ends.push_back(ends.back() + journal::frame_header_bytes + text.size());
    for (std::size_t size = 0; size <= intact.size(); ++size) {
        const FrameScan scan = journal::scan_frames(ByteView(intact).first(size));
        std::size_t whole = 0;
        while (whole < three.size() && ends[whole + 1] <= size) ++whole;
        INFO("cut at " << size);
        REQUIRE(texts_of(scan) == std::vector(three.begin(), three.begin() + static_cast<std::ptrdiff_t>(whole)));
        REQUIRE(scan.dropped_bytes == 0);
        REQUIRE(scan.torn_tail_bytes == size - ends[whole]);
    }
}

TEST_CASE("damage at the end is told apart from a write that was cut off") {
    Bytes bytes = three_frames();
    bytes.back() ^= std::byte{1};
    const FrameScan scan = journal::scan_frames(bytes);
    CHECK(scan.payloads.size() == 2);
    CHECK(scan.dropped_bytes == journal::frame_header_bytes + three[2].size());
    CHECK(scan.torn_tail_bytes == 0);
}

TEST_CASE("random bytes hold no frame, and neither do bytes full of markers") {
    Random random(7);
    Bytes noise(4096);
    for (std::byte& byte : noise) byte = static_cast<std::byte>(random.next());
    CHECK(journal::scan_frames(noise).payloads.empty());
    for (std::size_t i = 0; i + 1 < noise.size(); i += 2) noise[i] = std::byte{0xC7}, noise[i + 1] = std::byte{0x4A};
    const FrameScan scan = journal::scan_frames(noise);
    CHECK(scan.payloads.empty());
    CHECK(scan.dropped_bytes + scan.torn_tail_bytes == noise.size());
}

TEST_CASE("intact frames are found between garbage") {
    Bytes bytes = record_of("garbage");
    journal::append_frame(bytes, as_bytes("one"));
    append(bytes, as_bytes("\xC7\x4A more garbage"));
    journal::append_frame(bytes, as_bytes("two"));
    const FrameScan scan = journal::scan_frames(bytes);
    CHECK(texts_of(scan) == std::vector<std::string>{"one", "two"});
    CHECK(scan.dropped_bytes == 7 + 15);
    CHECK(scan.torn_tail_bytes == 0);
}

}  // namespace
