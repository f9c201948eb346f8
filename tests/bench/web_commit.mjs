// What a change costs until it is durable: node tests/bench/web_commit.mjs [--repeat 200]; CAIRN_URL says where the app is
// served, CAIRN_BENCH is the native cairn_bench, which writes the histories. One JSON line a subject
// (docs/benchmarks.md); the peer is a plain put of as many bytes into an object store of the same browser.
//
// `append`: a record's bytes are added to the journal's last segment through the page's file system, and its storage is
// asked to keep them, as the program does; until the answer that they are durable. `press`: the same inside the program,
// which also works out and draws a frame in that time, for a person who presses Undo and Redo.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const numberOf = (name, otherwise) => Number(process.argv[process.argv.indexOf(name) + 1]) || otherwise;
const repeat = numberOf('--repeat', 200);
const { CAIRN_URL: url, CAIRN_BENCH: bench } = process.env;
if (!url || !bench) { console.error('CAIRN_URL says where the app is served, CAIRN_BENCH where cairn_bench is'); process.exit(2); }

const RECORD_BYTES = 120;  // of a small change, frame included

/// The files of a journal with so many facts, by name.
function historyOf(facts) {
  if (facts === 0) return {};
  const folder = mkdtempSync(join(tmpdir(), 'cairn-history-'));
  try {
    execFileSync(bench, ['replay', '--facts', String(facts), '--repeat', '1', '--keep', folder]);
    return Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name)).toString('base64')]));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const ready = (page) => page.waitForFunction(() => globalThis.cairn?.isReady === true, null, { timeout: 120000 });

/// Milliseconds of `repeat` changes, one after the other, and their median size in bytes.
async function commits(context, origin, files) {
  const page = await context.newPage();
  await page.setViewportSize({ width: 900, height: 200 });  // software graphics draw on the same processors
  await page.goto(`${origin}?lang=en`);
  await ready(page);
  await page.evaluate(async (contents) => {
    for (const [name, base64] of Object.entries(contents)) {
      globalThis.cairn.files.writeFile(`/data/${name}`, Uint8Array.from(atob(base64), (c) => c.charCodeAt(0)));
    }
    const error = await globalThis.cairn.storage.write();
    if (error) throw new Error(error);
  }, files);
  await page.reload();
  await ready(page);
  await page.getByRole('button', { name: 'Explore a sample programme' }).dispatchEvent('click');
  await page.waitForFunction(() => location.hash === '#/people');
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.items.add(new File(['id,title\nbench,Bench\n'], 'concepts.csv'));
    window.dispatchEvent(new DragEvent('drop', { dataTransfer: data }));
  });
  await page.getByRole('button', { name: /^Import/ }).first().dispatchEvent('click');
  await page.waitForFunction(() => location.hash !== '#/import');
  await page.evaluate(() => { location.hash = '/settings'; });
  await page.getByRole('button', { name: 'Undo: import files' }).waitFor({ state: 'attached' });
  await page.waitForTimeout(3000);  // letters and offline files are prepared in the first seconds
  const result = await page.evaluate(async ([count, bytes]) => {
    const { storage } = globalThis.cairn;
    const flush = storage.flush.bind(storage);
    const milliseconds = [];
    let done = null;
    storage.flush = async (token) => {
      const began = performance.now();
      await flush(token);
      milliseconds.push(performance.now() - began);
      done?.();
    };
    const sleep = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });
    for (let at = 0; at < count; at += 1) {
      const label = at % 2 === 0 ? 'Undo: import files' : 'Redo: import files';
      let button = null;
      while (button === null) {
        button = [...document.querySelectorAll('button')].find((each) => (each.getAttribute('aria-label') ?? each.textContent) === label && !each.disabled) ?? null;
        if (button === null) await sleep(5);
      }
      const durable = new Promise((resolve) => { done = resolve; });
      button.click();
      await durable;
      await sleep(20);
    }
    const press = [...milliseconds];
    const { files } = globalThis.cairn;
    const segment = files.readdir('/data').filter((name) => name.endsWith('.seg')).sort().at(-1);
    await sleep(3000);
    const append = [];
    for (let at = 0; at < count; at += 1) {
      const began = performance.now();
      const stream = files.open(`/data/${segment}`, 'a');
      files.write(stream, new Uint8Array(bytes).fill(at), 0, bytes);
      files.utime(`/data/${segment}`, Date.now() + at, Date.now() + at);
      files.close(stream);
      const error = await storage.write();
      if (error) throw new Error(error);
      append.push(performance.now() - began);
      await sleep(20);
    }
    return { append, press, files: files.readdir('/data').length - 2 };
  }, [repeat, RECORD_BYTES]);
  await page.close();
  return result;
}

/// Milliseconds of plain puts, each in a transaction of its own.
async function puts(page, durability) {
  return page.evaluate(([count, bytes, hint]) => new Promise((resolve, reject) => {
    const opening = indexedDB.open(`peer-${hint}`, 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('records', { autoIncrement: true });
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = async () => {
      const milliseconds = [];
      for (let at = 0; at < count; at += 1) {
        const began = performance.now();
        const transaction = opening.result.transaction('records', 'readwrite', { durability: hint });
        transaction.objectStore('records').put(new Uint8Array(bytes).fill(at));
        await new Promise((done) => { transaction.oncomplete = done; });
        milliseconds.push(performance.now() - began);
        await new Promise((done) => { setTimeout(done, 20); });
      }
      resolve(milliseconds);
    };
  }), [repeat, RECORD_BYTES, durability]);
}

function quantile(values, part) {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))];
}

const print = (subject, metric, value, unit, parameters = {}) => console.log(JSON.stringify({
  bench: 'web_commit', subject, metric, value: Number(value.toFixed(3)), unit, ...parameters, repeat,
}));

// A profile on the disk: that of an anonymous window is kept in memory. An origin a scene.
const profile = mkdtempSync(join(tmpdir(), 'cairn-profile-'));
const context = await chromium.launchPersistentContext(profile, {
  executablePath: process.env.CAIRN_CHROMIUM || '/usr/bin/chromium',
  args: ['--headless=new', '--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
});
const originOf = (scene) => { const address = new URL(url); address.hostname = `${scene}.localhost`; return address.href; };
const peers = {};
const page = await context.newPage();
await page.goto(`${originOf('peer')}sw.js`);
for (const durability of ['relaxed', 'strict']) {
  peers[durability] = await puts(page, durability);
  print(`put-${durability}`, 'p50_ms', quantile(peers[durability], 0.5), 'ms', { bytes: RECORD_BYTES });
  print(`put-${durability}`, 'p95_ms', quantile(peers[durability], 0.95), 'ms', { bytes: RECORD_BYTES });
}
for (const facts of [0, 10000, 100000]) {
  const { files, ...ways } = await commits(context, originOf(`facts-${facts}`), historyOf(facts));
  for (const [way, milliseconds] of Object.entries(ways)) {
    const parameters = { way, facts, files };
    print('cairn-web', 'p50_ms', quantile(milliseconds, 0.5), 'ms', parameters);
    print('cairn-web', 'p95_ms', quantile(milliseconds, 0.95), 'ms', parameters);
    for (const [durability, values] of Object.entries(peers)) {
      print('cairn-web', `p50_ratio_to_put-${durability}`, quantile(milliseconds, 0.5) / quantile(values, 0.5), 'x the time', parameters);
      print('cairn-web', `p95_ratio_to_put-${durability}`, quantile(milliseconds, 0.95) / quantile(values, 0.95), 'x the time', parameters);
    }
  }
}
await context.close();
rmSync(profile, { recursive: true, force: true });
