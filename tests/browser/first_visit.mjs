// Which functions the program calls until a first visit can be used, and in its first moments, in which the pointer moves,
// the focus goes round, the window changes and the person looks elsewhere: node first_visit.mjs FOLDER writes one profile
// each for a desktop and a phone into FOLDER. Run by tests/first_visit.py, which serves a program that notes it.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openApp, settled } from './harness.mjs';

const VISITS = [
  { lang: 'en' },
  { lang: 'zh', scheme: 'dark', viewport: { width: 390, height: 844 }, isTouch: true },
];
const PAGE_BYTES = 65536;

for (const [index, visit] of VISITS.entries()) {
  const { page } = await openApp({ ...visit, prepare: rememberInstance });
  await settled(page, 1000);
  await firstMoments(page);
  const profile = await page.evaluate((pageBytes) => {
    const { exports } = globalThis.watched;
    const memory = Object.values(exports).find((item) => item instanceof WebAssembly.Memory);
    const length = exports.__write_profile(0, 0);  // writes nothing into a space of nothing
    const at = memory.grow(Math.ceil(length / pageBytes)) * pageBytes;
    exports.__write_profile(at, length);
    return Array.from(new Uint8Array(memory.buffer, at, length));
  }, PAGE_BYTES);
  writeFileSync(join(process.argv[2], `${index}.profile`), Buffer.from(profile));
}
process.exit(0);  // the browser would stay open

async function firstMoments(page) {
  for (const x of [100, 200, 300]) await page.mouse.move(x, x);
  await page.mouse.wheel(0, 100);
  for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press('Tab');
  const { width, height } = page.viewportSize();
  await page.setViewportSize({ width: width - 20, height: height - 20 });
  await page.context().setOffline(true);
  await page.context().setOffline(false);
  for (const isHidden of [true, false]) {
    await page.evaluate((hidden) => {
      Object.defineProperty(document, 'hidden', { value: hidden, configurable: true });
      document.dispatchEvent(new Event('visibilitychange'));
    }, isHidden);
    await settled(page, 300);
  }
}

async function rememberInstance(page) {
  await page.addInitScript(() => {
    const instantiate = WebAssembly.instantiate;
    WebAssembly.instantiate = async (...given) => {
      const made = await instantiate.apply(WebAssembly, given);
      const instance = made.instance ?? made;
      if (instance.exports.__write_profile) globalThis.watched = instance;
      return made;
    };
  });
}
