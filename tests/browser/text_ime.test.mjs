// Input methods, dead keys and everything that is more than one key a letter. The browser composes in the real field,
// so what is tested is that nothing of ours comes between.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { screenshot, settled } from './harness.mjs';
import { compose, hasFocus, heldBy, openLine, openProse, press } from './text_forms.mjs';

for (const lang of ['en', 'zh']) {
  for (const [kind, open] of [['one line', openLine], ['prose', openProse]]) {
    test(`Chinese is composed in ${kind}, seen meanwhile, and there once, in ${lang}`, async () => {
      const app = await open({ lang });
      const { page, client, field } = app;
      await page.keyboard.type('Yue ');
      for (const text of ['n', 'ni', 'ni h', 'ni hao']) {
        await compose(client, text);
        await settled(page, 100);
        assert.equal(await field.inputValue(), `Yue ${text}`, 'the composition is seen while it goes on');
      }
      const look = await field.evaluate((element) => {
        const style = getComputedStyle(element);
        return { opacity: style.opacity, isInked: style.color !== style.backgroundColor && style.color !== 'rgba(0, 0, 0, 0)' };
      });
      assert.deepEqual(look, { opacity: '1', isInked: true }, 'the browser underlines it in the field that is seen');
      await screenshot(page, `text_ime_${kind.replace(' ', '_')}_${lang}`);
      await client.send('Input.insertText', { text: '你好' });
      await settled(page, 100);
      await hasFocus(field);
      await page.keyboard.type('!');
      assert.equal(await heldBy(page, field), 'Yue 你好!');
      await app.close();
    });
  }
}

test('a composition is underlined on the screen', async () => {
  const app = await openLine();
  const { page, client, field } = app;
  await compose(client, 'ni hao');
  await settled(page, 100);
  const composed = await inkBelow(page, field);
  await client.send('Input.insertText', { text: 'ni hao' });
  await settled(page, 100);
  const plain = await inkBelow(page, field);
  assert.ok(composed > plain, `a line of ink under the letters: ${composed} px while composing, ${plain} after`);
  await app.close();
});

/// The longest row of dark pixels in the lower half of the field, without its border.
async function inkBelow(page, field) {
  const box = await field.boundingBox();
  const png = await page.screenshot({ clip: { x: box.x + 12, y: box.y + box.height / 2, width: 120, height: box.height / 2 - 4 } });
  return page.evaluate(async (base64) => {
    const blob = new Blob([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], { type: 'image/png' });
    const image = await createImageBitmap(blob);
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    let longest = 0;
    for (let y = 0; y < image.height; y += 1) {
      let run = 0;
      for (let x = 0; x < image.width; x += 1) {
        run = data[(y * image.width + x) * 4] < 128 ? run + 1 : 0;
        longest = Math.max(longest, run);
      }
    }
    return longest;
  }, png.toString('base64'));
}

for (const lang of ['en', 'zh']) {
  test(`the Enter that takes a candidate sends nothing, in ${lang}`, async () => {
    const app = await openLine({ lang });
    const { page, client, field } = app;
    await page.evaluate(() => {
      globalThis.submits = 0;
      const mirror = document.getElementById('mirror');
      mirror.addEventListener('keydown', (event) => { if (event.defaultPrevented) globalThis.submits += 1; });
    });
    await compose(client, 'lin');
    // as Chromium sends it within a composition, and as Safari does right after one
    await client.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229 });
    await client.send('Input.dispatchKeyEvent', { type: 'keyUp', key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 });
    await client.send('Input.insertText', { text: '林' });
    await client.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229 });
    await client.send('Input.dispatchKeyEvent', { type: 'keyUp', key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 });
    await settled(page);
    assert.equal(await page.evaluate(() => globalThis.submits), 0);
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => globalThis.submits), 1, 'the next one is the person’s own');
    assert.equal(await heldBy(page, field), '林');
    await app.close();
  });
}

for (const [kind, open] of [['one line', openLine], ['prose', openProse]]) {
  test(`a cancelled composition leaves nothing in ${kind}`, async () => {
    const app = await open();
    const { page, client, field } = app;
    await page.keyboard.type('ab');
    await page.keyboard.press('ArrowLeft');
    for (const text of ['x', 'xi', 'xie']) await compose(client, text);
    await settled(page, 100);
    assert.equal(await field.inputValue(), 'axieb');
    await compose(client, '');
    await settled(page, 100);
    assert.equal(await field.inputValue(), 'ab');
    await page.keyboard.type('-');
    assert.equal(await heldBy(page, field), 'a-b', 'the caret is where it was');
    await app.close();
  });

  test(`dead keys, emoji and their parts arrive whole in ${kind}`, async () => {
    const app = await open();
    const { page, client, field } = app;
    // a dead acute, then e: one composed letter
    await client.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', key: 'Dead', code: 'Quote', windowsVirtualKeyCode: 222 });
    await compose(client, '´');
    await client.send('Input.dispatchKeyEvent', { type: 'keyUp', key: 'Dead', code: 'Quote', windowsVirtualKeyCode: 222 });
    await client.send('Input.insertText', { text: 'é' });
    for (const text of ['🪨', '👩‍🚀', '👍🏽', '🇵🇹', '𠮷', '❤️']) await page.keyboard.insertText(text);
    await settled(page);
    assert.equal(await field.inputValue(), 'é🪨👩‍🚀👍🏽🇵🇹𠮷❤️');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Backspace');
    assert.equal(await heldBy(page, field), 'é🪨👩‍🚀👍🏽🇵🇹');
    await app.close();
  });
}

test('a composition that begins while the program still answers the last letters is not disturbed', async () => {
  const app = await openLine();
  const { page, client, field } = app;
  await page.keyboard.type('Lin Yue ', { delay: 0 });
  await compose(client, 'y');
  await compose(client, 'yue');
  await client.send('Input.insertText', { text: '悦' });
  await page.keyboard.type(' and more', { delay: 0 });
  assert.equal(await heldBy(page, field), 'Lin Yue 悦 and more');
  await app.close();
});

test('leaving the field in the middle of a composition keeps what was composed', async () => {
  const app = await openLine();
  const { page, client, field, t } = app;
  await compose(client, 'lin');
  await press(page, page.getByLabel(t('profile', 'headline'), { exact: true }));
  await settled(page);
  assert.equal(await field.inputValue(), 'lin');
  await app.close();
});
