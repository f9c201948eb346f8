#include "shell/screens/drafts.hpp"

#include <algorithm>

#include "core/base/archive.hpp"
#include "core/crypto/seal.hpp"

namespace cairn::screens {
namespace {

constexpr std::uint8_t version_known = 1;
constexpr std::string_view sealed_as = "cairn/drafts/1";

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

void Drafts::change_key(std::optional<crypto::Key> key) {
    std::vector<Draft> drafts = read();
    key_ = std::move(key);
    write(std::move(drafts));
}

void Drafts::forget_all() { platform_->store_drafts({}); }

std::vector<Drafts::Draft> Drafts::read() const {
    Bytes bytes = platform_->load_drafts();
    if (key_) bytes = crypto::open(*key_, bytes, as_bytes(sealed_as)).value_or(Bytes{});
    auto kept = read_archive<Kept>(bytes);
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
    if (drafts.empty()) {
        platform_->store_drafts({});
        return;
    }
    Bytes kept = write_archive(Kept{version_known, std::move(drafts)});
    if (key_) {
        const auto chance = [this](std::span<std::byte> out) { platform_->random_bytes(out); };
        kept = crypto::seal(*key_, kept, as_bytes(sealed_as), chance);
    }
    platform_->store_drafts(kept);
}

}  // namespace cairn::screens
