// The disk: a folder whose files IndexedDB keeps (record_files.js, record_store.js). One write at a time; requests made
// during one share the next; every error reaches who asked. Nothing relies on the page being told that it closes.

import { createRecordFiles } from './%{record_files.js}';

export const DISK = '/data';
const PATIENCE_MS = 20000;
const TIMEOUT = 'Timeout: the browser did not answer';

/// `store` is null where the browser keeps nothing; `epoch()` is that of the tab while it leads, else 0.
export function createStorage(FS, store, { epoch, onDeposed, onEmptied, onLoaded, onFlushed, onStatus }) {
  let running = null;
  let waiting = null;
  let isPersistenceAsked = false;
  let isFirstWrite = true;

  const files = createRecordFiles(FS, DISK, {
    read: () => (store ? store.read() : new Map()),
    commit: async (changes) => {
      if (epoch() === 0) throw new DOMException('another tab writes', 'Deposed');
      await store.commit(epoch(), changes);
    },
  });
  FS.mkdir(DISK);
  FS.mount(files.type, {}, DISK);

  // Both resolve to the error in words, '' when all went well.
  const wordsOf = (error) => (error?.name ? `${error.name}: ${error.message}` : String(error));
  const sync = (isReading) => new Promise((resolve) => { FS.syncfs(isReading, (error) => resolve(error)); });

  async function writeOnce() {
    let error = await sync(false);
    if (error?.name === 'Emptied') {
      await onEmptied();
      files.forgetStored();
      error = await sync(false);
    }
    if (error?.name === 'Deposed') onDeposed();
    if (error) return wordsOf(error);
    if (isFirstWrite) store.removeIdbfs();  // what it had is in the store now
    isFirstWrite = false;
    return '';
  }

  function start(work) {
    running = work().catch(wordsOf).finally(() => { running = null; });
    return running;
  }

  async function gatherLater() {
    while (running === null && epoch() !== 0 && await start(() => files.gather()) === true);
  }

  function write() {
    if (running === null) return start(writeOnce);
    waiting ??= running.then(() => { waiting = null; return start(writeOnce); });
    return waiting;
  }

  // A write that hangs is not overtaken by the next one, but who waits is told.
  function patiently(answer) {
    let patience = 0;
    return Promise.race([
      answer,
      new Promise((resolve) => { patience = setTimeout(() => resolve(TIMEOUT), PATIENCE_MS); }),
    ]).finally(() => clearTimeout(patience));
  }

  return {
    /// Reads IndexedDB into the folder. Resolves to the error in words.
    async load() {
      while (running !== null) await running;
      return patiently(start(async () => { const error = await sync(true); return error ? wordsOf(error) : ''; }));
    },
    async reload() { onLoaded(await this.load()); },
    /// Resolves to the error in words.
    async write() {
      if (store === null) return 'NoStorage: this browser keeps no data for the page';
      if (epoch() === 0) return 'NotLeader: another tab writes';
      const error = await patiently(write());
      if (error === '') setTimeout(gatherLater);
      return error;
    },
    async flush(token) { onFlushed(token, await this.write()); },
    async requestPersistence() {
      if (isPersistenceAsked) return;
      isPersistenceAsked = true;
      await navigator.storage?.persist?.();
      await this.tellStatus();
    },
    /// For the settings: bytes used and free, whether they are kept for good; -1: the browser does not say.
    async tellStatus() {
      const { usage = -1, quota = -1 } = (await navigator.storage?.estimate?.()) ?? {};
      const isPersisted = await navigator.storage?.persisted?.();
      onStatus(usage, quota < 0 ? -1 : Math.max(quota - usage, 0), isPersisted === undefined ? -1 : Number(isPersisted));
    },
    isIdle: () => running === null && waiting === null,
  };
}
