// At rest nothing runs: no frame, no timer, no animation frame. A hidden page draws nothing.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { go, openApp, openSample, settled } from './harness.mjs';
import { words } from './words.mjs';

/// Counts what the page asks the browser to call later. Clocks may wait for their next minute.
const countWaiting = (page) => page.addInitScript(() => {
  globalThis.asked = { frames: 0, timers: 0 };
  const { requestAnimationFrame: frame, setTimeout: timer } = globalThis;
  globalThis.requestAnimationFrame = (use) => { globalThis.asked.frames += 1; return frame(use); };
  globalThis.setTimeout = (use, ms, ...rest) => { if (!(ms > 20000)) globalThis.asked.timers += 1; return timer(use, ms, ...rest); };
  globalThis.setInterval = () => { throw new Error('nothing ticks'); };
});

const REST_MS = 6000;
const rest = (page) => page.evaluate((ms) => new Promise((resolve) => {
  const wake = document.createElement('i');  // neither a timer nor a frame of the page's
  wake.animate([], ms).finished.then(resolve);
}), REST_MS);

const counts = (page) => page.evaluate(() => ({ ...globalThis.asked, frames_computed: globalThis.cairn.stats().frames }));

/// A new minute begins: relative times may change once.
async function waitsForMinute(page) {
  await page.waitForFunction(() => { const second = new Date().getSeconds(); return second >= 1 && second < 52; });
}

async function assertAtRest(page, what) {
  await settled(page, 1500);
  await waitsForMinute(page);
  const before = await counts(page);
  await rest(page);
  assert.deepEqual(await counts(page), before, what);
}

test('a page at rest computes no frame and waits for nothing, whatever it shows', { timeout: 240000 }, async () => {
  const app = await openSample({ reducedMotion: 'no-preference', prepare: countWaiting });
  const { page } = app;
  await assertAtRest(page, 'Today');
  await go(page, '/skills');
  await assertAtRest(page, 'a long table');
  await go(page, '/coaches');
  await page.mouse.move(700, 400);
  await assertAtRest(page, 'the pointer rests on something');
  await app.close();
});

test('a field that is written in costs nothing while nobody types: its caret is the browser’s', async () => {
  const app = await openSample({ reducedMotion: 'no-preference', route: '/people', prepare: countWaiting });
  const { page } = app;
  await page.getByRole('searchbox').first().focus();
  await page.keyboard.type('lin');
  await assertAtRest(page, 'a focused field');
  assert.equal(await page.evaluate(() => document.activeElement.tagName), 'INPUT');
  await app.close();
});

test('a hidden page draws nothing, its timers do not add up, and it is right when it is seen again', async () => {
  const app = await openSample({ reducedMotion: 'no-preference', prepare: countWaiting });
  const { page } = app;
  await settled(page);
  // What a tab in the background sees of itself
  const hide = (isHidden) => page.evaluate((hidden) => {
    Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
    Object.defineProperty(document, 'visibilityState', { value: hidden ? 'hidden' : 'visible', configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  }, isHidden);
  await hide(true);
  await rest(page);
  const before = await counts(page);
  const drawn = await page.evaluate(() => globalThis.cairn.stats().drawn);
  for (let count = 0; count < 20; count += 1) await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await page.evaluate(() => { location.hash = '/plan'; });
  await rest(page);
  assert.equal(await page.evaluate(() => globalThis.cairn.stats().drawn), drawn, 'no frame');
  assert.deepEqual(await counts(page).then(({ frames, timers }) => [frames, timers]), [before.frames, before.timers]);
  await hide(false);
  await page.getByRole('heading', { level: 1, name: words('en')('plan', 'title') }).waitFor({ state: 'attached' });
  await settled(page);
  assert.ok(await page.evaluate(() => globalThis.cairn.stats().drawn) > drawn);
  await app.close();
});

test('the welcome page rests too, with motion', async () => {
  const app = await openApp({ reducedMotion: 'no-preference', prepare: countWaiting });
  await assertAtRest(app.page, 'welcome');
  await app.close();
});
