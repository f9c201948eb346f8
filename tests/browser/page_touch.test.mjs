// Fingers: a drag scrolls, goes on after the finger left and comes to rest; a finger that moved presses nothing.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openSample, settled } from './harness.mjs';

const PHONE = { viewport: { width: 390, height: 844 }, scale: 2, isTouch: true, reducedMotion: 'no-preference' };

const top = (page) => page.evaluate(() => document.querySelector('#mirror h1').getBoundingClientRect().top);

async function fingerOf(app) {
  const client = await app.context.newCDPSession(app.page);
  const send = (type, points) => client.send('Input.dispatchTouchEvent', { type, touchPoints: points });
  const frame = () => app.page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(resolve); }));
  return {
    down: (x, y) => send('touchStart', [{ x, y }]),
    move: async (x, y) => { await send('touchMove', [{ x, y }]); await frame(); },
    up: () => send('touchEnd', []),
    /// A quick stroke upwards, as fast as a person does it, whatever the machine is busy with.
    fling: () => client.send('Input.synthesizeScrollGesture', {
      x: 200, y: 650, yDistance: -250, speed: 1200, gestureSourceType: 'touch', preventFling: false,
    }),
  };
}

test('a stroke goes on after the finger left, slows down and rests; then no frame is drawn', async () => {
  const app = await openSample({ ...PHONE, route: '/skills' });
  const { page } = app;
  const finger = await fingerOf(app);
  const start = await top(page);
  await finger.fling();
  const released = await top(page);
  assert.ok(start - released > 100, `the drag itself scrolls: ${start} → ${released}`);
  await page.waitForFunction((from) => document.querySelector('#mirror h1').getBoundingClientRect().top < from - 40, released);
  await settled(page, 1500);
  const frames = await page.evaluate(() => globalThis.cairn.stats().frames);
  const place = await top(page);
  await page.evaluate(() => new Promise((resolve) => { setTimeout(resolve, 700); }));
  assert.equal(await page.evaluate(() => globalThis.cairn.stats().frames), frames, 'it rests');
  assert.equal(await top(page), place);
  await app.close();
});

test('a finger put down stops the motion', async () => {
  const app = await openSample({ ...PHONE, route: '/skills' });
  const { page } = app;
  const finger = await fingerOf(app);
  await finger.fling();
  await finger.down(200, 500);
  await page.evaluate(() => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); }));
  const held = await top(page);
  await page.evaluate(() => new Promise((resolve) => { setTimeout(resolve, 300); }));
  assert.equal(await top(page), held);
  await finger.up();
  await settled(page);
  assert.equal(await top(page), held, 'letting go neither moves nor presses');
  assert.equal(await page.evaluate(() => location.hash), '#/skills');
  await app.close();
});

test('under reduced motion the page stays where the finger left it', async () => {
  const app = await openSample({ ...PHONE, reducedMotion: 'reduce', route: '/skills' });
  const { page } = app;
  const finger = await fingerOf(app);
  await finger.down(200, 700);
  for (let y = 680; y >= 480; y -= 40) await finger.move(200, y);
  await settled(page, 100);
  const held = await top(page);
  await finger.up();
  await settled(page);
  assert.equal(await top(page), held);
  await app.close();
});

test('a finger that moved away presses nothing, however long it rested', async () => {
  const app = await openSample({ ...PHONE, route: '/skills' });
  const { page } = app;
  const finger = await fingerOf(app);
  const hash = () => page.evaluate(() => location.hash);
  await finger.down(200, 600);
  await page.evaluate(() => new Promise((resolve) => { setTimeout(resolve, 700); }));
  for (let step = 1; step <= 4; step += 1) await finger.move(200, 600 - step * 12);
  await finger.up();
  await settled(page);
  assert.equal(await hash(), '#/skills');
  await finger.down(200, 600);
  await finger.up();
  await settled(page);
  assert.notEqual(await hash(), '#/skills', 'without moving it presses');
  await app.close();
});

test('pulling down at the top does not reload the page, and two fingers may still zoom it', async () => {
  const app = await openSample(PHONE);
  const { page } = app;
  await page.evaluate(() => { globalThis.isSame = true; });
  const finger = await fingerOf(app);
  await finger.down(200, 150);
  for (let y = 190; y <= 750; y += 80) await finger.move(200, y);
  await finger.up();
  await settled(page);
  assert.equal(await page.evaluate(() => globalThis.isSame), true);
  const styles = await page.evaluate(() => [getComputedStyle(document.documentElement).overscrollBehaviorY, getComputedStyle(document.body).overscrollBehaviorY, getComputedStyle(canvas).touchAction]);
  assert.deepEqual(styles, ['none', 'none', 'pinch-zoom']);
  await app.close();
});
