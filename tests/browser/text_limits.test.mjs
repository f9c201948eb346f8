// Text that is too long, too strange or not text at all. The page stays quick, the limit is said before it bites, and
// nothing that was typed is lost.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { go, openSample, screenshot, settled } from './harness.mjs';
import { heldBy, openLine, openProse, paste, press } from './text_forms.mjs';

const noteOf = (field) => field.getAttribute('aria-description');
const isRed = (field) => field.evaluate((element) => element.getAttribute('aria-invalid') === 'true');

/// The note may come a frame after the words.
async function noteIs(field, words) {
  for (let i = 0; i < 100 && await noteOf(field) !== words; i += 1) await field.page().waitForTimeout(100);
  assert.equal(await noteOf(field), words);
}

for (const lang of ['en', 'zh']) {
  test(`a name counts near its limit, turns red beyond it and is refused with words, in ${lang}`, async () => {
    const app = await openLine({ lang });
    const { page, field, t } = app;
    await page.keyboard.insertText('悦'.repeat(80));
    await settled(page);
    assert.equal(await noteOf(field), null, 'far from the limit nothing is said');
    await page.keyboard.insertText('悦'.repeat(18));
    await settled(page);
    await noteIs(field, t('limit', 'near', { used: 98, limit: 100 }));
    assert.equal(await isRed(field), false);
    assert.equal(await page.locator('#live_polite').textContent(), t('limit', 'near', { used: 98, limit: 100 }), 'and it is said aloud');
    await page.keyboard.insertText('悦'.repeat(12));
    await settled(page);
    await noteIs(field, t('limit', 'over', { used: 110, limit: 100, more: 10 }));
    assert.equal(await isRed(field), true);
    await screenshot(page, `text_limit_${lang}`);
    await page.getByRole('button', { name: t('profile', 'create'), exact: true }).dispatchEvent('click');
    await settled(page);
    assert.equal(await page.locator('#live_assertive').textContent(), t('profile', 'check', { fields: t('profile', 'name') }));
    assert.equal(await field.inputValue(), '悦'.repeat(110), 'what was typed is all there');
    await field.focus();
    await page.keyboard.press('End');
    for (let count = 0; count < 10; count += 1) await page.keyboard.press('Backspace');
    await page.getByRole('button', { name: t('profile', 'create'), exact: true }).dispatchEvent('click');
    await settled(page);
    await page.getByRole('heading', { level: 1 }).filter({ hasText: '悦'.repeat(100) }).waitFor({ state: 'attached' });
    await app.close();
  });

  test(`a message over its limit is kept and refused in words, in ${lang}`, async () => {
    const app = await openProse({ lang });
    const { page, field, t, context } = app;
    await paste(page, context, 'é'.repeat(1980));
    await settled(page);
    await noteIs(field, t('limit', 'near', { used: 1980, limit: 2000 }));
    await page.keyboard.insertText('é'.repeat(360));
    await settled(page);
    await noteIs(field, t('limit', 'over', { used: 2340, limit: 2000, more: 340 }));
    await press(page, page.getByRole('button', { name: t('coaches', 'request_send'), exact: true }));
    await page.getByText(t('error', 'message_too_long')).first().waitFor({ state: 'attached' });
    await screenshot(page, `text_message_refused_${lang}`);
    await app.close();
  });
}

for (const [kind, open, kept] of [['one line', openLine, 1000], ['prose', openProse, 20000]]) {
  test(`a megabyte pasted into ${kind} is cut at what is kept, and said so`, async () => {
    const app = await open();
    const { page, field, t, context } = app;
    await page.keyboard.type('before after');
    for (let count = 0; count < ' after'.length; count += 1) await page.keyboard.press('ArrowLeft');
    await paste(page, context, '山高水长'.repeat(250000));
    await page.waitForFunction((most) => document.activeElement.value.length === most, kept);
    await settled(page);
    const value = await field.inputValue();
    assert.ok(value.startsWith('before山高') && value.endsWith(' after'), `${value.slice(0, 12)}…${value.slice(-12)}`);
    await noteIs(field, t('limit', 'full', { used: kept, limit: kept / 10 }));
    await page.keyboard.press('Control+z');
    await settled(page);
    assert.equal(await field.inputValue(), 'before after', 'the field’s own undo takes the paste back');
    assert.equal(await heldBy(page, field), 'before after');
    await app.close();
  });
}

test('a cut goes through no character', async () => {
  const app = await openLine();
  const { page, field, context } = app;
  await page.keyboard.type('x');
  await paste(page, context, '👩‍🚀'.repeat(400));  // three code points each
  await settled(page);
  assert.equal(await heldBy(page, field), `x${'👩‍🚀'.repeat(333)}`);
  await app.close();
});

test('control characters, zero bytes, halves of characters and direction tricks do not stay', async () => {
  const app = await openLine();
  const { page, field } = app;
  for (const [given, held] of [
    ['Lin\u0000 \u0007Yue\u001B[31m', 'Lin Yue[31m'],
    ['Lin\u202Eeuy\u202C \u2066x\u2069', 'Lineuy x'],
    ['a\tb\u0085c', 'a b c'],
    ['half \uD83D of an emoji', 'half \uFFFD of an emoji'],
    ['\uFEFFmarked', 'marked'],
  ]) {
    await field.fill(given);
    assert.equal(await heldBy(page, field), held);
  }
  await app.close();
});

test('a name that shows nothing is no name', async () => {
  const app = await openLine();
  const { page, field, t } = app;
  await field.fill('\u200B\u200F\u3000');
  await press(page, page.getByRole('button', { name: t('profile', 'create'), exact: true }));
  assert.equal(await noteOf(field), t('error', 'name_empty'));
  await app.close();
});

for (const lang of ['en', 'zh']) {
  test(`files with malformed bytes, zero bytes and endless names are refused in words, in ${lang}`, async () => {
    const app = await openSample({ lang, route: '/import' });
    const { page, t } = app;
    for (const [name, bytes, sentence] of [
      ['malformed.csv', Buffer.concat([Buffer.from('name,email,role\nLin '), Buffer.from([0xE5, 0xBC, 0x41]), Buffer.from(',lin@example.org,learner\n')]), t('problem', 'not_utf8_maybe_gbk')],
      ['zero.csv', Buffer.from('name,email,role\nLin\0,lin@example.org,learner\n'), t('problem', 'has_nul')],
      ['endless.csv', Buffer.from(`name,email,role\n${'林'.repeat(10000)},lin@example.org,learner\n`), t('problem', 'name_too_long', { limit: 100 })],
    ]) {
      const choosing = page.waitForEvent('filechooser');
      await press(page, page.getByRole('button', { name: new RegExp(`^(${t('import', 'drop')}|${t('import', 'other_files')})`) }));
      await (await choosing).setFiles([{ name, mimeType: 'text/csv', buffer: bytes }]);
      await page.getByText(sentence).first().waitFor({ state: 'attached', timeout: 20000 });
    }
    await app.close();
  });
}
