// Drives Debian's Firefox through Marionette: the protocol that is built into it, JSON over a socket. Only what the smoke
// journey needs. Firefox has no WebGL when it is headless (Mozilla's bug 1375585), so it gets a display of its own in
// memory, with graphics in software.
//
// CAIRN_FIREFOX   the browser; without it firefox-esr

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PATIENCE_MS = 120000;

const PREFERENCES = {
  'app.update.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.page': 0,
  'datareporting.policy.dataSubmissionEnabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'toolkit.telemetry.reportingpolicy.firstRun': false,
  'webgl.force-enabled': true,  // software graphics are enough
};

const freePort = () => new Promise((resolve) => {
  const server = createServer();
  server.listen(0, '127.0.0.1', () => { const { port } = server.address(); server.close(() => resolve(port)); });
});

/// A browser with a fresh profile. `close()` ends it and takes the profile away.
export async function openFirefox({ lang = 'en', width = 1280, height = 800 } = {}) {
  const profile = mkdtempSync(join(tmpdir(), 'cairn-firefox-'));
  const port = await freePort();
  const preferences = { ...PREFERENCES, 'marionette.port': port, 'intl.accept_languages': lang === 'zh' ? 'zh-CN' : 'en-GB' };
  writeFileSync(join(profile, 'user.js'), Object.entries(preferences)
    .map(([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`).join(''));
  const display = await openDisplay(width, height);
  const browser = spawn(process.env.CAIRN_FIREFOX || 'firefox-esr', [
    '--marionette', '--remote-allow-system-access', '--no-remote', '--profile', profile,
    `--width=${width}`, `--height=${height}`,
  ], { stdio: 'ignore', env: { ...process.env, HOME: profile, DISPLAY: display.name, LIBGL_ALWAYS_SOFTWARE: '1', MOZ_CRASHREPORTER_DISABLE: '1' } });
  const ended = new Promise((resolve) => { browser.once('exit', resolve); });
  const socket = await connected(port, ended);
  const send = exchange(socket);

  await send('WebDriver:NewSession', { capabilities: { alwaysMatch: { unhandledPromptBehavior: 'accept' } } });
  await send('WebDriver:SetTimeouts', { script: PATIENCE_MS, pageLoad: PATIENCE_MS });

  /// The value of a function's body in the page; it may use `arguments` and be a promise.
  async function run(body, ...values) {
    const script = `const done = arguments[arguments.length - 1]; (async () => { ${body} })().then((value) => done({ value }), (error) => done({ error: String(error) }));`;
    const { value } = await send('WebDriver:ExecuteAsyncScript', { script, args: values });
    if (value.error) throw new Error(value.error);
    return value.value;
  }

  return {
    run,
    go: (url) => send('WebDriver:Navigate', { url }),
    reload: () => send('WebDriver:Refresh', {}),
    /// A real press of the mouse on the window.
    async click(x, y) {
      const at = { type: 'pointerMove', x: Math.round(x), y: Math.round(y), duration: 0, origin: 'viewport' };
      await send('WebDriver:PerformActions', { actions: [{
        type: 'pointer', id: 'mouse', parameters: { pointerType: 'mouse' },
        actions: [at, { type: 'pointerDown', button: 0 }, { type: 'pause', duration: 30 }, { type: 'pointerUp', button: 0 }],
      }] });
    },
    async type(text) {
      const actions = [...text].flatMap((value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }]);
      await send('WebDriver:PerformActions', { actions: [{ type: 'key', id: 'keys', actions }] });
    },
    screenshot: async () => Buffer.from((await send('WebDriver:TakeScreenshot', { full: false })).value, 'base64'),
    /// Everything that the browser's console holds as an error about the page at `origin`.
    async complaints(origin) {
      await send('Marionette:SetContext', { value: 'chrome' });
      const { value } = await send('WebDriver:ExecuteScript', { args: [origin], script: `
        const scripts = Services.console.getMessageArray().filter((message) => message instanceof Ci.nsIScriptError)
          .filter((message) => (message.sourceName || '').startsWith(arguments[0]) && !(message.flags & Ci.nsIScriptError.warningFlag))
          .map((message) => message.errorMessage + ' ' + message.sourceName + ':' + message.lineNumber);
        const storage = Cc['@mozilla.org/consoleAPI-storage;1'].getService(Ci.nsIConsoleAPIStorage);
        const said = storage.getEvents().filter((event) => event.level === 'error' && (event.filename || '').startsWith(arguments[0]))
          .map((event) => event.arguments.map(String).join(' '));
        return [...scripts, ...said];` });
      await send('Marionette:SetContext', { value: 'content' });
      return value;
    },
    async close() {
      await send('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => {});
      socket.destroy();
      const hung = setTimeout(() => browser.kill('SIGKILL'), 10000);
      await ended;
      clearTimeout(hung);
      display.close();
      rmSync(profile, { recursive: true, force: true });
    },
  };
}

/// A screen in memory. Xvfb takes a free number and says which.
async function openDisplay(width, height) {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', `${width}x${height + 200}x24`, '-nolisten', 'tcp'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const number = await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.once('exit', () => reject(new Error('Xvfb did not start')));
    server.stdio[3].once('data', (bytes) => resolve(bytes.toString().trim()));
  });
  return { name: `:${number}`, close: () => server.kill() };
}

/// The browser opens its port some seconds after it was started.
async function connected(port, ended) {
  let hasEnded = false;
  ended.then(() => { hasEnded = true; });
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until && !hasEnded;) {
    const socket = await new Promise((resolve) => {
      const attempt = connect(port, '127.0.0.1', () => resolve(attempt));
      attempt.once('error', () => { attempt.destroy(); resolve(null); });
    });
    if (socket) return socket;
    await new Promise((resolve) => { setTimeout(resolve, 200); });
  }
  throw new Error('Firefox did not start');
}

/// Messages are `length:json`; commands [0, id, name, parameters], answers [1, id, error, result].
function exchange(socket) {
  const waiting = new Map();
  let received = Buffer.alloc(0);
  let last = 0;
  socket.on('data', (bytes) => {
    received = Buffer.concat([received, bytes]);
    for (;;) {
      const colon = received.indexOf(0x3A);
      const length = colon < 0 ? NaN : Number(received.subarray(0, colon).toString());
      if (!(received.length >= colon + 1 + length)) return;
      const message = JSON.parse(received.subarray(colon + 1, colon + 1 + length).toString());
      received = received.subarray(colon + 1 + length);
      if (!Array.isArray(message)) continue;  // the greeting
      const [, id, error, result] = message;
      const { resolve, reject, name } = waiting.get(id);
      waiting.delete(id);
      if (error) reject(new Error(`${name}: ${error.message}`)); else resolve(result);
    }
  });
  socket.on('close', () => { for (const { reject, name } of waiting.values()) reject(new Error(`${name}: Firefox is gone`)); });
  return (name, parameters) => new Promise((resolve, reject) => {
    last += 1;
    waiting.set(last, { resolve, reject, name });
    const text = JSON.stringify([0, last, name, parameters]);
    socket.write(`${Buffer.byteLength(text)}:${text}`);
  });
}
