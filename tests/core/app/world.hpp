#pragma once
// A small programme of people, skills and one course, and stores that hold it: what the tests of core/app begin with.

#include <string>
#include <string_view>
#include <vector>

#include "core/app/store.hpp"
#include "core/base/archive.hpp"
#include "core/journal/memory_disk.hpp"
#include "core/model/write_list.hpp"

namespace cairn::app_test {

inline constexpr Instant noon{1'795'348'800'000};  ///< 2026-11-22T12:00Z, a Sunday
inline constexpr Instant after(Instant instant, std::int64_t ms) { return {instant.ms + ms}; }

template <class TypedId>
TypedId named(std::string_view name) {
    return TypedId{id_of_text("test", name)};
}
inline ProfileId person(std::string_view name) { return named<ProfileId>(name); }
inline SkillId skill(std::string_view name) { return named<SkillId>(name); }

inline const ProfileId lin = person("Lin"), noor = person("Noor"), marta = person("Marta"), chen = person("Chen"),
                       paused_coach = person("Priya"), full_coach = person("Tomasz"), nobody = person("nobody");
inline const SkillId go = skill("Go"), sql = skill("SQL"), no_such_skill = skill("none");
inline const CourseId course = named<CourseId>("course"), no_such_course = named<CourseId>("none");
inline const RequestId full_seat = named<RequestId>("the seat that is taken");

inline void put_person(WriteList& writes, ProfileId id, std::string_view name, std::int64_t roles,
                       std::int64_t capacity) {
    writes.put(id, ProfileField::exists, true);
    writes.put(id, ProfileField::name, name);
    writes.put(id, ProfileField::roles, roles);
    writes.put(id, ProfileField::languages, std::string_view("en"));
    writes.put(id, ProfileField::zone, std::string_view("Asia/Shanghai"));
    writes.put(id, ProfileField::capacity, capacity);
}

inline void put_request(WriteList& writes, RequestId id, ProfileId learner, ProfileId coach, RequestState state) {
    writes.put(id, RequestField::exists, true);
    writes.put(id, RequestField::learner, learner);
    writes.put(id, RequestField::coach, coach);
    writes.put(id, RequestField::state, state);
}

/// Learners Lin and Noor; coaches Marta (2 places), Chen (1), one who pauses, one whose only place is taken; two
/// skills; a course of three lessons.
inline std::vector<Write> world_writes() {
    WriteList writes;
    for (const SkillId id : {go, sql}) {
        writes.put(id, SkillField::exists, true);
        writes.put(id, SkillField::minutes, 600);
    }
    writes.put(go, SkillField::title_english, std::string_view("Go"));
    writes.put(sql, SkillField::title_english, std::string_view("SQL"));
    writes.put(course, CourseField::exists, true);
    writes.put(course, CourseField::title_english, std::string_view("Queries that scale"));
    writes.put(course, CourseField::lesson_count, 3);
    writes.put_entry(course, CourseField::teaches, sql, 3);
    writes.put_entry(course, CourseField::lesson_title_english, entry_of_number(0), std::string_view("Indexes"));
    put_person(writes, lin, "Lin Yue 林悦", role_learner, 0);
    put_person(writes, noor, "Noor Aziz", role_learner, 0);
    put_person(writes, marta, "Marta Okafor", role_coach, 2);
    put_person(writes, chen, "Chen Siyuan", role_coach | role_learner, 1);
    put_person(writes, paused_coach, "Priya Nair", role_coach, 4);
    writes.put(paused_coach, ProfileField::paused, true);
    put_person(writes, full_coach, "Tomasz Zieliński", role_coach, 1);
    put_request(writes, full_seat, noor, full_coach, RequestState::confirmed);
    return writes.take();
}

inline app::SaveProfile profile_form(std::string_view name = "Ana Reis") {
    app::SaveProfile form;
    form.name = name;
    form.roles = role_learner;
    form.languages = "pt;en";
    form.zone = "Europe/Lisbon";
    form.weekly_minutes = 240;
    form.availability = "Mon 19:00-21:00";
    form.levels = {{go, 2}};
    return form;
}

/// What a disk's journal holds, newest snapshot aside.
inline std::vector<Batch> batches_of(journal::Disk& disk) {
    std::vector<Batch> batches;
    for (const Bytes& record : journal::Journal(disk).open().records) {
        if (auto batch = read_archive<Batch>(record)) batches.push_back(std::move(*batch));
    }
    return batches;
}

/// A store that has the world, on a disk of its own.
struct World {
    explicit World(std::uint64_t seed = 1) : store(disk, seed) {
        store.open();
        static_cast<void>(store.dispatch(app::ImportFiles{world_writes()}, noon));
    }
    World(const World&) = delete;
    World& operator=(const World&) = delete;

    [[nodiscard]] std::string digest() const { return app::state_digest(store.state()); }

    journal::MemoryDisk disk;
    app::Store store;
};

/// Every row of the model as text, ordered by id: equal models have equal texts.
std::string model_text(const Model& model);

}  // namespace cairn::app_test
