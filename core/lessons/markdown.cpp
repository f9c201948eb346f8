#include "core/lessons/markdown.hpp"

#include <md4c.h>

#include <algorithm>
#include <array>
#include <utility>

#include "core/base/plain_text.hpp"
#include "core/base/text.hpp"

namespace cairn::lessons {
namespace {

constexpr unsigned dialect = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS | MD_FLAG_LATEXMATHSPANS |
                             MD_FLAG_NOHTML | MD_FLAG_PERMISSIVEURLAUTOLINKS | MD_FLAG_NOINDENTEDCODEBLOCKS;
constexpr int containers_max = 32;
constexpr int stop = -1;  // md4c goes on after any other answer of a callback

std::string_view view_of(const MD_ATTRIBUTE& attribute) {
    return attribute.text == nullptr ? std::string_view() : std::string_view(attribute.text, attribute.size);
}

/// The character that "&amp;" or "&#65;" stands for; the words as they are when it is another or may not be shown.
std::string entity_text(std::string_view entity) {
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 12> named{{
        {"&amp;", "&"},
        {"&lt;", "<"},
        {"&gt;", ">"},
        {"&quot;", "\""},
        {"&apos;", "'"},
        {"&nbsp;", "\u00A0"},
        {"&ndash;", "–"},
        {"&mdash;", "—"},
        {"&hellip;", "…"},
        {"&times;", "×"},
        {"&plusmn;", "±"},
        {"&copy;", "©"},
    }};
    for (const auto& [name, character] : named) {
        if (name == entity) return std::string(character);
    }
    if (!entity.starts_with("&#") || entity.size() < 4) return std::string(entity);
    std::string_view digits = entity.substr(2, entity.size() - 3);
    const bool is_hex = digits.starts_with('x') || digits.starts_with('X');
    if (is_hex) digits.remove_prefix(1);
    char32_t code_point = 0;
    for (const char c : digits) {
        const int digit = c >= '0' && c <= '9'   ? c - '0'
                          : c >= 'a' && c <= 'f' ? c - 'a' + 10
                          : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                 : 0;
        code_point = code_point * (is_hex ? 16 : 10) + static_cast<char32_t>(digit);
        if (code_point > 0x10FFFF) return std::string(entity);
    }
    if (code_point < 0x20 || (code_point >= 0xD800 && code_point <= 0xDFFF)) return std::string(entity);
    std::string out;
    append_utf8(out, code_point);
    return is_plain_text(out) ? out : std::string(entity);
}

/// Takes md4c's events and builds blocks of them.
class Builder {
public:
    static int parse(std::string_view text, Builder& builder) {
        MD_PARSER parser{};
        parser.flags = dialect;
        parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
            return static_cast<Builder*>(self)->enter_block(type, detail);
        };
        parser.leave_block = [](MD_BLOCKTYPE type, void*, void* self) {
            return static_cast<Builder*>(self)->leave_block(type);
        };
        parser.enter_span = [](MD_SPANTYPE type, void* detail, void* self) {
            static_cast<Builder*>(self)->enter_span(type, detail);
            return 0;
        };
        parser.leave_span = [](MD_SPANTYPE type, void*, void* self) {
            static_cast<Builder*>(self)->leave_span(type);
            return 0;
        };
        parser.text = [](MD_TEXTTYPE type, const MD_CHAR* words, MD_SIZE size, void* self) {
            return static_cast<Builder*>(self)->text(type, std::string_view(words, size));
        };
        return md_parse(text.data(), static_cast<MD_SIZE>(text.size()), &parser, &builder);
    }

    std::vector<MarkdownBlock> take() { return std::move(blocks_); }

private:
    struct List {
        bool is_ordered = false;
        unsigned next = 1;
    };

    int open(MarkdownKind kind) {
        if (blocks_.size() >= blocks_max) return stop;
        MarkdownBlock& block = blocks_.emplace_back();
        block.kind = is_task_ && kind == MarkdownKind::paragraph ? MarkdownKind::task : kind;
        block.indent = static_cast<std::uint8_t>(std::min<std::size_t>(lists_.size(), indent_max));
        block.is_quote = quotes_ > 0;
        block.marker = std::exchange(marker_, {});
        is_task_ = false;
        is_open_ = true;
        return 0;
    }

    int enter_block(MD_BLOCKTYPE type, void* detail) {
        if (type != MD_BLOCK_TD && type != MD_BLOCK_TH) is_open_ = is_open_ && type != MD_BLOCK_P;
        switch (type) {
            case MD_BLOCK_DOC: return 0;
            case MD_BLOCK_QUOTE: {
                is_open_ = false;
                ++quotes_;
                return ++depth_ > containers_max ? stop : 0;
            }
            case MD_BLOCK_UL: return enter_list({});
            case MD_BLOCK_OL: return enter_list({true, static_cast<MD_BLOCK_OL_DETAIL*>(detail)->start});
            case MD_BLOCK_LI: {
                is_open_ = false;
                const auto* item = static_cast<MD_BLOCK_LI_DETAIL*>(detail);
                is_task_ = item->is_task != 0;
                List& list = lists_.back();
                marker_ = list.is_ordered ? std::to_string(list.next++) + "." : "•";
                return 0;
            }
            case MD_BLOCK_HR: return open(MarkdownKind::rule);
            case MD_BLOCK_H: {
                const int failed = open(MarkdownKind::heading);
                if (failed == 0)
                    blocks_.back().level =
                        static_cast<std::uint8_t>(std::clamp(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level, 1U, 6U));
                return failed;
            }
            case MD_BLOCK_CODE: {
                const int failed = open(MarkdownKind::code);
                if (failed == 0) blocks_.back().info = trim(view_of(static_cast<MD_BLOCK_CODE_DETAIL*>(detail)->info));
                return failed;
            }
            case MD_BLOCK_HTML:
            case MD_BLOCK_P: return open(MarkdownKind::paragraph);
            case MD_BLOCK_TABLE: {
                const int failed = open(MarkdownKind::table);
                const unsigned columns = static_cast<MD_BLOCK_TABLE_DETAIL*>(detail)->col_count;
                return failed != 0 || columns > table_columns_max ? stop : 0;
            }
            case MD_BLOCK_THEAD:
            case MD_BLOCK_TBODY: return 0;
            case MD_BLOCK_TR: blocks_.back().rows.emplace_back(); return 0;
            case MD_BLOCK_TH:
            case MD_BLOCK_TD: blocks_.back().rows.back().emplace_back(); return 0;
        }
        return 0;
    }

    int enter_list(List list) {
        is_open_ = false;
        lists_.push_back(list);
        return ++depth_ > containers_max ? stop : 0;
    }

    int leave_block(MD_BLOCKTYPE type) {
        switch (type) {
            case MD_BLOCK_QUOTE:
                --quotes_;
                --depth_;
                break;
            case MD_BLOCK_UL:
            case MD_BLOCK_OL:
                lists_.pop_back();
                --depth_;
                break;
            case MD_BLOCK_LI: {
                // an item without words still shows its mark
                if (!marker_.empty() && open(MarkdownKind::paragraph) != 0) return stop;
                break;
            }
            case MD_BLOCK_CODE: {
                std::string& code = blocks_.back().text;
                if (code.ends_with('\n')) code.pop_back();
                break;
            }
            case MD_BLOCK_P:
            case MD_BLOCK_H: break;
            default: return 0;
        }
        if (type == MD_BLOCK_P && blocks_.back().spans.size() == 1 && blocks_.back().spans[0].is_picture &&
            blocks_.back().kind == MarkdownKind::paragraph)
            blocks_.back().kind = MarkdownKind::picture;
        is_open_ = false;
        return 0;
    }

    void enter_span(MD_SPANTYPE type, void* detail) {
        switch (type) {
            case MD_SPAN_EM: ++styles_[1]; break;
            case MD_SPAN_STRONG: ++styles_[0]; break;
            case MD_SPAN_CODE: ++styles_[2]; break;
            case MD_SPAN_DEL: ++styles_[3]; break;
            case MD_SPAN_LATEXMATH:
            case MD_SPAN_LATEXMATH_DISPLAY: ++styles_[4]; break;
            case MD_SPAN_A: follow(view_of(static_cast<MD_SPAN_A_DETAIL*>(detail)->href)); break;
            case MD_SPAN_IMG:
                is_picture_ = true;
                picture_ = text_of(view_of(static_cast<MD_SPAN_IMG_DETAIL*>(detail)->src));
                alternative_.clear();
                break;
            default: break;
        }
    }

    void leave_span(MD_SPANTYPE type) {
        switch (type) {
            case MD_SPAN_EM: --styles_[1]; break;
            case MD_SPAN_STRONG: --styles_[0]; break;
            case MD_SPAN_CODE: --styles_[2]; break;
            case MD_SPAN_DEL: --styles_[3]; break;
            case MD_SPAN_LATEXMATH:
            case MD_SPAN_LATEXMATH_DISPLAY: --styles_[4]; break;
            case MD_SPAN_A: href_.clear(); break;
            case MD_SPAN_IMG: {
                is_picture_ = false;
                Spans* spans = target();
                if (spans == nullptr) break;
                if (is_refused(picture_)) picture_.clear();
                spans->push_back({alternative_, picture_, style(), true});
                break;
            }
            default: break;
        }
    }

    /// Addresses hold entities as text does.
    static std::string text_of(std::string_view address) {
        std::string out;
        while (!address.empty()) {
            const std::size_t amp = address.find("&amp;");
            out += address.substr(0, amp);
            if (amp == std::string_view::npos) break;
            out += '&';
            address.remove_prefix(amp + 5);
        }
        return out;
    }
    void follow(std::string_view address) {
        href_ = text_of(address);
        if (is_refused(href_)) href_.clear();
    }
    bool is_refused(const std::string& address) {
        if (address_of(address) != Address::refused) return false;
        if (target() != nullptr) blocks_.back().refused.push_back(address);
        return true;
    }

    [[nodiscard]] std::uint8_t style() const {
        std::uint8_t bits = 0;
        for (std::size_t i = 0; i < styles_.size(); ++i) {
            if (styles_[i] > 0) bits |= static_cast<std::uint8_t>(1U << i);
        }
        return bits;
    }

    /// Where words go now; nullptr when a block would be one too many.
    Spans* target() {
        if (!blocks_.empty() && is_open_ && blocks_.back().kind == MarkdownKind::table)
            return blocks_.back().rows.empty() || blocks_.back().rows.back().empty()
                       ? nullptr
                       : &blocks_.back().rows.back().back();
        if (!is_open_ && open(MarkdownKind::paragraph) != 0) return nullptr;
        return &blocks_.back().spans;
    }

    int text(MD_TEXTTYPE type, std::string_view words) {
        if (is_open_ && blocks_.back().kind == MarkdownKind::code) {
            blocks_.back().text += words;
            return 0;
        }
        std::string said;
        switch (type) {
            case MD_TEXT_NULLCHAR: said = "\xEF\xBF\xBD"; break;
            case MD_TEXT_BR: said = "\n"; break;
            case MD_TEXT_SOFTBR: said = "\n"; break;
            case MD_TEXT_ENTITY: said = entity_text(words); break;
            default: said = words; break;
        }
        if (is_picture_) {
            alternative_ += said == "\n" ? std::string(" ") : said;
            return 0;
        }
        Spans* spans = target();
        if (spans == nullptr) return stop;
        if (type == MD_TEXT_SOFTBR) said = soft_break(*spans);
        const std::uint8_t now = style();
        if (!spans->empty() && spans->back().style == now && spans->back().href == href_ && !spans->back().is_picture) {
            spans->back().text += said;
        } else {
            spans->push_back({std::move(said), href_, now, false});
        }
        return 0;
    }

    /// A line break in the source is a blank, except between Han characters, which have none.
    static std::string soft_break(const Spans& spans) {
        if (spans.empty() || spans.back().text.empty()) return " ";
        return static_cast<unsigned char>(spans.back().text.back()) >= 0x80 && ends_in_han(spans.back().text) ? ""
                                                                                                              : " ";
    }
    static bool ends_in_han(std::string_view text) {
        std::size_t at = text.size() - 1;
        while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) --at;
        const char32_t c = next_code_point(text, at);
        return (c >= 0x3000 && c <= 0x9FFF) || (c >= 0xFF00 && c <= 0xFF60);
    }

    std::vector<MarkdownBlock> blocks_;
    std::vector<List> lists_;
    std::array<int, 5> styles_{};  ///< how often each bit of Style was begun
    std::string href_;
    std::string marker_;
    std::string picture_;
    std::string alternative_;
    int quotes_ = 0;
    int depth_ = 0;
    bool is_task_ = false;
    bool is_open_ = false;  ///< the last block takes words
    bool is_picture_ = false;
};

/// A table's rows may be shorter than its head.
void even_out(MarkdownBlock& block) {
    std::size_t columns = 0;
    for (const auto& row : block.rows) columns = std::max(columns, row.size());
    for (auto& row : block.rows) row.resize(columns);
}

}  // namespace

Address address_of(std::string_view href) {
    for (const char c : href) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte <= 0x20 || byte == 0x7F || c == '\\' || c == '"' || c == '<' || c == '>') return Address::refused;
    }
    if (!is_plain_text(href)) return Address::refused;
    if (href.starts_with("#/") && href.size() > 2) return Address::internal;
    const std::string lower = to_lower_ascii(href.substr(0, 8));
    for (const std::string_view scheme : {"https://", "http://"}) {
        if (lower.starts_with(scheme) && href.size() > scheme.size()) return Address::web;
    }
    return lower.starts_with("mailto:") && href.size() > 7 ? Address::mail : Address::refused;
}

std::string_view host_of(std::string_view href) {
    const Address kind = address_of(href);
    if (kind == Address::mail) return href.substr(7, href.find('?') - 7);
    if (kind != Address::web) return {};
    href.remove_prefix(href.find("//") + 2);
    href = href.substr(0, href.find_first_of("/?#"));
    const std::size_t user = href.rfind('@');
    return user == std::string_view::npos ? href : href.substr(user + 1);
}

Result<std::vector<MarkdownBlock>> parse_markdown(std::string_view text) {
    if (text.size() > markdown_bytes_max) return fail(Errc::lesson_too_long);
    Builder builder;
    if (Builder::parse(text, builder) != 0) return fail(Errc::lesson_too_long);
    std::vector<MarkdownBlock> blocks = builder.take();
    for (MarkdownBlock& block : blocks) {
        if (block.kind == MarkdownKind::table) even_out(block);
    }
    return blocks;
}

Spans parse_spans(std::string_view text) {
    auto blocks = parse_markdown(text);
    const bool is_paragraph =
        blocks && blocks->size() == 1 && (*blocks)[0].kind == MarkdownKind::paragraph && (*blocks)[0].marker.empty();
    return is_paragraph ? std::move((*blocks)[0].spans) : Spans{{std::string(text), {}, 0, false}};
}

std::string plain(const Spans& spans) {
    std::string out;
    for (const Span& span : spans) out += span.text;
    return out;
}

}  // namespace cairn::lessons
