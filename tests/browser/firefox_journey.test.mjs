// The smoke journey in Firefox: everything else is tested in Chromium, this says that another engine gets as far.

import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { openFirefox } from './firefox.mjs';
import { baseUrl } from './harness.mjs';
import { words } from './words.mjs';

const PATIENCE_MS = 90000;

/// Waits in the page until the body of a function gives something that is true, and answers with it.
const until = (firefox, what, body, ...values) => firefox.run(`
  const use = () => { ${body} };
  for (const end = performance.now() + ${PATIENCE_MS}; performance.now() < end;) {
    const found = use();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(${JSON.stringify(what)} + ' did not come; there is: ' + document.getElementById('mirror').innerText.slice(0, 600));`, ...values);

const ready = (firefox) => until(firefox, 'the app', 'return globalThis.cairn?.isReady === true');
/// No frame for a while.
const settled = (firefox) => firefox.run(`
  let frames = -1;
  for (let since = performance.now(); performance.now() - since < 400;) {
    const now = globalThis.cairn.stats().frames;
    if (now !== frames) { frames = now; since = performance.now(); }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }`);

/// Presses what is drawn, where its element stands.
async function press(firefox, role, name) {
  const find = `const [role, name] = arguments; const matches = (text) => text === name || text?.startsWith(name);
    const selector = { link: 'a', button: 'button', radio: 'input[type=radio]', row: '[role=row]' }[role];
    const element = [...document.querySelectorAll('#mirror ' + selector)]
      .find((one) => matches(one.getAttribute('aria-label')) || matches(one.textContent));
    if (!element) return null;
    const isIn = (box) => box.top >= 0 && box.bottom <= innerHeight;
    if (!isIn(element.getBoundingClientRect())) { element.scrollIntoView({ block: 'center' }); return null; }
    const box = element.getBoundingClientRect();
    return [box.left + Math.min(box.width / 2, 60), box.top + box.height / 2];`;
  await until(firefox, `${role} “${name}”`, find.replaceAll('arguments', JSON.stringify([role, name])));
  await settled(firefox);
  const [x, y] = await until(firefox, `${role} “${name}”`, find.replaceAll('arguments', JSON.stringify([role, name])));
  await firefox.click(x, y);
  await settled(firefox);
}

const sees = (firefox, text) => until(firefox, `“${text}”`, `return document.getElementById('mirror').textContent.includes(${JSON.stringify(text)})
  || [...document.querySelectorAll('#mirror [aria-label]')].some((one) => one.getAttribute('aria-label').includes(${JSON.stringify(text)}))`);

async function picture(firefox, name) {
  if (!process.env.CAIRN_PICTURES) return;
  mkdirSync(process.env.CAIRN_PICTURES, { recursive: true });
  writeFileSync(join(process.env.CAIRN_PICTURES, `${name}.png`), await firefox.screenshot());
}

test('in Firefox: a language, the sample, a coach is asked, and after a reload all is there', { timeout: 600000 }, async (context) => {
  const t = words('zh');
  const firefox = await openFirefox();
  context.after(() => firefox.close());
  await firefox.go(`${baseUrl()}?lang=en`);
  await ready(firefox);
  await settled(firefox);
  await press(firefox, 'radio', t('welcome', 'chinese'));
  await sees(firefox, t('welcome', 'title'));
  await press(firefox, 'button', t('welcome', 'sample'));
  await sees(firefox, 'Aarav Kulkarni');
  await press(firefox, 'link', t('shell', 'page_today'));
  await picture(firefox, 'firefox-today');

  await press(firefox, 'link', t('shell', 'page_coaches'));
  const name = await until(firefox, 'a coach', `return document.querySelector('#mirror main h2')?.textContent`);
  await press(firefox, 'button', t('coaches', 'request', { name }));
  await until(firefox, 'the message', `const field = document.querySelector('#mirror [role=dialog] textarea'); field?.focus(); return field !== null`);
  await firefox.type('ni hao 你好');
  await settled(firefox);
  await press(firefox, 'button', t('coaches', 'request_send'));
  await sees(firefox, t('requests', 'state_sent'));
  await picture(firefox, 'firefox-requests');

  await firefox.go(`${baseUrl()}#/today`);  // without the wish for a language in the address
  await ready(firefox);  // what it still fetched would be broken off, and told in the console
  await firefox.reload();
  await ready(firefox);
  await sees(firefox, '林悦');
  await press(firefox, 'link', t('shell', 'page_requests'));
  await sees(firefox, 'ni hao 你好');
  assert.equal(await firefox.run('return document.documentElement.lang.slice(0, 2)'), 'zh', 'the chosen language is kept');
  const colours = await firefox.run(`
    const image = await createImageBitmap(document.getElementById('canvas'));
    return [image.width, image.height];`);
  assert.ok(colours[0] > 1000, `${colours}`);
  assert.deepEqual(await firefox.complaints(baseUrl()), [], 'the console is silent');
});
