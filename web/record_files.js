// The folder of the record as a type of Emscripten's file system: files live in memory, and of each it is known what the
// store does not have yet. FS.syncfs hands exactly that to the store, in one transaction: what a change costs depends
// neither on the size of the file it is appended to nor on the number of files.

const PIECES_MOST = 32;  // of a file that is not written any more, before it is put together

export function createRecordFiles(FS, folder, { read, commit }) {
  const { MEMFS } = FS.filesystems;
  const known = new Map();    // name → { stored: bytes in the store, -1 when it must be written whole; pieces }
  const changed = new Set();  // names
  let root = null;
  let appended = '';          // the file that was written last

  function note(name, from) {
    const file = known.get(name) ?? { stored: -1, pieces: 0 };
    known.set(name, file);
    if (from < file.stored) file.stored = -1;
    changed.add(name);
  }

  function watch(node) {
    const { node_ops: nodeOps, stream_ops: streamOps } = node;
    node.node_ops = {
      ...nodeOps,
      setattr(target, attributes) {
        if (attributes.size !== undefined && attributes.size !== target.usedBytes) note(target.name, -1);
        return nodeOps.setattr(target, attributes);
      },
    };
    node.stream_ops = {
      ...streamOps,
      write(stream, buffer, offset, length, position, canOwn) {
        const written = streamOps.write(stream, buffer, offset, length, position, canOwn);
        if (written > 0) note(stream.node.name, position);
        return written;
      },
    };
    return node;
  }

  function mount(mounting) {
    root = MEMFS.mount(mounting);
    const nodeOps = root.node_ops;
    root.node_ops = {
      ...nodeOps,
      mknod(parent, name, mode, device) {
        note(name, -1);
        return watch(nodeOps.mknod(parent, name, mode, device));
      },
      unlink(parent, name) {
        note(name, -1);
        return nodeOps.unlink(parent, name);
      },
      rename(node, folder, name) {
        note(node.name, -1);
        note(name, -1);
        return nodeOps.rename(node, folder, name);
      },
    };
    return root;
  }

  // MEMFS keeps signed bytes or unsigned ones, as it was given them.
  function bytesOf(name) {
    if (!root.contents[name]) return null;
    const { buffer, byteOffset, length } = MEMFS.getFileDataAsTypedArray(root.contents[name]);
    return new Uint8Array(buffer, byteOffset, length);
  }

  /// What the store lacks of this file. A copy: the program goes on writing.
  function changeOf(name) {
    const bytes = bytesOf(name);
    const offset = Math.max(known.get(name).stored, 0);
    return { name, offset, bytes: bytes === null ? null : bytes.slice(offset) };
  }

  /// One file that is not written any more and lies in many pieces.
  function changeThatGathers() {
    for (const [name, file] of known) {
      if (name !== appended && file.pieces > PIECES_MOST && file.stored >= 0) return { name, offset: 0, bytes: bytesOf(name).slice() };
    }
    return null;
  }

  async function store(changes) {
    for (const { name, bytes } of changes) {
      known.get(name).stored = bytes === null ? -1 : root.contents[name].usedBytes;
    }
    try {
      await commit(changes);
    } catch (error) {
      // What is stored of them is not known: next time they are written whole.
      for (const { name } of changes) note(name, -1);
      throw error;
    }
    for (const { name, offset, bytes } of changes) {
      if (bytes === null && root.contents[name] === undefined) { known.delete(name); continue; }
      const file = known.get(name);
      file.pieces = offset === 0 ? 1 : file.pieces + 1;
    }
  }

  async function write() {
    const changes = [...changed].map(changeOf).filter(({ offset, bytes }) => offset === 0 || bytes.length > 0);
    changed.clear();
    if (changes.length === 0) return;
    for (const { name, bytes } of changes) if (bytes !== null) appended = name;
    await store(changes);
  }

  async function populate() {
    const files = await read();
    for (const name of Object.keys(root.contents)) FS.unlink(`${folder}/${name}`);
    for (const [name, { bytes }] of files) FS.writeFile(`${folder}/${name}`, bytes, { canOwn: true });
    changed.clear();
    known.clear();
    appended = [...files.keys()].filter((name) => name.endsWith('.seg')).sort().at(-1) ?? '';
    for (const [name, { bytes, pieces }] of files) {
      known.set(name, { stored: pieces > 0 ? bytes.length : -1, pieces });
      if (pieces === 0) changed.add(name);  // taken over from another store, with the first write
    }
  }

  return {
    type: {
      mount,
      syncfs(mounting, isReading, callback) {
        (isReading ? populate() : write()).then(() => callback(null), callback);
      },
    },
    /// The store was emptied by somebody else: everything is new to it.
    forgetStored() { for (const name of Object.keys(root.contents)) note(name, -1); },
    /// Puts one file's pieces together, if one has many; resolves to whether it did.
    async gather() {
      const change = changeThatGathers();
      if (change === null) return false;
      await store([change]);
      return true;
    },
  };
}
