#include "core/lessons/folder.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "core/base/plain_text.hpp"
#include "core/base/text.hpp"
#include "core/lessons/markdown.hpp"
#include "core/progress/course_outline.hpp"

namespace cairn::lessons {
namespace {

constexpr std::string_view fence = "---\n";
constexpr std::array<std::string_view, 2> endings{".en.md", ".zh.md"};
constexpr std::int64_t new_numbers_from = std::int64_t{1} << 32;
constexpr std::int64_t new_numbers = std::int64_t{1} << 52;

std::string two_digits(std::size_t number) {
    return number < 10 ? "0" + std::to_string(number) : std::to_string(number);
}

/// "what-poll-promises" of a title, as far as it is written in Latin letters.
std::string slug(std::string_view title) {
    std::string out;
    for (const char c : to_lower_ascii(title)) {
        const bool is_word = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (is_word) {
            out += c;
        } else if (!out.empty() && out.back() != '-') {
            out += '-';
        }
        if (out.size() == 40) break;
    }
    while (out.ends_with('-')) out.pop_back();
    return out.empty() ? out : "-" + out;
}

std::string skill_name(const Model& model, SkillId id) {
    const Skill* skill = model.skills.find(id);
    if (skill == nullptr) return {};
    return skill->external_key.empty() ? skill->title.in(Language::english) : skill->external_key;
}

/// Ties by id.
SkillId skill_of(const Model& model, std::string_view name) {
    SkillId found;
    for (const Skill& skill : model.skills.rows()) {
        if (!skill.exists) continue;
        const bool is_it = skill.external_key == name || skill.title.english == name || skill.title.chinese == name;
        if (is_it && (!found || skill.id < found)) found = skill.id;
    }
    return found;
}

/// One language of a module or a lesson, as its file says.
struct Page {
    std::string file;
    std::string title;
    std::string id;
    std::string skill;
    std::int64_t minutes = 0;
    std::string body;
};

class Reader {
public:
    Reader(const Model& model, CourseId course) : model_(model), course_(course) {}

    CourseFolder read(const std::vector<ZipFile>& files) {
        std::vector<const ZipFile*> sorted;
        for (const ZipFile& file : files) sorted.push_back(&file);
        std::ranges::sort(sorted, {}, [](const ZipFile* file) -> const std::string& { return file->path; });
        for (const ZipFile* file : sorted) take(*file);
        std::string folder;
        ModuleId module;
        std::int64_t rank = 0;
        for (const auto& [stem, pages] : lessons_) {
            const std::string own = stem.substr(0, stem.rfind('/'));
            if (own != folder) module = put_module(folder = own);
            put_lesson(stem, pages, module, ++rank);
        }
        for (const auto& [own, pages] : modules_) {
            if (!is_put(own)) put_module(own);
        }
        rank_modules();
        return std::move(out_);
    }

private:
    using Pages = std::array<std::optional<Page>, 2>;

    void note(FolderProblemKind kind, const std::string& file, std::string_view detail = {}) {
        out_.problems.push_back({kind, file, std::string(detail)});
    }

    void take(const ZipFile& file) {
        for (std::size_t language = 0; language < endings.size(); ++language) {
            if (!file.path.ends_with(endings[language])) continue;
            const std::string stem = file.path.substr(0, file.path.size() - endings[language].size());
            const std::size_t slash = stem.rfind('/');
            if (slash == std::string::npos || slash == 0) break;
            auto page = parse(file);
            if (!page) return;
            if (std::string_view(stem).substr(slash + 1) == "module") {
                modules_[stem.substr(0, slash)][language] = std::move(*page);
            } else {
                lessons_[stem][language] = std::move(*page);
            }
            return;
        }
        out_.left_out.push_back(file.path);
    }

    std::optional<Page> parse(const ZipFile& file) {
        if (file.bytes.size() > markdown_bytes_max + 2000) {
            note(FolderProblemKind::too_long, file.path);
            return std::nullopt;
        }
        if (first_invalid_utf8(file.bytes) != std::string::npos) {
            note(FolderProblemKind::not_text, file.path);
            return std::nullopt;
        }
        const std::string text = plain_text(file.bytes);
        const std::size_t end = text.find("\n---", fence.size() - 1);
        if (!text.starts_with(fence) || end == std::string::npos) {
            note(FolderProblemKind::no_header, file.path);
            return std::nullopt;
        }
        Page page{.file = file.path, .title = {}, .id = {}, .skill = {}, .body = {}};
        const std::string_view header = std::string_view(text).substr(fence.size(), end + 1 - fence.size());
        for (const std::string_view line : split(header, '\n')) read_line(line, page);
        std::string_view body = std::string_view(text).substr(end + 4);
        if (body.starts_with('\n')) body.remove_prefix(1);
        if (body.ends_with('\n')) body.remove_suffix(1);
        page.body = body;
        return page;
    }

    void read_line(std::string_view line, Page& page) {
        if (trim(line).empty()) return;
        const std::size_t colon = line.find(':');
        const std::string_view key = trim(line.substr(0, colon));
        const std::string_view value =
            colon == std::string_view::npos ? std::string_view() : trim(line.substr(colon + 1));
        if (key == "title") {
            page.title = value;
        } else if (key == "id") {
            page.id = value;
        } else if (key == "skill") {
            page.skill = value;
        } else if (const auto minutes = parse_integer(value); key == "minutes" && minutes && *minutes >= 0) {
            page.minutes = *minutes;
        } else {
            note(FolderProblemKind::header_line, page.file, line);
        }
    }

    [[nodiscard]] bool is_put(const std::string& folder) const {
        return std::ranges::contains(folders_, folder, &std::pair<std::string, ModuleId>::first);
    }

    ModuleId put_module(const std::string& folder) {
        for (const auto& [known, id] : folders_) {
            if (known == folder) return id;
        }
        const Pages* pages = modules_.contains(folder) ? &modules_.at(folder) : nullptr;
        CourseModule module;
        ModuleId id;
        if (pages != nullptr) {
            for (const auto& page : *pages) {
                if (page && !id) id = ModuleId{id_from_hex(page->id)};
            }
            if ((*pages)[0]) module.title.english = (*pages)[0]->title;
            if ((*pages)[1]) module.title.chinese = (*pages)[1]->title;
        } else {
            module.title.english = folder.substr(folder.rfind('/') + 1);
        }
        if (!id) id = ModuleId{id_of_text("folder module", to_hex(course_) + '/' + folder)};
        if (out_.modules.contains(id)) note(FolderProblemKind::id_repeated, folder, to_hex(id));
        out_.modules[id] = std::move(module);
        folders_.emplace_back(folder, id);
        return id;
    }

    void rank_modules() {
        std::ranges::sort(folders_);
        std::int64_t rank = 0;
        for (const auto& [folder, id] : folders_) out_.modules[id].rank = ++rank;
    }

    void put_lesson(const std::string& stem, const Pages& pages, ModuleId module, std::int64_t rank) {
        EditionLesson lesson{.module = module, .rank = rank, .title = {}, .skill = {}, .body = {}};
        const Page* first = nullptr;
        for (const auto& page : pages) {
            if (!page) continue;
            if (page->title.empty()) note(FolderProblemKind::no_title, page->file);
            if (first == nullptr) {
                first = &*page;
                continue;
            }
            if (page->id != first->id || page->skill != first->skill || page->minutes != first->minutes)
                note(FolderProblemKind::headers_differ, page->file);
        }
        if (pages[0]) {
            lesson.title.english = pages[0]->title;
            lesson.body.english = pages[0]->body;
        }
        if (pages[1]) {
            lesson.title.chinese = pages[1]->title;
            lesson.body.chinese = pages[1]->body;
        }
        lesson.minutes = first->minutes;
        if (!first->skill.empty()) {
            lesson.skill = skill_of(model_, first->skill);
            if (!lesson.skill) note(FolderProblemKind::skill_unknown, first->file, first->skill);
        }
        auto number = parse_integer(first->id);
        if (!number || *number < 0) {
            if (!first->id.empty()) note(FolderProblemKind::header_line, first->file, first->id);
            const Id id = id_of_text("folder lesson", to_hex(course_) + '/' + stem);
            number = new_numbers_from + static_cast<std::int64_t>(id.low % static_cast<std::uint64_t>(new_numbers));
        }
        const LessonId id = lesson_id(course_, *number);
        if (out_.lessons.contains(id)) note(FolderProblemKind::id_repeated, first->file, first->id);
        out_.lessons[id] = std::move(lesson);
    }

    const Model& model_;
    CourseId course_;
    CourseFolder out_;
    std::map<std::string, Pages> modules_;  ///< by folder
    std::map<std::string, Pages> lessons_;  ///< by path without its ending
    std::vector<std::pair<std::string, ModuleId>> folders_;
};

}  // namespace

std::vector<ZipFile> write_folder(const Model& model, const Edition& edition) {
    std::vector<ZipFile> files;
    std::vector<std::pair<std::int64_t, ModuleId>> order;
    for (const auto& [id, module] : edition.modules) order.emplace_back(module.rank, id);
    std::ranges::sort(order);
    const std::vector<progress::OutlineLesson> lessons = progress::outline_of(edition);
    std::size_t module_place = 0;
    for (const auto& [rank, id] : order) {
        const CourseModule& module = edition.modules.at(id);
        const std::string folder = two_digits(++module_place) + slug(module.title.english);
        const std::array<const std::string*, 2> titles{&module.title.english, &module.title.chinese};
        for (std::size_t language = 0; language < titles.size(); ++language) {
            if (titles[language]->empty() && language > 0) continue;
            files.push_back({folder + "/module" + std::string(endings[language]),
                             std::string(fence) + "title: " + *titles[language] + "\nid: " + to_hex(id) + "\n---\n"});
        }
        std::size_t place = 0;
        for (const progress::OutlineLesson& row : lessons) {
            if (row.module != id) continue;
            const std::string stem = folder + "/" + two_digits(++place) + slug(row.lesson->title.english);
            const std::array<std::pair<const std::string*, const std::string*>, 2> pages{
                {{&row.lesson->title.english, &row.lesson->body.english},
                 {&row.lesson->title.chinese, &row.lesson->body.chinese}}};
            for (std::size_t language = 0; language < pages.size(); ++language) {
                const auto& [title, body] = pages[language];
                if (title->empty() && body->empty()) continue;
                std::string text =
                    std::string(fence) + "title: " + *title + "\nid: " + std::to_string(number_of(row.id));
                if (row.lesson->minutes > 0) text += "\nminutes: " + std::to_string(row.lesson->minutes);
                if (const std::string skill = skill_name(model, row.lesson->skill); !skill.empty())
                    text += "\nskill: " + skill;
                text += "\n---\n" + *body + "\n";
                files.push_back({stem + std::string(endings[language]), std::move(text)});
            }
        }
    }
    return files;
}

CourseFolder read_folder(const Model& model, CourseId course, const std::vector<ZipFile>& files) {
    return Reader(model, course).read(files);
}

}  // namespace cairn::lessons
