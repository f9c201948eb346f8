// Files that a person opens, drops on the page or gets from it.

const BYTES_READ_MAX = 33 * 1024 * 1024;
const BACKUP_BYTES_MAX = 1024 * 1024 * 1024;

export function createFiles({ onPicked, onCancelled }) {
  // Of a file that is too large only so much that the import sees it is; of a folder nothing: both are then refused in
  // words.
  async function read(requestId, file) {
    let bytes = new ArrayBuffer(0);
    const most = file.name.endsWith('.cairn') ? BACKUP_BYTES_MAX : BYTES_READ_MAX;
    try { bytes = await file.slice(0, most).arrayBuffer(); } catch (error) { console.warn('files:', error); }
    onPicked(requestId, file.name, new Uint8Array(bytes));
  }

  // While files are over the window: it takes them anywhere.
  let frame = null;
  function showFrame() {
    if (frame !== null) return;
    frame = document.createElement('div');
    frame.id = 'drop_frame';
    document.body.append(frame);
  }
  function hideFrame() {
    frame?.remove();
    frame = null;
  }

  const hasFiles = (event) => event.dataTransfer?.types.includes('Files') === true;
  window.addEventListener('dragover', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
    showFrame();
  });
  window.addEventListener('dragleave', (event) => { if (event.relatedTarget === null) hideFrame(); });
  window.addEventListener('drop', async (event) => {
    hideFrame();
    if (!hasFiles(event)) return;
    event.preventDefault();
    for (const file of [...event.dataTransfer.files]) await read(0, file);
  });

  return {
    /// Only inside a press: browsers open no file dialog otherwise.
    pick(accept, requestId) {
      const input = document.createElement('input');
      input.type = 'file';
      input.accept = accept;
      input.multiple = true;
      input.hidden = true;
      input.addEventListener('change', async () => {
        input.remove();
        if (input.files.length === 0) onCancelled(requestId);
        else for (const file of [...input.files]) await read(requestId, file);
      });
      input.addEventListener('cancel', () => { input.remove(); onCancelled(requestId); });
      document.body.append(input);
      input.click();
    },
    save: saveFile,
  };
}

export function saveFile(name, mime, bytes) {
  const url = URL.createObjectURL(new Blob([bytes], { type: mime }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 60000);  // Safari reads it late
}
