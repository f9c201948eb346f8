#include "shell/screens/drafts.hpp"

#include <catch2/catch_test_macros.hpp>

#include "fake_platform.hpp"

using namespace cairn;
using namespace cairn::screens;

namespace {

Bytes bytes_of(std::string_view text) {
    const ByteView view = as_bytes(text);
    return {view.begin(), view.end()};
}

std::string text_of(const std::optional<Bytes>& bytes) {
    return bytes ? std::string(as_text(*bytes)) : std::string("nothing");
}

views::ProfileForm filled_form() {
    views::ProfileForm form;
    form.is_loaded = true;
    form.id = ProfileId{id_of_text("person", "yue")};
    form.name = "林悦 Yue 🪨";
    form.headline = "Backend, Shanghai";
    form.headline_language = Language::chinese;
    form.roles = role_learner | role_coach;
    form.languages = {"zh", "en"};
    form.zone = "Asia/Shanghai";
    form.weekly_minutes = 360;
    form.week.set_range(76, 84, true);
    form.capacity = 2;
    form.levels = {{SkillId{id_of_text("skill", "go")}, 3}};
    return form;
}

}  // namespace

TEST_CASE("what is kept is found by another window, until it is forgotten") {
    FakePlatform platform;
    Drafts first(platform);
    first.keep("profile", bytes_of("Lin"));
    first.keep("message", bytes_of("Hello"));
    first.keep("profile", bytes_of("Lin Yue"));
    Drafts second(platform);
    CHECK(text_of(second.find("profile")) == "Lin Yue");
    second.forget("profile");
    CHECK(text_of(first.find("profile")) == "nothing");
    CHECK(text_of(first.find("message")) == "Hello");
    first.forget_all();
    CHECK(platform.drafts.empty());
}

TEST_CASE("the oldest drafts make room, and an old one is forgotten") {
    FakePlatform platform;
    Drafts drafts(platform);
    for (std::size_t i = 0; i <= Drafts::count_max; ++i) drafts.keep(std::to_string(i), bytes_of("x"));
    CHECK(text_of(drafts.find("0")) == "nothing");
    CHECK(text_of(drafts.find("1")) == "x");
    drafts.keep("large", Bytes(Drafts::bytes_max - 40));
    CHECK(text_of(drafts.find("1")) == "nothing");
    CHECK(drafts.find("large").has_value());
    CHECK(platform.drafts.size() < Drafts::bytes_max + 1024);
    drafts.keep("too large", Bytes(Drafts::bytes_max + 1));
    CHECK_FALSE(drafts.find("too large").has_value());

    drafts.keep("note", bytes_of("x"));
    platform.now_ms += Drafts::age_ms_max + 1;
    CHECK(text_of(drafts.find("note")) == "nothing");
}

TEST_CASE("damaged drafts are no drafts") {
    FakePlatform platform;
    Drafts drafts(platform);
    drafts.keep("profile", write_form(filled_form()));
    const std::vector<std::byte> whole = platform.drafts;
    for (std::size_t cut = 0; cut < whole.size(); ++cut) {
        platform.drafts.assign(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(cut));
        CHECK_FALSE(drafts.find("profile").has_value());
    }
    for (std::size_t at = 0; at < whole.size(); ++at) {
        platform.drafts = whole;
        platform.drafts[at] ^= std::byte{0x55};
        views::ProfileForm form;
        FormDraft<views::ProfileForm> draft(form);
        draft.open(drafts, "profile");  // whatever it says, it ends
        CHECK(form.capacity <= app::capacity_max);
    }
}

TEST_CASE("a form comes back as it was left, and is gone once it was saved or dropped") {
    FakePlatform platform;
    Drafts drafts(platform);
    views::ProfileForm form;
    FormDraft<views::ProfileForm> draft(form);
    draft.open(drafts, "profile");
    CHECK_FALSE(draft.is_back());
    draft.close(drafts, false);
    CHECK(platform.drafts.empty());

    form = filled_form();
    draft.close(drafts, true);
    CHECK_FALSE(draft.is_back());  // it never was away

    views::ProfileForm later;
    FormDraft<views::ProfileForm> again(later);
    again.open(drafts, "profile");
    CHECK(again.is_back());
    CHECK(again.is_back_from_start());
    CHECK(later == filled_form());
    again.close(drafts, true);
    CHECK(again.is_back());
    again.close(drafts, false);  // it says what the record says
    CHECK_FALSE(again.is_back());
    CHECK(platform.drafts.empty());

    later = filled_form();
    again.close(drafts, true);
    again.drop(drafts);
    CHECK(later == views::ProfileForm{});
    CHECK(platform.drafts.empty());
}

TEST_CASE("each person's and each object's form has a draft of its own") {
    FakePlatform platform;
    Drafts drafts(platform);
    std::string message;
    FormDraft<std::string> draft(message);
    draft.open(drafts, "marta");
    message = "Hello Marta";
    draft.close(drafts, true);
    draft.open(drafts, "tom");
    CHECK(message.empty());
    message = "Hello Tom";
    draft.close(drafts, true);
    draft.open(drafts, "marta");
    CHECK(message == "Hello Marta");
    CHECK(draft.is_back());
    CHECK_FALSE(draft.is_back_from_start());
}

TEST_CASE("a goal's form comes back with its numbers in range") {
    FakePlatform platform;
    Drafts drafts(platform);
    views::PlanFilter form;
    form.is_editing = true;
    form.learner = ProfileId{id_of_text("person", "yue")};
    form.targets = {{SkillId{id_of_text("skill", "go")}, 9}};
    form.due_text = "next spring";
    form.weekly_hours = 500;
    drafts.keep("goal", write_form(form));
    views::PlanFilter later;
    FormDraft<views::PlanFilter> draft(later);
    draft.open(drafts, "goal");
    CHECK(later.due_text == "next spring");
    CHECK(later.learner == form.learner);
    REQUIRE(later.targets.size() == 1);
    CHECK(later.targets[0].level == level_max);
    CHECK(later.weekly_hours == 80);
}
