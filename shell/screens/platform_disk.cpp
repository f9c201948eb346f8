#include "shell/screens/platform_disk.hpp"

namespace cairn::screens {

void PlatformDisk::loaded(std::vector<host::StoredFile> files) {
    contents_.clear();
    for (host::StoredFile& file : files) contents_[file.name] = std::move(file.bytes);
}

std::vector<std::string> PlatformDisk::list() {
    std::vector<std::string> names;
    for (const auto& [name, bytes] : contents_) names.push_back(name);
    return names;
}

Result<Bytes> PlatformDisk::read(const std::string& name) {
    const auto it = contents_.find(name);
    if (it == contents_.end()) return fail(Errc::storage_read_failed, name);
    return it->second;
}

Result<void> PlatformDisk::write(const std::string& name, ByteView bytes) {
    if (refusal_ != Errc::none) return fail(refusal_, name);
    platform_->write_file(name, bytes);
    contents_[name].assign(bytes.begin(), bytes.end());
    dirty_ = true;
    return {};
}

Result<void> PlatformDisk::append(const std::string& name, ByteView bytes) {
    if (refusal_ != Errc::none) return fail(refusal_, name);
    platform_->append_file(name, bytes);
    cairn::append(contents_[name], bytes);
    dirty_ = true;
    return {};
}

Result<void> PlatformDisk::remove(const std::string& name) {
    if (refusal_ != Errc::none) return fail(refusal_, name);
    platform_->remove_file(name);
    contents_.erase(name);
    dirty_ = true;
    return {};
}

}  // namespace cairn::screens
