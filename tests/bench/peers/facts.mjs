// node --expose-gc facts.mjs ENGINE FACTS PER_TRANSACTION: one line of JSON with what `cairn_bench facts` compares with.
// ENGINE: yjs, automerge or loro; each in a process of its own, on the same writes as ours.

const [engine, factsText, perTransactionText] = process.argv.slice(2);
const factCount = Number(factsText);
const perTransaction = Number(perTransactionText);

const ENTITIES = 10_000;
const FIELDS = ['title', 'status', 'due', 'owner', 'score', 'note', 'stage', 'tags'];

// mulberry32, as tests/bench/facts_workload.hpp has it
function* chances() {
  let seed = 12345;
  for (;;) {
    seed = (seed + 0x6D2B79F5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    yield ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }
}

function makeWrites() {
  const chance = chances();
  const below = (bound) => Math.floor(chance.next().value * bound);
  return Array.from({ length: factCount }, () => {
    const entity = `ent${String(below(ENTITIES)).padStart(13, '0')}`;
    const field = FIELDS[below(FIELDS.length)];
    const isNumber = chance.next().value < 0.5;
    return [entity, field, isNumber ? below(1e6) : `v${below(1e9).toString(36)}`];
  });
}

function* transactions(writes) {
  for (let i = 0; i < writes.length; i += perTransaction) yield writes.slice(i, i + perTransaction);
}

const engines = {
  async yjs() {
    const Y = await import('yjs');
    return {
      begin: () => new Y.Doc(),
      apply(doc, writes) {
        const root = doc.getMap('e');
        for (const part of transactions(writes)) {
          doc.transact(() => {
            for (const [entity, field, value] of part) {
              let map = root.get(entity);
              if (!map) root.set(entity, map = new Y.Map());
              map.set(field, value);
            }
          });
        }
        return doc;
      },
      save: (doc) => Y.encodeStateAsUpdate(doc),
      load(bytes) {
        const doc = new Y.Doc();
        Y.applyUpdate(doc, bytes);
        return doc;
      },
      read: (doc) => doc.getMap('e').toJSON(),
    };
  },
  async automerge() {
    const A = await import('@automerge/automerge');
    return {
      begin: () => A.from({ e: {} }),
      apply(begun, writes) {
        let doc = begun;
        for (const part of transactions(writes)) {
          doc = A.change(doc, (draft) => {
            for (const [entity, field, value] of part) {
              if (!draft.e[entity]) draft.e[entity] = {};
              // a text that is only ever replaced, not a sequence of characters
              draft.e[entity][field] = typeof value === 'string' ? new A.ImmutableString(value) : value;
            }
          });
        }
        return doc;
      },
      save: (doc) => A.save(doc),
      load: (bytes) => A.load(bytes),
      read: (doc) => doc.e,
    };
  },
  async loro() {
    const { LoroDoc, LoroMap } = await import('loro-crdt');
    return {
      begin: () => new LoroDoc(),
      apply(doc, writes) {
        const root = doc.getMap('e');
        const maps = new Map();
        for (const part of transactions(writes)) {
          for (const [entity, field, value] of part) {
            let map = maps.get(entity);
            if (!map) maps.set(entity, map = root.setContainer(entity, new LoroMap()));
            map.set(field, value);
          }
          doc.commit();
        }
        return doc;
      },
      save: (doc) => doc.export({ mode: 'snapshot' }),
      load(bytes) {
        const doc = new LoroDoc();
        doc.import(bytes);
        return doc;
      },
      read: (doc) => doc.getMap('e').toJSON(),
    };
  },
};

/// The result and its milliseconds: processor time or wall time, whichever is less. A busy machine does not count, nor
/// does what the engine's other threads do meanwhile.
function timed(work) {
  const wallStarted = performance.now();
  const cpuStarted = process.cpuUsage();
  const result = work();
  const cpu = process.cpuUsage(cpuStarted);
  return [result, Math.min(performance.now() - wallStarted, (cpu.user + cpu.system) / 1000)];
}

function rssMb() {
  globalThis.gc?.();
  return process.memoryUsage().rss / 1e6;
}

function fieldCount(entities) {
  return Object.values(entities).reduce((count, fields) => count + Object.keys(fields).length, 0);
}

const peer = await engines[engine]();
const writes = makeWrites();
const rssBefore = rssMb();
const [doc, applyMs] = timed(() => peer.apply(peer.begin(), writes));
const rss = rssMb() - rssBefore;
const bytes = peer.save(doc);
// Loaded is what can be read: some engines put the work off until somebody asks.
const [registers, loadMs] = timed(() => fieldCount(peer.read(peer.load(bytes))));
console.log(JSON.stringify({ applyMs, loadMs, bytes: bytes.length, rssMb: rss, registers }));
