// Linked into the program (--js-library): what page.hpp declares, answered by the modules that boot.js put together
// in Module.page. Views of the memory are made anew for each call, because growing the memory detaches them.

addToLibrary({
  cairn_page_cap_height: (face) => Module.page.fonts.capHeight(face),
  cairn_page_measure_glyph: (face, size, codePoint, out) => {
    Module.page.fonts.measure(face, size, codePoint, HEAPF32.subarray(out >> 2, (out >> 2) + 5));
  },
  cairn_page_paint_glyph: (face, size, codePoint, left, ascent, width, height, out) =>
    Module.page.fonts.paint(face, size, codePoint, left, ascent, width, height,
                            HEAPU8.subarray(out, out + width * height * 4)) ? 1 : 0,

  cairn_page_fallback_font_size: (which) => Module.page.fallbackFonts[which]?.length ?? 0,
  cairn_page_load_fallback_font: (which, out, count) => { HEAPU8.set(Module.page.fallbackFonts[which].subarray(0, count), out); },

  cairn_page_mirror: (bytes, count) => { Module.page.mirror.apply(HEAPU8.subarray(bytes, bytes + count)); },
  cairn_page_settle: (focusRequest) => { Module.page.mirror.settle(focusRequest >>> 0); },

  cairn_page_text__deps: ['$stringToNewUTF8'],
  cairn_page_text: (which) => stringToNewUTF8(Module.page.text(which)),
  cairn_page_route_scroll: () => Module.page.history.scroll(),
  cairn_page_set_route__deps: ['$UTF8ToString'],
  cairn_page_set_route: (text, count, isReplacing) => { Module.page.history.set(UTF8ToString(text, count), isReplacing !== 0); },
  cairn_page_set_title: (text, count) => { Module.page.history.setTitle(UTF8ToString(text, count)); },
  cairn_page_set_language: (text, count) => { Module.page.setLanguage(UTF8ToString(text, count)); },
  cairn_page_set_scheme: (isDark) => { Module.page.setScheme(isDark !== 0); },
  cairn_page_set_cursor: (cursor) => { Module.page.setCursor(cursor); },
  cairn_page_open_url: (text, count) => { Module.page.openUrl(UTF8ToString(text, count)); },
  cairn_page_copy_text: (text, count) => { Module.page.copyText(UTF8ToString(text, count)); },
  cairn_page_print: () => { Module.page.print(); },
  cairn_page_wake: () => { Module.page.wake(); },
  cairn_page_log: (level, text, count) => { Module.page.log(level, UTF8ToString(text, count)); },
  cairn_page_random: (out, count) => {
    // getRandomValues gives at most 65,536 bytes at once
    for (let at = 0; at < count; at += 65536) crypto.getRandomValues(HEAPU8.subarray(out + at, out + Math.min(at + 65536, count)));
  },
  cairn_page_utc_offset_minutes: (zone, count, utcMs) => Module.page.utcOffsetMinutes(UTF8ToString(zone, count), utcMs),

  cairn_page_pick_file: (accept, count, requestId) => { Module.page.files.pick(UTF8ToString(accept, count), requestId >>> 0); },
  cairn_page_save_file: (name, nameCount, mime, mimeCount, bytes, count) => {
    Module.page.files.save(UTF8ToString(name, nameCount), UTF8ToString(mime, mimeCount), HEAPU8.slice(bytes, bytes + count));
  },

  cairn_page_drafts_size: () => Module.page.drafts.load().length,
  cairn_page_load_drafts: (out, count) => { HEAPU8.set(Module.page.drafts.load().subarray(0, count), out); },
  cairn_page_store_drafts: (bytes, count) => { Module.page.drafts.store(HEAPU8.subarray(bytes, bytes + count)); },

  cairn_page_derive_key: (requestId, passphrase, count, salt, memoryKib, passes) => {
    Module.page.keys.derive(requestId >>> 0, UTF8ToString(passphrase, count), HEAPU8.slice(salt, salt + 16), memoryKib >>> 0, passes >>> 0);
  },

  cairn_page_ask_web: (requestId, method, methodCount, url, urlCount, authorization, authorizationCount, ifMatch, ifMatchCount, ifAbsent, body, count) => {
    Module.page.net.ask(requestId >>> 0, UTF8ToString(method, methodCount), UTF8ToString(url, urlCount), {
      authorization: UTF8ToString(authorization, authorizationCount), ifMatch: UTF8ToString(ifMatch, ifMatchCount), ifAbsent: ifAbsent !== 0,
    }, HEAPU8.slice(body, body + count));
  },

  cairn_page_reload_disk: () => { Module.page.storage.reload(); },
  cairn_page_flush_disk: (token) => { Module.page.storage.flush(token); },
  cairn_page_call_back: (afterMs) => { Module.page.callBack(afterMs); },
  cairn_page_ask_storage_status: () => { Module.page.storage.tellStatus(); },
  cairn_page_request_persistence: () => { Module.page.storage.requestPersistence(); },
  cairn_page_send_to_tabs: (bytes, count) => { Module.page.tabs.send(HEAPU8.slice(bytes, bytes + count)); },
  cairn_page_apply_update: () => { Module.page.update.apply(); },
});
