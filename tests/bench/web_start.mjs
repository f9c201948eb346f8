// From nothing to the first picture that can be used, cold, in a browser that has seen neither page before:
// node tests/bench/web_start.mjs [--repeat 9]. CAIRN_URL says where the app is served, BARE_URL where build/web/bare_page
// is (docs/benchmarks.md). One JSON line a subject; the two take turns.

import { chromium } from 'playwright-core';

const repeat = Number(process.argv[process.argv.indexOf('--repeat') + 1]) || 9;
const { CAIRN_URL, BARE_URL } = process.env;
if (!CAIRN_URL || !BARE_URL) { console.error('CAIRN_URL and BARE_URL say where the two pages are served'); process.exit(2); }

const browser = await chromium.launch({
  executablePath: process.env.CAIRN_CHROMIUM || '/usr/bin/chromium',
  args: ['--headless=new', '--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
});

async function once(url, mark) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.goto(url);
  await page.waitForFunction((name) => performance.getEntriesByName(name).length > 0, mark, { timeout: 60000 });
  const ms = await page.evaluate((name) => performance.getEntriesByName(name)[0].startTime, mark);
  await context.close();
  return ms;
}

const median = (times) => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)];
const [ours, bare] = [[], []];
await once(BARE_URL, 'bare-usable');  // the browser itself is warm
for (let turn = 0; turn < repeat; turn += 1) {
  ours.push(await once(CAIRN_URL, 'cairn-usable'));
  bare.push(await once(BARE_URL, 'bare-usable'));
}
const line = (subject, value) => console.log(JSON.stringify({ bench: 'web_start', subject, metric: 'usable_ms', value: Number(value.toFixed(1)), unit: 'ms', repeat }));
line('cairn-web', median(ours));
line('bare-imgui-sdl2', median(bare));
console.log(JSON.stringify({ bench: 'web_start', subject: 'cairn-web', metric: 'ratio_to_bare', value: Number((median(ours) / median(bare)).toFixed(2)), unit: '', repeat }));
await browser.close();
