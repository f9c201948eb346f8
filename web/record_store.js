// The record in IndexedDB: files as pieces that are only ever added, and who may add them. A file is its pieces one after
// the other, each under [name, offset]. Who may write is a number, the epoch; the epochs of before stand in a list. Every
// write begins with adding its own epoch to that list and ends with taking it out again: where it stands there already
// the transaction fails, and what a tab writes that was replaced in the meantime destroys nothing. Because it is a
// constraint that fails, the browser is told everything at once, and nothing waits for a page that is busy drawing.

const DATABASE = 'cairn';
const PIECES = 'pieces';
const OWNER = 'owner';
const EPOCH = 'epoch';
const PAST = 'past';
const PAST_MOST = 1000;
// In earlier versions Emscripten's IDBFS kept the files, whole, in a database named after the folder.
const IDBFS_DATABASE = '/data';
const IDBFS_STORE = 'FILE_DATA';

const allOf = (name) => IDBKeyRange.bound([name], [name, []]);
const failure = (name, message) => new DOMException(message, name);

/// A database as it is, `null` when there is none.
function openExisting(name) {
  return new Promise((resolve, reject) => {
    let isNew = false;
    const request = indexedDB.open(name);
    request.onupgradeneeded = () => { isNew = true; request.transaction.abort(); };
    request.onerror = () => { if (isNew) resolve(null); else reject(request.error); };
    request.onsuccess = () => resolve(request.result);
  });
}

/// Adds what the store `pieces` holds to `files`: name → { bytes, pieces }. Bytes behind a gap are nobody's.
function readPieces(pieces, files) {
  const keys = pieces.getAllKeys();
  const values = pieces.getAll();
  values.onsuccess = () => {
    const found = new Map();
    keys.result.forEach(([name, offset], index) => {
      const file = found.get(name) ?? { parts: [], length: 0 };
      found.set(name, file);
      if (offset !== file.length) return;
      file.parts.push(values.result[index]);
      file.length += values.result[index].length;
    });
    for (const [name, { parts, length }] of found) {
      const bytes = new Uint8Array(length);
      let at = 0;
      for (const part of parts) { bytes.set(part, at); at += part.length; }
      files.set(name, { bytes, pieces: parts.length });
    }
  };
}

/// What IDBFS kept: name → { bytes, pieces }; empty when it never did.
async function readIdbfs() {
  const files = new Map();
  const database = await openExisting(IDBFS_DATABASE);
  if (database === null) return files;
  try {
    if (!database.objectStoreNames.contains(IDBFS_STORE)) return files;
    await new Promise((resolve, reject) => {
      const transaction = database.transaction(IDBFS_STORE, 'readonly');
      transaction.oncomplete = resolve;
      transaction.onabort = () => reject(transaction.error);
      transaction.objectStore(IDBFS_STORE).openCursor().onsuccess = ({ target: { result: cursor } }) => {
        if (!cursor) return;
        const name = String(cursor.key).replace(`${IDBFS_DATABASE}/`, '');
        if (cursor.value.contents) files.set(name, { bytes: new Uint8Array(cursor.value.contents), pieces: 0 });
        cursor.continue();
      };
    });
  } finally {
    database.close();
  }
  return files;
}

/// Every file of the record, wherever it is: name → { bytes, pieces }. `pieces` is 0 for what is not in this store yet.
export async function readRecord() {
  const files = new Map();
  const database = await openExisting(DATABASE);
  if (database !== null) {
    try {
      await new Promise((resolve, reject) => {
        const transaction = database.transaction(PIECES, 'readonly');
        transaction.oncomplete = resolve;
        transaction.onabort = () => reject(transaction.error);
        readPieces(transaction.objectStore(PIECES), files);
      });
    } finally {
      database.close();
    }
  }
  return files.size > 0 ? files : readIdbfs();
}

export function createRecordStore() {
  let opening = null;
  let isChecked = false;  // that this connection's database has an owner

  const forget = () => { opening = null; isChecked = false; };

  function connect() {
    opening ??= new Promise((resolve, reject) => {
      const request = indexedDB.open(DATABASE, 1);
      request.onupgradeneeded = () => {
        for (const name of [PIECES, OWNER, PAST]) request.result.createObjectStore(name);
      };
      request.onerror = () => reject(request.error);
      request.onsuccess = () => {
        const database = request.result;
        database.onversionchange = () => { forget(); database.close(); };
        database.onclose = forget;
        resolve(database);
      };
    }).catch((error) => { forget(); throw error; });
    return opening;
  }

  // Strict: what is said to be saved is on the medium, also when the power goes (docs/decisions/0021).
  const begin = async () => (await connect()).transaction([PIECES, OWNER, PAST], 'readwrite', { durability: 'strict' });

  /// Resolves when what `use` asked for is durable.
  const done = (transaction) => new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onabort = () => reject(transaction.error ?? failure('AbortError', 'the browser gave the write up'));
  });

  async function owner() {
    const transaction = (await connect()).transaction(OWNER, 'readonly');
    const request = transaction.objectStore(OWNER).get(EPOCH);
    await done(transaction);
    return request.result ?? 0;
  }

  async function check() {
    if (await owner() === 0) throw failure('Emptied', 'the browser’s data was cleared');
    isChecked = true;
  }

  return {
    /// Whether this browser keeps anything for the page.
    async isThere() {
      if (typeof indexedDB === 'undefined') return false;
      return connect().then(() => true, () => false);
    },
    read: readRecord,
    /// The epoch of who writes; 0: nobody ever did.
    owner,
    /// From now on only who knows the new epoch writes. `expected`: the epoch that is replaced, null for any. Resolves to
    /// { epoch, isWon }; not won: another tab was quicker, and this is its epoch.
    async claim(expected) {
      const transaction = await begin();
      let answer = null;
      const owners = transaction.objectStore(OWNER);
      owners.get(EPOCH).onsuccess = ({ target }) => {
        const epoch = target.result ?? 0;
        answer = { epoch, isWon: false };
        if (expected !== null && expected !== epoch) return;
        answer = { epoch: epoch + 1, isWon: true };
        owners.put(epoch + 1, EPOCH);
        transaction.objectStore(PAST).put(1, epoch);
        transaction.objectStore(PAST).delete(IDBKeyRange.upperBound(epoch - PAST_MOST));
      };
      await done(transaction);
      return answer;
    },
    /// Writes all of `changes` or nothing: { name, offset, bytes }; offset 0 replaces the file, bytes null removes it.
    /// Errors: Deposed, another tab writes now; Emptied, the browser's data was cleared; QuotaExceededError and others.
    async commit(epoch, changes) {
      // Without waiting once the connection is known: a page that closes must have asked for everything.
      if (!isChecked) await check();
      const transaction = await begin();
      const past = transaction.objectStore(PAST);
      const pieces = transaction.objectStore(PIECES);
      let isDeposed = false;
      try {
        past.add(1, epoch).onerror = ({ target }) => { isDeposed = target.error.name === 'ConstraintError'; };
        for (const { name, offset, bytes } of changes) {
          if (offset === 0) pieces.delete(allOf(name));
          if (bytes !== null) pieces.put(bytes, [name, offset]);
        }
        past.delete(epoch);
        transaction.commit?.();
      } catch (error) {
        transaction.abort();
        throw error;
      }
      await done(transaction).catch((error) => { throw isDeposed ? failure('Deposed', 'another tab writes') : error; });
    },
    /// The copy that IDBFS kept is of no use any more.
    removeIdbfs() { indexedDB.deleteDatabase(IDBFS_DATABASE); },
  };
}
