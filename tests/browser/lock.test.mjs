// The lock of the record: a passphrase is set, and after a reload nothing is shown or stored readable until it is given;
// wrong ones are told; it is changed; the recovery code opens; all of it without a network, in both languages, by
// keyboard and with real password fields; and axe finds nothing.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { bringSkill } from './bring.mjs';
import { baseUrl, go, openApp, openSample, ready, screenshot, settled } from './harness.mjs';
import { words } from './words.mjs';

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function assertAccessible(page, where) {
  await settled(page);
  if (await page.evaluate(() => globalThis.axe === undefined)) await page.evaluate(axe);
  const found = await page.evaluate(async (rules) => {
    const { violations } = await globalThis.axe.run({ runOnly: rules, resultTypes: ['violations'] });
    return violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`);
  }, RULES);
  assert.deepEqual(found, [], where);
}

const press = (page, name) => page.getByRole('button', { name, exact: true }).press('Enter');
const field = (page, name) => page.getByLabel(name, { exact: true });

async function type(page, name, value) {
  await field(page, name).focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type(value);
}

/// Sets a passphrase in the settings; the recovery code.
async function lock(page, t, passphrase, look = async () => {}) {
  await go(page, '/settings');
  await press(page, t('lock', 'set_up'));
  await field(page, t('lock', 'passphrase')).waitFor();
  await type(page, t('lock', 'passphrase'), passphrase);
  await type(page, t('lock', 'again'), passphrase);
  await look('set_up');
  await page.keyboard.press('Enter');
  await page.getByRole('checkbox', { name: t('lock', 'code_kept') }).waitFor();
  await look('code');
  const code = await page.getByRole('group', { name: t('lock', 'code') }).innerText();
  await page.getByRole('checkbox', { name: t('lock', 'code_kept') }).press('Space');
  await press(page, t('lock', 'confirm'));
  await page.getByText(t('lock', 'is_on')).first().waitFor({ state: 'attached' });
  await page.waitForFunction(() => globalThis.cairn.storage.isIdle());
  return code.replaceAll(/\s+/g, '-');
}

const heading = (page, t) => page.getByRole('heading', { level: 1, name: t('lock', 'title') });

async function unlock(page, t, passphrase) {
  await type(page, t('lock', 'passphrase'), passphrase);
  await page.keyboard.press('Enter');
}

/// Until the field under the hand says so.
const told = (page, problem) => page.waitForFunction((wanted) => document.activeElement?.getAttribute('aria-description') === wanted, problem);

/// Whether this text stands in any file or draft that the browser keeps.
const isStored = (page, text) => page.evaluate(async (wanted) => {
  const databases = await indexedDB.databases();
  const bytesOf = (value) => (value instanceof Uint8Array ? [value] : value && typeof value === 'object' ? Object.values(value).flatMap(bytesOf) : []);
  const holds = (bytes) => new TextDecoder().decode(bytes).includes(wanted);
  if (JSON.stringify({ ...localStorage }).includes(wanted)) return true;
  for (const { name } of databases) {
    const database = await new Promise((resolve, reject) => {
      const request = indexedDB.open(name);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    for (const store of database.objectStoreNames) {
      const values = await new Promise((resolve, reject) => {
        const request = database.transaction([store]).objectStore(store).getAll();
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      if (values.flatMap(bytesOf).some(holds)) { database.close(); return true; }
    }
    database.close();
  }
  return false;
}, text);

for (const lang of ['en', 'zh']) {
  test(`a passphrase closes the record, a wrong one is told, the right one opens where the address says, offline, in ${lang}`, async () => {
    const { page, context, close } = await openSample({ lang, allowed: [/ERR_INTERNET_DISCONNECTED/, /Failed to fetch/] });
    const t = words(lang);
    await page.waitForFunction(() => globalThis.cairn.storage.isIdle());
    assert.ok(await isStored(page, 'Okafor'), 'readable before');
    await lock(page, t, '四个 words of mine', async (what) => {
      await assertAccessible(page, what);
      await screenshot(page, `lock_${what}_${lang}`);
    });
    assert.ok(!(await isStored(page, 'Okafor')), 'nothing readable is stored');
    await assertAccessible(page, 'settings');
    await screenshot(page, `lock_settings_${lang}`);
    await go(page, '/people');
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    await context.setOffline(true);
    await page.reload();
    await ready(page);
    await heading(page, t).waitFor();
    const password = field(page, t('lock', 'passphrase'));
    assert.equal(await password.getAttribute('type'), 'password');
    assert.equal(await password.getAttribute('autocomplete'), 'current-password');
    await page.waitForFunction(() => document.activeElement?.type === 'password');
    assert.equal(await page.getByText('Kulkarni').count(), 0);

    await unlock(page, t, 'not this one');
    await told(page, t('error', 'passphrase_wrong'));
    await assertAccessible(page, 'locked');
    await screenshot(page, `lock_screen_${lang}`);
    // spaces of an input method are spaces
    await unlock(page, t, '四个\u3000words of mine');
    await page.waitForFunction(() => location.hash === '#/people');
    await page.getByText('Aarav Kulkarni').first().waitFor({ state: 'attached' });
    await context.setOffline(false);
    await close();
  });
}

test('the recovery code opens, a slip in it is named, a new passphrase replaces the forgotten one; off again, all is readable', async () => {
  const { page, close } = await openSample({ lang: 'en', viewport: { width: 390, height: 844 }, isTouch: true });
  const t = words('en');
  const code = await lock(page, t, 'four words of mine');
  assert.match(code, /^([0-9A-Z]{5}-){7}[0-9A-Z]{5}$/);
  await page.reload();
  await ready(page);
  await heading(page, t).waitFor();
  await press(page, t('lock', 'forgot'));
  await type(page, t('lock', 'code'), code.slice(0, 12) + (code[12] === 'A' ? 'B' : 'A') + code.slice(13));
  await page.keyboard.press('Enter');
  await told(page, t('lock', 'code_group', { number: 3 }));
  await screenshot(page, 'lock_code_phone');
  await assertAccessible(page, 'code');
  await type(page, t('lock', 'code'), code.toLowerCase().replaceAll('-', ' '));
  await page.keyboard.press('Enter');
  await go(page, '/settings');
  await page.getByText(t('lock', 'by_code')).first().waitFor({ state: 'attached' });
  await press(page, t('lock', 'change'));
  await field(page, t('lock', 'next')).waitFor();
  await type(page, t('lock', 'next'), 'another that I keep');
  await type(page, t('lock', 'again'), 'another that I keep');
  await page.keyboard.press('Enter');
  await page.getByText(t('lock', 'changed_done')).first().waitFor({ state: 'attached' });
  await page.waitForFunction(() => globalThis.cairn.storage.isIdle());

  await press(page, t('lock', 'now'));
  await heading(page, t).waitFor();
  await unlock(page, t, 'another that I keep');
  await page.getByRole('heading', { level: 1, name: t('settings', 'title') }).waitFor();
  await press(page, t('lock', 'turn_off'));
  await field(page, t('lock', 'passphrase')).waitFor();
  await type(page, t('lock', 'passphrase'), 'another that I keep');
  await page.keyboard.press('Enter');
  await page.getByText(t('lock', 'is_off')).first().waitFor({ state: 'attached' });
  await page.waitForFunction(() => globalThis.cairn.storage.isIdle());
  assert.ok(await isStored(page, 'Okafor'), 'readable again');
  await page.reload();
  await ready(page);
  await page.getByRole('heading', { level: 1, name: t('settings', 'title') }).waitFor();
  await close();
});

test('what one tab locks is locked in the other, which opens it by itself and goes on writing', async () => {
  const app = await openSample({ lang: 'en' });
  const { page } = app;
  const t = words('en');
  const other = await app.context.newPage();
  other.on('pageerror', (error) => app.complaints.push(String(error)));
  await other.goto(`${baseUrl()}?lang=en#/settings`);
  await ready(other);
  assert.equal(await other.getByRole('button', { name: t('lock', 'set_up') }).getAttribute('aria-disabled'), 'true', 'only who writes locks');
  await page.bringToFront();
  await lock(page, t, 'four words of mine');
  await other.bringToFront();
  await heading(other, t).waitFor();
  await unlock(other, t, 'four words of mine');
  await other.getByRole('heading', { level: 1, name: t('settings', 'title') }).waitFor();
  await bringSkill(other, t, 'ProbeLocked');
  await page.bringToFront();
  await page.getByText('186 skills').first().waitFor({ state: 'attached' });
  await page.waitForFunction(() => globalThis.cairn.storage.isIdle());
  assert.ok(!(await isStored(page, 'ProbeLocked')), 'nothing readable is stored');
  await press(page, t('lock', 'now'));
  await heading(page, t).waitFor();
  await other.bringToFront();
  await heading(other, t).waitFor();
  await unlock(other, t, 'four words of mine');
  await go(other, '/settings');
  await other.getByText('186 skills').first().waitFor({ state: 'attached' });
  await app.close();
});

test('who has neither erases the locked record and begins anew', async () => {
  const app = await openApp({ lang: 'en', route: '/settings' });
  const { page } = app;
  const t = words('en');
  await lock(page, t, 'four words of mine');
  await page.reload();
  await ready(page);
  await press(page, t('lock', 'forgot'));
  await press(page, t('settings', 'erase'));
  await page.getByRole('dialog').getByRole('button', { name: t('settings', 'erase'), exact: true }).press('Enter');
  await page.waitForFunction(() => location.hash === '#/welcome');
  await app.close();
});
