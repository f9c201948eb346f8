// Names that run from right to left: read in their own order, and no neighbour is turned round.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { screenshot, settled } from './harness.mjs';
import { heldBy, openLine, press } from './text_forms.mjs';

/// Where the ink of a field stands, as a share of its width.
async function inkOf(page, field) {
  const box = await field.boundingBox();
  const png = await page.screenshot({ clip: { x: box.x + 4, y: box.y + 4, width: box.width - 8, height: box.height - 8 } });
  return page.evaluate(async (base64) => {
    const image = await createImageBitmap(new Blob([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], { type: 'image/png' }));
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d');
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    let sum = 0;
    let count = 0;
    for (let at = 0; at < data.length; at += 4) if (data[at] < 110) { sum += (at / 4) % image.width; count += 1; }
    return count === 0 ? -1 : sum / count / image.width;
  }, png.toString('base64'));
}

for (const lang of ['en', 'zh']) {
  test(`a Hebrew name stands where it is written and stays by itself in a sentence, in ${lang}`, async () => {
    const app = await openLine({ lang });
    const { page, field, t } = app;
    await page.keyboard.insertText('דנה לוי');
    await settled(page);
    assert.equal(await field.evaluate((element) => getComputedStyle(element).direction), 'rtl');
    assert.ok(await inkOf(page, field) > 0.6, 'while it is written it stands at the right');
    assert.equal(await heldBy(page, field), 'דנה לוי');
    await page.mouse.move(2, 2);
    await settled(page);
    assert.ok(await inkOf(page, field) > 0.6, 'and drawn it stands there too');
    await press(page, page.getByRole('button', { name: t('profile', 'create'), exact: true }));
    const heading = page.getByRole('heading', { level: 1 }).filter({ hasText: 'דנה' });
    await heading.waitFor({ state: 'attached' });
    const said = await heading.textContent();
    if (!said.startsWith('דנה')) assert.match(said, /\u2068דנה( לוי)?\u2069/, 'inside a sentence it is isolated');
    await screenshot(page, `text_hebrew_${lang}`);
    await app.close();
  });
}
