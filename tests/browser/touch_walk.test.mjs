// The main job with a finger on a phone: everything is tapped where it is drawn, and scrolled to by dragging. In the
// middle the network goes and the page is loaded again; the rest is done offline.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openApp, ready, screenshot, settled } from './harness.mjs';
import { rowOf } from './screens.mjs';
import { words } from './words.mjs';

const VIEWPORT = { width: 390, height: 844 };
const BARS_PX = { top: 56, bottom: 72 };  // the bar above and the menu below
const TARGET_PX = 44;
const DRAGS_MAX = 40;
const QUIET_MS = 200;

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const beginning = (text) => new RegExp(`^${escaped(text)}`);

async function fingerOf(page, context) {
  const client = await context.newCDPSession(page);
  const drag = async (yDistance) => {
    await client.send('Input.synthesizeScrollGesture', { x: 195, y: 430, yDistance, speed: 1600, gestureSourceType: 'touch', preventFling: true });
    await settled(page, QUIET_MS);
  };
  const finger = {
    page,
    /// Drags until the thing is between the bars. Things of the bars and of dialogs are there already.
    async reach(target) {
      await target.waitFor({ state: 'attached', timeout: 15000 });
      for (let drags = 0; drags < DRAGS_MAX; drags += 1) {
        const box = await target.boundingBox();
        const isFixed = await target.evaluate((element) => element.closest('nav, [role=banner], header, [role=dialog], dialog') !== null);
        const [top, bottom] = isFixed ? [0, VIEWPORT.height] : [BARS_PX.top, VIEWPORT.height - BARS_PX.bottom];
        const middle = box.y + box.height / 2;
        if (middle > top && middle < bottom) return box;
        await drag(middle >= bottom ? -Math.min(400, middle - bottom + 80) : Math.min(400, top - middle + 80));
      }
      return assert.fail(`a finger does not reach ${target}`);
    },
    async tapAt(target) {
      const box = await finger.reach(target);
      assert.ok(box.height >= TARGET_PX - 1 || box.width >= TARGET_PX - 1, `large enough for a finger: ${JSON.stringify(box)}`);
      await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
      await settled(page, QUIET_MS);
    },
    tap: (role, name) => finger.tapAt(page.getByRole(role, { name, exact: typeof name === 'string' }).first()),
    async write(label, text) {
      const field = page.getByLabel(label, { exact: true });
      await finger.tapAt(field);
      assert.equal(await field.evaluate((element) => element === document.activeElement), true, `a tap begins to write in “${label}”`);
      await field.fill('');
      await page.keyboard.type(text);
      await settled(page, QUIET_MS);
    },
    sees: (text) => page.getByText(text).first().waitFor({ state: 'attached', timeout: 15000 }),
  };
  return finger;
}

for (const lang of ['en', 'zh']) {
  test(`From the sample to a coach with a finger, in ${lang}, offline from the middle on`, { timeout: 600000 }, async (context) => {
    const t = words(lang);
    const app = await openApp({ lang, viewport: VIEWPORT, isTouch: true, scale: 2 });
    const { page } = app;
    const finger = await fingerOf(page, app.context);
    context.after(async () => { if (!page.isClosed()) await screenshot(page, `touch-${lang}-stopped`); });

    await finger.tap('button', t('welcome', 'sample'));
    await finger.sees('Aiko Tanaka');
    const close = page.getByRole('button', { name: t('shell', 'dismiss'), exact: true });
    if (await close.count() > 0) await finger.tapAt(close.last());

    // The plan, and practice on its first step
    await finger.tap('link', beginning(t('shell', 'short_plan')));
    await finger.tap('button', t('plan', 'open_next'));
    await finger.tap('button', t('skills', 'right'));
    await finger.sees(new RegExp(escaped(t('skills', 'practice_last', { before: '\u0000', after: '\u0000' })).replaceAll('\u0000', '.+')));

    // The network goes, the page is loaded again: nothing is lost, and all goes on
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await app.context.setOffline(true);
    await page.reload();
    await ready(page);
    await settled(page);
    await finger.sees(new RegExp(escaped(t('skills', 'practice_last', { before: '\u0000', after: '\u0000' })).replaceAll('\u0000', '.+')));

    // A coach is asked, and answers
    await finger.tap('link', beginning(t('shell', 'short_coaches')));
    await finger.tapAt(page.locator('#mirror main li').filter({ hasText: 'Aiko Tanaka' }).locator('a').first());
    await finger.tap('button', t('coaches', 'request', { name: 'Aiko Tanaka' }));
    await finger.write(t('coaches', 'request_message'), 'Hello Aiko');
    await finger.tap('button', t('coaches', 'request_send'));
    await finger.sees(t('requests', 'state_sent'));
    await lookAs(finger, t, 'Aiko Tanaka');
    await finger.tap('link', beginning(t('shell', 'page_requests')));
    await finger.sees('Hello Aiko');
    await finger.tap('button', t('requests', 'accept'));
    await finger.sees(t('requests', 'state_accepted'));
    await app.context.setOffline(false);
    await app.close();
  });
}

async function lookAs(finger, t, name) {
  await finger.tap('link', beginning(t('shell', 'short_settings')));
  await finger.tap('link', t('shell', 'page_people'));
  await finger.write(t('people', 'search'), name);
  await finger.tapAt(rowOf(finger.page, name));
  await finger.tap('button', t('people', 'look_as', { name }));
}
