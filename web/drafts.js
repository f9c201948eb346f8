// What is typed and not saved, as bytes under one name of localStorage: written before the call returns, so that a
// reload or a crash of the page in the next moment finds it. One character a byte.

const KEY = 'cairn.drafts';
const CHUNK = 8192;  // arguments of one call

export function createDrafts() {
  return {
    load() {
      let text = '';
      try { text = localStorage.getItem(KEY) ?? ''; } catch { /* no storage: nothing was kept */ }
      return Uint8Array.from(text, (character) => character.charCodeAt(0));
    },

    store(bytes) {
      let text = '';
      for (let at = 0; at < bytes.length; at += CHUNK) text += String.fromCharCode(...bytes.subarray(at, at + CHUNK));
      try {
        if (text === '') localStorage.removeItem(KEY); else localStorage.setItem(KEY, text);
      } catch (error) {
        console.warn('drafts:', error);
      }
    },
  };
}
