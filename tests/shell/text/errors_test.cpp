#include "shell/text/errors.hpp"

#include <catch2/catch_test_macros.hpp>
#include <set>

namespace {

using namespace cairn;
using namespace cairn::text;

TEST_CASE("every refusal has words of its own in both languages, without codes") {
    const Text english(Language::english);
    const Text chinese(Language::chinese);
    const std::string unknown = error_text(english, {Errc::none, ""});
    std::set<std::string> seen;
    int worded = 0;
    for (int code = 1; code < 400; ++code) {
        const Error error{static_cast<Errc>(code), "detail for logs"};
        const std::string words = error_text(english, error);
        const std::string han = error_text(chinese, error);
        INFO(code << ": " << words);
        CHECK_FALSE(words.empty());
        CHECK_FALSE(han.empty());
        CHECK(words != han);
        CHECK(words.find("detail for logs") == std::string::npos);
        if (words == unknown) continue;
        ++worded;
        CHECK(words.ends_with('.'));
        CHECK(han.ends_with("。"));
        // a truncated and a malformed file are the same to people
        CHECK((seen.insert(words).second || code == static_cast<int>(Errc::bytes_malformed)));
    }
    CHECK(worded == 89);
}

}  // namespace
