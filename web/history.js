// Routes live in the part of the address after '#', so that any static host will do. Back, forward, links and typing in
// the address bar tell the program; what the program sets does not come back to it.

export function createHistory(onRouteChanged) {
  const current = () => decodeURI(location.hash.replace(/^#/, '')) || '/';
  let known = safely(current);

  function safely(read) {
    try { return read(); } catch { return location.hash.replace(/^#/, '') || '/'; }
  }

  function check() {
    const route = safely(current);
    if (route === known) return;
    known = route;
    onRouteChanged(route);
  }
  window.addEventListener('popstate', check);
  window.addEventListener('hashchange', check);

  return {
    route: () => known,
    set(route, isReplacing) {
      if (route === known && location.hash !== '') return;
      known = route;
      const address = `#${encodeURI(route)}`;
      if (isReplacing) history.replaceState(null, '', address);
      else history.pushState(null, '', address);
    },
    setTitle(title) { if (document.title !== title) document.title = title; },
  };
}
