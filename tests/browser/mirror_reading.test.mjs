// What a browser does with a page's text, done with the mirror: find, translate, copy a link, read aloud. And the tree
// that Chromium hands to assistive technology, held against what was looked at once (CAIRN_GOLDEN=write writes it anew).

import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { test } from 'node:test';
import { openApp, settled } from './harness.mjs';
import { walkOf } from './screens.mjs';
import { words } from './words.mjs';

async function openSample(lang = 'en') {
  const app = await openApp({ lang, viewport: { width: 1440, height: 900 } });
  const walk = walkOf(app.page, words(lang));
  await walk.openSample();
  await walk.dismissToast();
  return { app, page: app.page, walk, t: words(lang) };
}

test('find-in-page finds words of the page and brings them into sight', async () => {
  for (const [lang, wanted] of [['en', 'Consensus and Raft'], ['zh', '目标']]) {
    const { app, page, walk } = await openSample(lang);
    await walk.goTo('plan');
    await page.setViewportSize({ width: 1440, height: 500 });
    await settled(page);
    const found = await page.evaluate((text) => globalThis.find(text, true, true), wanted);  // from the end, backwards
    assert.equal(found, true);
    await settled(page);
    const box = await page.evaluate(() => {
      const { top, bottom } = getSelection().getRangeAt(0).getBoundingClientRect();
      return { top, bottom, isMirror: document.getElementById('mirror').contains(getSelection().anchorNode) };
    });
    assert.ok(box.isMirror && box.bottom > 0 && box.top < 500, JSON.stringify(box));
    await app.close();
  }
});

test('what a translator wrote stays until the words change, and then goes', async () => {
  const { app, page, walk, t } = await openSample();
  await walk.goTo('courses');
  // As translators do: the text node is replaced by an element of theirs.
  const title = page.getByRole('heading', { level: 1 });
  await title.evaluate((element) => {
    const font = document.createElement('font');
    font.textContent = 'Cursos';
    element.firstChild.replaceWith(font);
  });
  await page.mouse.move(400, 400);
  await page.mouse.move(500, 500);
  await settled(page);
  assert.equal(await title.textContent(), 'Cursos');
  await walk.goTo('plan');
  assert.equal(await title.textContent(), t('plan', 'title'));

  // The same element with other words: only the new ones are there.
  await walk.goTo('courses');
  const found = page.getByText(/^\d+ courses$/).first();
  const handle = await found.elementHandle();
  await handle.evaluate((element) => {
    const font = document.createElement('font');
    font.textContent = 'cursos';
    element.firstChild.replaceWith(font);
  });
  await walk.fill(t('courses', 'search'), 'Go');
  const after = await handle.evaluate((element) => ({ text: element.textContent, isThere: element.isConnected }));
  assert.ok(after.isThere, 'it is the same element');
  assert.match(after.text, /^\d+ courses?$/);
  await app.close();
});

test('a link has an address that can be copied and opened', async () => {
  const { app, page, t } = await openSample();
  const link = page.getByRole('link', { name: t('shell', 'page_plan') });
  const address = await link.evaluate((element) => element.href);
  assert.match(address, /#\/plan$/);
  const popup = app.context.waitForEvent('page');
  await link.evaluate((element) => element.dispatchEvent(new MouseEvent('click', { ctrlKey: true, bubbles: true, cancelable: true })));
  const other = await popup;
  await other.getByRole('heading', { level: 1, name: t('plan', 'title') }).waitFor({ state: 'attached' });
  await other.close();
  await app.close();
});

test('what was done is said once, and what went wrong at once', async () => {
  const { app, page, walk, t } = await openSample();
  await page.evaluate(() => {
    globalThis.said = [];
    for (const id of ['live_polite', 'live_assertive']) {
      const region = document.getElementById(id);
      new MutationObserver(() => { if (region.textContent.trim() !== '') globalThis.said.push([id, region.textContent.trim()]); })
        .observe(region, { childList: true, characterData: true, subtree: true });
    }
  });
  const said = async () => page.evaluate(() => globalThis.said.splice(0));
  await walk.goTo('plan');
  await walk.openFirstObject('plan');  // the page of its first skill
  await said();
  await walk.press('button', t('skills', 'right'));
  const polite = await said();
  assert.equal(polite.length, 1, `one sentence: ${JSON.stringify(polite)}`);
  assert.equal(polite[0][0], 'live_polite');
  await walk.goTo('profile');
  await said();
  await walk.press('button', t('profile', 'create'));
  const assertive = await said();
  assert.ok(assertive.some(([region]) => region === 'live_assertive'), `the mistake is said at once: ${JSON.stringify(assertive)}`);
  await app.close();
});

test('a long table says how long it is and where each row stands', async () => {
  const { app, page, walk } = await openSample();
  await walk.goTo('people');
  const table = page.getByRole('table');
  const total = Number(await table.getAttribute('aria-rowcount'));
  const rows = await page.locator('#mirror table tr').evaluateAll((all) => all.map((row) => Number(row.getAttribute('aria-rowindex'))));
  assert.ok(total > 140, `${total} rows`);
  assert.ok(rows.length < total, 'only what is near is in the tree');
  assert.ok(rows.every((row, i) => row >= 1 && row <= total && (i === 0 || row > rows[i - 1])), `${rows}`);
  await app.close();
});

/// The tree without its noise: one line a node, role, name and what is known of its state.
async function accessibilityTree(app) {
  const client = await app.context.newCDPSession(app.page);
  const { nodes } = await client.send('Accessibility.getFullAXTree');
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const lines = [];
  const skipped = new Set(['none', 'generic', 'paragraph', 'InlineTextBox', 'RootWebArea']);
  const told = new Set(['checked', 'disabled', 'expanded', 'invalid', 'level', 'required', 'valuetext', 'modal']);
  const walk = (node, depth, around) => {
    const role = node.role?.value;
    const isSaid = role === 'StaticText' && around === node.name?.value;  // by what it stands in
    const isShown = !node.ignored && !skipped.has(role) && !isSaid;
    if (isShown) {
      const states = (node.properties ?? []).filter(({ name, value }) => told.has(name) && value.value !== false && value.value !== 'false')
        .map(({ name, value }) => ` ${name}=${value.value}`).sort().join('');
      lines.push(`${'  '.repeat(depth)}${role} “${node.name?.value ?? ''}”${states}`);
    }
    for (const id of node.childIds ?? []) if (byId.has(id)) walk(byId.get(id), depth + (isShown ? 1 : 0), node.name?.value);
  };
  walk(nodes[0], 0, '');
  return `${lines.join('\n')}\n`;
}

for (const name of ['welcome', 'settings']) {
  test(`Chromium’s accessibility tree of the page ${name} is the one that was looked at`, async () => {
    const app = await openApp({ route: `/${name}`, viewport: { width: 1280, height: 800 } });
    await settled(app.page);
    const tree = await accessibilityTree(app);
    const path = new URL(`golden/${name}.txt`, import.meta.url);
    if (process.env.CAIRN_GOLDEN === 'write') writeFileSync(path, tree);
    assert.equal(tree, readFileSync(path, 'utf8'));
    await app.close();
  });
}
