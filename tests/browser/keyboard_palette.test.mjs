// The palette and the keys of the whole window: by keyboard, mouse and finger, in both languages, at desktop and phone
// size. Everything is found by role and name.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { openSample as openSampleOn, screenshot, settled } from './harness.mjs';

const PHONE = { viewport: { width: 390, height: 844 }, scale: 2, isTouch: true };

/// The sample programme, looked at by its learner.
const openSample = (lang, options = {}) => openSampleOn({ lang, viewport: { width: 1440, height: 900 }, route: '/people', ...options });

const paletteOf = (page, t) => page.getByRole('dialog', { name: t('palette', 'title') });
const fieldOf = (page, t) => page.getByRole('combobox', { name: t('palette', 'title') });
const chosenOf = (page) => page.getByRole('option', { selected: true });
const focusedName = (page) => page.evaluate(() => document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent);
const gone = (locator) => locator.waitFor({ state: 'detached' });

for (const lang of ['en', 'zh']) {
  test(`the palette finds and goes by keyboard alone, in ${lang}`, async () => {
    const { page, t, close } = await openSample(lang);
    await page.keyboard.press('Control+k');
    await fieldOf(page, t).waitFor();
    await settled(page);
    assert.equal(await fieldOf(page, t).evaluate((field) => field === document.activeElement), true);
    await screenshot(page, `palette-${lang}-empty`);

    await page.keyboard.type(t('shell', 'page_courses'));
    await settled(page);
    assert.equal(await chosenOf(page).textContent(), t('shell', 'page_courses'));
    assert.equal(await fieldOf(page, t).getAttribute('aria-activedescendant'), await chosenOf(page).getAttribute('id'));
    assert.ok(await page.locator(`#${await fieldOf(page, t).getAttribute('aria-controls')}`).count(), 'it controls the list');
    await screenshot(page, `palette-${lang}-found`);
    await page.keyboard.press('Enter');
    await gone(paletteOf(page, t));
    await page.waitForFunction(() => location.hash === '#/courses');

    // recent first, and the cursor by arrows, End and Home
    await page.keyboard.press('Control+k');
    await fieldOf(page, t).waitFor();
    await settled(page);
    const names = await page.getByRole('option').allTextContents();
    await page.keyboard.press('ArrowDown');
    await settled(page, 200);
    assert.equal(await chosenOf(page).textContent(), (await page.getByRole('option').allTextContents())[1]);
    await page.keyboard.press('End');
    await settled(page, 200);
    assert.equal(await chosenOf(page).textContent(), names.at(-1));
    await page.keyboard.press('Home');
    await settled(page, 200);
    assert.equal(await chosenOf(page).textContent(), names[0]);

    // Escape closes it and gives the focus back
    await page.keyboard.press('Escape');
    await gone(paletteOf(page, t));
    assert.equal(await page.evaluate(() => document.activeElement.tagName), 'H1');
    await close();
  });

  test(`a person is found by a part of the name, and nothing is said to be nothing, in ${lang}`, async () => {
    const { page, t, close } = await openSample(lang);
    await page.getByRole('button', { name: t('palette', 'open') }).click({ force: true });
    await fieldOf(page, t).waitFor();
    await page.keyboard.type('okafor');
    await page.getByRole('option', { name: 'Marta Okafor' }).waitFor({ state: 'attached' });
    await fieldOf(page, t).fill('qqqq');
    await page.getByText(t('palette', 'nothing')).waitFor({ state: 'attached' });
    assert.equal(await page.getByRole('option').count(), 0);
    await fieldOf(page, t).fill('okafor');
    await page.getByRole('option', { name: 'Marta Okafor' }).waitFor({ state: 'attached' });
    await settled(page);
    await page.getByRole('option', { name: 'Marta Okafor' }).click({ force: true });
    await page.getByRole('dialog', { name: 'Marta Okafor' }).waitFor({ state: 'attached' });
    await close();
  });

  test(`on a phone a finger opens the palette over the whole window, in ${lang}`, async () => {
    const { page, t, close } = await openSample(lang, PHONE);
    await page.getByRole('button', { name: t('palette', 'open') }).tap({ force: true });
    await fieldOf(page, t).waitFor();
    await settled(page);
    const box = await paletteOf(page, t).boundingBox();
    assert.deepEqual([box.x, box.y, box.width, box.height].map(Math.round), [0, 0, 390, 844]);
    await screenshot(page, `palette-${lang}-phone`);
    const option = page.getByRole('option', { name: t('shell', 'page_courses') });
    assert.ok((await option.boundingBox()).height >= 44);
    await settled(page, 1000);
    await option.tap({ force: true });
    await page.waitForFunction(() => location.hash === '#/courses');
    await gone(paletteOf(page, t));
    await close();
  });

  test(`keys go to pages, through rows and regions, and are listed, in ${lang}`, async () => {
    const { page, t, close } = await openSample(lang);
    await page.keyboard.press('g');
    await page.keyboard.press('e');
    await page.waitForFunction(() => location.hash === '#/people');
    await settled(page);
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await settled(page);
    const rows = await page.getByRole('table', { name: t('people', 'table') }).getByRole('row').evaluateAll(
      (all) => all.map((row) => row.getAttribute('aria-label')));
    assert.equal(await focusedName(page), rows[2], 'the second person');
    await page.keyboard.press('k');
    await settled(page);
    assert.equal(await focusedName(page), rows[1]);
    await page.keyboard.press('Enter');
    const person = page.getByRole('dialog').first();
    await person.waitFor({ state: 'attached' });
    await page.keyboard.press('Escape');
    await gone(person);

    await page.keyboard.press('F6');
    await settled(page, 200);
    const inside = () => page.evaluate(() => document.activeElement.closest('nav, header, main')?.tagName);
    const first = await inside();
    await page.keyboard.press('F6');
    await settled(page, 200);
    const second = await inside();
    await page.keyboard.press('Shift+F6');
    await settled(page, 200);
    assert.notEqual(second, first);
    assert.equal(await inside(), first);

    await page.keyboard.press('?');
    const list = page.getByRole('dialog', { name: t('keys', 'title') });
    await list.waitFor({ state: 'attached' });
    await settled(page);
    await list.getByText(t('keys', 'next_region')).waitFor({ state: 'attached' });
    await screenshot(page, `keys-${lang}`);
    await page.keyboard.press('Escape');
    await gone(list);
    await close();
  });

  test(`single keys are off in fields, and for who turns them off, in ${lang}`, async () => {
    const { page, t, close } = await openSample(lang);
    await page.keyboard.press('g');
    await page.keyboard.press('e');
    await page.waitForFunction(() => location.hash === '#/people');
    await settled(page);
    await page.keyboard.press('/');
    await settled(page);
    const search = page.getByLabel(t('people', 'search'), { exact: true });
    assert.equal(await search.evaluate((field) => field === document.activeElement), true, '/ goes to the page’s own search');
    await page.keyboard.type('gt?');
    await settled(page);
    assert.equal(await search.inputValue(), 'gt?');
    assert.equal(new URL(page.url()).hash, '#/people');
    await search.blur();

    await page.keyboard.press('Control+k');
    await fieldOf(page, t).waitFor();
    await page.keyboard.type(t('shell', 'page_settings'));
    await settled(page);
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => location.hash === '#/settings');
    const single = page.getByRole('switch', { name: t('keys', 'single') });
    await single.waitFor({ state: 'attached' });
    await single.press(' ');
    await settled(page);
    assert.equal(await single.isChecked(), false);
    await page.keyboard.press('g');
    await page.keyboard.press('t');
    await settled(page);
    assert.equal(new URL(page.url()).hash, '#/settings');
    await page.keyboard.press('Control+k');
    await fieldOf(page, t).waitFor();
    await close();
  });
}

test('the first Tab reaches the link past the menu, and it leads to the heading', async () => {
  const { page, t, close } = await openSample('en');
  await page.evaluate(() => {  // Tab goes on from where the focus was last: back to the beginning
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute('tabindex');
  });
  await page.keyboard.press('Tab');
  assert.equal(await focusedName(page), t('keys', 'skip'));
  await settled(page);
  await screenshot(page, 'skip-link');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => document.activeElement.tagName === 'H1');
  await close();
});

test('Ctrl Z undoes the last step, not while a field has the focus', async () => {
  const { page, t, close } = await openSample('en');
  await page.keyboard.press('g');
  await page.keyboard.press('e');
  await page.waitForFunction(() => location.hash === '#/people');
  await settled(page);
  await page.keyboard.press('/');
  await page.keyboard.type('abc');
  await page.keyboard.press('Control+z');
  await settled(page);
  assert.equal(await page.getByRole('navigation').count(), 1, 'the record is as it was');
  await page.keyboard.press('F6');
  await settled(page, 200);
  await page.keyboard.press('Control+z');
  await page.getByText(t('people', 'empty'), { exact: true }).first().waitFor({ state: 'attached' });
  await close();
});

test('axe finds no failure in the palette and the list of keys', async () => {
  const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  const { page, t, close } = await openSample('en');
  await page.evaluate(axe);
  const failures = async () => {
    const { violations } = await page.evaluate(() => globalThis.axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }));
    return violations.map(({ id, nodes }) => [id, nodes.slice(0, 3).map((node) => node.html)]);
  };
  await page.keyboard.press('Control+k');
  await fieldOf(page, t).waitFor();
  await settled(page);
  assert.deepEqual(await failures(), []);
  await page.keyboard.press('Escape');
  await gone(paletteOf(page, t));
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: t('keys', 'title') }).waitFor({ state: 'attached' });
  await settled(page);
  assert.deepEqual(await failures(), []);
  await close();
});
