// The drawn knowledge map: wheel, drag, two fingers, keys, list and map, in both languages.

import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { openSample, ready, screenshot, settled } from './harness.mjs';
import { words } from './words.mjs';

const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

/// The sample programme through the eyes of a learner with a goal, on the page of skills.
async function openMap({ lang = 'en', viewport = DESK, ...options } = {}) {
  const app = await openSample({ lang, viewport, route: '/skills', ...options });
  const { page } = app;
  const t = words(lang);
  await page.getByRole('heading', { level: 1, name: t('skills', 'title') }).waitFor({ state: 'attached' });
  await settled(page);
  return { ...app, t };
}

const mapOf = (page, t) => page.getByRole('region', { name: t('skills', 'title') });
const boxes = (page, t) => mapOf(page, t).getByRole('button');
const here = (page, t) => mapOf(page, t).getByRole('button', { name: new RegExp(t('skills', 'map_node_step', { skill: '', level: 0, step: 1, of: 0 }).replace(/^.*?[,，].*?[,，] ?/, '').replace('0', '\\d+')) }).first();

async function widthOf(locator) { return (await locator.boundingBox()).width; }

test('the wheel zooms towards the pointer and a drag moves the map without pressing', async () => {
  const app = await openMap();
  const { page, t } = app;
  const box = here(page, t);
  const before = await box.boundingBox();
  const middle = { x: before.x + before.width / 2, y: before.y + before.height / 2 };
  await page.mouse.move(middle.x, middle.y);
  await settled(page);
  await page.mouse.wheel(0, -200);
  await settled(page);
  const zoomed = await box.boundingBox();
  assert.ok(zoomed.width > before.width * 1.1, `${before.width} to ${zoomed.width}`);
  assert.ok(Math.abs(zoomed.x + zoomed.width / 2 - middle.x) < 3 && Math.abs(zoomed.y + zoomed.height / 2 - middle.y) < 3, 'what is under the pointer stays');

  const url = page.url();
  await page.mouse.down();
  await page.mouse.move(middle.x + 60, middle.y + 30, { steps: 4 });
  await page.mouse.up();
  await settled(page);
  const moved = await box.boundingBox();
  assert.ok(Math.abs(moved.x - zoomed.x - 60) < 3 && Math.abs(moved.y - zoomed.y - 30) < 3, JSON.stringify([zoomed, moved]));
  assert.equal(page.url(), url);
  assert.equal(await page.getByRole('link', { name: t('skills', 'map_open') }).count(), 0, 'a drag presses nothing');

  await box.click({ force: true });
  await page.getByRole('link', { name: t('skills', 'map_open') }).waitFor({ state: 'attached' });
  await screenshot(page, 'skill_map_details');
  await app.close();
});

test('Ctrl and the wheel, as a trackpad tells a pinch, zooms the map and not the page', async () => {
  const app = await openMap();
  const { page, t } = app;
  const box = here(page, t);
  const before = await box.boundingBox();
  await page.mouse.move(before.x + 5, before.y + 5);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -20);
  await page.keyboard.up('Control');
  await settled(page);
  assert.ok(await widthOf(box) > before.width * 1.1);
  assert.equal(await page.evaluate(() => visualViewport.scale), 1);
  await app.close();
});

test('two fingers zoom the map on a phone, one moves it, and the choice of map survives a reload', async () => {
  const app = await openMap({ viewport: PHONE, isTouch: true });
  const { page, t } = app;
  assert.equal(await mapOf(page, t).count(), 0, 'phones begin with the list');
  await page.getByRole('radio', { name: t('skills', 'layout_map') }).click({ force: true });
  await mapOf(page, t).waitFor({ state: 'attached' });
  await settled(page);
  await page.reload();
  await ready(page);
  await mapOf(page, t).waitFor({ state: 'attached' });
  await settled(page);
  await screenshot(page, 'skill_map_phone');

  const box = here(page, t);
  const before = await box.boundingBox();
  const x = before.x + before.width / 2;
  const y = before.y + before.height / 2;
  const client = await app.context.newCDPSession(page);
  const touch = (type, ...points) => client.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([px, py], id) => ({ x: px, y: py, id })) });
  await touch('touchStart', [x - 30, y]);
  await touch('touchStart', [x - 30, y], [x + 30, y]);
  for (const apart of [35, 40, 45]) await touch('touchMove', [x - apart, y], [x + apart, y]);
  await touch('touchEnd');
  await settled(page);
  const after = await box.boundingBox();
  assert.ok(after.width > before.width * 1.3, `${before.width} to ${after.width}`);
  assert.ok(Math.abs(after.x + after.width / 2 - x) < 4, 'it grows around the fingers');
  assert.equal(await page.evaluate(() => visualViewport.scale), 1, 'the page itself was not zoomed');

  await touch('touchStart', [x, y]);
  for (const step of [15, 30, 45]) await touch('touchMove', [x, y + step]);
  await touch('touchEnd');
  await settled(page);
  const moved = await box.boundingBox();
  assert.ok(Math.abs(moved.y - after.y - 45) < 6, `${after.y} to ${moved.y}`);
  assert.match(page.url(), /#\/skills$/, 'a drag opens nothing');
  await app.close();
});

for (const lang of ['en', 'zh']) {
  test(`the keyboard walks the map and opens a skill, in ${lang}`, async () => {
    const app = await openMap({ lang, scheme: lang === 'zh' ? 'dark' : 'light' });
    const { page, t } = app;
    const focused = () => page.evaluate(() => document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent);
    const walk = async (key) => { await page.keyboard.press(key); await settled(page); return focused(); };
    await boxes(page, t).first().focus();
    const start = await walk('Home');
    await screenshot(page, `skill_map_${lang}`);
    const right = await walk('ArrowRight');
    assert.notEqual(right, start, 'an edge leads on');
    const back = await walk('ArrowLeft');
    assert.notEqual(back, right);
    const beside = await walk('ArrowDown');
    assert.notEqual(beside, back);
    const goal = await walk('End');
    assert.match(goal, new RegExp(t('skills', 'map_node_goal', { skill: '', level: 0 }).slice(-4)));
    const size = await widthOf(mapOf(page, t).getByRole('button', { name: goal }));
    await walk('+');
    assert.ok(await widthOf(mapOf(page, t).getByRole('button', { name: goal })) > size, 'plus zooms');
    await walk('Enter');
    await page.getByRole('link', { name: t('skills', 'map_open') }).waitFor({ state: 'attached' });
    await page.getByRole('button', { name: t('skills', 'map_fit') }).press('Enter');
    await settled(page);
    await screenshot(page, `skill_map_${lang}_whole`);

    const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => globalThis.axe.run({
      rules: { 'target-size': { enabled: false } },  // of a whole map boxes are small; zooming and the list make up for it
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }));
    assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes.slice(0, 3).map((node) => node.html)]), []);
    await app.close();
  });
}

for (const lang of ['en', 'zh']) {
  test(`the colours show what fades and how far everybody is, in ${lang}`, async () => {
    const app = await openMap({ lang });
    const { page, t } = app;
    const show = async (overlay) => {
      await page.getByRole('radio', { name: t('skills', overlay), exact: true }).dispatchEvent('click');
      await settled(page);
    };
    const named = (name) => mapOf(page, t).getByRole('button', { name }).first();
    await show('map_recall');
    await named(new RegExp(t('skills', 'map_node_recall', { skill: '', percent: '@' }).replace('@', '\\d+%'))).waitFor({ state: 'attached' });
    await named(new RegExp(t('skills', 'map_node_unpractised', { skill: '' }))).waitFor({ state: 'attached' });
    await screenshot(page, `skill_map_${lang}_fading`);
    await show('map_everybody');
    await named(t('skills', 'map_everybody') === 'Everybody' ? /on average of \d+ people/ : /\d+ 人平均 \d\.\d 级/).waitFor({ state: 'attached' });
    await screenshot(page, `skill_map_${lang}_everybody`);
    await show('map_level');
    await here(page, t).waitFor({ state: 'attached' });
    await app.close();
  });
}
