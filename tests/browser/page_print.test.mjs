// Paper: any page prints as a document of its own, without what only works on a screen.

import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { differingPixels, go, openSample, screenshot, settled } from './harness.mjs';
import { words } from './words.mjs';

/// The document that goes to the printer, and the PDF.
async function print(page, format = 'A4') {
  await page.evaluate(() => {
    globalThis.printed = new Promise((resolve) => {
      window.addEventListener('beforeprint', () => resolve(document.getElementById('sheet')?.innerHTML ?? ''), { once: true });
    });
  });
  const pdf = await page.pdf({ format, printBackground: false });
  return { html: await page.evaluate(() => globalThis.printed), pdf };
}

/// Reads it as a person would, by part.
const read = (page, html) => page.evaluate((text) => {
  const box = document.createElement('div');
  box.innerHTML = text;
  const all = (selector, root = box) => [...root.querySelectorAll(selector)];
  return {
    text: box.textContent,
    headings: all('h1, h2, h3').map((element) => `${element.tagName} ${element.textContent}`),
    tables: all('table').map((table) => all('tr', table).map((row) => all('th, td', row).map((cell) => cell.textContent))),
    heads: all('thead').length,
    controls: all('button, input, select, textarea, nav, canvas, a').length,
  };
}, html);

for (const lang of ['en', 'zh']) {
  test(`a plan prints as a clean document, in ${lang}`, async () => {
    const t = words(lang);
    const app = await openSample({ lang, route: '/plan', viewport: { width: 1280, height: 640 } });
    const { page } = app;
    const steps = await page.getByRole('main').getByRole('table').first().getAttribute('aria-rowcount');
    const { html, pdf } = await print(page);
    const sheet = await read(page, html);
    assert.equal(sheet.headings[0], `H1 ${t('plan', 'title')}`);
    assert.equal(sheet.headings.filter((heading) => heading.startsWith('H1')).length, 1);
    assert.equal(sheet.controls, 0, html);
    assert.ok(sheet.tables.length >= 1 && sheet.heads >= 1);
    assert.ok(sheet.tables[0].length >= Number(steps ?? 2), `every step: ${sheet.tables[0].length} of ${steps}`);
    assert.ok(sheet.tables[0].slice(1).every((row) => row.filter((cell) => cell !== '').length >= 3), JSON.stringify(sheet.tables[0].slice(0, 3)));
    assert.match(sheet.text, lang === 'en' ? /\d+ h\b/ : /\d+ 小时/);
    assert.match(sheet.text, lang === 'en' ? /\d{1,2} [A-Z][a-z]+/ : /\d{1,2} 月 \d{1,2} 日/);
    for (const only of [t('shell', 'saved'), t('shell', 'page_settings')]) assert.ok(!sheet.text.includes(only), only);
    assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
    if (process.env.CAIRN_PICTURES) writeFileSync(join(process.env.CAIRN_PICTURES, `page_print_plan_${lang}.pdf`), pdf);
    assert.equal(await page.locator('#sheet').count(), 0, 'nothing of it stays on the screen');
    await app.close();
  });
}

test('paper is black on white in the dark theme too, on A4 and on Letter', async () => {
  const app = await openSample({ scheme: 'dark', route: '/plan' });
  const { page } = app;
  for (const [format, box] of [['A4', /MediaBox\s*\[0 0 59[45](\.\d+)? 84[12](\.\d+)?\]/], ['Letter', /MediaBox\s*\[0 0 612 792\]/]]) {
    const { pdf } = await print(page, format);
    assert.match(pdf.toString('latin1'), box, format);
  }
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const colours = await page.evaluate(() => {
    const shown = [...document.body.children].filter((element) => getComputedStyle(element).display !== 'none').map((element) => element.id);
    return [getComputedStyle(document.body).backgroundColor, getComputedStyle(document.querySelector('#sheet h1')).color, shown];
  });
  assert.deepEqual(colours, ['rgb(255, 255, 255)', 'rgb(0, 0, 0)', ['sheet']]);
  await screenshot(page, 'page_print_plan_dark');
  await app.close();
});

test('printing leaves the page as it was: scroll, focus and picture', async () => {
  const app = await openSample({ route: '/today', viewport: { width: 1280, height: 640 } });
  const { page } = app;
  await page.mouse.move(700, 500);
  await page.mouse.wheel(0, 300);
  await page.mouse.move(2, 2);
  await settled(page, 1500);
  const look = () => page.evaluate(() => [document.querySelector('#mirror h1').getBoundingClientRect().top, document.activeElement?.cairn?.id ?? 0]);
  const before = await look();
  await screenshot(page, 'page_print_before');
  const picture = await page.screenshot();
  await print(page);
  await settled(page, 1500);
  await screenshot(page, 'page_print_after');
  assert.deepEqual(await look(), before);
  assert.equal(await differingPixels(page, picture, await page.screenshot()), 0, 'the same picture');
  await app.close();
});

test('a long table prints whole, not only what is on the screen', async () => {
  const app = await openSample({ route: '/people', viewport: { width: 1280, height: 640 } });
  const { html } = await print(app.page);
  assert.ok((await read(app.page, html)).tables[0].length > 100);
  await app.close();
});

test('every page has something to print', async () => {
  const app = await openSample();
  for (const route of ['/today', '/coaches', '/courses', '/skills', '/requests', '/settings', '/import']) {
    await go(app.page, route);
    const { html } = await print(app.page);
    const sheet = await read(app.page, html);
    assert.equal(sheet.headings.filter((heading) => heading.startsWith('H1')).length, 1, route);
    assert.ok(sheet.text.length > 100, route);
    assert.equal(sheet.controls, 0, route);
  }
  await app.close();
});
