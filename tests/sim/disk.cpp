#include "tests/sim/disk.hpp"

#include <utility>

namespace cairn::sim {
namespace {

void carry_out_on(Medium& medium, const Change& change) {
    switch (change.kind) {
        case Change::Kind::write: medium[change.name] = change.bytes; return;
        case Change::Kind::append: append(medium[change.name], change.bytes); return;
        case Change::Kind::remove: medium.erase(change.name); return;
    }
}

}  // namespace

std::vector<std::string> SimDisk::list() {
    std::vector<std::string> names;
    for (const auto& [name, bytes] : view_) names.push_back(name);
    return names;
}

Result<Bytes> SimDisk::read(const std::string& name) {
    const auto it = view_.find(name);
    if (it == view_.end()) return fail(Errc::storage_read_failed, name);
    return it->second;
}

Result<void> SimDisk::write(const std::string& name, ByteView bytes) {
    return change({Change::Kind::write, name, {bytes.begin(), bytes.end()}});
}

Result<void> SimDisk::append(const std::string& name, ByteView bytes) {
    return change({Change::Kind::append, name, {bytes.begin(), bytes.end()}});
}

Result<void> SimDisk::remove(const std::string& name) { return change({Change::Kind::remove, name, {}}); }

std::size_t SimDisk::size_bytes() const {
    std::size_t size = 0;
    for (const auto& [name, bytes] : view_) size += bytes.size();
    return size;
}

Result<void> SimDisk::change(Change change) {
    const bool is_too_large = !change.bytes.empty() && size_bytes() + change.bytes.size() > quota_bytes_;
    const Errc reason = refusal_ != Errc::none ? refusal_ : is_too_large ? Errc::storage_full : Errc::none;
    if (reason == Errc::none) {
        carry_out(std::move(change));
        return {};
    }
    std::string name = change.name;
    if (remains_ == Remains::part) change.bytes.resize(random_.below(change.bytes.size() + 1));
    const bool leaves_it = remains_ == Remains::everything || (remains_ == Remains::part && !change.bytes.empty());
    if (leaves_it) carry_out(std::move(change));
    return fail(reason, std::move(name));
}

void SimDisk::carry_out(Change change) {
    carry_out_on(view_, change);
    unflushed_.push_back(std::move(change));
}

void SimDisk::flush() {
    for (const Change& change : unflushed_) carry_out_on(*medium_, change);
    unflushed_.clear();
}

void SimDisk::crash() {
    const std::size_t count = unflushed_.size();
    std::size_t kept = random_.below(count + 1);
    if (durability_ == Durability::atomic && kept != count) kept = 0;
    for (std::size_t i = 0; i < kept; ++i) carry_out_on(*medium_, unflushed_[i]);
    if (kept < count && durability_ != Durability::atomic) {
        Change torn = unflushed_[kept];
        const bool can_tear =
            torn.kind == Change::Kind::append || (torn.kind == Change::Kind::write && durability_ == Durability::plain);
        if (can_tear && !torn.bytes.empty()) {
            torn.bytes.resize(random_.below(torn.bytes.size()));
            carry_out_on(*medium_, torn);
        }
    }
    unflushed_.clear();
    view_ = *medium_;
}

}  // namespace cairn::sim
