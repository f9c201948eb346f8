// Pictures of every screen for a person to look at: each size, theme and language, and sheets with several on one.
//
//   node tests/browser/pictures.mjs FOLDER [PART]
//
// FOLDER gets one folder for each combination ('desktop-light-en', …) and 'sheets'. PART: only combinations with this in
// their name. Needs CAIRN_URL (python3 serve.py prints the address).

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openApp, settled } from './harness.mjs';
import { everyScreen } from './screens.mjs';

const SIZES = [
  { size: 'desktop', viewport: { width: 1440, height: 900 }, isTouch: false, columns: 3, rows: 3, shownPx: 640 },
  { size: 'phone', viewport: { width: 390, height: 844 }, isTouch: true, columns: 4, rows: 2, shownPx: 390 },
];
const THEMES = ['light', 'dark'];

const [folder, part = ''] = process.argv.slice(2);
assert.ok(folder, 'name a folder');

for (const lang of ['en', 'zh']) {
  for (const size of SIZES) await pictures(lang, size);
}
process.exit(0);  // the browser would stay open

/// Both themes in one walk: the page follows the system's choice.
async function pictures(lang, { size, viewport, isTouch, ...sheet }) {
  const themes = THEMES.filter((theme) => `${size}-${theme}-${lang}`.includes(part));
  if (themes.length === 0) return;
  const app = await openApp({ lang, viewport, isTouch });
  const names = [];
  await everyScreen(app.page, lang, async (name) => {
    names.push(`${String(names.length + 1).padStart(2, '0')}-${name}`);
    for (const theme of themes) {
      await app.page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
      await app.page.waitForFunction((scheme) => document.documentElement.dataset.scheme === scheme, theme);
      await settled(app.page, 60);
      await app.page.screenshot({ path: join(made(`${size}-${theme}-${lang}`), `${names.at(-1)}.png`) });
    }
  });
  for (const theme of themes) await sheets(app.context, `${size}-${theme}-${lang}`, names, sheet);
  await app.close();
  console.log(`${size} ${lang}: ${names.length} screens`);
}

function made(name) {
  const path = resolve(folder, name);
  mkdirSync(path, { recursive: true });
  return path;
}

async function sheets(context, combination, names, { columns, rows, shownPx }) {
  const page = await context.newPage();
  const count = columns * rows;
  for (let first = 0; first < names.length; first += count) {
    const figures = names.slice(first, first + count).map((name) => {
      const bytes = readFileSync(join(made(combination), `${name}.png`)).toString('base64');
      return `<figure><figcaption>${combination} ${name}</figcaption><img width="${shownPx}" src="data:image/png;base64,${bytes}"></figure>`;
    });
    await page.setViewportSize({ width: columns * (shownPx + 16) + 16, height: 600 });
    await page.setContent(`<style>
      body { margin: 8px; display: grid; grid-template-columns: repeat(${columns}, ${shownPx}px); gap: 16px; background: #777 }
      figure { margin: 0 } figcaption { font: 14px sans-serif; background: #fff; padding: 2px 6px } img { display: block }
      </style>${figures.join('')}`);
    const number = String(first / count + 1).padStart(2, '0');
    await page.screenshot({ path: join(made('sheets'), `${combination}-${number}.png`), fullPage: true });
  }
  await page.close();
}
