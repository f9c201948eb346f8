// The mirror: what the canvas shows, as real elements over it. Screen readers, keyboards, find-in-page, translation,
// input methods and tests speak to these; each frame that changed something brings its changes in one packed buffer.
//
// `actions` is how the page answers: act(kind, id, text, number, isPrompt), scrollBy(x, y, dx, dy), isKeyboard().

import { limitFields } from './%{field_text.js}';
import { createReader } from './%{packed_reader.js}';
import {
  FLAG, PRESSED_BY_CLICK, isWritten, makeEntry, nameByContent, settleControl, settleSelect, settleTyped, writeBox, writeFlags,
  writeName, writePresser, writeRange, writeRelations, writeTable, writeValue,
} from './%{mirror_elements.js}';

// ui::Action::Kind, in its order.
export const ACTION = {
  press: 0, focus: 1, blur: 2, set_text: 3, set_choice: 4, set_number: 5, toggle: 6, submit: 7, dismiss: 8,
  scroll_into_view: 9,
};
// What must have happened when the event handler returns.
const PROMPT = new Set([ACTION.press, ACTION.set_choice, ACTION.toggle, ACTION.submit]);
// Containers whose things are reached by arrows, and which arrows.
const ROVING = {
  menu: { item: 'menu_item', back: 'ArrowUp', forth: 'ArrowDown' },
  tab_list: { item: 'tab', back: 'ArrowLeft', forth: 'ArrowRight' },
  tree: { item: 'tree_item', back: 'ArrowUp', forth: 'ArrowDown', out: 'ArrowLeft', into: 'ArrowRight' },
};
const NAMED_BY_CHILDREN = new Set(['link', 'tree_item']);
const OPERATION = { remove: 1, create: 2, update: 3, place: 4, announce: 5 };

export function createMirror(root, livePolite, liveAssertive, actions) {
  const entries = new Map();
  const selects = new Set();    // whose options changed in this patch
  const menus = new Map();      // open ones → what had the focus before
  const unsettled = new Map();  // entry → frames until its control must show what the program says
  const namedByChildren = new Set();  // links and rows of a tree with things inside
  const modals = new Set();
  const inert = new Set();
  let totalMs = 0;
  let patchCount = 0;
  let isPatching = false;
  let focusBeforeModal = null;
  let focusAfterPatch = null;
  let newMenu = null;

  const elementOf = (id) => (id === 0 ? root : entries.get(id)?.element ?? root);

  function entryOf(target) {
    for (let node = target; node && node !== root; node = node.parentNode) if (node.cairn) return node.cairn;
    return null;
  }

  // ---- from the program ------------------------------------------------------------------------------------------

  function place(element, parentId, afterId) {
    const parent = elementOf(parentId);
    const after = afterId === 0 ? null : entries.get(afterId)?.element ?? null;
    const presser = parent.cairn?.presser ?? null;
    const before = after !== null && after.parentNode === parent ? after : presser;
    const next = before !== null ? before.nextElementSibling : parent.firstElementChild;
    if (next === element) return;
    if (element.parentNode !== null && element.isConnected && typeof parent.moveBefore === 'function') parent.moveBefore(element, next);
    else parent.insertBefore(element, next);
  }

  // What had the focus is gone, and nobody has given it on: a press on a button that did its work. The page's heading
  // takes it, so that the keyboard goes on from there and not from the browser's bar.
  function focusHeadingIfLost() {
    if (document.activeElement !== document.body || !document.hasFocus()) return;
    root.querySelector('main h1')?.focus({ preventScroll: true });
  }

  function remove(id) {
    const entry = entries.get(id);
    if (entry === undefined) return;
    entries.delete(id);
    unsettled.delete(entry);
    modals.delete(entry);
    namedByChildren.delete(entry);
    if (entry.isNativeOption && entry.element.parentNode?.cairn) selects.add(entry.element.parentNode.cairn);
    const opener = menus.get(entry);
    if (opener !== undefined) {
      menus.delete(entry);
      if (entry.element.contains(document.activeElement)) focusAfterPatch = opener;
    }
    entry.element.remove();
  }

  function create(reader) {
    const id = reader.u32();
    const parentId = reader.u32();
    const afterId = reader.u32();
    const shape = reader.u32();
    const old = entries.get(id);
    const entry = makeEntry(id, shape, entries.get(parentId));
    entry.parentId = parentId;
    entries.set(id, entry);
    if (old !== undefined) {  // the same thing as another element: its children move over
      modals.delete(old);
      namedByChildren.delete(old);
      unsettled.delete(old);
      if (old.element === document.activeElement) focusAfterPatch = entry.element;
      for (const child of [...old.element.children]) if (child !== old.presser) entry.element.append(child);
      old.element.remove();
    }
    if (entry.role === 'menu') { menus.set(entry, document.activeElement); newMenu = entry; }
    writeFields(entry, reader);
    place(entry.element, parentId, afterId);
    if (entry.role === 'slider') entry.element.value = entry.number;  // only once it is complete
  }

  function writeFields(entry, reader) {
    const mask = reader.u32();
    const { element } = entry;
    if (mask & 1) {
      entry.left = reader.i32() / 64;
      entry.top = reader.i32() / 64;
      entry.width = reader.i32() / 64;
      entry.height = reader.i32() / 64;
    }
    const flags = mask & 2 ? reader.u32() : entry.flags;
    if (mask & 4) entry.name = reader.text();
    if (mask & 8) entry.value = reader.text();
    if (mask & 16) setOrRemove(element, 'aria-description', reader.text());
    if (mask & 32) { entry.hint = reader.text(); if (isWritten(entry)) element.placeholder = entry.hint; }
    if (mask & 64) writeHref(entry, reader.text());
    if (mask & 128) setOrRemove(element, 'lang', reader.text());
    if (mask & 256) writeRange(entry, reader.f64(), reader.f64(), reader.f64(), reader.f64());
    if (mask & 512) writeTable(entry, reader.i32(), reader.i32(), reader.i32(), reader.i32());
    if (mask & 1024) { entry.textPx = reader.f32(); entry.textLine = reader.f32(); entry.textWeight = reader.f32(); }
    if (mask & 2048) writeRelations(entry, reader.u32(), reader.u32());
    if (mask & 2) {
      writeFlags(entry, flags);
      if (entry.role === 'dialog') if (flags & FLAG.modal) modals.add(entry); else modals.delete(entry);
    }
    if (mask & 4) writeName(entry);
    if (NAMED_BY_CHILDREN.has(entry.role) && entry.hasChildren) namedByChildren.add(entry); else namedByChildren.delete(entry);
    if (mask & 8) writeValue(entry);
    if (mask & (1 | 1024)) writeBox(entry);
    if (entry.isNativeSelect) selects.add(entry);
    if (entry.isNativeOption) { const select = entries.get(entry.parentId); if (select) selects.add(select); }
  }

  function writeHref(entry, href) {
    entry.href = href;
    if (entry.role === 'link') setOrRemove(entry.element, 'href', href);
    else if (entry.role === 'list_item') writePresser(entry);
  }

  function setOrRemove(element, attribute, value) {
    if (value === '') element.removeAttribute(attribute); else element.setAttribute(attribute, value);
  }

  function announce(reader) {
    const region = reader.u32() === 1 ? liveAssertive : livePolite;
    const text = reader.text();
    // The same sentence twice must change the text, or it is not read again.
    region.textContent = region.textContent === text ? `${text}\u00A0` : text;
  }

  function apply(bytes) {
    const began = performance.now();
    const focused = document.activeElement;
    const modalBefore = topModal();
    isPatching = true;
    for (const reader = createReader(bytes); !reader.isAtEnd;) {
      switch (reader.u32()) {
        case OPERATION.remove: remove(reader.u32()); break;
        case OPERATION.create: create(reader); break;
        case OPERATION.update: {
          const id = reader.u32();
          writeFields(entries.get(id), reader);
          break;
        }
        case OPERATION.place: {
          const element = elementOf(reader.u32());
          place(element, reader.u32(), reader.u32());
          break;
        }
        case OPERATION.announce: announce(reader); break;
        default: throw new Error('mirror: unknown operation');
      }
    }
    for (const select of selects) if (entries.get(select.id) === select && select.isNativeSelect) settleSelect(select);
    selects.clear();
    for (const entry of namedByChildren) nameByContent(entry);
    if (focused !== document.activeElement && focused?.isConnected && focused.cairn && entries.get(focused.cairn.id) === focused.cairn)
      focusAfterPatch = focused;  // it was moved, not removed
    isPatching = false;
    if (focused?.cairn && entries.get(focused.cairn.id) === undefined) act(ACTION.blur, focused.cairn);  // it is gone
    if (focusAfterPatch?.isConnected) focusAfterPatch.focus({ preventScroll: true });
    else if (focused?.cairn && !focused.isConnected) queueMicrotask(focusHeadingIfLost);
    focusAfterPatch = null;
    closeOff(modalBefore);
    totalMs += performance.now() - began;
    patchCount += 1;
  }

  function topModal() {
    let top = null;
    for (const entry of modals) top = entry;
    return top;
  }

  // A modal dialog closes off everything beside it and beside its ancestors.
  function closeOff(modalBefore) {
    const modal = topModal();
    if (modal === null && inert.size === 0) return;
    const closed = new Set();
    for (let node = modal?.element; node && node !== root; node = node.parentNode)
      for (const sibling of node.parentNode.children) if (sibling !== node) closed.add(sibling);
    for (const element of inert) if (!closed.has(element)) { element.inert = false; inert.delete(element); }
    for (const element of closed) if (!inert.has(element)) { element.inert = true; inert.add(element); }

    if (modal !== null && modalBefore === null) focusBeforeModal = document.activeElement;
  }

  // After a frame: controls that the program did not follow go back, and focus never stays outside an open dialog.
  function settle(focusRequest) {
    for (const [entry, frames] of unsettled) {
      if (frames > 0) { unsettled.set(entry, frames - 1); continue; }
      unsettled.delete(entry);
      settleControl(entry);
    }
    const menu = newMenu;
    newMenu = null;
    if (focusRequest !== 0) { focus(focusRequest); return; }
    if (menu !== null && actions.isKeyboard()) { menu.element.querySelector('[role="menuitem"]')?.focus({ preventScroll: true }); return; }
    const modal = topModal();
    if (modal !== null && !modal.element.contains(document.activeElement) && document.hasFocus()) {
      modal.element.focus({ preventScroll: true });  // not its first field: that would raise a phone's keyboard
    } else if (modal === null && focusBeforeModal !== null) {
      if (focusBeforeModal.isConnected && document.activeElement === document.body) focusBeforeModal.focus({ preventScroll: true });
      focusBeforeModal = null;
    }
  }

  function focus(id) {
    const entry = entries.get(id);
    if (entry === undefined) return;
    const element = entry.presser ?? entry.element;
    if (element.tabIndex < 0 && !element.hasAttribute('tabindex')) element.tabIndex = -1;
    if (document.activeElement !== element) element.focus({ preventScroll: true });
    resetScroll();
  }

  // ---- from the person -------------------------------------------------------------------------------------------

  const act = (kind, entry, { text = '', number = 0 } = {}) => actions.act(kind, entry.id, text, number, PROMPT.has(kind));
  const isDisabled = (entry) => (entry.flags & FLAG.disabled) !== 0;

  root.addEventListener('click', (event) => {
    let entry = entryOf(event.target);
    while (entry && !PRESSED_BY_CLICK.has(entry.role) && !entry.isPressable) entry = entryOf(entry.element.parentNode);
    if (!entry || entry.isNativeSelect || entry.isNativeOption || isWritten(entry)) return;
    if (event.target.classList.contains('words') && !getSelection().isCollapsed) return;  // the end of a selection
    const wantsBrowser = event.target.closest('a[href]') !== null && (event.ctrlKey || event.metaKey || event.shiftKey);
    if (wantsBrowser) return;
    event.preventDefault();
    if (!isDisabled(entry)) act(ACTION.press, entry);
  });

  root.addEventListener('change', (event) => {
    const entry = entryOf(event.target);
    if (!entry) return;
    if (entry.role === 'checkbox' || entry.role === 'toggle') act(ACTION.toggle, entry);
    else if (entry.role === 'radio') act(ACTION.press, entry);
    else if (entry.isNativeSelect) act(ACTION.set_choice, entry, { number: (entry.element.selectedOptions[0]?.cairn.row ?? 0) - 1 });
    else return;
    unsettled.set(entry, 2);
  });

  root.addEventListener('input', (event) => {
    const entry = entryOf(event.target);
    if (!entry) return;
    if (isWritten(entry)) { if (!event.isComposing) sendText(entry); }
    else if (entry.role === 'slider') { act(ACTION.set_number, entry, { number: Number(entry.element.value) }); unsettled.set(entry, 2); }
  });

  function sendText(entry) {
    const text = entry.element.value;
    entry.sent.push(text);
    if (entry.sent.length > 8) entry.sent.shift();
    act(ACTION.set_text, entry, { text });
  }

  limitFields(root, (element) => (element.cairn && isWritten(element.cairn) ? element.cairn.kept : 0));

  root.addEventListener('compositionstart', (event) => { const entry = entryOf(event.target); if (entry) entry.isComposing = true; });
  root.addEventListener('compositionend', (event) => {
    const entry = entryOf(event.target);
    if (!entry) return;
    entry.isComposing = false;
    if (isWritten(entry)) sendText(entry);
  });

  root.addEventListener('keydown', (event) => {
    const entry = entryOf(event.target);
    if (!entry || event.ctrlKey || event.metaKey || event.altKey) return;
    const isComposing = event.isComposing || event.keyCode === 229;  // Safari ends the composition before this key
    if (entry.role === 'field' && event.key === 'Enter' && !isComposing) {
      event.preventDefault();
      entry.sent = [entry.element.value];
      act(ACTION.submit, entry);
    } else if (entry.isNativeSelect && (entry.flags & FLAG.expanded) && (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();  // its drawn list is open: what is chosen stays
      act(ACTION.dismiss, entry);
    } else if (entry.isPressable && !PRESSED_BY_CLICK.has(entry.role) && event.target === entry.element &&
               (event.key === 'Enter' || event.key === ' ')) {
      event.preventDefault();
      if (!isDisabled(entry)) act(ACTION.press, entry);
    } else {
      rove(entry, event);
    }
  });

  function rovingOf(entry) {
    const container = entryOf(entry.element.parentNode);
    const way = container && ROVING[container.role];
    return way && way.item === entry.role ? { ...way, items: [...container.element.children].filter((child) => child.cairn?.role === way.item) } : null;
  }

  function rove(entry, event) {
    const way = rovingOf(entry);
    if (way === null) return;
    const at = way.items.indexOf(entry.element);
    const count = way.items.length;
    const isOpen = (entry.flags & FLAG.expanded) !== 0;
    const hasBranches = way.into !== undefined && (entry.flags & FLAG.has_popup) !== 0;
    if (hasBranches && event.key === (isOpen ? way.out : way.into)) {
      event.preventDefault();
      act(ACTION.toggle, entry);
      return;
    }
    // Out of a branch goes to where it hangs: the last row before it that is less deep.
    const outer = () => way.items.findLastIndex((item, i) => i < at && Number(item.ariaLevel) < Number(entry.element.ariaLevel));
    const next = {
      [way.back]: (at + count - 1) % count, [way.forth]: (at + 1) % count, Home: 0, End: count - 1,
      ...(way.into && { [way.out]: Math.max(outer(), 0), [way.into]: isOpen ? at + 1 : at }),
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    way.items[next].focus({ preventScroll: true });
    if (way.item === 'tab') act(ACTION.press, way.items[next].cairn);
  }

  root.addEventListener('focusin', (event) => {
    resetScroll();
    const entry = entryOf(event.target);
    if (!entry || isPatching) return;
    act(ACTION.focus, entry, { number: actions.isKeyboard() ? 1 : 0 });
  });

  root.addEventListener('focusout', (event) => {
    const entry = entryOf(event.target);
    if (!entry || isPatching) return;
    if (isWritten(entry)) settleTyped(entry);
    if (document.hasFocus()) act(ACTION.blur, entry);  // not when the person only looks at another window
  });

  // The browser scrolls a container of the mirror to show what it found, or what assistive technology asks for. The
  // canvas scrolls by as much, and the container goes back.
  root.addEventListener('scroll', (event) => {
    const container = event.target;
    if (isWritten(container.cairn ?? {})) return;
    const dx = container.scrollLeft;
    const dy = container.scrollTop;
    if (dx === 0 && dy === 0) return;
    container.scrollLeft = 0;
    container.scrollTop = 0;
    const box = container.getBoundingClientRect();
    const left = Math.max(box.left, 0), right = Math.min(box.right, innerWidth);
    const top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight);
    actions.scrollBy((left + right) / 2, (top + bottom) / 2, dx, dy);
  }, { capture: true });

  function resetScroll() {
    for (let node = document.activeElement; node && node !== root.parentNode; node = node.parentElement) {
      if (node !== document.activeElement && (node.scrollTop || node.scrollLeft)) { node.scrollTop = 0; node.scrollLeft = 0; }
    }
  }

  let hovered = null;
  return {
    apply,
    settle,
    focus,
    has: (id) => entries.has(id),
    elementOf: (id) => entries.get(id)?.element ?? null,
    contains: (target) => target !== root && root.contains(target),
    isWriting: () => isWritten(document.activeElement?.cairn ?? {}),
    isRoving: (entry) => rovingOf(entry) !== null,
    focusedEntry: () => document.activeElement?.cairn ?? null,
    blur() { if (document.activeElement?.cairn) document.activeElement.blur(); },
    /// The window changed its size, a keyboard may have risen: what is written in must not be under it.
    showField() {
      const entry = document.activeElement?.cairn;
      if (entry && isWritten(entry)) act(ACTION.scroll_into_view, entry);
    },
    /// The mouse rests on this drawn field or link (0: on none). The real element takes its presses: it sets the caret
    /// where it was clicked, and opens a link in another tab as the browser does.
    setHovered(id) {
      const entry = entries.get(id);
      const element = entry?.presser ?? entry?.element ?? null;
      if (element === hovered) return;
      hovered?.classList.remove('hovered');
      hovered = element;
      hovered?.classList.add('hovered');
    },
    stats: () => ({ nodes: entries.size, patches: patchCount, milliseconds: totalMs }),
  };
}
