// The disk behind the page: what was kept is there after a reload, failures reach the person, one tab writes.
// Files are written beside the application's own, which has tests of its own.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openApp, ready } from './harness.mjs';

/// The files that IndexedDB holds, by name.
const storedFiles = (page) => page.evaluate(() => new Promise((resolve, reject) => {
  const request = indexedDB.open('/data');
  request.onerror = () => reject(request.error);
  request.onsuccess = () => {
    const database = request.result;
    const found = {};
    const cursor = database.transaction(['FILE_DATA'], 'readonly').objectStore('FILE_DATA').openCursor();
    cursor.onsuccess = () => {
      if (!cursor.result) { database.close(); resolve(found); return; }
      if (cursor.result.value.contents) found[cursor.result.key] = cursor.result.value.contents.length;
      cursor.result.continue();
    };
  };
}));

/// Writes a file and waits for the disk; the answer is the error, '' when all went well.
const keep = (page, name, bytes) => page.evaluate(([file, content]) => {
  globalThis.cairn.files.writeFile(`/data/${file}`, new Uint8Array(content));
  return globalThis.cairn.storage.write();
}, [name, bytes]);

/// Its bytes, or null.
const read = (page, name) => page.evaluate((file) => {
  try { return [...globalThis.cairn.files.readFile(`/data/${file}`)]; } catch { return null; }
}, name);

test('a file survives a reload', async () => {
  const app = await openApp();
  const { page } = app;
  assert.equal(await keep(page, 'probe.bin', [1, 2, 3]), '');
  assert.equal((await storedFiles(page))['/data/probe.bin'], 3);
  await page.reload();
  await ready(page);
  assert.deepEqual(await read(page, 'probe.bin'), [1, 2, 3]);
  await app.close();
});

test('a full disk is told, not dropped', async () => {
  const app = await openApp({ allowed: [/QuotaExceeded/] });
  const { page } = app;
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => { throw new DOMException('the disk is full', 'QuotaExceededError'); };
  });
  assert.match(await keep(page, 'probe.bin', [1]), /^QuotaExceededError: the disk is full/);
  await app.close();
});

test('requests during a sync share the next one and all get their answer', async () => {
  const app = await openApp();
  const answers = await Promise.all([1, 2, 3, 4, 5].map((n) => keep(app.page, `probe-${n}.bin`, [n])));
  assert.deepEqual(answers, ['', '', '', '', '']);
  const files = await storedFiles(app.page);
  for (const n of [1, 2, 3, 4, 5]) assert.equal(files[`/data/probe-${n}.bin`], 1);
  await app.close();
});

test('only one tab leads; the next one takes over with what was written', async () => {
  const first = await openApp();
  const second = await openApp({ context: first.context });
  assert.equal(await first.page.evaluate(() => globalThis.cairn.isLeader()), true);
  assert.equal(await second.page.evaluate(() => globalThis.cairn.isLeader()), false);
  assert.match(await second.page.evaluate(() => globalThis.cairn.storage.write()), /^NotLeader/);
  assert.equal(await keep(first.page, 'probe.bin', [7]), '');
  await first.page.close();
  await second.page.waitForFunction(() => globalThis.cairn.isLeader());
  await second.page.waitForFunction(() => { try { return globalThis.cairn.files.readFile('/data/probe.bin')[0] === 7; } catch { return false; } });
  assert.equal(await keep(second.page, 'probe2.bin', [8]), '');
  assert.equal((await storedFiles(second.page))['/data/probe.bin'], 1, 'the first tab\'s file is still there');
  await second.close();
  await first.context.close();
  assert.deepEqual(first.complaints, []);
});

test('the stored files can be downloaded when the program is dead', async () => {
  const app = await openApp();
  const { page } = app;
  assert.equal(await keep(page, 'probe.bin', [65, 66, 67]), '');
  await page.route(/\.wasm/, (route) => route.abort());
  await page.evaluate(() => navigator.serviceWorker.getRegistrations().then((all) => Promise.all(all.map((each) => each.unregister()))));
  const broken = await app.context.newPage();
  await broken.route(/\.wasm/, (route) => route.abort());
  await broken.goto(page.url());
  await broken.getByText('could not be loaded completely').waitFor();
  const [download] = await Promise.all([
    broken.waitForEvent('download'),
    broken.getByRole('button', { name: /Download my data/ }).click(),
  ]);
  const chunks = [];
  for await (const chunk of await download.createReadStream()) chunks.push(chunk);
  const tar = Buffer.concat(chunks);
  assert.match(download.suggestedFilename(), /^cairn-data-.*\.tar$/);
  const at = tar.indexOf('data/probe.bin');
  assert.ok(at >= 0 && at % 512 === 0, 'the archive names the file at a header');
  assert.equal(tar.subarray(at + 512, at + 515).toString(), 'ABC');
  await broken.close();
  await app.close();
});
