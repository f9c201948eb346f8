// The C++ program as the page sees it (exports.cpp): one method a call, strings and bytes copied in, and every failure
// caught in one place: after one the program is never called again.

export function createProgram(module, onFailure) {
  let isDead = false;

  function call(name, ...values) {
    if (isDead) return 0;
    try {
      return module[name](...values);
    } catch (error) {
      isDead = true;
      onFailure(error);
      return 0;
    }
  }

  // Not by the stack: a pasted text may be larger than it. A zero byte would be its end.
  function withText(text, use) {
    if (isDead) return 0;
    const address = module.stringToNewUTF8(text.replaceAll('\0', ''));
    try { return use(address); } finally { module._free(address); }
  }

  function withBytes(bytes, use) {
    if (isDead) return 0;
    const address = module._malloc(Math.max(bytes.length, 1));
    module.HEAPU8.set(bytes, address);
    try { return use(address, bytes.length); } finally { module._free(address); }
  }

  return {
    kill() { isDead = true; },
    get isDead() { return isDead; },

    open: ({ width, height, pixelWidth, pixelHeight }) => call('_cairn_open', width, height, pixelWidth, pixelHeight),
    start: (isLeader, isOnline, preferences) => call('_cairn_start', isLeader ? 1 : 0, isOnline ? 1 : 0, preferences),
    frame: (seconds, isDrawing) => call('_cairn_frame', seconds, isDrawing ? 1 : 0),
    isUnsettled: () => call('_cairn_is_unsettled') === 1,
    isReady: () => call('_cairn_is_ready') === 1,
    resize: ({ width, height, pixelWidth, pixelHeight, safeTop, safeBottom }) =>
      call('_cairn_resize', width, height, pixelWidth, pixelHeight, safeTop, safeBottom),
    forgetGraphics: () => call('_cairn_forget_graphics'),

    pointer: (kind, x, y, button, isTouch) => call('_cairn_pointer', kind, x, y, button, isTouch ? 1 : 0),
    wheel: (dx, dy) => call('_cairn_wheel', dx, dy),
    pinch: (x, y, dx, dy, factor) => call('_cairn_pinch', x, y, dx, dy, factor),
    zoomsAt: (x, y) => call('_cairn_zooms_at', x, y) === 1,
    key: (key, code, isDown, modifiers) =>
      withText(key, (keyText) => withText(code, (codeText) => call('_cairn_key', keyText, codeText, isDown ? 1 : 0, modifiers))),
    windowFocus: (hasFocus) => call('_cairn_window_focus', hasFocus ? 1 : 0),
    action: (kind, id, text, number) => withText(text, (address) => call('_cairn_action', kind, id, address, number)),
    scrollBy: (x, y, dx, dy) => call('_cairn_scroll_by', x, y, dx, dy),
    hoveredNode: () => call('_cairn_hovered_node') >>> 0,
    hoveredNativeNode: () => call('_cairn_hovered_native_node') >>> 0,
    textNodeAt: (x, y, isOverThings) => call('_cairn_text_node_at', x, y, isOverThings ? 1 : 0) >>> 0,
    prewarm: (milliseconds) => call('_cairn_prewarm', milliseconds) === 1,

    routeChanged: (route, scroll) => withText(route, (address) => call('_cairn_route_changed', address, scroll)),
    scrollPageTo: (y) => call('_cairn_scroll_page_to', y),
    /// Numbers 0xAABBGGRR in the order of preferences.js, or null.
    setSystemColors: (colors) => (colors === null ? call('_cairn_set_system_colors', 0)
      : withBytes(new Uint8Array(Uint32Array.from(colors).buffer), (address) => call('_cairn_set_system_colors', address))),
    pageScroll: () => call('_cairn_page_scroll'),
    filePicked: (requestId, name, bytes) =>
      withText(name, (nameText) => withBytes(bytes, (data, count) => call('_cairn_file_picked', requestId, nameText, data, count))),
    filePickCancelled: (requestId) => call('_cairn_file_pick_cancelled', requestId),
    diskLoaded: (error) => withText(error, (address) => call('_cairn_disk_loaded', address)),
    diskFlushed: (token, error) => withText(error, (address) => call('_cairn_disk_flushed', token, address)),
    keyDerived: (requestId, failure, key, memoryKib, passes) =>
      withBytes(key, (address, count) => call('_cairn_key_derived', requestId, failure, address, count, memoryKib, passes)),
    webAnswered: (requestId, status, etag, retryAfter, body) =>
      withText(etag, (tag) => withText(retryAfter, (later) => withBytes(body, (address, count) => call('_cairn_web_answered', requestId, status, tag, later, address, count)))),
    calledBack: () => call('_cairn_called_back'),
    storageStatus: (used, free, isPersisted) => call('_cairn_storage_status', used, free, isPersisted),
    leadershipChanged: (isLeader) => call('_cairn_leadership_changed', isLeader ? 1 : 0),
    tabMessage: (bytes) => withBytes(bytes, (data, count) => call('_cairn_tab_message', data, count)),
    onlineChanged: (isOnline) => call('_cairn_online_changed', isOnline ? 1 : 0),
    updateReady: () => call('_cairn_update_ready'),
    preferencesChanged: (preferences) => call('_cairn_preferences_changed', preferences),
    visibilityChanged: (isVisible) => call('_cairn_visibility_changed', isVisible ? 1 : 0),

    stats() {
      const [frames, drawn, mirrorMs, mirrorMsLast, frameMsLast, nodes, frameMsLongest] =
        [0, 1, 2, 3, 4, 5, 6].map((which) => call('_cairn_statistic', which));
      return { frames, drawn, mirrorMs, mirrorMsLast, frameMsLast, nodes, frameMsLongest };
    },
  };
}
