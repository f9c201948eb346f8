#include <array>
#include <cmath>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <optional>
#include <unordered_map>
#include <utility>

#include "core/base/text.hpp"
#include "core/progress/answer_model.hpp"
#include "tests/bench/bench.hpp"

namespace cairn::bench {
namespace {

using namespace progress;

constexpr std::string_view heading = "learner,item,time,correct,skills";
/// Times are seconds; a number this large can only be milliseconds since 1970.
constexpr std::int64_t milliseconds_from = 100'000'000'000;

/// Numbers for the names of learners, items and skills, the same in both files.
class Names {
public:
    std::uint32_t number(std::string_view name) {
        return numbers_.try_emplace(std::string(name), static_cast<std::uint32_t>(numbers_.size())).first->second;
    }

private:
    std::unordered_map<std::string, std::uint32_t> numbers_;
};

struct AnswerNames {
    Names learners, items, skills;
};

/// Reads a file of answers, one a line; far more lines than an import of people's files may have.
class AnswerFile {
public:
    AnswerFile(std::string path, AnswerNames& names) : path_(std::move(path)), names_(names) {}

    std::optional<AnswerLog> read() {
        std::ifstream stream(path_, std::ios::binary);
        if (!stream) {
            std::fprintf(stderr, "mastery: cannot read %s\n", path_.c_str());
            return std::nullopt;
        }
        std::string line;
        AnswerLog log;
        for (line_ = 1; std::getline(stream, line); ++line_) {
            if (!line.empty() && line.back() == '\r') line.pop_back();
            if (line_ == 1) {
                if (line != heading) return refuse("the first line is not " + std::string(heading));
                continue;
            }
            if (line.empty()) continue;
            if (!take(line, log)) return refuse(problem_);
        }
        if (log.size() == 0) return refuse("no answers");
        return log;
    }

private:
    std::optional<AnswerLog> refuse(const std::string& why) const {
        std::fprintf(stderr, "mastery: %s, line %zu: %s\n", path_.c_str(), line_, why.c_str());
        return std::nullopt;
    }

    bool take(std::string_view line, AnswerLog& log) {
        const std::vector<std::string_view> cells = split(line, ',');
        if (cells.size() != 5) return fails("there are " + std::to_string(cells.size()) + " cells, not 5");
        if (cells[0].empty() || cells[1].empty()) return fails("learner or item is empty");
        const auto time = cells[2].empty() ? std::optional<std::int64_t>(0) : parse_integer(cells[2]);
        if (!time) return fails("the time is not a whole number: " + std::string(cells[2]));
        if (cells[3] != "0" && cells[3] != "1") return fails("correct is neither 0 nor 1: " + std::string(cells[3]));
        skills_.clear();
        for (const std::string_view name : split(cells[4], '|')) {
            if (!name.empty()) skills_.push_back(names_.skills.number(name));
        }
        const std::int64_t at_ms = *time >= milliseconds_from || *time <= 0 ? *time : *time * 1000;
        const Question question{names_.items.number(cells[1]), skills_, at_ms};
        log.add(names_.learners.number(cells[0]), question, cells[3] == "1");
        return true;
    }
    bool fails(std::string why) {
        problem_ = std::move(why);
        return false;
    }

    std::string path_;
    AnswerNames& names_;
    std::size_t line_ = 0;
    std::string problem_;
    std::vector<AreaIndex> skills_;
};

struct Prediction {
    double log_odds = 0.0;
    bool is_right = false;
};

/// Each learner from their own earlier answers. `answer` is AnswerModel::remember, and the weights stay as they were
/// fitted, or AnswerModel::learn, and each answer is learned after it was predicted, as on a device.
template <class Model, class Answer>
std::vector<Prediction> predict(Model& model, Answer answer_with, const AnswerLog& log,
                                const AnswersByLearner& answers) {
    std::vector<Prediction> out;
    out.reserve(log.size());
    LearnerTrace trace;
    for (LearnerIndex learner = 0; learner < log.learner_count(); ++learner) {
        trace.clear();
        for (const std::uint32_t answer : answers.of(learner)) {
            const bool is_right = log.is_right(answer);
            out.push_back({(model.*answer_with)(trace, log.question(answer), is_right), is_right});
        }
    }
    return out;
}

/// The chance that a right answer was predicted higher than a wrong one; ties count half.
double area_under_curve(std::vector<Prediction> predictions) {
    std::ranges::sort(predictions, {}, &Prediction::log_odds);
    double ranks = 0.0, right = 0.0;
    for (std::size_t i = 0; i < predictions.size();) {
        std::size_t end = i;
        double right_here = 0.0;
        for (; end < predictions.size() && predictions[end].log_odds == predictions[i].log_odds; ++end) {
            right_here += predictions[end].is_right ? 1.0 : 0.0;
        }
        ranks += right_here * static_cast<double>(i + 1 + end) / 2.0;
        right += right_here;
        i = end;
    }
    const double wrong = static_cast<double>(predictions.size()) - right;
    return (ranks - right * (right + 1.0) / 2.0) / (right * wrong);
}

struct Fit {
    double log_loss = 0.0;
    double calibration_error = 0.0;  ///< over ten bins of equal width, weighted by their size
};

Fit fit_of(const std::vector<Prediction>& predictions) {
    Fit fit;
    std::array<double, 10> gaps{};
    for (const Prediction& each : predictions) {
        const double chance = 1.0 / (1.0 + std::exp(-each.log_odds));
        const double given = std::clamp(each.is_right ? chance : 1.0 - chance, 1e-6, 1.0);
        fit.log_loss -= std::log(given);
        gaps[std::min<std::size_t>(9, static_cast<std::size_t>(chance * 10.0))] += chance - (each.is_right ? 1.0 : 0.0);
    }
    const auto count = static_cast<double>(predictions.size());
    fit.log_loss /= count;
    for (const double gap : gaps) fit.calibration_error += std::abs(gap) / count;
    return fit;
}

struct Data {
    AnswerLog train;
    AnswerLog test;
    AnswersByLearner test_answers;
};

void run_subject(std::string_view subject, FeatureSet features, const Data& data, std::int64_t seed,
                 std::int64_t repeat, const Report& report) {
    AnswerFitOptions options;
    options.model.features = features;
    options.seed = static_cast<std::uint64_t>(seed);
    std::optional<AnswerModel> model;
    const double learn_ms = median_ms(repeat, [&] { model.emplace(fit_answer_model(data.train, options)); });
    std::vector<Prediction> predictions;
    const double predict_ms = median_ms(repeat, [&] {
        predictions = predict(std::as_const(*model), &AnswerModel::remember, data.test, data.test_answers);
    });
    const Fit fit = fit_of(predictions);
    const auto trained = static_cast<double>(data.train.size());
    report.put(subject, "auc", area_under_curve(predictions), "auc");
    const auto online = predict(*model, &AnswerModel::learn, data.test, data.test_answers);
    report.put(subject, "auc_online", area_under_curve(online), "auc");
    report.put(subject, "log_loss", fit.log_loss, "nats");
    report.put(subject, "ece", fit.calibration_error, "probability");
    report.put(subject, "events_per_s", trained * options.passes / learn_ms * 1000.0, "1/s");
    report.put(subject, "learn_ms", learn_ms, "ms");
    report.put(subject, "learn_ms_per_million", learn_ms / trained * 1e6, "ms");
    report.put(subject, "predict_us", predict_ms * 1000.0 / static_cast<double>(data.test.size()), "us");
}

}  // namespace

Run mastery(Arguments& arguments) {
    const auto train = arguments.text("train");
    const auto test = arguments.text("test");
    const auto seed = arguments.count("seed", 1);
    const auto repeat = arguments.count("repeat", 3);
    if (!train || !test || !seed || !repeat || !arguments.all_used()) return Run::wrong_arguments;
    AnswerNames names;
    auto train_log = AnswerFile(*train, names).read();
    if (!train_log) return Run::failed;
    names.learners = {};  // a learner of the test is a stranger, whatever the name
    auto test_log = AnswerFile(*test, names).read();
    if (!test_log) return Run::failed;
    AnswersByLearner test_answers = by_learner(*test_log);
    const Data data{std::move(*train_log), std::move(*test_log), std::move(test_answers)};

    Report report("mastery");
    report.parameter("train_answers", static_cast<std::int64_t>(data.train.size()));
    report.parameter("test_answers", static_cast<std::int64_t>(data.test.size()));
    report.parameter("passes", AnswerFitOptions{}.passes);
    report.parameter("seed", *seed);
    report.parameter("repeat", *repeat);
    run_subject(own_name(), FeatureSet::all, data, *seed, *repeat, report);
    run_subject("best-lr", FeatureSet::best_lr, data, *seed, *repeat, report);
    run_subject("irt", FeatureSet::item_response, data, *seed, *repeat, report);
    return Run::done;
}

}  // namespace cairn::bench
