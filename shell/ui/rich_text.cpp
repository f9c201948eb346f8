#include "shell/ui/rich_text.hpp"

#include "core/base/text.hpp"
#include "shell/ui/internal.hpp"
#include "shell/ui/line_break.hpp"
#include "shell/ui/paint.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace cairn::ui {
namespace {

constexpr float code_padding_x = 16;
constexpr float code_padding_y = 12;
constexpr float code_hang = 16;  ///< of what goes on under a long line

/// Words of one span on one line.
struct Piece {
    std::size_t span = 0;
    std::string_view text;
    float x = 0;
    float width = 0;
    int line = 0;
};

struct Layout {
    std::vector<Piece> pieces;
    int line_count = 1;
};

TextFace face_for(const Ui& ui, const RichSpan& span, TextStyle style) {
    if (span.is_code) {
        theme::TextMetrics metrics = theme::text_metrics(TextStyle::code, ui.density(), ui.input().script);
        metrics.line = face_of(ui, style).line;
        return face_of(ui, metrics, true);
    }
    theme::TextMetrics metrics = theme::text_metrics(style, ui.density(), ui.input().script);
    if (span.is_strong) metrics.weight = theme::Weight::semibold;
    if (span.is_emphasis && !span.is_strong) metrics.weight = theme::Weight::medium;
    return face_of(ui, metrics);
}

/// Puts words one after another and begins a new line where one may and must.
class Breaker {
public:
    Breaker(float width, std::vector<TextFace> faces) : width_(width), faces_(std::move(faces)) {}

    Layout run(std::span<const RichSpan> spans) {
        for (std::size_t i = 0; i < spans.size(); ++i) {
            take(i, spans[i].text);
            if (!spans[i].where.empty()) take(spans.size() + i, spans[i].where);
        }
        return std::move(out_);
    }

private:
    void take(std::size_t span, std::string_view text) {
        const TextFace& face = faces_[span];
        std::size_t offset = 0;
        while (offset < text.size()) {
            const std::size_t start = offset;
            const char32_t c = next_code_point(text, offset);
            if (c == U'\n') {
                new_line();
                before_ = 0;
                continue;
            }
            const float wide = advance_of(face, c);
            if (before_ != 0 && may_break_between(before_, c)) {
                break_ = out_.pieces.size();
                break_in_piece_ = std::string_view();
                if (!out_.pieces.empty() && is_last(span, text, start)) {
                    break_ = out_.pieces.size() - 1;
                    break_in_piece_ = out_.pieces.back().text;
                    break_width_ = out_.pieces.back().width;
                }
                has_break_ = true;
            }
            const bool is_blank = c == U' ';
            if (x_ + wide > width_ + 0.5F && x_ > 0 && !is_blank) wrap();
            add(span, text.substr(start, offset - start), wide);
            before_ = c;
        }
    }

    /// Whether the last piece ends where these words go on.
    [[nodiscard]] bool is_last(std::size_t span, std::string_view text, std::size_t start) const {
        const Piece& piece = out_.pieces.back();
        return piece.span == span && piece.line == line_ &&
               piece.text.data() + piece.text.size() == text.data() + start;
    }

    void add(std::size_t span, std::string_view words, float wide) {
        const bool goes_on = !out_.pieces.empty() && out_.pieces.back().span == span &&
                             out_.pieces.back().line == line_ &&
                             out_.pieces.back().text.data() + out_.pieces.back().text.size() == words.data();
        if (goes_on) {
            Piece& piece = out_.pieces.back();
            piece.text = {piece.text.data(), piece.text.size() + words.size()};
            piece.width += wide;
        } else {
            out_.pieces.push_back({span, words, x_, wide, line_});
        }
        x_ += wide;
    }

    void new_line() {
        x_ = 0;
        ++line_;
        out_.line_count = line_ + 1;
        has_break_ = false;
    }

    /// What stands after the last place where a line may end goes to the next one.
    void wrap() {
        if (!has_break_) return new_line();
        std::vector<Piece> moved;
        if (!break_in_piece_.empty()) {
            Piece& cut = out_.pieces[break_];
            const std::size_t kept = break_in_piece_.size();
            if (cut.text.size() > kept) {
                Piece rest = cut;
                rest.text.remove_prefix(kept);
                rest.width = cut.width - break_width_;
                cut.text = break_in_piece_;
                cut.width = break_width_;
                moved.push_back(rest);
            }
            moved.insert(moved.end(), out_.pieces.begin() + static_cast<std::ptrdiff_t>(break_) + 1, out_.pieces.end());
            out_.pieces.resize(break_ + 1);
        } else {
            moved.assign(out_.pieces.begin() + static_cast<std::ptrdiff_t>(break_), out_.pieces.end());
            out_.pieces.resize(break_);
        }
        new_line();
        for (Piece& piece : moved) {
            piece.line = line_;
            piece.x = x_;
            x_ += piece.width;
            out_.pieces.push_back(piece);
        }
    }

    float width_;
    std::vector<TextFace> faces_;
    Layout out_;
    float x_ = 0;
    int line_ = 0;
    char32_t before_ = 0;
    bool has_break_ = false;
    std::size_t break_ = 0;                ///< index of the piece in which, or before which, the line may end
    std::string_view break_in_piece_;      ///< what of it stays
    float break_width_ = 0;
};

std::string joined(std::span<const RichSpan> spans) {
    std::string out;
    for (const RichSpan& span : spans) {
        out += span.text;
        out += span.where;
    }
    return out;
}

theme::Color code_color(const Ui& ui, CodeColor color) {
    const auto& colors = ui.palette().code;
    switch (color) {
        case CodeColor::keyword: return colors.keyword;
        case CodeColor::type: return colors.type;
        case CodeColor::function: return colors.fn;
        case CodeColor::string: return colors.string;
        case CodeColor::number: return colors.number;
        case CodeColor::comment: return colors.comment;
        case CodeColor::plain: break;
    }
    return colors.text;
}

/// A stretch of one line of code that fits its width.
struct CodeLine {
    std::size_t begin = 0;
    std::size_t end = 0;
    int number = 0;  ///< 0: goes on
};

std::vector<CodeLine> code_lines(const TextFace& face, std::string_view text, float width) {
    std::vector<CodeLine> out;
    int number = 0;
    std::size_t begin = 0;
    while (begin <= text.size()) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        ++number;
        std::size_t at = begin;
        std::size_t from = begin;
        float x = 0;
        bool is_first = true;
        while (at < end) {
            const std::size_t start = at;
            const float wide = advance_of(face, next_code_point(text, at));
            if (x + wide > width && start > from) {
                out.push_back({from, start, is_first ? number : 0});
                is_first = false;
                from = start;
                x = code_hang;
            }
            x += wide;
        }
        out.push_back({from, end, is_first ? number : 0});
        begin = end + 1;
    }
    return out;
}

void draw_code_line(Ui& ui, const TextFace& face, std::string_view text, std::span<const CodeRun> runs,
                    const CodeLine& line, Point at) {
    std::size_t from = line.begin;
    float x = at.x + (line.number == 0 ? code_hang : 0);
    const auto draw = [&](std::size_t to, CodeColor color) {
        if (to <= from) return;
        const std::string_view words = text.substr(from, to - from);
        draw_line(ui, face, {x, at.y}, face.line, words, code_color(ui, color));
        x += measure(face, words);
        from = to;
    };
    auto run = std::ranges::upper_bound(runs, line.begin, {}, &CodeRun::end);
    for (; run != runs.end() && run->begin < line.end; ++run) {
        draw(std::clamp<std::size_t>(run->begin, from, line.end), CodeColor::plain);
        draw(std::min<std::size_t>(run->end, line.end), run->color);
    }
    draw(line.end, CodeColor::plain);
}

}  // namespace

float below_view_top(const Ui& ui) { return flow(ui).y - ImGui::GetCurrentWindow()->InnerRect.Min.y; }

float below_page_top(const Ui& ui) { return below_view_top(ui) + ImGui::GetCurrentWindow()->Scroll.y; }

int rich_text(Ui& ui, Key key, std::span<const RichSpan> spans, const RichLook& look) {
    const std::uint32_t id = id_of(key);
    const TextFace base = face_of(ui, look.style);
    const float left = look.indent + (look.is_quote ? 16.0F : 0.0F);
    const float width = std::max(1.0F, flow(ui).width - left);
    const bool has_links = std::ranges::any_of(spans, [](const RichSpan& span) { return !span.href.empty(); });
    const std::string words = joined(spans);
    // What is out of sight and cannot be followed keeps the height that it had in this width.
    const std::uint32_t height_id = id_mix(id_mix(id, static_cast<std::uint64_t>(width)), words.size());
    const float known = recall(ui, height_id, 0);
    const auto& clip = ImGui::GetCurrentWindow()->ClipRect;
    const bool is_out = flow(ui).y > clip.Max.y || flow(ui).y + known + 64 < clip.Min.y;
    Layout layout;
    float height = known;
    if (known <= 0 || has_links || !is_out) {
        std::vector<TextFace> faces;
        for (const RichSpan& span : spans) faces.push_back(face_for(ui, span, look.style));
        for (std::size_t i = 0; i < spans.size(); ++i) faces.push_back(base);
        layout = Breaker(width, std::move(faces)).run(spans);
        height = static_cast<float>(layout.line_count) * base.line;
        keep(ui, height_id, height);
    }
    const Rect rect = place(ui, flow(ui).width, height);
    const bool is_shown = is_visible(rect);
    if (is_shown && look.is_quote)
        paint::fill(ui, {rect.x + look.indent, rect.y, 3, rect.h}, ui.palette().border.control, 1.5F);
    if (is_shown && !look.marker.empty()) {
        const float wide = measure(base, look.marker);
        draw_line(ui, base, {rect.x + std::max(0.0F, look.indent - wide - 8), rect.y}, base.line, look.marker,
                  tone_color(ui, Tone::secondary));
    }
    Node paragraph = node_at(ui, 0, Role::text, words, rect);
    paragraph.text_px = base.px;
    paragraph.text_line = base.line;
    leaf(ui, paragraph);
    int followed = -1;
    std::vector<float> hover(spans.size(), 0.0F);
    if (has_links) {
        const IdScope ids(id);
        for (std::size_t i = 0; i < spans.size(); ++i) {
            if (spans[i].href.empty()) continue;
            Rect target = rect;
            bool is_first = true;
            for (const Piece& piece : layout.pieces) {
                if (piece.span != i) continue;
                const Rect box{rect.x + left + piece.x, rect.y + static_cast<float>(piece.line) * base.line,
                               piece.width, base.line};
                // a link that wraps is followed by its first line; the others only show it
                if (is_first) target = box;
                is_first = false;
            }
            const Size size{std::max(target.w, touch_least(ui)), std::max(target.h, touch_least(ui))};
            const Rect area{target.x, target.centre().y - size.h / 2, size.w, size.h};
            const std::uint32_t link_id = id_mix(id, i + 1);
            const Interaction act = interact(ui, link_id, area, {.radius = theme::radius::xs});
            hover[i] = act.is_held ? 1.0F : act.hover;
            want_tooltip(ui, link_id, area, spans[i].href, act.is_hovered, act.is_ring_shown);
            Node node = node_at(ui, link_id, Role::link, spans[i].text, area);
            node.href = spans[i].href;
            node.description = spans[i].where;
            leaf(ui, node);
            if (act.is_pressed) followed = static_cast<int>(i);
        }
    }
    if (!is_shown) return followed;
    for (const Piece& piece : layout.pieces) {
        const bool is_where = piece.span >= spans.size();
        const std::size_t index = is_where ? piece.span - spans.size() : piece.span;
        const RichSpan& span = spans[index];
        const TextFace face = is_where ? base : face_for(ui, span, look.style);
        const Point at{rect.x + left + piece.x, rect.y + static_cast<float>(piece.line) * base.line};
        const bool is_link = !is_where && !span.href.empty();
        const theme::Color color = tone_color(ui, is_where ? Tone::secondary : is_link ? Tone::link : look.tone);
        if (span.is_code && !is_where)
            paint::fill(ui, {at.x - 2, at.y + 2, piece.width + 4, base.line - 4}, ui.palette().code.bg,
                        theme::radius::xs);
        draw_line(ui, face, at, base.line, piece.text, color);
        const float under = at.y + base.line / 2 + base.cap_height / 2 + 3;
        if (is_link)
            paint::line(ui, {at.x, under}, {at.x + piece.width, under}, color.faded(0.4F + 0.6F * hover[index]), 1);
        if (span.is_struck) {
            const float middle = at.y + base.line / 2 + 1;
            paint::line(ui, {at.x, middle}, {at.x + piece.width, middle}, color, 1);
        }
    }
    return followed;
}

void code_block(Ui& ui, Key key, std::string_view name, std::string_view text, std::span<const CodeRun> runs) {
    const std::uint32_t id = id_of(key);
    const TextFace face = face_of(ui, TextStyle::code);
    const auto count = std::ranges::count(text, '\n') + 1;
    const float gutter = measure(face, count >= 100 ? "000" : "00") + 16;
    const float width = std::max(face.px, flow(ui).width - 2 * code_padding_x - gutter);
    const std::uint32_t height_id = id_mix(id_mix(id, static_cast<std::uint64_t>(width)), text.size());
    const float known = recall(ui, height_id, 0);
    const auto& clip = ImGui::GetCurrentWindow()->ClipRect;
    const bool is_out = known > 0 && (flow(ui).y > clip.Max.y || flow(ui).y + known + 64 < clip.Min.y);
    const std::vector<CodeLine> lines = is_out ? std::vector<CodeLine>() : code_lines(face, text, width);
    const float height = is_out ? known : static_cast<float>(lines.size()) * face.line + 2 * code_padding_y;
    keep(ui, height_id, height);
    const Rect rect = place(ui, flow(ui).width, height);
    if (is_visible(rect)) {
        const auto& colors = ui.palette();
        paint::box(ui, rect, colors.code.bg, colors.border.subtle, theme::radius::md);
        float y = rect.y + code_padding_y;
        for (const CodeLine& line : lines) {
            if (y > clip.Max.y) break;
            if (y + face.line > clip.Min.y) {
                if (line.number > 0) {
                    const std::string number = std::to_string(line.number);
                    const float x = rect.x + code_padding_x + gutter - 16 - measure(face, number);
                    draw_line(ui, face, {x, y}, face.line, number, colors.code.gutter);
                }
                draw_code_line(ui, face, text, runs, line, {rect.x + code_padding_x + gutter, y});
            }
            y += face.line;
        }
    }
    Node node = node_at(ui, 0, Role::text, text, rect);
    node.description = name;
    node.text_px = face.px;
    node.text_line = face.line;
    leaf(ui, node);
}

}  // namespace cairn::ui
