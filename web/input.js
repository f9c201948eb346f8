// Pointer, wheel and keys for what is drawn. Text and its keys belong to the mirror's real fields; a control that has
// the focus keeps the keys which its element understands by itself.

import { createPinch } from './%{pinch.js}';

const POINTER = { move: 0, down: 1, up: 2, leave: 3 };
const BUTTONS = [0, 2, 1, 3, 4];  // of PointerEvent to ImGui's: the right one is second there
const DRAG_PX = 8;                // a finger that moved further scrolls, it does not press

const EDITING = new Set(['a', 'c', 'v', 'x', 'y', 'z', 'ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Backspace', 'Delete', 'Home', 'End', 'Enter']);
const MOVING = new Set(['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown']);
const MOVING_THROUGH_LIST = new Set(['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End']);
const MOVED_NATIVELY = new Set(['field', 'prose', 'select', 'slider', 'radio']);

export function createInput(canvas, program, mirror, selection, scheduler) {
  let pressed = null;             // { pointerId, x, y, isMoved }
  let isKeyboard = false;         // what the person used last
  let isMouse = false;
  let mouse = null;               // { x, y, isAlt }: where it is; null for a finger
  let isForwarded = false;        // the press on selectable words that the program is told of too

  const pinch = createPinch(canvas, program, scheduler);

  const isOverMirror = (event) => mirror.contains(event.target);

  function send(kind, event, button = 0) {
    program.pointer(kind, event.clientX, event.clientY, button, event.pointerType === 'touch');
  }

  // ---- pointer ---------------------------------------------------------------------------------------------------

  window.addEventListener('pointermove', (event) => {
    if (pinch.move(event)) return;
    if (!event.isPrimary) return;
    isMouse = event.pointerType === 'mouse';
    mouse = isMouse ? { x: event.clientX, y: event.clientY, isAlt: event.altKey } : null;
    if (pressed && Math.hypot(event.clientX - pressed.x, event.clientY - pressed.y) > DRAG_PX) pressed.isMoved = true;
    send(POINTER.move, event);
    scheduler.wake();
  });

  canvas.addEventListener('pointerdown', (event) => {
    pinch.down(event);
    if (!event.isPrimary) { abandon(event); return; }  // a second finger zooms
    selection.clear();
    // a long press selects what lies under the finger when it is over, so it must be there by then
    if (event.pointerType === 'touch') selection.offerAt(event.clientX, event.clientY);
    try { canvas.setPointerCapture(event.pointerId); } catch { /* already gone */ }
    pressed = { pointerId: event.pointerId, x: event.clientX, y: event.clientY, isMoved: false, node: 0 };
    send(POINTER.down, event, BUTTONS[event.button] ?? 0);
    scheduler.think();
    pressed.node = program.hoveredNode();
  });

  canvas.addEventListener('pointerup', (event) => {
    pinch.up(event);
    if (!event.isPrimary) return;
    send(POINTER.up, event, BUTTONS[event.button] ?? 0);
    const focusedBefore = document.activeElement;
    scheduler.think();
    if (pressed && !pressed.isMoved && event.button === 0 && document.activeElement === focusedBefore) {
      // The real element of what was pressed gets the focus, so that Tab goes on from here.
      if (pressed.node !== 0 && mirror.has(pressed.node)) mirror.focus(pressed.node);
      else mirror.blur();
    }
    pressed = null;
    if (event.pointerType === 'touch') { selection.settle(); send(POINTER.leave, event); scheduler.wake(); }
  });

  canvas.addEventListener('pointercancel', abandon);

  // Words take presses for the sake of selecting; for the program it is a press beside everything, which closes menus.
  window.addEventListener('pointerdown', (event) => {
    if (!event.isPrimary || event.button !== 0 || event.altKey || !selection.isWords(event.target)) return;
    isForwarded = true;
    send(POINTER.down, event);
    scheduler.wake();
  });
  window.addEventListener('pointerup', (event) => {
    if (!isForwarded) return;
    isForwarded = false;
    send(POINTER.up, event);
    scheduler.wake();
  });

  function abandon(event) {
    if (event.type === 'pointercancel') pinch.up(event);
    pressed = null;
    selection.settle();
    program.pointer(POINTER.leave, 0, 0, 0, event.pointerType === 'touch');
    program.pointer(POINTER.up, -1e6, -1e6, 0, event.pointerType === 'touch');
    program.pointer(POINTER.leave, 0, 0, 0, event.pointerType === 'touch');
    scheduler.wake();
  }

  document.documentElement.addEventListener('pointerleave', (event) => {
    if (pressed || event.pointerType === 'touch') return;
    send(POINTER.leave, event);
    scheduler.wake();
  });

  // Where the focus goes is decided above, not by the browser.
  canvas.addEventListener('mousedown', (event) => event.preventDefault());
  canvas.addEventListener('contextmenu', (event) => event.preventDefault());  // nothing of it is of use on a picture

  window.addEventListener('wheel', (event) => {
    if (pinch.wheel(event) || event.ctrlKey || event.metaKey) return;  // else it zooms the page
    const isScrollingItself = isOverMirror(event) && event.target.tagName === 'TEXTAREA' && event.target.scrollHeight > event.target.clientHeight;
    if (isScrollingItself || (event.target !== canvas && !isOverMirror(event))) return;
    event.preventDefault();
    const unit = event.deltaMode === 1 ? 18 : event.deltaMode === 2 ? innerHeight : 1;
    program.wheel(event.deltaX * unit, event.deltaY * unit);
    scheduler.wake();
  }, { passive: false });

  // ---- keys ------------------------------------------------------------------------------------------------------

  const modifiersOf = (event) => (event.ctrlKey ? 1 : 0) | (event.shiftKey ? 2 : 0) | (event.altKey ? 4 : 0) | (event.metaKey ? 8 : 0);

  function belongsToPage(event) {
    const entry = mirror.focusedEntry();
    const isCommand = event.ctrlKey || event.metaKey;
    if (event.isComposing || event.keyCode === 229) return true;
    if (event.key === 'Tab' || event.key === 'Dead' || event.key === 'Process' || event.key === 'Unidentified') return true;
    if (/^F\d+$/.test(event.key) && event.key !== 'F6') return true;
    if (mirror.isWriting()) {
      // A combo box keeps the keys of its text; those of its list go to the program.
      if (entry?.isCombobox && MOVING_THROUGH_LIST.has(event.key) && !isCommand && !event.shiftKey) return false;
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      if (isCommand) return EDITING.has(key);
      return event.key !== 'Escape' && event.key !== 'F6';
    }
    if (entry && (event.key === 'Enter' || event.key === ' ')) return true;
    if (entry && MOVING.has(event.key) && (MOVED_NATIVELY.has(entry.role) || mirror.isRoving(entry))) return true;
    if (entry?.isNativeSelect && event.key.length === 1 && !isCommand) return true;
    return false;
  }

  // The browser has its own use for these, and the interface a better one.
  function isTaken(event) {
    const isCommand = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    if (event.key === 'F6') return true;
    if (mirror.focusedEntry()?.role === 'grid' && MOVING.has(event.key)) return true;
    if (mirror.focusedEntry()?.isCombobox && MOVING_THROUGH_LIST.has(event.key)) return !event.shiftKey;
    if (isCommand) return key === 'k' || (!mirror.isWriting() && (key === 'z' || key === 'y'));
    return !mirror.isWriting() && (key === '/' || key === "'");
  }

  window.addEventListener('keydown', (event) => {
    isKeyboard = true;
    if (event.target !== document.body && event.target !== canvas && !isOverMirror(event)) return;
    if (belongsToPage(event)) return;
    if (isTaken(event)) event.preventDefault();
    if (!event.repeat) program.key(event.key, event.code, true, modifiersOf(event));
    scheduler.wake();
  });

  window.addEventListener('keyup', (event) => {
    program.key(event.key, event.code, false, modifiersOf(event));
    // macOS sends no keyup for keys that were released while Command was down.
    if (event.key === 'Meta') program.windowFocus(false), program.windowFocus(true);
    scheduler.wake();
  });

  // Pressing a real element directly, as a screen reader on a phone does.
  window.addEventListener('pointerdown', () => { isKeyboard = false; }, { capture: true });

  window.addEventListener('blur', () => { program.windowFocus(false); scheduler.wake(); });
  window.addEventListener('focus', () => { program.windowFocus(true); scheduler.wake(); });

  return { isKeyboard: () => isKeyboard, isMouse: () => isMouse, mouse: () => mouse };
}
