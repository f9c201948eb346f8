#pragma once
// Words for the import tests: a_file("skills.csv", "id,title\n…"), import_into(model, files).

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "core/exchange/import.hpp"
#include "core/model/schema.hpp"

namespace cairn::exchange::test {

inline NamedFile a_file(std::string name, std::string_view text) {
    const ByteView bytes = as_bytes(text);
    return {std::move(name), Bytes(bytes.begin(), bytes.end())};
}

inline ImportPreview preview(const Model& model, const std::vector<NamedFile>& files) {
    return preview_import(files, model).value();
}

inline void write_into(Model& model, const std::vector<Write>& writes) {
    for (const Write& write : writes) set_register(model, write.key, write.value);
}

/// Previews and does it.
inline ImportPreview import_into(Model& model, const std::vector<NamedFile>& files) {
    ImportPreview out = preview(model, files);
    write_into(model, out.writes);
    return out;
}

/// One line a write: kind, field, entity, entry and value. Unlike stored bytes it does not change with the format.
inline std::string text_of(const std::vector<Write>& writes) {
    std::string out;
    for (const Write& write : writes) {
        out += std::to_string(write.key.kind) + '.' + std::to_string(write.key.field) + ' ';
        out += to_hex(write.key.entity) + ' ' + to_hex(write.key.entry) + ' ';
        if (const auto* integer = std::get_if<std::int64_t>(&write.value)) out += std::to_string(*integer);
        if (const auto* text = std::get_if<std::string>(&write.value)) out += *text;
        if (const auto* id = std::get_if<Id>(&write.value)) out += to_hex(*id);
        out += '\n';
    }
    return out;
}

/// The first problem of a kind; a default one (code none) when there is none.
inline Problem problem_of(const ImportPreview& shown, ProblemCode code) {
    const auto hit = std::ranges::find(shown.problems, code, &Problem::code);
    return hit == shown.problems.end() ? Problem{} : *hit;
}

/// "E30@2:1 W42@5:2": severity, code, row and column of each.
inline std::string problems_text(const std::vector<Problem>& problems) {
    std::string out;
    for (const Problem& p : problems) {
        if (!out.empty()) out += ' ';
        out += "EWN"[static_cast<std::size_t>(p.severity)];
        out += std::to_string(static_cast<int>(p.code)) + '@' + std::to_string(p.row) + ':' + std::to_string(p.column);
    }
    return out;
}

inline const Profile* person_with_key(const Model& model, std::string_view key) {
    for (const Profile* profile : model.profiles.existing()) {
        if (profile->external_key == key) return profile;
    }
    return nullptr;
}

inline const Skill* skill_titled(const Model& model, std::string_view title) {
    for (const Skill* skill : model.skills.existing()) {
        if (skill->title.english == title || skill->title.chinese == title) return skill;
    }
    return nullptr;
}

}  // namespace cairn::exchange::test
