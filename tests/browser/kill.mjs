// Kills Chromium with all its processes at random instants while a page writes, and looks whether every write that was
// said to be saved is there afterwards: node tests/browser/kill.mjs [--times 100] [--seed 1]. CAIRN_URL says where the app
// is served.

import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const ARGUMENTS = [
  '--headless=new', '--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update',
  '--disable-sync', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--remote-debugging-port=0',
];
const sleep = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });

/// The process and everything that came of it.
function treeOf(root) {
  const parents = new Map();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]));
    } catch { /* it has ended */ }
  }
  const tree = [root];
  for (let at = 0; at < tree.length; at += 1) for (const [pid, parent] of parents) if (parent === tree[at]) tree.push(pid);
  return tree;
}

function killAll(root) {
  for (const pid of treeOf(root)) { try { process.kill(pid, 'SIGKILL'); } catch { /* gone with another */ } }
}

async function start(profile) {
  rmSync(join(profile, 'DevToolsActivePort'), { force: true });
  for (const name of ['SingletonLock', 'SingletonCookie', 'SingletonSocket']) rmSync(join(profile, name), { force: true });
  const child = spawn(process.env.CAIRN_CHROMIUM || '/usr/bin/chromium', [...ARGUMENTS, `--user-data-dir=${profile}`, 'about:blank'], { stdio: 'ignore' });
  const portFile = join(profile, 'DevToolsActivePort');
  for (let patience = 600; patience > 0; patience -= 1) {
    if (existsSync(portFile) && readFileSync(portFile, 'utf8').includes('\n')) break;
    await sleep(50);
  }
  const browser = await chromium.connectOverCDP(`http://127.0.0.1:${readFileSync(portFile, 'utf8').split('\n')[0]}`);
  return { child, browser, page: browser.contexts()[0].pages()[0] };
}

async function openPage(page, url) {
  await page.goto(`${url}?lang=en#/settings`);
  await page.waitForFunction(() => globalThis.cairn?.isReady === true, null, { timeout: 60000 });
}

/// Every record that the journal holds, as its text: each has the name that a write gave it.
const namesIn = (page) => page.evaluate(() => {
  const { files } = globalThis.cairn;
  const text = files.readdir('/data').filter((name) => /\.(seg|snap)$/.test(name))
    .map((name) => new TextDecoder('latin1').decode(files.readFile(`/data/${name}`))).join('');
  return [...new Set(text.match(/Kill\d+x\d+e/g) ?? [])];
});

/// Makes changes one after the other, as fast as they are stored; tells each name once the page says that it is saved.
const writeOn = (page, round) => page.evaluate((number) => {
  const { storage } = globalThis.cairn;
  let open = [];
  const write = storage.write.bind(storage);
  storage.write = async () => {
    const names = open;
    open = [];
    const error = await write();
    if (error === '') for (const name of names) globalThis.tellSaved(name);
    return error;
  };
  const sleep = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });
  (async () => {
    for (let count = 0; ; count += 1) {
      const name = `Kill${number}x${count}e`;
      const data = new DataTransfer();
      data.items.add(new File([`id,title\n${name},${name}\n`], 'concepts.csv'));
      window.dispatchEvent(new DragEvent('drop', { dataTransfer: data }));
      let confirm = null;
      while (confirm === null) {
        confirm = [...document.querySelectorAll('button')].find((each) => /^Import 1 row/.test(each.getAttribute('aria-label') ?? each.textContent)) ?? null;
        if (confirm === null) await sleep(2);
      }
      open.push(name);
      confirm.click();
      while (location.hash === '#/import') await sleep(2);
    }
  })();
}, round);

/// Returns { kills, saved, lost, reopened }: `lost` are names that were said to be saved and are not there.
export async function killRepeatedly({ url, times, seed = 1, tell = () => {} }) {
  let state = seed;
  const chance = () => { state = (Math.imul(state, 1664525) + 1013904223) >>> 0; return state / 2 ** 32; };
  const profile = mkdtempSync(join(tmpdir(), 'cairn-kill-'));
  const saved = new Set();
  let lost = [];
  let damaged = 0;
  try {
    for (let round = 0; round <= times; round += 1) {
      const { child, browser, page } = await start(profile);
      await page.exposeFunction('tellSaved', (name) => { saved.add(name); });
      await openPage(page, url);
      const there = new Set(await namesIn(page));
      lost = [...saved].filter((name) => !there.has(name));
      damaged += await page.getByText('Some stored data was damaged').count();
      if (round === times || lost.length > 0) {
        killAll(child.pid);
        browser.close().catch(() => {});
        break;
      }
      if (round === 0) {
        await page.evaluate(() => { location.hash = '/welcome'; });
        await page.getByRole('button', { name: 'Explore a sample programme' }).dispatchEvent('click');
        await page.waitForFunction(() => location.hash === '#/people');
      }
      await writeOn(page, round);
      const before = saved.size;
      await sleep(200 + chance() * 1800);
      killAll(child.pid);
      await new Promise((resolve) => { if (child.exitCode !== null || child.signalCode !== null) resolve(); else child.once('exit', resolve); });
      browser.close().catch(() => {});
      tell({ round, saved: saved.size - before });
    }
  } finally {
    rmSync(profile, { recursive: true, force: true });
  }
  return { kills: times, saved: saved.size, lost, damaged };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const numberOf = (name, otherwise) => Number(process.argv[process.argv.indexOf(name) + 1]) || otherwise;
  const result = await killRepeatedly({
    url: process.env.CAIRN_URL, times: numberOf('--times', 100), seed: numberOf('--seed', 1), tell: (line) => console.log(JSON.stringify(line)),
  });
  console.log(JSON.stringify(result));
  process.exit(result.lost.length > 0 || result.damaged > 0 ? 1 : 0);
}
