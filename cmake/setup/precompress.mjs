// Writes FILE.br and FILE.gz beside each FILE named on standard input, where that is smaller than the file.
import { readFile, writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import zlib from 'node:zlib';

const brotli = promisify(zlib.brotliCompress);
const gzip = promisify(zlib.gzip);

async function compress(path) {
  const raw = await readFile(path);
  const packed = [
    ['.br', await brotli(raw, { params: {
      [zlib.constants.BROTLI_PARAM_QUALITY]: 11,
      [zlib.constants.BROTLI_PARAM_SIZE_HINT]: raw.length,
    } })],
    ['.gz', await gzip(raw, { level: 9 })],
  ];
  for (const [suffix, bytes] of packed) {
    if (bytes.length < raw.length) await writeFile(path + suffix, bytes);
  }
}

let input = '';
for await (const chunk of process.stdin) input += chunk;
await Promise.all(input.split('\n').filter(Boolean).map(compress));
