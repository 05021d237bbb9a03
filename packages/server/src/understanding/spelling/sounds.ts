import { portugueseWords } from "../../language/pt-br/vocabulary/words.ts";
import { fold } from "../../language/text/words.ts";

const VOWELS = "aeiou";
/** Rarer words are no likelier than the one that sounds like them. */
const BAND_MAX = 4;

const isVowel = (letter: string | undefined) => letter !== undefined && VOWELS.includes(letter);
const isSoft = (letter: string | undefined) => letter === "e" || letter === "i";

/** One letter or two of a folded word as they sound in Brazil, and how many were read. */
function soundAt(word: string, at: number): readonly [sound: string, read: number] {
  const letter = word[at] ?? "";
  const next = word[at + 1];
  switch (letter) {
    case "h":
      return ["", 1];
    case "c":
      if (next === "h") return ["x", 2];
      return [isSoft(next) ? "s" : "k", 1];
    case "s":
      return ["s", next === "c" && isSoft(word[at + 2]) ? 2 : 1];
    case "x":
      return next === "c" && isSoft(word[at + 2]) ? ["s", 2] : ["x", 1];
    case "z":
      return ["s", 1];
    case "q":
      return ["k", next === "u" ? 2 : 1];
    case "g":
      if (next === "u" && isSoft(word[at + 2])) return ["g", 2];
      return [isSoft(next) ? "j" : "g", 1];
    case "l":
    case "n":
      if (next === "h") return [letter, word[at + 2] === "i" && isVowel(word[at + 3]) ? 3 : 2];
      if (next === "i" && isVowel(word[at + 2])) return [letter, 2];
      return [letter === "l" && !isVowel(next) ? "u" : letter, 1];
    case "m":
      return [isVowel(next) ? "m" : "n", 1];
    case "e":
      return ["i", next === "i" ? 2 : 1];
    case "o":
      return ["u", next === "u" ? 2 : 1];
    default:
      return [letter, 1];
  }
}

/** The sound of a word in lower case, so that most words that people confuse by ear have one sound. */
export function soundOf(written: string): string {
  const word = fold(written.replaceAll("ç", "ss"));
  let sounds = "";
  for (let at = 0; at < word.length; ) {
    const [sound, read] = soundAt(word, at);
    if (!sounds.endsWith(sound) || sound === "") sounds += sound;
    at += read;
  }
  return sounds;
}

let frequent: ReadonlyMap<string, readonly number[]> | undefined;

function load(): ReadonlyMap<string, readonly number[]> {
  const { words, bands } = portugueseWords();
  const table = new Map<string, number[]>();
  for (const [number, word] of words.entries()) {
    if ((bands[number] ?? 0) > BAND_MAX) continue;
    const sound = soundOf(word);
    const same = table.get(sound);
    if (same === undefined) table.set(sound, [number]);
    else same.push(number);
  }
  return table;
}

/** The numbers of the frequent words that sound like a word in lower case. */
export function soundingLike(word: string): readonly number[] {
  frequent ??= load();
  return frequent.get(soundOf(word)) ?? [];
}
