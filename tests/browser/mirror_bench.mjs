// What the mirror costs: one JSON object a line, as docs/benchmarks.md describes. Not a test: it asserts no time.
//
//   CAIRN_URL=… node tests/browser/mirror_bench.mjs [FRAMES]

import { openApp, settled } from './harness.mjs';
import { walkOf } from './screens.mjs';
import { words } from './words.mjs';

const frames = Number(process.argv[2] ?? 120);
const t = words('en');
const app = await openApp({ viewport: { width: 1440, height: 900 } });
const { page } = app;
const walk = walkOf(page, t);
await walk.openSample();
await walk.dismissToast();

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];

/// Frames in which only the hover moves: the tree is compared and hardly anything has changed.
const samplesOf = (move) => page.evaluate(async ([count, kind]) => {
  const out = [];
  for (let i = 0; i < count; i += 1) {
    const before = globalThis.cairn.stats().drawn;
    const canvas = document.getElementById('canvas');
    if (kind === 'hover') canvas.dispatchEvent(new PointerEvent('pointermove', { isPrimary: true, pointerType: 'mouse', bubbles: true, clientX: 500, clientY: 300 + (i % 40) * 8 }));
    else canvas.dispatchEvent(new WheelEvent('wheel', { bubbles: true, cancelable: true, clientX: 700, clientY: 500, deltaY: i % 8 < 4 ? 120 : -120 }));
    for (let wait = 0; wait < 60 && globalThis.cairn.stats().drawn === before; wait += 1) await new Promise((next) => { requestAnimationFrame(next); });
    const { mirrorMsLast, frameMsLast, nodes } = globalThis.cairn.stats();
    out.push({ mirrorMsLast, frameMsLast, nodes });
  }
  return out;
}, [frames, move]);

for (const name of ['people', 'profile', 'today']) {
  await walk.goTo(name);
  await settled(page);
  for (const move of ['hover', 'scroll']) {
    const samples = await samplesOf(move);
    const say = (metric, values) => console.log(JSON.stringify({
      bench: 'mirror', subject: 'cairn-wasm', metric, value: Number(median(values).toFixed(3)), unit: 'ms', page: name, while: move,
      nodes: Math.round(median(samples.map(({ nodes }) => nodes))), repeat: frames,
    }));
    say('mirror_ms_per_frame', samples.map(({ mirrorMsLast }) => mirrorMsLast));
    say('mirror_ms_per_300_nodes', samples.map(({ mirrorMsLast, nodes }) => (mirrorMsLast * 300) / nodes));
    say('frame_ms', samples.map(({ frameMsLast }) => frameMsLast));
  }
}
process.exit(0);
