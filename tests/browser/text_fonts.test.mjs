// Glyphs: read from a canvas where that works, from a font that is fetched where it does not; emoji in colour, Han in
// the page's language, crisp at every pixel ratio.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openApp, screenshot, settled } from './harness.mjs';

/// Falsifies what canvases give back, as protections against fingerprinting do, before the page runs.
const noise = (amplitude, isWhole = false) => (page) => page.addInitScript(({ amount, whole }) => {
  for (const Context of [CanvasRenderingContext2D, OffscreenCanvasRenderingContext2D]) {
    const read = Context.prototype.getImageData;
    Context.prototype.getImageData = function falsified(...values) {
      const image = read.apply(this, values);
      for (let at = 0; at < image.data.length; at += 1)
        image.data[at] = whole ? Math.random() * 256 : image.data[at] + (Math.random() * 2 - 1) * amount;
      return image;
    };
  }
}, { amount: amplitude, whole: isWhole });

const fontsOf = (requests) => requests.filter((address) => /\.ttf(\?|$)/.test(address));

/// What the screen shows, counted in a page that falsifies nothing: colours, and the share of the commonest.
async function coloursOf(page, context) {
  const png = await page.screenshot();
  const clean = await context.newPage();
  const counted = await clean.evaluate(async (base64) => {
    const image = await createImageBitmap(new Blob([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
    canvas.drawImage(image, 0, 0);
    const counts = new Map();
    const pixels = new Uint32Array(canvas.getImageData(0, 0, image.width, image.height).data.buffer);
    for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
    return { colours: counts.size, ground: Math.max(...counts.values()) / pixels.length };
  }, png.toString('base64'));
  await clean.close();
  return counted;
}

async function opened(options) {
  const requests = [];
  const app = await openApp({ ...options, prepare: async (page) => {
    page.on('request', (request) => requests.push(request.url()));
    await options.prepare?.(page);
  } });
  await settled(app.page);
  return { ...app, requests };
}

test('no font is fetched, nor kept, where a canvas can be read', async () => {
  const app = await opened({});
  const { page, requests } = app;
  assert.deepEqual(fontsOf(requests), []);
  assert.equal(await page.locator('#font_notice').count(), 0);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  const cached = await page.evaluate(async () => {
    const names = [];
    for (const name of await caches.keys()) for (const request of await (await caches.open(name)).keys()) names.push(request.url);
    return names;
  });
  assert.ok(cached.length > 5, `${cached.length} files are kept`);
  assert.deepEqual(fontsOf(cached), []);
  await app.close();
});

test('noise that leaves text readable changes nothing', async () => {
  const app = await opened({ prepare: noise(12) });
  assert.deepEqual(fontsOf(app.requests), []);
  assert.equal(await app.page.locator('#font_notice').count(), 0);
  const coloured = await app.page.evaluate(() => {
    const { fonts } = globalThis.cairn;
    const box = new Float32Array(5);
    fonts.measure(0, 32, 0x4E2D, box);
    const [left, right, ascent, descent] = box.subarray(1);
    return fonts.paint(0, 32, 0x4E2D, left, ascent, left + right, ascent + descent, new Uint8Array((left + right) * (ascent + descent) * 4));
  });
  assert.equal(coloured, false, 'noise is not taken for colour');
  await app.close();
});

for (const lang of ['en', 'zh']) {
  test(`where pixels come back as chance, Latin is drawn with a fetched font, and both languages say what to do, in ${lang}`, async () => {
    const app = await opened({ lang, prepare: noise(0, true) });
    const { page, requests } = app;
    assert.equal(fontsOf(requests).length, 2);
    const notice = page.getByRole('region', { name: 'Fonts · 字体' });
    assert.match(await notice.textContent(), /Chinese cannot be drawn.*中文无法显示/s);
    await screenshot(page, `text_fallback_${lang}`);
    await notice.getByRole('button').click();
    assert.equal(await page.locator('#font_notice').count(), 0);
    await settled(page);
    // with the notice gone what is left is the canvas: letters on a ground, not a carpet of chance
    const { colours, ground } = await coloursOf(page, app.context);
    assert.ok(colours > 20 && ground > 0.3, `${colours} colours, ${ground} of it ground`);
    await app.close();
  });
}

test('the fetched font is there offline once it was needed', async () => {
  const app = await opened({ prepare: noise(0, true) });
  const { page, context } = app;
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  for (const name of ['first', 'second']) {
    await page.reload();
    await page.waitForFunction(() => globalThis.cairn?.isReady === true);
    if (name === 'first') await context.setOffline(true);
  }
  assert.equal(await page.evaluate(() => globalThis.cairn.fallbackFonts), 2);
  await context.setOffline(false);
  await app.close();
});

/// Whether a glyph is coloured by itself, and its pixels.
const glyph = (page, codePoint, size = 64) => page.evaluate(([code, px]) => {
  const { fonts } = globalThis.cairn;
  const box = new Float32Array(5);
  fonts.measure(0, px, code, box);
  const [left, right, ascent, descent] = box.subarray(1);
  const pixels = new Uint8Array((left + right) * (ascent + descent) * 4);
  const isColoured = fonts.paint(0, px, code, left, ascent, left + right, ascent + descent, pixels);
  return { isColoured, width: left + right, height: ascent + descent, ink: pixels.filter((value, at) => at % 4 === 3 && value > 128).length, pixels: [...pixels] };
}, [codePoint, size]);

test('emoji are coloured and letters take the colour of the text', async () => {
  const app = await opened({});
  const { page } = app;
  for (const letter of ['A', '中', '…']) assert.equal((await glyph(page, letter.codePointAt(0))).isColoured, false, letter);
  for (const emoji of ['😊', '🪨']) assert.equal((await glyph(page, emoji.codePointAt(0))).isColoured, true, emoji);
  await app.close();
});

test('Han is drawn as Simplified Chinese writes it', async () => {
  const app = await opened({ lang: 'zh' });
  const { page } = app;
  assert.match(await page.evaluate(() => document.documentElement.lang), /^zh/);
  const ours = await glyph(page, '骨'.codePointAt(0));
  const drawn = await page.evaluate(() => ['zh-Hans', 'ja'].map((lang) => {
    const element = document.createElement('canvas');
    element.lang = lang;
    const context = element.getContext('2d', { willReadFrequently: true });
    if ('lang' in context) context.lang = lang;
    context.font = `400 64px ${lang === 'ja' ? '"Noto Sans CJK JP", sans-serif' : '"Noto Sans CJK SC", sans-serif'}`;
    context.fillStyle = '#fff';
    context.fillText('骨', 10, 80);
    return context.getImageData(0, 0, 128, 128).data.filter((value, at) => at % 4 === 3 && value > 128).length;
  }));
  assert.notEqual(drawn[0], drawn[1], 'the two ways of writing differ');
  assert.ok(Math.abs(ours.ink - drawn[0]) < Math.abs(ours.ink - drawn[1]), `ink ${ours.ink}; Chinese ${drawn[0]}, Japanese ${drawn[1]}`);
  await app.close();
});

test('another pixel ratio bakes the glyphs anew, as sharp as the screen', async () => {
  const app = await opened({});
  const { page, context } = app;
  const client = await context.newCDPSession(page);
  const sharpness = async () => {
    const box = await page.getByRole('heading', { level: 1 }).first().boundingBox();
    const png = await page.screenshot({ clip: { x: box.x, y: box.y, width: Math.min(box.width, 300), height: box.height }, scale: 'device' });
    return page.evaluate(async (base64) => {
      const image = await createImageBitmap(new Blob([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], { type: 'image/png' }));
      const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
      canvas.drawImage(image, 0, 0);
      const { data } = canvas.getImageData(0, 0, image.width, image.height);
      let steepest = 0;
      for (let at = 4; at < data.length; at += 4) if ((at / 4) % image.width !== 0) steepest = Math.max(steepest, Math.abs(data[at] - data[at - 4]));
      return { width: image.width, steepest };
    }, png.toString('base64'));
  };
  const before = await sharpness();
  await page.waitForFunction(() => globalThis.cairn.isWarm());
  const glyphs = await page.evaluate(() => globalThis.cairn.stats().glyphs);
  await client.send('Emulation.setDeviceMetricsOverride', { width: 1280, height: 800, deviceScaleFactor: 2, mobile: false });
  await page.mouse.move(640, 400);  // this change tells the page nothing: it is noticed with the next frame
  await page.waitForFunction(() => devicePixelRatio === 2 && canvas.width === 2560);
  await settled(page);
  const after = await sharpness();
  assert.ok(await page.evaluate(() => globalThis.cairn.stats().glyphs) > glyphs, 'they were painted again');
  assert.ok(after.steepest >= before.steepest * 0.9, `an edge of a letter is as steep: ${before.steepest}, then ${after.steepest}`);
  await app.close();
});

test('the letters of the interface are baked in advance, between frames', async () => {
  const app = await opened({ lang: 'zh' });
  const { page } = app;
  await page.waitForFunction(() => globalThis.cairn.isWarm());
  const glyphs = await page.evaluate(() => globalThis.cairn.stats().glyphs);
  assert.ok(glyphs > 800, `${glyphs} glyphs`);
  await page.evaluate(() => { location.hash = '/settings'; });
  await settled(page);
  await page.waitForFunction(() => globalThis.cairn.isWarm());
  await app.close();
});
