// The main job, walked by mouse as a person would: a profile, real tables, a goal, a coach, progress; with a reload in
// the middle and the network off at the end. The same walk in both languages.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openApp, ready, screenshot, settled } from './harness.mjs';
import { words } from './words.mjs';

const FILES = {
  'concepts.csv':
    'id,title\nvariables,Variables\nloops,Loops\nfunctions,Functions\nrecursion,Recursion\nsorting,Sorting\n',
  'prerequisites.csv':
    'prerequisite,concept\nvariables,loops\nloops,functions\nfunctions,recursion\nrecursion,sorting\nsorting,nowhere\n',
  'courses.csv':
    'section,title,url,duration,effort,column4,column5\n' +
    'Basics,Functions in practice,https://example.org/f,4 weeks,2-4 hours/week,none,chat\n',
  'people.csv':
    'name,email,role,skills,languages,time zone,capacity,availability\n' +
    'Marta Okafor,marta@example.org,coach,sorting:5;recursion:5;functions:5;loops:4,en;zh,Africa/Lagos,2,Mon 18:00-21:00\n' +
    'Samuel Osei,samuel@example.org,coach,loops:4,en,Africa/Accra,1,Tue 09:00-10:00\n',
};

/// A hand with a mouse: every press is a real press where the thing is drawn.
function handOf(page) {
  return {
    async press(role, name) {
      const target = page.getByRole(role, { name, exact: typeof name === 'string' }).first();
      await target.waitFor({ state: 'attached', timeout: 30000 }).catch(async () => {
        const there = await page.getByRole(role).evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? one.textContent));
        throw new Error(`no ${role} “${name}” on ${page.url()}; there are: ${there.join(' | ')}`);
      });
      await target.scrollIntoViewIfNeeded();
      await settled(page, 200);
      await target.click({ force: true });
      await settled(page, 200);
    },
    async goTo(name) { await this.press('link', name); },
    async sees(text) { await page.getByText(text, { exact: false }).first().waitFor({ state: 'attached', timeout: 30000 }); },
  };
}

/// A name that begins with these words: counts and units may follow.
const beginning = (text) => new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);

for (const lang of ['en', 'zh']) {
  test(`From nothing to a coach and progress, in ${lang}, with a reload and offline`, { timeout: 600000 }, async (context) => {
    const t = words(lang);
    const app = await openApp({ lang, viewport: { width: 1440, height: 900 } });
    const { page } = app;
    const hand = handOf(page);
    context.after(async () => { if (!page.isClosed()) await screenshot(page, `journey-${lang}-stopped`); });

    // A profile
    await hand.press('button', t('welcome', 'create'));
    await page.getByLabel(t('profile', 'name'), { exact: true }).fill('林悦 Yue');
    await hand.press('button', t('profile', 'create'));
    await page.getByRole('heading', { level: 1 }).filter({ hasText: '林悦 Yue' }).waitFor({ state: 'attached' });

    // Real data: four tables at once, one row of which is wrong; seen before it is taken
    await hand.goTo(t('shell', 'page_import'));
    const choosing = page.waitForEvent('filechooser');
    await hand.press('button', beginning(t('import', 'drop')));
    await (await choosing).setFiles(Object.entries(FILES).map(([name, text]) => ({
      name, mimeType: 'text/csv', buffer: Buffer.from(text),
    })));
    await hand.sees('nowhere');
    await screenshot(page, `journey-${lang}-import`);
    await hand.press('button', t('import', 'confirm', { count: 12 }));
    await hand.sees(t('shell', 'imported', { count: 12 }));

    // A goal, and the plan in the order in which it can be walked
    await hand.goTo(t('shell', 'page_plan'));
    await page.getByLabel(t('plan', 'add_skill'), { exact: true }).selectOption({ label: 'Sorting' });
    await settled(page);
    await hand.press('button', t('plan', 'save'));
    await hand.sees(t('plan', 'steps'));
    const rows = await page.getByRole('table', { name: t('plan', 'steps_name') }).getByRole('row').allTextContents();
    const order = ['Variables', 'Loops', 'Functions', 'Recursion', 'Sorting'];
    const places = order.map((title) => rows.findIndex((row) => new RegExp(`^\\d+${title}`).test(row)));
    assert.ok(places.every((place, i) => place > 0 && (i === 0 || place > places[i - 1])), `in order: ${rows}`);
    await screenshot(page, `journey-${lang}-plan`);

    // A coach: the score adds up to what it says; then asked, accepted, confirmed
    await hand.goTo(t('shell', 'page_coaches'));
    await hand.sees('Marta Okafor');
    const parts = await page.getByRole('list', { name: t('coaches', 'terms_name') }).getByRole('listitem').allTextContents();
    const numbers = parts.map((row) => Number(/([+−]?\d+\.\d)\s*$/.exec(row.trim())?.[1].replace('−', '-')));
    const total = numbers.pop();
    assert.ok(numbers.length >= 7 && numbers.every(Number.isFinite), `terms: ${parts}`);
    assert.equal(numbers.reduce((sum, part) => sum + Math.round(part * 10), 0), Math.round(total * 10), 'the parts sum to the score');
    await screenshot(page, `journey-${lang}-coaches`);
    await hand.press('button', t('coaches', 'request', { name: 'Marta Okafor' }));
    await page.getByLabel(t('coaches', 'request_message'), { exact: true }).fill('你好 Marta');
    await hand.press('button', t('coaches', 'request_send'));
    await hand.sees(t('requests', 'state_sent'));

    await page.reload();
    await ready(page);
    await hand.sees('你好 Marta');

    await lookAs(page, hand, t, 'Marta Okafor');
    await hand.goTo(beginning(t('shell', 'page_requests')));
    await hand.press('button', t('requests', 'accept'));
    await lookAs(page, hand, t, '林悦 Yue');
    await hand.goTo(beginning(t('shell', 'page_requests')));
    await hand.press('button', t('requests', 'confirm'));
    await hand.sees(t('requests', 'state_confirmed'));

    // Progress: a right answer moves mastery, and the plan with it
    await hand.goTo(t('shell', 'page_skills'));
    await hand.press('radio', t('skills', 'layout_list'));
    await hand.press('row', /Variables/);
    const before = await masteryOf(page);
    await hand.press('button', t('skills', 'right'));
    await hand.press('button', t('skills', 'right'));
    const after = await masteryOf(page);
    assert.ok(after > before, `mastery rises from ${before}, is ${after}`);
    await screenshot(page, `journey-${lang}-skill`);

    // A lesson
    await hand.goTo(t('shell', 'page_courses'));
    await hand.press('row', /Functions in practice/);
    const lesson = page.getByRole('checkbox').first();
    await lesson.scrollIntoViewIfNeeded();
    await settled(page, 200);
    await lesson.click({ force: true });
    await settled(page);
    assert.equal(await page.getByRole('checkbox').first().isChecked(), true);

    // With the network off, from the address: everything is there, and goes on
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await app.context.setOffline(true);
    await page.reload();
    await ready(page);
    await settled(page);
    assert.equal(await page.getByRole('checkbox').first().isChecked(), true);
    await hand.goTo(t('shell', 'page_plan'));
    await hand.sees('Sorting');
    await hand.goTo(beginning(t('shell', 'page_requests')));
    await hand.sees(t('requests', 'state_confirmed'));
    await app.context.setOffline(false);
    await app.close();
  });
}

async function lookAs(page, hand, t, name) {
  await hand.goTo(t('shell', 'page_people'));
  await hand.press('row', new RegExp(name));
  await hand.press('button', t('people', 'look_as', { name }));
  await page.getByRole('heading', { level: 1 }).filter({ hasText: name.split(' ')[0] }).waitFor({ state: 'attached' });
}

/// The level that the skill's page shows.
async function masteryOf(page) {
  const text = await page.locator('#mirror').getByRole('progressbar').first().getAttribute('aria-valuetext');
  return Number(/\d+\.\d+/.exec(text ?? '')?.[0]);
}
