#include "core/model/entities.hpp"

namespace cairn {

PracticeId practice_id(ProfileId learner, SkillId skill) { return PracticeId{id_of_pair("practice", learner, skill)}; }

EnrolmentId enrolment_id(ProfileId learner, CourseId course) {
    return EnrolmentId{id_of_pair("enrolment", learner, course)};
}

MeetingNoteId meeting_note_id(MeetingId meeting, ProfileId author) {
    return MeetingNoteId{id_of_pair("meeting note", meeting, author)};
}

EdgeId prerequisite_id(SkillId before, SkillId after) { return EdgeId{id_of_pair("prerequisite", before, after)}; }

GoalId goal_id(ProfileId learner) { return GoalId{id_of_pair("goal", learner, {})}; }

}  // namespace cairn
