#include "core/exchange/column_aliases.hpp"

namespace cairn::exchange {
namespace {

using enum ColumnMeaning;

// clang-format off
constexpr ColumnAlias skill_aliases[] = {
    {"id", id}, {"key", id}, {"code", id}, {"skill id", id}, {"concept id", id}, {"slug", id}, {"tag", id},
    {"编号", id}, {"技能编号", id},
    {"title", title}, {"name", title}, {"skill", title}, {"skill name", title}, {"concept", title}, {"label", title},
    {"preferredlabel", title}, {"technology", title}, {"名称", title}, {"技能", title}, {"技能名称", title},
    {"标题", title}, {"知识点", title},
    {"en", title_english}, {"title en", title_english}, {"english", title_english}, {"name en", title_english},
    {"english title", title_english}, {"英文", title_english}, {"英文名", title_english}, {"英文名称", title_english},
    {"zh", title_chinese}, {"title zh", title_chinese}, {"chinese", title_chinese}, {"name zh", title_chinese},
    {"chinese title", title_chinese}, {"中文", title_chinese}, {"中文名", title_chinese}, {"中文名称", title_chinese},
    {"area", area}, {"category", area}, {"section", area}, {"group", area}, {"topic", area}, {"domain", area},
    {"领域", area}, {"类别", area}, {"分类", area}, {"方向", area},
    {"hours", hours}, {"time hours", hours}, {"小时", hours}, {"学时", hours}, {"课时", hours},
    {"minutes", minutes}, {"分钟", minutes},
};

constexpr ColumnAlias prerequisite_aliases[] = {
    {"prerequisite", before}, {"prerequisite id", before}, {"prereq", before}, {"requires", before}, {"from", before},
    {"source", before}, {"before", before}, {"parent", before}, {"prerequisite skill", before}, {"先修", before},
    {"前置", before}, {"前置技能", before}, {"先修技能", before}, {"先修知识点", before},
    {"concept", after}, {"concept id", after}, {"skill", after}, {"skill id", after}, {"target", after}, {"to", after},
    {"after", after}, {"child", after}, {"dependent", after}, {"技能", after}, {"后续", after}, {"后续技能", after},
    {"知识点", after},
    {"alternative", alternative}, {"or", alternative}, {"choice", alternative}, {"任选", alternative},
    {"任选组", alternative}, {"替代组", alternative},
    {"strength", strength}, {"weight", strength}, {"confidence", strength}, {"强度", strength}, {"权重", strength},
    {"evidence", provenance}, {"provenance", provenance}, {"来源", provenance}, {"依据", provenance},
};

constexpr ColumnAlias course_aliases[] = {
    {"id", id}, {"key", id}, {"code", id}, {"course id", id}, {"course code", id}, {"编号", id}, {"课程编号", id},
    {"title", title}, {"course", title}, {"courses", title}, {"name", title}, {"course name", title},
    {"course title", title}, {"名称", title}, {"课程", title}, {"课程名称", title}, {"标题", title},
    {"en", title_english}, {"title en", title_english}, {"英文名称", title_english},
    {"zh", title_chinese}, {"title zh", title_chinese}, {"中文名称", title_chinese},
    {"summary", summary}, {"description", summary}, {"about", summary}, {"简介", summary}, {"描述", summary},
    {"summary en", summary_english}, {"summary zh", summary_chinese},
    {"section", area}, {"category", area}, {"area", area}, {"topic", area}, {"module", area}, {"track", area},
    {"类别", area}, {"分类", area}, {"模块", area},
    {"url", url}, {"link", url}, {"website", url}, {"web", url}, {"链接", url}, {"网址", url},
    {"duration", duration}, {"length", duration}, {"weeks", duration}, {"时长", duration}, {"周期", duration},
    {"周数", duration},
    {"effort", effort}, {"workload", effort}, {"hours per week", effort}, {"每周投入", effort},
    {"每周小时", effort}, {"每周学时", effort},
    {"hours", hours}, {"total hours", hours}, {"小时", hours}, {"学时", hours}, {"minutes", minutes},
    {"prerequisites", prerequisites}, {"prerequisite", prerequisites}, {"prereqs", prerequisites},
    {"requirements", prerequisites}, {"requires", prerequisites}, {"先修", prerequisites}, {"先修课程", prerequisites},
    {"先修要求", prerequisites},
    {"teaches", teaches}, {"skills", teaches}, {"skills taught", teaches}, {"技能", teaches}, {"教授技能", teaches},
    {"lessons", lesson_count}, {"lesson count", lesson_count}, {"课数", lesson_count}, {"课时数", lesson_count},
};

constexpr ColumnAlias participant_aliases[] = {
    {"id", id}, {"uuid", id}, {"user id", id}, {"idnumber", id}, {"编号", id}, {"工号", id}, {"学号", id},
    {"password", secret}, {"oldpassword", secret}, {"密码", secret},
    {"email", email}, {"e mail", email}, {"mail", email}, {"email address", email}, {"e mail address", email},
    {"work email", email}, {"邮箱", email}, {"电子邮箱", email}, {"电子邮件", email}, {"邮件", email},
    {"username", username}, {"user name", username}, {"login", username}, {"account", username},
    {"用户名", username}, {"账号", username}, {"帐号", username},
    {"name", name}, {"full name", name}, {"fullname", name}, {"display name", name}, {"participant", name},
    {"姓名", name}, {"名字", name}, {"全名", name},
    {"firstname", given_name}, {"first name", given_name}, {"given name", given_name}, {"名", given_name},
    {"lastname", family_name}, {"last name", family_name}, {"surname", family_name}, {"family name", family_name},
    {"姓", family_name},
    {"role", role}, {"roles", role}, {"user type", role}, {"mentoring type", role}, {"type", role},
    {"mentoring role", role}, {"program role", role}, {"角色", role}, {"身份", role}, {"类型", role},
    {"skills", skills}, {"skill", skills}, {"expertise", skills}, {"interests", skills}, {"can help with", skills},
    {"offer help in categories", skills}, {"offers", skills}, {"skill levels", skills}, {"技能", skills},
    {"专长", skills}, {"擅长", skills}, {"技能水平", skills},
    {"wants", wanted_skills}, {"goal", wanted_skills}, {"goals", wanted_skills}, {"wants to learn", wanted_skills},
    {"need help in categories", wanted_skills}, {"needs", wanted_skills}, {"target skills", wanted_skills},
    {"想学", wanted_skills}, {"目标", wanted_skills}, {"目标技能", wanted_skills}, {"学习目标", wanted_skills},
    {"level", level}, {"skill level", level}, {"experience level", level}, {"水平", level}, {"等级", level},
    {"级别", level},
    {"languages", languages}, {"language", languages}, {"lang", languages}, {"spoken languages", languages},
    {"语言", languages},
    {"time zone", zone}, {"timezone", zone}, {"zone", zone}, {"tz", zone}, {"时区", zone},
    {"hours", availability}, {"availability", availability}, {"available", availability},
    {"available hours", availability}, {"free hours", availability}, {"空闲时间", availability},
    {"可用时间", availability}, {"可约时间", availability},
    {"weekly hours", weekly_hours}, {"hours per week", weekly_hours}, {"hours a week", weekly_hours},
    {"hours week", weekly_hours}, {"每周小时", weekly_hours}, {"每周小时数", weekly_hours},
    {"每周时间", weekly_hours},
    {"capacity", capacity}, {"maximum mentees", capacity}, {"max mentees", capacity}, {"mentees", capacity},
    {"max learners", capacity}, {"slots", capacity}, {"名额", capacity}, {"最多学员", capacity},
    {"manager", manager}, {"manager email", manager}, {"line manager", manager}, {"supervisor", manager},
    {"经理", manager}, {"上级", manager}, {"主管", manager},
    {"team", team}, {"department", team}, {"cohort1", team}, {"cohort", team}, {"group", team}, {"group1", team},
    {"enrolled in", team}, {"institution", team}, {"团队", team}, {"部门", team}, {"班级", team}, {"小组", team},
    {"years", years}, {"years of experience", years}, {"experience", years}, {"年限", years}, {"工作年限", years},
    {"headline", headline}, {"about", headline}, {"bio", headline}, {"description", headline}, {"title", headline},
    {"job title", headline}, {"简介", headline}, {"职位", headline}, {"职务", headline},
    {"headline en", headline_english}, {"headline zh", headline_chinese},
    {"suspended", suspended}, {"paused", suspended}, {"暂停", suspended}, {"deleted", deleted},
};

constexpr ColumnAlias technology_aliases[] = {
    {"technology", technology}, {"example", technology}, {"workplace example", technology},
    {"occupation", occupation}, {"title", occupation},
    {"commodity title", commodity}, {"commodity", commodity}, {"category", commodity},
};

constexpr ColumnAlias connection_aliases[] = {
    {"mentor email address", coach_key}, {"mentor email", coach_key}, {"mentor", coach_key}, {"coach", coach_key},
    {"coach email", coach_key}, {"coach email address", coach_key}, {"导师邮箱", coach_key}, {"导师", coach_key},
    {"教练", coach_key}, {"教练邮箱", coach_key},
    {"mentee email address", learner_key}, {"mentee email", learner_key}, {"mentee", learner_key},
    {"learner", learner_key}, {"learner email", learner_key}, {"student", learner_key},
    {"student email", learner_key}, {"学员邮箱", learner_key}, {"学员", learner_key}, {"学生邮箱", learner_key},
    {"学生", learner_key},
};

// clang-format on

}  // namespace

std::span<const ColumnAlias> column_aliases(ImportKind kind) {
    switch (kind) {
        case ImportKind::skills: return skill_aliases;
        case ImportKind::prerequisites: return prerequisite_aliases;
        case ImportKind::courses: return course_aliases;
        case ImportKind::participants: return participant_aliases;
        case ImportKind::technologies: return technology_aliases;
        case ImportKind::connections: return connection_aliases;
        case ImportKind::unknown: return {};
    }
    return {};
}

}  // namespace cairn::exchange
