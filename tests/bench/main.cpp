#include <cstdio>

#include "tests/bench/bench.hpp"

namespace cairn::bench {

Run cohort(Arguments& arguments);
Run diff(Arguments& arguments);
Run facts(Arguments& arguments);
Run layout(Arguments& arguments);
Run mastery(Arguments& arguments);
Run match(Arguments& arguments);
Run replay(Arguments& arguments);
Run plan(Arguments& arguments);
Run rank(Arguments& arguments);
Run recommend(Arguments& arguments);
Run record(Arguments& arguments);
Run sync(Arguments& arguments);

namespace {

struct Command {
    std::string_view name;
    std::string_view usage;
    Run (*run)(Arguments&);
};

constexpr Command commands[] = {
    {"cohort", "cohort [--learners N --coaches M --seed N] [--repeat N]   score and match a programme, in each way",
     cohort},
    {"diff", "diff [--lines N] [--changed PERCENT] [--repeat N]   compare two versions of a file", diff},
    {"facts", "facts [--facts N] [--repeat N] [--peers]  map writes: ours, and Yjs, Automerge and Loro", facts},
    {"layout", "layout [--nodes N --edges N --seed N | --graph PATH] [--repeat N]   draw a graph in layers", layout},
    {"mastery", "mastery --train F --test F [--seed N] [--repeat N]   learn answers, predict those of strangers",
     mastery},
    {"match",
     "match [--learners N --coaches M --capacity K --kind bil|uni --seed N] [--repeat N] [--peer lemon]   assign",
     match},
    {"replay", "replay --facts N [--repeat N] [--keep DIR]   encode, append, reopen and apply N facts", replay},
    {"plan", "plan --graph DIR [--repeat N]      plan for every concept of DIR/metacademy_*.csv", plan},
    {"rank", "rank [--coaches N --seed N] [--repeat N]   rank coaches for one learner", rank},
    {"recommend", "recommend --data F [--seed N] [--least N] | --items N   guess what strangers took; rank a catalogue",
     recommend},
    {"record", "record [--answers N] [--repeat N]  a year of one learner's progress, week by week", record},
    {"sync", "sync [--facts N] [--repeat N]   seal and sign runs of facts for a store, verify and open them", sync},
};

int print_usage() {
    std::fputs("usage: cairn_bench COMMAND\n", stderr);
    for (const Command& command : commands) std::fprintf(stderr, "  %s\n", std::string(command.usage).c_str());
    return 2;
}

int run(int count, const char* const* words) {
    if (count < 2) return print_usage();
    auto arguments = Arguments::parse(count - 2, words + 2);
    for (const Command& command : commands) {
        if (!arguments || command.name != words[1]) continue;
        switch (command.run(*arguments)) {
            case Run::done: return 0;
            case Run::failed: return 1;
            case Run::wrong_arguments: break;
        }
    }
    return print_usage();
}

}  // namespace
}  // namespace cairn::bench

int main(int count, char** words) { return cairn::bench::run(count, words); }
