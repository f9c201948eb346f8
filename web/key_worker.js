// Argon2id in a module of its own (key_module.cpp). One question, one answer; keys.js then ends this worker.

// RFC 8265: the same letters have the same bytes, whichever keyboard they came from. Spaces are settled in the module.
const bytesOf = (passphrase) => new TextEncoder().encode(passphrase.normalize('NFC'));

const NO_FILES = () => 52;  // ENOSYS: the C library would, the module never does

onmessage = async ({ data: { passphrase, salt, memoryKib, passes } }) => {
  try {
    let memory = null;
    const imports = {
      env: { emscripten_notify_memory_growth() {}, cairn_key_now_ms: () => performance.now() },
      wasi_snapshot_preview1: { fd_close: NO_FILES, fd_write: NO_FILES, fd_seek: NO_FILES },
    };
    const response = await fetch('./%{cairn_key.wasm}');
    if (!response.ok) throw new Error(`cairn_key.wasm: ${response.status}`);
    const { instance: { exports } } = await WebAssembly.instantiate(await response.arrayBuffer(), imports);
    memory = exports.memory;
    exports._initialize();
    const view = (address, count) => new Uint8Array(memory.buffer, address, count);
    const text = bytesOf(passphrase);
    view(exports.cairn_key_passphrase(text.length), text.length).set(text);
    view(exports.cairn_key_salt(), salt.length).set(salt);
    const isDone = exports.cairn_key_derive(memoryKib, passes) === 1;
    text.fill(0);
    postMessage({
      key: isDone ? view(exports.cairn_key_result(), 32).slice() : null,
      memoryKib: exports.cairn_key_memory_kib(),
      passes: exports.cairn_key_passes(),
    });
  } catch (error) {
    postMessage({ error: String(error) });
  }
};
