// The program's two parts: the first visit waits for one, and whoever is quicker than the other loses nothing.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openApp, openSample, ready } from './harness.mjs';
import { words } from './words.mjs';

// of dist.py: what the size of a first visit is counted without
const AFTER_FIRST_FRAME = /cairn_rest|cairn_key|key_worker|\/sw\.js|inter_latin/;
const REST = /cairn_rest\.[0-9a-f]+\.wasm$/;
const VISITS = [
  { lang: 'en' },
  { lang: 'zh', scheme: 'dark', viewport: { width: 390, height: 844 }, isTouch: true },
];
const parts = (page) => page.evaluate(() => globalThis.cairn.stats().parts);
const whole = (page) => page.waitForFunction(() => globalThis.cairn.stats().parts.isWhole);

for (const visit of VISITS) {
  test(`a first visit needs nothing of the rest (${visit.lang}); if it does, run tests/first_visit.py`, async () => {
    const app = await openApp(visit);
    await whole(app.page);
    const asked = await app.page.evaluate(() => {
      const usable = performance.getEntriesByName('cairn-usable')[0].startTime;
      return performance.getEntriesByType('resource').map(({ name, startTime }) => ({ name, isBefore: startTime < usable }));
    });
    assert.deepEqual(asked.filter(({ name }) => REST.test(name)).map(({ isBefore }) => isBefore), [false]);
    assert.deepEqual(asked.filter(({ name, isBefore }) => isBefore && AFTER_FIRST_FRAME.test(name)), []);
    assert.equal((await parts(app.page)).placeholders, 0);
    await app.close();
  });
}

test('who comes back has the whole program before the first frame', async () => {
  const app = await openSample();
  await app.page.evaluate(() => globalThis.cairn.storage.flush());
  await app.page.reload();
  await ready(app.page);
  assert.deepEqual(await parts(app.page), { placeholders: 0, isWhole: true });
  await app.close();
});

test('a link to an inner page fetches both parts at once', async () => {
  const app = await openApp({ route: '/courses' });
  assert.deepEqual(await parts(app.page), { placeholders: 0, isWhole: true });
  await app.close();
});

test('a press before the rest has come waits for it, and is carried out', async () => {
  const t = words('en');
  let isHeld = true;
  const app = await openApp({
    prepare: (page) => page.route(REST, async (route) => {
      if (isHeld) await new Promise((resolve) => { setTimeout(resolve, 3000); });
      await route.continue();
    }),
  });
  assert.equal((await parts(app.page)).isWhole, false);
  isHeld = false;
  await app.page.getByRole('button', { name: t('welcome', 'sample') }).dispatchEvent('click');
  await app.page.waitForFunction(() => location.hash === '#/people');
  const { placeholders, isWhole } = await parts(app.page);
  assert.ok(placeholders > 0);
  assert.ok(isWhole);
  await app.close();
});

test('when the rest cannot be had, the page says so in words, and a reload mends it', async () => {
  const t = words('en');
  let isCut = true;
  const app = await openApp({
    allowed: [/cairn_rest/, /Failed to load resource/, /NetworkError/, /placeholder/],
    prepare: (page) => page.route(REST, (route) => (isCut ? route.abort() : route.continue())),
  });
  await app.page.getByRole('button', { name: t('welcome', 'sample') }).dispatchEvent('click');
  await app.page.locator('#panel [data-reason="load"]').first().waitFor();
  isCut = false;
  await app.page.locator('#panel_reload').click();
  await ready(app.page);
  await whole(app.page);
  await app.close();
});
