// Files of the person's: dropped on the window or chosen, several at once, wrong ones; and what is downloaded.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { go, openSample, screenshot, settled } from './harness.mjs';
import { words } from './words.mjs';

const CSV = {
  'skills.csv': 'id,title\npottery,Pottery\nglazing,Glazing\n',
  'prerequisites.csv': 'prerequisite,skill\npottery,glazing\n',
};

/// As a person drags files over the window; `drop` says whether they let go.
const drag = (page, files, phases) => page.evaluate(([list, kinds]) => {
  const transfer = new DataTransfer();
  for (const [name, text] of Object.entries(list)) transfer.items.add(new File([text], name));
  let isTaken = false;
  for (const kind of kinds) {
    const event = new DragEvent(kind, { dataTransfer: transfer, bubbles: true, cancelable: true, relatedTarget: null });
    document.getElementById('canvas').dispatchEvent(event);
    isTaken = event.defaultPrevented;
  }
  return isTaken;
}, [files, phases]);

for (const lang of ['en', 'zh']) {
  test(`files dropped anywhere are read together and shown before anything is written, in ${lang}`, async () => {
    const t = words(lang);
    const app = await openSample({ lang });
    const { page } = app;
    assert.equal(await drag(page, CSV, ['dragenter', 'dragover']), true, 'the browser must not open them itself');
    assert.equal(await page.locator('#drop_frame').count(), 1);
    await screenshot(page, `page_files_over_${lang}`);
    await drag(page, CSV, ['dragleave']);
    assert.equal(await page.locator('#drop_frame').count(), 0);
    assert.equal(await drag(page, CSV, ['dragover', 'drop']), true);
    await page.getByRole('heading', { level: 1, name: t('import', 'preview_title') }).waitFor();
    assert.equal(await page.locator('#drop_frame').count(), 0);
    await page.getByText('skills.csv').first().waitFor();
    await page.getByText('prerequisites.csv').first().waitFor();
    const confirm = page.getByRole('button', { name: t('import', 'confirm', { count: 3 }) });
    await confirm.waitFor();
    await confirm.dispatchEvent('click');
    await settled(page);
    await page.getByText(t('shell', 'imported', { count: 3 })).first().waitFor({ state: 'attached' });
    await app.close();
  });

  test(`wrong files are refused in words and leave the rest alone, in ${lang}`, async () => {
    const t = words(lang);
    const app = await openSample({ lang, route: '/import' });
    const { page } = app;
    const choosing = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: new RegExp(`^${t('import', 'drop')}`) }).dispatchEvent('click');
    const chooser = await choosing;
    assert.equal(chooser.isMultiple(), true);
    await chooser.setFiles([
      { name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 0]) },
      { name: 'empty.csv', mimeType: 'text/csv', buffer: Buffer.alloc(0) },
      { name: 'skills.csv', mimeType: 'text/csv', buffer: Buffer.from(CSV['skills.csv']) },
    ]);
    await page.getByText('photo.png').first().waitFor();
    await page.getByText('empty.csv').first().waitFor();
    await page.getByRole('button', { name: t('import', 'confirm', { count: 2 }) }).waitFor();
    await settled(page);
    await screenshot(page, `page_files_wrong_${lang}`);
    await app.close();
  });
}

test('dragging text over the window is left to the browser', async () => {
  const app = await openSample();
  const isTaken = await app.page.evaluate(() => {
    const transfer = new DataTransfer();
    transfer.setData('text/plain', 'words');
    const event = new DragEvent('dragover', { dataTransfer: transfer, bubbles: true, cancelable: true });
    document.getElementById('canvas').dispatchEvent(event);
    return event.defaultPrevented;
  });
  assert.equal(isTaken, false);
  assert.equal(await app.page.locator('#drop_frame').count(), 0);
  await app.close();
});

test('a file of more than 32 MB is refused without being read whole', async () => {
  const app = await openSample({ route: '/import' });
  const { page } = app;
  const read = await page.evaluate(async () => {
    const file = new File([new Uint8Array(80 * 1024 * 1024)], 'huge.csv');
    const transfer = new DataTransfer();
    transfer.items.add(file);
    let most = 0;
    const original = Blob.prototype.arrayBuffer;
    Blob.prototype.arrayBuffer = function count() { most = Math.max(most, this.size); return original.call(this); };
    document.getElementById('canvas').dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
    await new Promise((resolve) => { setTimeout(resolve, 0); });
    return most;
  });
  assert.ok(read > 32 * 1024 * 1024 && read < 40 * 1024 * 1024, `${read}`);
  await page.getByText('huge.csv').first().waitFor();
  assert.equal(await page.getByRole('button', { name: /^Import \d/ }).count(), 0);
  await app.close();
});

test('what is downloaded is the whole record: it names what was just written', async () => {
  const t = words('en');
  const app = await openSample();
  const { page } = app;
  await drag(page, CSV, ['dragover', 'drop']);
  const confirm = page.getByRole('button', { name: t('import', 'confirm', { count: 3 }) });
  await confirm.waitFor();
  await confirm.dispatchEvent('click');
  await settled(page);
  await go(page, '/settings');
  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: t('settings', 'download') }).dispatchEvent('click');
  const download = await downloading;
  assert.match(download.suggestedFilename(), /^cairn-\d{4}-\d\d-\d\d\.cairn$/);
  const bytes = await readFile(await download.path());
  assert.equal(bytes.subarray(0, 8).toString('latin1'), 'CAIRNBK2');
  const [state, history] = frames(bytes.subarray(8)).map(unpacked);
  for (const name of ['Glazing', 'Lin Yue 林悦', 'Marta Okafor']) assert.ok(state.includes(Buffer.from(name)), name);
  const batches = frames(history);
  assert.ok(batches.length > 1, 'every batch is there');
  assert.ok(batches.at(-1).includes(Buffer.from('Glazing')), 'and the newest is the last');
  await app.close();
});

// What follows reads docs/journal_format.md, and knows nothing of the program's own code.

/// The payloads of frames that stand one after another: mark, length of the payload, CRC-32C of both.
function frames(bytes) {
  const payloads = [];
  for (let at = 0; at < bytes.length;) {
    assert.equal(bytes.readUInt16BE(at), 0xC74A);
    const end = at + 10 + bytes.readUInt32LE(at + 2);
    assert.ok(end <= bytes.length, 'nothing is cut off');
    const payload = bytes.subarray(at + 10, end);
    assert.equal(bytes.readUInt32LE(at + 6), crc32c(Buffer.concat([bytes.subarray(at + 2, at + 6), payload])));
    payloads.push(payload);
    at = end;
  }
  return payloads;
}

/// What was compressed: its length, then an LZ4 block.
function unpacked(packed) {
  let at = 0;
  let length = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = packed[at++];
    length += (byte & 127) * 2 ** shift;
    if (byte < 128) break;
  }
  const out = Buffer.alloc(length);
  let size = 0;
  const extended = (count) => {
    if (count < 15) return count;
    let sum = count;
    for (let byte = 255; byte === 255;) sum += byte = packed[at++];
    return sum;
  };
  while (at < packed.length) {
    const token = packed[at++];
    const literals = extended(token >> 4);
    packed.copy(out, size, at, at + literals);
    at += literals;
    size += literals;
    if (at >= packed.length) break;
    const back = packed.readUInt16LE(at);
    at += 2;
    const end = size + extended(token & 15) + 4;
    for (; size < end; size += 1) out[size] = out[size - back];
  }
  assert.equal(size, length);
  return out;
}

function crc32c(bytes) {
  let crc = 0xFFFFFFFF;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0x82F63B78 : 0);
  }
  return (crc ^ 0xFFFFFFFF) >>> 0;
}
