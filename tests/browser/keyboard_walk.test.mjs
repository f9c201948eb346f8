// The core tasks without a mouse, in both languages. On the way: the focus is always on something, always drawn, and
// never lost when a page changes, a dialog closes or the thing that was pressed is gone.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { openApp, screenshot, settled } from './harness.mjs';
import { words } from './words.mjs';

const RING = JSON.parse(readFileSync(new URL('../../assets/tokens.json', import.meta.url), 'utf8')).color.light.focus.ring;
const STOPS_MAX = 400;
const QUIET_MS = 150;
const RING_PX_LEAST = 20;
const LOOKS_MAX = 10;       // graphics in software may show a frame later than it was drawn
const LOOK_AGAIN_MS = 200;

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const beginning = (text) => new RegExp(`^${escaped(text)}`);

/// Fingers on a keyboard: nothing here knows where a thing is drawn.
function fingersOf(page) {
  const focused = (target) => target.evaluate((element) => element.contains(document.activeElement));
  const keys = {
    /// Tab until `target` has the focus; every stop on the way is in the page.
    async tabTo(target, back = false) {
      await target.waitFor({ state: 'attached', timeout: 15000 });
      for (let stops = 0; stops < STOPS_MAX; stops += 1) {
        if (await focused(target)) {
          await settled(page, QUIET_MS);
          await isDrawn(page);
          return;
        }
        await page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
      }
      assert.fail(`Tab does not reach ${target}`);
    },
    async press(role, name, key = 'Enter') {
      await keys.tabTo(page.getByRole(role, { name, exact: typeof name === 'string' }).first());
      await page.keyboard.press(key);
      await settled(page, QUIET_MS);
      const where = await page.evaluate(() => document.activeElement.outerHTML.slice(0, 80));
      assert.ok(!where.startsWith('<body'), `the focus was lost after ${role} “${name}”`);
    },
    async write(label, text) {
      await keys.tabTo(page.getByLabel(label, { exact: true }));
      await page.keyboard.press('Control+a');
      if (text === '') await page.keyboard.press('Delete'); else await page.keyboard.type(text);
      await settled(page, QUIET_MS);
    },
    sees: (text) => page.getByText(text).first().waitFor({ state: 'attached', timeout: 15000 }),
  };
  return keys;
}

/// The ring's colour is to be seen around the focused element.
async function isDrawn(page) {
  const box = await page.evaluate(() => {
    const { left, top, width, height } = document.activeElement.getBoundingClientRect();
    return { left, top, width, height, name: document.activeElement.outerHTML.slice(0, 120) };
  });
  const clip = {
    x: Math.max(0, box.left - 6), y: Math.max(0, box.top - 6),
    width: Math.min(1440, box.left + box.width + 6) - Math.max(0, box.left - 6),
    height: Math.min(900, box.top + box.height + 6) - Math.max(0, box.top - 6),
  };
  assert.ok(clip.width > 0 && clip.height > 0, `the focus is in sight: ${box.name}`);
  let count = 0;
  for (let look = 0; look < LOOKS_MAX && count <= RING_PX_LEAST; look += 1) {
    count = await ringPixels(page, clip);
    if (count <= RING_PX_LEAST) await page.waitForTimeout(LOOK_AGAIN_MS);
  }
  assert.ok(count > RING_PX_LEAST, `a ring is drawn around ${box.name}: ${count} px of it`);
}

async function ringPixels(page, clip) {
  const png = (await page.screenshot({ clip })).toString('base64');
  return page.evaluate(async ([base64, ring]) => {
    const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
    context.drawImage(image, 0, 0);
    const wanted = [1, 3, 5].map((at) => parseInt(ring.slice(at, at + 2), 16));
    const { data } = context.getImageData(0, 0, image.width, image.height);
    let found = 0;
    for (let i = 0; i < data.length; i += 4) if (wanted.every((channel, k) => Math.abs(data[i + k] - channel) < 12)) found += 1;
    return found;
  }, [png, RING]);
}

for (const lang of ['en', 'zh']) {
  test(`the core tasks by keyboard alone, in ${lang}`, { timeout: 600000 }, async (context) => {
    const t = words(lang);
    const app = await openApp({ lang, viewport: { width: 1440, height: 900 } });
    const { page } = app;
    const keys = fingersOf(page);
    context.after(async () => { if (!page.isClosed()) await screenshot(page, `keyboard-${lang}-stopped`); });
    const nav = (name) => keys.press('link', beginning(t('shell', name)));

    await context.test('choose a language and a role', async () => {
      const own = page.getByRole('radio', { name: t('welcome', lang === 'en' ? 'english' : 'chinese') });
      await keys.tabTo(own);
      await page.keyboard.press(lang === 'en' ? 'ArrowRight' : 'ArrowLeft');
      await settled(page, QUIET_MS);
      assert.match(await page.evaluate(() => document.documentElement.lang), lang === 'en' ? /^zh/ : /^en/);
      await page.keyboard.press(lang === 'en' ? 'ArrowLeft' : 'ArrowRight');
      await keys.sees(t('welcome', 'create'));
      const coach = page.getByRole('checkbox', { name: t('welcome', 'coach') });
      await keys.press('checkbox', t('welcome', 'coach'), ' ');
      assert.equal(await coach.isChecked(), true);
      await keys.press('checkbox', t('welcome', 'coach'), ' ');
    });

    await context.test('open the sample', async () => {
      await keys.press('button', t('welcome', 'sample'));
      await keys.sees('Aiko Tanaka');
    });

    await context.test('make a profile and look as it', async () => {
      await keys.press('button', t('people', 'add'));
      await keys.write(t('profile', 'name'), 'Noor Haddad');
      await keys.press('button', t('profile', 'create'));
      await lookAs(keys, t, 'Noor Haddad');
    });

    await context.test('set a goal', async () => {
      await nav('page_plan');
      await keys.press('combobox', t('plan', 'add_skill'));
      await page.keyboard.type('Git');
      await settled(page, QUIET_MS);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await settled(page, QUIET_MS);
      await keys.press('button', t('plan', 'save'));
      await keys.sees(t('plan', 'steps'));
    });

    await context.test('see the plan and mark practice on its first step', async () => {
      await keys.press('row', /^1\. /);
      await keys.press('button', t('skills', 'right'));
      await keys.press('button', t('skills', 'right'));
    });

    await context.test('find a coach and send a request', async () => {
      await nav('page_coaches');
      const request = page.getByRole('button', { name: new RegExp(escaped(t('coaches', 'request', { name: '\u0000' })).replace('\u0000', '.+')) }).first();
      await keys.tabTo(request);
      const coach = await page.getByRole('heading', { level: 2 }).first().textContent();
      await page.keyboard.press('Enter');
      await keys.write(t('coaches', 'request_message'), 'Hello');
      await keys.press('button', t('coaches', 'request_send'));
      await keys.sees(t('requests', 'state_sent'));
      await lookAs(keys, t, coach);
    });

    await context.test('accept it as the coach', async () => {
      await nav('page_requests');
      await keys.press('button', t('requests', 'accept'));
      await keys.sees(t('requests', 'state_accepted'));
    });

    await context.test('import a table and take it back', async () => {
      await nav('page_import');
      await keys.tabTo(page.getByRole('button', { name: beginning(t('import', 'drop')) }));
      const choosing = page.waitForEvent('filechooser');
      await page.keyboard.press('Enter');
      await (await choosing).setFiles([{ name: 'people.csv', mimeType: 'text/csv', buffer: Buffer.from('name,role\nTove Lute,coach\n') }]);
      await keys.press('button', t('import', 'confirm', { count: 1 }));
      await keys.sees(t('shell', 'imported', { count: 1 }));
      await keys.press('button', t('shell', 'undo'));
      await nav('page_people');
      await keys.write(t('people', 'search'), 'Tove');
      await keys.sees(t('people', 'nobody_found'));
    });

    await context.test('find somebody among the people', async () => {
      await nav('page_people');
      await keys.write(t('people', 'search'), 'Aiko');
      await page.getByRole('row').nth(2).waitFor({ state: 'detached' });
      await page.getByRole('row', { name: /Aiko Tanaka/ }).waitFor({ state: 'attached' });
      assert.equal(await page.getByRole('row').count(), 2, 'the head and one person');
    });

    await context.test('change theme and language, download the data', async () => {
      await nav('page_settings');
      await keys.tabTo(page.getByRole('radio', { name: t('settings', 'theme_system') }));
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      await settled(page, QUIET_MS);
      assert.equal(await page.evaluate(() => document.documentElement.dataset.scheme), 'dark');
      await page.keyboard.press('ArrowLeft');
      await settled(page, QUIET_MS);
      const other = lang === 'en' ? 'ArrowRight' : 'ArrowLeft';
      await keys.tabTo(page.getByRole('main').getByRole('radio', { name: t('welcome', lang === 'en' ? 'english' : 'chinese') }), true);
      await page.keyboard.press(other);
      await page.waitForFunction((before) => document.documentElement.lang.slice(0, 2) !== before, lang);
      await page.keyboard.press(lang === 'en' ? 'ArrowLeft' : 'ArrowRight');
      await keys.sees(t('settings', 'download'));
      const downloading = page.waitForEvent('download');
      await keys.press('button', t('settings', 'download'));
      assert.match((await downloading).suggestedFilename(), /\.cairn$/);
    });

    await context.test('a dialog gives the focus back', async () => {
      await keys.press('button', t('settings', 'erase'));
      assert.equal(await page.evaluate(() => document.activeElement.closest('[role=dialog], dialog') !== null), true);
      await page.keyboard.press('Escape');
      await settled(page, QUIET_MS);
      assert.equal(await page.evaluate(() => document.activeElement.textContent), t('settings', 'erase'));
    });

    await context.test('Tab leaves the page at both ends', async () => {
      for (const key of ['Tab', 'Shift+Tab']) {
        let stops = 0;
        while (await page.evaluate(() => document.activeElement !== document.body) && stops < STOPS_MAX) {
          await page.keyboard.press(key);
          stops += 1;
        }
        assert.ok(stops < STOPS_MAX, `${key} leaves the page`);
        await page.keyboard.press(key);
        assert.equal(await page.evaluate(() => document.activeElement !== document.body), true, `${key} comes back in`);
      }
    });
    await app.close();
  });
}

async function lookAs(keys, t, name) {
  await keys.press('link', beginning(t('shell', 'page_people')));
  await keys.write(t('people', 'search'), name);
  await keys.press('row', new RegExp(escaped(name)));
  await keys.press('button', t('people', 'look_as', { name }));
}
