// What goes into a field: pasted and typed text is cut where the program would cut it, before the browser lays it out.
// A megabyte in a text area costs seconds, and afterwards nobody can say where the caret was.

const MARGIN = 128;  // code units around the cut in which characters are told apart

/// The longest beginning of `text` with at most `max` code points that cuts no character as people see it.
export function beginningOf(text, max) {
  if (text.length <= max) return text;
  let end = 0;
  for (let count = 0; count < max && end < text.length; count += 1) end += text.codePointAt(end) > 0xFFFF ? 2 : 1;
  if (end >= text.length) return text;
  if (typeof Intl.Segmenter !== 'function') return text.slice(0, end);
  const from = Math.max(0, end - MARGIN);
  const around = new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text.slice(from, end + MARGIN));
  return text.slice(0, from + around.containing(end - from).index);
}

function codePointCount(text) {
  let count = 0;
  for (let at = 0; at < text.length; count += 1) at += text.codePointAt(at) > 0xFFFF ? 2 : 1;
  return count;
}

/// Watches the fields under `root`. `limitOf(element)`: code points that it may hold, 0 for no field of ours.
export function limitFields(root, limitOf) {
  root.addEventListener('beforeinput', (event) => {
    const max = limitOf(event.target);
    if (max === 0 || !event.cancelable || event.isComposing) return;
    const inserted = event.data ?? event.dataTransfer?.getData('text/plain') ?? '';
    const { value, selectionStart, selectionEnd } = event.target;
    if (inserted === '' || value.length + inserted.length <= max) return;
    const kept = codePointCount(value) - codePointCount(value.slice(selectionStart, selectionEnd));
    const room = Math.max(0, max - kept);
    const part = beginningOf(inserted, room);
    if (part === inserted) return;
    event.preventDefault();
    // the one way to insert that the field's own undo knows
    if (part !== '') document.execCommand('insertText', false, part);
  });
}
