// The two kinds of field a person writes in, opened in the app: one line (a profile's name) and prose (a request's
// message), and what a test does with them.

import assert from 'node:assert/strict';
import { openApp, openSample, settled } from './harness.mjs';
import { words } from './words.mjs';

/// The form of a new profile; its name has the focus.
export async function openLine(options = {}) {
  const app = await openApp({ route: '/profile', ...options });
  const t = words(options.lang ?? 'en');
  const field = app.page.getByLabel(t('profile', 'name'), { exact: true });
  await field.waitFor({ state: 'attached' });
  await settled(app.page);
  await press(app.page, field);
  return { ...app, t, field, client: await app.context.newCDPSession(app.page) };
}

/// The message to the best coach of the sample programme; it has the focus.
export async function openProse(options = {}) {
  const app = await openSample({ ...options, route: '/coaches' });
  const { page, t } = app;
  await press(page, page.getByRole('button', { name: new RegExp(t('coaches', 'request', { name: '.+' })) }).first());
  const field = page.getByLabel(t('coaches', 'request_message'), { exact: true });
  await field.waitFor({ state: 'attached' });
  await settled(page);
  await press(page, field);
  return { ...app, field, client: await app.context.newCDPSession(page) };
}

/// A press where the thing is drawn.
export async function press(page, target) {
  await target.waitFor({ state: 'attached' });
  // the browser scrolls the real element, the canvas follows
  await target.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await settled(page, 150);
  await target.click({ force: true });
  await settled(page, 150);
}

export const beginning = (text) => new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);

export async function compose(client, text, at = text.length) {
  await client.send('Input.imeSetComposition', { text, selectionStart: at, selectionEnd: at });
}

/// What the program holds: the element shows it once the focus has gone.
export async function heldBy(page, field) {
  await field.blur();
  await settled(page, 150);
  return field.inputValue();
}

export async function hasFocus(field) {
  assert.equal(await field.evaluate((element) => document.activeElement === element), true, 'the field has the focus');
}

/// Pastes as a person does: the clipboard, then the chord.
export async function paste(page, context, text, chord = 'Control+v') {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((words) => navigator.clipboard.writeText(words), text);
  await page.keyboard.press(chord);
}
