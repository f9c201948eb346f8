// What the system and the browser say about the person's wishes, as bits that exports.cpp reads, and the clock's zones.

const QUERIES = [
  ['(prefers-color-scheme: dark)', 1],
  ['(prefers-reduced-motion: reduce)', 2],
  ['(prefers-contrast: more)', 4],
  ['(pointer: coarse)', 8],
];

// In the order of theme::SystemColors.
const SYSTEM_COLORS = ['Canvas', 'CanvasText', 'LinkText', 'GrayText', 'ButtonFace', 'ButtonText', 'Highlight', 'HighlightText'];

export function createPreferences() {
  const forced = matchMedia('(forced-colors: active)');
  const lists = QUERIES.map(([query, bit]) => [matchMedia(query), bit]);
  const isApple = /Mac|iP(hone|ad|od)/.test(navigator.platform);
  const formats = new Map();
  const offsets = new Map();  // `zone quarter` → minutes: clocks change on quarters of an hour

  return {
    bits: () => lists.reduce((bits, [list, bit]) => bits | (list.matches ? bit : 0), isApple ? 16 : 0),
    languages: () => (navigator.languages ?? [navigator.language]).join('\n'),

    /// The colours that the system enforces, as numbers 0xAABBGGRR; null where it does not.
    systemColors() {
      if (!forced.matches) return null;
      const probe = document.createElement('i');
      probe.style.cssText = 'position:absolute;forced-color-adjust:none';
      document.body.append(probe);
      const colors = SYSTEM_COLORS.map((name) => {
        probe.style.color = name;
        const [red, green, blue] = getComputedStyle(probe).color.match(/[\d.]+/g).map(Number);
        return (0xFF000000 | (blue << 16) | (green << 8) | red) >>> 0;
      });
      probe.remove();
      return colors;
    },

    watch({ onChanged, onOnline, onVisible }) {
      for (const list of [...lists.map(([query]) => query), forced]) list.addEventListener('change', onChanged);
      window.addEventListener('languagechange', onChanged);
      window.addEventListener('online', () => onOnline(true));
      window.addEventListener('offline', () => onOnline(false));
      document.addEventListener('visibilitychange', () => onVisible(!document.hidden));
      window.addEventListener('pagehide', () => onVisible(false));
    },

    localZone: () => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC',
    zoneNames: () => (Intl.supportedValuesOf?.('timeZone') ?? []).join('\n'),

    /// Minutes east of UTC in that zone at that instant; 0 for an unknown zone.
    utcOffsetMinutes(zone, utcMs) {
      const key = `${zone} ${Math.floor(utcMs / 900000)}`;
      let minutes = offsets.get(key);
      if (minutes === undefined) {
        minutes = offsetOf(zone, utcMs);
        if (offsets.size > 4096) offsets.clear();
        offsets.set(key, minutes);
      }
      return minutes;
    },
  };

  function offsetOf(zone, utcMs) {
    if (!formats.has(zone)) {
      let format = null;
      try {
        format = new Intl.DateTimeFormat('en-US', {
          timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric',
          minute: 'numeric', second: 'numeric', era: 'short',
        });
      } catch { /* unknown zone */ }
      formats.set(zone, format);
    }
    const format = formats.get(zone);
    if (format === null || !Number.isFinite(utcMs) || Math.abs(utcMs) > 8.64e15) return 0;
    const part = {};
    for (const { type, value } of format.formatToParts(utcMs)) part[type] = value;
    const year = part.era.startsWith('B') ? 1 - Number(part.year) : Number(part.year);
    const local = new Date(0);
    local.setUTCFullYear(year, Number(part.month) - 1, Number(part.day));
    local.setUTCHours(Number(part.hour), Number(part.minute), Number(part.second));
    return Math.round((local.getTime() - Math.floor(utcMs / 1000) * 1000) / 60000);
  }
}
