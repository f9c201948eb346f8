// What was downloaded comes back: on a clean browser to the same record, after a look at what it would change; damaged
// files are refused in words; and with the keyboard alone.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { go, openApp, openSample, ready, screenshot, settled } from './harness.mjs';
import { words } from './words.mjs';

async function backupOf(page, t) {
  await go(page, '/settings');
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: t('settings', 'download'), exact: true }).dispatchEvent('click');
  const download = await downloading;
  assert.match(download.suggestedFilename(), /^cairn-\d{4}-\d\d-\d\d\.cairn$/);
  return readFile(await download.path());
}

async function choose(page, t, name, bytes) {
  const choosing = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: t('restore', 'button'), exact: true }).press('Enter');
  await (await choosing).setFiles([{ name, mimeType: 'application/octet-stream', buffer: bytes }]);
}

for (const lang of ['en', 'zh']) {
  test(`a backup comes back on a clean browser, by keyboard, and is the same after a reload, in ${lang}`, async () => {
    const t = words(lang);
    const first = await openSample({ lang, route: '/skills' });
    const saved = await backupOf(first.page, t);
    await first.close();

    const app = await openApp({ lang, route: '/settings' });
    const { page } = app;
    await choose(page, t, 'mine.cairn', saved);
    await page.getByRole('heading', { level: 1, name: t('restore', 'title') }).waitFor();
    await page.getByText('mine.cairn').first().waitFor({ state: 'attached' });
    await page.getByText(t('restore', 'added', { count: 144 })).waitFor({ state: 'attached' });
    await settled(page);
    await screenshot(page, `page_backup_${lang}`);
    await page.getByRole('button', { name: t('restore', 'confirm'), exact: true }).press('Enter');
    await page.waitForFunction(() => location.hash === '#/people');
    await page.getByText(t('restore', 'done_choose')).first().waitFor({ state: 'attached' });
    await settled(page);
    assert.deepEqual(await backupOf(page, t), saved, 'the same bytes');
    await page.waitForFunction(() => globalThis.cairn.storage.isIdle());
    await page.reload();
    await ready(page);
    assert.deepEqual(await backupOf(page, t), saved, 'after a reload too');

    await choose(page, t, 'mine.cairn', saved);
    await page.getByText(t('restore', 'nothing_new')).waitFor({ state: 'attached' });
    await page.getByRole('button', { name: t('restore', 'cancel'), exact: true }).press('Enter');
    await page.getByRole('heading', { level: 1, name: t('import', 'title') }).waitFor();
    await app.close();
  });

  test(`restoring is undone like any step, and a damaged backup is refused in words, in ${lang}`, async () => {
    const t = words(lang);
    const first = await openSample({ lang });
    const saved = await backupOf(first.page, t);
    await first.close();

    const app = await openApp({ lang, route: '/settings' });
    const { page } = app;
    const damaged = Buffer.from(saved);
    damaged[damaged.length >> 1] ^= 1;
    await choose(page, t, 'damaged.cairn', damaged);
    await page.getByText(t('error', 'backup_damaged')).first().waitFor({ state: 'attached' });
    await settled(page);
    await screenshot(page, `page_backup_damaged_${lang}`);
    await choose(page, t, 'mine.cairn', saved);
    await page.getByRole('button', { name: t('restore', 'confirm'), exact: true }).press('Enter');
    await page.waitForFunction(() => location.hash === '#/people');
    await page.getByRole('button', { name: t('shell', 'undo'), exact: true }).first().press('Enter');
    await page.getByText(t('people', 'empty')).first().waitFor({ state: 'attached' });
    await app.close();
  });
}
