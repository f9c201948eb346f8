// The canvas's drawing buffer is exactly its device pixels, whatever the zoom, the monitor or the window does; and a
// lost WebGL context comes back without the person noticing more than a blink.

const PATIENCE_MS = 10000;  // for the browser to give the graphics back

export function createCanvas(canvas) {
  const probe = document.createElement('div');  // reads the safe areas of phones
  probe.id = 'safe_area';
  probe.setAttribute('aria-hidden', 'true');
  document.body.append(probe);

  let measured = measure(null);
  let ratio = devicePixelRatio;
  let update = () => {};

  function measure(entry) {
    const box = canvas.getBoundingClientRect();
    const exact = entry?.devicePixelContentBoxSize?.[0];
    const style = getComputedStyle(probe);
    return {
      width: Math.max(box.width, 1),
      height: Math.max(box.height, 1),
      pixelWidth: pixels(box.width, exact?.inlineSize),
      pixelHeight: pixels(box.height, exact?.blockSize),
      safeTop: parseFloat(style.paddingTop) || 0,
      safeBottom: parseFloat(style.paddingBottom) || 0,
    };
  }

  // The exact number differs from the product by rounding only; emulated screens report one of another screen.
  function pixels(length, exact) {
    const product = length * devicePixelRatio;
    return Math.max(exact !== undefined && Math.abs(exact - product) <= 1 ? exact : Math.round(product), 1);
  }

  function fit() {
    if (canvas.width !== measured.pixelWidth) canvas.width = measured.pixelWidth;
    if (canvas.height !== measured.pixelHeight) canvas.height = measured.pixelHeight;
  }

  // Where the keyboard of a phone lies over the page instead of making it smaller, the page does so itself.
  function watchKeyboard() {
    if (!window.visualViewport) return;
    const least = 120;  // px; less is a bar of the browser
    visualViewport.addEventListener('resize', () => {
      const isCovered = visualViewport.scale < 1.01 && innerHeight - visualViewport.height > least;
      if (isCovered) document.documentElement.style.setProperty('--visible-height', `${visualViewport.height}px`);
      else document.documentElement.style.removeProperty('--visible-height');
      if (isCovered) window.scrollTo(0, 0);
    });
  }

  return {
    get size() { return measured; },
    fit,

    /// Calls back at once for each change, so that the new buffer, which is empty, is filled before it is shown.
    watchSize(onResize) {
      update = (entry) => {
        ratio = devicePixelRatio;
        const next = measure(entry);
        const isSame = Object.keys(next).every((key) => next[key] === measured[key]);
        if (isSame && canvas.width === next.pixelWidth && canvas.height === next.pixelHeight) return;
        measured = next;
        fit();
        onResize(measured);
      };
      const observer = new ResizeObserver((entries) => update(entries[entries.length - 1]));
      try { observer.observe(canvas, { box: 'device-pixel-content-box' }); } catch { observer.observe(canvas); }

      // Another monitor or zoom: Safari sends no resize for it, and the query holds for one ratio only.
      const watchRatio = () => {
        matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener('change', () => { watchRatio(); update(null); }, { once: true });
      };
      watchRatio();
      watchKeyboard();
    },

    /// With each frame: a change of the ratio that nothing announced.
    checkRatio() { if (devicePixelRatio !== ratio) update(null); },

    watchContext({ onLost, onRestored, onGivenUp }) {
      let patience = 0;
      canvas.addEventListener('webglcontextlost', (event) => {
        event.preventDefault();  // else it never comes back
        onLost();
        clearTimeout(patience);
        patience = setTimeout(onGivenUp, PATIENCE_MS);
      });
      canvas.addEventListener('webglcontextrestored', () => {
        clearTimeout(patience);
        onRestored();
      });
    },

    setCursor(cursor) {
      canvas.style.cursor = ['default', 'pointer', 'text', 'ew-resize', 'ns-resize', 'grab', 'progress', 'not-allowed'][cursor];
    },
  };
}
