// The product's own words, so that one journey can be walked in every language.

import { readFileSync } from 'node:fs';

const folder = new URL('../../assets/text/', import.meta.url);

/// words('zh')('plan', 'title') → 我的计划. Placeholders are filled from `values`; `{n:one:many}` chooses by number.
export function words(language) {
  const sections = new Map();
  const section = (name) => {
    if (!sections.has(name)) {
      const entries = new Map();
      for (const line of readFileSync(new URL(`${language}/${name}.ini`, folder), 'utf8').split('\n')) {
        const at = line.indexOf('=');
        if (at > 0 && !line.trimStart().startsWith('#')) {
          entries.set(line.slice(0, at).trim(), line.slice(at + 1).trim().replaceAll('\\n', '\n').replaceAll('\\s', ' '));
        }
      }
      sections.set(name, entries);
    }
    return sections.get(name);
  };
  return (name, key, values = {}) => {
    const template = section(name).get(key);
    if (template === undefined) throw new Error(`no text ${name}_${key} in ${language}`);
    return template.replace(/\{([a-z_]+)(?::([^{}]*))?\}/g, (_, argument, kind) => {
      if (!(argument in values)) throw new Error(`${name}_${key} needs ${argument}`);
      if (kind === undefined || kind === 'int') return Number.isInteger(values[argument]) ? values[argument].toLocaleString('en') : values[argument];
      return kind.split(':')[values[argument] === 1 ? 0 : 1];
    });
  };
}
