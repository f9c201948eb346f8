// Changing the knowledge map together: somebody proposes, who reviews accepts, and it can be taken back.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openApp, ready, settled } from './harness.mjs';
import { rowOf, walkOf } from './screens.mjs';
import { words } from './words.mjs';

const headings = (page) => page.getByRole('heading', { level: 1 }).allTextContents();

for (const { lang, isTouch } of [{ lang: 'en', isTouch: false }, { lang: 'zh', isTouch: true }]) {
  test(`a proposal is written, survives a reload, is accepted and taken back (${lang}${isTouch ? ', phone' : ''})`, async () => {
    const app = await openApp({ lang, isTouch, ...(isTouch && { viewport: { width: 390, height: 844 } }) });
    const { page } = app;
    const t = words(lang);
    const walk = walkOf(page, t);
    await walk.openSample();
    await walk.createProfile('Ada Obi', ['role_learner', 'role_organiser']);

    await walk.lookAs('Lin Yue');
    await walk.goTo('proposals');
    await walk.press('button', t('proposals', 'propose'));
    await walk.fill(t('proposals', 'field_english'), 'Backpressure');
    await walk.fill(t('proposals', 'field_chinese'), '背压');
    await page.reload();
    await ready(page);
    assert.equal(await page.getByLabel(t('proposals', 'field_english'), { exact: true }).inputValue(), 'Backpressure');
    const send = page.getByRole('button', { name: t('proposals', 'send'), exact: true });
    assert.equal(await send.getAttribute('aria-disabled'), 'true', 'without a word of why it is not sent');
    await walk.fill(t('proposals', 'evidence'), 'My queue grew until the service died.');
    await walk.press('button', t('proposals', 'send'));
    const title = t('proposals', 'title_add', { skill: lang === 'zh' ? '背压' : 'Backpressure' });
    await rowOf(page, title).waitFor({ state: 'attached' });

    await walk.dismissToast();
    await walk.lookAs('Ada Obi');
    await walk.goTo('proposals');
    await walk.pressRow(title);
    assert.deepEqual(await headings(page), [title]);
    await walk.fill(t('proposals', 'note'), 'Seen it too.');
    await walk.press('button', t('proposals', 'accept'));
    await page.getByRole('button', { name: t('proposals', 'revert'), exact: true }).waitFor({ state: 'attached' });
    assert.equal(await page.getByText('Seen it too.', { exact: true }).count(), 1);

    await page.reload();
    await ready(page);
    await walk.goTo('skills');
    await walk.fill(t('skills', 'search'), lang === 'zh' ? '背压' : 'Backpressure');
    const found = page.getByText(t('skills', 'found', { n: 1 }), { exact: true });
    await found.first().waitFor({ state: 'attached' });

    await walk.goTo('proposals');
    await walk.pressRow(title);
    await walk.press('button', t('proposals', 'revert'));
    await page.getByRole('dialog').getByRole('button', { name: t('proposals', 'revert'), exact: true }).evaluate((one) => one.click());
    await settled(page);
    await page.locator('#mirror main').getByText(t('proposals', 'state_reverted'), { exact: true }).waitFor({ state: 'attached' });
    await walk.goTo('proposals');
    await page.getByText(t('proposals', 'version', { number: 3 }), { exact: true }).first().waitFor({ state: 'attached' });
    await app.close();
  });
}
