// The disk behind the page: what was kept is there after a reload, failures reach the person, one tab writes.
// Files are written beside the application's own, which has tests of its own.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { baseUrl, openApp, ready } from './harness.mjs';

/// The files that IndexedDB holds, by name, with their sizes.
const storedFiles = (page) => page.evaluate(() => new Promise((resolve, reject) => {
  const request = indexedDB.open('cairn');
  request.onerror = () => reject(request.error);
  request.onsuccess = () => {
    const database = request.result;
    const found = {};
    const cursor = database.transaction(['pieces'], 'readonly').objectStore('pieces').openCursor();
    cursor.onsuccess = () => {
      if (!cursor.result) { database.close(); resolve(found); return; }
      const [name, offset] = cursor.result.key;
      if (offset !== (found[name] ?? 0)) reject(new Error(`${name} has a gap at ${offset}`));
      found[name] = offset + cursor.result.value.length;
      cursor.result.continue();
    };
  };
}));

/// How many pieces a file lies in.
const pieceCount = (page, name) => page.evaluate((file) => new Promise((resolve) => {
  const request = indexedDB.open('cairn');
  request.onsuccess = () => {
    const counting = request.result.transaction(['pieces']).objectStore('pieces').count(IDBKeyRange.bound([file], [file, []]));
    counting.onsuccess = () => { request.result.close(); resolve(counting.result); };
  };
}), name);

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
  assert.equal((await storedFiles(page))['probe.bin'], 3);
  await page.reload();
  await ready(page);
  assert.deepEqual(await read(page, 'probe.bin'), [1, 2, 3]);
  await app.close();
});

/// Adds to a file and waits for the disk.
const add = (page, name, bytes) => page.evaluate(([file, content]) => {
  const { files, storage } = globalThis.cairn;
  const stream = files.open(`/data/${file}`, 'a');
  files.write(stream, new Uint8Array(content), 0, content.length);
  files.close(stream);
  return storage.write();
}, [name, bytes]);

test('what is added to a file is one piece more, replaced and removed files leave nothing behind', async () => {
  const app = await openApp();
  const { page } = app;
  const whole = [1, 2, 3];
  assert.equal(await keep(page, 'probe.bin', whole), '');
  for (let n = 4; n < 8; n += 1) {
    whole.push(n, n);
    assert.equal(await add(page, 'probe.bin', [n, n]), '');
  }
  assert.equal(await pieceCount(page, 'probe.bin'), 5);
  await page.reload();
  await ready(page);
  assert.deepEqual(await read(page, 'probe.bin'), whole);
  assert.equal(await add(page, 'probe.bin', [8]), '', 'after a reload it is added to where it ended');
  assert.equal(await pieceCount(page, 'probe.bin'), 6);
  assert.equal(await keep(page, 'probe.bin', [9]), '');
  assert.equal((await storedFiles(page))['probe.bin'], 1);
  await page.evaluate(() => { globalThis.cairn.files.unlink('/data/probe.bin'); return globalThis.cairn.storage.write(); });
  assert.equal((await storedFiles(page))['probe.bin'], undefined);
  await app.close();
});

test('a file in many pieces is put together once another one is written', async () => {
  const app = await openApp();
  const { page } = app;
  assert.equal(await keep(page, 'probe.bin', [0]), '');
  for (let n = 1; n < 40; n += 1) assert.equal(await add(page, 'probe.bin', [n]), '');
  assert.equal(await pieceCount(page, 'probe.bin'), 40);
  assert.equal(await keep(page, 'other.bin', [0]), '');
  for (let patience = 50; patience > 0 && await pieceCount(page, 'probe.bin') > 1; patience -= 1) await page.waitForTimeout(100);
  assert.equal(await pieceCount(page, 'probe.bin'), 1);
  await page.reload();
  await ready(page);
  assert.deepEqual(await read(page, 'probe.bin'), Array.from({ length: 40 }, (_, n) => n));
  await app.close();
});

test('what an earlier version kept is taken over, and its copy goes with the first write', async () => {
  const app = await openApp({
    isWaiting: false, allowed: [/404/],  // of the icon, beside a page that is none
    prepare: async (page) => {
      await page.goto(`${baseUrl()}sw.js`);
      await page.evaluate(() => new Promise((resolve, reject) => {
        const request = indexedDB.open('/data', 21);
        request.onupgradeneeded = () => request.result.createObjectStore('FILE_DATA').createIndex('timestamp', 'timestamp', { unique: false });
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const transaction = request.result.transaction(['FILE_DATA'], 'readwrite');
          const files = transaction.objectStore('FILE_DATA');
          files.put({ timestamp: new Date(), mode: 0o40777 }, '/data');
          files.put({ timestamp: new Date(), mode: 0o100666, contents: new Uint8Array([4, 5, 6]) }, '/data/probe.bin');
          transaction.oncomplete = () => { request.result.close(); resolve(); };
        };
      }));
    },
  });
  const { page } = app;
  await ready(page);
  const databases = () => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name).sort());
  assert.deepEqual(await read(page, 'probe.bin'), [4, 5, 6]);
  assert.deepEqual(await databases(), ['/data', 'cairn'], 'nothing was written yet: the copy stays');
  await page.reload();
  await ready(page);
  assert.deepEqual(await read(page, 'probe.bin'), [4, 5, 6]);
  assert.equal(await keep(page, 'other.bin', [1]), '');
  assert.deepEqual(await storedFiles(page), { 'other.bin': 1, 'probe.bin': 3, 'replica.id': 26 });
  await page.waitForFunction(async () => (await indexedDB.databases()).length === 1);
  await page.reload();
  await ready(page);
  assert.deepEqual(await read(page, 'probe.bin'), [4, 5, 6]);
  await app.close();
});

test('what the browser cleared under an open page is written again, whole', async () => {
  const app = await openApp();
  const { page } = app;
  assert.equal(await keep(page, 'probe.bin', [1, 2]), '');
  await page.evaluate(() => new Promise((resolve) => { indexedDB.deleteDatabase('cairn').onsuccess = resolve; }));
  assert.equal(await add(page, 'probe.bin', [3]), '');
  await page.reload();
  await ready(page);
  assert.deepEqual(await read(page, 'probe.bin'), [1, 2, 3]);
  await app.close();
});

test('what a replaced tab writes is refused and destroys nothing', async () => {
  const app = await openApp({ allowed: [/Deposed/] });
  const { page } = app;
  assert.equal(await keep(page, 'probe.bin', [1]), '');
  await page.evaluate(() => new Promise((resolve) => {
    const request = indexedDB.open('cairn');
    request.onsuccess = () => {
      const transaction = request.result.transaction(['owner', 'past'], 'readwrite');
      const reading = transaction.objectStore('owner').get('epoch');
      reading.onsuccess = () => {
        transaction.objectStore('past').put(1, reading.result);
        transaction.objectStore('owner').put(reading.result + 1, 'epoch');
      };
      transaction.oncomplete = () => { request.result.close(); resolve(); };
    };
  }));
  assert.match(await keep(page, 'probe.bin', [2]), /^Deposed: /);
  await page.reload();
  await ready(page);
  assert.deepEqual(await read(page, 'probe.bin'), [1]);
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
  for (const n of [1, 2, 3, 4, 5]) assert.equal(files[`probe-${n}.bin`], 1);
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
  assert.equal((await storedFiles(second.page))['probe.bin'], 1, 'the first tab\'s file is still there');
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
