// One tab of a browser profile writes; the others follow it and act through it. Who may write is said by the epoch in the
// store (record_store.js): a claim raises it, and the claims of two tabs cannot both succeed. That the one who writes is
// alive is said by a lock that the browser takes from a tab that closes or dies, and by its answers on a channel: a tab
// that stopped answering is replaced. Where there are no locks (no secure page) there is the channel alone.

const LOCK = 'cairn-leader';
const LOCK_OF_OLD = 'cairn-writer';  // earlier versions wrote under it, into another database
const CHANNEL = 'cairn-tabs';
const BEAT_MS = 500;        // between questions to the leader, while this tab is looked at
const BEATS_MISSED_MOST = 2;
const FIRST_ANSWER_MS = 400;

/// Resolves once it is known whether this tab leads. `onLeading` when it becomes the leader later: it leads once that has
/// resolved. `onDeposed` when another tab has taken its place. `store`: null where nothing is kept, every tab then leads.
export async function createTabs(store, { onLeading, onDeposed, onMessage }) {
  const locks = navigator.locks ?? null;
  const channel = store && typeof BroadcastChannel === 'function' ? new BroadcastChannel(CHANNEL) : null;
  let own = store ? 0 : 1;  // the epoch in which this tab leads; 0: it follows
  let seen = 0;             // the newest epoch that is known
  let missed = 0;           // questions without an answer
  let timer = 0;
  let isClaiming = false;
  let isDead = false;
  let isAnswered = false;
  let isOldOpen = false;
  let release = () => {};
  let queued = null;

  const post = (type, bytes = null) => channel?.postMessage({ type, epoch: own, bytes });
  const sleep = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });
  const hold = () => new Promise((resolve) => { release = resolve; });

  if (channel) channel.onmessage = ({ data: { type, epoch, bytes } }) => {
    if (isDead) return;
    if (epoch > own && own !== 0) stepDown();
    if (epoch !== 0) {
      if (epoch < seen) return;  // from a tab that does not know yet that it was replaced
      seen = epoch;
      missed = 0;
      isAnswered = true;
    }
    if (type === 'ask' && own !== 0) post('here');
    if (type === 'bye' && own === 0 && !locks) lead(seen, document.hidden ? BEAT_MS : 0);
    if (type === 'data' && (epoch !== 0 || own !== 0)) onMessage(bytes);
  };

  /// Becomes the leader, unless the epoch is no longer the expected one.
  async function lead(expected, delayMs = 0, isStealing = false) {
    if (isClaiming || own !== 0 || isDead || isOldOpen) return;
    isClaiming = true;
    if (delayMs > 0) await sleep(delayMs);
    try {
      const { epoch, isWon } = await store.claim(expected);
      seen = Math.max(seen, epoch);
      missed = 0;
      if (!isWon) return;
      own = epoch;
      clearTimeout(timer);
      if (isStealing && locks) takeLock();
      await onLeading();
      post('here');
    } catch (error) {
      console.warn('tabs:', error);  // the store does not answer: later again
    } finally {
      isClaiming = false;
      watch();
    }
  }

  function stepDown() {
    if (own === 0 || !store) return;
    own = 0;
    release();
    queueForLock();
    onDeposed();
    watch();
  }

  function queueForLock() {
    if (!locks || isDead) return;
    const waiting = new AbortController();
    queued?.abort();
    queued = waiting;
    locks.request(LOCK, { signal: waiting.signal }, () => {
      queued = null;
      lead(null);
      return hold();
    }).catch(() => { if (!waiting.signal.aborted) stepDown(); });
  }

  function takeLock() {
    queued?.abort();
    queued = null;
    locks.request(LOCK, { steal: true }, hold).catch(stepDown);
  }

  // While somebody looks at this tab: is there anybody who writes?
  function watch() {
    clearTimeout(timer);
    if (own !== 0 || isDead || !channel || document.hidden) return;
    timer = setTimeout(() => {
      if (missed >= BEATS_MISSED_MOST) { lead(seen, 0, true); return; }
      missed += 1;
      post('ask');
      watch();
    }, BEAT_MS);
  }

  document.addEventListener('visibilitychange', () => { missed = 0; watch(); });
  // A frozen page, and one that is kept for the way back, does nothing: another one writes meanwhile.
  const comeBack = () => {
    if (isDead || !store) return;
    queueForLock();
    onDeposed();  // what it shows may be old; told now, as a frozen page must leave no transaction open that others wait for
    watch();
  };
  document.addEventListener('freeze', leave);
  document.addEventListener('resume', comeBack);
  window.addEventListener('pagehide', (event) => {
    if (event.persisted) leave();
    else if (own !== 0 && !locks) post('bye');
  });
  window.addEventListener('pageshow', (event) => { if (event.persisted) comeBack(); });

  function leave() {
    if (!store) return;
    if (own !== 0) post('bye');
    own = 0;
    queued?.abort();
    queued = null;
    release();
    clearTimeout(timer);
  }

  // A tab of an earlier version that is open writes into the store of then: until it is closed nobody takes that over, and while
  // a newer one is open none of then writes.
  async function keepOldAway() {
    const shared = (options, use) => locks.request(LOCK_OF_OLD, { mode: 'shared', ...options }, (lock) => {
      use(lock);
      return lock ? new Promise(() => {}) : undefined;
    });
    isOldOpen = await new Promise((resolve) => { shared({ ifAvailable: true }, (lock) => resolve(lock === null)); });
    if (isOldOpen) shared({}, () => { isOldOpen = false; queueForLock(); });
  }

  async function decide() {
    if (!store) return;
    if (locks) {
      await keepOldAway();
      if (isOldOpen) return;
      const isFree = await new Promise((resolve) => {
        locks.request(LOCK, { ifAvailable: true }, (lock) => { resolve(lock !== null); return lock ? hold() : undefined; }).catch(stepDown);
      });
      if (!isFree) { seen = await store.owner(); queueForLock(); return; }
      const { epoch } = await store.claim(null);
      own = seen = epoch;
      return;
    }
    seen = await store.owner();
    if (seen !== 0 && channel) {
      post('ask');
      await sleep(FIRST_ANSWER_MS);
    }
    if (isAnswered) return;
    const { epoch, isWon } = await store.claim(seen);
    seen = epoch;
    if (isWon) own = epoch;
  }
  await decide();
  if (own !== 0) post('here');
  watch();

  return {
    isLeader: () => own !== 0,
    epoch: () => own,
    /// The store was emptied under this tab, which has everything: it goes on as the one who writes.
    async claimAgain() { own = seen = (await store.claim(null)).epoch; },
    /// Another tab was found to write.
    stepDown,
    /// The program is dead: another tab may go on.
    resign() { leave(); isDead = true; },
    send(bytes) { post('data', bytes); },
  };
}
