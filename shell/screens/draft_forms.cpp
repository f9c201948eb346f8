#include "shell/screens/draft_forms.hpp"

#include <algorithm>
#include <cstdint>
#include <string_view>
#include <vector>

#include "core/app/command.hpp"
#include "core/base/archive.hpp"
#include "core/base/week.hpp"

namespace cairn::views {

void save(ByteWriter& archive, const ProfileForm& form) {
    std::vector<std::string> skills;
    std::vector<std::int64_t> levels;
    for (const auto& [skill, level] : form.levels) {
        skills.push_back(to_hex(skill));
        levels.push_back(level);
    }
    archive(form.is_loaded, to_hex(form.id), form.name, form.headline,
            static_cast<std::uint8_t>(form.headline_language), form.roles, form.languages, form.zone,
            form.weekly_minutes, format_week_hours(form.week), form.capacity, skills, levels);
}

void load(ByteReader& archive, ProfileForm& form) {
    std::string id;
    std::string week;
    std::uint8_t language = 0;
    std::vector<std::string> skills;
    std::vector<std::int64_t> levels;
    archive(form.is_loaded, id, form.name, form.headline, language, form.roles, form.languages, form.zone,
            form.weekly_minutes, week, form.capacity, skills, levels);
    form.id = ProfileId{id_from_hex(id)};
    form.headline_language = language == 1 ? Language::chinese : Language::english;
    form.week = parse_week_hours(week).value_or(WeekHours{});
    form.weekly_minutes = std::clamp<std::int64_t>(form.weekly_minutes, 0, app::weekly_minutes_max);
    form.capacity = std::clamp<std::int64_t>(form.capacity, 0, app::capacity_max);
    for (std::size_t i = 0; i < std::min(skills.size(), levels.size()); ++i)
        form.levels[SkillId{id_from_hex(skills[i])}] = std::clamp<std::int64_t>(levels[i], 0, level_max);
}

void save(ByteWriter& archive, const PlanFilter& form) {
    std::vector<std::string> skills;
    std::vector<int> levels;
    for (const TargetDraft& target : form.targets) {
        skills.push_back(to_hex(target.skill));
        levels.push_back(static_cast<int>(target.level));
    }
    archive(form.is_editing, to_hex(form.learner), skills, levels, form.due_text, form.weekly_hours);
}

void load(ByteReader& archive, PlanFilter& form) {
    std::string learner;
    std::vector<std::string> skills;
    std::vector<int> levels;
    archive(form.is_editing, learner, skills, levels, form.due_text, form.weekly_hours);
    form.learner = ProfileId{id_from_hex(learner)};
    form.weekly_hours = std::clamp(form.weekly_hours, 1, static_cast<int>(app::weekly_minutes_max / 60));
    for (std::size_t i = 0; i < std::min(skills.size(), levels.size()); ++i)
        form.targets.push_back({SkillId{id_from_hex(skills[i])}, std::clamp(levels[i], 1, level_max)});
}

namespace {

std::vector<std::string> hex_of(const std::vector<SkillId>& skills) {
    std::vector<std::string> out;
    for (const SkillId skill : skills) out.push_back(to_hex(skill));
    return out;
}

std::vector<SkillId> skills_of(const std::vector<std::string>& hex) {
    std::vector<SkillId> out;
    for (const std::string& one : hex) out.emplace_back(id_from_hex(one));
    return out;
}

}  // namespace

void save(ByteWriter& archive, const ProposalDraft& form) {
    archive(form.is_open, static_cast<std::uint8_t>(form.kind), to_hex(form.skill), to_hex(form.other), form.english,
            form.chinese, form.second_english, form.second_chinese, to_hex(form.area), form.hours, hex_of(form.needs),
            hex_of(form.leads_to), form.evidence, to_hex(form.instead_of));
}

void load(ByteReader& archive, ProposalDraft& form) {
    std::uint8_t kind = 0;
    std::string skill;
    std::string other;
    std::string area;
    std::string instead_of;
    std::vector<std::string> needs;
    std::vector<std::string> leads_to;
    archive(form.is_open, kind, skill, other, form.english, form.chinese, form.second_english, form.second_chinese,
            area, form.hours, needs, leads_to, form.evidence, instead_of);
    form.kind = kind < proposal_kind_count ? static_cast<ProposalKind>(kind) : ProposalKind::add;
    form.skill = SkillId{id_from_hex(skill)};
    form.other = SkillId{id_from_hex(other)};
    form.area = AreaId{id_from_hex(area)};
    form.instead_of = SkillId{id_from_hex(instead_of)};
    form.hours = std::clamp(form.hours, 1, skill_hours_max);
    form.needs = skills_of(needs);
    form.leads_to = skills_of(leads_to);
}

void save(ByteWriter& archive, const MeetingDraft& form) {
    archive(form.is_open, to_hex(form.moved), to_hex(form.partner), form.minutes, form.start_ms, form.day,
            form.is_agenda_own, form.agenda);
}

void load(ByteReader& archive, MeetingDraft& form) {
    std::string moved;
    std::string partner;
    archive(form.is_open, moved, partner, form.minutes, form.start_ms, form.day, form.is_agenda_own, form.agenda);
    form.moved = MeetingId{id_from_hex(moved)};
    form.partner = ProfileId{id_from_hex(partner)};
    if (!std::ranges::contains(meeting_minutes, form.minutes)) form.minutes = MeetingDraft{}.minutes;
}

void save(ByteWriter& archive, const NoteDraft& form) { archive(form.is_open, form.text, form.base); }
void load(ByteReader& archive, NoteDraft& form) { archive(form.is_open, form.text, form.base); }

void save(ByteWriter& archive, const ActionDraft& form) { archive(form.is_open, form.text, form.is_mine, form.due); }
void load(ByteReader& archive, ActionDraft& form) { archive(form.is_open, form.text, form.is_mine, form.due); }

void save(ByteWriter& archive, const LessonDraft& form) {
    archive(form.is_open, to_hex(form.lesson), to_hex(form.module), form.title.english, form.title.chinese,
            form.body.english, form.body.chinese, to_hex(form.skill), form.minutes, form.is_chinese);
}
void load(ByteReader& archive, LessonDraft& form) {
    std::string lesson;
    std::string module;
    std::string skill;
    archive(form.is_open, lesson, module, form.title.english, form.title.chinese, form.body.english, form.body.chinese,
            skill, form.minutes, form.is_chinese);
    form.lesson = LessonId{id_from_hex(lesson)};
    form.module = ModuleId{id_from_hex(module)};
    form.skill = SkillId{id_from_hex(skill)};
}

}  // namespace cairn::views

namespace cairn::screens {

Bytes write_form(const views::ProfileForm& form) { return write_archive(form); }
Bytes write_form(const views::PlanFilter& form) { return write_archive(form); }
Bytes write_form(const views::ProposalDraft& form) { return write_archive(form); }
Bytes write_form(const views::MeetingDraft& form) { return write_archive(form); }
Bytes write_form(const views::NoteDraft& form) { return write_archive(form); }
Bytes write_form(const views::ActionDraft& form) { return write_archive(form); }
Bytes write_form(const views::LessonDraft& form) { return write_archive(form); }
Bytes write_form(const std::string& form) { return write_archive(form); }

template <class Form>
Result<Form> read_form(ByteView bytes) {
    return read_archive<Form>(bytes);
}
template Result<views::ProfileForm> read_form(ByteView bytes);
template Result<views::PlanFilter> read_form(ByteView bytes);
template Result<views::ProposalDraft> read_form(ByteView bytes);
template Result<views::MeetingDraft> read_form(ByteView bytes);
template Result<views::NoteDraft> read_form(ByteView bytes);
template Result<views::ActionDraft> read_form(ByteView bytes);
template Result<views::LessonDraft> read_form(ByteView bytes);
template Result<std::string> read_form(ByteView bytes);

}  // namespace cairn::screens
