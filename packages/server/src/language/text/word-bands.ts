const SHARED = "0123456789abcdefghijklmnop";

/** Sizes of the bands of frequency, the most frequent words first. */
export const bandSizes = [500, 1500, 4000, 6000, 8000, 10000, 50000] as const;

/** Packs sorted words: each is one character for the number of letters shared with the word before, then the rest in lower case. */
export function packBand(words: readonly string[]): string {
  let before = "";
  let packed = "";
  for (const word of words) {
    let shared = 0;
    while (shared < before.length && before[shared] === word[shared] && shared < SHARED.length - 1) shared++;
    packed += `${packed === "" ? "" : " "}${SHARED[shared]}${word.slice(shared)}`;
    before = word;
  }
  return packed;
}

/** The reverse of `packBand`. */
export function unpackBand(packed: string): string[] {
  let before = "";
  return packed.split(" ").map((entry) => {
    before = before.slice(0, SHARED.indexOf(entry[0] ?? "")) + entry.slice(1);
    return before;
  });
}
