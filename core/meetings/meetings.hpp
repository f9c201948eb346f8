#pragma once
// core/meetings: sessions of a coach and a learner: who may hold one, when both are free, what there is to talk about.
// Pure functions over the model and the room of progress. It must never know words for people, or decide anything.

#include <cstdint>
#include <optional>
#include <vector>

#include "core/base/interval.hpp"
#include "core/model/model.hpp"

namespace cairn::meetings {

inline constexpr std::int64_t minutes_min = 15;
inline constexpr std::int64_t minutes_max = 240;
inline constexpr std::int64_t days_ahead_max = 366;
inline constexpr std::size_t actions_max = 50;  ///< of one session

/// Proposed or confirmed: the time is spoken for.
bool takes_time(MeetingState state);
Interval time_of(const Meeting& meeting);
bool is_side(const Meeting& meeting, ProfileId person);
/// Of a side.
ProfileId other_side(const Meeting& meeting, ProfileId person);

/// A confirmed request makes a pair.
bool is_pair(const Model& model, ProfileId learner, ProfileId coach);

/// Whom this person may meet: the other sides of their pairs, ascending.
std::vector<ProfileId> partners_of(const Model& model, ProfileId person);

/// The sessions of one person, or of one pair, by time; ties by id.
std::vector<const Meeting*> meetings_of(const Model& model, ProfileId person);
std::vector<const Meeting*> meetings_of(const Model& model, ProfileId learner, ProfileId coach);

/// A session of this person that takes some of that time, other than `except`; nullptr: none does.
const Meeting* overlapping(const Model& model, ProfileId person, const Interval& time, MeetingId except = {});

/// Both have said how satisfied they are: from now on each sees the other's.
bool are_ratings_in(const Meeting& meeting);
/// nullptr: the person noted nothing.
const MeetingNote* note_of(const Model& model, MeetingId meeting, ProfileId author);

/// Marked as late or absent by somebody else, and no objection was made yet.
bool may_appeal(const Meeting& meeting, ProfileId person);
/// Who recorded the outcome, and every organiser who was not there.
bool may_answer_appeal(const Model& model, const Meeting& meeting, ProfileId person);

/// Whether `person` has to answer or record something about it: a time that the other side named, an objection, a
/// session that is over.
bool waits_for(const Model& model, const Meeting& meeting, ProfileId person, Instant now);

}  // namespace cairn::meetings
