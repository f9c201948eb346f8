// The key of a passphrase, derived in a worker that lives for this one answer: its memory, 64 MB and more, goes with it,
// where the program's own would stay as large.

const WORKER = new URL('./%{key_worker.js}', import.meta.url);
const FAILURE = { none: 0, memory: 1, start: 2 };
const NOTHING = new Uint8Array(0);

/// `onDerived(requestId, failure, key, memoryKib, passes)`.
export function createKeys(onDerived) {
  return {
    /// A cost of 0 and 0: of a new passphrase, as much as this device bears.
    derive(requestId, passphrase, salt, memoryKib, passes) {
      let worker = null;
      const end = (failure, key, memory, rounds) => {
        worker?.terminate();
        worker = null;
        onDerived(requestId, failure, key, memory, rounds);
      };
      const fail = (error) => { console.warn('keys:', error?.message ?? error); if (worker !== null) end(FAILURE.start, NOTHING, 0, 0); };
      try {
        worker = new Worker(WORKER);
      } catch (error) {
        console.warn('keys:', error);
        setTimeout(() => end(FAILURE.start, NOTHING, 0, 0));
        return;
      }
      worker.onerror = fail;
      worker.onmessageerror = fail;
      worker.onmessage = ({ data }) => {
        if (data.error) fail(data.error);
        else if (data.key === null) end(FAILURE.memory, NOTHING, 0, 0);
        else { end(FAILURE.none, data.key, data.memoryKib, data.passes); data.key.fill(0); }
      };
      worker.postMessage({ passphrase, salt, memoryKib, passes });
    },
  };
}
