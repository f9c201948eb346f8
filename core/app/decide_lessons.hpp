#pragma once

#include "core/app/decide.hpp"
#include "core/model/write_list.hpp"

namespace cairn::app {

// The rules of writing courses and of studying them; decide() calls them. Source: docs/decisions/0033.
Result<Decision> decide_one(const Model& model, const SaveCourse& command, const Env& env);
Result<Decision> decide_one(const Model& model, const SaveModule& command, const Env& env);
Result<Decision> decide_one(const Model& model, const SaveLesson& command, const Env& env);
Result<Decision> decide_one(const Model& model, const MoveLesson& command, const Env& env);
Result<Decision> decide_one(const Model& model, const MoveModule& command, const Env& env);
Result<Decision> decide_one(const Model& model, const RemoveLesson& command, const Env& env);
Result<Decision> decide_one(const Model& model, const RemoveModule& command, const Env& env);
Result<Decision> decide_one(const Model& model, const ReviewCourse& command, const Env& env);
Result<Decision> decide_one(const Model& model, const PublishCourse& command, const Env& env);
Result<Decision> decide_one(const Model& model, const ReplaceDraft& command, const Env& env);
Result<Decision> decide_one(const Model& model, const AcceptEdition& command, const Env& env);
Result<Decision> decide_one(const Model& model, const AnswerQuiz& command, const Env& env);
Result<Decision> decide_one(const Model& model, const TickItem& command, const Env& env);
Result<Decision> decide_one(const Model& model, const WriteLessonNote& command, const Env& env);
Result<Decision> decide_one(const Model& model, const KeepPlace& command, const Env& env);

/// The draft of a course, or what its first change would begin with.
Edition draft_or_begun(const Model& model, const Course& course);

/// Whether the draft as it stands was read by somebody who may say so.
bool is_reviewed(const Edition& draft);

/// Whether `actor` may review it: they write courses, and did not change it last, or nobody else could.
bool may_review(const Model& model, const Edition& draft, ProfileId actor);

/// Whether a lesson still has quizzes that the learner has not answered in any of its languages.
bool has_open_quizzes(const Model& model, ProfileId learner, CourseId course, std::int64_t lesson);

/// Notes which edition the learner is in, when nothing does yet and there is one.
StudyId begin_study(const Model& model, ProfileId learner, CourseId course, WriteList& writes);

// of decide.cpp

/// The enrolment; what makes it is written when there is none yet.
EnrolmentId enrol(const Model& model, ProfileId learner, CourseId course, WriteList& writes);
PracticeId put_answer(const Model& model, ProfileId learner, SkillId skill, const Id& answer, bool is_right,
                      WriteList& writes);

}  // namespace cairn::app
