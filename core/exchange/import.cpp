#include "core/exchange/import.hpp"

#include <algorithm>
#include <deque>
#include <utility>

#include "core/exchange/importers.hpp"
#include "core/exchange/problem_log.hpp"
#include "core/exchange/source_file.hpp"

namespace cairn::exchange {
namespace {

/// The files of one kind, by name: their order in the dialogue does not matter.
std::vector<SourceFile*> files_of(ImportKind kind, std::deque<SourceFile>& files) {
    std::vector<SourceFile*> out;
    for (SourceFile& file : files) {
        if (file.kind() == kind) out.push_back(&file);
    }
    std::ranges::stable_sort(out, {}, [](const SourceFile* file) { return file->name(); });
    return out;
}

void add_counts(ImportCounts& to, const ImportCounts& counts) {
    to.added += counts.added;
    to.changed += counts.changed;
    to.unchanged += counts.unchanged;
    to.merged += counts.merged;
    to.left_out += counts.left_out;
}

}  // namespace

Result<ImportPreview> preview_import(std::span<const NamedFile> files, const Model& model, ImportOptions options) {
    if (files.empty()) return fail(Errc::nothing_to_import, "no files");
    ProblemLog log(problems_max);
    std::deque<SourceFile> sources;  // rows keep references
    for (const NamedFile& file : files) sources.emplace_back(static_cast<std::uint32_t>(sources.size()), file, log);

    // What is referred to comes before what refers to it.
    ImportState state(model, options);
    for (SourceFile* file : files_of(ImportKind::skills, sources)) import_skills(*file, state);
    for (SourceFile* file : files_of(ImportKind::technologies, sources)) import_technologies(*file, state);
    import_prerequisites(files_of(ImportKind::prerequisites, sources), state);
    for (SourceFile* file : files_of(ImportKind::courses, sources)) import_courses(*file, state);
    import_participants(files_of(ImportKind::participants, sources), state);
    for (SourceFile* file : files_of(ImportKind::connections, sources)) import_connections(*file, state);

    ImportPreview preview;
    for (const SourceFile& source : sources) {
        add_counts(preview.counts, preview.files.emplace_back(source.preview()).counts);
    }
    preview.error_count = log.count(Severity::error);
    preview.warning_count = log.count(Severity::warning);
    preview.note_count = log.count(Severity::note);
    preview.problems = log.take();
    preview.writes = state.staged.writes();
    return preview;
}

}  // namespace cairn::exchange
