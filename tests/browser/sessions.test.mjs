// A coach and a learner meet: a time is named, agreed, taken into a calendar; what was said and promised stays; how it
// went is recorded; both say how satisfied they are.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import ICAL from 'ical.js';
import { openApp, ready, settled } from './harness.mjs';
import { rowOf, walkOf } from './screens.mjs';
import { words } from './words.mjs';

const DAY_MS = 86_400_000;
ICAL.design.strict = true;

/// The app's clock runs ahead by what the page's storage says: a session has to be over before it can be held.
const withClock = async (page) => page.addInitScript(() => {
  const now = Date.now.bind(Date);
  Date.now = () => now() + Number(localStorage.getItem('test_clock_ahead_ms') ?? 0);
});
const passTime = async (page, ms) => {
  await page.evaluate((ahead) => {
    localStorage.setItem('test_clock_ahead_ms', String(Number(localStorage.getItem('test_clock_ahead_ms') ?? 0) + ahead));
  }, ms);
  await page.reload();
  await ready(page);
};

/// What a strict reader of calendars makes of a file.
async function calendarOf(page, press) {
  const downloading = page.waitForEvent('download');
  await press();
  const file = await downloading;
  assert.match(file.suggestedFilename(), /\.ics$/);
  const bytes = await readFile(await file.path());
  for (const line of bytes.toString('latin1').split('\r\n')) assert.ok(line.length <= 75, `${line.length} octets in a line`);
  assert.ok(!bytes.toString('utf8').replaceAll('\r\n', '').includes('\n'), 'every line ends with CRLF');
  const calendar = new ICAL.Component(ICAL.parse(bytes.toString('utf8')));
  return calendar.getAllSubcomponents('vevent').map((event) => ({
    uid: event.getFirstPropertyValue('uid'),
    sequence: event.getFirstPropertyValue('sequence'),
    status: event.getFirstPropertyValue('status'),
    summary: event.getFirstPropertyValue('summary'),
    description: event.getFirstPropertyValue('description'),
    start: event.getFirstPropertyValue('dtstart').toJSDate().getTime(),
    end: event.getFirstPropertyValue('dtend').toJSDate().getTime(),
  }));
}

const BUSY = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'BEGIN:VEVENT', 'UID:1', 'DTSTART;TZID=Mars/Olympus:20200101T000000',
  'END:VEVENT', 'BEGIN:VEVENT', 'UID:2', 'DTSTART:20200103T000000Z', 'DURATION:PT23H59M', 'RRULE:FREQ=WEEKLY;BYDAY=FR',
  'END:VEVENT', 'END:VCALENDAR', ''].join('\r\n');

for (const { lang, isTouch } of [{ lang: 'en', isTouch: false }, { lang: 'zh', isTouch: true }]) {
  test(`a pair plans a session, holds it and says how it was (${lang}${isTouch ? ', phone' : ''})`, async () => {
    const app = await openApp({ lang, isTouch, prepare: withClock, ...(isTouch && { viewport: { width: 390, height: 844 } }) });
    const { page } = app;
    const t = words(lang);
    const walk = walkOf(page, t);
    const seen = (text) => page.locator('#mirror main').getByText(text, { exact: true }).first().waitFor({ state: 'attached' });
    const countOf = (text) => page.locator('#mirror main').getByText(text, { exact: true }).count();
    await walk.openSample();
    await walk.dismissToast();
    await walk.lookAs('Noor Aziz');
    await walk.goTo('sessions');
    await walk.press('button', t('sessions', 'propose'));

    // The agenda is filled in from what was promised; what is typed survives a reload.
    const agenda = page.getByLabel(t('sessions', 'form_agenda'), { exact: true });
    const promised = t('sessions', 'line_action', { text: 'Put the timer behind a trait', name: 'Noor Aziz' });
    assert.ok((await agenda.inputValue()).includes(promised), 'what was promised is on the agenda');
    const ask = page.getByRole('button', { name: t('sessions', 'form_send'), exact: true });
    assert.equal(await ask.getAttribute('aria-disabled'), 'true', 'without a time');
    await walk.fill(t('sessions', 'form_agenda'), `${promised}\n背压，从队列到调用方：谁该慢下来；谁来决定、何时决定、用什么数字决定 🪨`);
    const slot = page.locator('#mirror main').getByRole('checkbox', { name: /^\d\d:\d\d$/ }).last();
    const clock = await slot.evaluate((one) => one.getAttribute('aria-label') ?? one.textContent);
    await slot.evaluate((one) => one.click());
    await settled(page, 120);
    await page.reload();
    await ready(page);
    assert.match(await agenda.inputValue(), /背压/);
    assert.equal(await page.getByRole('checkbox', { name: clock, checked: true }).count(), 1, 'the chosen time came back');
    await walk.press('button', t('sessions', 'form_send'));
    await page.locator('#mirror main').getByText(t('sessions', 'state_proposed'), { exact: true }).first().waitFor({ state: 'attached' });
    await walk.dismissToast();

    await walk.lookAs('Daniel Reyes');
    await walk.goTo('sessions');
    await seen(t('sessions', 'turn_you', { name: 'Noor Aziz' }));
    await walk.pressRow('Noor Aziz');
    await walk.press('button', t('sessions', 'accept'));
    await seen(t('sessions', 'state_confirmed'));
    const [entry] = await calendarOf(page, () => walk.press('button', t('sessions', 'download')));
    assert.equal(entry.status, 'CONFIRMED');
    assert.equal(entry.sequence, 0);
    assert.match(entry.uid, /^[0-9a-f]{32}@cairn$/);
    assert.equal(entry.summary, t('sessions', 'with', { name: 'Noor Aziz' }));
    assert.match(entry.description, /谁来决定、何时决定、用什么数字决定 🪨$/);
    assert.equal(entry.end - entry.start, 45 * 60_000);

    // Notes of both, notes of one, and something promised.
    await walk.fill(t('sessions', 'notes'), 'The caller slows down.');
    await walk.press('button', t('sessions', 'save'));
    await walk.dismissToast();
    await walk.fill(t('sessions', 'private'), 'She is ready for more.');
    await walk.press('button', t('sessions', 'save'));
    await walk.dismissToast();
    await walk.press('button', t('sessions', 'action_add'));
    await walk.fill(t('sessions', 'action_text'), 'Send the chapter');
    await page.reload();
    await ready(page);
    assert.equal(await page.getByLabel(t('sessions', 'action_text'), { exact: true }).inputValue(), 'Send the chapter');
    await walk.press('button', t('sessions', 'action_save'));
    await page.getByRole('checkbox', { name: 'Send the chapter' }).waitFor({ state: 'attached' });
    await walk.dismissToast();
    await walk.press('checkbox', 'Share the notes about Pin');
    const address = await page.evaluate(() => location.hash.slice(2));

    await walk.lookAs('Noor Aziz');
    await walk.goTo(address);
    assert.equal(await page.getByLabel(t('sessions', 'notes'), { exact: true }).inputValue(), 'The caller slows down.');
    assert.equal(await page.getByLabel(t('sessions', 'private'), { exact: true }).inputValue(), '', 'his notes are his');
    assert.equal(await page.getByRole('checkbox', { name: 'Put the timer behind a trait' }).count(), 1, 'what is open comes back');
    assert.equal(await page.getByRole('checkbox', { name: 'Share the notes about Pin' }).count(), 0, 'what is done does not');

    // The time has come and gone.
    await passTime(page, 30 * DAY_MS);
    await seen(t('sessions', 'turn_over'));
    await walk.press('button', t('sessions', 'record'));
    await seen(t('sessions', 'state_held'));
    await walk.dismissToast();
    const rate = (number) => page.locator('#mirror main').getByRole('button', { name: String(number), exact: true }).evaluate((one) => one.click());
    await rate(5);
    await seen(t('sessions', 'rating_waits', { name: 'Daniel Reyes' }));
    await walk.dismissToast();
    await walk.lookAs('Daniel Reyes');
    await walk.goTo(address);
    await seen(t('sessions', 'rating_other_in', { name: 'Noor Aziz' }));
    assert.equal(await countOf(t('sessions', 'rating_theirs', { name: 'Noor Aziz', n: 5 })), 0, 'not before both have');
    await rate(4);
    await seen(t('sessions', 'rating_theirs', { name: 'Noor Aziz', n: 5 }));
    await app.close();
  });
}

test('a session that is moved and called off stays one entry of the calendar', async () => {
  const app = await openApp({ prepare: withClock });
  const { page } = app;
  const t = words('en');
  const walk = walkOf(page, t);
  await walk.openSample();
  await walk.dismissToast();
  await walk.lookAs('Noor Aziz');
  await walk.goTo('sessions');
  await rowOf(page, 'Daniel Reyes').evaluate((one) => one.click());
  await settled(page, 120);
  const [first] = await calendarOf(page, () => walk.press('button', t('sessions', 'download')));
  await walk.press('button', t('sessions', 'move'));
  await page.locator('#mirror main').getByRole('checkbox', { name: /^\d\d:\d\d$/ }).last().evaluate((one) => one.click());
  await settled(page, 120);
  await walk.press('button', t('sessions', 'form_move_send'));
  await walk.dismissToast();
  await walk.goTo(`sessions/${first.uid.slice(0, 32)}`);
  const [moved] = await calendarOf(page, () => walk.press('button', t('sessions', 'download')));
  assert.equal(moved.uid, first.uid);
  assert.equal(moved.sequence, first.sequence + 1);
  assert.equal(moved.status, 'TENTATIVE');
  assert.notEqual(moved.start, first.start);
  await walk.press('button', t('sessions', 'withdraw'));
  await page.locator('#mirror main').getByText(t('sessions', 'state_cancelled'), { exact: true }).first().waitFor({ state: 'attached' });
  const [off] = await calendarOf(page, () => walk.press('button', t('sessions', 'download')));
  assert.equal(off.uid, first.uid);
  assert.equal(off.sequence, first.sequence + 2);
  assert.equal(off.status, 'CANCELLED');
  await walk.dismissToast();

  // Busy on every Friday: no such time is offered any more, and what was not understood is said by its line.
  await walk.goTo('sessions');
  const choosing = page.waitForEvent('filechooser');
  await walk.press('button', t('sessions', 'busy_pick'));
  await (await choosing).setFiles([{ name: 'work.ics', mimeType: 'text/calendar', buffer: Buffer.from(BUSY) }]);
  await page.getByText(t('sessions', 'busy_problems', { n: 1 }), { exact: true }).first().waitFor({ state: 'attached' });
  const said = t('sessions', 'busy_problem', { line: 5, problem: t('sessions', 'problem_zone_unknown', { text: 'Mars/Olympus' }) });
  assert.equal(await page.getByText(said, { exact: true }).count(), 1);
  await walk.press('button', t('sessions', 'busy_use'));
  await page.getByRole('button', { name: t('sessions', 'busy_replace'), exact: true }).waitFor({ state: 'attached' });
  await walk.dismissToast();
  await walk.press('button', t('sessions', 'propose'));
  await page.getByText(t('sessions', 'none_taken'), { exact: true }).first().waitFor({ state: 'attached' });
  await app.close();
});
