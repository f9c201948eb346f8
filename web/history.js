// Routes live in the part of the address after '#', so that any static host will do. Back, forward, links and typing in
// the address bar tell the program; what the program sets does not come back to it.
//
// Each entry of the browser's history has a name in its state, under which the tab remembers how far its page was
// scrolled: the same page may stand in the history twice.

const STORE = 'cairn-scroll';
const ENTRIES_KEPT = 200;

export function createHistory(onRouteChanged) {
  const scrolls = new Map(stored());
  let known = current();
  let entry = nameEntry();
  let isLeaving = false;  // the frame that changes the route still shows the page before

  function current() {
    const text = location.hash.replace(/^#/, '');
    try { return decodeURI(text) || '/'; } catch { return text; }
  }

  function stored() {
    try { return JSON.parse(sessionStorage.getItem(STORE)) ?? []; } catch { return []; }
  }

  // The entry's own name; one that has none, because a link or the address bar made it, gets one.
  function nameEntry() {
    const name = history.state?.entry;
    if (name !== undefined) return name;
    const fresh = freshName();
    history.replaceState({ entry: fresh }, '');
    return fresh;
  }

  function freshName() { return `${Date.now().toString(36)}${Math.random().toString(36).slice(2, 8)}`; }

  function check() {
    const route = current();
    const isSame = route === known && history.state?.entry === entry;
    known = route;
    entry = nameEntry();
    if (!isSame) onRouteChanged(route, scrolls.get(entry) ?? 0);
  }
  window.addEventListener('popstate', check);
  window.addEventListener('hashchange', check);

  window.addEventListener('pagehide', () => {
    try { sessionStorage.setItem(STORE, JSON.stringify([...scrolls].slice(-ENTRIES_KEPT))); } catch { /* not kept */ }
  });
  history.scrollRestoration = 'manual';  // the document itself never scrolls

  return {
    route: () => known,
    /// How far the page of this entry was scrolled when it was last seen, CSS px.
    scroll: () => scrolls.get(entry) ?? 0,
    /// After each frame: how far it is scrolled now.
    noteScroll(y) {
      if (!isLeaving) scrolls.set(entry, y);
      isLeaving = false;
    },
    set(route, isReplacing) {
      if (route === known && location.hash !== '') return;
      known = route;
      const address = `#${encodeURI(route)}`;
      if (isReplacing) {
        history.replaceState({ entry }, '', address);
      } else {
        entry = freshName();
        isLeaving = true;
        history.pushState({ entry }, '', address);
      }
    },
    setTitle(title) { document.title = title; },
  };
}
