// Glyphs from the system's own fonts, painted with Canvas2D: no font is downloaded, Chinese and emoji included.
//
// A face is a number that C++ knows too: 0 regular, 1 medium, 2 semibold, 3 mono. Sizes are device px per em.
// willReadFrequently keeps the canvas in memory: reading a glyph back costs 0.2 ms, not 1 ms.

const EMOJI = '"Apple Color Emoji", "Segoe UI Emoji", "Noto Color Emoji"';
const HAN = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "WenQuanYi Micro Hei"';
const UI = `system-ui, -apple-system, "Segoe UI", Roboto, ${HAN}, ${EMOJI}, sans-serif`;
const MONO = `ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", "Liberation Mono", "Noto Sans Mono CJK SC", ${HAN}, ${EMOJI}, monospace`;

const FACES = [
  { weight: 400, families: UI },
  { weight: 500, families: UI },
  { weight: 600, families: UI },
  { weight: 400, families: MONO },
];

const drawnAsEmoji = /\p{Emoji_Presentation}/u;
const EDGE = 256;  // px of the canvas at first; it grows for larger glyphs

export function createFonts() {
  let context = makeContext(EDGE);
  let edge = EDGE;
  let set = '';
  let began = 0;
  const totals = { glyphs: 0, milliseconds: 0 };

  function makeContext(size) {
    const canvas = typeof OffscreenCanvas === 'function' ? new OffscreenCanvas(size, size)
                                                         : Object.assign(document.createElement('canvas'), { width: size, height: size });
    // Transparent, so that the browser uses grey antialiasing: coloured fringes would not survive tinting.
    const made = canvas.getContext('2d', { willReadFrequently: true });
    made.textBaseline = 'alphabetic';
    made.fillStyle = '#fff';
    if ('lang' in made) made.lang = 'zh-Hans';
    return made;
  }

  function use(face, size, text) {
    const { weight, families } = FACES[face];
    const list = drawnAsEmoji.test(text) ? `${EMOJI}, ${families}` : families;
    const font = `${weight} ${size}px ${list}`;
    if (font === set) return;
    context.font = font;
    set = font;
  }

  return {
    totals,

    /// Height of a capital letter as a part of the em: it centres text in its line.
    capHeight(face) {
      use(face, 100, 'H');
      return context.measureText('H').actualBoundingBoxAscent / 100;
    },

    /// Writes advance, left, right, ascent and descent, in device px; the box is whole and one px larger on each side.
    measure(face, size, codePoint, out) {
      began = performance.now();
      const text = String.fromCodePoint(codePoint);
      use(face, size, text);
      const box = context.measureText(text);
      out[0] = box.width;
      out[1] = Math.ceil(box.actualBoundingBoxLeft) + 1;
      out[2] = Math.ceil(box.actualBoundingBoxRight) + 1;
      out[3] = Math.ceil(box.actualBoundingBoxAscent) + 1;
      out[4] = Math.ceil(box.actualBoundingBoxDescent) + 1;
    },

    /// Paints the glyph that was measured last at (left, ascent) and writes width × height RGBA pixels.
    /// Returns whether it is coloured by itself.
    paint(face, size, codePoint, left, ascent, width, height, out) {
      const text = String.fromCodePoint(codePoint);
      if (width > edge || height > edge) {
        edge = Math.max(width, height) + 32;
        context = makeContext(edge);
        set = '';
      }
      use(face, size, text);
      context.clearRect(0, 0, width, height);
      context.fillText(text, left, ascent);
      const pixels = context.getImageData(0, 0, width, height).data;
      out.set(pixels);
      totals.glyphs += 1;
      totals.milliseconds += performance.now() - began;
      for (let at = 0; at < pixels.length; at += 4)
        if (pixels[at + 3] > 160 && (pixels[at] < 250 || pixels[at + 1] < 250 || pixels[at + 2] < 250)) return true;
      return false;
    },

    /// Whether pixels come back as painted: protections against fingerprinting may falsify them.
    isReadable() {
      context.clearRect(0, 0, 16, 16);
      context.fillRect(0, 0, 8, 16);
      const pixels = context.getImageData(0, 0, 16, 16).data;
      let wrong = 0;
      for (let at = 3; at < pixels.length; at += 4) wrong += Math.abs(pixels[at] - (((at >> 2) & 15) < 8 ? 255 : 0));
      return wrong < 16 * 16 * 4;
    },
  };
}
