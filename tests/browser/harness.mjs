// Opens the app in headless Chromium for a test, and fails the test when the page complains.
//
// CAIRN_URL       where the app is served (tests/run.py serves it)
// CAIRN_CHROMIUM  the browser; without it the system's
// CAIRN_PICTURES  folder for screenshots; without it none are kept

import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { after } from 'node:test';
import { chromium } from 'playwright-core';
import { words } from './words.mjs';

const ARGUMENTS = [
  '--headless=new', '--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--use-gl=angle', '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
];
const PATIENCE_MS = 60000;  // a busy machine with software graphics is slow, not wrong
// What software GL says about itself is not the app's fault.
const EXPECTED = [/GPU stall due to ReadPixels/, /Automatic fallback to software WebGL/];

export const baseUrl = () => {
  assert.ok(process.env.CAIRN_URL, 'CAIRN_URL says where the app is served');
  return process.env.CAIRN_URL;
};

let launching = null;
const launch = () => launching ??= chromium.launch({
  executablePath: process.env.CAIRN_CHROMIUM || '/usr/bin/chromium', args: ARGUMENTS, headless: true,
});
after(async () => { if (launching) await (await launching).close(); });

/// A fresh profile with the app open and usable.
///
/// `allowed`: patterns of console messages that the test provokes. `context`: an earlier one, for a second tab.
export async function openApp({
  lang = 'en', viewport = { width: 1280, height: 800 }, scheme = 'light', scale = 1, isTouch = false, reducedMotion = 'reduce',
  route = '', url = baseUrl(), allowed = [], context = null, isWaiting = true, prepare = async () => {},
} = {}) {
  const ownContext = context ?? await (await launch()).newContext({
    viewport, colorScheme: scheme, deviceScaleFactor: scale, hasTouch: isTouch, isMobile: isTouch, reducedMotion,
    locale: lang === 'zh' ? 'zh-CN' : 'en-GB', timezoneId: lang === 'zh' ? 'Asia/Shanghai' : 'Europe/Lisbon',
  });
  ownContext.setDefaultTimeout(PATIENCE_MS);
  const page = await ownContext.newPage();
  const complaints = [];
  const note = (text) => { if (![...EXPECTED, ...allowed].some((pattern) => pattern.test(text))) complaints.push(text); };
  page.on('console', (message) => { if (message.type() === 'error') note(message.text()); });
  page.on('pageerror', (error) => note(String(error.stack ?? error)));
  page.on('filechooser', () => {});  // from the start: who waits for one just before the press may be too late
  await prepare(page, ownContext);
  await page.goto(`${url}?lang=${lang}${route === '' ? '' : `#${route}`}`);
  if (isWaiting) await ready(page);
  return {
    page,
    context: ownContext,
    complaints,
    /// At the end of each test: closes the profile and fails on anything the page complained about.
    async close() {
      if (context === null) await ownContext.close(); else await page.close();
      assert.deepEqual(complaints, [], 'the page complained in the console');
    },
  };
}

/// Until the first usable frame.
export async function ready(page) {
  await page.waitForFunction(() => globalThis.cairn?.isReady === true, null, { timeout: PATIENCE_MS });
}

/// Until no frame was drawn for a while: animations, late layout and fonts are done.
export async function settled(page, quietMs = 400) {
  await page.evaluate(async (quiet) => {
    // what the browser scrolled or resized is told with its next frame; a hidden page has none
    const frame = () => new Promise((resolve) => { requestAnimationFrame(resolve); setTimeout(resolve, 1000); });
    await frame();
    await frame();
    let frames = -1;
    let since = performance.now();
    while (performance.now() - since < quiet) {
      const now = globalThis.cairn.stats().frames;
      if (now !== frames || globalThis.cairn.isFrameDue()) { frames = now; since = performance.now(); }
      await new Promise((resolve) => { setTimeout(resolve, 50); });
    }
  }, quietMs);
}

/// Keeps a picture for a person to look at.
export async function screenshot(page, name) {
  if (!process.env.CAIRN_PICTURES) return;
  mkdirSync(process.env.CAIRN_PICTURES, { recursive: true });
  await page.screenshot({ path: join(process.env.CAIRN_PICTURES, `${name}.png`) });
}

/// How many colours a part of the canvas shows: an empty one shows one.
export async function colourCount(page) {
  const png = await page.screenshot();
  return page.evaluate(async (base64) => {
    const blob = new Blob([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], { type: 'image/png' });
    const image = await createImageBitmap(blob);
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
    context.drawImage(image, 0, 0);
    return new Set(new Uint32Array(context.getImageData(0, 0, image.width, image.height).data.buffer)).size;
  }, png.toString('base64'));
}

/// In how many pixels two pictures differ: graphics in software round a level up or down as it comes.
export const differingPixels = (page, one, other) => page.evaluate(async (pictures) => {
  const [a, b] = await Promise.all(pictures.map(async (base64) => {
    const image = await createImageBitmap(new Blob([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], { type: 'image/png' }));
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
    context.drawImage(image, 0, 0);
    return context.getImageData(0, 0, image.width, image.height).data;
  }));
  let count = 0;
  for (let at = 0; at < a.length; at += 4) if ([0, 1, 2].some((channel) => Math.abs(a[at + channel] - b[at + channel]) > 2)) count += 1;
  return count;
}, [one.toString('base64'), other.toString('base64')]);

/// As openApp, with the sample programme open, looked at as its learner, on `route`; `t` are its words.
export async function openSample({ route = '/today', ...options } = {}) {
  const app = await openApp({ ...options, route: '' });
  const t = words(options.lang ?? 'en');
  await app.page.getByRole('button', { name: t('welcome', 'sample') }).dispatchEvent('click');
  await app.page.waitForFunction(() => location.hash === '#/people');
  // what the toast says covers a part of the page; on a slow machine it has gone by itself
  await app.page.getByRole('button', { name: t('shell', 'dismiss') }).dispatchEvent('click', {}, { timeout: 7000 }).catch(() => {});
  await go(app.page, route);
  return { ...app, t };
}

/// Another page, as a link or the address bar would lead there.
export async function go(page, route) {
  const before = await page.evaluate((hash) => {
    const { frames } = globalThis.cairn.stats();
    if (location.hash === `#${hash}`) return -1;
    location.hash = hash;
    return frames;
  }, route);
  // a slow machine may take longer to draw the first frame of the page than it is then quiet
  if (before >= 0) await page.waitForFunction((count) => globalThis.cairn.stats().frames > count, before);
  await settled(page, 200);
}
