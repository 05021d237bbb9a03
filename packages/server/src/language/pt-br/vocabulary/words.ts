import frequentWords from "../../../../data/frequent-words-pt-br.json" with { type: "json" };
import { unpackBand } from "../../text/word-bands.ts";
import { fold } from "../../text/words.ts";
import { shopWords } from "./shop-words.ts";

const SHOP_BAND = 1;

/** Frequent and shop words of Brazilian Portuguese, found as written or without accents. */
interface PortugueseWords {
  words: readonly string[];
  /** The words without their accents, and their numbers by length. */
  bare: readonly string[];
  byLength: readonly Int32Array[];
  /** The sets of letters of the words of each length, beside their numbers in `byLength`. */
  lettersByLength: readonly Uint32Array[];
  bands: Uint8Array;
  /** Number of the word, or undefined. */
  numberOf(word: string): number | undefined;
  /** The numbers of the words that read alike without accents. */
  alike(bare: string): readonly number[];
}

/** One bit a letter of the alphabet: how many differ between two words bounds their edit distance from below. */
export function letterSet(bare: string): number {
  let set = 0;
  for (let at = 0; at < bare.length; at++) set |= 1 << ((bare.charCodeAt(at) - 97) & 31);
  return set >>> 0;
}

function load(): PortugueseWords {
  const numbers = new Map<string, number>();
  const words: string[] = [];
  const bands: number[] = [];
  const learn = (word: string, band: number) => {
    const known = numbers.get(word);
    if (known !== undefined) {
      bands[known] = Math.min(bands[known] ?? band, band);
      return;
    }
    numbers.set(word, words.length);
    words.push(word);
    bands.push(band);
  };
  for (const [band, packed] of frequentWords.entries())
    for (const word of unpackBand(packed)) learn(word, band);
  for (const word of shopWords.trim().split(/\s+/))
    for (const part of word.split("-")) learn(part, SHOP_BAND);
  const accented = new Map<string, number[]>();
  const byLength: number[][] = [];
  const bare = words.map((word) => (/^[a-z]*$/.test(word) ? word : fold(word)));
  for (const [number, form] of bare.entries()) {
    if (form !== words[number]) {
      const list = accented.get(form);
      if (list === undefined) accented.set(form, [number]);
      else list.push(number);
    }
    while (byLength.length <= form.length) byLength.push([]);
    byLength[form.length]?.push(number);
  }
  return {
    words,
    bare,
    byLength: byLength.map((numbers) => Int32Array.from(numbers)),
    lettersByLength: byLength.map((numbers) =>
      Uint32Array.from(numbers, (number) => letterSet(bare[number] ?? "")),
    ),
    bands: Uint8Array.from(bands),
    numberOf: (word) => numbers.get(word),
    alike(form) {
      const plain = numbers.get(form);
      const others = accented.get(form) ?? [];
      return plain === undefined || bare[plain] !== form ? others : [plain, ...others];
    },
  };
}

let loaded: PortugueseWords | undefined;

/** Unpacks the word lists on first use and keeps them for the isolate. */
export function portugueseWords(): PortugueseWords {
  loaded ??= load();
  return loaded;
}

const COMMON_BANDS = 4;
let common: Map<string, number> | undefined;

/** The band of a very frequent word, 0 to 3, or undefined; needs only the head of the list. */
export function commonBandOf(word: string): number | undefined {
  common ??= new Map(
    frequentWords
      .slice(0, COMMON_BANDS)
      .flatMap((packed, band) => unpackBand(packed).map((entry) => [entry, band] as const)),
  );
  return common.get(word);
}
