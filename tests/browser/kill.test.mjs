// The browser's processes end at any instant, all at once: what was said to be saved is there when it is opened again.
// The long run is node tests/browser/kill.mjs.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { baseUrl } from './harness.mjs';
import { killRepeatedly } from './kill.mjs';

test('killed five times while it writes, the browser has everything that was saved', async (context) => {
  const { saved, lost, damaged } = await killRepeatedly({ url: baseUrl(), times: 5, seed: Date.now() >>> 0 });
  context.diagnostic(`${saved} writes were said to be saved`);
  assert.ok(saved >= 5, `only ${saved} writes were saved before the kills`);
  assert.deepEqual(lost, []);
  assert.equal(damaged, 0);
});
