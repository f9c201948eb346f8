// When the program cannot run: what happened, in the person's language, and their data as one file, read straight from
// IndexedDB. Depends on nothing but that and saveFile, so that it works when everything else does not.

import { saveFile } from './%{files.js}';
import { readRecord } from './%{record_store.js}';

const OUTCOMES = {
  en: {
    nothing: () => 'Nothing is stored in this browser yet.',
    saved: (count) => `Saved ${count} ${count === 1 ? 'file' : 'files'} in one archive.`,
    failed: (error) => `The data could not be read: ${error}`,
  },
  zh: {
    nothing: () => '这个浏览器里还没有保存内容。',
    saved: (count) => `已把 ${count} 个文件存成一个归档。`,
    failed: (error) => `数据读不出来：${error}`,
  },
};

export function createRescue() {
  let panel = null;
  let language = [new URLSearchParams(location.search).get('lang'), ...(navigator.languages ?? [])]
    .map((tag) => tag?.slice(0, 2)).find((tag) => tag in OUTCOMES) ?? 'en';

  async function download() {
    const outcome = document.getElementById('panel_outcome');
    try {
      const seconds = Math.floor(Date.now() / 1000);
      const files = [...await readRecord()].map(([name, { bytes }]) => ({ name: `data/${name}`, bytes, seconds }));
      if (files.length === 0) { outcome.textContent = OUTCOMES[language].nothing(); return; }
      const day = new Date().toISOString().slice(0, 10);
      saveFile(`cairn-data-${day}.tar`, 'application/x-tar', makeTar(files));
      outcome.textContent = OUTCOMES[language].saved(files.length);
    } catch (error) {
      outcome.textContent = OUTCOMES[language].failed(error);
    }
  }

  // The words wait in a template: what is not shown must not be found either.
  function open() {
    document.body.append(document.getElementById('panel_template').content.cloneNode(true));
    panel = document.getElementById('panel');
    panel.lang = language === 'zh' ? 'zh-Hans' : language;
    for (const words of panel.querySelectorAll('[lang]')) if (!words.lang.startsWith(language)) words.remove();
    for (const label of panel.querySelectorAll('button, summary')) label.textContent = label.querySelector('[lang]').textContent;
    document.getElementById('panel_reload').addEventListener('click', () => location.reload());
    document.getElementById('panel_download').addEventListener('click', download);
  }

  return {
    /// What the page is in from now on.
    setLanguage(tag) { language = tag.startsWith('zh') ? 'zh' : 'en'; },
    get isShown() { return panel !== null; },
    /// Resolves when the person chose to go on; only the reason 'storage' offers that.
    show(reason, error) {
      if (panel !== null) return new Promise(() => {});
      open();
      for (const words of document.querySelectorAll('[data-reason]')) words.hidden = words.dataset.reason !== reason;
      const details = error ? String(error?.stack ?? error?.message ?? error) : '';
      document.getElementById('panel_details').textContent = details;
      document.getElementById('panel_details_box').hidden = details === '';
      document.getElementById('splash')?.remove();
      const goOn = document.getElementById('panel_go_on');
      goOn.hidden = reason !== 'storage';
      document.getElementById('panel_reload').focus();
      return new Promise((resolve) => {
        goOn.addEventListener('click', () => { panel.remove(); panel = null; resolve(); }, { once: true });
      });
    },
  };
}

/// A plain tar archive: any system opens it without Cairn.
export function makeTar(files) {
  const encoder = new TextEncoder();
  const blocks = [];
  for (const { name, bytes, seconds } of files) {
    const header = new Uint8Array(512);
    const put = (text, at) => header.set(encoder.encode(text), at);
    const octal = (number, digits) => `${number.toString(8).padStart(digits, '0')}\0`;
    put(name.slice(0, 99), 0);
    put(octal(0o644, 7), 100);
    put(octal(0, 7), 108);
    put(octal(0, 7), 116);
    put(octal(bytes.length, 11), 124);
    put(octal(seconds, 11), 136);
    put('        0', 148);  // the checksum counts as spaces; then: a plain file
    put('ustar\0' + '00', 257);
    const sum = header.reduce((total, byte) => total + byte, 0);
    put(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
    blocks.push(header, bytes, new Uint8Array((512 - (bytes.length % 512)) % 512));
  }
  blocks.push(new Uint8Array(1024));
  const tar = new Uint8Array(blocks.reduce((total, block) => total + block.length, 0));
  let at = 0;
  for (const block of blocks) { tar.set(block, at); at += block.length; }
  return tar;
}
