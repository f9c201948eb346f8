// An organiser matches a whole programme: turns rules, promises a pair, publishes, takes it back, takes it away.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { openApp, settled } from './harness.mjs';
import { walkOf } from './screens.mjs';
import { words } from './words.mjs';

for (const { lang, isTouch } of [{ lang: 'en', isTouch: false }, { lang: 'zh', isTouch: true }]) {
  test(`a programme is matched, published and taken back (${lang}${isTouch ? ', phone' : ''})`, async () => {
    const app = await openApp({ lang, isTouch, ...(isTouch && { viewport: { width: 390, height: 844 } }) });
    const { page } = app;
    const t = words(lang);
    const walk = walkOf(page, t);
    await walk.openSample();
    await walk.dismissToast();
    await walk.createProfile('Ada Obi', ['role_learner', 'role_organiser']);
    await walk.lookAs('Ada Obi');
    await walk.goTo('matching');
    const heading = async (name) => page.getByRole('heading', { name, exact: true }).first().waitFor({ state: 'attached' });
    const part = async (name) => {
      if (await page.getByRole('tab').count() > 0) await walk.press('tab', t('cohort', `part_${name}`));
    };

    await part('figures');
    await heading(t('cohort', 'proven_total'));
    await part('match');
    const headings = () => page.locator('#mirror main h2').allTextContents();
    const before = await headings();

    // Pairs may move: another answer, at once.
    await part('rules');
    await page.getByRole('switch', { name: t('cohort', 'rule_keep'), exact: true }).evaluate((one) => one.click());
    await settled(page);
    await part('match');
    assert.notDeepEqual(await headings(), before);

    // A promise stays in every match, until it is taken back.
    await walk.pressFirst('button', new RegExp(t('cohort', 'lock', { coach: '.+', learner: '.+' })));
    await walk.dismissToast();
    for (const mode of ['fairest', 'stable']) {
      await walk.press('radio', t('cohort', `mode_${mode}`));
      await part('figures');
      await heading(t('cohort', `proven_${mode}`));
      await part('match');
    }
    await walk.press('radio', t('cohort', 'mode_total'));

    // What is taken away can be read by others.
    const saved = page.waitForEvent('download');
    await walk.press('button', t('cohort', 'export'));
    await walk.press('menuitem', t('cohort', 'export_proof'));
    const record = readFileSync(await (await saved).path(), 'utf8');
    assert.match(record, /^cairn-match 1\nmode total\n/);

    await walk.press('button', t('cohort', 'publish'));
    await page.getByRole('dialog').getByRole('button', { name: t('cohort', 'publish'), exact: true }).evaluate((one) => one.click());
    await settled(page);
    await page.getByText(t('cohort', 'published'), { exact: true }).first().waitFor({ state: 'attached' });
    await heading(t('cohort', 'headline_same'));
    await walk.pressFirst('button', t('shell', 'undo'));
    await page.getByRole('heading', { name: t('cohort', 'headline_same'), exact: true }).waitFor({ state: 'detached' });
    await app.close();
  });
}
