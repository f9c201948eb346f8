#include "shell/text/text.hpp"

#include "core/base/direction.hpp"
#include "shell/text/format.hpp"
#include "shell/text/text_table.hpp"

namespace cairn::text {
namespace {

const Argument& argument(std::initializer_list<Argument> arguments, char letter) {
    return arguments.begin()[letter - 'A'];
}

}  // namespace

std::string_view Text::get(std::size_t key) const { return text_table(language_)[key]; }

// The template's control bytes are those of cmake/generate_text.py: 1 index; 2 index one 3 many 4.
std::string Text::fill(std::size_t key, std::initializer_list<Argument> arguments) const {
    std::string_view rest = get(key);
    std::string out;
    while (!rest.empty()) {
        const char c = rest.front();
        if (c == '\x01') {
            const Argument& value = argument(arguments, rest[1]);
            if (value.is_number) {
                out += format_number(value.number);
            } else {
                out += isolated(value.words);
            }
            rest.remove_prefix(2);
        } else if (c == '\x02') {
            const bool one = argument(arguments, rest[1]).number == 1;
            const std::size_t middle = rest.find('\x03');
            const std::size_t end = rest.find('\x04');
            out += one ? rest.substr(2, middle - 2) : rest.substr(middle + 1, end - middle - 1);
            rest.remove_prefix(end + 1);
        } else {
            out += c;
            rest.remove_prefix(1);
        }
    }
    return out;
}

}  // namespace cairn::text
