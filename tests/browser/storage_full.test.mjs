// When the browser has no room left: writing stops, the page says so and what to do, the data can be downloaded, and what
// was said to be saved is there afterwards.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bringSkill, namesStored } from './bring.mjs';
import { baseUrl, go, openApp, openSample, ready, screenshot, settled } from './harness.mjs';
import { words } from './words.mjs';

// Who has no profile has no menu that says so.
async function isSaved(page, t) {
  await go(page, '/settings');
  await page.getByText(t('settings', 'saved'), { exact: true }).first().waitFor({ state: 'attached' });
}
const press = (page, name) => page.getByRole('button', { name, exact: true }).first().dispatchEvent('click');

// Before the page writes anything: the browser asks how much room there is only now and then. What is kept for working
// offline would take it all.
const ROOM_BYTES = 150000;  // more than a skill, less than the sample programme

async function openInLittleRoom(lang) {
  let client = null;
  const origin = new URL(baseUrl()).origin;
  const app = await openApp({
    lang, route: '/import', viewport: { width: 1440, height: 900 }, allowed: [/QuotaExceeded/],
    prepare: async (page, context) => {
      await page.addInitScript(() => { delete Navigator.prototype.serviceWorker; });
      client = await context.newCDPSession(page);
      await client.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: ROOM_BYTES });
    },
  });
  return { ...app, t: words(lang), giveRoom: () => client.send('Storage.overrideQuotaForOrigin', { origin }) };
}

async function openSampleThatDoesNotFit({ page, t }) {
  await go(page, '/welcome');
  await press(page, t('welcome', 'sample'));
  await page.waitForFunction(() => location.hash === '#/people');
  await page.getByRole('alert').filter({ hasText: t('shell', 'full_title') }).waitFor({ state: 'attached' });
}

for (const lang of ['en', 'zh']) {
  test(`a full storage stops the writing with a way out, in ${lang}`, async () => {
    const app = await openInLittleRoom(lang);
    const { page, t } = app;
    await bringSkill(page, t, 'ProbeBefore');
    await isSaved(page, t);
    await openSampleThatDoesNotFit(app);
    await settled(page);
    await screenshot(page, `storage_full_${lang}`);

    // What is asked for now is refused in words, and can be asked for later.
    await go(page, '/settings');
    await page.getByRole('button', { name: new RegExp(`^${t('settings', 'undo')}`) }).first().dispatchEvent('click');
    await page.getByText(t('error', 'storage_full')).first().waitFor({ state: 'attached' });
    await settled(page);
    await screenshot(page, `storage_full_settings_${lang}`);
    const [download] = await Promise.all([page.waitForEvent('download'), press(page, t('shell', 'download'))]);
    assert.match(download.suggestedFilename(), /\.cairn$/);

    const alert = page.getByRole('alert').filter({ hasText: t('shell', 'full_title') });
    await press(page, t('shell', 'save_again'));
    await settled(page);
    assert.equal(await alert.count(), 1, 'still full');
    await app.giveRoom();
    await press(page, t('shell', 'save_again'));
    await isSaved(page, t);
    assert.equal(await alert.count(), 0);
    await page.reload();
    await ready(page);
    assert.deepEqual(await namesStored(page, ['ProbeBefore', 'Lin Yue']), ['ProbeBefore', 'Lin Yue']);
    await app.close();
  });
}

test('what was saved before the storage was full is there when the page is closed on it', async () => {
  const app = await openInLittleRoom('en');
  const { page, t } = app;
  await bringSkill(page, t, 'ProbeBefore');
  await isSaved(page, t);
  await openSampleThatDoesNotFit(app);
  await app.giveRoom();
  await page.reload();
  await ready(page);
  assert.deepEqual(await namesStored(page, ['ProbeBefore', 'Lin Yue']), ['ProbeBefore']);
  await app.close();
});

test('the settings say how much room the data takes and whether the browser keeps it', async () => {
  const app = await openSample({ route: '/settings', viewport: { width: 1440, height: 900 } });
  const { page, t } = app;
  await page.getByText(/^[\d.]+ [KMG]B used, [\d.,]+ [KMG]B free$/).first().waitFor({ state: 'attached' });
  const isPersisted = await page.evaluate(() => navigator.storage.persisted());
  await page.getByText(t('settings', isPersisted ? 'kept' : 'may_vanish')).first().waitFor({ state: 'attached' });
  await settled(page);
  await screenshot(page, 'storage_settings');
  await app.close();
});
