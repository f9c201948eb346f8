// Two browser profiles share a record through the store of serve.py: one begins and invites, the other joins by the link,
// both write, also offline, and meet again; the store has nothing that could be read.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { bringSkill, namesStored } from './bring.mjs';
import { go, openApp, openSample, screenshot, settled } from './harness.mjs';
import { words } from './words.mjs';

const NGINX = process.env.CAIRN_NGINX ?? ['/usr/sbin/nginx', '/usr/bin/nginx'].find((path) => existsSync(path));
const place = mkdtempSync(join(tmpdir(), 'cairn-store-'));
const running = [];

after(() => {
  for (const server of running) server.kill();
  rmSync(place, { recursive: true, force: true });
});

const freePort = () => new Promise((resolve) => {
  const probe = createServer().listen(0, '127.0.0.1', () => { const { port } = probe.address(); probe.close(() => resolve(port)); });
});

function folderOf(name) {
  const folder = join(place, name);
  mkdirSync(folder, { recursive: true });
  return folder;
}

/// serve.py's server: the app, with a store beside it.
async function ofServePy() {
  const folder = folderOf('serve');
  const server = spawn('python3', [fileURLToPath(new URL('store_server.py', import.meta.url)), process.env.CAIRN_DIST, folder]);
  running.push(server);
  server.stderr.pipe(process.stderr);
  const url = await new Promise((resolve) => { server.stdout.once('data', (line) => resolve(String(line).trim())); });
  return { url, folder };
}

/// nginx as docs/deploy.md says.
async function ofNginx() {
  const folder = folderOf('nginx-store');
  const own = folderOf('nginx');
  const port = await freePort();
  const { uid } = statSync(own);
  writeFileSync(join(own, 'nginx.conf'), `
${uid === 0 ? 'user root;' : ''}
daemon off; pid ${own}/pid; error_log ${own}/error.log;
events { worker_connections 64; }
http {
  access_log off; client_body_temp_path ${own}/uploads;
  proxy_temp_path ${own}/p; fastcgi_temp_path ${own}/f; uwsgi_temp_path ${own}/u; scgi_temp_path ${own}/s;
  server {
    listen 127.0.0.1:${port};
    root ${process.env.CAIRN_DIST};
    types { text/html html; text/javascript js; text/css css; application/wasm wasm; image/svg+xml svg; application/manifest+json webmanifest; }
    location /store/ {
      alias ${folder}/;
      client_max_body_size 64m;
      dav_methods PUT;
      create_full_put_path on;
      limit_except GET PUT { deny all; }
      add_header Cache-Control no-cache always;
      types { } default_type application/octet-stream;
    }
  }
}`);
  const server = spawn(NGINX, ['-p', own, '-e', `${own}/error.log`, '-c', `${own}/nginx.conf`], { stdio: 'inherit' });
  running.push(server);
  const url = `http://127.0.0.1:${port}/`;
  for (let attempt = 0; attempt < 50; attempt += 1) {
    if (await fetch(url).then((answer) => answer.ok, () => false)) return { url, folder };
    await new Promise((resolve) => { setTimeout(resolve, 100); });
  }
  throw new Error('nginx does not answer');
}

// The browser says of itself what a store answers: what is not there yet, a condition that does not hold, being offline.
const allowed = [/status of 404/, /status of 412/, /ERR_INTERNET_DISCONNECTED/, /ERR_FAILED/];

const press = async (page, name) => {
  await page.getByRole('button', { name, exact: true }).first().dispatchEvent('click');
  await settled(page, 200);
};
const fill = async (page, name, value) => {
  const field = page.getByRole('textbox', { name });
  await field.focus();
  await field.fill(value);
  await settled(page, 200);
};
const says = (page, text, timeout = 60000) => page.getByText(text).first().waitFor({ state: 'attached', timeout });

/// Everything in the store, one after the other.
function stored(folder) {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? stored(path) : [{ path, bytes: readFileSync(path) }];
  });
}

async function begin(page, t) {
  await go(page, '/sync');
  await press(page, t('sync', 'test'));
  await says(page, t('sync', 'works'));
  await fill(page, t('sync', 'programme'), 'Platform mentoring');
  await fill(page, t('sync', 'your_name'), 'Ann');
  await press(page, t('sync', 'start'));
  await says(page, t('sync', 'safe_store'));
}

async function makeLink(page, t) {
  await press(page, t('sync', 'invite_make'));
  await says(page, t('sync', 'link_ready'));
  return (await page.getByText(/#\/sync\/1/).first().textContent()).trim();
}

for (const [lang, store, name] of [['en', ofServePy, 'serve.py'], ['zh', ofServePy, 'serve.py'], ['en', ofNginx, 'nginx']]) {
  const skip = store === ofNginx && NGINX === undefined ? 'nginx is not installed' : false;
  test(`two profiles join by link and have what either wrote (${lang}, ${name})`, { skip }, async () => {
    const t = words(lang);
    const { url, folder } = await store();
    const started = stored(folder).length;
    const owner = await openSample({ lang, url, allowed, route: '/sync' });
    await begin(owner.page, t);
    await screenshot(owner.page, `sync-begun-${lang}`);
    const link = await makeLink(owner.page, t);
    assert.ok(link.startsWith(`${url}#/sync/1`), link);

    const guest = await openApp({ lang, url, allowed, route: link.split('#')[1] });
    await says(guest.page, t('sync', 'invited_line', { inviter: 'Ann', title: 'Platform mentoring' }));
    assert.equal(await guest.page.evaluate(() => location.hash), '#/sync', 'the secret has left the address');
    await screenshot(guest.page, `sync-invited-${lang}`);
    await fill(guest.page, t('sync', 'your_name'), 'Marta');
    await press(guest.page, t('sync', 'join'));
    await says(guest.page, t('sync', 'member_self'));
    await says(owner.page, 'Marta');

    await go(guest.page, '/settings');
    if (lang === 'en') await says(guest.page, /[1-9]\d* skills/);
    await go(guest.page, '/import');
    await bringSkill(guest.page, t, 'WrittenByMarta');
    // Offline both go on; then they meet again.
    await owner.context.setOffline(true);
    await go(owner.page, '/import');
    await bringSkill(owner.page, t, 'WrittenByAnn');
    await owner.context.setOffline(false);
    for (const [page, name] of [[owner.page, 'WrittenByMarta'], [guest.page, 'WrittenByAnn']]) {
      await go(page, '/sync');
      let found = [];
      for (let attempt = 0; attempt < 20 && found.length === 0; attempt += 1) {
        await press(page, t('sync', 'ask_now'));
        await new Promise((resolve) => { setTimeout(resolve, 1000); });
        found = await namesStored(page, [name]);
      }
      assert.deepEqual(found, [name]);
    }
    await go(owner.page, '/sync');
    await says(owner.page, t('sync', 'safe_others', { count: 1, device: 1 }));
    await screenshot(owner.page, `sync-shared-${lang}`);

    const objects = stored(folder);
    assert.ok(objects.length > started + 5);
    for (const { path, bytes } of objects) {
      for (const word of ['WrittenBy', 'Platform', 'Marta', 'Lin Yue', 'skill']) {
        assert.equal(bytes.includes(word), false, `${path} holds "${word}"`);
        assert.equal(path.toLowerCase().includes(word.toLowerCase()), false);
      }
    }
    await guest.close();
    await owner.close();
  });
}

test('on a phone everything is within reach', async () => {
  const t = words('en');
  const { url } = await ofServePy();
  const app = await openSample({ url, allowed, route: '/sync', viewport: { width: 390, height: 844 }, isTouch: true });
  await begin(app.page, t);
  await makeLink(app.page, t);
  await screenshot(app.page, 'sync-phone');
  await app.close();
});
