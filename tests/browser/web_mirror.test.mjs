// The mirror: what the canvas shows, as real elements. Mouse, keyboard, input methods and assistive technology all
// reach the same things, and each of them sees what the others did.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { openApp, screenshot, settled } from './harness.mjs';

const heading = (page) => page.getByRole('heading', { level: 1 });
const start = (page) => page.getByRole('button', { name: 'Create your profile' });

async function openProfileForm(options = {}) {
  const app = await openApp({ route: '/profile', ...options });
  await app.page.getByLabel('Name', { exact: true }).waitFor();
  await settled(app.page);
  return app;
}

test('the page has one heading, landmarks and named controls', async () => {
  const app = await openApp();
  const { page } = app;
  assert.equal(await heading(page).count(), 1);
  assert.equal(await page.getByRole('main').count(), 1);
  const nameless = await page.evaluate(() => [...document.querySelectorAll('#mirror :is(button, a, input, select, textarea)')]
    .filter((element) => !(element.getAttribute('aria-label') ?? element.textContent).trim()).map((element) => element.outerHTML));
  assert.deepEqual(nameless, []);
  await screenshot(page, 'web_mirror_welcome');
  await app.close();
});

test('each element lies where its twin is drawn', async () => {
  const app = await openApp();
  const { page } = app;
  const box = await start(page).boundingBox();
  assert.ok(box.width > 80 && box.height >= 36 && box.y > 0 && box.y < 800, JSON.stringify(box));
  await app.close();
});

test('a press with the mouse and one with the keyboard do the same', async () => {
  for (const press of [(target) => target.click({ force: true }), (target) => target.press('Enter')]) {
    const app = await openApp();
    const { page } = app;
    const before = page.url();
    await press(start(page));
    await page.getByLabel('Name', { exact: true }).waitFor();
    assert.notEqual(page.url(), before, 'the address follows');
    await page.goBack();
    await page.getByText('Set up in about three minutes').waitFor();
    await page.goForward();
    await page.getByLabel('Name', { exact: true }).waitFor();
    await app.close();
  }
});

test('the new page takes the focus with its heading and gives the window its title', async () => {
  const app = await openApp();
  const { page } = app;
  await page.getByRole('link', { name: 'Bring your own data' }).press('Enter');
  await page.waitForFunction(() => location.hash !== '' && document.activeElement.tagName === 'H1');
  assert.match(await page.title(), /Cairn/);
  await app.close();
});

test('choosing the other language changes words, page language and tree', async () => {
  const app = await openApp();
  const { page } = app;
  await page.getByRole('radio', { name: '简体中文' }).click({ force: true });
  await page.getByRole('button', { name: '创建个人档案' }).waitFor();
  assert.match(await page.evaluate(() => document.documentElement.lang), /^zh/);
  assert.equal(await page.getByText('Set up in about three minutes').count(), 0);
  await screenshot(page, 'web_mirror_welcome_zh');
  await app.close();
});

test('a checkbox follows mouse and space', async () => {
  const app = await openApp();
  const box = app.page.getByRole('checkbox', { name: 'Coach' });
  const before = await box.isChecked();
  await box.setChecked(!before, { force: true });
  assert.equal(await box.isChecked(), !before);
  await box.press(' ');
  assert.equal(await box.isChecked(), before);
  await app.close();
});

test('a field keeps what is typed, pasted and filled', async () => {
  const app = await openProfileForm();
  const { page } = app;
  const name = page.getByLabel('Name', { exact: true });
  await name.click({ force: true });
  assert.equal(await name.evaluate((element) => document.activeElement === element), true, 'a click on the drawn field focuses the real one');
  await page.keyboard.type('Lin Yue');
  await page.keyboard.press('Home');
  await page.keyboard.insertText('林悦 ');
  await settled(page);
  assert.equal(await name.inputValue(), '林悦 Lin Yue');
  await screenshot(page, 'web_mirror_field_focused');
  await page.keyboard.press('Tab');
  await settled(page);
  assert.equal(await name.inputValue(), '林悦 Lin Yue', 'the program holds it too');
  await screenshot(page, 'web_mirror_field_left');
  await name.fill('Marta');
  await name.blur();
  await settled(page);
  assert.equal(await name.inputValue(), 'Marta');
  await app.close();
});

test('an input method composes in the field and commits once', async () => {
  const app = await openProfileForm();
  const { page } = app;
  const name = page.getByLabel('Name', { exact: true });
  const client = await app.context.newCDPSession(page);
  await name.click({ force: true });
  for (const text of ['l', 'lin', 'lin yue']) {
    await client.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    await settled(page, 100);
  }
  assert.equal(await name.inputValue(), 'lin yue', 'the composition is seen while it goes on');
  await client.send('Input.insertText', { text: '林悦' });
  await name.blur();
  await settled(page);
  assert.equal(await name.inputValue(), '林悦');
  await app.close();
});

test('Tab goes through the page and leaves it', async () => {
  const app = await openApp();
  const { page } = app;
  const controls = await page.locator('#mirror :is(button, a[href], input, select, textarea):not([tabindex="-1"])').count();
  const seen = new Set();
  let hasLeft = false;
  for (let count = 0; count <= controls + 1 && !hasLeft; count += 1) {
    await page.keyboard.press('Tab');
    hasLeft = await page.evaluate(() => document.activeElement === document.body);
    if (!hasLeft) seen.add(await page.evaluate(() => document.activeElement.cairn?.id));
  }
  assert.ok(seen.size >= 3, `${seen.size} stops`);
  assert.ok(hasLeft, 'the focus is not trapped');
  await app.close();
});

test('what is focused by keyboard is scrolled into sight', async () => {
  const app = await openProfileForm({ viewport: { width: 900, height: 420 } });
  const { page } = app;
  for (let count = 0; count < 14; count += 1) await page.keyboard.press('Tab');
  await settled(page);
  const box = await page.evaluate(() => { const { top, bottom } = document.activeElement.getBoundingClientRect(); return { top, bottom, height: innerHeight }; });
  assert.ok(box.bottom > 0 && box.top < box.height, JSON.stringify(box));
  await app.close();
});

test('what the browser scrolls to, as find-in-page does, is scrolled on the canvas', async () => {
  const app = await openProfileForm({ viewport: { width: 1280, height: 640 } });
  const { page } = app;
  const last = page.locator('#mirror main button').last();
  assert.ok((await last.boundingBox()).y > 640, 'it begins out of sight');
  await last.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await settled(page);
  const box = await last.boundingBox();
  assert.ok(box.y > 0 && box.y < 640, JSON.stringify(box));
  await app.close();
});

test('a finger presses and writes', async () => {
  const app = await openApp({ viewport: { width: 390, height: 844 }, scale: 2, isTouch: true });
  const { page } = app;
  await start(page).scrollIntoViewIfNeeded();
  await settled(page);
  const box = await start(page).boundingBox();
  await page.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
  const name = page.getByLabel('Name', { exact: true });
  await name.waitFor();
  await settled(page);
  const field = await name.boundingBox();
  await page.touchscreen.tap(field.x + 20, field.y + field.height / 2);
  assert.equal(await name.evaluate((element) => document.activeElement === element), true);
  assert.ok(await name.evaluate((element) => parseFloat(getComputedStyle(element).fontSize)) >= 16, 'a smaller size would zoom the page');
  await screenshot(page, 'web_mirror_phone');
  await app.close();
});

test('axe finds no failure of WCAG 2.2 AA on the first pages, in both languages', async () => {
  const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  for (const lang of ['en', 'zh']) {
    for (const route of ['', '/profile']) {
      const app = await openApp({ lang, route });
      await settled(app.page);
      await app.page.evaluate(axe);
      const { violations } = await app.page.evaluate(() => globalThis.axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }));
      assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.slice(0, 3).map((node) => node.html)]), [], `${lang} ${route}`);
      await app.close();
    }
  }
});
