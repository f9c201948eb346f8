#pragma once

// The page as the program sees it: functions that page_imports.js provides and JavaScript modules answer. Strings are
// UTF-8 with their length in bytes; what returns `char*` was allocated with malloc and belongs to the caller.

#include <cstdint>

namespace cairn::web {

/// A glyph in device px: whole numbers but for the advance, one px of air on each side.
struct GlyphBox {
    float advance, left, right, ascent, descent;
};

enum class PageText : int { route, language_wish, local_zone, zone_names, languages, address };

enum class Cursor : int { arrow, hand, text, resize_x, resize_y, grab, wait, forbidden };

}  // namespace cairn::web

extern "C" {
// Fonts (fonts.js): faces 0 regular, 1 medium, 2 semibold, 3 mono; sizes in device px.
float cairn_page_cap_height(int face);
void cairn_page_measure_glyph(int face, float size, int code_point, cairn::web::GlyphBox* out);
int cairn_page_paint_glyph(int face, float size, int code_point, int left, int ascent, int width, int height,
                           std::uint8_t* rgba);
// The Latin font that stands in where a canvas cannot be read: 0 regular, 1 semibold; no bytes otherwise.
int cairn_page_fallback_font_size(int which);
void cairn_page_load_fallback_font(int which, std::uint8_t* out, int byte_count);

// The mirror (mirror.js).
void cairn_page_mirror(const std::uint8_t* changes, int byte_count);
void cairn_page_settle(std::uint32_t focus_request);

// The window.
char* cairn_page_text(cairn::web::PageText which);
float cairn_page_route_scroll();
void cairn_page_set_route(const char* route, int byte_count, int is_replacing);
void cairn_page_set_title(const char* title, int byte_count);
void cairn_page_set_language(const char* bcp47, int byte_count);
void cairn_page_set_scheme(int is_dark);
void cairn_page_set_cursor(cairn::web::Cursor cursor);
void cairn_page_open_url(const char* url, int byte_count);
void cairn_page_copy_text(const char* text, int byte_count);
void cairn_page_print();
void cairn_page_wake();
void cairn_page_log(int level, const char* text, int byte_count);
void cairn_page_random(std::uint8_t* out, int byte_count);
int cairn_page_utc_offset_minutes(const char* zone, int byte_count, double utc_ms);

// Files.
void cairn_page_pick_file(const char* accept, int byte_count, std::uint32_t request_id);
void cairn_page_save_file(const char* name, int name_bytes, const char* mime, int mime_bytes, const std::uint8_t* bytes,
                          int byte_count);

// What is typed and not saved (drafts.js).
int cairn_page_drafts_size();
void cairn_page_load_drafts(std::uint8_t* out, int byte_count);
void cairn_page_store_drafts(const std::uint8_t* bytes, int byte_count);

// The key of a passphrase (keys.js). Nothing as cost, 0 and 0: a new passphrase. Answer: cairn_key_derived.
void cairn_page_derive_key(std::uint32_t request_id, const char* passphrase, int byte_count, const std::uint8_t* salt,
                           std::uint32_t memory_kib, std::uint32_t passes);

// Other servers (net.js). Answer: cairn_web_answered.
void cairn_page_ask_web(std::uint32_t request_id, const char* method, int method_bytes, const char* url, int url_bytes,
                        const char* authorization, int authorization_bytes, const char* if_match, int if_match_bytes,
                        int if_absent, const std::uint8_t* body, int byte_count);

// The disk and the other tabs.
void cairn_page_reload_disk();              ///< answer: cairn_disk_loaded
void cairn_page_flush_disk(double token);   ///< answer: cairn_disk_flushed
void cairn_page_request_persistence();
void cairn_page_call_back(double after_ms);  ///< answer: cairn_called_back
void cairn_page_ask_storage_status();       ///< answer: cairn_storage_status
void cairn_page_send_to_tabs(const std::uint8_t* bytes, int byte_count);
void cairn_page_apply_update();
}
