// The program's code comes in two parts (cmake/split_program.py). What the first visit calls is fetched first and is all
// that the first frame waits for; the rest follows. The first part calls what is in the rest through a table, in which
// placeholders stand until it is there. A placeholder that is called all the same fetches the rest at once: the page
// stands still that long, and goes on.

const RETRY_MS = [1000, 4000, 15000];

const wait = (ms) => new Promise((resolve) => { setTimeout(resolve, ms); });

/// Compiles while it arrives, where the server names the type.
async function compile(url) {
  try {
    return await WebAssembly.compileStreaming(fetch(url, { credentials: 'same-origin' }));
  } catch {
    const response = await fetch(url, { credentials: 'same-origin' });
    if (!response.ok) throw new Error(`${url}: ${response.status}`);
    return WebAssembly.compile(await response.arrayBuffer());
  }
}

function fetchNow(url) {
  const request = new XMLHttpRequest();
  request.open('GET', url, false);
  request.overrideMimeType('text/plain; charset=x-user-defined');  // each byte one letter: a page may not ask for bytes so
  request.send();
  if (request.status !== 200) throw new Error(`${url}: ${request.status}`);
  return Uint8Array.from(request.responseText, (letter) => letter.charCodeAt(0) & 0xff);
}

/// `onMissing(error)`: the rest is needed now and cannot be had.
export function createProgramParts(firstUrl, restUrl, onMissing) {
  const counts = { placeholders: 0 };
  let primary = null;
  let table = null;
  let isWhole = false;
  let loading = null;

  function join(rest) {
    if (!isWhole) new WebAssembly.Instance(rest, { primary });  // it writes itself into the table
    isWhole = true;
  }

  function joinNow() {
    if (isWhole) return;
    try {
      join(new WebAssembly.Module(fetchNow(restUrl)));
    } catch (error) {
      onMissing(error);
      throw error;
    }
  }

  const placeholders = new Proxy({}, {
    get: (_, index) => (...values) => {
      counts.placeholders += 1;
      joinNow();
      return table.get(Number(index))(...values);
    },
  });

  async function load() {
    for (const pause of [...RETRY_MS, null]) {
      try {
        const rest = await compile(restUrl);
        join(rest);
        return;
      } catch (error) {
        if (isWhole) return;
        if (pause === null) throw error;
        await wait(pause);
      }
    }
  }

  return {
    /// Emscripten's hook: `receive` takes the instance of the first part.
    instantiate(imports, receive) {
      const given = { ...imports, placeholder: placeholders };
      compile(firstUrl).then((module) => WebAssembly.instantiate(module, given)).then((instance) => {
        primary = instance.exports;
        table = Object.values(primary).find((item) => item instanceof WebAssembly.Table);
        receive(instance);
      }).catch(onMissing);
      return {};
    },

    /// Resolves when the rest is there; it is fetched from the first call on.
    whole: () => loading ??= load(),

    stats: () => ({ ...counts, isWhole }),
  };
}
