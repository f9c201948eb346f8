// The service worker: the page works without a network from the second visit on, and a new version waits until the
// person agrees.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { test } from 'node:test';
import { baseUrl, openApp, ready } from './harness.mjs';

const TYPES = {
  '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.wasm': 'application/wasm', '.svg': 'image/svg+xml',
  '.webmanifest': 'application/manifest+json',
};

/// Serves the built folder, and after `publish()` a version of it that differs in one word.
async function serveVersions() {
  assert.ok(process.env.CAIRN_DIST, 'CAIRN_DIST is the built folder');
  let version = 1;
  const server = createServer(async (request, response) => {
    const path = normalize(new URL(request.url, 'http://x').pathname).replace(/^\/$/, '/index.html');
    try {
      let content = await readFile(join(process.env.CAIRN_DIST, path));
      if (version > 1 && path === '/index.html') content = Buffer.from(content.toString().replace('<title>', '<meta name="version" content="2"><title>'));
      if (version > 1 && path === '/sw.js') content = Buffer.from(content.toString().replace(/const VERSION = '([^']+)'/, "const VERSION = '$1-2'"));
      response.writeHead(200, { 'Content-Type': TYPES[extname(path)] ?? 'application/octet-stream', 'Cache-Control': 'no-cache' });
      response.end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return { url: `http://127.0.0.1:${server.address().port}/`, publish() { version = 2; }, close: () => { server.closeAllConnections(); server.close(); } };
}

const controlled = (page) => page.waitForFunction(() => navigator.serviceWorker.controller !== null);

test('the second visit works without a network', async () => {
  const app = await openApp({ allowed: [/ERR_INTERNET_DISCONNECTED/, /Failed to fetch/] });
  const { page, context } = app;
  await controlled(page);
  await context.setOffline(true);
  await page.reload();
  await ready(page);
  const fresh = await context.newPage();
  await fresh.goto(`${baseUrl()}?lang=zh`);
  await ready(fresh);
  await context.setOffline(false);
  await app.close();
});

test('a new version is announced, waits, and comes when the person asks', async () => {
  const server = await serveVersions();
  const app = await openApp({ url: server.url });
  const { page } = app;
  const version = () => page.evaluate(() => document.querySelector('meta[name=version]')?.content ?? '1');
  const caches = () => page.evaluate(async () => (await globalThis.caches.keys()).filter((name) => name.startsWith('cairn-')));
  await controlled(page);
  assert.equal((await caches()).length, 1);
  server.publish();
  await page.evaluate(() => globalThis.cairn.checkForUpdate());
  await page.waitForFunction(async () => (await navigator.serviceWorker.getRegistration())?.waiting !== null);
  assert.equal(await version(), '1', 'nothing changes by itself');
  assert.equal((await caches()).length, 2, 'both versions are whole, side by side');

  await page.evaluate(() => globalThis.cairn.applyUpdate());
  await page.waitForFunction(() => document.querySelector('meta[name=version]')?.content === '2');
  await ready(page);
  // The new worker controls the page before it has finished clearing away: the old version is gone soon, not at once.
  await page.waitForFunction(async () => (await globalThis.caches.keys()).filter((name) => name.startsWith('cairn-')).length === 1);
  await app.close();
  server.close();
});
