#include "core/base/plain_text.hpp"
#include "core/lessons/folder.hpp"
#include "core/lessons/lesson.hpp"
#include "tests/fuzz/fuzz.hpp"

using namespace cairn;

/// Whatever an archive claims, what is read of it stays within the bounds and the folder, packs again to the same
/// files, and its lessons are blocks of plain words or refused.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto files = lessons::read_zip(fuzz::view_of(data, size));
    if (!files) return 0;
    std::size_t total = 0;
    for (const lessons::ZipFile& file : *files) {
        total += file.bytes.size();
        CAIRN_ASSERT(!file.path.contains(".."));
        CAIRN_ASSERT(!file.path.starts_with('/'));
    }
    CAIRN_ASSERT(total <= lessons::zip_unpacked_bytes_max);
    const auto again = lessons::read_zip(lessons::write_zip(*files));
    CAIRN_ASSERT(again.has_value());
    CAIRN_ASSERT(*again == *files);
    const Model model;
    const CourseId course{Id{5, 6}};
    const lessons::CourseFolder folder = lessons::read_folder(model, course, *files);
    for (const auto& [id, lesson] : folder.lessons) {
        const auto text = lessons::parse_lesson(id, lesson.body.english);
        if (!text) continue;
        for (const lessons::Block& block : text->blocks) CAIRN_ASSERT(is_plain_text(lessons::plain(block.words.spans)));
    }
    return 0;
}
