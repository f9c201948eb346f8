#pragma once

#include <functional>
#include <string_view>

#include "core/journal/disk.hpp"

namespace cairn::app {

/// Where a report's lines go, each without its end.
using LineSink = std::function<void(std::string_view line)>;

/// Every file of a journal and every batch in it, one JSON object a line, segments and snapshots by number:
/// `{"file","kind":"batch","replica","author","sequence","time","counter","action","writes":[{"register","entity",
/// "entry","value"}]}`, `{"file","kind":"snapshot","registers","undo_steps","digest"}`, and
/// `{"file","kind":"damage","bytes"}` for what cannot be read. Also what opening passes over, such as segments that a
/// snapshot covers.
/// Returns whether all of it could be read; a torn tail can.
bool dump_journal(journal::Disk& disk, const LineSink& line);

/// What opening this journal finds, in English for who looks after it: files, records, damage, what is missing, and the
/// digest of the state. Changes nothing.
/// Returns whether all of it is intact; a torn tail is.
bool verify_journal(journal::Disk& disk, const LineSink& line);

/// Every register of the state, in order of their keys, one JSON object a line:
/// `{"register","entity","entry","value","time","counter","replica"}`.
/// Returns as verify_journal; what is intact is written in any case.
bool export_journal(journal::Disk& disk, const LineSink& line);

}  // namespace cairn::app
