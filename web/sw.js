// Offline: every file of one version in one cache. A new version is fetched whole beside the old one and takes over
// only when the page says so. Files with a hash in their name never change; what has none is asked for first.

const VERSION = '%{version}';
const FILES = %{precache};
const ON_DEMAND = %{on_demand};  // kept once somebody needed them
const PREFIX = 'cairn-';
const CACHE = PREFIX + VERSION;
const PAGE = 'index.html';
const NETWORK_PATIENCE_MS = 3000;

self.addEventListener('install', (event) => {
  event.waitUntil((async () => {
    const cache = await caches.open(CACHE);
    await Promise.all(FILES.filter((name) => name !== 'sw.js').map(async (name) => {
      const hasHash = /\.[0-9a-f]{8,}\./.test(name);
      const known = hasHash ? await caches.match(name) : undefined;  // unchanged since the last version
      const response = known ?? await fetch(name, { cache: hasHash ? 'default' : 'no-cache', credentials: 'same-origin' });
      if (!response.ok) throw new Error(`${name}: ${response.status}`);
      await cache.put(name, response);
    }));
    for (const name of ON_DEMAND) {
      const known = await caches.match(name);
      if (known) await cache.put(name, known);
    }
  })());
});

self.addEventListener('activate', (event) => {
  event.waitUntil((async () => {
    for (const name of await caches.keys()) if (name.startsWith(PREFIX) && name !== CACHE) await caches.delete(name);
    await self.clients.claim();
  })());
});

self.addEventListener('message', (event) => {
  if (event.data?.type === 'activate') self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  if (request.method !== 'GET' || new URL(request.url).origin !== location.origin) return;
  if (request.mode === 'navigate') event.respondWith(page(request));
  else event.respondWith(file(request));
});

async function page(request) {
  const stored = await (await caches.open(CACHE)).match(PAGE);
  const asked = new URL(request.url);
  const isApp = asked.pathname === new URL('./', self.registration.scope).pathname || asked.pathname.endsWith(`/${PAGE}`);
  if (!isApp || !stored) return fetch(request);
  const patience = new Promise((resolve) => { setTimeout(resolve, NETWORK_PATIENCE_MS, stored.clone()); });
  const network = fetch(request).then((response) => (response.ok ? response : stored.clone()), () => stored.clone());
  return Promise.race([network, patience]);
}

async function file(request) {
  const cache = await caches.open(CACHE);
  const stored = await cache.match(request, { ignoreSearch: false });
  if (stored) return stored;
  const response = await fetch(request);
  const isKept = ON_DEMAND.some((name) => new URL(name, self.registration.scope).href === request.url);
  if (isKept && response.ok) await cache.put(request, response.clone());
  return response;
}
