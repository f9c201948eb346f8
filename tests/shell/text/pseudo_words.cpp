#include "tests/shell/text/pseudo_words.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

// The product's table under another name: in the test program this file's text_table stands before it.
#define text_table product_text_table
#include "text_table.cpp"
#undef text_table

namespace cairn::text {

std::span<const std::string_view> text_table(Language language);

namespace {

const std::map<char, std::string_view>& marked_letters() {
    static const std::map<char, std::string_view> letters{
        {'a', "á"}, {'c', "ç"}, {'d', "ď"}, {'e', "é"}, {'g', "ĝ"}, {'i', "î"}, {'l', "ļ"}, {'n', "ñ"}, {'o', "ö"},
        {'r', "ŕ"}, {'s', "š"}, {'t', "ţ"}, {'u', "û"}, {'w', "ŵ"}, {'y', "ý"}, {'z', "ž"}, {'A', "Å"}, {'C', "Ç"},
        {'E', "É"}, {'I', "Î"}, {'N', "Ñ"}, {'O', "Ö"}, {'S', "Ŝ"}, {'T', "Ţ"}, {'U', "Û"}, {'Y', "Ý"}, {'Z', "Ž"}};
    return letters;
}

bool is_continued(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

/// Letters with marks; control bytes (generate_text.py) and what they number stay.
std::string marked(std::string_view value) {
    std::string out;
    for (std::size_t i = 0; i < value.size(); ++i) {
        const char c = value[i];
        out += c;
        if ((c == '\x01' || c == '\x02') && i + 1 < value.size()) {
            out += value[++i];
        } else if (const auto found = marked_letters().find(c); found != marked_letters().end()) {
            out.back() = found->second.front();
            out += found->second.substr(1);
        }
    }
    return out;
}

std::size_t characters(std::string_view value) {
    std::size_t count = 0;
    for (const char c : value) count += is_continued(c) || static_cast<unsigned char>(c) < 5 ? 0 : 1;
    return count;
}

std::string longer_latin(std::string_view value) {
    const std::size_t more = (characters(value) * 2 + 4) / 5;
    std::string out = "[" + marked(value);
    for (std::size_t i = 0; i + 2 < more; ++i) out += i % 7 == 0 ? " " : "~";
    return out + "]";
}

std::string longer_han(std::string_view value) {
    const std::size_t more = (characters(value) * 2 + 4) / 5;
    std::string out = "【" + std::string(value);
    for (std::size_t i = 0; i + 2 < more; ++i) out += "〇";
    return out + "】";
}

/// Two letters at least: separators and formats stay as they are, and so do examples of files.
bool is_wording(std::string_view value) {
    if (value.contains('\n')) return false;
    std::size_t letters = 0;
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (value[i] == '\x01' || value[i] == '\x02') {
            ++i;
            continue;
        }
        const auto byte = static_cast<unsigned char>(value[i]);
        letters +=
            (byte >= 'A' && byte <= 'Z') || (byte >= 'a' && byte <= 'z') || (byte >= 0xE4 && byte <= 0xE9) ? 1 : 0;
    }
    return letters >= 2;
}

/// Owns its words; views into it stay good for the whole run.
std::vector<std::string_view> pseudo_table(Language language) {
    static std::map<Language, std::vector<std::string>> owners;
    std::vector<std::string>& own = owners[language];
    for (const std::string_view value : product_text_table(language)) {
        const bool is_han = language == Language::chinese;
        own.push_back(!is_wording(value) ? std::string(value) : is_han ? longer_han(value) : longer_latin(value));
    }
    return {own.begin(), own.end()};
}

testing::Words current = testing::Words::product;

}  // namespace

std::span<const std::string_view> text_table(Language language) {
    if (current == testing::Words::product) return product_text_table(language);
    static const std::vector<std::string_view> english = pseudo_table(Language::english);
    static const std::vector<std::string_view> chinese = pseudo_table(Language::chinese);
    return language == Language::chinese ? chinese : english;
}

namespace testing {

WordsScope::WordsScope(Words words) { current = words; }
WordsScope::~WordsScope() { current = Words::product; }

}  // namespace testing

}  // namespace cairn::text
