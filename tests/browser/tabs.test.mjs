// Tabs of one browser profile: one writes, the others see what it writes at once and act through it; when it is closed,
// crashed or frozen another takes its place within two seconds; nothing is lost and nothing is done twice.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bringSkill, namesStored } from './bring.mjs';
import { baseUrl, go, openApp, openSample, ready, settled } from './harness.mjs';
import { words } from './words.mjs';

const t = words('en');
const TAKE_OVER_MS = 2000;
const SLOWNESS = 5;  // a busy machine with software graphics is slow, not wrong: times are told, and bounded generously

const isLeader = (page) => page.evaluate(() => globalThis.cairn.isLeader());
const leads = (page) => page.waitForFunction(() => globalThis.cairn.isLeader(), null, { polling: 50 });
const isSaved = (page) => page.getByText(t('shell', 'saved'), { exact: true }).first().waitFor({ state: 'attached' });

/// Another tab of the profile, on the same page.
async function another(app, route = '/import', prepare = null) {
  const page = await app.context.newPage();
  page.on('pageerror', (error) => app.complaints.push(String(error)));
  if (prepare) await prepare(page);
  await page.goto(`${baseUrl()}?lang=en#${route}`);
  await ready(page);
  return page;
}

const addSkill = (page, name) => bringSkill(page, t, name);
const importPage = (page) => page.evaluate(() => { location.hash = '/import'; });

/// How many skills the record has, as the settings tell it.
async function skillCount(page) {
  await page.bringToFront();
  await go(page, '/settings');
  const words = await page.getByText(/\d+ skills/).first().textContent();
  return Number(words.match(/(\d+) skills/)[1]);
}

for (const count of [2, 3, 5]) {
  test(`${count} tabs that write at once lose nothing, and all show the same`, async () => {
    const app = await openSample({ route: '/import' });
    const before = await skillCount(app.page);
    const pages = [app.page];
    while (pages.length < count) pages.push(await another(app));
    assert.deepEqual(await Promise.all(pages.map(isLeader)), pages.map((_, index) => index === 0));
    const names = [];
    for (let round = 0; round < 2; round += 1) {
      const wave = pages.map((_, index) => `Probe${count}x${round}x${index}`);
      names.push(...wave);
      await Promise.all(pages.map(async (page, index) => { await importPage(page); await addSkill(page, wave[index]); }));
    }
    await Promise.all(pages.map(isSaved));
    for (const page of pages) assert.equal(await skillCount(page), before + names.length);
    const [last] = pages.slice(-1);
    await last.reload();
    await ready(last);
    assert.equal(await skillCount(last), before + names.length);
    assert.deepEqual(await namesStored(last, names), names, 'and they are stored');
    await app.close();
  });
}

test('what one tab does shows in the other at once, and is undone from there', async () => {
  const app = await openSample({ route: '/import' });
  const before = await skillCount(app.page);
  const other = await another(app, '/settings');
  await importPage(app.page);
  await addSkill(app.page, 'ProbeLive');
  await other.getByText(`${before + 1} skills`).first().waitFor({ state: 'attached' });
  await other.getByRole('button', { name: /^Undo: import files/ }).dispatchEvent('click');
  await other.getByRole('button', { name: /^Redo: import files/ }).waitFor({ state: 'attached' });
  await app.page.bringToFront();
  await go(app.page, '/settings');
  await app.page.getByText(`${before} skills`).first().waitFor({ state: 'attached' });
  await other.bringToFront();
  await other.getByRole('button', { name: /^Redo: import files/ }).dispatchEvent('click');
  await app.page.getByText(`${before + 1} skills`).first().waitFor({ state: 'attached' });
  await isSaved(other);
  assert.equal(await other.getByRole('alert').filter({ hasText: /\S/ }).count(), 0, 'nothing warns of another tab');
  await app.close();
});

/// How long it took until `page` led, after `end` had happened to the tab that wrote.
async function takeOver(page, end) {
  const began = Date.now();
  await end();
  await leads(page);
  const took = Date.now() - began;
  assert.ok(took <= TAKE_OVER_MS * SLOWNESS, `took over after ${took} ms`);
  return took;
}

test('a tab that was closed, crashed or frozen is replaced, and what waited is written', async (context) => {
  const app = await openSample({ route: '/import', allowed: [/Deposed/, /NotLeader/] });
  const names = ['ProbeClosed', 'ProbeCrashed', 'ProbeFrozen', 'ProbeBlocked'];

  let leader = await another(app);
  await app.page.goto('about:blank');
  await leads(leader);
  let next = await another(app);
  context.diagnostic(`closed: ${await takeOver(next, () => leader.close())} ms`);
  await addSkill(next, names[0]);
  await isSaved(next);

  leader = next;
  next = await another(app);
  const crashing = await app.context.newCDPSession(leader);
  context.diagnostic(`crashed: ${await takeOver(next, () => { crashing.send('Page.crash').catch(() => {}); })} ms`);
  await addSkill(next, names[1]);
  await isSaved(next);

  leader = next;
  next = await another(app);
  // A browser without a screen never freezes a page, as it hides none: here the page hears what it would hear.
  const hears = (event) => leader.evaluate((name) => { document.dispatchEvent(new Event(name)); }, event);
  await next.bringToFront();
  context.diagnostic(`frozen: ${await takeOver(next, () => hears('freeze'))} ms`);
  await addSkill(next, names[2]);
  await isSaved(next);
  await hears('resume');
  assert.equal(await isLeader(leader), false, 'the one that was frozen follows');
  await leader.close();  // seen by nobody it would not ask who leads, but a browser without a screen hides no page

  // Its thread is busy: it says nothing, holds the lock, and believes to be the one who writes when it is back.
  leader = next;
  next = await another(app);
  await next.bringToFront();
  const blocked = leader.evaluate((ms) => { const end = Date.now() + ms; while (Date.now() < end); }, TAKE_OVER_MS * SLOWNESS + 2000);
  context.diagnostic(`blocked: ${await takeOver(next, async () => {})} ms`);
  await addSkill(next, names[3]);
  await isSaved(next);
  await blocked;
  await leader.waitForFunction(() => !globalThis.cairn.isLeader(), null, { polling: 50 });
  assert.equal(await skillCount(leader), await skillCount(next), 'the one that was busy follows');
  await next.reload();
  await ready(next);
  assert.deepEqual(await namesStored(next, names), names);
  await app.close();
});

test('without locks, as over plain http, one tab still leads and another takes over', async (context) => {
  const withoutLocks = (page) => page.addInitScript(() => { Object.defineProperty(navigator, 'locks', { value: undefined }); });
  const app = await openApp({ prepare: withoutLocks });
  const other = await another(app, '/import', withoutLocks);
  assert.deepEqual([await isLeader(app.page), await isLeader(other)], [true, false]);
  await addSkill(other, 'ProbePlain');
  await leads(app.page);
  context.diagnostic(`closed: ${await takeOver(other, () => app.page.close({ runBeforeUnload: false }))} ms`);
  const third = await another(app, '/import', withoutLocks);
  await third.bringToFront();
  const crashing = await app.context.newCDPSession(other);
  context.diagnostic(`crashed: ${await takeOver(third, () => { crashing.send('Page.crash').catch(() => {}); })} ms`);
  await importPage(third);
  await addSkill(third, 'ProbePlainLater');
  const fresh = await another(app, '/welcome', withoutLocks);
  assert.deepEqual(await namesStored(fresh, ['ProbePlain', 'ProbePlainLater']), ['ProbePlain', 'ProbePlainLater']);
  await app.context.close();
  assert.deepEqual(app.complaints, []);
});

test('a tab of a version that knew one writer only is waited for', async () => {
  const app = await openApp({
    isWaiting: false,
    allowed: [/404/],  // of the icon, beside a page that is none
    prepare: async (page) => {
      await page.goto(`${baseUrl()}sw.js`);
      await page.evaluate(() => new Promise((held) => { navigator.locks.request('cairn-writer', () => { held(); return new Promise(() => {}); }); }));
    },
  });
  await ready(app.page);
  await leads(app.page);  // the page that held the lock is gone: it went to the app
  await app.close();
});
