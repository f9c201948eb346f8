#pragma once

#include "core/base/time.hpp"
#include "core/model/write_list.hpp"

namespace cairn::exchange {

/// Sessions of some pairs of the sample, around `today`.
void put_sample_meetings(Day today, WriteList& writes);

}  // namespace cairn::exchange
