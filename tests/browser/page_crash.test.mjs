// When the program dies: the page says what happened and what is safe, in the reader's language, and gives the data.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { openApp, openSample, ready, screenshot, settled } from './harness.mjs';

/// From `globalThis.trapNow = true` on, the program's next call to the page meets a real trap: a wasm function that is
/// `unreachable`, called in the middle of a frame.
const armTrap = (page) => page.addInitScript(() => {
  const bytes = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 116, 0, 0, 10, 5, 1, 3, 0, 0, 11]);
  const { t: trap } = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports;
  const original = WebAssembly.instantiate;
  WebAssembly.instantiate = (source, imports) => {
    for (const part of Object.values(imports)) {
      for (const [name, value] of Object.entries(part)) {
        if (typeof value === 'function') part[name] = (...values) => { if (globalThis.trapNow) trap(); return value(...values); };
      }
    }
    return original(source, imports);
  };
});

const crash = async (page) => {
  await page.evaluate(() => { globalThis.trapNow = true; });
  await page.mouse.move(300, 300);
  await page.getByRole('alertdialog').waitFor();
};

const WORDS = {
  en: { what: 'Something in the page stopped working.', safe: 'What you saved is still on this device.', download: 'Download my data', reload: 'Reload', saved: /^Saved \d+ files? in one archive\.$/ },
  zh: { what: '页面出了问题，停了下来。', safe: '已保存的内容仍在本机。', download: '下载我的数据', reload: '重新载入', saved: /^已把 \d+ 个文件存成一个归档。$/ },
};

for (const lang of ['en', 'zh']) {
  test(`a trap ends in a page that explains itself, gives the data and can be reloaded, in ${lang}`, async () => {
    const t = WORDS[lang];
    const app = await openSample({ lang, allowed: [/unreachable/i], prepare: armTrap });
    const { page } = app;
    await settled(page);
    await crash(page);
    const panel = page.getByRole('alertdialog');
    const words = await panel.innerText();
    assert.ok(words.includes(t.what) && words.includes(t.safe), words);
    assert.ok(lang === 'en' ? !/[\u4e00-\u9fff]/.test(words.replace('引路', '')) : !/[a-z]{4}/i.test(words.replace('Cairn', '')), `one language: ${words}`);
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'panel_reload');
    await screenshot(page, `page_crash_${lang}`);

    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: t.download, exact: true }).click();
    const download = await downloading;
    assert.match(download.suggestedFilename(), /^cairn-data-\d{4}-\d\d-\d\d\.tar$/);
    const folder = mkdtempSync(join(tmpdir(), 'cairn-'));
    try {
      execFileSync('tar', ['-xf', await download.path(), '-C', folder]);
      const names = execFileSync('find', [folder, '-type', 'f', '-size', '+0', '-printf', '%f\n'], { encoding: 'utf8' }).trim().split('\n');
      const stored = await page.evaluate(() => globalThis.cairn.files.readdir('/data').filter((name) => !name.startsWith('.')));
      assert.deepEqual(names.sort(), stored.sort());
      for (const name of stored) {
        const there = await page.evaluate((file) => [...globalThis.cairn.files.readFile(`/data/${file}`)], name);
        assert.deepEqual([...readFileSync(join(folder, 'data', name))], there, name);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
    assert.match(await page.locator('#panel_outcome').innerText(), t.saved);

    await page.getByRole('button', { name: t.reload, exact: true }).click();
    await ready(page);
    assert.equal(await page.getByRole('alertdialog').count(), 0);
    await page.getByRole('heading', { level: 1, name: /Lin Yue|林悦/ }).waitFor();
    await app.close();
  });
}

test('after a trap nothing of the program runs any more, and another tab may write', async () => {
  const app = await openSample({ allowed: [/unreachable/i], prepare: armTrap });
  const { page, context } = app;
  const other = await context.newPage();
  await other.goto(page.url());
  await ready(other);
  assert.equal(await other.evaluate(() => globalThis.cairn.isLeader()), false);
  await page.bringToFront();
  await settled(page);
  await crash(page);
  await page.evaluate(() => { globalThis.trapNow = false; });
  const before = await page.evaluate(() => globalThis.cairn.stats().frames);
  await page.mouse.move(500, 300);
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => globalThis.cairn.stats().frames), before);
  await other.waitForFunction(() => globalThis.cairn.isLeader());
  await app.close();
});

test('a browser that keeps nothing says so first, and the person decides, in both languages', async () => {
  for (const [lang, words, goOn] of [['en', 'nothing will be saved', 'Go on without saving'], ['zh', '内容不会保存', '不保存，继续']]) {
    const app = await openApp({
      lang, isWaiting: false,
      prepare: (page) => page.addInitScript(() => { Object.defineProperty(globalThis, 'indexedDB', { value: undefined }); }),
    });
    await app.page.getByRole('alertdialog').getByText(words).waitFor();
    await app.page.getByRole('button', { name: goOn, exact: true }).click();
    await ready(app.page);
    assert.equal(await app.page.getByRole('alertdialog').count(), 0);
    await app.close();
  }
});
