#include "core/exchange/column.hpp"

#include <catch2/catch_test_macros.hpp>

#include "core/base/text.hpp"

namespace cairn::exchange {
namespace {

ColumnReading read(std::string_view header_line) { return read_columns(split(header_line, ',')); }

TEST_CASE("the kind of a list is recognised from its header") {
    struct Row {
        std::string_view header;
        ImportKind kind;
    };
    constexpr Row rows[] = {
        {"id,title", ImportKind::skills},
        {"title", ImportKind::skills},
        {"id,area,hours,en,zh", ImportKind::skills},
        {"技能,类别", ImportKind::skills},
        {"prerequisite,concept", ImportKind::prerequisites},
        {"prerequisite,skill", ImportKind::prerequisites},
        {"source,target", ImportKind::prerequisites},
        {"From,To", ImportKind::prerequisites},
        {"先修,技能", ImportKind::prerequisites},
        {"section,title,url,duration,effort,column4,column5,column6", ImportKind::courses},
        {"course,skills", ImportKind::courses},
        {"name,duration", ImportKind::courses},
        {"id,hours,teaches,en,zh", ImportKind::courses},
        {"课程名称,时长", ImportKind::courses},
        {"UUID,Username (USERNAME),Password (PASSWORD),Full name (FULL_NAME),User type (USER_TYPE),Identifier "
         "(IDENTIFIER)",
         ImportKind::participants},
        {"username,firstname,lastname,email", ImportKind::participants},
        {"First Name,Last Name,Email", ImportKind::participants},
        {"Email,Mentoring Type,Maximum Mentees,Offer help in categories", ImportKind::participants},
        {"name,skills,level", ImportKind::participants},
        {"姓名,邮箱,角色,技能,语言,时区,名额,每周小时,经理", ImportKind::participants},
        {"soc_code,occupation,technology,commodity_code,commodity_title,hot_technology,in_demand",
         ImportKind::technologies},
        {"Mentor Email Address,Mentee Email Address,Mentoring Connection Name", ImportKind::connections},
        {"导师邮箱,学员邮箱", ImportKind::connections},
        {"user,item", ImportKind::unknown},
        {"learner,item,time,correct,skills", ImportKind::unknown},
        {"code_module,code_presentation,id_student", ImportKind::unknown},
        {"", ImportKind::unknown},
    };
    for (const Row& row : rows) {
        INFO(row.header);
        CHECK(read(row.header).kind == row.kind);
    }
}

TEST_CASE("headers are read without their case, marks, blanks and bracketed keys") {
    for (const std::string_view header :
         {"time zone", "Time_Zone", " TIME-ZONE* ", "timezone", "Time zone (IANA)", "时区"}) {
        INFO(header);
        const std::vector<std::string_view> headers{"email", header};
        CHECK(read_columns(headers).meanings[1] == ColumnMeaning::zone);
    }
    CHECK(read("x (USERNAME),profile_field_role").meanings ==
          std::vector{ColumnMeaning::username, ColumnMeaning::role});
}

TEST_CASE("of two columns with one meaning the first is read") {
    const ColumnReading reading = read("email,Name,Full name");
    CHECK(reading.meanings[2] == ColumnMeaning::ignored);
    CHECK(reading.repeats[2] == 1);
    CHECK(reading.repeats[1] == 1);
}

}  // namespace
}  // namespace cairn::exchange
