// What is typed and not saved survives a reload and a crash of the page, is told, and is gone once saved or discarded.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { go, openApp, openSample, ready, screenshot, settled } from './harness.mjs';
import { beginning, openLine, openProse, press } from './text_forms.mjs';

const kept = (page) => page.evaluate(() => (localStorage.getItem('cairn.drafts') ?? '').length);

async function reload(page) {
  await page.reload();
  await ready(page);
  await settled(page);
}

for (const lang of ['en', 'zh']) {
  test(`a profile comes back after a reload in the middle of typing, and goes when discarded, in ${lang}`, async () => {
    const app = await openLine({ lang });
    const { page, field, t } = app;
    await page.keyboard.insertText('林悦 Yue 🪨');
    await settled(page, 100);
    await reload(page);
    await page.getByText(t('draft', 'title'), { exact: true }).first().waitFor({ state: 'attached' });
    assert.equal(await field.inputValue(), '林悦 Yue 🪨');
    await screenshot(page, `text_draft_${lang}`);
    await press(page, page.getByRole('button', { name: t('draft', 'discard'), exact: true }));
    assert.equal(await field.inputValue(), '');
    assert.equal(await page.getByText(t('draft', 'title'), { exact: true }).count(), 0);
    await reload(page);
    assert.equal(await field.inputValue(), '');
    assert.equal(await kept(page), 0);
    await app.close();
  });

  test(`a message comes back after a reload, in its dialog, and goes when it is sent, in ${lang}`, async () => {
    const app = await openProse({ lang });
    const { page, field, t } = app;
    await page.keyboard.insertText('你好，\n一起练习吗？');
    await settled(page, 100);
    await reload(page);
    await page.getByText(t('draft', 'title'), { exact: true }).first().waitFor({ state: 'attached' });
    assert.equal(await field.inputValue(), '你好，\n一起练习吗？');
    await screenshot(page, `text_draft_message_${lang}`);
    await press(page, page.getByRole('button', { name: t('coaches', 'request_send'), exact: true }));
    await page.getByText('一起练习吗').first().waitFor({ state: 'attached' });
    assert.equal(await kept(page), 0);
    await app.close();
  });
}

test('a crash of the page loses nothing that was typed', async () => {
  const app = await openLine({ allowed: [/crash/i] });
  const { page, context, t } = app;
  await page.keyboard.type('Lin');
  await settled(page, 100);
  const client = await context.newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  client.send('Page.crash').catch(() => {});
  await crashed;
  const next = await openApp({ context, route: '/profile' });
  await settled(next.page);
  assert.equal(await next.page.getByLabel(t('profile', 'name'), { exact: true }).inputValue(), 'Lin');
  await context.close();
});

test('saving a profile leaves no draft of it', async () => {
  const app = await openLine();
  const { page, t } = app;
  await page.keyboard.type('Lin Yue');
  await settled(page, 100);
  assert.ok(await kept(page) > 0);
  await press(page, page.getByRole('button', { name: t('profile', 'create'), exact: true }));
  await page.getByRole('heading', { level: 1 }).filter({ hasText: 'Lin Yue' }).waitFor({ state: 'attached' });
  await settled(page);
  assert.equal(await kept(page), 0);
  await go(page, '/profile');
  assert.equal(await page.getByText(t('draft', 'title'), { exact: true }).count(), 0);
  await app.close();
});

test('a goal’s date and a search come back too', async () => {
  const app = await openSample({ route: '/people' });
  const { page, t } = app;
  await page.getByLabel(t('people', 'search'), { exact: true }).fill('mart');
  await settled(page);
  await go(page, '/plan');
  await press(page, page.getByRole('button', { name: beginning(t('plan', 'edit')) }).first());
  await page.getByLabel(t('plan', 'due'), { exact: true }).fill('next spring');
  await settled(page);
  await reload(page);
  assert.equal(await page.getByLabel(t('plan', 'due'), { exact: true }).inputValue(), 'next spring');
  await press(page, page.getByRole('button', { name: t('draft', 'discard'), exact: true }));
  assert.equal(await page.getByLabel(t('plan', 'due'), { exact: true }).count(), 0, 'the plan on record is shown');
  await go(page, '/people');
  assert.equal(await page.getByLabel(t('people', 'search'), { exact: true }).inputValue(), 'mart');
  await page.getByLabel(t('people', 'search'), { exact: true }).fill('');
  await settled(page);
  assert.equal(await kept(page), 0);
  await app.close();
});

test('a page that may not store anything still works', async () => {
  const app = await openApp({ route: '/profile', prepare: (page) => page.addInitScript(() => {
    Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };
  }) });
  const { page } = app;
  const field = page.getByLabel('Name', { exact: true });
  await field.fill('Lin Yue');
  await settled(page);
  assert.equal(await field.inputValue(), 'Lin Yue');
  await app.close();
});
