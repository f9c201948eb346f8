// axe-core on every screen: every page and role, with and without data, dialogs open, mistakes shown. The four walks
// have every pair of language, theme and size between them. (Contrast is not to be seen on a canvas:
// tests/shell/screens/contrast_test.cpp looks at it.)

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { openApp } from './harness.mjs';
import { everyScreen, PAGES } from './screens.mjs';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const DESKTOP = { viewport: { width: 1440, height: 900 } };
const PHONE = { viewport: { width: 390, height: 844 }, isTouch: true };
const WALKS = [
  { name: 'desktop', lang: 'en', scheme: 'light', ...DESKTOP },
  { name: 'desktop', lang: 'zh', scheme: 'dark', ...DESKTOP },
  { name: 'phone', lang: 'en', scheme: 'dark', ...PHONE },
  { name: 'phone', lang: 'zh', scheme: 'light', ...PHONE },
];

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const violationsOf = (page) => page.evaluate(async (rules) => {
  const { violations } = await globalThis.axe.run({ runOnly: rules, resultTypes: ['violations'] });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.html).join(' ')}`);
}, RULES);

for (const { name, ...options } of WALKS) {
  test(`axe finds nothing on any screen: ${name}, ${options.lang}, ${options.scheme}`, { timeout: 300000 }, async () => {
    const app = await openApp(options);
    await app.page.evaluate(axe);
    const found = new Map();  // violation → where it was seen first
    const visited = new Set();
    await everyScreen(app.page, options.lang, async (screen) => {
      visited.add(screen);
      for (const violation of await violationsOf(app.page)) if (!found.has(violation)) found.set(violation, screen);
    });
    assert.deepEqual([...found].map(([violation, screen]) => `${screen}: ${violation}`), []);
    for (const page of PAGES) assert.ok([...visited].some((screen) => screen.endsWith(`-${page}`)), `${page} was visited`);
    await app.close();
  });
}

test('axe finds what is wrong', async () => {
  const app = await openApp();
  await app.page.evaluate(axe);
  await app.page.evaluate(() => document.getElementById('mirror').append(document.createElement('button')));
  assert.match((await violationsOf(app.page)).join('\n'), /button-name/);
  await app.close();
});
