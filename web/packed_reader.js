// Reads the packed buffer that mirror.cpp writes: little endian numbers, strings as a length in bytes and UTF-8.

const decoder = new TextDecoder();

export function createReader(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;
  return {
    get isAtEnd() { return at >= bytes.byteLength; },
    u32() { const number = view.getUint32(at, true); at += 4; return number; },
    i32() { const number = view.getInt32(at, true); at += 4; return number; },
    f32() { const number = view.getFloat32(at, true); at += 4; return number; },
    f64() { const number = view.getFloat64(at, true); at += 8; return number; },
    text() {
      const length = view.getUint32(at, true);
      at += 4;
      const from = at;
      at += length;
      return decoder.decode(bytes.subarray(from, at));
    },
  };
}
