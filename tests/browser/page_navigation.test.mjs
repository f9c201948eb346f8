// The address, the history and the title: every page and object has a link, back and forward lead to what was left.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { baseUrl, go, openApp, openSample, ready, screenshot, settled } from './harness.mjs';
import { words } from './words.mjs';

const hash = (page) => page.evaluate(() => decodeURI(location.hash));
const heading = (page) => page.getByRole('heading', { level: 1 });
const isFocused = (locator) => locator.evaluate((element) => document.activeElement === element);
/// The place on the screen of the page's heading tells how far it is scrolled.
const scrolled = (page) => page.evaluate(() => -document.querySelector('#mirror h1').getBoundingClientRect().top);
const wheel = async (page, y) => {
  await page.mouse.move(700, 500);
  await page.mouse.wheel(0, y);
  await settled(page, 200);
};
const back = async (page) => { await page.evaluate(() => history.back()); await settled(page, 200); };
const forward = async (page) => { await page.evaluate(() => history.forward()); await settled(page, 200); };

test('every page of the menu has an address, a title and takes the focus to its heading, in both languages', async () => {
  for (const lang of ['en', 'zh']) {
    const t = words(lang);
    const app = await openSample({ lang, viewport: { width: 1440, height: 900 } });
    const { page } = app;
    for (const [key, route] of [['plan', '/plan'], ['coaches', '/coaches'], ['courses', '/courses'], ['skills', '/skills'],
      ['people', '/people'], ['import', '/import'], ['settings', '/settings'], ['requests', '/requests'], ['today', '/today']]) {
      await page.getByRole('navigation').getByRole('link', { name: t('shell', `page_${key}`), exact: true }).dispatchEvent('click');
      await settled(page, 150);
      assert.equal(await hash(page), `#${route}`);
      assert.equal(await page.title(), `${t('shell', `page_${key}`)} · Cairn 引路`);
      assert.equal(await heading(page).count(), 1, route);
      assert.equal(await isFocused(heading(page)), true, `${route}: focus`);
    }
    await app.close();
  }
});

test('an object opens from its address alone, in a fresh tab too, and names the window', async () => {
  const app = await openSample();
  const { page, context } = app;
  for (const [list, role, object] of [
    ['/courses', 'link', '/courses'], ['/plan', 'row', '/skills'], ['/people', 'row', '/people'], ['/coaches', 'link', '/coaches'],
  ]) {
    await go(page, list);
    await page.getByRole('main').getByRole(role).nth(2).dispatchEvent('click');
    await settled(page, 200);
    const address = await page.evaluate(() => location.href);
    assert.match(address, new RegExp(`#${object}/[0-9a-f]{32}$`));
    const title = await page.title();
    assert.match(title, / · .+ · Cairn 引路$/);
    const other = await context.newPage();
    await other.goto(address);
    await ready(other);
    await other.waitForFunction((expected) => document.title === expected, title);
    await other.close();
  }
  await app.close();
});

test('back and forward lead to the same page, place and object', async () => {
  const app = await openSample({ viewport: { width: 1280, height: 640 } });
  const { page } = app;
  await go(page, '/courses');
  await wheel(page, 1200);  // to the table of all courses
  const left = await scrolled(page);
  assert.ok(left > 300, `${left}`);
  await page.getByRole('main').getByRole('row').nth(4).dispatchEvent('click');
  await settled(page, 200);
  const object = await hash(page);
  const name = await heading(page).textContent();
  await go(page, '/courses');
  assert.ok(await scrolled(page) < 50, 'the same page, opened anew, begins at its top');
  await back(page);
  assert.equal(await hash(page), object);
  assert.equal(await heading(page).textContent(), name);
  assert.equal(await isFocused(heading(page)), true);
  await back(page);
  assert.equal(await hash(page), '#/courses');
  assert.ok(Math.abs(await scrolled(page) - left) < 2, `${await scrolled(page)} is ${left}`);
  await forward(page);
  assert.equal(await hash(page), object);
  await app.close();
});

test('a reload keeps the place on the page, and the places of the pages before it', async () => {
  const app = await openSample({ viewport: { width: 1280, height: 640 } });
  const { page } = app;
  await go(page, '/courses');
  await wheel(page, 300);
  const first = await scrolled(page);
  await go(page, '/people');
  await wheel(page, 500);
  const second = await scrolled(page);
  assert.ok(first > 200 && second > 300, `${first} ${second}`);
  await page.reload();
  await ready(page);
  await settled(page);
  assert.ok(Math.abs(await scrolled(page) - second) < 2, `${await scrolled(page)} is ${second}`);
  await back(page);
  assert.ok(Math.abs(await scrolled(page) - first) < 2, `${await scrolled(page)} is ${first}`);
  await app.close();
});

test('choosing somebody beside a list leaves the list where it is', async () => {
  const app = await openSample({ viewport: { width: 1280, height: 700 }, route: '/people' });
  const { page } = app;
  await wheel(page, 600);
  const place = await scrolled(page);
  await page.getByRole('main').getByRole('row').nth(4).dispatchEvent('click');
  await page.getByRole('dialog').waitFor();
  await settled(page, 200);
  assert.ok(Math.abs(await scrolled(page) - place) < 2);
  assert.match(await hash(page), /^#\/people\/[0-9a-f]{32}$/);
  await back(page);
  assert.equal(await page.getByRole('dialog').count(), 0, 'back closes what was opened');
  assert.ok(Math.abs(await scrolled(page) - place) < 2);
  await app.close();
});

test('a link that leads nowhere says so and offers to search for its words, in both languages', async () => {
  for (const lang of ['en', 'zh']) {
    const t = words(lang);
    const app = await openSample({ lang, route: '/kubernetes/basics' });
    const { page } = app;
    assert.equal(await heading(page).textContent(), t('missing', 'title'));
    await page.getByText(t('missing', 'page', { words: 'kubernetes' })).waitFor();
    assert.equal(await page.title(), `${t('missing', 'title')} · Cairn 引路`);
    assert.equal(await hash(page), '#/kubernetes/basics', 'the address stays: it may have a typing error');
    await screenshot(page, `page_not_found_${lang}`);
    await page.getByRole('button', { name: t('missing', 'search_skills') }).dispatchEvent('click');
    await settled(page, 200);
    assert.equal(await hash(page), '#/skills');
    assert.equal(await page.getByRole('searchbox').first().inputValue(), 'kubernetes');
    for (const [route, key] of [['/skills/', 'skill'], ['/courses/', 'course'], ['/coaches/', 'person'], ['/people/', 'person'], ['/profile/', 'person']]) {
      await go(page, route + '0'.repeat(31) + '7');
      await page.getByText(t('missing', key)).waitFor();
    }
    await app.close();
  }
});

test('a link that leads nowhere does not strand who has no profile', async () => {
  const app = await openApp({ route: '/nowhere' });
  const { page } = app;
  await page.getByRole('button', { name: words('en')('missing', 'begin') }).dispatchEvent('click');
  await page.getByRole('button', { name: words('en')('welcome', 'create') }).waitFor();
  await app.close();
});

test('a link is the browser’s own: its address can be copied, and it opens in another tab', async () => {
  const app = await openSample({ viewport: { width: 1440, height: 900 } });
  const { page, context } = app;
  const link = page.getByRole('link', { name: 'My plan', exact: true }).first();
  const box = await link.boundingBox();
  await page.mouse.move(box.x + 30, box.y + box.height / 2);
  await settled(page, 200);
  const under = await page.evaluate(([x, y]) => document.elementFromPoint(x, y)?.closest('a')?.href, [box.x + 30, box.y + box.height / 2]);
  assert.match(under, new RegExp(`^${baseUrl().replace(/\/$/, '')}.*#/plan$`));
  const opening = context.waitForEvent('page');
  await page.keyboard.down('Control');
  await page.mouse.click(box.x + 30, box.y + box.height / 2);
  await page.keyboard.up('Control');
  const other = await opening;
  await ready(other);
  await other.waitForFunction(() => document.title.startsWith('My plan'));
  assert.equal(await hash(page), '#/today', 'this tab stays');
  await app.close();
});
