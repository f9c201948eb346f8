// The keyboard of a phone: which one rises, that it does so with the tap, and that it hides no caret.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { go, openApp, openSample, settled } from './harness.mjs';
import { hasFocus } from './text_forms.mjs';

const PHONE = { viewport: { width: 390, height: 844 }, scale: 2, isTouch: true };

async function tap(page, target) {
  await target.scrollIntoViewIfNeeded();
  await settled(page);
  const box = await target.boundingBox();
  await page.touchscreen.tap(box.x + 20, box.y + box.height / 2);
}

test('a tap gives the field its focus before the gesture is over', async () => {
  const app = await openApp({ ...PHONE, route: '/profile' });
  const { page } = app;
  const field = page.getByLabel('Name', { exact: true });
  await field.waitFor({ state: 'attached' });
  await page.evaluate(() => {
    document.activeElement?.blur();
    globalThis.order = [];
    window.addEventListener('pointerup', () => { globalThis.order.push('up begins'); setTimeout(() => globalThis.order.push('later')); }, { capture: true });
    document.addEventListener('focusin', () => globalThis.order.push('focus'));
  });
  await tap(page, field);
  await hasFocus(field);
  await page.waitForFunction(() => globalThis.order.includes('later'));
  const order = await page.evaluate(() => globalThis.order);
  assert.ok(order.indexOf('focus') > order.indexOf('up begins') && order.indexOf('focus') < order.indexOf('later'), order.join(', '));
  await app.close();
});

test('a keyboard that lies over the page hides no caret', async () => {
  const app = await openApp({ ...PHONE, route: '/profile' });
  const { page } = app;
  const field = page.getByLabel('Headline', { exact: true });
  await field.waitFor({ state: 'attached' });
  await tap(page, field);
  // as iOS does: the layout stays, the visual viewport shrinks
  const visible = 400;
  await page.evaluate((height) => {
    Object.defineProperty(visualViewport, 'height', { configurable: true, get: () => height });
    visualViewport.dispatchEvent(new Event('resize'));
  }, visible);
  await settled(page);
  const box = await field.boundingBox();
  assert.ok(box.y >= 0 && box.y + box.height <= visible, `the field lies at ${box.y} to ${box.y + box.height}`);
  await page.evaluate(() => {
    delete visualViewport.height;
    visualViewport.dispatchEvent(new Event('resize'));
  });
  await settled(page);
  await app.close();
});

test('a keyboard that makes the page smaller hides no caret', async () => {
  const app = await openApp({ ...PHONE, route: '/profile' });
  const { page, context } = app;
  const field = page.getByLabel('Headline', { exact: true });
  await field.waitFor({ state: 'attached' });
  await tap(page, field);
  const client = await context.newCDPSession(page);
  await client.send('Emulation.setDeviceMetricsOverride', { width: 390, height: 400, deviceScaleFactor: 2, mobile: true });
  await page.waitForFunction(() => innerHeight === 400);
  await settled(page);
  const box = await field.boundingBox();
  assert.ok(box.y >= 0 && box.y + box.height <= 400, `the field lies at ${box.y} to ${box.y + box.height}`);
  await hasFocus(field);
  await app.close();
});

test('the caret of long prose stays above the keyboard', async () => {
  const app = await openSample({ ...PHONE, route: '/coaches' });
  const { page, context, t } = app;
  await page.getByRole('listitem').first().getByRole('link').first().click({ force: true });
  await settled(page);
  await page.getByRole('button', { name: /^Ask|^Request/ }).first().click({ force: true });
  const field = page.getByLabel(t('coaches', 'request_message'), { exact: true });
  await field.waitFor({ state: 'attached' });
  await tap(page, field);
  await page.keyboard.insertText('line\n'.repeat(30));
  const client = await context.newCDPSession(page);
  await client.send('Emulation.setDeviceMetricsOverride', { width: 390, height: 400, deviceScaleFactor: 2, mobile: true });
  await page.waitForFunction(() => innerHeight === 400);
  await page.keyboard.insertText('end');
  await settled(page);
  const bottom = await field.evaluate((element) => {
    // where the last line stands: the text ends with it
    const { bottom: edge } = element.getBoundingClientRect();
    return edge - (element.scrollHeight - element.clientHeight - element.scrollTop) - 8;
  });
  assert.ok(bottom > 0 && bottom <= 400, `the caret's line ends at ${bottom}`);
  await app.close();
});

test('each field says which keyboard it wants, and none is so small that the page would zoom', async () => {
  const app = await openSample({ ...PHONE, route: '/people' });
  const { page, t } = app;
  const wishes = (target) => target.evaluate((element) => [
    element.type, element.inputMode, element.enterKeyHint, element.autocapitalize, element.autocomplete, parseFloat(getComputedStyle(element).fontSize) >= 16,
  ]);
  assert.deepEqual(await wishes(page.getByLabel(t('people', 'search'), { exact: true })), ['search', 'search', 'search', 'none', 'off', true]);
  await go(page, '/profile');
  assert.deepEqual(await wishes(page.getByLabel(t('profile', 'name'), { exact: true })), ['text', '', 'done', 'sentences', 'off', true]);
  await app.close();
});
