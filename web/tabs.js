// One tab of a browser profile writes. It holds a lock for as long as it lives; another tab waits for the lock, and the
// tabs tell each other what happened through a channel.

const LOCK = 'cairn-writer';
const CHANNEL = 'cairn-tabs';

/// Resolves once it is known whether this tab leads. `onPromoted` is called when it becomes the leader later.
export async function createTabs({ onPromoted, onMessage }) {
  let isLeader = false;
  const channel = typeof BroadcastChannel === 'function' ? new BroadcastChannel(CHANNEL) : null;
  if (channel) channel.onmessage = (event) => onMessage(new Uint8Array(event.data));

  let release = () => {};
  const hold = () => new Promise((resolve) => { release = resolve; });
  if (!navigator.locks) {
    isLeader = true;  // not a secure page: there is nothing to ask
  } else {
    await new Promise((decided) => {
      navigator.locks.request(LOCK, { ifAvailable: true }, (lock) => {
        isLeader = lock !== null;
        decided();
        return isLeader ? hold() : undefined;
      }).catch((error) => { console.warn('tabs:', error); isLeader = true; decided(); });
    });
    if (!isLeader) navigator.locks.request(LOCK, () => { isLeader = true; onPromoted(); return hold(); }).catch(() => {});
  }

  return {
    isLeader: () => isLeader,
    /// The program is dead: another tab may go on.
    resign() { isLeader = false; release(); },
    send(bytes) { channel?.postMessage(bytes.buffer); },
  };
}
