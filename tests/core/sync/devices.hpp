#pragma once
// Devices of several people that share a space through a store in memory: for the properties of core/sync.

#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "core/sync/memory_store.hpp"
#include "core/sync/replica.hpp"
#include "tests/core/crypto/chance.hpp"

namespace cairn::sync_test {

/// What may happen to a request on its way. The store answers `none` itself.
enum class Fate : std::uint8_t { arrives, is_lost, answer_is_lost, is_refused_as_busy };

/// One device as its host runs it: what it wrote and knows is durable at once or not at all.
class Device {
public:
    Device(sync::Membership membership, std::uint64_t seed, sync::Memory memory = {})
        : seed_(seed), replica_(std::make_unique<sync::Replica>(std::move(membership), std::move(memory),
                                                                crypto_test::seeded(seed), seed, policy())) {}

    static sync::PollPolicy policy() { return {.shortest_ms = 1000, .longest_ms = 4000, .acknowledge_ms = 500}; }

    void write(const std::string& text) {
        records.push_back(text);
        facts.insert(text);
        replica_->offer(Bytes(as_bytes(text).begin(), as_bytes(text).end()), records.size());
    }

    /// Asks once whatever is due and takes in what came.
    template <class Ask>
    void turn(Instant now, Ask ask) {
        if (replica_->wants_base()) replica_->offer_base(base(), records.size());
        if (replica_->wants_save()) save();
        for (sync::Request& request : replica_->take_requests(now)) {
            std::optional<sync::Answer> answer = ask(request);
            if (answer) replica_->answer(std::move(*answer), now);
            take_in();
        }
    }

    void take_in() {
        const auto received = replica_->take_received();
        for (const sync::Received& item : received) {
            const std::string text(as_text(item.record));
            if (!item.is_base) {
                facts.insert(text);
                continue;
            }
            for (std::size_t at = 0; at < text.size();) {
                const std::size_t end = text.find('\n', at);
                facts.insert(text.substr(at, end - at));
                at = end + 1;
            }
        }
        if (replica_->wants_save()) save();
    }

    void save() {
        const auto saving = replica_->take_memory();
        memory = saving.bytes;
        replica_->saved(saving.revision);
    }

    /// The program ends and starts again with what was durable.
    void restart() {
        const sync::Membership& old = replica_->membership();
        sync::Membership membership{old.identity.copy(), old.genesis, old.keys.copy(), old.self};
        auto read = sync::decode_memory(memory);
        begin(std::move(membership), read ? std::move(*read) : sync::Memory{});
    }

    void begin(sync::Membership membership, sync::Memory read) {
        replica_ = std::make_unique<sync::Replica>(std::move(membership), std::move(read),
                                                   crypto_test::seeded(++seed_ * 7919), seed_, policy());
        for (std::size_t i = replica_->offered_token(); i < records.size(); ++i)
            replica_->offer(Bytes(as_bytes(records[i]).begin(), as_bytes(records[i]).end()), i + 1);
    }

    [[nodiscard]] Bytes base() const {
        Bytes bytes;
        for (const std::string& fact : facts) {
            append(bytes, as_bytes(fact));
            append(bytes, as_bytes("\n"));
        }
        return bytes;
    }

    sync::Replica& replica() { return *replica_; }

    std::vector<std::string> records;  ///< what was written here, in order; the token of one is its number from 1
    std::set<std::string> facts;       ///< everything that is known
    Bytes memory;

private:
    std::uint64_t seed_;
    std::unique_ptr<sync::Replica> replica_;
};

struct Founding {
    crypto::Identity identity;
    sync::Genesis genesis;
    sync::SpaceKeys keys;
};

inline Founding found_space(std::uint64_t seed) {
    const crypto::Chance chance = crypto_test::seeded(seed * 1000 + 1);
    crypto::Identity identity = crypto::Identity::of_chance(chance);
    crypto::Key key = crypto::Key::of_chance(chance);
    const sync::Genesis genesis = sync::make_genesis(identity.person_signing().verify_key(), key, 0, chance);
    return {std::move(identity), genesis, sync::SpaceKeys(std::move(key))};
}

inline sync::Membership owner_of(const Founding& space) {
    return {space.identity.copy(), space.genesis, space.keys.copy(),
            sync::make_owner(space.genesis, space.identity, "Owner", 0)};
}

inline sync::Membership joined(const Founding& space, std::uint64_t seed, sync::Level level = sync::Level::coach) {
    const crypto::Chance chance = crypto_test::seeded(seed * 1000 + 17);
    sync::InviteSeed invite{};
    chance(invite);
    const sync::SpaceName name = sync::name_of(space.genesis);
    crypto::Identity identity = crypto::Identity::of_chance(chance);
    const sync::Grant grant = sync::make_grant(name, space.identity, invite, level, 0);
    sync::Member self = sync::make_member(name, identity, grant, invite, "Member " + std::to_string(seed), 0);
    return {std::move(identity), space.genesis, space.keys.copy(), std::move(self)};
}

}  // namespace cairn::sync_test
