import wordsByMeaning from "../../data/meanings.json" with { type: "json" };

/** The meanings of a word, and the fields of life that they belong to, each once. */
interface Meanings {
  names: readonly string[];
  fields: readonly string[];
}

const exact = new Map<string, Meanings>();
const stems = new Map<string, Meanings>();
for (const [field, meanings] of Object.entries(wordsByMeaning)) {
  for (const [name, words] of Object.entries(meanings)) {
    for (const word of words.split(", ")) {
      const table = word.endsWith("*") ? stems : exact;
      const key = word.replace("*", "");
      const { names = [], fields = [] } = table.get(key) ?? {};
      table.set(key, { names: [...names, name], fields: [...new Set([...fields, field])] });
    }
  }
}
const NONE: Meanings = { names: [], fields: [] };
const SHORTEST = 2;
const longest = Math.max(...[...stems.keys()].map((stem) => stem.length));

/**
 * The meanings of a folded word, by the whole word or else its longest known beginning: "capital" and "grana" are both `money`, "pagina"
 * is `site`. `data/README.md` describes the lists.
 */
export function meaningsOf(word: string): Meanings {
  const whole = exact.get(word);
  if (whole !== undefined) return whole;
  for (let length = Math.min(word.length, longest); length >= SHORTEST; length--) {
    const meanings = stems.get(word.slice(0, length));
    if (meanings !== undefined) return meanings;
  }
  return NONE;
}
