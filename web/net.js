// Questions to other servers: the store of a record that is shared. No cookie is sent, nothing is followed elsewhere.

const PATIENCE_MS = 30000;
const BYTES_MOST = 64 * 1024 * 1024;
const NOTHING = new Uint8Array(0);
const REACHED = 200;  // of a probe, whose answer nobody may read

/// `onAnswered(requestId, status, etag, retryAfter, body)`; a status of 0 is no answer, or one that the browser hides.
export function createNet(onAnswered) {
  async function question(method, url, { authorization, ifMatch, ifAbsent }, body, signal) {
    const base = { signal, credentials: 'omit', redirect: 'error', referrerPolicy: 'no-referrer' };
    if (method === 'PROBE') {
      await fetch(url, { ...base, redirect: 'follow', mode: 'no-cors', cache: 'no-store' });
      return [REACHED, '', '', NOTHING];
    }
    const headers = new Headers();
    if (authorization !== '') headers.set('Authorization', authorization);
    if (ifMatch !== '') headers.set('If-Match', ifMatch);
    if (ifAbsent) headers.set('If-None-Match', '*');
    const isPut = method === 'PUT';
    if (isPut) headers.set('Content-Type', 'application/octet-stream');
    // The browser asks anew with the tag that it has; a header of ours would cost another question each time.
    const response = await fetch(url, { ...base, method, headers, body: isPut ? body : undefined, cache: method === 'GET' ? 'no-cache' : 'no-store' });
    if (Number(response.headers.get('Content-Length') ?? 0) > BYTES_MOST) throw new Error('too large');
    const received = method === 'GET' && response.ok ? new Uint8Array(await response.arrayBuffer()) : NOTHING;
    if (received.length > BYTES_MOST) throw new Error('too large');
    return [response.status, response.headers.get('ETag') ?? '', response.headers.get('Retry-After') ?? '', received];
  }

  return {
    async ask(requestId, method, url, conditions, body) {
      const stop = new AbortController();
      const patience = setTimeout(() => stop.abort(), PATIENCE_MS);
      let answer = [0, '', '', NOTHING];
      try {
        answer = await question(method, new URL(url, document.baseURI).href, conditions, body, stop.signal);
      } catch (error) {
        console.info('net:', error?.message ?? error);
      }
      clearTimeout(patience);
      onAnswered(requestId, ...answer);
    },
  };
}
