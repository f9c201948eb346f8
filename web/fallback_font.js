// For browsers that falsify what a canvas gives back, against tracking: glyphs cannot be read from it, so a Latin font
// is fetched, and a notice says what to do for Chinese. Nobody else fetches a byte of it.
// Inter, SIL Open Font License 1.1: %{inter_licence.txt}

const WEIGHTS = [new URL('./%{inter_latin_400.ttf}', import.meta.url), new URL('./%{inter_latin_600.ttf}', import.meta.url)];

/// Both weights, or nothing when one of them cannot be had.
export async function fetchFallback() {
  try {
    return await Promise.all(WEIGHTS.map(async (address) => {
      const response = await fetch(address);
      if (!response.ok) throw new Error(`${response.status} ${address}`);
      return new Uint8Array(await response.arrayBuffer());
    }));
  } catch (error) {
    console.warn('fonts:', error);
    return [];
  }
}

/// In both languages, and not on the canvas: there it could not be read.
export function showFontNotice() {
  const notice = document.getElementById('font_notice_template').content.firstElementChild.cloneNode(true);
  notice.querySelector('button').addEventListener('click', () => notice.remove());
  document.body.append(notice);
}
