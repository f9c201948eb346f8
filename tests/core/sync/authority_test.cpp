#include "core/sync/authority.hpp"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "core/base/random.hpp"
#include "core/sync/wire.hpp"

namespace {

using namespace cairn;
using namespace cairn::sync;

using Person = crypto::VerifyKey;

Person person(std::size_t number) {
    Person key;
    key.bytes[0] = static_cast<std::byte>(number + 1);
    return key;
}
Scope cohort(std::size_t number) {
    Scope scope{};
    if (number > 0) scope[0] = static_cast<std::byte>(number);
    return scope;
}
const Person owner = person(0);

/// Gives an act its place in its author's log: the chain is a hash over everything it says.
void seal(Act& act) {
    Bytes bytes;
    WireWriter writer(bytes);
    writer.put_raw(act.author.bytes);
    writer.put_u64(act.sequence);
    writer.put_raw(act.chain_before);
    for (const crypto::Digest& seen : act.seen) writer.put_raw(seen);
    writer.put_u8(static_cast<std::uint8_t>(act.kind));
    writer.put_raw(act.scope);
    writer.put_raw(act.target.bytes);
    writer.put_u8(static_cast<std::uint8_t>(act.level));
    writer.put_u64(act.cut.sequence);
    writer.put_raw(act.cut.chain);
    act.chain = crypto::digest_for("test", bytes);
}

/// People who act at the same time on what each has seen, honest and not.
struct History {
    std::vector<Act> acts;
    std::map<Person, std::vector<std::size_t>> logs;
    std::map<Person, std::set<std::size_t>> seen;

    std::size_t add(Act act) {
        std::vector<std::size_t>& log = logs[act.author];
        act.sequence = log.size() + 1;
        if (!log.empty()) act.chain_before = acts[log.back()].chain;
        for (const std::size_t other : seen[act.author]) act.seen.push_back(acts[other].chain);
        seal(act);
        acts.push_back(act);
        log.push_back(acts.size() - 1);
        seen[act.author].insert(acts.size() - 1);
        return acts.size() - 1;
    }
    void hear(const Person& who, const Person& from) { seen[who].insert(seen[from].begin(), seen[from].end()); }
    [[nodiscard]] Cut cut_of(const Person& who, const Person& target) const {
        Cut cut;
        const auto log = logs.find(target);
        const auto known = seen.find(who);
        if (log == logs.end() || known == seen.end()) return cut;
        for (const std::size_t act : log->second) {
            if (known->second.contains(act)) cut = {acts[act].sequence, acts[act].chain};
        }
        return cut;
    }
};

constexpr std::size_t people_count = 10;

History random_history(std::uint64_t seed, int count = 40) {
    Random random(seed);
    History history;
    for (int i = 0; i < count; ++i) {
        const Person author = person(random.below(people_count));
        for (std::uint64_t heard = random.below(4); heard > 0; --heard)
            history.hear(author, person(random.below(people_count)));
        Act act{.author = author, .seen = {}, .target = person(random.below(people_count))};
        const std::uint64_t kind = random.below(9);
        act.kind = kind < 5 ? ActKind::grant : kind < 8 ? ActKind::remove : ActKind::rotate_key;
        act.scope = cohort(random.chance(600'000) ? 0 : 1 + random.below(2));
        constexpr Level levels[] = {Level::organiser, Level::coach,   Level::coach,
                                    Level::learner,   Level::learner, Level::learner};
        act.level = levels[random.below(6)];
        if (act.kind == ActKind::remove) act.cut = history.cut_of(author, act.target);
        history.add(act);
    }
    return history;
}

Act act_of(const Person& author, ActKind kind, const Person& target, Level level = Level::guest,
           Scope scope = whole_space) {
    return {.author = author, .seen = {}, .kind = kind, .scope = scope, .target = target, .level = level};
}

TEST_CASE("who may do what depends on the acts alone, not on their order or on how often they came") {
    int telling = 0;
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        History history = random_history(seed);
        const Authority expected = evaluate(owner, history.acts);
        Random random(seed + 1);
        for (int i = 0; i < 5; ++i) {
            std::vector<Act> acts = history.acts;
            for (std::size_t k = acts.size(); k > 1; --k) std::swap(acts[k - 1], acts[random.below(k)]);
            acts.insert(acts.end(), acts.begin(), acts.begin() + 7);
            REQUIRE(evaluate(owner, acts) == expected);
        }
        telling += expected.valid.size() >= 6 && expected.levels.size() > 2 ? 1 : 0;
    }
    CHECK(telling > 40);
}

TEST_CASE("somebody who was removed changes nothing afterwards, whatever past they claim") {
    int tried = 0;
    for (std::uint64_t seed = 0; seed < 1500; ++seed) {
        History history = random_history(10'000 + seed);
        const Authority before = evaluate(owner, history.acts);
        Random random(seed);
        // Removed everywhere, by somebody who counts, and not let in again.
        const auto removal = std::ranges::find_if(history.acts, [&](const Act& act) {
            return act.kind == ActKind::remove && act.scope == whole_space && before.valid.contains(act.chain) &&
                   std::ranges::none_of(before.levels, [&](const auto& row) { return row.first.first == act.target; });
        });
        if (removal == history.acts.end()) continue;
        ++tried;
        const Act removed = *removal;
        std::vector<Act> acts = history.acts;
        const std::vector<std::size_t>& log = history.logs[removed.target];
        for (int i = 0; i < 12; ++i) {
            Act evil = act_of(removed.target, static_cast<ActKind>(random.below(3)), person(random.below(people_count)),
                              random.chance(500'000) ? Level::organiser : Level::learner, cohort(random.below(3)));
            for (const Act& other : history.acts) {
                if (other.chain != removed.chain && random.chance(600'000)) evil.seen.push_back(other.chain);
            }
            // Behind the cut, or under a number before it: another act in place of one that counts.
            const bool is_in_place = !log.empty() && random.chance(500'000);
            evil.sequence = is_in_place ? 1 + random.below(log.size()) : log.size() + 1;
            if (evil.sequence > 1) evil.chain_before = history.acts[log[evil.sequence - 2]].chain;
            seal(evil);
            acts.push_back(evil);
        }
        INFO("seed " << seed);
        REQUIRE(evaluate(owner, acts) == before);
    }
    CHECK(tried > 100);
}

TEST_CASE("nobody acts on peers or superiors, and nobody grants what they have") {
    History history;
    const Person ann = person(1), bob = person(2), eve = person(3);
    for (const Person& who : {ann, bob}) history.add(act_of(owner, ActKind::grant, who, Level::organiser));
    for (const Person& who : {ann, bob, eve}) history.hear(who, owner);
    const std::size_t peer = history.add(act_of(ann, ActKind::remove, bob));
    const std::size_t same = history.add(act_of(ann, ActKind::grant, eve, Level::organiser));
    const std::size_t above = history.add(act_of(bob, ActKind::remove, owner));
    const std::size_t below = history.add(act_of(bob, ActKind::grant, eve, Level::coach));
    const std::size_t self_made = history.add(act_of(eve, ActKind::grant, eve, Level::learner));
    const Authority authority = evaluate(owner, history.acts);
    for (const std::size_t act : {peer, same, above, self_made})
        CHECK_FALSE(authority.valid.contains(history.acts[act].chain));
    CHECK(authority.valid.contains(history.acts[below].chain));
    CHECK(authority.level_of(eve, whole_space) == Level::coach);
    CHECK(authority.level_of(bob, whole_space) == Level::organiser);
}

TEST_CASE("a level in one cohort is none in another, and one in the whole space is one in all") {
    History history;
    const Person ann = person(1), bob = person(2), eve = person(3);
    history.add(act_of(owner, ActKind::grant, ann, Level::organiser, cohort(1)));
    history.add(act_of(owner, ActKind::grant, bob, Level::organiser));
    for (const Person& who : {ann, bob}) history.hear(who, owner);
    const std::size_t own = history.add(act_of(ann, ActKind::grant, eve, Level::coach, cohort(1)));
    const std::size_t other = history.add(act_of(ann, ActKind::grant, eve, Level::coach, cohort(2)));
    const std::size_t whole = history.add(act_of(ann, ActKind::grant, eve, Level::coach));
    history.add(act_of(bob, ActKind::grant, eve, Level::learner, cohort(2)));
    const Authority authority = evaluate(owner, history.acts);
    CHECK(authority.valid.contains(history.acts[own].chain));
    CHECK_FALSE(authority.valid.contains(history.acts[other].chain));
    CHECK_FALSE(authority.valid.contains(history.acts[whole].chain));
    CHECK(authority.level_of(eve, cohort(1)) == Level::coach);
    CHECK(authority.level_of(eve, cohort(2)) == Level::learner);
    CHECK(authority.level_of(eve, cohort(3)) == Level::guest);
    CHECK(authority.level_of(bob, cohort(3)) == Level::organiser);
    // From the whole space somebody of the same level in a part of it cannot be removed.
    history.hear(bob, ann);
    const std::size_t removal = history.add(act_of(bob, ActKind::remove, ann));
    CHECK_FALSE(evaluate(owner, history.acts).valid.contains(history.acts[removal].chain));
}

TEST_CASE("of somebody removed what the remover had seen counts, and nothing that was put in its place") {
    History history;
    const Person coach = person(1), one = person(2), two = person(3);
    history.add(act_of(owner, ActKind::grant, coach, Level::coach));
    history.hear(coach, owner);
    const std::size_t kept = history.add(act_of(coach, ActKind::grant, one, Level::learner));
    history.hear(owner, coach);
    Act removal = act_of(owner, ActKind::remove, coach);
    removal.cut = history.cut_of(owner, coach);
    history.add(removal);
    const std::size_t late = history.add(act_of(coach, ActKind::grant, two, Level::learner));
    Act forged = history.acts[kept];
    forged.target = two;
    seal(forged);
    history.acts.push_back(forged);
    const Authority authority = evaluate(owner, history.acts);
    CHECK(authority.valid.contains(history.acts[kept].chain));
    CHECK_FALSE(authority.valid.contains(history.acts[late].chain));
    CHECK_FALSE(authority.valid.contains(forged.chain));
    CHECK(authority.level_of(one, whole_space) == Level::learner);
    CHECK(authority.level_of(two, whole_space) == Level::guest);
    // Let in again by who knows of it, they act again.
    history.add(act_of(owner, ActKind::grant, coach, Level::coach));
    history.hear(coach, owner);
    const std::size_t again = history.add(act_of(coach, ActKind::grant, two, Level::learner));
    CHECK(evaluate(owner, history.acts).valid.contains(history.acts[again].chain));
}

TEST_CASE("a grant that the remover did not know of, by somebody above them, stays") {
    History history;
    const Person organiser = person(1), ann = person(2);
    history.add(act_of(owner, ActKind::grant, organiser, Level::organiser));
    history.hear(organiser, owner);
    history.add(act_of(organiser, ActKind::grant, ann, Level::coach));
    history.hear(owner, organiser);
    history.add(act_of(owner, ActKind::grant, ann, Level::organiser));  // at the same time as
    history.add(act_of(organiser, ActKind::remove, ann));
    const Authority authority = evaluate(owner, history.acts);
    CHECK(authority.level_of(ann, whole_space) == Level::organiser);
}

}  // namespace
