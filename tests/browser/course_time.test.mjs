// The time spent on a course: noted with a press, kept over a reload, taken back, in both languages.

import { test } from 'node:test';
import { openSample, ready, screenshot, settled } from './harness.mjs';
import { words } from './words.mjs';

for (const [lang, viewport] of [['en', { width: 1440, height: 900 }], ['zh', { width: 390, height: 844 }]]) {
  test(`time noted for a course adds up, survives a reload and can be taken back, in ${lang}`, async () => {
    const t = words(lang);
    const app = await openSample({ lang, viewport, isTouch: viewport.width < 500, route: '/courses' });
    const { page } = app;
    const minutes = (count) => t('date', 'minutes', { minutes: count });
    const spent = (time) => page.getByText(t('courses', 'time_spent', { time }), { exact: true }).first().waitFor({ state: 'attached' });
    await page.getByRole('heading', { level: 1, name: t('courses', 'title') }).waitFor({ state: 'attached' });
    await page.evaluate(() => { location.hash = document.querySelector('a[href*="#/courses/"]').getAttribute('href').replace(/^.*#/, '#'); });
    const add = (count) => page.getByRole('button', { name: t('courses', 'time_add', { minutes: minutes(count) }), exact: true });
    await add(15).waitFor({ state: 'attached' });
    await page.getByText(t('courses', 'time_spent_none'), { exact: true }).first().waitFor({ state: 'attached' });
    await add(15).dispatchEvent('click');
    await spent(minutes(15));
    await add(30).dispatchEvent('click');
    await spent(minutes(45));
    await settled(page);
    await screenshot(page, `course_time_${lang}`);
    await page.getByText(t('shell', 'saved'), { exact: true }).first().waitFor({ state: 'attached' });
    await page.reload();
    await ready(page);
    await spent(minutes(45));
    await page.keyboard.press('Control+z');
    await spent(minutes(15));
    await app.close();
  });
}
