#include "core/journal/files.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>

namespace {

using namespace cairn;
using namespace cairn::journal;

TEST_CASE("names of files come back as what they were made of, and others are not the journal's") {
    for (const std::uint64_t number : {std::uint64_t{1}, std::uint64_t{99'999'999}, std::uint64_t{123'456'789}}) {
        for (const FileKind kind : {FileKind::segment, FileKind::snapshot, FileKind::kept_snapshot}) {
            CHECK(file_of_name(name_of_file({kind, number})) == FileName{kind, number});
        }
    }
    CHECK(name_of_file({FileKind::segment, 7}) == "00000007.seg");
    for (const char* name : {"1.seg", "00000000.seg", "0000000a.snap", "00000001.seg.part", "000000001.seg", ".seg",
                             "replica.id", "99999999999999999999.seg", "-0000001.seg"}) {
        INFO(name);
        CHECK_FALSE(file_of_name(name));
    }
}

TEST_CASE("a file is intact only with its magic and without damage") {
    Bytes bytes;
    append(bytes, as_bytes(magic_of(FileKind::segment)));
    append_frame(bytes, as_bytes("one"));
    const FileScan whole = scan_file(FileKind::segment, bytes);
    CHECK(whole.is_intact());
    CHECK(whole.frames.payloads.size() == 1);
    const FileScan other = scan_file(FileKind::snapshot, bytes);
    CHECK_FALSE(other.is_intact());
    CHECK(other.frames.payloads.size() == 1);  // the records are there all the same
    for (std::size_t size = 0; size < magic_of(FileKind::segment).size(); ++size) {
        const FileScan cut = scan_file(FileKind::segment, ByteView(bytes).first(size));
        CHECK(cut.is_cut_magic);
        CHECK_FALSE(cut.is_intact());
    }
    CHECK_FALSE(scan_file(FileKind::segment, ByteView(bytes).first(bytes.size() - 1)).is_intact());
}

}  // namespace
