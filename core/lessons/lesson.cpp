#include "core/lessons/lesson.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "core/base/text.hpp"

namespace cairn::lessons {
namespace {

BlockKind kind_of(MarkdownKind kind) {
    switch (kind) {
        case MarkdownKind::heading: return BlockKind::heading;
        case MarkdownKind::code: return BlockKind::code;
        case MarkdownKind::table: return BlockKind::table;
        case MarkdownKind::rule: return BlockKind::rule;
        case MarkdownKind::picture: return BlockKind::picture;
        case MarkdownKind::task: return BlockKind::checklist;
        case MarkdownKind::paragraph: break;
    }
    return BlockKind::paragraph;
}

/// "source: …" lines; what follows "transcript:" is all transcript. An "id" that is there goes to `name`.
Media parse_media(std::string_view text, std::string& name) {
    Media media;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos) continue;
        const std::string_view key = trim(line.substr(0, colon));
        const std::string_view value = trim(line.substr(colon + 1));
        if (key == "source") media.source = value;
        if (key == "title") media.title = value;
        if (key == "captions") media.captions = value;
        if (key == "id") name = value;
        if (key != "transcript") continue;
        media.transcript = value;
        if (!value.empty() && !text.empty()) media.transcript += '\n';
        media.transcript += text;
        break;
    }
    return media;
}

/// Gives blocks their items.
class Numbering {
public:
    explicit Numbering(LessonId lesson) : lesson_(lesson) {}

    Id item(std::string_view kind, std::string_view name) {
        const std::string key =
            std::string(kind) + (name.empty() ? std::to_string(counts_[kind]++) : "/" + std::string(name));
        return id_of_pair("lesson item", lesson_, id_of_text("item", key));
    }

private:
    LessonId lesson_;
    std::map<std::string_view, int> counts_;
};

void read_code(Block& block, Numbering& numbering) {
    const std::string_view info = block.words.info;
    const std::size_t blank = info.find(' ');
    block.language = to_lower_ascii(info.substr(0, blank));
    if (blank != std::string_view::npos) block.title = trim(info.substr(blank));
    std::string name;
    if (block.language == "quiz") {
        block.kind = BlockKind::quiz;
        block.quiz = parse_quiz(block.words.text);
        block.item = numbering.item("quiz", block.quiz.name);
    } else if (block.language == "video" || block.language == "audio" || block.language == "file") {
        block.kind = block.language == "video"   ? BlockKind::video
                     : block.language == "audio" ? BlockKind::audio
                                                 : BlockKind::file;
        block.media = parse_media(block.words.text, name);
        block.item = numbering.item("media", name);
    } else if (block.language == "assignment") {
        block.kind = BlockKind::assignment;
        block.item = numbering.item("assignment", block.title);
    }
}

}  // namespace

const Block* LessonText::find(const Id& item) const {
    const auto it = std::ranges::find(blocks, item, &Block::item);
    return item && it != blocks.end() ? &*it : nullptr;
}

Result<LessonText> parse_lesson(LessonId lesson, std::string_view markdown) {
    auto parsed = parse_markdown(markdown);
    if (!parsed) return std::unexpected(parsed.error());
    Numbering numbering(lesson);
    LessonText out;
    out.blocks.reserve(parsed->size());
    for (MarkdownBlock& words : *parsed) {
        const BlockKind kind = kind_of(words.kind);
        if (kind == BlockKind::checklist) {
            const bool goes_on = !out.blocks.empty() && out.blocks.back().kind == BlockKind::checklist &&
                                 out.blocks.back().words.indent == words.indent;
            if (!goes_on) {
                out.blocks.push_back({.kind = kind});
                out.blocks.back().words.indent = words.indent;
            }
            out.blocks.back().checklist.push_back({numbering.item("tick", {}), std::move(words.spans)});
            continue;
        }
        Block& block = out.blocks.emplace_back();
        block.kind = kind;
        block.words = std::move(words);
        if (kind == BlockKind::code) read_code(block, numbering);
    }
    return out;
}

std::vector<Id> counted_items(const LessonText& text) {
    std::vector<Id> items;
    for (const Block& block : text.blocks) {
        if (block.kind == BlockKind::quiz && block.quiz.problem == QuizProblem::none) items.push_back(block.item);
    }
    return items;
}

std::vector<Quiz> find_quizzes(LessonId lesson, const Words& body, const Id& item) {
    std::vector<Quiz> out;
    for (const std::string* text : {&body.english, &body.chinese}) {
        auto parsed = parse_lesson(lesson, *text);
        if (!parsed) continue;
        const Block* block = parsed->find(item);
        if (block != nullptr && block->kind == BlockKind::quiz) out.push_back(block->quiz);
    }
    return out;
}

}  // namespace cairn::lessons
