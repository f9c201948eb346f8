// The page itself: it loads, tells what it cannot do, idles, keeps its picture and its data.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { baseUrl, colourCount, openApp, ready, screenshot, settled } from './harness.mjs';

test('the page becomes usable and says so', async () => {
  const app = await openApp();
  const { page } = app;
  assert.equal(await page.locator('#splash').count(), 0, 'the opening picture is gone');
  assert.ok(await page.evaluate(() => performance.getEntriesByName('cairn-usable').length === 1));
  assert.ok(await colourCount(page) > 20, 'something is drawn');
  await screenshot(page, 'web_boot');
  await app.close();
});

test('the page says its language, also in Chinese', async () => {
  for (const [lang, expected] of [['en', /^en/], ['zh', /^zh/]]) {
    const app = await openApp({ lang });
    assert.match(await app.page.evaluate(() => document.documentElement.lang), expected);
    await app.close();
  }
});

test('the drawing buffer has exactly the device pixels, at any ratio', async () => {
  for (const scale of [1, 1.5, 2]) {
    const app = await openApp({ scale, viewport: { width: 901, height: 701 } });
    const size = await app.page.evaluate(() => [canvas.width, canvas.height]);
    assert.ok(Math.abs(size[0] - 901 * scale) <= 1 && Math.abs(size[1] - 701 * scale) <= 1, `${size} at ${scale}`);
    await app.close();
  }
});

test('resizing the window redraws at the new size', async () => {
  const app = await openApp();
  await app.page.setViewportSize({ width: 700, height: 500 });
  await app.page.waitForFunction(() => canvas.width === 700 && canvas.height === 500);
  await settled(app.page);
  assert.ok(await colourCount(app.page) > 10);
  await app.close();
});

test('an idle page draws no frames and computes none', async () => {
  const app = await openApp();
  await settled(app.page, 1500);
  const before = await app.page.evaluate(() => globalThis.cairn.stats());
  await app.page.waitForTimeout(4000);
  const after = await app.page.evaluate(() => globalThis.cairn.stats());
  // clocks and relative times may tick once a minute
  assert.ok(after.frames - before.frames <= 3, `${after.frames - before.frames} frames in 4 s`);
  await app.close();
});

test('a lost WebGL context comes back with the same picture', async () => {
  const app = await openApp({ allowed: [/context lost/i, /CONTEXT_LOST/] });
  const { page } = app;
  await settled(page);
  const before = await colourCount(page);
  await page.evaluate(async () => {
    const gl = canvas.getContext('webgl2');
    const extension = gl.getExtension('WEBGL_lose_context');
    const lost = new Promise((resolve) => { canvas.addEventListener('webglcontextlost', resolve, { once: true }); });
    extension.loseContext();
    await lost;
    const restored = new Promise((resolve) => { canvas.addEventListener('webglcontextrestored', resolve, { once: true }); });
    setTimeout(() => extension.restoreContext(), 50);
    await restored;
  });
  await settled(page);
  const after = await colourCount(page);
  assert.ok(Math.abs(after - before) <= before * 0.1, `${before} colours before, ${after} after`);
  assert.equal(await page.locator('#panel').isVisible(), false);
  await app.close();
});

test('without WebGL 2 the page says so in the reader’s language', async () => {
  for (const [lang, words, other] of [['en', 'Cairn draws with WebGL 2', '引路用 WebGL 2'], ['zh', '引路用 WebGL 2 绘制界面', 'Cairn draws']]) {
    const app = await openApp({ lang, isWaiting: false, prepare: (page) => page.addInitScript(() => { delete globalThis.WebGL2RenderingContext; }) });
    await app.page.getByText(words).waitFor();
    assert.equal(await app.page.getByText(other).count(), 0);
    await app.close();
  }
});

test('when the program cannot be loaded the page says so', async () => {
  const app = await openApp({
    isWaiting: false, allowed: [/./],
    prepare: (page) => page.route(/\.wasm/, (route) => route.abort()),
  });
  await app.page.getByText('could not be loaded completely').waitFor();
  await screenshot(app.page, 'web_load_failed');
  await app.close();
});

test('nothing on the page breaks the content security policy', async () => {
  const app = await openApp({
    prepare: (page) => page.addInitScript(() => {
      globalThis.violations = [];
      document.addEventListener('securitypolicyviolation', (event) => globalThis.violations.push(`${event.violatedDirective} ${event.blockedURI}`));
    }),
  });
  await settled(app.page);
  assert.deepEqual(await app.page.evaluate(() => globalThis.violations), []);
  await app.close();
});

test('every module that the first frame needs is asked for at once', async () => {
  const html = await (await fetch(baseUrl())).text();
  const announced = new Set([...html.matchAll(/(?:href|src)="([^"]+)"/g)].map((match) => match[1]));
  const app = await openApp();
  const loaded = await app.page.evaluate(() => performance.getEntriesByType('resource').map((entry) => entry.name));
  const late = loaded.filter((name) => /\.(js|wasm|css)$/.test(new URL(name).pathname))
    .map((name) => name.split('/').pop()).filter((name) => name !== 'sw.js' && !name.startsWith('cairn_rest.') && !announced.has(name));
  assert.deepEqual(late, []);
  await app.close();
});
