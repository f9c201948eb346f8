#include "core/model/entities.hpp"

namespace cairn {

PracticeId practice_id(ProfileId learner, SkillId skill) { return PracticeId{id_of_pair("practice", learner, skill)}; }

EnrolmentId enrolment_id(ProfileId learner, CourseId course) {
    return EnrolmentId{id_of_pair("enrolment", learner, course)};
}

MeetingNoteId meeting_note_id(MeetingId meeting, ProfileId author) {
    return MeetingNoteId{id_of_pair("meeting note", meeting, author)};
}

EditionId draft_id(CourseId course) { return EditionId{id_of_pair("draft", course, {})}; }

LessonId lesson_id(CourseId course, std::int64_t number) {
    return LessonId{Id{id_of_pair("lessons", course, {}).high | 1, static_cast<std::uint64_t>(number)}};
}

StudyId study_id(ProfileId learner, CourseId course) { return StudyId{id_of_pair("study", learner, course)}; }

LessonNoteId lesson_note_id(LessonId lesson, ProfileId author) {
    return LessonNoteId{id_of_pair("lesson note", lesson, author)};
}

EdgeId prerequisite_id(SkillId before, SkillId after) { return EdgeId{id_of_pair("prerequisite", before, after)}; }

GoalId goal_id(ProfileId learner) { return GoalId{id_of_pair("goal", learner, {})}; }

}  // namespace cairn
