#pragma once
// Histories of several replicas, and ways to mix them up, for the properties of apply.

#include <algorithm>
#include <vector>

#include "core/app/state.hpp"
#include "core/base/random.hpp"
#include "tests/core/app/lesson_world.hpp"
#include "tests/core/app/world.hpp"

namespace cairn::app_test {

template <class T>
void shuffle(std::vector<T>& items, Random& random) {
    for (std::size_t i = items.size(); i > 1; --i) std::swap(items[i - 1], items[random.below(i)]);
}

/// Of a row that exists. By id: the order of rows differs between machines.
template <class EntityId, class Rows>
EntityId some_id(const Rows& rows, Random& random) {
    std::vector<EntityId> ids;
    for (const auto* row : rows.existing()) ids.push_back(row->id);
    std::ranges::sort(ids);
    return ids.empty() ? EntityId{} : ids[static_cast<std::size_t>(random.below(ids.size()))];
}

/// Somebody writes the lessons of the course.
inline app::Command random_writing(const Model& model, Random& random) {
    const ProfileId writers[] = {marta, chen};
    const ProfileId writer = writers[random.below(2)];
    const Edition* draft = model.editions.find(draft_id(course));
    const auto some_module = [&] {
        return draft == nullptr || draft->modules.empty() ? ModuleId{} : draft->modules.begin()->first;
    };
    const auto some_lesson = [&] {
        return draft == nullptr || draft->lessons.empty() ? LessonId{} : draft->lessons.rbegin()->first;
    };
    const std::string number = std::to_string(random.below(4));
    switch (random.below(9)) {
        case 0: return app::SaveModule{writer, course, {}, {"Module " + number, ""}};
        case 1: return app::MoveModule{writer, course, some_module(), random.chance(500'000)};
        case 2: return app::MoveLesson{writer, course, some_lesson(), random.chance(500'000)};
        case 3: return app::RemoveLesson{writer, course, some_lesson()};
        case 4: return app::ReviewCourse{writer, course};
        case 5: return app::PublishCourse{writer, course, "Edition " + number};
        case 6: return app::SaveCourse{writer, course, {"Course " + number, ""}, {}};
        default: {
            const LessonId lesson = random.chance(500'000) ? some_lesson() : LessonId{};
            const Words body{std::string(asking_text) + number, ""};
            return app::SaveLesson{writer, course, lesson, some_module(), {"Lesson " + number, ""}, sql, 10, body};
        }
    }
}

/// Somebody studies what is published of it.
inline app::Command random_study(const Model& model, Random& random) {
    const ProfileId learner = random.chance(500'000) ? lin : noor;
    const Edition* edition = progress::edition_for(model, course, learner);
    const LessonId lesson =
        edition == nullptr || edition->lessons.empty() ? LessonId{} : edition->lessons.rbegin()->first;
    Id item;
    if (lesson) {
        const auto text = lessons::parse_lesson(lesson, edition->lessons.at(lesson).body.english);
        if (text && !text->blocks.empty()) {
            const lessons::Block& block = text->blocks[random.below(text->blocks.size())];
            item = block.checklist.empty() ? block.item : block.checklist[0].item;
        }
    }
    switch (random.below(4)) {
        case 0: return app::AnswerQuiz{learner, lesson, item, random.chance(500'000) ? "1" : "10"};
        case 1: return app::TickItem{learner, lesson, item, random.chance(700'000)};
        case 2: return app::WriteLessonNote{learner, lesson, "Note", {}};
        default: return app::KeepPlace{learner, lesson, random.between(0, 5), {}, 0};
    }
}

/// A command that somebody in the world might give; many are refused.
inline app::Command random_command(const Model& model, Random& random) {
    const ProfileId people[] = {lin, noor, marta, chen, paused_coach, full_coach};
    const SkillId skills[] = {go, sql};
    const auto somebody = [&] { return people[random.below(std::size(people))]; };
    const auto some_skill = [&] { return skills[random.below(2)]; };
    const auto some_request = [&] { return some_id<RequestId>(model.requests, random); };
    const auto some_meeting = [&] { return some_id<MeetingId>(model.meetings, random); };
    const auto some_time = [&] { return after(noon, random.between(-2, 200) * 15 * ms_per_minute); };
    const auto some_action = [&](MeetingId id) {
        const Meeting* meeting = model.meetings.find(id);
        return meeting == nullptr || meeting->actions.empty() ? ActionItemId{} : meeting->actions.begin()->first;
    };
    const auto some_proposal = [&] { return some_id<ProposalId>(model.proposals, random); };
    constexpr std::uint64_t first_of_meetings = 16;
    constexpr std::uint64_t last_of_meetings = 26;
    std::uint64_t kind = random.below(37);
    // Nothing can be said of a session before there is one.
    if (kind >= first_of_meetings && kind <= last_of_meetings && model.meetings.existing_count() == 0)
        kind = first_of_meetings;
    switch (kind) {
        case 0: {
            app::SaveProfile form = profile_form("Person " + std::to_string(random.below(4)));
            form.id = random.chance(700'000) ? somebody() : ProfileId{};
            form.roles = random.between(1, 7);
            form.capacity = random.between(0, 3);
            form.levels = {{some_skill(), random.between(0, 5)}};
            return form;
        }
        case 1: return app::SetGoal{somebody(), {{some_skill(), random.between(1, 5)}}, Day{}, random.between(1, 600)};
        case 2: return app::SendRequest{somebody(), somebody(), "Hello", random.between(0, 1'000'000)};
        case 3: return app::AcceptRequest{some_request(), somebody()};
        case 4: return app::ConfirmRequest{some_request(), somebody()};
        case 5: return app::DeclineRequest{some_request(), somebody()};
        case 6: return app::WithdrawRequest{some_request(), somebody()};
        case 7: return app::EndRequest{some_request(), somebody()};
        case 8: return app::MarkLesson{somebody(), course, random.between(0, 2), random.chance(500'000)};
        case 9: return app::RecordAnswer{somebody(), some_skill(), random.chance(500'000)};
        case 10: return app::SetLevel{somebody(), some_skill(), random.between(0, 5)};
        case 11: return app::SetPaused{somebody(), random.chance(500'000)};
        case 12: {
            GraphChange change{.kind = static_cast<ChangeKind>(random.between(1, 5)),
                               .skill = some_skill(),
                               .other = some_skill(),
                               .title = {.english = "Skill " + std::to_string(random.below(5))}};
            if (change.kind == ChangeKind::add_skill) change.skill = skill(change.title.english);
            return app::ProposeChange{somebody(), "I saw it.", {change}};
        }
        case 13: return app::AcceptProposal{some_proposal(), somebody(), "Yes"};
        case 14: return app::RevertProposal{some_proposal(), somebody()};
        case 15:
            if (random.chance(500'000)) return app::DeclineProposal{some_proposal(), somebody(), {}};
            return app::WithdrawProposal{some_proposal(), somebody()};
        case 16:
        case 17: {
            const bool is_hers = random.chance(500'000);
            return app::ProposeMeeting{noor, full_coach, is_hers ? noor : full_coach, some_time(), 45, "Retries"};
        }
        case 18: {
            const MeetingId id = some_meeting();
            return app::AcceptMeeting{id, somebody()};
        }
        case 19: {
            const MeetingId id = some_meeting();
            const Instant time = some_time();
            return app::MoveMeeting{id, noor, time, random.between(14, 60)};
        }
        case 20:
            if (random.chance(500'000)) return app::DeclineMeeting{some_meeting(), noor, "No"};
            return app::CancelMeeting{some_meeting(), full_coach, "Ill"};
        case 21: {
            const auto part = static_cast<app::MeetingText>(random.below(3));
            return app::WriteMeeting{some_meeting(), noor, part, "Text", {}};
        }
        case 22: {
            const MeetingId id = some_meeting();
            const ActionItemId action = random.chance(500'000) ? some_action(id) : ActionItemId{};
            return app::SaveAction{id, action, noor, "Measure it", full_coach, Day{}};
        }
        case 23: {
            const MeetingId id = some_meeting();
            const auto state = static_cast<ActionState>(random.below(3));
            return app::SetActionState{id, some_action(id), noor, state};
        }
        case 24: {
            const auto learner = static_cast<Attendance>(random.below(3));
            const auto coach = static_cast<Attendance>(random.below(3));
            return app::RecordOutcome{some_meeting(), full_coach, learner, coach};
        }
        case 25: {
            if (random.chance(500'000)) return app::AppealOutcome{some_meeting(), noor, "I was there."};
            const bool is_granted = random.chance(500'000);
            return app::AnswerAppeal{some_meeting(), full_coach, is_granted, "Seen"};
        }
        case 26: {
            const MeetingId id = some_meeting();
            return app::RateMeeting{id, random.chance(500'000) ? noor : full_coach, 3};
        }
        case 27: return app::NoteTime{somebody(), course, random.between(1, 90)};
        case 28: return app::LockPair{somebody(), somebody(), random.chance(300'000) ? ProfileId{} : somebody()};
        case 29: {
            app::PublishMatch publish{somebody(), {}};
            for (const ProfileId learner : {lin, noor}) {
                if (random.chance(700'000)) publish.pairs.push_back({learner, somebody(), random.between(0, 9)});
            }
            return publish;
        }
        case 30: return app::DeclineCourse{somebody(), course, random.chance(600'000)};
        case 31:
        case 32: return random_writing(model, random);
        case 33:
        case 34: return random_study(model, random);
        case 35: return app::AcceptEdition{somebody(), course};
        default: {
            const Instant begin = some_time();
            const Instant end = after(begin, random.between(0, 3) * ms_per_minute);
            return app::SetBusy{somebody(), {{begin, end}}};
        }
    }
}

/// Does `count` random things, undo and redo among them, at times that sometimes stand still or go back.
inline void live(app::Store& store, Random& random, int count) {
    Instant now = noon;
    for (int i = 0; i < count; ++i) {
        now = after(now, random.between(-2, 40) * 100);
        if (random.chance(100'000)) {
            static_cast<void>(store.undo(now));
        } else if (random.chance(50'000)) {
            static_cast<void>(store.redo(now));
        } else {
            static_cast<void>(store.dispatch(random_command(store.model(), random), now));
        }
    }
}

/// The batches of three replicas that began with the same import and then went separate ways.
inline std::vector<Batch> real_history(std::uint64_t seed) {
    std::vector<Batch> batches;
    for (std::uint64_t replica = 0; replica < 3; ++replica) {
        World world(seed * 8 + replica);
        Random random(seed * 1000 + replica);
        live(world.store, random, 40);
        const auto own = batches_of(world.disk);
        batches.insert(batches.end(), own.begin(), own.end());
    }
    return batches;
}

/// The batches of three devices that now and then hear what another one did, and act on it.
inline std::vector<Batch> gossiping_history(std::uint64_t seed) {
    Random random(seed * 77);
    journal::MemoryDisk disks[3];
    for (int round = 0; round < 9; ++round) {
        journal::MemoryDisk& disk = disks[random.below(3)];
        const journal::MemoryDisk& other = disks[random.below(3)];
        if (&other != &disk) {
            journal::MemoryDisk heard = other;
            journal::Journal journal(disk);
            journal.open();
            for (const Batch& batch : batches_of(heard)) static_cast<void>(journal.append(write_archive(batch)));
        }
        app::Store store(disk, seed * 100 + static_cast<std::uint64_t>(round));
        store.open();
        static_cast<void>(store.dispatch(app::ImportFiles{world_writes()}, noon));
        live(store, random, 12);
    }
    std::vector<Batch> batches;
    for (journal::MemoryDisk& disk : disks) {
        const auto known = batches_of(disk);
        batches.insert(batches.end(), known.begin(), known.end());
    }
    return batches;
}

/// One write of a batch as a batch of its own.
inline Batch piece_of(const Batch& batch, std::uint32_t write) {
    Batch piece = batch;
    piece.writes = {batch.writes[write]};
    std::erase_if(piece.seen, [&](const SeenByWrite& item) { return item.write != write; });
    for (SeenByWrite& item : piece.seen) item.write = 0;
    return piece;
}

/// Batches that no store would write: equal stamps, cloned replicas, knowledge of what is later than they are, every
/// type of value in every field, fields and kinds of a future version, entries where none belong.
inline std::vector<Batch> hostile_history(std::uint64_t seed) {
    Random random(seed);
    const ReplicaId replicas[] = {named<ReplicaId>("a"), named<ReplicaId>("b")};
    const Id entities[] = {lin, go, course};
    const Id entries[] = {Id{}, go, entry_of_number(1), Id{2, 1}};
    const auto some_value = [&]() -> Value {
        switch (random.below(6)) {
            case 0: return std::monostate{};
            case 1: return random.between(-3, 3);
            case 2: return static_cast<std::int64_t>(random.next());
            case 3: return std::string(random.below(3), 'x');
            case 4: return static_cast<const Id&>(sql);
            default: return std::int64_t{1};
        }
    };
    std::vector<Batch> batches(12);
    for (Batch& batch : batches) {
        batch.replica = replicas[random.below(2)];
        batch.sequence = 1 + random.below(9);
        batch.stamp = {random.below(4)};
        WriteList writes;
        for (int i = 0; i < 12; ++i) {
            RegisterKey key{entities[random.below(3)], entries[random.below(4)],
                            static_cast<std::uint16_t>(random.below(16)), static_cast<std::uint16_t>(random.below(27))};
            if (random.chance(20'000)) key.kind = 4711;
            writes.add({key, some_value()});
        }
        batch.writes = writes.take();
        for (std::uint32_t i = 0; i < batch.writes.size(); ++i) {
            if (random.chance(300'000)) batch.seen.push_back({i, {replicas[random.below(2)], {random.below(5)}}});
        }
    }
    return batches;
}

inline app::State state_of(const std::vector<Batch>& batches) {
    app::State state;
    for (const Batch& batch : batches) app::apply(state, batch);
    return state;
}

}  // namespace cairn::app_test
