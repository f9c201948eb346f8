#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>

#include "core/app/store.hpp"
#include "core/sync/replica.hpp"
#include "shell/platform/platform.hpp"
#include "shell/views/sync_view.hpp"

namespace cairn::screens {

/// What this device keeps of the space that it shares its record in: secrets, on the record's disk.
struct SharingKey {
    sync::Membership membership;
    std::string store;  ///< its address, with what lets this device in
    std::string title;
    bool has_conditions = false;
};
Bytes encode_sharing_key(const SharingKey& key);
/// Errors:   Errc::bytes_malformed.
Result<SharingKey> decode_sharing_key(ByteView bytes);

/// The address without what lets somebody in, ending with '/'; and the header's value that does.
struct StoreAddress {
    std::string url;
    std::string authorization;
};
/// Nothing for what does not begin with http:// or https://.
std::optional<StoreAddress> read_store_address(std::string_view typed);

/// The record and those who share it: carries out what the replica asks, hands it what this device writes, and takes in
/// what came. Only the tab that writes the record does.
class Sharing {
public:
    explicit Sharing(host::Platform& platform);

    /// After the record was opened; both outlive this, or open() is called again.
    void open(journal::Disk& disk, app::Store& store, bool is_writing);
    /// The record is locked, erased, or read anew.
    void close();

    void test_store(std::string_view address);
    void begin(std::string_view address, std::string title, std::string name);
    void open_link(std::string_view link);
    void ask_for_invite();
    void join(std::string name);
    void decline();
    void invite(sync::Level level);
    void poke();
    /// A backup was brought back: what it held is in no batch of this device.
    void share_everything();

    void answered(const host::WebAnswered& answer);
    void called_back() { call_back_at_ms_ = 0; }

    /// What has changed since the last call.
    struct News {
        app::ChangeBits changes = 0;
        bool has_received = false;
        bool has_begun = false;
        bool has_joined = false;
        std::optional<Error> failure;
    };
    /// Does what is due. Called after every event and frame, before changes are made durable.
    News turn();

    /// Of the memory that was written last; saved() says that it is durable.
    [[nodiscard]] std::uint64_t written_revision() const { return written_revision_; }
    void saved(std::uint64_t revision);

    [[nodiscard]] views::SyncState state() const;

private:
    enum class Probe : std::uint8_t { get, reach, put, make_folder, read_back, conditions };
    enum class Asked : std::uint8_t { probe, invite, replica };
    struct Question {
        Asked asked{};
        std::uint32_t replica_id = 0;
    };

    void ask(Question question, host::WebRequest request, const StoreAddress& store, std::string_view name);
    void ask_probe(Probe probe);
    void probed(const host::WebAnswered& answer);
    void find(views::StoreCheck check, views::CheckResult result, views::CheckCause cause, int status);
    void end_test() { is_testing_ = false; }
    void invite_came(const host::WebAnswered& answer);
    void start(SharingKey key, sync::Memory memory);
    void store_key();
    bool take_in(News& news);
    void offer_own();
    void ask_call_back();
    [[nodiscard]] Instant now() const { return {platform_->now_utc_ms()}; }

    host::Platform* platform_;
    crypto::Chance chance_;
    journal::Disk* disk_ = nullptr;
    app::Store* store_ = nullptr;
    bool is_writing_ = false;

    std::optional<SharingKey> key_;
    StoreAddress address_;
    std::unique_ptr<sync::Replica> replica_;
    std::uint64_t offered_ = 0;
    std::uint64_t written_revision_ = 0;
    std::map<std::uint32_t, Question> questions_;
    std::uint32_t last_question_ = 0;
    std::int64_t call_back_at_ms_ = 0;
    std::string new_link_;
    News news_;

    bool is_testing_ = false;
    std::string tested_;
    StoreAddress tested_address_;
    Probe probe_ = Probe::get;
    bool is_folder_tried_ = false;
    Bytes probe_bytes_;
    bool has_conditions_ = false;
    std::vector<views::StoreFinding> findings_;

    views::LinkState link_state_ = views::LinkState::none;
    std::optional<sync::InviteLink> link_;
    std::optional<sync::Invite> invite_;
};

}  // namespace cairn::screens
