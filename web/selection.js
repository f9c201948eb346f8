// Words that a person wants to take away: names, ids, reasons, errors. Their real elements lie transparent over the
// drawn ones and let the pointer through, until it rests on words with nothing to press; then the browser selects and
// copies them, and its menu opens over them. With Alt also over what can be pressed, as on links.

export function createSelection(root, program, mirror) {
  let offered = null;

  function offer(element) {
    if (element === offered) return;
    offered?.classList.remove('selectable');
    offered = element;
    offered?.classList.add('selectable');
  }

  const isWords = (target) => target instanceof Element && target.classList.contains('words');
  const isSelecting = () => root.classList.contains('selecting');

  // From here all words take part, so that a selection may go on into the next paragraph.
  root.addEventListener('pointerdown', (event) => {
    if (event.button === 0 && event.pointerType === 'mouse' && isWords(event.target)) root.classList.add('selecting');
  });
  for (const end of ['pointerup', 'pointercancel', 'blur']) {
    window.addEventListener(end, (event) => {
      const isOfElement = event.type === 'blur' && event.target !== window;  // the press took its focus
      if (!isOfElement) root.classList.remove('selecting');
    }, { capture: true });
  }

  return {
    isWords,

    /// After a frame: where the mouse is; null when something else there wants it.
    follow(mouse) {
      if (!isSelecting()) offer(mouse === null ? null : mirror.elementOf(program.textNodeAt(mouse.x, mouse.y, mouse.isAlt)));
    },
    offerAt(x, y) { offer(mirror.elementOf(program.textNodeAt(x, y, false))); },
    /// The finger went without a selection: the next one scrolls again.
    settle() { setTimeout(() => { if (getSelection().isCollapsed) offer(null); }); },

    clear() {
      const selection = getSelection();
      if (!selection.isCollapsed && root.contains(selection.anchorNode)) selection.removeAllRanges();
    },
  };
}
