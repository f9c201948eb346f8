// Every screen there is, one after another in one page load: what axe, the pictures and the checks of names go through.
//
// The pages come from the program's own list of routes, so that a new page is looked at without being named here.

import { readFileSync } from 'node:fs';
import { settled } from './harness.mjs';
import { words } from './words.mjs';

const QUIET_MS = 120;
const LEARNER = 'Lin Yue';
const COACH = 'Marta Okafor';
const ORGANISER = 'Ada Obi';
const PAIR = 'Noor Aziz';

/// 'today', 'plan', …: the names in the table of shell/views/route.cpp.
export const PAGES = [...readFileSync(new URL('../../shell/views/route.cpp', import.meta.url), 'utf8')
  .matchAll(/\{Page::\w+, "(\w+)"\}/g)].map(([, name]) => name);

/// Calls `visit(name)` on every screen: first without data, then in the sample programme as a learner, a coach and an
/// organiser, with dialogs and menus open and with mistakes in forms. Needs a fresh profile.
export async function everyScreen(page, lang, visit) {
  const walk = walkOf(page, words(lang));
  await beforeAnyData(walk, visit);
  await walk.openSample();
  await asEachRole(walk, visit);
  await opened(page, walk, visit);
}

async function beforeAnyData(walk, visit) {
  await walk.goTo('welcome');
  await visit('empty-welcome');
  for (const name of ['people', 'import', 'settings', 'profile']) {
    await walk.goTo(name);
    await visit(`empty-${name}`);
  }
  await walk.press('button', walk.t('profile', 'create'));
  await visit('empty-profile-mistakes');
  await walk.createProfile('Noor', []);
  for (const name of PAGES.filter((one) => one !== 'welcome')) {
    await walk.goTo(name);
    await visit(`new-${name}`);
  }
  await walk.goTo('settings');
  await walk.press('button', walk.t('settings', 'erase'));
  await visit('new-settings-erase');
  await walk.press('button', walk.t('settings', 'erase_keep'));
}

async function asEachRole(walk, visit) {
  await visit('sample-opened');
  await walk.dismissToast();
  await walk.createProfile(ORGANISER, ['role_learner', 'role_organiser']);
  for (const [role, name] of [['learner', LEARNER], ['coach', COACH], ['organiser', ORGANISER]]) {
    await walk.lookAs(name);
    for (const one of PAGES.filter((page) => page !== 'welcome')) {
      await walk.goTo(one);
      await visit(`${role}-${one}`);
      if (role === 'learner' && await walk.openFirstObject(one)) await visit(`${role}-${one}-one`);
    }
  }
}

/// Dialogs, menus, filters that find nothing, forms that were opened.
async function opened(page, walk, visit) {
  const { t } = walk;
  await walk.lookAs(LEARNER);
  await walk.goTo('plan');
  await walk.press('button', t('plan', 'edit'));
  await visit('plan-goal-form');
  await walk.goTo('coaches');
  await walk.openFirstObject('coaches');  // beside the list on wide windows, a page of its own on phones
  await walk.pressFirst('button', new RegExp(beginningOf(t('coaches', 'request', { name: '\u0000' }))));
  await visit('coaches-request');
  await walk.goTo('people');
  await walk.fill(t('people', 'search'), COACH);
  await walk.pressRow(COACH);
  await visit('people-person');
  await walk.press('button', t('people', 'close'));
  await walk.fill(t('people', 'search'), LEARNER);
  await walk.pressRow(LEARNER);
  await walk.press('button', t('people', 'edit'));
  await walk.fill(t('profile', 'headline'), 'Tracing, one service at a time');
  await walk.press('button', t('profile', 'save'));
  await walk.dismissToast();
  await walk.goTo('people');
  await walk.pressRow(LEARNER);
  await walk.pressFirst('link', t('history', 'open'));
  await visit('people-history');
  await walk.goTo('people');
  await walk.fill(t('people', 'search'), 'zzzz');
  await visit('people-nobody');
  await walk.fill(t('people', 'search'), '');
  await walk.goTo('settings');
  await walk.press('button', t('settings', 'erase'));
  await visit('settings-erase');
  await walk.press('button', t('settings', 'erase_keep'));
  await walk.openBackup();
  await visit('import-backup');
  await walk.goTo('proposals');
  await walk.press('button', t('proposals', 'propose'));
  await visit('proposals-form');
  await walk.press('button', t('proposals', 'cancel'));
  await walk.lookAs(PAIR);
  await walk.goTo('sessions');
  await walk.press('button', t('sessions', 'propose'));
  await visit('sessions-form');
  await walk.press('button', t('sessions', 'form_cancel'));
  await walk.openFirstObject('sessions');
  await visit('sessions-planned');
  await walk.press('button', t('sessions', 'action_add'));
  await walk.press('button', t('sessions', 'cancel'));
  await visit('sessions-cancel');
  await walk.press('button', t('sessions', 'keep'));
  await walk.lookAs(ORGANISER);
  await walk.goTo('proposals');
  await walk.openFirstObject('proposals');
  await visit('proposals-review');
  await walk.goTo('matching');
  const part = async (name) => {
    const tab = page.getByRole('tab', { name: t('cohort', `part_${name}`), exact: true });
    if (await tab.count() > 0) await walk.press('tab', t('cohort', `part_${name}`));
  };
  await part('rules');
  await visit('matching-rules');
  await walk.press('switch', t('cohort', 'rule_keep'));
  await part('figures');
  await visit('matching-figures');
  await part('match');
  await visit('matching-moved');
  await walk.press('button', t('cohort', 'publish'));
  await visit('matching-publish');
  await walk.press('button', t('cohort', 'publish_cancel'));
  await part('rules');
  await walk.press('switch', t('cohort', 'rule_everybody'));
  await part('match');
  await visit('matching-conflict');
}

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
/// What stands around an argument that is not known.
const beginningOf = (text) => text.split('\u0000').map(escaped).join('.+');

/// A row of a table, or what is pressed in a list's.
export const rowOf = (page, name) => page.getByRole('row', { name: new RegExp(escaped(name)) })
  .or(page.locator('#mirror main li').getByRole('link', { name: new RegExp(escaped(name)) }))
  .or(page.locator('#mirror main li').getByRole('button', { name: new RegExp(escaped(name)) })).first();

/// Hands that need no place on the screen: they press the elements themselves.
export function walkOf(page, t) {
  const quiet = () => settled(page, QUIET_MS);
  const pressed = async (target) => { await target.evaluate((element) => element.click()); await quiet(); };
  const walk = {
    t,
    async goTo(name) {
      if (await page.getByRole('dialog').count() > 0) { await page.keyboard.press('Escape'); await quiet(); }
      await page.evaluate((route) => { location.hash = route; }, `#/${name}`);
      await quiet();
    },
    press: (role, name) => pressed(page.getByRole(role, { name, exact: typeof name === 'string' })),
    pressFirst: (role, name) => pressed(page.getByRole(role, { name }).first()),
    /// Of a table or, on phones, of a list.
    async pressRow(name) { await pressed(rowOf(page, name)); },
    async fill(label, text) {
      const field = page.getByLabel(label, { exact: true });
      await field.fill(text);
      await field.blur();
      await quiet();
    },
    async openSample() {
      await walk.goTo('welcome');
      await walk.press('button', t('welcome', 'sample'));
    },
    /// As if it had been dropped on the window.
    async openBackup() {
      const file = readFileSync(new URL('../core/app/golden/2/backup.cairn', import.meta.url)).toString('base64');
      await page.evaluate((base64) => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], 'cairn-2026-11-22.cairn'));
        document.getElementById('canvas').dispatchEvent(new DragEvent('drop', { dataTransfer: transfer, bubbles: true, cancelable: true }));
      }, file);
      await page.getByRole('heading', { level: 1, name: t('restore', 'title') }).waitFor({ state: 'attached' });
      await quiet();
    },
    async dismissToast() {
      const close = page.getByRole('button', { name: t('shell', 'dismiss'), exact: true });
      if (await close.count() > 0) await pressed(close.last());
    },
    /// `toggled`: the names of the roles whose boxes are pressed.
    async createProfile(name, toggled) {
      await walk.goTo('profile');
      await walk.fill(t('profile', 'name'), name);
      for (const role of toggled) await walk.press('checkbox', t('shell', role));
      await walk.press('button', t('profile', 'create'));
      await walk.dismissToast();
    },
    async lookAs(name) {
      await walk.goTo('people');
      await walk.fill(t('people', 'search'), name);
      await walk.pressRow(name);
      const look = page.getByRole('dialog').getByRole('button', { name: new RegExp(beginningOf(t('people', 'look_as', { name: '\u0000' }))) });
      const other = await look.count() > 0;
      await pressed(other ? look : page.getByRole('button', { name: t('people', 'close'), exact: true }));
      await walk.goTo('people');
      await walk.fill(t('people', 'search'), '');
    },
    /// The first thing that the page lists, where it has an address or opens by a press. False: there is none.
    async openFirstObject(name) {
      const link = page.locator(`#mirror main a[href^="#/${name}/"]`).first();
      if (await link.count() > 0) {
        await walk.goTo((await link.getAttribute('href')).slice(2));
        return true;
      }
      const row = page.locator('#mirror main table tr[tabindex], #mirror main table tr :is(a, button.presser)').first();
      if (await row.count() === 0) return false;
      await pressed(row);
      return true;
    },
  };
  return walk;
}
