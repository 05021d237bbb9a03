import { portugueseSlang } from "../../language/pt-br/slang.ts";
import { isRegularForm } from "../../language/pt-br/vocabulary/inflection.ts";
import { letterSet, portugueseWords } from "../../language/pt-br/vocabulary/words.ts";
import { fold } from "../../language/text/words.ts";
import { editDistance } from "./distance.ts";
import { soundingLike } from "./sounds.ts";

/** A doubtful word of a text, with the best reading first. Offsets are UTF-16 positions in the text given. */
interface Correction {
  start: number;
  end: number;
  wrong: string;
  right: string;
  kind: "slang" | "accent" | "typo";
  alternatives: string[];
}

/** A word; one that an address or a code may hold is none, though a sentence may begin right after a point ("chegou.Recomendo"). */
const TOKEN =
  /(?<![\p{L}\p{N}@#_&/])(?:(?<![\p{L}\p{N}]\.)|(?<=\p{Ll}\.)(?=\p{Lu}))(?:[cpsCPS]\/(?!\p{N})|[\p{L}\p{M}]+(?:['’][\p{L}\p{M}]+)?)(?![\p{L}\p{M}\p{N}@_&]|\.[\p{Ll}\p{N}])/gu;
const UNSPEAKABLE =
  /^(?:boquet|bucet|caralh|cus?$|cuz|fod|porra|punhet|put[ao]|xoxot|merd|bost|viad|piroc|rol[ao]s?$|peid|transa|estupr|tesao)/;
const LONGEST_WORD = 24;
const CORRECTIONS_MAX = 30;
/** Unknown words that one text has looked up; each takes about a third of a millisecond. */
const LOOKUPS_MAX = 60;
const ALTERNATIVES = 3;
const ACCENT_COST = 0.12;
const BAND_COST = 0.11;
const OTHER_FIRST_COST = 0.3;
const FIRST_ALIKE = new Set(["ei", "ie", "ou", "uo"]);
const NAME_COST = 1.2;
const SHORTEST_NAME_TYPO = 6;
const NASAL_COST = 0.3;
const SLACK = 0.8;
const MOST_OTHER_LETTERS = 3;
const COMMON_BAND = 3;
const NO_NUMBERS = new Int32Array(0);
const NO_LETTERS = new Uint32Array(0);
const RARE_BAND = 4;
const UNLISTED_BAND = 7;
const FAR_MORE_FREQUENT = 3;
/** Distances within which a doubtful word gives way: one letter of the same sound where it is in no list, else only doubled letters, digraphs and accents. */
const SOUNDS_SAME = 0.55;
const SPELT_SAME = 0.5;
const ENDING = 2;
const GENDERS = new Set(["ao", "oa"]);
const DRAWN_OUT = /(\p{L})\1{2,}/gu;

const PARTICLES = new Set(["pra", "pro", "pras", "pros", "tv", "pc", "dvd"]);
const clitic = /^(?:me|te|se|lhe|lhes|nos|vos|o|a|os|as|lo|la|los|las|no|na|nas)$/;

interface Surroundings {
  shouting: boolean;
  startsSentence: boolean;
  afterHyphen: boolean;
  beforeClitic: boolean;
}

function isListed(word: string): boolean {
  return portugueseWords().numberOf(word) !== undefined;
}

/** How surely a word is right as it is: surely, unless a far likelier one sounds the same ("doubtful"), or not at all. */
function trustOf(word: string, { afterHyphen, beforeClitic }: Surroundings): "sure" | "doubtful" | "none" {
  const { alike, bands, numberOf } = portugueseWords();
  const number = numberOf(word);
  if (number !== undefined) return (bands[number] ?? 0) >= RARE_BAND ? "doubtful" : "sure";
  if (PARTICLES.has(word)) return "sure";
  if (beforeClitic && /[áêíô]$/.test(word) && isListed(`${fold(word)}r`)) return "sure";
  if (afterHyphen && clitic.test(word)) return "sure";
  if (alike(fold(word)).some((other) => (bands[other] ?? 0) <= COMMON_BAND)) return "none";
  return isRegularForm(word, isListed, (bare) => alike(bare).length > 0) ? "doubtful" : "none";
}

/** Whether two words begin and end alike, so that they are no two forms of one word, and no accent that was typed is lost. */
function isBuiltAlike(word: string, right: string): boolean {
  const [typed, meant] = [fold(word), fold(right)];
  if (typed.length === meant.length && [...typed].some((letter, at) => GENDERS.has(`${letter}${meant[at]}`)))
    return false;
  const isFormKept = typed.slice(-ENDING) === meant.slice(-ENDING) && typed[0] === meant[0];
  return isFormKept && (word === typed || /[ç][eiéí]/.test(word) || right !== meant);
}

/** The word that a doubtful one stands for, where that one sounds the same, is built alike and is far more frequent. */
function likelierThan(word: string): Candidate[] {
  const { words, bare, bands, numberOf } = portugueseWords();
  const own = numberOf(word);
  const ownBand = own === undefined ? UNLISTED_BAND : (bands[own] ?? 0);
  const limit = own === undefined ? SOUNDS_SAME : SPELT_SAME;
  const typed = fold(word);
  const found = soundingLike(word).flatMap((number) => {
    const right = words[number] ?? "";
    const band = bands[number] ?? 0;
    if (right === word || ownBand - band < FAR_MORE_FREQUENT || !isBuiltAlike(word, right)) return [];
    const distance = editDistance(typed, bare[number] ?? "", limit);
    return distance > limit ? [] : [{ right, band, cost: distance + band * BAND_COST }];
  });
  return found.sort((left, right) => left.cost - right.cost);
}

/** A word whose letters are drawn out ("oiiiii", "boooom") as it is in the list, or nothing. */
function shortened(word: string): string | undefined {
  if (word.search(DRAWN_OUT) < 0) return undefined;
  return [word.replace(DRAWN_OUT, "$1"), word.replace(DRAWN_OUT, "$1$1")].find(isListed);
}

interface Candidate {
  right: string;
  band: number;
  cost: number;
}

/** Words that a word may stand for, the likeliest first. */
type Find = (word: string) => readonly Candidate[];

/** Finds candidates for one text: each word is looked up once, and a text of very many unknown words is read to its first part only. */
function createFind(): Find {
  const found = new Map<string, readonly Candidate[]>();
  return (word) => {
    const known = found.get(word);
    if (known !== undefined || found.size >= LOOKUPS_MAX) return known ?? [];
    const fresh = candidates(word);
    found.set(word, fresh);
    return fresh;
  };
}

function candidates(word: string): Candidate[] {
  const { words, bare, byLength, lettersByLength, bands, alike } = portugueseWords();
  const typed = fold(word);
  const found: Candidate[] = [];
  const add = (number: number, cost: number) => {
    const band = bands[number] ?? 0;
    found.push({ right: words[number] ?? "", band, cost: cost + band * BAND_COST });
  };
  for (const number of alike(typed)) add(number, 0);
  if (found.length === 0) {
    if (/ao$/.test(typed)) for (const number of alike(typed.replace(/ao$/, "am"))) add(number, NASAL_COST);
    let limit = typed.length < 4 ? 0.9 : typed.length < 7 ? 1.25 : 2.1;
    const mask = letterSet(typed);
    for (const step of [0, 1, -1, 2, -2]) {
      const numbers = byLength[typed.length + step] ?? NO_NUMBERS;
      const letters = lettersByLength[typed.length + step] ?? NO_LETTERS;
      for (let at = 0; at < numbers.length; at++) {
        if (bitCount(mask ^ (letters[at] as number)) > MOST_OTHER_LETTERS) continue;
        const number = numbers[at] as number;
        const right = bare[number] ?? "";
        const distance = editDistance(typed, right, limit);
        if (distance > limit || UNSPEAKABLE.test(right)) continue;
        limit = Math.min(limit, distance + SLACK);
        add(
          number,
          distance +
            (isFirstAlike(typed, right) ? 0 : OTHER_FIRST_COST) +
            accentCost(word, words[number] ?? ""),
        );
      }
    }
  }
  return found.sort((left, right) => left.cost - right.cost);
}

/** Whether two words begin with the same letter, or with vowels that people confuse ("intrega"). */
function isFirstAlike(typed: string, right: string): boolean {
  return typed[0] === right[0] || FIRST_ALIKE.has(`${typed[0]}${right[0]}`);
}

/** An accent that was typed is rarely wrong, one that is missing often is. */
function accentCost(word: string, right: string): number {
  const typed = word.match(/[áàâãéêíóôõúç]/g) ?? [];
  const lost = typed.filter((letter) => !right.includes(letter)).length;
  return lost * 2 * ACCENT_COST + (typed.length === 0 && fold(right) !== right ? ACCENT_COST : 0);
}

function bitCount(value: number): number {
  let rest = value - ((value >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

function likeCase(wrong: string, right: string): string {
  if (wrong.length > 1 && wrong === wrong.toUpperCase()) return right.toUpperCase();
  const first = wrong[0] ?? "";
  return first !== first.toLowerCase() ? (right[0] ?? "").toUpperCase() + right.slice(1) : right;
}

function correctionOf(
  token: string,
  surroundings: Surroundings,
  isOwn: (word: string) => boolean,
  find: Find,
): Omit<Correction, "start" | "end" | "wrong"> | undefined {
  const word = token.toLowerCase();
  const allCapitals = token.length > 1 && token === token.toUpperCase();
  const capital = token[0] !== word[0];
  if (isOwn(word)) return undefined;
  const slang = portugueseSlang.get(word);
  const isInitial = word.length === 1 && capital && !surroundings.shouting && surroundings.startsSentence;
  if (slang !== undefined && !isInitial) {
    return {
      right: likeCase(capital && !allCapitals ? token : word, slang),
      kind: "slang",
      alternatives: [],
    };
  }
  if (word.length < 2 || word.length > LONGEST_WORD) return undefined;
  const trust = trustOf(word, surroundings);
  if (trust === "sure") return undefined;
  if (allCapitals && !surroundings.shouting && (word.length <= 5 || !/[aeiou]/.test(fold(word))))
    return undefined;
  const short = shortened(word);
  if (short !== undefined) return { right: likeCase(token, short), kind: "typo", alternatives: [] };
  const [best, ...others] = trust === "none" ? find(word) : likelierThan(word);
  if (best === undefined) return undefined;
  const kind = fold(best.right) === fold(word) ? "accent" : "typo";
  const isName = capital && !surroundings.startsSentence && !surroundings.shouting;
  if (
    isName &&
    kind === "typo" &&
    (best.cost > NAME_COST || best.band > COMMON_BAND || word.length < SHORTEST_NAME_TYPO)
  )
    return undefined;
  return {
    right: likeCase(token, best.right),
    kind,
    alternatives: others.slice(0, ALTERNATIVES).map(({ right }) => likeCase(token, right)),
  };
}

/**
 * Finds chat slang, missing accents and typing errors in Brazilian Portuguese. Numbers, addresses, codes, names inside a sentence and
 * words that `isOwn` accepts (lower case; the site's products and brands) are left alone.
 */
export function findMisspellings(text: string, isOwn: (word: string) => boolean = () => false): Correction[] {
  const corrections: Correction[] = [];
  const find = createFind();
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const shouting = letters > 8 && (text.match(/\p{Lu}/gu)?.length ?? 0) > letters * 0.6;
  for (const match of text.matchAll(TOKEN)) {
    const wrong = match[0];
    const start = match.index;
    const before = text.slice(Math.max(0, start - 3), start);
    const surroundings = {
      shouting,
      startsSentence: start === 0 || /[.!?:;\n…"(]\s*$/.test(before),
      afterHyphen: /\p{L}-$/u.test(before),
      beforeClitic: /^-l[oa]s?(?!\p{L})/u.test(text.slice(start + wrong.length, start + wrong.length + 5)),
    };
    const found = correctionOf(wrong, surroundings, isOwn, find);
    if (found === undefined) continue;
    corrections.push({ start, end: start + wrong.length, wrong, ...found });
    if (corrections.length >= CORRECTIONS_MAX) break;
  }
  return corrections;
}

/** Writes a text out with its corrections in place, for matching; show the visitor's own words, never these. */
export function correctSpelling(
  text: string,
  isOwn?: (word: string) => boolean,
): { text: string; corrections: Correction[] } {
  const corrections = findMisspellings(text, isOwn);
  let corrected = "";
  let from = 0;
  for (const { start, end, right } of corrections) {
    corrected += text.slice(from, start) + right;
    from = end;
  }
  return { text: corrected + text.slice(from), corrections };
}
