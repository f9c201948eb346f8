#include "shell/screens/drafts.hpp"

#include <algorithm>

#include "core/base/archive.hpp"

namespace cairn::screens {
namespace {

constexpr std::uint8_t version_known = 1;

}  // namespace

std::optional<Bytes> Drafts::find(std::string_view form) const {
    for (Draft& draft : read()) {
        if (draft.form == form) return std::move(draft.bytes);
    }
    return std::nullopt;
}

void Drafts::keep(std::string_view form, Bytes bytes) {
    std::vector<Draft> drafts = read();
    std::erase_if(drafts, [&](const Draft& draft) { return draft.form == form; });
    drafts.push_back({std::string(form), platform_->now_utc_ms(), std::move(bytes)});
    write(std::move(drafts));
}

void Drafts::forget(std::string_view form) {
    std::vector<Draft> drafts = read();
    if (std::erase_if(drafts, [&](const Draft& draft) { return draft.form == form; }) > 0) write(std::move(drafts));
}

void Drafts::forget_all() { platform_->store_drafts({}); }

std::vector<Drafts::Draft> Drafts::read() const {
    auto kept = read_archive<Kept>(platform_->load_drafts());
    if (!kept || kept->version != version_known) return {};
    const std::int64_t oldest_ms = platform_->now_utc_ms() - age_ms_max;
    std::erase_if(kept->drafts, [&](const Draft& draft) { return draft.changed_ms < oldest_ms; });
    return std::move(kept->drafts);
}

void Drafts::write(std::vector<Draft> drafts) {
    std::size_t bytes = 0;
    std::size_t count = 0;
    const auto fits = [&](const Draft& draft) {
        bytes += draft.bytes.size() + draft.form.size();
        return ++count <= count_max && bytes <= bytes_max;
    };
    // the newest that fit, from the back
    const auto first = std::ranges::find_if_not(drafts.rbegin(), drafts.rend(), fits);
    drafts.erase(drafts.begin(), first.base());
    platform_->store_drafts(drafts.empty() ? Bytes{} : write_archive(Kept{version_known, std::move(drafts)}));
}

}  // namespace cairn::screens
