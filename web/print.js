// Paper: the page that is shown, rebuilt as a plain document from the mirror just before the browser prints. What can
// only be used on a screen is left out: menus, buttons, dialogs. What was chosen or written stands as words.

const CONTROLS = new Set(['button', 'tab_list', 'menu', 'dialog', 'status', 'separator', 'option']);
const CHOSEN = { checkbox: ['☐', '☑'], toggle: ['☐', '☑'], radio: ['○', '●'] };
// Reads as one line with what stands beside it on the screen.
const PHRASES = new Set(['text', 'link', 'progress', 'image', 'field', 'select', 'slider', 'checkbox', 'toggle', 'radio']);
const PARTS = { table: 'table', row: 'tr', cell: 'td', list: 'ul', list_item: 'li' };

/// `atPaperSize(use)` lays the page out so high that nothing of it is scrolled away, and calls `use` meanwhile.
export function createPrint(root, atPaperSize) {
  let sheet = null;

  function build() {
    discard();
    atPaperSize(() => {
      const main = root.querySelector('main');
      if (main === null) return;
      sheet = document.createElement('article');
      sheet.id = 'sheet';
      writeChildren(main, sheet);
      const foot = document.createElement('footer');
      foot.textContent = `${document.title} · ${today()}`;
      sheet.append(foot);
      document.body.append(sheet);
    });
  }

  function discard() {
    sheet?.remove();
    sheet = null;
  }

  window.addEventListener('beforeprint', build);
  window.addEventListener('afterprint', discard);
  return { print: () => setTimeout(() => window.print()) };  // it stops the page: never inside a frame
}

// A button over an item is the item's own, not a part of it.

function today() {
  const { lang } = document.documentElement;
  return new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, { dateStyle: 'long' }).format();
}

const entriesIn = (element) => [...element.children].filter((child) => child.cairn?.element === child).map((child) => child.cairn);

function writeChildren(element, target) {
  let line = null;  // { paragraph, middle, right } of the phrases that stand beside each other
  for (const entry of entriesIn(element)) {
    if (CONTROLS.has(entry.role)) continue;
    if (!PHRASES.has(entry.role)) {
      line = null;
      writeBlock(entry, target);
      continue;
    }
    const words = wordsOf(entry);
    if (words === '') continue;
    const box = entry.element.getBoundingClientRect();
    const isBeside = line !== null && box.left >= line.right - 1 && box.top < line.middle && box.bottom > line.middle;
    if (isBeside) {
      line.paragraph.append('\u2003', words);
    } else {
      const paragraph = document.createElement(target.tagName === 'TD' || target.tagName === 'TH' ? 'span' : 'p');
      paragraph.append(words);
      target.append(paragraph);
      line = { paragraph, middle: 0, right: 0 };
    }
    line.middle = (box.top + box.bottom) / 2;
    line.right = box.right;
  }
}

function writeBlock(entry, target) {
  if (/^H[1-6]$/.test(entry.element.tagName)) {
    const heading = document.createElement(entry.element.tagName);
    heading.textContent = entry.name;
    target.append(heading);
    return;
  }
  const tag = entry.role === 'column_header' ? 'th' : PARTS[entry.role] ?? 'div';
  const part = document.createElement(tag);
  if (entry.element.lang) part.lang = entry.element.lang;
  if (!entry.hasChildren && entry.name !== '' && tag !== 'div') part.textContent = entry.name;
  writeChildren(entry.element, part);
  if (part.childNodes.length === 0 && tag !== 'td' && tag !== 'th') return;
  if (tag === 'table') gatherHead(part);
  target.append(part);
}

/// Heads are repeated on each sheet.
function gatherHead(table) {
  const first = table.firstElementChild;
  if (first?.querySelector('th') === null) return;
  const head = document.createElement('thead');
  head.append(first);
  table.prepend(head);
}

function wordsOf({ role, name, value, element }) {
  if (role in CHOSEN) return `${CHOSEN[role][element.checked ? 1 : 0]} ${name}`;
  if (role === 'field' || role === 'select' || role === 'slider' || role === 'progress') {
    const chosen = role === 'select' && element.selectedOptions ? element.selectedOptions[0]?.textContent ?? '' : value;
    return chosen === '' ? '' : `${name}: ${chosen}`;
  }
  return name;
}
