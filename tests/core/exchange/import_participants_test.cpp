#include <catch2/catch_test_macros.hpp>

#include "tests/core/exchange/import_builders.hpp"

namespace cairn::exchange {
namespace {

using test::a_file;
using test::import_into;
using test::person_with_key;
using test::problem_of;
using test::problems_text;

constexpr std::string_view skills_csv = "id,en,zh\npy,Python,派森\nlists,\"Lists, maps and sets\",列表\n";
const SkillId python{id_of_text("skill", "py")};
const SkillId lists{id_of_text("skill", "lists")};

/// People beside the two skills.
ImportPreview import_people(Model& model, std::string_view csv) {
    return import_into(model, {a_file("skills.csv", skills_csv), a_file("people.csv", csv)});
}

TEST_CASE("people come from the spreadsheets of other programmes") {
    struct Row {
        std::string_view what;
        std::string_view csv;
        std::string_view key;
        std::string_view name;
        std::int64_t roles;
    };
    constexpr Row rows[] = {
        {"Kolibri",
         "Database ID (UUID),Username (USERNAME),Password (PASSWORD),Full name (FULL_NAME),User type (USER_TYPE)\n"
         "0123,ada,*,Ada Lovelace,FACILITY_COACH\n",
         "ada", "Ada Lovelace", role_coach},
        {"Moodle", "username,firstname,lastname,email,lang,timezone\nada,Ada,Lovelace,ada@example.org,en,99\n",
         "ada@example.org", "Ada Lovelace", role_learner},
        {"Chronus", "First Name,Last Name,Email\nAda,Lovelace,Ada@Example.org\n", "ada@example.org", "Ada Lovelace",
         role_learner},
        {"PushFar", "Name,Email,Mentoring Type,Maximum Mentees\nAda,ada@example.org,both,5\n", "ada@example.org", "Ada",
         role_learner | role_coach},
        {"Chinese", "姓名,邮箱,角色,语言,时区\n艾达,ada@example.org,导师；管理员,中文、英语,Asia/Chongqing\n",
         "ada@example.org", "艾达", role_coach | role_organiser},
        {"Chinese in two parts", "姓,名,邮箱\n林,悦,lin@example.org\n", "lin@example.org", "林悦", role_learner},
        {"no name", "email,role\nada@example.org,Mentor/Mentee\n", "ada@example.org", "ada", role_learner | role_coach},
    };
    for (const Row& row : rows) {
        INFO(row.what);
        Model model;
        const auto shown = import_people(model, row.csv);
        CHECK(shown.error_count == 0);
        const Profile* person = person_with_key(model, row.key);
        REQUIRE(person != nullptr);
        CHECK(person->name == row.name);
        CHECK(person->roles == row.roles);
    }
}

TEST_CASE("every cell of a full row arrives") {
    Model model;
    const auto shown = import_people(
        model,
        "name,email,role,skills,languages,time zone,hours,weekly hours,capacity,manager,team,years,headline,paused\n"
        "Ada,ada@example.org,coach,\"py:4|lists (5)\",English; 中文,Asia/Calcutta,周一 19:00–21:00;Thu "
        "18:30-20:00,2-3,4,"
        "Bob,Loom,12,Engineer,yes\n"
        "Bob,bob@example.org,learner,py,,,,,,,,,工程师,\n");
    CHECK(problems_text(shown.problems).empty());
    const Profile* ada = person_with_key(model, "ada@example.org");
    const Profile* bob = person_with_key(model, "bob@example.org");
    REQUIRE(ada != nullptr);
    REQUIRE(bob != nullptr);
    CHECK(ada->levels == std::map<SkillId, std::int64_t>{{python, 4}, {lists, 5}});
    CHECK(ada->languages == "en;zh");
    CHECK(ada->zone == "Asia/Kolkata");
    CHECK(ada->availability == "Mon 19:00-21:00;Thu 18:30-20:00");
    CHECK(ada->weekly_minutes == 150);
    CHECK(ada->capacity == 4);
    CHECK(ada->manager == bob->id);
    CHECK(ada->team == "Loom");
    CHECK(ada->years == 12);
    CHECK(ada->paused);
    CHECK(ada->headline.english == "Engineer");
    CHECK(bob->headline.chinese == "工程师");
}

TEST_CASE("a skill without a level is known by a coach and wished for by a learner") {
    Model model;
    import_people(
        model, "name,email,role,skills,wants\nAda,a@x.org,coach,派森,\nBob,b@x.org,learner,\"Lists, maps and sets\",\n"
               "Cy,c@x.org,learner,py:1,py:4\n");
    CHECK(person_with_key(model, "a@x.org")->levels.at(python) == 3);
    CHECK(person_with_key(model, "b@x.org")->levels.empty());
    REQUIRE(model.goals.existing_count() == 2);
    for (const Goal* goal : model.goals.existing()) {
        const bool is_bob = goal->learner == person_with_key(model, "b@x.org")->id;
        CHECK(goal->targets == std::map<SkillId, std::int64_t>{{is_bob ? lists : python, is_bob ? 3 : 4}});
    }
}

TEST_CASE("what is wrong with a person leaves out the row or the cell, never half of either") {
    struct Row {
        std::string_view what;
        std::string_view cells;  ///< name, email, role, skills, zone, capacity, weekly hours, hours, manager, languages
        std::string_view problems;
        bool is_added;
    };
    const std::string hundred_characters = std::string(100, 'A') + ",a@x.org,coach,,,,,,,";
    const std::string one_character_more = "A" + hundred_characters;
    const Row rows[] = {
        {"nothing wrong", "A,a@x.org,coach,py:3,Etc/UTC,2,3,Mon 10:00-11:00,Z,en", "", true},
        {"a name of 100 characters", hundred_characters, "", true},
        {"a name of 101 characters", one_character_more, "E24@2:1", false},
        {"unknown skill", "A,a@x.org,coach,py:3;cobol:2,,,,,,", "W30@2:4", true},
        {"unreadable level", "A,a@x.org,coach,py:soon,,,,,,", "W32@2:4", true},
        {"level 6", "A,a@x.org,coach,py:6,,,,,,", "E31@2:4", false},
        {"level -1", "A,a@x.org,coach,py:-1,,,,,,", "E31@2:4", false},
        {"unknown role", "A,a@x.org,wizard,,,,,,,", "E61@2:3", false},
        {"unknown zone", "A,a@x.org,coach,,Moon/Base,,,,,", "E63@2:5", false},
        {"capacity", "A,a@x.org,coach,,,many,,,,", "E65@2:6", false},
        {"capacity 101", "A,a@x.org,coach,,,101,,,,", "E65@2:6", false},
        {"169 hours", "A,a@x.org,coach,,,,169,,,", "E66@2:7", false},
        {"hours in words", "A,a@x.org,coach,,,,some,,,", "W23@2:7", true},
        {"availability in words", "A,a@x.org,coach,,,,,evenings,,", "W67@2:8", true},
        {"unknown manager", "A,a@x.org,coach,,,,,,nobody,", "W68@2:9", true},
        {"own manager", "A,a@x.org,coach,,,,,,a@x.org,", "W69@2:9", true},
        {"unknown language", "A,a@x.org,coach,,,,,,,en;Klingonese", "W64@2:10", true},
        {"no address", "A,not an address,coach,,,,,,,", "E70@2:2", false},
        {"nobody", ",,coach,,,,,,,", "E21@2:0", false},
        {"several", "A,a@x.org,wizard,py:7,Moon/Base,,,,,", "E61@2:3 E31@2:4 E63@2:5", false},
        {"not taking part", "A,a@x.org,disabled,,,,,,,", "N71@2:3", false},
    };
    for (const Row& row : rows) {
        INFO(row.what);
        Model model;
        import_people(model, "name,email\nZ,z@x.org\n");
        const auto shown = import_into(
            model,
            {a_file("p.csv", std::string("name,email,role,skills,zone,capacity,weekly hours,hours,manager,languages\n")
                                 .append(row.cells))});
        CHECK(problems_text(shown.problems) == row.problems);
        CHECK(shown.counts == (row.is_added ? ImportCounts{.added = 1} : ImportCounts{.left_out = 1}));
        CHECK(shown.writes.empty() == !row.is_added);
    }
}

TEST_CASE("one person in two rows is an error that names both, by e-mail or by username") {
    Model model;
    const auto shown =
        import_people(model, "name,email,username\nAda,a@x.org,ada\nAda again,A@X.org,\nOther,o@x.org,ADA\n");
    CHECK(problems_text(shown.problems) == "N62@0:0 E60@3:2 E60@4:2");
    CHECK(problem_of(shown, ProblemCode::person_twice).number == 2);
    CHECK(model.profiles.existing_count() == 1);
}

TEST_CASE("a known person is updated and blank cells erase nothing") {
    Model model;
    import_people(model, "name,email,role,team,capacity\nAda,a@x.org,coach,Loom,3\n");
    const auto shown = import_into(model, {a_file("p.csv", "name,email,role,team,capacity\nAda L.,A@x.org,,,5\n")});
    CHECK(shown.counts == ImportCounts{.changed = 1});
    CHECK(shown.writes.size() == 2);
    const Profile* ada = person_with_key(model, "a@x.org");
    CHECK(ada->name == "Ada L.");
    CHECK(ada->roles == role_coach);
    CHECK(ada->team == "Loom");
    CHECK(ada->capacity == 5);
}

TEST_CASE("passwords are neither read nor shown") {
    Model model;
    const auto shown = import_into(model, {a_file("p.csv", "username,password,name,email\nada,hunter2,Ada,a@x.org\n")});
    CHECK(problem_of(shown, ProblemCode::secret_ignored).column == 2);
    CHECK(shown.files[0].rows[0].cells == std::vector<std::string>{"ada", "", "Ada", "a@x.org"});
    for (const Write& write : shown.writes) CHECK(write.value != Value{std::string("hunter2")});
}

TEST_CASE("connections join known people and settle what they are") {
    constexpr std::string_view users = "First Name,Last Name,Email\nAda,L,a@x.org\nBob,M,b@x.org\nCy,N,c@x.org\n";
    constexpr std::string_view pairs =
        "Mentor Email Address,Mentee Email "
        "Address\na@x.org,b@x.org\na@x.org,nobody@x.org\nc@x.org,c@x.org\na@x.org,B@x.org\n";
    Model model;
    const auto shown = import_into(model, {a_file("pairs.csv", pairs), a_file("users.csv", users)});
    CHECK(problems_text(shown.problems) == "E80@3:2 E81@4:2 W20@5:2 N62@0:0");
    REQUIRE(model.requests.existing_count() == 1);
    const Request* request = model.requests.existing()[0];
    CHECK(request->state == RequestState::confirmed);
    CHECK(request->id == RequestId{id_of_pair("request", request->learner, request->coach)});
    CHECK(person_with_key(model, "a@x.org")->roles == role_coach);
    CHECK(person_with_key(model, "b@x.org")->roles == role_learner);
    const auto again = import_into(model, {a_file("pairs.csv", pairs), a_file("users.csv", users)});
    CHECK(again.writes.empty());
    CHECK(again.counts.changed == 0);
}

TEST_CASE("a connection against what the same import says is an error") {
    Model model;
    const auto shown =
        import_into(model, {a_file("pairs.csv", "mentor,mentee\na@x.org,b@x.org\n"),
                            a_file("users.csv", "name,email,role\nA,a@x.org,learner\nB,b@x.org,learner\n")});
    CHECK(problems_text(shown.problems) == "E82@2:1");
    CHECK(model.requests.existing_count() == 0);
}

}  // namespace
}  // namespace cairn::exchange
