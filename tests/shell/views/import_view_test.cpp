#include "shell/views/import_view.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>

#include "shell/text/problems.hpp"
#include "tests/core/support/builders.hpp"

using namespace cairn;
using namespace cairn::views;
using exchange::ColumnMeaning;
using exchange::ImportKind;
using exchange::ImportPreview;
using exchange::Problem;
using exchange::ProblemCode;
using exchange::RowFate;
using exchange::Severity;

namespace {

ImportView import_page(const ImportPreview* preview, Language language = Language::english) {
    const Model model = test::a_model();
    app::Indices indices;
    const text::Text text(language);
    return build_import_view({model, indices, text, {}, test::noon}, preview);
}

/// Three rows of skills, one of them left out, and a file that is no table.
ImportPreview a_preview() {
    ImportPreview preview;
    exchange::FilePreview skills;
    skills.name = "skills.csv";
    skills.kind = ImportKind::skills;
    skills.columns = {{"id", ColumnMeaning::id}, {"title", ColumnMeaning::title}, {"colour", ColumnMeaning::ignored}};
    skills.rows = {{2, RowFate::added, {"go", "Go", "blue"}},
                   {3, RowFate::left_out, {"", "", "red"}},
                   {4, RowFate::added, {"sql", "SQL", ""}}};
    skills.row_count = 3;
    skills.counts = {.added = 2, .left_out = 1};
    exchange::FilePreview picture;
    picture.name = "photo.csv";
    picture.refused = Errc::file_has_nul;
    preview.files = {skills, picture};
    preview.counts = skills.counts;
    preview.problems = {
        {Severity::note, ProblemCode::column_ignored, 0, 0, 3, 0, "colour", {}},
        {Severity::error, ProblemCode::name_missing, 0, 3, 0, 0, {}, {}},
        {Severity::error, ProblemCode::has_nul, 1, 0, 0, 0, {}, {}},
    };
    preview.error_count = 2;
    preview.note_count = 1;
    preview.writes.resize(4);
    return preview;
}

std::string counts_text(const std::vector<FateCount>& counts) {
    std::string out;
    for (const FateCount& count : counts) out += count.text + "; ";
    return out;
}

}  // namespace

TEST_CASE("Before a file is chosen the page explains the four lists with lines that could be imported") {
    for (const Language language : {Language::english, Language::chinese}) {
        const ImportView view = import_page(nullptr, language);
        CHECK_FALSE(view.has_preview);
        REQUIRE(view.kinds.size() == 4);
        std::vector<exchange::NamedFile> files;
        for (const ImportKindCard& kind : view.kinds) {
            const auto* data = reinterpret_cast<const std::byte*>(kind.example.data());
            files.push_back({kind.title + ".csv", Bytes(data, data + kind.example.size())});
        }
        const auto preview = exchange::preview_import(files, test::a_model().with_skills({"helm"}));
        REQUIRE(preview.has_value());
        for (std::size_t i = 0; i < files.size(); ++i) CHECK(preview->files[i].kind == view.kinds[i].kind);
    }
}

TEST_CASE("A preview says for each file what would happen, and what could not be read") {
    const ImportPreview preview = a_preview();
    const ImportView view = import_page(&preview);
    REQUIRE(view.files.size() == 2);
    CHECK(view.files[0].kind == "Skills");
    CHECK(view.files[0].row_count == "3 rows");
    CHECK(counts_text(view.files[0].counts) == "2 new; 1 left out; ");
    CHECK(view.files[0].headers == std::vector<std::string>{"title", "id"});
    CHECK(view.files[0].columns_ignored == "Not read: colour");
    REQUIRE(view.files[0].rows.size() == 3);
    CHECK(view.files[0].rows[1].number == "3");
    CHECK(view.files[0].rows[1].fate_name == "Left out");
    CHECK(view.files[0].rows[2].cells == std::vector<std::string>{"SQL", "sql"});
    CHECK(view.files[1].is_refused);
    CHECK(view.files[1].refused_title == "photo.csv could not be read");
    CHECK(view.files[1].refused_line ==
          "The file holds zero bytes, so it is not a text table. Save it as “CSV UTF-8” and bring it again.");
    CHECK(view.can_import);
    CHECK(view.confirm == "Import 2 rows");
    CHECK(import_page(&preview, Language::chinese).confirm == "导入 2 行");
}

TEST_CASE("Problems stand errors first, with their place, and a refused file is not told twice") {
    const ImportPreview preview = a_preview();
    const ImportView view = import_page(&preview);
    REQUIRE(view.problems.size() == 2);
    CHECK(view.problems[0].severity_name == "Error");
    CHECK(view.problems[0].place == "skills.csv: Row 3");
    CHECK(view.problems[0].what == "The row has no id, title, name or address to know it by.");
    CHECK(view.problems[1].place == "skills.csv: Column C (colour)");
    CHECK(view.problems_shown.empty());
    REQUIRE(view.problem_counts.size() == 2);
    CHECK(view.problem_counts[0].text == "2 errors");
    CHECK(import_page(&preview, Language::chinese).problems[1].place == "skills.csv：C 列（colour）");
}

TEST_CASE("Of many problems the first hundred are listed and all are counted") {
    ImportPreview preview = a_preview();
    preview.problems.clear();
    for (std::uint32_t row = 2; row < 252; ++row) {
        preview.problems.push_back({Severity::warning, ProblemCode::level_unreadable, 0, row, 4, 0, "level", "high"});
    }
    preview.error_count = 0;
    preview.warning_count = 4'000;
    preview.note_count = 0;
    const ImportView view = import_page(&preview);
    CHECK(view.problems.size() == 100);
    CHECK(view.problems[0].place == "skills.csv: Row 2, column D (level)");
    CHECK(view.problems[0].found == "high");
    CHECK(view.problems_shown == "The first 100 of 4,000 are listed.");
}

TEST_CASE("An import without anything new says so, one that failed does not") {
    ImportPreview preview = a_preview();
    preview.writes.clear();
    CHECK_FALSE(import_page(&preview).is_nothing_new);
    CHECK_FALSE(import_page(&preview).can_import);
    preview.counts = {.unchanged = 3};
    CHECK(import_page(&preview).is_nothing_new);
}

TEST_CASE("Every problem has words of its own in both languages") {
    for (const Language language : {Language::english, Language::chinese}) {
        const text::Text text(language);
        for (int code = 1; code <= static_cast<int>(ProblemCode::role_added); ++code) {
            const Problem problem{Severity::error, static_cast<ProblemCode>(code), 0, 2, 1, 3, "id", "text"};
            CHECK_FALSE(text::problem_text(text, problem).empty());
        }
        const Problem cycle{Severity::error, ProblemCode::edge_closes_cycle, 0, 2, 0, 0, {}, "a → b → a"};
        CHECK(text::problem_text(text, cycle).find("a → b → a") != std::string::npos);
        const Problem large{Severity::error, ProblemCode::file_too_large, 0, 0, 0, 32 * 1024 * 1024, {}, {}};
        CHECK(text::problem_text(text, large).find("32 MB") != std::string::npos);
        CHECK_FALSE(text::severity_name(text, Severity::warning).empty());
    }
    CHECK(text::column_letters(1) == "A");
    CHECK(text::column_letters(26) == "Z");
    CHECK(text::column_letters(28) == "AB");
}
