#include "shell/screens/sharing.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

#include "core/app/record_lock.hpp"
#include "core/app/sharing.hpp"
#include "core/sync/wire.hpp"

namespace cairn::screens {
namespace {

using views::CheckCause;
using views::CheckResult;
using views::LinkState;
using views::StoreCheck;

constexpr std::string_view key_magic = "CAIRNSK1";
constexpr std::string_view probe_name = "probe/cairn";
constexpr std::string_view probe_folder = "probe/";
constexpr std::size_t probe_bytes = 64;
constexpr std::int64_t retry_after_ms_most = 3'600'000;

std::string_view trimmed(std::string_view text) {
    const auto is_space = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    return text;
}

/// RFC 4648, for name and password of HTTP.
std::string base64(std::string_view text) {
    constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    for (std::size_t at = 0; at < text.size(); at += 3) {
        const std::size_t count = std::min<std::size_t>(3, text.size() - at);
        std::uint32_t bits = 0;
        for (std::size_t i = 0; i < 3; ++i)
            bits = bits << 8U | (i < count ? static_cast<std::uint32_t>(static_cast<unsigned char>(text[at + i])) : 0U);
        for (std::size_t i = 0; i < 4; ++i) out += i <= count ? alphabet[bits >> (18 - 6 * i) & 63U] : '=';
    }
    return out;
}

std::string_view method_of(sync::Method method) {
    switch (method) {
        case sync::Method::get: return "GET";
        case sync::Method::put: return "PUT";
        case sync::Method::make_folder: return "MKCOL";
    }
    return {};
}

/// Seconds; a date is not read, as the clock it is of is not known.
std::optional<std::int64_t> retry_after_ms(std::string_view header) {
    std::int64_t seconds = 0;
    const auto [end, error] = std::from_chars(header.data(), header.data() + header.size(), seconds);
    if (error != std::errc{} || end != header.data() + header.size() || seconds < 0) return std::nullopt;
    return std::min(seconds, retry_after_ms_most / 1000) * 1000;
}

CheckCause put_cause(int status) {
    switch (status) {
        case 0: return CheckCause::no_put_cors;
        case 400:
        case 401:
        case 403: return CheckCause::refused;
        case 405:
        case 501: return CheckCause::no_put;
        case 404:
        case 409: return CheckCause::folder;
        case 413:
        case 507: return CheckCause::full;
        default: return CheckCause::busy;
    }
}

bool is_done(int status) { return status >= 200 && status < 300; }

}  // namespace

std::optional<StoreAddress> read_store_address(std::string_view typed) {
    typed = trimmed(typed);
    if (!typed.starts_with("https://") && !typed.starts_with("http://")) return std::nullopt;
    const std::size_t hash = typed.find('#');
    StoreAddress address{.url = std::string(typed.substr(0, hash)), .authorization = {}};
    if (address.url.size() <= std::string_view("https://").size()) return std::nullopt;
    if (!address.url.ends_with('/')) address.url += '/';
    if (hash == std::string_view::npos || hash + 1 == typed.size()) return address;
    const std::string_view secret = typed.substr(hash + 1);
    address.authorization = secret.contains(':') ? "Basic " + base64(secret) : "Bearer " + std::string(secret);
    return address;
}

Bytes encode_sharing_key(const SharingKey& key) {
    Bytes bytes;
    sync::WireWriter writer(bytes);
    const sync::Membership& membership = key.membership;
    writer.put_raw(as_bytes(key_magic));
    writer.put_raw(membership.identity.person.bytes());
    writer.put_raw(membership.identity.device.bytes());
    writer.put_bytes(sync::encode_genesis(membership.genesis));
    writer.put_u32(membership.keys.newest_epoch() + 1);
    for (std::uint32_t epoch = 0; epoch <= membership.keys.newest_epoch(); ++epoch)
        writer.put_raw(membership.keys.find(epoch)->bytes());
    writer.put_bytes(sync::encode_member(membership.self));
    writer.put_bytes(as_bytes(key.store));
    writer.put_bytes(as_bytes(key.title));
    writer.put_u8(key.has_conditions ? 1 : 0);
    return bytes;
}

Result<SharingKey> decode_sharing_key(ByteView bytes) {
    sync::WireReader reader(bytes);
    if (as_text(reader.take_raw(key_magic.size())) != key_magic) return fail(Errc::bytes_malformed, "sharing key");
    const ByteView person = reader.take_raw(crypto::Key::size);
    const ByteView device = reader.take_raw(crypto::Key::size);
    const auto genesis = sync::decode_genesis(reader.take_bytes());
    std::vector<crypto::Key> epochs;
    for (std::uint32_t left = reader.take_count(crypto::Key::size); left > 0; --left)
        epochs.emplace_back(reader.take_raw(crypto::Key::size));
    auto keys = sync::SpaceKeys::of_list(std::move(epochs));
    auto self = sync::decode_member(reader.take_bytes());
    std::string store(as_text(reader.take_bytes()));
    std::string title(as_text(reader.take_bytes()));
    const bool has_conditions = reader.take_u8() == 1;
    if (!reader.is_whole() || !genesis || !keys || !self) return fail(Errc::bytes_malformed, "sharing key");
    return SharingKey{{{crypto::Key(person), crypto::Key(device)}, *genesis, std::move(*keys), std::move(*self)},
                      std::move(store),
                      std::move(title),
                      has_conditions};
}

Sharing::Sharing(host::Platform& platform)
    : platform_(&platform), chance_([&platform](std::span<std::byte> out) { platform.random_bytes(out); }) {}

void Sharing::open(journal::Disk& disk, app::Store& store, bool is_writing) {
    close();
    disk_ = &disk;
    store_ = &store;
    is_writing_ = is_writing;
    const std::string key_name(app::sharing_key_file_name);
    if (!std::ranges::contains(disk.list(), key_name)) return;
    const auto bytes = disk.read(key_name);
    auto key = bytes ? decode_sharing_key(*bytes) : std::unexpected(bytes.error());
    if (!key) {
        platform_->log(host::LogLevel::error, "sharing key: " + key.error().detail);
        news_.failure = key.error();
        return;
    }
    sync::Memory memory;
    if (const auto log = disk.read(std::string(app::sharing_log_file_name))) {
        // Without it the device finds a head of its own that it does not know, and goes on under a new name.
        if (auto read = sync::decode_memory(*log)) memory = std::move(*read);
    }
    start(std::move(*key), std::move(memory));
}

void Sharing::close() {
    replica_.reset();
    key_.reset();
    // The test of a store and an invitation are no part of the record: they go on.
    std::erase_if(questions_, [](const auto& question) { return question.second.asked == Asked::replica; });
    new_link_.clear();
    disk_ = nullptr;
    store_ = nullptr;
    offered_ = written_revision_ = 0;
}

void Sharing::start(SharingKey key, sync::Memory memory) {
    const sync::Membership& known = key.membership;
    sync::Membership membership{known.identity.copy(), known.genesis, known.keys.copy(), known.self};
    address_ = read_store_address(key.store).value_or(StoreAddress{});
    key_ = std::move(key);
    if (!is_writing_ || !platform_->has_web()) return;
    std::uint64_t seed = 0;
    platform_->random_bytes(std::as_writable_bytes(std::span(&seed, 1)));
    replica_ = std::make_unique<sync::Replica>(std::move(membership), std::move(memory), chance_, seed,
                                               sync::PollPolicy{.has_conditions = key_->has_conditions});
    store_->keep_committed();
    offered_ = replica_->offered_token();
    if (replica_->wants_base()) return;
    for (const Batch& batch : store_->own_batches_after(offered_)) {
        offered_ = batch.sequence;
        if (const auto shared = app::shareable(batch))
            replica_->offer(app::encode_shared_batch(*shared), batch.sequence);
    }
}

void Sharing::store_key() {
    if (auto stored = disk_->write(std::string(app::sharing_key_file_name), encode_sharing_key(*key_)); !stored)
        news_.failure = stored.error();
}

// What a person wishes.

void Sharing::test_store(std::string_view address) {
    const auto read = read_store_address(address);
    if (!read || is_testing_) return;
    tested_ = trimmed(address);
    tested_address_ = *read;
    findings_.clear();
    has_conditions_ = is_folder_tried_ = false;
    is_testing_ = true;
    probe_bytes_.resize(probe_bytes);
    chance_(probe_bytes_);
    ask_probe(Probe::get);
}

void Sharing::begin(std::string_view address, std::string title, std::string name) {
    if (key_ || disk_ == nullptr || !is_writing_ || trimmed(address) != tested_) return;
    crypto::Identity identity = crypto::Identity::of_chance(chance_);
    crypto::Key first = crypto::Key::of_chance(chance_);
    const sync::Genesis genesis = sync::make_genesis(identity.person_signing().verify_key(), first, now().ms, chance_);
    sync::Member self = sync::make_owner(genesis, identity, std::move(name), now().ms);
    SharingKey key{{std::move(identity), genesis, sync::SpaceKeys(std::move(first)), std::move(self)},
                   tested_,
                   std::move(title),
                   has_conditions_};
    start(std::move(key), {});
    store_key();
    if (replica_) replica_->put_object(sync::genesis_object(sync::name_of(genesis)), sync::encode_genesis(genesis));
    news_.has_begun = true;
}

void Sharing::open_link(std::string_view text) {
    link_ = sync::decode_link(trimmed(text));
    invite_.reset();
    if (!link_ || !read_store_address(link_->store)) {
        link_.reset();
        link_state_ = LinkState::broken;
    } else {
        ask_for_invite();
    }
}

void Sharing::ask_for_invite() {
    if (!link_) return;
    link_state_ = LinkState::asking;
    if (!platform_->has_web()) return;
    ask({.asked = Asked::invite}, {.method = "GET"}, *read_store_address(link_->store),
        sync::invite_object(link_->space, sync::invite_name(link_->seed)));
}

void Sharing::invite_came(const host::WebAnswered& answer) {
    if (!link_) return;
    if (answer.status == 404 || answer.status == 410) {
        link_state_ = LinkState::gone;
    } else if (!is_done(answer.status)) {
        link_state_ = LinkState::silent;
    } else if (auto invite = sync::open_invite(answer.body, link_->space, link_->seed)) {
        invite_ = std::move(*invite);
        link_state_ = key_ ? LinkState::shared_already : LinkState::open;
    } else {
        link_state_ = LinkState::forged;
    }
}

void Sharing::join(std::string name) {
    if (!invite_ || !link_ || key_ || disk_ == nullptr || !is_writing_) return;
    crypto::Identity identity = crypto::Identity::of_chance(chance_);
    sync::Member self =
        sync::make_member(link_->space, identity, invite_->grant, link_->seed, std::move(name), now().ms);
    SharingKey key{{std::move(identity), invite_->genesis, std::move(invite_->keys), std::move(self)},
                   link_->store,
                   invite_->space_title,
                   false};
    decline();
    start(std::move(key), {});
    store_key();
    news_.has_joined = true;
}

void Sharing::decline() {
    link_state_ = LinkState::none;
    link_.reset();
    invite_.reset();
}

void Sharing::invite(sync::Level level) {
    if (!replica_) return;
    sync::InviteLink link{.space = replica_->space(), .seed = {}, .store = key_->store};
    chance_(link.seed);
    const sync::Membership& membership = replica_->membership();
    const sync::Invite invitation{membership.genesis, membership.keys.copy(),
                                  sync::make_grant(link.space, membership.identity, link.seed, level, now().ms),
                                  key_->title, membership.self.name};
    replica_->put_object(sync::invite_object(link.space, sync::invite_name(link.seed)),
                         sync::seal_invite(invitation, link.seed, chance_));
    // Without the query: in which language this page was asked for is not the other person's business.
    const std::string page = platform_->page_address();
    new_link_ = page.substr(0, page.find('?')) + "#/sync/" + sync::encode_link(link);
    replica_->poke(now());
}

void Sharing::poke() {
    if (replica_) replica_->poke(now());
}

void Sharing::share_everything() {
    if (replica_) replica_->ask_for_base();
}

// The test of a store.

void Sharing::ask_probe(Probe probe) {
    probe_ = probe;
    host::WebRequest request{.method = "GET"};
    std::string_view name = probe_name;
    switch (probe) {
        case Probe::get:
        case Probe::read_back: break;
        case Probe::reach: request.method = "PROBE"; break;
        case Probe::put:
            request.method = "PUT";
            request.body = probe_bytes_;
            break;
        case Probe::make_folder:
            request.method = "MKCOL";
            name = probe_folder;
            break;
        case Probe::conditions:
            request.method = "PUT";
            request.body = probe_bytes_;
            request.if_match = "\"no-version-is-called-so\"";
            break;
    }
    ask({.asked = Asked::probe}, std::move(request), tested_address_, name);
}

void Sharing::find(StoreCheck check, CheckResult result, CheckCause cause, int status) {
    findings_.push_back({check, result, cause, status});
    if (result == CheckResult::fails) end_test();
}

void Sharing::probed(const host::WebAnswered& answer) {
    const int status = answer.status;
    switch (probe_) {
        case Probe::get:
            if (status == 0) return ask_probe(Probe::reach);
            if (status == 401 || status == 403)
                return find(StoreCheck::reach, CheckResult::fails, CheckCause::refused, status);
            if (status >= 500) return find(StoreCheck::reach, CheckResult::fails, CheckCause::busy, status);
            find(StoreCheck::reach, CheckResult::works, CheckCause::none, status);
            return ask_probe(Probe::put);
        case Probe::reach:
            return find(StoreCheck::reach, CheckResult::fails,
                        status == 0 ? CheckCause::no_server : CheckCause::no_cors, 0);
        case Probe::put:
            if (is_done(status)) {
                find(StoreCheck::write, CheckResult::works, CheckCause::none, status);
                return ask_probe(Probe::read_back);
            }
            if (put_cause(status) == CheckCause::folder && !std::exchange(is_folder_tried_, true))
                return ask_probe(Probe::make_folder);
            return find(StoreCheck::write, CheckResult::fails, put_cause(status), status);
        case Probe::make_folder: return ask_probe(Probe::put);
        case Probe::read_back:
            if (!is_done(status) || answer.body != probe_bytes_)
                return find(StoreCheck::read_back, CheckResult::fails, CheckCause::altered, status);
            find(StoreCheck::read_back, CheckResult::works, CheckCause::none, status);
            if (answer.etag.empty()) {
                find(StoreCheck::tags, CheckResult::absent, CheckCause::no_tags, status);
                return end_test();
            }
            find(StoreCheck::tags, CheckResult::works, CheckCause::none, status);
            return ask_probe(Probe::conditions);
        case Probe::conditions:
            has_conditions_ = status == 412;
            find(StoreCheck::conditions, has_conditions_ ? CheckResult::works : CheckResult::absent,
                 has_conditions_ ? CheckCause::none : CheckCause::no_conditions, status);
            return end_test();
    }
}

// Questions and answers.

void Sharing::ask(Question question, host::WebRequest request, const StoreAddress& store, std::string_view name) {
    request.request_id = ++last_question_;
    request.url = store.url + std::string(name);
    request.authorization = store.authorization;
    questions_.emplace(request.request_id, question);
    platform_->ask_web(std::move(request));
}

void Sharing::answered(const host::WebAnswered& answer) {
    const auto found = questions_.find(answer.request_id);
    if (found == questions_.end()) return;
    const Question question = found->second;
    questions_.erase(found);
    switch (question.asked) {
        case Asked::probe: return probed(answer);
        case Asked::invite: return invite_came(answer);
        case Asked::replica: break;
    }
    if (!replica_) return;
    replica_->answer({.id = question.replica_id,
                      .status = answer.status,
                      .body = answer.body,
                      .etag = answer.etag,
                      .retry_after_ms = retry_after_ms(answer.retry_after)},
                     now());
}

Sharing::News Sharing::turn() {
    if (replica_) {
        if (!take_in(news_)) {
            // What came could not be kept: the memory is as it was, and it is asked for again once the disk takes it.
            replica_.reset();
            return std::exchange(news_, {});
        }
        if (replica_->take_was_copied()) {
            if (auto renamed = store_->become_another(); !renamed) news_.failure = renamed.error();
            const sync::Membership& membership = replica_->membership();
            key_->membership.identity = membership.identity.copy();
            key_->membership.self = membership.self;
            offered_ = 0;
            store_key();
        }
        offer_own();
        if (replica_->wants_save()) {
            const auto saving = replica_->take_memory();
            if (disk_->write(std::string(app::sharing_log_file_name), saving.bytes))
                written_revision_ = saving.revision;
        }
        for (sync::Request& request : replica_->take_requests(now())) {
            ask({.asked = Asked::replica, .replica_id = request.id},
                {.method = std::string(method_of(request.method)),
                 .if_match = std::move(request.etag),
                 .if_absent = request.condition == sync::Condition::absent,
                 .body = std::move(request.body)},
                address_, request.name);
        }
        ask_call_back();
    }
    return std::exchange(news_, {});
}

bool Sharing::take_in(News& news) {
    for (const sync::Received& item : replica_->take_received()) {
        Result<app::ChangeBits> taken = 0;
        if (item.is_base) {
            const auto state = app::decode_shared_state(item.record);
            taken = state ? store_->receive(*state) : std::unexpected(state.error());
        } else {
            const auto batch = app::decode_shared_batch(item.record);
            if (batch && store_->holds(*batch)) continue;  // read twice, after two words of one device
            taken = batch ? store_->receive(*batch) : std::unexpected(batch.error());
        }
        if (!taken && taken.error().code != Errc::bytes_malformed) {
            news.failure = taken.error();
            return false;
        }
        // Signed by a member and still nonsense: a newer version, or a member who cheats. The others go on.
        if (!taken) platform_->log(host::LogLevel::warning, "shared record: " + taken.error().detail);
        news.changes |= taken.value_or(0);
        news.has_received = true;
    }
    return true;
}

void Sharing::offer_own() {
    if (replica_->wants_base()) {
        static_cast<void>(store_->take_committed());
        offered_ = store_->last_sequence();
        replica_->offer_base(app::encode_shared_state(store_->state()), offered_);
    }
    for (const Batch& batch : store_->take_committed()) {
        if (batch.sequence <= offered_) continue;
        offered_ = batch.sequence;
        if (const auto shared = app::shareable(batch))
            replica_->offer(app::encode_shared_batch(*shared), batch.sequence);
    }
}

void Sharing::saved(std::uint64_t revision) {
    if (replica_) replica_->saved(revision);
}

void Sharing::ask_call_back() {
    constexpr std::int64_t soonest_ms = 100;
    const std::int64_t due_ms = std::max(replica_->next_due().ms, now().ms + soonest_ms);
    if (call_back_at_ms_ != 0 && call_back_at_ms_ <= due_ms) return;
    call_back_at_ms_ = due_ms;
    platform_->call_back(due_ms - now().ms);
}

views::SyncState Sharing::state() const {
    views::SyncState state;
    state.has_web = platform_->has_web();
    state.is_writing_tab = is_writing_;
    state.has_record = store_ != nullptr && !store_->state().registers.empty();
    state.is_sharing = key_.has_value();
    const std::string page = platform_->page_address();
    const std::string path = page.substr(0, page.find('?'));
    if (!path.empty()) state.default_store = path.substr(0, path.rfind('/') + 1) + "store/";
    state.is_testing = is_testing_;
    state.findings = findings_;
    state.store = tested_;
    state.link = link_state_;
    if (link_) state.link_store = read_store_address(link_->store).value_or(StoreAddress{}).url;
    if (invite_) {
        state.link_title = invite_->space_title;
        state.link_inviter = invite_->inviter_name;
        state.link_level = invite_->grant.level;
    }
    if (key_) {
        state.title = key_->title;
        state.store = address_.url;
    }
    if (replica_) state.status = replica_->status();
    state.new_link = new_link_;
    state.is_new_link_stored = replica_ && !replica_->has_objects_to_put();
    return state;
}

}  // namespace cairn::screens
