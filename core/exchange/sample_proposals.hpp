#pragma once

#include "core/base/time.hpp"
#include "core/model/write_list.hpp"

namespace cairn::exchange {

/// What learners of the sample would change in the knowledge map; nobody has decided yet.
void put_sample_proposals(Day today, WriteList& writes);

}  // namespace cairn::exchange
