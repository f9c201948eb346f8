#include "core/lessons/highlight.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "core/base/text.hpp"

namespace cairn::lessons {
namespace {

using Words = std::span<const std::string_view>;

constexpr std::string_view c_words[] = {
    "alignas",   "auto",    "bool",     "break",     "case",     "catch",     "char",     "class",     "co_await",
    "co_return", "concept", "const",    "constexpr", "continue", "default",   "delete",   "do",        "double",
    "else",      "enum",    "explicit", "export",    "extern",   "false",     "final",    "float",     "for",
    "friend",    "goto",    "if",       "inline",    "int",      "long",      "mutable",  "namespace", "new",
    "noexcept",  "nullptr", "operator", "override",  "private",  "protected", "public",   "requires",  "return",
    "short",     "signed",  "sizeof",   "static",    "struct",   "switch",    "template", "this",      "throw",
    "true",      "try",     "typedef",  "typename",  "union",    "unsigned",  "using",    "virtual",   "void",
    "volatile",  "while"};
constexpr std::string_view rust_words[] = {"as",   "async",  "await",  "break",  "const",  "continue", "crate", "dyn",
                                           "else", "enum",   "extern", "false",  "fn",     "for",      "if",    "impl",
                                           "in",   "let",    "loop",   "match",  "mod",    "move",     "mut",   "pub",
                                           "ref",  "return", "self",   "static", "struct", "super",    "trait", "true",
                                           "type", "unsafe", "use",    "where",  "while"};
constexpr std::string_view go_words[] = {"break",     "case",   "chan", "const",   "continue", "default", "defer",
                                         "else",      "false",  "for",  "func",    "go",       "if",      "import",
                                         "interface", "map",    "nil",  "package", "range",    "return",  "select",
                                         "struct",    "switch", "true", "type",    "var"};
constexpr std::string_view python_words[] = {
    "and",      "as",    "assert",  "async", "await", "break",  "class", "continue", "def",   "del",  "elif",   "else",
    "except",   "False", "finally", "for",   "from",  "global", "if",    "import",   "in",    "is",   "lambda", "None",
    "nonlocal", "not",   "or",      "pass",  "raise", "return", "True",  "try",      "while", "with", "yield"};
constexpr std::string_view script_words[] = {
    "async",  "await",    "break",  "case",      "catch",  "class",      "const",     "continue", "default",
    "delete", "do",       "else",   "enum",      "export", "extends",    "false",     "finally",  "for",
    "from",   "function", "if",     "import",    "in",     "instanceof", "interface", "let",      "new",
    "null",   "of",       "return", "static",    "super",  "switch",     "this",      "throw",    "true",
    "try",    "type",     "typeof", "undefined", "var",    "void",       "while",     "yield"};
constexpr std::string_view sql_words[] = {
    "add",    "all",   "alter",    "and",    "as",     "asc",    "between", "by",    "case",   "create",
    "delete", "desc",  "distinct", "drop",   "else",   "end",    "exists",  "from",  "group",  "having",
    "in",     "index", "inner",    "insert", "into",   "is",     "join",    "left",  "like",   "limit",
    "not",    "null",  "on",       "or",     "order",  "outer",  "primary", "right", "select", "set",
    "table",  "then",  "union",    "unique", "update", "values", "view",    "when",  "where",  "with"};
constexpr std::string_view shell_words[] = {"case", "do",       "done", "elif", "else",  "esac",   "export", "fi",
                                            "for",  "function", "if",   "in",   "local", "return", "then",   "while"};
constexpr std::string_view data_words[] = {"false", "null", "true"};

struct Dialect {
    std::span<const std::string_view> names;
    Words words;
    std::string_view line_comment;
    std::string_view comment_begin;
    std::string_view comment_end;
    std::string_view quotes;
    bool is_case_free = false;
    bool has_types = true;  ///< words with a capital are types
};

constexpr std::string_view c_names[] = {"c", "cpp", "c++", "h", "hpp", "java", "csharp", "cs"};
constexpr std::string_view rust_names[] = {"rust", "rs"};
constexpr std::string_view go_names[] = {"go", "golang"};
constexpr std::string_view python_names[] = {"python", "py"};
constexpr std::string_view script_names[] = {"javascript", "js", "typescript", "ts", "mjs"};
constexpr std::string_view sql_names[] = {"sql"};
constexpr std::string_view shell_names[] = {"bash", "sh", "shell", "console"};
constexpr std::string_view data_names[] = {"json", "yaml", "yml", "toml"};

constexpr Dialect dialects[] = {
    {c_names, c_words, "//", "/*", "*/", "\"'"},
    {rust_names, rust_words, "//", "/*", "*/", "\""},  // a single quote begins lifetimes as well
    {go_names, go_words, "//", "/*", "*/", "\"'`"},
    {python_names, python_words, "#", "", "", "\"'"},
    {script_names, script_words, "//", "/*", "*/", "\"'`"},
    {sql_names, sql_words, "--", "/*", "*/", "'", true, false},
    {shell_names, shell_words, "#", "", "", "\"'", false, false},
    {data_names, data_words, "#", "", "", "\"'", false, false},
};

const Dialect* dialect_of(std::string_view language) {
    for (const Dialect& dialect : dialects) {
        if (std::ranges::contains(dialect.names, language)) return &dialect;
    }
    return nullptr;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

class Scanner {
public:
    Scanner(const Dialect& dialect, std::string_view text) : dialect_(dialect), text_(text) {}

    std::vector<Token> run() {
        while (at_ < text_.size()) step();
        return std::move(out_);
    }

private:
    void add(std::size_t begin, TokenKind kind) {
        out_.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at_), kind});
    }

    [[nodiscard]] bool is_here(std::string_view mark) const {
        return !mark.empty() && text_.substr(at_).starts_with(mark);
    }

    void step() {
        const std::size_t begin = at_;
        const char c = text_[at_];
        const bool is_own_word = at_ == 0 || !is_letter(text_[at_ - 1]);
        if (is_here(dialect_.line_comment)) {
            at_ = std::min(text_.find('\n', at_), text_.size());
            add(begin, TokenKind::comment);
        } else if (is_here(dialect_.comment_begin)) {
            const std::size_t end = text_.find(dialect_.comment_end, at_ + dialect_.comment_begin.size());
            at_ = end == std::string_view::npos ? text_.size() : end + dialect_.comment_end.size();
            add(begin, TokenKind::comment);
        } else if (dialect_.quotes.contains(c)) {
            quoted(c);
            add(begin, TokenKind::string);
        } else if (is_digit(c) && is_own_word) {
            while (at_ < text_.size() && (is_letter(text_[at_]) || is_digit(text_[at_]) || text_[at_] == '.')) ++at_;
            add(begin, TokenKind::number);
        } else if (is_letter(c)) {
            word(begin);
        } else {
            ++at_;
        }
    }

    /// To the same quote, or the end of the line where quotes do not span lines.
    void quoted(char quote) {
        ++at_;
        while (at_ < text_.size() && text_[at_] != quote) {
            if (text_[at_] == '\n' && quote != '`') return;
            at_ += text_[at_] == '\\' && at_ + 1 < text_.size() ? 2 : 1;
        }
        at_ = std::min(at_ + 1, text_.size());
    }

    void word(std::size_t begin) {
        while (at_ < text_.size() && (is_letter(text_[at_]) || is_digit(text_[at_]))) ++at_;
        const std::string_view word = text_.substr(begin, at_ - begin);
        const std::string lower = dialect_.is_case_free ? to_lower_ascii(word) : std::string(word);
        if (std::ranges::contains(dialect_.words, std::string_view(lower))) return add(begin, TokenKind::keyword);
        const bool is_capital = word[0] >= 'A' && word[0] <= 'Z';
        if (is_here("(") && !is_capital) return add(begin, TokenKind::function);
        if (is_capital && dialect_.has_types) add(begin, TokenKind::type);
    }

    const Dialect& dialect_;
    std::string_view text_;
    std::size_t at_ = 0;
    std::vector<Token> out_;
};

}  // namespace

std::vector<Token> highlight(std::string_view language, std::string_view text) {
    const Dialect* dialect = dialect_of(language);
    return dialect == nullptr ? std::vector<Token>() : Scanner(*dialect, text).run();
}

}  // namespace cairn::lessons
