// What a page at rest costs the browser's main thread: node tests/bench/web_idle.mjs [--seconds 30]; CAIRN_URL says where
// the app is served. One JSON line a subject (docs/benchmarks.md); the peer is an empty page that asks for every frame.

import { chromium } from 'playwright-core';

const seconds = Number(process.argv[process.argv.indexOf('--seconds') + 1]) || 30;
const url = process.env.CAIRN_URL;
if (!url) { console.error('CAIRN_URL says where the app is served'); process.exit(2); }

const browser = await chromium.launch({
  executablePath: process.env.CAIRN_CHROMIUM || '/usr/bin/chromium',
  args: ['--headless=new', '--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
});

async function measure(page) {
  const client = await page.context().newCDPSession(page);
  await client.send('Performance.enable', { timeDomain: 'timeTicks' });
  const read = async () => Object.fromEntries((await client.send('Performance.getMetrics')).metrics.map(({ name, value }) => [name, value]));
  const framesOf = () => page.evaluate(() => globalThis.cairn?.stats?.().frames ?? 0);
  const framesBefore = await framesOf();
  const before = await read();
  await new Promise((resolve) => { setTimeout(resolve, seconds * 1000); });
  const after = await read();
  return {
    task: (after.TaskDuration - before.TaskDuration) / seconds,
    script: (after.ScriptDuration - before.ScriptDuration) / seconds,
    frames: await framesOf() - framesBefore,
  };
}

const print = (subject, scene, { task, script, frames }) => console.log(JSON.stringify({
  bench: 'web_idle', subject, metric: 'main_thread_percent', value: Number((task * 100).toFixed(4)), unit: '%', scene,
  script_percent: Number((script * 100).toFixed(4)), frames, seconds,
}));

const rest = (page) => page.waitForTimeout(6000);  // words, offline files and glyphs are prepared in the first seconds

const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
await page.goto(`${url}?lang=en`);
await page.waitForFunction(() => globalThis.cairn?.isReady === true, null, { timeout: 60000 });
await page.getByRole('button', { name: 'Explore a sample programme' }).dispatchEvent('click');
await page.waitForFunction(() => location.hash === '#/people');
await page.evaluate(() => { location.hash = '/today'; });
await page.mouse.move(700, 400);
await rest(page);
print('cairn-web', 'today', await measure(page));

await page.evaluate(() => { location.hash = '/people'; });
await page.getByRole('searchbox').first().focus();
await page.keyboard.type('lin');
await rest(page);
print('cairn-web', 'field', await measure(page));
await page.close();

const peer = await browser.newPage();
await peer.setContent('<script>requestAnimationFrame(function tick() { requestAnimationFrame(tick); });</script>');
print('empty-frame-loop', 'nothing', await measure(peer));
await browser.close();
