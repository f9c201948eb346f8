// The graphics card takes the drawing away: it comes back with the same picture, twice; and when it does not, the page
// says what to do.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { differingPixels, go, openSample, screenshot, settled } from './harness.mjs';

const LOST = [/context lost/i, /CONTEXT_LOST/, /delete: object does not belong/];

const lose = (page) => page.evaluate(async () => {
  const extension = globalThis.loser ??= canvas.getContext('webgl2').getExtension('WEBGL_lose_context');
  const lost = new Promise((resolve) => { canvas.addEventListener('webglcontextlost', resolve, { once: true }); });
  extension.loseContext();
  await lost;
});
const restore = (page) => page.evaluate(async () => {
  const restored = new Promise((resolve) => { canvas.addEventListener('webglcontextrestored', resolve, { once: true }); });
  globalThis.loser.restoreContext();
  await restored;
});

test('what is lost comes back pixel for pixel, a second time too, and with what happened meanwhile', async () => {
  const app = await openSample({ allowed: LOST });
  const { page } = app;
  await page.mouse.move(1, 1);
  await settled(page);
  const today = await page.screenshot();
  for (let time = 0; time < 2; time += 1) {
    await lose(page);
    await restore(page);
    await settled(page);
    assert.equal(await differingPixels(page, today, await page.screenshot()), 0, `loss ${time + 1}`);
  }
  await go(page, '/plan');
  await settled(page);
  const plan = await page.screenshot();
  await go(page, '/today');
  await lose(page);
  await page.evaluate(() => { location.hash = '/plan'; });  // the page lives on without a picture
  await page.waitForFunction(() => document.title.startsWith('My plan'));
  await restore(page);
  await settled(page);
  await page.evaluate(() => document.activeElement.blur());
  await settled(page);
  assert.equal(await differingPixels(page, plan, await page.screenshot()), 0, 'the new page is drawn');
  assert.equal(await page.getByRole('alertdialog').count(), 0);
  await app.close();
});

for (const [lang, sentence, button] of [['en', 'The browser took the graphics away', 'Reload'], ['zh', '浏览器收回了图形功能', '重新载入']]) {
  test(`when the browser gives the graphics back never, the page says what to do, in ${lang}`, async () => {
    const app = await openSample({
      lang, allowed: [...LOST, /WebGL context was lost/],
      prepare: (page) => page.addInitScript(() => {
        const timer = globalThis.setTimeout;  // ten seconds of patience are over at once
        globalThis.setTimeout = (use, ms, ...rest) => timer(use, ms === 10000 ? 50 : ms, ...rest);
      }),
    });
    const { page } = app;
    await lose(page);
    const panel = page.getByRole('alertdialog');
    await panel.waitFor();
    assert.ok((await panel.innerText()).includes(sentence));
    await page.getByRole('button', { name: button, exact: true }).waitFor();
    await screenshot(page, `page_graphics_${lang}`);
    await app.close();
  });
}
