// Cut, copy, paste and undo by chord and by menu, in fields and over words: the browser's own, on the real elements.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { go, openApp, openSample, settled } from './harness.mjs';
import { beginning, hasFocus, heldBy, openLine, openProse, paste, press } from './text_forms.mjs';
import { words } from './words.mjs';

const clipboard = (page) => page.evaluate(() => navigator.clipboard.readText());

for (const [kind, open] of [['one line', openLine], ['prose', openProse]]) {
  test(`cut, copy and paste by Ctrl chords in ${kind}`, async () => {
    const app = await open();
    const { page, context, field } = app;
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.keyboard.type('Lin 悦');
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Control+c');
    assert.equal(await clipboard(page), 'Lin 悦');
    await page.keyboard.press('End');
    await page.keyboard.press('Control+v');
    assert.equal(await field.inputValue(), 'Lin 悦Lin 悦');
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Control+x');
    assert.equal(await field.inputValue(), '');
    await paste(page, context, '引路 🪨');
    assert.equal(await heldBy(page, field), '引路 🪨');
    await app.close();
  });

  test(`Ctrl+Z in ${kind} takes back typing there, and nothing of the record`, async () => {
    const app = await open();
    const { page, field } = app;
    const address = page.url();
    await page.keyboard.insertText('one ');
    await settled(page, 100);
    await page.keyboard.insertText('two');
    await settled(page, 100);
    await page.keyboard.press('Control+z');
    await settled(page);
    assert.notEqual(await field.inputValue(), 'one two');
    await page.keyboard.press('Control+Shift+z');
    await settled(page);
    assert.equal(await field.inputValue(), 'one two');
    await hasFocus(field);
    assert.equal(page.url(), address, 'the record stands as it was');
    await app.close();
  });
}

test('chords with Cmd are left to the browser in a field, and to the app outside', async () => {
  const app = await openLine();
  const { page } = app;
  const prevented = (key) => page.evaluate((name) => {
    const event = new KeyboardEvent('keydown', { key: name, code: `Key${name.toUpperCase()}`, metaKey: true, bubbles: true, cancelable: true });
    (document.activeElement ?? document.body).dispatchEvent(event);
    return event.defaultPrevented;
  }, key);
  for (const key of ['a', 'c', 'v', 'x', 'z', 'y']) assert.equal(await prevented(key), false, `Cmd+${key} in a field`);
  await page.evaluate(() => document.activeElement.blur());
  assert.equal(await prevented('z'), true, 'outside it is the app’s undo');
  assert.equal(await prevented('c'), false);
  await app.close();
});

test('Ctrl+Z outside a field undoes the last change of the record', async () => {
  const app = await openSample({ route: '/people' });
  const { page, t } = app;
  await page.getByRole('row', { name: /Aiko Tanaka/ }).first().waitFor({ state: 'attached' });
  await page.evaluate(() => document.activeElement?.blur());
  await page.keyboard.press('Control+z');
  await page.getByRole('row', { name: /Aiko Tanaka/ }).first().waitFor({ state: 'detached' });
  await app.close();
});

/// Presses the right button there; what the browser would open its menu for.
async function menuAt(page, x, y) {
  await page.evaluate(() => {
    globalThis.menu = new Promise((resolve) => {
      window.addEventListener('contextmenu', (event) => {
        setTimeout(() => resolve({ tag: event.target.tagName, text: event.target.textContent, isPrevented: event.defaultPrevented }));
      }, { once: true });
    });
  });
  await page.mouse.move(x, y);
  await settled(page, 150);
  await page.mouse.click(x, y, { button: 'right' });
  return page.evaluate(() => globalThis.menu);
}

test('the right button opens the browser’s menu on a field and on words', async () => {
  const app = await openLine();
  const { page, field, t } = app;
  const box = await page.getByLabel(t('profile', 'headline'), { exact: true }).boundingBox();
  const onField = await menuAt(page, box.x + 40, box.y + box.height / 2);
  assert.deepEqual([onField.tag, onField.isPrevented], ['INPUT', false], 'also before it has the focus');
  await page.keyboard.press('Escape');
  const title = await page.getByRole('heading', { level: 1 }).boundingBox();
  const onWords = await menuAt(page, title.x + 10, title.y + title.height / 2);
  assert.deepEqual([onWords.tag, onWords.isPrevented], ['H1', false]);
  await field.waitFor({ state: 'attached' });
  await app.close();
});

/// Selects by dragging over what is drawn there, and copies.
async function dragAndCopy(page, context, box, { alt = false } = {}) {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate(() => navigator.clipboard.writeText('nothing'));
  const y = box.y + Math.min(box.height / 2, 10);
  if (alt) await page.keyboard.down('Alt');
  await page.mouse.move(box.x + 30, y);
  await page.mouse.move(box.x + 2, y);
  await settled(page, 150);
  await page.mouse.down();
  await settled(page, 150);  // a hand is slower than a test
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 4 });
  await settled(page, 150);
  await page.mouse.move(box.x + box.width - 1, box.y + box.height - 2, { steps: 4 });
  await settled(page, 150);
  await page.mouse.up();
  if (alt) await page.keyboard.up('Alt');
  await settled(page, 150);
  await page.keyboard.press('Control+c');
  return clipboard(page);
}

for (const lang of ['en', 'zh']) {
  test(`a paragraph is selected with the mouse and copied, in ${lang}`, async () => {
    const t = words(lang);
    const app = await openApp({ lang });
    const { page, context } = app;
    const paragraph = page.getByText(t('welcome', 'headline_line'), { exact: true });
    const copied = await dragAndCopy(page, context, await paragraph.boundingBox());
    assert.ok(copied.length > 10 && t('welcome', 'headline_line').startsWith(copied.trim().slice(0, 10)), copied);
    // a press beside it lets go, and what can be pressed still can
    await page.mouse.click(4, 4);
    await settled(page, 150);
    assert.equal(await page.evaluate(() => getSelection().isCollapsed), true);
    await press(page, page.getByRole('button', { name: beginning(t('welcome', 'create')) }));
    await page.getByLabel(t('profile', 'name'), { exact: true }).waitFor({ state: 'attached' });
    await app.close();
  });
}

test('a cell of a table is copied: with Alt where a press on the row would open it', async () => {
  const app = await openSample({ route: '/people' });
  const { page, context, t } = app;
  const words_ = page.getByRole('row', { name: /Aiko Tanaka/ }).first().getByRole('cell').first().locator('.words').first();
  const name = await words_.textContent();
  const address = page.url();
  const copied = await dragAndCopy(page, context, await words_.boundingBox(), { alt: true });
  assert.ok(copied.length > 2 && name.includes(copied.trim()), `“${copied}” of “${name}”`);
  assert.equal(page.url(), address, 'selecting is not pressing');
  await app.close();
});

test('words that can be selected steal no wheel', async () => {
  const app = await openSample({ viewport: { width: 1000, height: 500 }, route: '/skills' });
  const { page, t } = app;
  const title = page.getByRole('heading', { level: 1 });
  const before = await title.boundingBox();
  await page.mouse.move(before.x + 10, before.y + 10);
  await settled(page, 150);
  await page.mouse.wheel(0, 200);
  await settled(page);
  assert.ok((await title.boundingBox()).y < before.y - 50);
  await app.close();
});

test('words that can be selected steal no finger: a swipe over them scrolls', async () => {
  const app = await openSample({ viewport: { width: 390, height: 700 }, isTouch: true, scale: 2, route: '/skills' });
  const { page, t } = app;
  const client = await app.context.newCDPSession(page);
  const title = page.getByRole('heading', { level: 1 });
  const before = await title.boundingBox();
  const x = before.x + 20;
  await client.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y: 400 }] });
  for (let y = 390; y > 250; y -= 20) await client.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x, y }] });
  await client.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await settled(page);
  assert.ok((await title.boundingBox()).y < before.y - 50);
  await app.close();
});
