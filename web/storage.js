// The disk: a folder that Emscripten's IDBFS keeps in IndexedDB. One sync at a time; requests made during one share the
// next; every error reaches who asked. Nothing relies on the page being told that it closes.

export const DISK = '/data';
const PROBE = 'cairn_probe';
const PATIENCE_MS = 20000;

export async function isStorageThere() {
  if (typeof indexedDB === 'undefined') return false;
  return new Promise((resolve) => {
    try {
      const request = indexedDB.open(PROBE, 1);
      request.onsuccess = () => { request.result.close(); indexedDB.deleteDatabase(PROBE); resolve(true); };
      request.onerror = () => resolve(false);
      request.onblocked = () => resolve(false);
    } catch {
      resolve(false);
    }
  });
}

export function createStorage(FS, IDBFS, { hasDisk, isLeader, onLoaded, onFlushed }) {
  let running = null;
  let waiting = null;
  let isPersistenceAsked = false;

  FS.mkdir(DISK);
  if (hasDisk) FS.mount(IDBFS, {}, DISK);

  // Resolves to the error in words, '' when all went well.
  function sync(isReading) {
    if (!hasDisk) return Promise.resolve(isReading ? '' : 'NoStorage: this browser keeps no data for the page');
    return new Promise((resolve) => {
      const patience = setTimeout(() => resolve('Timeout: the browser did not answer'), PATIENCE_MS);
      const done = (error) => { clearTimeout(patience); resolve(error ? wordsOf(error) : ''); };
      try { FS.syncfs(isReading, done); } catch (error) { done(error); }
    });
  }

  function wordsOf(error) {
    const inner = error?.target?.error ?? error;
    return inner?.name ? `${inner.name}: ${inner.message}` : String(inner);
  }

  function start(isReading) {
    running = sync(isReading).finally(() => { running = null; });
    return running;
  }

  function write() {
    if (running === null) return start(false);
    waiting ??= running.then(() => { waiting = null; return start(false); });
    return waiting;
  }

  return {
    /// Reads IndexedDB into the folder. Resolves to the error in words.
    async load() {
      while (running !== null) await running;
      return start(true);
    },
    async reload() { onLoaded(await this.load()); },
    /// Resolves to the error in words.
    write: async () => (isLeader() ? write() : 'NotLeader: another tab writes'),
    async flush(token) { onFlushed(token, await this.write()); },
    async requestPersistence() {
      if (isPersistenceAsked) return;
      isPersistenceAsked = true;
      await navigator.storage?.persist?.();
    },
    /// For the line in the settings: { usage, quota } in bytes, or null.
    estimate: async () => (await navigator.storage?.estimate?.()) ?? null,
    isIdle: () => running === null && waiting === null,
  };
}
