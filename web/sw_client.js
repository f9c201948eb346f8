// Registers the service worker once the page is usable, says when a new version waits, and changes to it only when the
// person asked.

const CHECK_EVERY_MS = 60 * 60 * 1000;

export function createUpdate(onReady) {
  let registration = null;
  let isAsked = false;

  function tell() {
    // The first version of all has nothing to replace.
    if (registration?.waiting && navigator.serviceWorker.controller) onReady();
  }

  return {
    async register() {
      if (!('serviceWorker' in navigator)) return;
      try {
        registration = await navigator.serviceWorker.register('./sw.js', { updateViaCache: 'none' });
      } catch (error) {
        console.warn('offline use is not available:', error);
        return;
      }
      tell();
      registration.addEventListener('updatefound', () => {
        const next = registration.installing;
        next?.addEventListener('statechange', () => { if (next.state === 'installed') tell(); });
      });
      navigator.serviceWorker.addEventListener('controllerchange', () => { if (isAsked) location.reload(); });

      let checked = Date.now();
      document.addEventListener('visibilitychange', () => {
        if (document.hidden || Date.now() - checked < CHECK_EVERY_MS) return;
        checked = Date.now();
        registration.update().catch(() => {});  // offline
      });
    },

    check: () => registration?.update(),

    apply() {
      isAsked = true;
      if (registration?.waiting) registration.waiting.postMessage({ type: 'activate' });
      else location.reload();
    },
  };
}
