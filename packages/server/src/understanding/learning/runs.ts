const SHORTEST = 2;
const LONGEST = 5;

/** The runs of two to five characters of a padded word, in the order of their lengths. */
export function runsIn(word: string): string[] {
  const padded = ` ${word} `;
  const runs: string[] = [];
  for (let length = SHORTEST; length <= LONGEST; length++) {
    for (let at = 0; at + length <= padded.length; at++) runs.push(padded.slice(at, at + length));
    if (length >= padded.length) break;
  }
  return runs;
}

/** The characters of most runs. Six bits tell which one it is, so that the longest run is a small integer. */
const COMMON = " abcdefghijklmnopqrstuvwxyz0123456789";
const BITS = 6;
const codes = new Uint8Array(128);
for (let at = 0; at < COMMON.length; at++) codes[COMMON.charCodeAt(at)] = at + 1;

/** The known runs of characters with their numbers. Those of common characters are looked up without making a text of each. */
export class Runs {
  readonly #common = new Map<number, number>();
  readonly #others = new Map<string, number>();

  constructor(numbers: ReadonlyMap<string, number>) {
    for (const [run, number] of numbers) {
      const packed = packedOf(run, 0, run.length);
      if (packed === undefined) this.#others.set(run, number);
      else this.#common.set(packed, number);
    }
  }

  /** The numbers of the known runs of a word, in the order of `runsIn`. */
  knownIn(word: string): number[] {
    const padded = ` ${word} `;
    const found: number[] = [];
    for (let length = SHORTEST; length <= Math.min(LONGEST, padded.length); length++) {
      for (let at = 0; at + length <= padded.length; at++) {
        const packed = packedOf(padded, at, length);
        const number =
          packed === undefined ? this.#others.get(padded.slice(at, at + length)) : this.#common.get(packed);
        if (number !== undefined) found.push(number);
      }
    }
    return found;
  }
}

function packedOf(text: string, from: number, length: number): number | undefined {
  let packed = 0;
  for (let at = from; at < from + length; at++) {
    const code = codes[text.charCodeAt(at)];
    if (code === undefined || code === 0) return undefined;
    packed = (packed << BITS) | code;
  }
  return packed;
}
