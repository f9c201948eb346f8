// My progress of a learner of the sample programme: found by role in both languages, on a desktop and on a phone; read
// and turned into tables by keyboard; taken away as CSV.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { openSample, screenshot, settled } from './harness.mjs';
import { words } from './words.mjs';

const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

/// The page of Lin Yue, whose programme the sample is.
async function openProgress({ lang, viewport, isTouch = false, scheme = 'light' }) {
  const t = words(lang);
  const app = await openSample({ lang, viewport, isTouch, scheme, route: '/progress' });
  const { page } = app;
  await page.getByRole('heading', { level: 1, name: t('progress', 'title'), exact: true }).waitFor({ state: 'attached' });
  await settled(page);
  return { ...app, t };
}

for (const lang of ['en', 'zh']) {
  for (const [device, viewport, isTouch] of [['desktop', DESKTOP, false], ['phone', PHONE, true]]) {
    test(`My progress answers its question first and has every part, in ${lang} on a ${device}`, { timeout: 300000 }, async () => {
      const { page, t, close } = await openProgress({ lang, viewport, isTouch });
      const headings = await page.getByRole('heading').evaluateAll((all) => all.map((one) => one.textContent));
      assert.deepEqual(headings, [
        t('progress', 'title'), t('progress', 'question'), t('progress', 'mastery'), t('progress', 'days'),
        t('progress', 'hours'), t('progress', 'skills'), t('progress', 'courses'), t('progress', 'moves'),
      ]);
      const main = await page.getByRole('main').textContent();
      assert.match(main, /Lin Yue/, 'the record says whose it is');
      for (const title of ['mastery', 'days', 'hours']) {
        const name = t('progress', title);
        const picture = page.getByRole('img', { name, exact: true });
        assert.ok((await picture.getAttribute('aria-description') ?? '').length > 10, `${name} has a text alternative`);
      }
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      assert.ok(overflow <= 0, 'nothing scrolls sideways');
      await screenshot(page, `progress-${lang}-${device}`);
      await close();
    });
  }

  test(`A chart is read with the arrow keys and becomes a table by keyboard, in ${lang}`, { timeout: 300000 }, async () => {
    const { page, t, close } = await openProgress({ lang, viewport: DESKTOP });
    const slider = page.getByRole('slider', { name: t('progress', 'hours_read'), exact: true });
    await slider.focus();
    await settled(page);
    const newest = await slider.getAttribute('aria-valuetext');
    await page.keyboard.press('ArrowLeft');
    await page.waitForFunction(([element, before]) => element.getAttribute('aria-valuetext') !== before,
      [await slider.elementHandle(), newest]);
    await screenshot(page, `progress-${lang}-reading`);
    await page.keyboard.press('Home');
    await page.waitForFunction((element) => element.value === '1', await slider.elementHandle());
    const oldest = await slider.getAttribute('aria-valuetext');

    const title = t('progress', 'hours');
    await page.getByRole('button', { name: t('progress', 'to_table', { title }), exact: true }).focus();
    await page.keyboard.press('Enter');
    const table = page.getByRole('table', { name: title, exact: true });
    await table.waitFor({ state: 'attached' });
    const week = await table.getByRole('row').nth(1).getByRole('cell').first().textContent();
    assert.ok(newest.includes(week), `the table begins with the newest week: ${week} in ${newest}`);
    assert.notEqual(oldest, newest);
    await screenshot(page, `progress-${lang}-table`);
    await page.getByRole('button', { name: t('progress', 'to_picture', { title }), exact: true }).focus();
    await page.keyboard.press('Enter');
    await slider.waitFor({ state: 'attached' });
    await close();
  });
}

test('A chart’s numbers are downloaded as CSV: a mark, CRLF, ISO dates, numbers with points', { timeout: 300000 }, async () => {
  const { page, t, close } = await openProgress({ lang: 'zh', viewport: DESKTOP });
  const downloading = page.waitForEvent('download');
  const name = t('progress', 'download', { title: t('progress', 'mastery') });
  await page.getByRole('button', { name, exact: true }).focus();
  await page.keyboard.press('Enter');
  const download = await downloading;
  assert.equal(download.suggestedFilename(), 'cairn-mastery.csv');
  const bytes = readFileSync(await download.path());
  assert.deepEqual([...bytes.subarray(0, 3)], [0xef, 0xbb, 0xbf]);
  const lines = bytes.subarray(3).toString('utf8').split('\r\n');
  assert.equal(lines[0], 'week_end,skill,level,level_low,level_high,answers');
  assert.equal(lines.at(-1), '', 'every line ends with CRLF');
  assert.ok(lines.length > 10);
  for (const line of lines.slice(1, -1)) assert.match(line, /^\d{4}-\d\d-\d\d,.+,\d\.\d{3},\d\.\d{3},\d\.\d{3},\d+$/);
  await close();
});
