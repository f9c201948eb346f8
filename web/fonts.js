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
const READABLE_DIFFERENCE = 24;  // mean of 255; the eye reads through more
const EDGE = 256;  // px of the canvas at first; it grows for larger glyphs

// By its own colours, as emoji are: white ink stays nearly white under light noise.
function isColoured(pixels) {
  let inked = 0;
  let coloured = 0;
  for (let at = 0; at < pixels.length; at += 4) {
    if (pixels[at + 3] <= 160) continue;
    inked += 1;
    if (Math.min(pixels[at], pixels[at + 1], pixels[at + 2]) < 200) coloured += 1;
  }
  return coloured * 20 > inked;
}

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
      return isColoured(pixels);
    },

    /// Whether text that is painted can be read from the pixels: protections against fingerprinting falsify them, some
    /// so little that nobody sees it, some altogether. A stem of known width in a known place is read back.
    isReadable() {
      const edge = 32;
      context.clearRect(0, 0, edge, edge);
      context.fillRect(0, 0, edge / 2, edge);
      const pixels = context.getImageData(0, 0, edge, edge).data;
      let difference = 0;
      for (let at = 3; at < pixels.length; at += 4)
        difference += Math.abs(pixels[at] - (((at >> 2) & (edge - 1)) < edge / 2 ? 255 : 0));
      return difference / (edge * edge) < READABLE_DIFFERENCE;
    },
  };
}
