// Puts the page together, in this order: what the browser can do, the program, the disk, the first frame. Whatever goes
// wrong on the way ends in words for the person (rescue.js).

import { createCanvas } from './%{canvas.js}';
import { createDrafts } from './%{drafts.js}';
import { fetchFallback, showFontNotice } from './%{fallback_font.js}';
import { createFiles } from './%{files.js}';
import { createFonts } from './%{fonts.js}';
import { createHistory } from './%{history.js}';
import { createInput } from './%{input.js}';
import { createKeys } from './%{keys.js}';
import { createMirror } from './%{mirror.js}';
import { createNet } from './%{net.js}';
import { createPreferences } from './%{preferences.js}';
import { createPrint } from './%{print.js}';
import { createProgram } from './%{program.js}';
import { createProgramParts } from './%{program_parts.js}';
import { createRescue } from './%{rescue.js}';
import { createSelection } from './%{selection.js}';
import { createScheduler } from './%{scheduler.js}';
import { createRecordStore } from './%{record_store.js}';
import { createStorage, DISK } from './%{storage.js}';
import { createTabs } from './%{tabs.js}';
import { createUpdate } from './%{sw_client.js}';

// CSS px: wide enough for every column of a table, higher than any page.
const PAPER = { width: 1280, height: 30000 };
const EMPTY_FOLDER = 2;  // itself and its parent
const PREWARM_MS = 4;  // of a slice in which nothing else happens
const FIRST_PART = new URL('./%{cairn.wasm}', import.meta.url).href;
const REST = new URL('./%{cairn_rest.wasm}', import.meta.url).href;

const rescue = createRescue();
let usable;
globalThis.cairn = { ready: new Promise((resolve) => { usable = resolve; }), isReady: false, stats: () => ({}) };

let tabs = null;
boot().catch((error) => {
  console.error(error);
  tabs?.resign();
  rescue.show('load', error);
});

async function boot() {
  if (typeof WebAssembly !== 'object' || typeof ResizeObserver !== 'function') { rescue.show('old'); return; }
  if (typeof WebGL2RenderingContext === 'undefined') { rescue.show('webgl'); return; }

  let program = null;
  let scheduler = null;
  let isStarted = false;
  // Until it is started the program knows nothing yet; then it is told how things stand.
  const tell = (use) => { if (isStarted) { use(program); scheduler.wake(); } };
  const fail = (reason, error) => {
    if (rescue.isShown) return;
    scheduler?.stop();
    program?.kill();
    tabs?.resign();
    console.error(error);
    rescue.show(reason, error);
  };

  // What the program's functions call (page_imports.js); filled in as the parts come to be.
  const page = {};
  const parts = createProgramParts(FIRST_PART, REST, (error) => fail('load', error));
  const module = {
    page, canvas: document.getElementById('canvas'), instantiateWasm: parts.instantiate, print: console.log, printErr: console.warn,
  };
  module.onAbort = (what) => fail('crash', new Error(`aborted: ${what}`));

  // Who was here before has the rest in the cache, and who comes to an inner page needs it for the first frame.
  const isFirstVisit = !navigator.serviceWorker?.controller && location.hash.length < 2;
  if (!isFirstVisit) parts.whole().catch((error) => fail('load', error));

  const recordStore = createRecordStore();
  const [{ default: createModule }, hasDisk] = await Promise.all([
    import('./%{cairn.js}'),
    recordStore.isThere(),
  ]);
  const joining = createTabs(hasDisk ? recordStore : null, {
    async onLeading() {
      const error = await page.storage?.load();
      if (error) console.warn('storage:', error);
      tell((p) => p.leadershipChanged(true));
    },
    onDeposed: () => tell((p) => p.leadershipChanged(false)),
    onMessage: (bytes) => tell((p) => p.tabMessage(bytes)),
  }).then((joined) => { tabs = joined; });
  await Promise.all([createModule(module), joining]);
  program = createProgram(module, (error) => fail('crash', error));

  const storage = createStorage(module.FS, hasDisk ? recordStore : null, {
    epoch: tabs.epoch,
    onDeposed: tabs.stepDown,
    onEmptied: tabs.claimAgain,
    onLoaded: (error) => tell((p) => p.diskLoaded(error)),
    onFlushed: (token, error) => tell((p) => p.diskFlushed(token, error)),
    onStatus: (...status) => tell((p) => p.storageStatus(...status)),
  });
  const loading = storage.load();

  const canvas = createCanvas(module.canvas);
  const preferences = createPreferences();
  const update = createUpdate(() => tell((p) => p.updateReady()));
  const fonts = createFonts();
  const isFalsified = !fonts.isReadable();
  const fallbackFonts = isFalsified ? await fetchFallback() : [];
  if (isFalsified) showFontNotice();
  const mirror = createMirror(document.getElementById('mirror'), document.getElementById('live_polite'), document.getElementById('live_assertive'), {
    act(kind, id, text, number, isPrompt) {
      program.action(kind, id, text, number);
      if (isPrompt) scheduler.think(); else scheduler.wake();
    },
    scrollBy(x, y, dx, dy) { program.scrollBy(x, y, dx, dy); scheduler.think(); },
    isKeyboard: () => input.isKeyboard(),
  });
  const history = createHistory((route, scroll) => tell((p) => p.routeChanged(route, scroll)));
  const files = createFiles({
    onPicked: (requestId, name, bytes) => tell((p) => p.filePicked(requestId, name, bytes)),
    onCancelled: (requestId) => tell((p) => p.filePickCancelled(requestId)),
  });
  scheduler = createScheduler(program, afterFrame);
  const selection = createSelection(document.getElementById('mirror'), program, mirror);
  const input = createInput(module.canvas, program, mirror, selection, scheduler);
  const paper = createPrint(document.getElementById('mirror'), (use) => {
    const scroll = program.pageScroll();
    program.resize({ ...canvas.size, ...PAPER });
    scheduler.think();
    try {
      use();
    } finally {
      program.resize(canvas.size);
      program.scrollPageTo(scroll);
      scheduler.think();
    }
  });
  let isWarming = false;
  let glyphsSeen = 0;

  Object.assign(page, {
    keys: createKeys((...answer) => tell((p) => p.keyDerived(...answer))),
    net: createNet((...answer) => tell((p) => p.webAnswered(...answer))),
    fonts, mirror, history, files, storage, tabs, update, drafts: createDrafts(), fallbackFonts,
    text: (which) => [
      history.route,
      () => new URLSearchParams(location.search).get('lang') ?? '',
      preferences.localZone,
      preferences.zoneNames,
      preferences.languages,
      () => location.href.split('#')[0],
    ][which](),
    setLanguage(language) {
      document.documentElement.lang = language;
      rescue.setLanguage(language);
    },
    setScheme(isDark) { document.documentElement.dataset.scheme = isDark ? 'dark' : 'light'; },
    setCursor: canvas.setCursor,
    openUrl,
    copyText,
    print: paper.print,
    wake: () => scheduler.wake(),
    callBack: (afterMs) => { setTimeout(() => tell((p) => p.calledBack()), afterMs); },
    log: (level, text) => [console.info, console.warn, console.error][level](text),
    utcOffsetMinutes: preferences.utcOffsetMinutes,
  });

  canvas.fit();
  if (program.open(canvas.size) !== 0) { fail('webgl', new Error('WebGL 2 was refused')); return; }
  canvas.fit();  // SDL gave it its own size
  program.resize(canvas.size);
  canvas.watchSize((size) => { program.resize(size); mirror.showField(); scheduler.draw(); });
  canvas.watchContext({
    onLost: () => scheduler.pause(),
    onRestored: () => { program.forgetGraphics(); scheduler.resume(); },
    onGivenUp: () => fail('graphics', new Error('the WebGL context was lost')),
  });
  preferences.watch({
    onChanged: () => tell((p) => {
      p.preferencesChanged(preferences.bits());
      p.setSystemColors(preferences.systemColors());
    }),
    onOnline: (isOnline) => tell((p) => p.onlineChanged(isOnline)),
    onVisible: (isVisible) => tell((p) => p.visibilityChanged(isVisible)),
  });

  if (!hasDisk) await rescue.show('storage');
  const error = await loading;
  if (error) console.warn('storage:', error);
  if (!isFirstVisit || module.FS.readdir(DISK).length > EMPTY_FOLDER) await parts.whole();
  program.setSystemColors(preferences.systemColors());
  program.start(tabs.isLeader(), navigator.onLine, preferences.bits());
  isStarted = true;
  scheduler.start();
  globalThis.cairn.stats = () => ({ ...program.stats(), glyphs: fonts.totals.glyphs, glyphMs: fonts.totals.milliseconds, elements: mirror.stats(), parts: parts.stats() });
  // For tests and for a look from the browser's console.
  Object.assign(globalThis.cairn, {
    isLeader: tabs.isLeader, isFrameDue: scheduler.isFrameDue, files: module.FS, storage, fonts, checkForUpdate: update.check, applyUpdate: update.apply,
    fallbackFonts: fallbackFonts.length, isWarm: () => !isWarming && fonts.totals.glyphs === glyphsSeen,
  });
  scheduler.draw();
  scheduler.wake();

  function afterFrame(isDrawing) {
    canvas.checkRatio();
    const native = input.isMouse() ? program.hoveredNativeNode() : 0;
    mirror.setHovered(native);
    if (input.isMouse()) selection.follow(native === 0 ? input.mouse() : null);
    if (program.isReady()) history.noteScroll(program.pageScroll());
    if (globalThis.cairn.isReady) warmAfterFrame();
    if (globalThis.cairn.isReady || !isStarted || !isDrawing || !program.isReady()) return;
    globalThis.cairn.isReady = true;
    document.getElementById('splash')?.remove();
    performance.mark('cairn-usable');
    usable();
    parts.whole().catch((error) => console.warn('the rest of the program:', error)).finally(() => whenIdle(update.register));
  }

  // New sizes and languages bring letters that a page drawn later will need.
  function prewarm() {
    isWarming = !scheduler.isPaused() && program.prewarm(PREWARM_MS);
    glyphsSeen = fonts.totals.glyphs;
    if (isWarming) whenIdle(prewarm);
  }

  function warmAfterFrame() {
    if (isWarming || fallbackFonts.length > 0 || fonts.totals.glyphs === glyphsSeen) return;
    isWarming = true;
    whenIdle(prewarm);
  }
}

function whenIdle(use) {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(use, { timeout: 5000 });
  else setTimeout(use, 200);
}

function openUrl(url) {
  let scheme = '';
  try { scheme = new URL(url, location.href).protocol; } catch { return; }
  if (scheme === 'https:' || scheme === 'http:' || scheme === 'mailto:') window.open(url, '_blank', 'noopener,noreferrer');
}

async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const area = document.createElement('textarea');  // not a secure page, or not allowed
    area.value = text;
    area.style.cssText = 'position:fixed;opacity:0';
    const focused = document.activeElement;
    document.body.append(area);
    area.select();
    document.execCommand('copy');
    area.remove();
    focused?.focus?.({ preventScroll: true });
  }
}
