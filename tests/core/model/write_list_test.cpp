#include "core/model/write_list.hpp"

#include <catch2/catch_test_macros.hpp>

using namespace cairn;

TEST_CASE("a register written twice keeps the later value in the earlier place") {
    const SkillId git{Id{2, 2}};
    WriteList list;
    list.put(git, SkillField::minutes, 90);
    list.put(git, SkillField::title_english, "Git");
    list.put(git, SkillField::minutes, 120);
    REQUIRE(list.writes().size() == 2);
    CHECK(list.writes()[0] == Write{register_of(git, SkillField::minutes), std::int64_t{120}});
    CHECK(list.writes()[1] == Write{register_of(git, SkillField::title_english), std::string("Git")});
}

TEST_CASE("entries of a map are registers of their own, and dropping one writes emptiness") {
    const ProfileId yue{Id{1, 1}};
    WriteList list;
    list.put_entry(yue, ProfileField::level, Id{2, 2}, 3);
    list.put_entry(yue, ProfileField::level, Id{3, 3}, 4);
    list.drop_entry(yue, ProfileField::level, Id{2, 2});
    REQUIRE(list.writes().size() == 2);
    CHECK(std::holds_alternative<std::monostate>(list.writes()[0].value));
    CHECK(list.take().size() == 2);
    CHECK(list.empty());
}

TEST_CASE("typed ids, enums and truths become plain values") {
    const RequestId request{Id{4, 4}};
    WriteList list;
    list.put(request, RequestField::learner, ProfileId{Id{1, 1}});
    list.put(request, RequestField::state, RequestState::sent);
    list.put(request, RequestField::exists, true);
    CHECK(list.writes()[0].value == Value{Id{1, 1}});
    CHECK(list.writes()[1].value == Value{std::int64_t{1}});
    CHECK(list.writes()[2].value == Value{std::int64_t{1}});
}
