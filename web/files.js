// Files that a person opens, drops on the page or gets from it.

export function createFiles({ onPicked, onCancelled }) {
  async function read(requestId, file) {
    onPicked(requestId, file.name, new Uint8Array(await file.arrayBuffer()));
  }

  const hasFiles = (event) => event.dataTransfer?.types.includes('Files') === true;
  window.addEventListener('dragover', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = 'copy';
  });
  window.addEventListener('drop', async (event) => {
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
