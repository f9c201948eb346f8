// One node of meaning as one real element: which element a role becomes and how each property is written into it.
//
// An entry is { id, role, element, ... } and stands in `element.cairn`. Numbers of roles, kinds of input and flags are
// those of shell/ui/semantics.hpp, in its order.

export const ROLES = [
  'main', 'navigation', 'banner', 'region', 'group', 'heading', 'text', 'link', 'button', 'toggle', 'checkbox', 'radio',
  'radio_group', 'field', 'prose', 'select', 'option', 'slider', 'tab_list', 'tab', 'table', 'row', 'column_header',
  'cell', 'list', 'list_item', 'menu', 'menu_item', 'dialog', 'status', 'alert', 'progress', 'image', 'separator',
  'list_box', 'grid', 'tree', 'tree_item',
];
const INPUTS = ['text', 'search', 'number', 'date', 'time', 'email', 'url', 'secret', 'new_secret'];

export const FLAG = {
  disabled: 1, checked: 2, selected: 4, expanded: 8, invalid: 16, current: 32, multiline: 64, required: 128, busy: 256,
  visible: 512, pressable: 1024, modal: 2048, ascending: 4096, descending: 8192, mixed: 16384, has_popup: 32768,
  has_children: 65536,
};
const HAS_OPTIONS = 1 << 24;
// What another element may name as the one it moves through, or as the one with the cursor.
const POINTED_AT = new Set(['list_box', 'option', 'row', 'cell']);

const TAGS = {
  main: 'main', navigation: 'nav', banner: 'header', region: 'section', link: 'a', button: 'button', toggle: 'input',
  checkbox: 'input', radio: 'input', field: 'input', prose: 'textarea', slider: 'input', tab: 'button', table: 'table',
  row: 'tr', column_header: 'th', cell: 'td', list: 'ul', list_item: 'li', menu_item: 'button',
};
// Explicit where the element alone would lose its role: tables and lists that are not laid out as such.
const ARIA_ROLES = {
  banner: 'banner', region: 'region', group: 'group', toggle: 'switch', radio_group: 'radiogroup', tab_list: 'tablist',
  tab: 'tab', table: 'table', row: 'row', column_header: 'columnheader', cell: 'cell', list: 'list',
  list_item: 'listitem', menu: 'menu', menu_item: 'menuitem', dialog: 'dialog', status: 'status', alert: 'alert',
  progress: 'progressbar', image: 'img', separator: 'separator', list_box: 'listbox', grid: 'grid', tree: 'tree',
  tree_item: 'treeitem',
};
const INPUT_TYPES = { toggle: 'checkbox', checkbox: 'checkbox', radio: 'radio', slider: 'range' };
const NAMED_BY_CONTENT = new Set([
  'heading', 'text', 'link', 'button', 'tab', 'option', 'column_header', 'cell', 'list_item', 'menu_item', 'status',
  'alert',
]);
const HOLDS_PHRASES = new Set(['button', 'link', 'heading', 'tab', 'option', 'menu_item', 'text']);
const NATIVELY_DISABLED = new Set(['toggle', 'checkbox', 'radio', 'field', 'prose', 'slider']);
export const PRESSED_BY_CLICK = new Set(['link', 'button', 'tab', 'option', 'menu_item', 'select']);
const SELECTED_BY_ROLE = new Set(['tab', 'option', 'row']);

// A secret stands in the tree only while its letters show; else its field cannot be compared with what the program holds.
const isHidden = (entry) => entry.isSecret && (entry.element.type === 'password' || entry.value === '');
export const isWritten = (entry) => entry.role === 'field' || entry.role === 'prose';

export function makeEntry(id, shape, parent) {
  const role = ROLES[shape & 255];
  const input = INPUTS[(shape >> 8) & 255];
  const level = (shape >> 16) & 255;
  const isNativeSelect = role === 'select' && (shape & HAS_OPTIONS) !== 0;
  const isNativeOption = role === 'option' && parent?.isNativeSelect === true;

  let tag = TAGS[role] ?? 'div';
  if (role === 'heading') tag = `h${Math.min(Math.max(level, 1), 6)}`;
  else if (role === 'text') tag = parent && HOLDS_PHRASES.has(parent.role) ? 'span' : 'p';
  else if (role === 'select') tag = isNativeSelect ? 'select' : 'button';
  else if (isNativeOption) tag = 'option';

  const element = document.createElement(tag);
  const entry = {
    id, role, element, isNativeSelect, isNativeOption, isPressable: false, flags: 0, name: '', value: '', hint: '',
    hasChildren: false, kept: 0, left: 0, top: 0, width: 0, height: 0, textPx: 0, textLine: 0, textWeight: 0, row: 0, number: 0, sent: [], href: '', presser: null,
    isCombobox: false, isInGrid: false, isSecret: input === 'secret' || input === 'new_secret',
  };
  element.cairn = entry;
  if (POINTED_AT.has(role) && !isNativeOption) element.id = idOf(id);

  if (NAMED_BY_CONTENT.has(role) && !isNativeOption) element.dir = 'auto';  // people's words in their own order

  entry.isInGrid = parent?.role === 'grid' || parent?.isInGrid === true;
  const ariaRole = role === 'cell' && entry.isInGrid ? 'gridcell' : ARIA_ROLES[role];
  if (ariaRole) element.setAttribute('role', ariaRole);
  if (tag === 'button') element.type = 'button';
  if (INPUT_TYPES[role]) element.type = INPUT_TYPES[role];
  if (role === 'radio' && parent) element.name = `choice_${parent.id}`;
  if (role === 'link') element.draggable = false;
  if (role === 'dialog') element.tabIndex = -1;
  if (role === 'grid') element.tabIndex = 0;
  if (role === 'heading' && level === 1) element.tabIndex = -1;
  if (role === 'tree_item') element.ariaLevel = level;
  if (role === 'option' && !isNativeOption) { element.setAttribute('role', 'option'); element.tabIndex = -1; }
  if (role === 'select' && !isNativeSelect) element.setAttribute('role', 'combobox');
  if (isWritten(entry)) dressField(element, role, input);
  return entry;
}

function dressField(element, role, input) {
  element.classList.add('field');
  element.autocomplete = 'off';  // forms of one's own record: what others filled in elsewhere is no help
  element.dir = 'auto';
  if (role === 'prose') { element.autocapitalize = 'sentences'; element.enterKeyHint = 'enter'; return; }
  // Numbers, dates and times stay plain text: the interface writes them as people in its language do.
  element.type = input === 'secret' || input === 'new_secret' ? 'password' : input === 'search' ? 'search' : 'text';
  if (input === 'number') element.inputMode = 'decimal';
  if (input === 'email' || input === 'url') { element.inputMode = input; element.autocapitalize = 'off'; element.spellcheck = false; }
  if (input === 'search') { element.enterKeyHint = 'search'; element.inputMode = 'search'; element.autocapitalize = 'off'; }
  else element.enterKeyHint = 'done';
  if (input === 'date' || input === 'time') element.autocapitalize = 'off';
  if (input === 'text') element.autocapitalize = 'sentences';
  if (element.type === 'password') {
    element.spellcheck = false;
    element.autocapitalize = 'off';
    element.autocomplete = input === 'secret' ? 'current-password' : 'new-password';
  }
}

export function writeBox(entry) {
  const { element, left, top, width, height, textPx, textLine, textWeight } = entry;
  if (entry.isNativeOption) return;
  const line = textLine > 0 ? textLine : entry.role === 'prose' ? textPx + 8 : height;
  element.style.cssText =
    `left:${left}px;top:${top}px;width:${width}px;height:${height}px` +
    (textPx > 0 ? `;font-size:${textPx}px;line-height:${line}px` : '') + (textWeight > 0 ? `;font-weight:${textWeight}` : '');
  element.classList.toggle('words', textLine > 0);
}

const toggleAttribute = (element, name, isOn, value = 'true') => {
  if (isOn) element.setAttribute(name, value); else element.removeAttribute(name);
};

export function writeFlags(entry, flags) {
  const { element, role } = entry;
  const has = (bit) => (flags & bit) !== 0;
  const was = entry.flags;
  entry.flags = flags;
  const changed = flags ^ was;

  if (has(FLAG.has_children) !== entry.hasChildren) { entry.hasChildren = has(FLAG.has_children); writeName(entry); }
  if (changed & FLAG.disabled) {
    if (NATIVELY_DISABLED.has(role) || entry.isNativeSelect || entry.isNativeOption) element.disabled = has(FLAG.disabled);
    else toggleAttribute(element, 'aria-disabled', has(FLAG.disabled));
  }
  if (entry.isNativeOption) {
    element.defaultSelected = has(FLAG.selected);
  } else if (INPUT_TYPES[role] && role !== 'slider') {
    element.checked = has(FLAG.checked);
    element.indeterminate = has(FLAG.mixed);
  } else if (entry.isSecret) {
    if (changed & FLAG.checked) element.type = has(FLAG.checked) ? 'text' : 'password';
  } else if (changed & FLAG.checked && role !== 'list_item') {  // what was done there is told by its words
    toggleAttribute(element, role === 'button' ? 'aria-pressed' : 'aria-checked', has(FLAG.checked));
  }
  if (SELECTED_BY_ROLE.has(role) && !entry.isNativeOption) {
    if (role !== 'row' || has(FLAG.selected) || (was & FLAG.selected)) element.setAttribute('aria-selected', String(has(FLAG.selected)));
  } else if (changed & FLAG.selected) {
    toggleAttribute(element, role === 'button' ? 'aria-pressed' : 'aria-current', has(FLAG.selected));
  }
  const hasBranches = role === 'tree_item' && has(FLAG.has_popup);
  const opens = !hasBranches && (has(FLAG.has_popup) || (role === 'select' && !entry.isNativeSelect));
  if (!entry.isCombobox)
    toggleAttribute(element, 'aria-expanded', (opens || hasBranches || has(FLAG.expanded)) && !entry.isNativeSelect, String(has(FLAG.expanded)));
  if (opens && !entry.isNativeSelect) element.setAttribute('aria-haspopup', role === 'select' ? 'listbox' : 'menu');
  if (changed & FLAG.invalid) toggleAttribute(element, 'aria-invalid', has(FLAG.invalid));
  if (changed & FLAG.current) toggleAttribute(element, 'aria-current', has(FLAG.current), role === 'link' || role === 'button' ? 'page' : 'true');
  if (changed & FLAG.required) toggleAttribute(element, 'aria-required', has(FLAG.required));
  if (changed & FLAG.busy) toggleAttribute(element, 'aria-busy', has(FLAG.busy));
  if (changed & FLAG.modal) toggleAttribute(element, 'aria-modal', has(FLAG.modal));
  if (changed & (FLAG.ascending | FLAG.descending))
    toggleAttribute(element, 'aria-sort', has(FLAG.ascending) || has(FLAG.descending), has(FLAG.ascending) ? 'ascending' : 'descending');
  if (changed & FLAG.pressable) {
    entry.isPressable = has(FLAG.pressable);
    if (role === 'list_item') writePresser(entry);
    else if (!PRESSED_BY_CLICK.has(role) && !INPUT_TYPES[role] && !isWritten(entry))
      if (entry.isPressable) element.tabIndex = 0; else element.removeAttribute('tabindex');
  }
}

// An item of a list is not something to press; one that is gets a button or link over its whole box, before its content.
export function writePresser(entry) {
  const hadFocus = entry.presser !== null && document.activeElement === entry.presser;
  entry.presser?.remove();
  entry.presser = null;
  if (!entry.isPressable) return;
  const presser = document.createElement(entry.href === '' ? 'button' : 'a');
  if (entry.href === '') presser.type = 'button'; else presser.href = entry.href;
  presser.draggable = false;
  presser.className = 'presser';
  presser.setAttribute('aria-label', entry.name);
  presser.cairn = entry;
  entry.presser = presser;
  entry.element.prepend(presser);
  if (hadFocus) presser.focus({ preventScroll: true });
}

export function writeName(entry) {
  const { element, role, name } = entry;
  if (entry.isNativeOption) { element.textContent = name; return; }
  if (NAMED_BY_CONTENT.has(role) && !entry.hasChildren) {
    element.removeAttribute('aria-label');
    writeText(entry, name);
    return;
  }
  writeText(entry, role === 'select' && !entry.isNativeSelect ? entry.value : '');
  entry.presser?.setAttribute('aria-label', name);
  toggleAttribute(element, 'aria-label', name !== '' && role !== 'text', name);
}

// What has things inside and is pressed as a whole is called by what it shows (WCAG 2.5.3); where its name is not among
// that, the name comes first.
export function nameByContent(entry) {
  const { element, name } = entry;
  const shown = [...element.children].map((child) => child.textContent).join(' ');
  toggleAttribute(element, 'aria-label', !shown.includes(name), `${name} ${shown}`);
}

// The text of an element is one text node before its children. A translator puts elements of its own in its place; they
// stay as long as the text does.
function writeText(entry, text) {
  const { element } = entry;
  if (entry.text === text) return;
  entry.text = text;
  for (const child of [...element.children]) if (child.cairn === undefined) child.remove();
  const first = element.firstChild;
  if (first !== null && first.nodeType === Node.TEXT_NODE) {
    if (text === '') first.remove();
    else if (first.data !== text) first.data = text;
  } else if (text !== '') {
    element.prepend(text);
  }
}

export function writeValue(entry) {
  const { element, role, value } = entry;
  if (isWritten(entry)) writeTyped(entry);
  else if (role === 'slider' || role === 'progress') toggleAttribute(element, 'aria-valuetext', value !== '', value);
  else if (role === 'select' && !entry.isNativeSelect) writeText(entry, value);
}

// What a person is typing is ahead of the program: its echoes must not move the caret or disturb an input method.
function writeTyped(entry) {
  const { element, value } = entry;
  if (element.value === value || isHidden(entry)) return;
  const isEcho = document.activeElement === element && (entry.isComposing || entry.sent.includes(value));
  if (!isEcho) element.value = value;
}

// After editing, what the program holds is what counts.
export function settleTyped(entry) {
  entry.sent.length = 0;
  entry.isComposing = false;
  if (entry.element.value !== entry.value && !isHidden(entry)) entry.element.value = entry.value;
}

export function writeRange(entry, minimum, maximum, step, now) {
  const { element, role } = entry;
  entry.number = now;
  if (isWritten(entry)) entry.kept = maximum;  // characters it may hold
  if (role === 'slider') {
    element.min = minimum;
    element.max = maximum;
    element.step = step > 0 ? step : 'any';
    element.value = now;
  } else if (role === 'progress') {
    element.setAttribute('aria-valuemin', minimum);
    element.setAttribute('aria-valuemax', maximum);
    toggleAttribute(element, 'aria-valuenow', maximum > minimum && now >= minimum, String(now));
  }
}

export function writeTable(entry, rowCount, columnCount, row, column) {
  const { element, role } = entry;
  if (role === 'table' || role === 'grid') {
    toggleAttribute(element, 'aria-rowcount', rowCount > 0, String(rowCount));
    toggleAttribute(element, 'aria-colcount', columnCount > 0, String(columnCount));
  } else if (role === 'row') {
    toggleAttribute(element, 'aria-rowindex', row > 0, String(row));
  } else if (role === 'cell' || role === 'column_header') {
    toggleAttribute(element, 'aria-colindex', column > 0, String(column));
  } else if (entry.isNativeOption) {
    entry.row = row;
  } else if (role === 'list_item' || role === 'option' || role === 'menu_item' || role === 'tab' || role === 'radio') {
    toggleAttribute(element, 'aria-setsize', rowCount > 0, String(rowCount));
    toggleAttribute(element, 'aria-posinset', row > 0, String(row));
  }
}

const idOf = (id) => `node_${id}`;

// A field that moves through a list box is a combo box; the cursor is told to assistive technology by `active`.
export function writeRelations(entry, controls, active) {
  const { element } = entry;
  toggleAttribute(element, 'aria-controls', controls !== 0, idOf(controls));
  toggleAttribute(element, 'aria-activedescendant', active !== 0, idOf(active));
  if (!isWritten(entry)) return;
  entry.isCombobox = controls !== 0;
  toggleAttribute(element, 'role', entry.isCombobox, 'combobox');
  toggleAttribute(element, 'aria-autocomplete', entry.isCombobox, 'list');
  toggleAttribute(element, 'aria-haspopup', entry.isCombobox, 'listbox');
  toggleAttribute(element, 'aria-expanded', entry.isCombobox);
}

// A person changed a control; if the program did not follow, it goes back to what the program says.
export function settleControl(entry) {
  const { element, role } = entry;
  if (role === 'slider') element.value = entry.number;
  else if (INPUT_TYPES[role]) element.checked = (entry.flags & FLAG.checked) !== 0;
  else if (entry.isNativeSelect) settleSelect(entry);
}

/// Long lists have only the chosen option until they get the focus; it may be none.
export function settleSelect(entry) {
  const chosen = [...entry.element.options].findIndex((option) => (option.cairn.flags & FLAG.selected) !== 0);
  if (entry.element.selectedIndex !== chosen) entry.element.selectedIndex = chosen;
}
