// When the browser has no room left: writing stops, the page says so and what to do, the data can be downloaded, and what
// was said to be saved is there afterwards.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { baseUrl, go, openSample, ready, screenshot, settled } from './harness.mjs';

for (const lang of ['en', 'zh']) {
  test(`a full storage stops the writing with a way out, in ${lang}`, async () => {
    const app = await openSample({ lang, route: '/settings', allowed: [/QuotaExceeded/] });
    const { page, t } = app;
    await page.getByText(t('shell', 'saved'), { exact: true }).first().waitFor({ state: 'attached' });
    const client = await app.context.newCDPSession(page);
    const origin = new URL(baseUrl()).origin;
    const { usage } = await client.send('Storage.getUsageAndQuota', { origin });
    await client.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: Math.max(1, Math.floor(usage / 2)) });

    await page.getByRole('button', { name: new RegExp(`^${t('settings', 'undo')}`) }).first().dispatchEvent('click');
    const alert = page.getByRole('alert').filter({ hasText: t('shell', 'full_title') });
    await alert.waitFor({ state: 'attached' });
    await settled(page);
    await screenshot(page, `storage_full_${lang}`);
    await page.getByText(t('shell', 'not_saved'), { exact: true }).first().waitFor({ state: 'attached' });
    // The undo led to the welcome page or kept this one: either way what was asked for next is refused.
    await go(page, '/settings');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: t('shell', 'download'), exact: true }).first().dispatchEvent('click'),
    ]);
    assert.match(download.suggestedFilename(), /\.cairn$/);

    const again = page.getByRole('button', { name: t('shell', 'save_again'), exact: true }).first();
    await again.dispatchEvent('click');
    await page.getByText(t('shell', 'not_saved'), { exact: true }).first().waitFor({ state: 'attached' });
    await client.send('Storage.overrideQuotaForOrigin', { origin });
    await again.dispatchEvent('click');
    await page.getByText(t('shell', 'saved'), { exact: true }).first().waitFor({ state: 'attached' });
    assert.equal(await alert.count(), 0);
    await page.reload();
    await ready(page);
    await page.getByRole('button', { name: new RegExp(`^${t('settings', 'redo')}`) }).first().waitFor({ state: 'attached' });
    await app.close();
  });
}

test('what was saved before the storage was full is there when the page is closed on it', async () => {
  const app = await openSample({ route: '/today', allowed: [/QuotaExceeded/] });
  const { page, t } = app;
  await page.getByText(t('shell', 'saved'), { exact: true }).first().waitFor({ state: 'attached' });
  const client = await app.context.newCDPSession(page);
  const origin = new URL(baseUrl()).origin;
  await client.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  await go(page, '/settings');
  await page.getByRole('button', { name: new RegExp(`^${t('settings', 'undo')}`) }).first().dispatchEvent('click');
  await page.getByRole('alert').filter({ hasText: t('shell', 'full_title') }).waitFor({ state: 'attached' });
  await client.send('Storage.overrideQuotaForOrigin', { origin });
  await page.reload();
  await ready(page);
  await go(page, '/people');
  await page.getByText('Lin Yue').first().waitFor({ state: 'attached' });
  await app.close();
});
