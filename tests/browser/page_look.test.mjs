// What the system and the browser ask for: colours, contrast, motion, zoom, and a sharp picture at any density.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { differingPixels, go, openSample, screenshot, settled } from './harness.mjs';

const ROUTES = ['/today', '/plan', '/coaches', '/courses', '/skills', '/people', '/requests', '/import', '/settings', '/profile', '/nowhere'];

/// Colours of the picture, most frequent first: [['rrggbb', share], …].
async function colours(page) {
  const png = await page.screenshot();
  return page.evaluate(async (base64) => {
    const blob = new Blob([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], { type: 'image/png' });
    const image = await createImageBitmap(blob);
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
    context.drawImage(image, 0, 0);
    const counts = new Map();
    const { data } = context.getImageData(0, 0, image.width, image.height);
    for (let at = 0; at < data.length; at += 4) {
      const key = (data[at] << 16) | (data[at + 1] << 8) | data[at + 2];
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return [...counts].sort((a, b) => b[1] - a[1]).slice(0, 12)
      .map(([key, count]) => [key.toString(16).padStart(6, '0'), count / (image.width * image.height)]);
  }, png.toString('base64'));
}

const systemColour = (page, name) => page.evaluate((keyword) => {
  const probe = document.createElement('i');
  probe.style.cssText = `forced-color-adjust:none;color:${keyword}`;
  document.body.append(probe);
  const [r, g, b] = getComputedStyle(probe).color.match(/\d+/g).map(Number);
  probe.remove();
  return ((r << 16) | (g << 8) | b).toString(16).padStart(6, '0');
}, name);

for (const scheme of ['light', 'dark']) {
  test(`colours that the system enforces are the picture’s own, ${scheme}`, async () => {
    const app = await openSample({ scheme, viewport: { width: 1280, height: 800 } });
    const { page } = app;
    const own = (await colours(page))[0][0];
    await page.emulateMedia({ forcedColors: 'active', colorScheme: scheme });
    await settled(page);
    const ground = await systemColour(page, 'Canvas');
    assert.notEqual(own, ground);
    for (const route of ['/today', '/plan', '/coaches', '/settings']) {
      await go(page, route);
      const shown = await colours(page);
      assert.equal(shown[0][0], ground, `${route}: ${JSON.stringify(shown)}`);
      await screenshot(page, `page_forced_${scheme}${route.replace('/', '_')}`);
    }
    const text = await page.evaluate(() => getComputedStyle(document.querySelector('#mirror h1')).color);
    assert.match(text, /rgba\(0, 0, 0, 0\)|transparent/, 'the mirror’s words are not painted a second time');
    const before = await page.screenshot();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await settled(page);
    assert.ok(!before.equals(await page.screenshot()), 'the focus is seen');
    await page.emulateMedia({ forcedColors: 'none', colorScheme: scheme });
    await go(page, '/today');
    assert.equal((await colours(page))[0][0], own, 'and back');
    await app.close();
  });
}

test('more contrast changes quiet edges and words, at once', async () => {
  const app = await openSample();
  const { page } = app;
  await page.waitForFunction(() => globalThis.cairn.isWarm());
  await settled(page, 1500);
  const before = await page.screenshot();
  await page.emulateMedia({ contrast: 'more' });
  await settled(page);
  assert.ok(await differingPixels(page, before, await page.screenshot()) > 500);
  await screenshot(page, 'page_contrast_more');
  await page.emulateMedia({ contrast: 'no-preference' });
  await settled(page);
  assert.equal(await differingPixels(page, before, await page.screenshot()), 0);
  await app.close();
});

/// What stands to the right of the window though nobody may scroll sideways to it. Tables, code and the map may.
const sticksOut = (page) => page.evaluate(() => [...document.querySelectorAll('#mirror main :is(h1,h2,h3,p,button,input,select,textarea,a)')]
  .filter((element) => element.closest('table') === null && element.getBoundingClientRect().width > 0)
  .filter((element) => element.getBoundingClientRect().right > innerWidth + 1 || element.getBoundingClientRect().left < -1)
  .map((element) => `${element.tagName} ${(element.getAttribute('aria-label') ?? element.textContent).slice(0, 40)} ${Math.round(element.getBoundingClientRect().right)}`));

for (const [name, width, height, scale, layout] of [['200', 640, 512, 2, 'rail'], ['400', 320, 256, 4, 'bar']]) {
  for (const lang of ['en', 'zh']) {
    test(`zoomed to ${name} % a window of 1280 × 1024 shows the next smaller layout, nothing sticks out, in ${lang}`, async () => {
      const app = await openSample({ lang, viewport: { width, height }, scale });
      const { page } = app;
      for (const route of ROUTES) {
        await go(page, route);
        assert.deepEqual(await sticksOut(page), [], route);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true, route);
        if (lang === 'en' || name === '400') await screenshot(page, `page_zoom_${name}_${lang}${route.replace('/', '_')}`);
      }
      await go(page, '/today');
      const menu = await page.getByRole('navigation').boundingBox();
      if (layout === 'rail') assert.ok(menu.width < 100 && menu.height > 400, JSON.stringify(menu));
      else assert.ok(menu.height < 100 && menu.width > 300, JSON.stringify(menu));
      // The last thing of the page can be reached
      await page.mouse.move(width / 2, height / 2);
      for (let count = 0; count < 12; count += 1) { await page.mouse.wheel(0, 4000); await settled(page, 100); }
      const last = await page.locator('#mirror main :is(p, button, a, h2)').last().boundingBox();
      assert.ok(last.y < height && last.y + last.height > 0, JSON.stringify(last));
      await app.close();
    });
  }
}

/// How many steep edges a picture has: what is scaled up has hardly any.
const edges = (page, base64) => page.evaluate(async (png) => {
  const image = await createImageBitmap(new Blob([Uint8Array.from(atob(png), (c) => c.charCodeAt(0))], { type: 'image/png' }));
  const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  let count = 0;
  for (let at = 5; at < data.length; at += 4) if (Math.abs(data[at] - data[at - 4]) > 96) count += 1;
  return count;
}, base64);

/// What the screen has, in its own pixels.
const pixels = async (client) => (await client.send('Page.captureScreenshot', { format: 'png' })).data;

test('the picture is sharp after any change of density: as if it had begun there', async () => {
  const screen = (client, scale, width, height) =>
    client.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: scale, mobile: false });
  let freshClient = null;
  const prepare = async (page, context) => {
    freshClient = await context.newCDPSession(page);
    await screen(freshClient, 2, 900, 600);
  };
  const fresh = await openSample({ scale: 1, viewport: { width: 900, height: 600 }, prepare });
  await fresh.page.mouse.move(1, 1);
  await settled(fresh.page);
  const expected = await pixels(freshClient);
  await fresh.close();

  const app = await openSample({ scale: 1, viewport: { width: 900, height: 600 } });
  const { page } = app;
  const client = await app.context.newCDPSession(page);
  for (const [scale, width, height] of [[1.25, 720, 480], [3, 300, 500], [2, 900, 600]]) {
    await screen(client, scale, width, height);
    await page.waitForFunction(([w, h]) => canvas.width === w && canvas.height === h, [Math.round(width * scale), Math.round(height * scale)]);
  }
  await page.mouse.move(1, 1);
  await settled(page);
  // The browser chooses anew whether it hints its letters, so single pixels differ.
  const [now, then] = [await edges(page, await pixels(client)), await edges(page, expected)];
  assert.ok(then > 10000 && Math.abs(now / then - 1) < 0.03, `${now} steep edges, ${then} where it began so`);
  await app.close();
});
