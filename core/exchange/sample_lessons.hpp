#pragma once

#include "core/base/time.hpp"
#include "core/model/write_list.hpp"

namespace cairn::exchange {

/// The courses of the sample programme whose lessons have texts, published the day before `today`.
void put_sample_lessons(Day today, WriteList& writes);

}  // namespace cairn::exchange
