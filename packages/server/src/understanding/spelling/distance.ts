const alikeLetters = [
  "sc",
  "sz",
  "cz",
  "sx",
  "zx",
  "xc",
  "gj",
  "ei",
  "ou",
  "lu",
  "mn",
  "kc",
  "kq",
  "cq",
  "vw",
  "iy",
  "bv",
  "ao",
];
const keyboard = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
/** Two letters that sound like one other letter, or like two. */
const alikeGroups = [
  "ss=c",
  "ss=z",
  "sc=c",
  "ch=x",
  "lh=l",
  "nh=n",
  "ei=e",
  "ou=o",
  "qu=q",
  "qu=c",
  "gu=g",
  "li=lh",
  "ni=nh",
  "ao=am",
];

const ALIKE = 0.55;
const ADJACENT = 0.8;
const BELOW = 0.85;
const DOUBLED = 0.5;
const WEAK = 0.6;
const SWAPPED = 0.7;
/** People leave a letter out more often than they add one. */
const MISSING = 0.9;
const ALIKE_GROUP = 0.5;

const A = 97;
const ALPHABET = 32;
const H = 7;
const S = 18;
const C = 2;

const substitution = new Float64Array(ALPHABET * ALPHABET).fill(1);
function relate(pair: string, cost: number): void {
  const left = pair.charCodeAt(0) - A;
  const right = pair.charCodeAt(1) - A;
  substitution[left * ALPHABET + right] = cost;
  substitution[right * ALPHABET + left] = cost;
}
for (const row of keyboard)
  for (let at = 1; at < row.length; at++) relate(row.slice(at - 1, at + 1), ADJACENT);
for (const [upper, row] of keyboard.entries())
  for (let at = 0; at < row.length; at++) {
    const below = keyboard[upper + 1]?.[at];
    if (below !== undefined) relate(`${row[at]}${below}`, BELOW);
  }
for (const pair of alikeLetters) relate(pair, ALIKE);
const groups = new Set<number>();
const groupKey = (letters: readonly number[]) =>
  letters.reduce((key, letter) => key * ALPHABET + letter + 1, 0);
const codes = (text: string) => [...text].map((letter) => letter.charCodeAt(0) - A);
const WIDE = ALPHABET ** 2 * 2;
for (const pair of alikeGroups) {
  const [left = "", right = ""] = pair.split("=");
  groups.add(groupKey(codes(left)) * WIDE + groupKey(codes(right)));
  groups.add(groupKey(codes(right)) * WIDE + groupKey(codes(left)));
}
for (let letter = 0; letter < ALPHABET; letter++) substitution[letter * ALPHABET + letter] = 0;

const SIZE = 32;
const rows: [Float64Array, Float64Array, Float64Array] = [
  new Float64Array(SIZE),
  new Float64Array(SIZE),
  new Float64Array(SIZE),
];
const typed = new Uint8Array(SIZE);
const meant = new Uint8Array(SIZE);
const typedGaps = new Float64Array(SIZE);
const meantGaps = new Float64Array(SIZE);

function spell(word: string, letters: Uint8Array, gaps: Float64Array): void {
  const { length } = word;
  for (let at = 0; at < length; at++) letters[at] = (word.charCodeAt(at) - A) & (ALPHABET - 1);
  for (let at = 0; at < length; at++) {
    const letter = letters[at];
    const isDoubled =
      (at > 0 && letter === letters[at - 1]) || (at + 1 < length && letter === letters[at + 1]);
    const isWeak = letter === H || (letter === S && (at === length - 1 || letters[at + 1] === C));
    gaps[at] = isDoubled ? DOUBLED : isWeak ? WEAK : 1;
  }
}

/**
 * Weighted edit distance between two words without accents, of at most 31 letters: letters that sound alike in Portuguese, doubled
 * letters, neighbours on the keyboard and swaps cost less than one. Returns Infinity as soon as it must exceed `limit`.
 */
export function editDistance(wrong: string, right: string, limit: number): number {
  if (wrong.length >= SIZE || right.length >= SIZE) return Number.POSITIVE_INFINITY;
  spell(wrong, typed, typedGaps);
  spell(right, meant, meantGaps);
  let [beforeLast, last, row] = rows;
  last[0] = 0;
  for (let j = 1; j <= right.length; j++) last[j] = (last[j - 1] as number) + (meantGaps[j - 1] as number);
  for (let i = 1; i <= wrong.length; i++) {
    const gap = typedGaps[i - 1] as number;
    const a = typed[i - 1] as number;
    let least = (last[0] as number) + gap;
    row[0] = least;
    for (let j = 1; j <= right.length; j++) {
      const b = meant[j - 1] as number;
      let cost = (last[j - 1] as number) + (substitution[a * ALPHABET + b] as number);
      const dropped = (last[j] as number) + gap;
      const added = (row[j - 1] as number) + (meantGaps[j - 1] as number) * MISSING;
      if (dropped < cost) cost = dropped;
      if (added < cost) cost = added;
      if (i > 1 && j > 1 && a === meant[j - 2] && typed[i - 2] === b)
        cost = Math.min(cost, (beforeLast[j - 2] as number) + SWAPPED);
      if (cost > ALIKE_GROUP) {
        const one = a + 1;
        const two = i > 1 ? ((typed[i - 2] as number) + 1) * ALPHABET + one : 0;
        const other = b + 1;
        const others = j > 1 ? ((meant[j - 2] as number) + 1) * ALPHABET + other : 0;
        if (i > 1 && groups.has(two * WIDE + other))
          cost = Math.min(cost, (beforeLast[j - 1] as number) + ALIKE_GROUP);
        if (j > 1 && groups.has(one * WIDE + others))
          cost = Math.min(cost, (last[j - 2] as number) + ALIKE_GROUP);
        if (i > 1 && j > 1 && groups.has(two * WIDE + others))
          cost = Math.min(cost, (beforeLast[j - 2] as number) + ALIKE_GROUP);
      }
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > limit) return Number.POSITIVE_INFINITY;
    [beforeLast, last, row] = [last, row, beforeLast];
  }
  return last[right.length] as number;
}
