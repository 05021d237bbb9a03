const MARKS = /\p{M}+/gu;
const WORD_CHARACTER = /[\p{L}\p{N}]/u;
const LETTER = /\p{L}/u;

/** Every letter that the three languages write, their accents, and nothing whose lower case leans on its neighbours. */
const LETTERS_END = 0x370;
/** The first character that combines with the one before it. */
const MARKS_START = 0x300;
const PUNCTUATION_START = 0x2010;
const PUNCTUATION_END = 0x2040;
const ASCII_END = 0x80;

/** Folded letters by their code; `undefined` for a letter that folds to itself. */
const folded: (string | undefined)[] = [];
/** Codes that belong to a word, and those of letters alone. */
const isOfWord = new Uint8Array(LETTERS_END);
const isLetterCode = new Uint8Array(LETTERS_END);
for (let code = 0; code < LETTERS_END; code += 1) {
  const letter = String.fromCharCode(code);
  const plain = foldAny(letter);
  folded.push(plain === letter ? undefined : plain);
  isOfWord[code] = WORD_CHARACTER.test(letter) ? 1 : 0;
  isLetterCode[code] = LETTER.test(letter) ? 1 : 0;
}

function foldAny(text: string): string {
  return text.normalize("NFD").replace(MARKS, "").toLowerCase();
}

/** Lower-cases and removes accents; the length may differ from the input's, so positions do not carry over. */
export function fold(text: string): string {
  let at = 0;
  while (at < text.length && text.charCodeAt(at) < ASCII_END) at += 1;
  if (at === text.length) return text.toLowerCase();
  let plain = "";
  let from = 0;
  for (at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= LETTERS_END) {
      if (code >= PUNCTUATION_START && code < PUNCTUATION_END) continue;
      return foldAny(text);
    }
    const letter = folded[code];
    if (letter === undefined) continue;
    plain += text.slice(from, at) + letter;
    from = at + 1;
  }
  return plain + text.slice(from);
}

const APOSTROPHE = 0x27;
const QUOTE = 0x2019;

/** How `splitTokens` reads a text: whether a digit is of a word, what is behind an apostrophe, and `!` and `?` one by one, in runs or not at all. */
interface TokenKinds {
  digits: boolean;
  clitics: boolean;
  marks: "each" | "runs" | "none";
}

/**
 * Splits a text into words and marks in one pass over its codes; undefined where it has a character beyond Latin letters and common
 * punctuation, which only an expression can tell.
 */
export function splitTokens(text: string, { digits, clitics, marks }: TokenKinds): string[] | undefined {
  const ofWord = digits ? isOfWord : isLetterCode;
  const { length } = text;
  const tokens: string[] = [];
  for (let at = 0; at < length; ) {
    const from = at;
    const code = text.charCodeAt(at);
    if (code >= MARKS_START && (code < PUNCTUATION_START || code >= PUNCTUATION_END)) return undefined;
    at += 1;
    if (ofWord[code] === 1) {
      while (at < length && ofWord[text.charCodeAt(at)] === 1) at += 1;
      if (clitics) at = endOfClitic(text, at);
    } else if (marks === "none" || !isMark(code)) continue;
    else if (marks === "runs") while (at < length && isMark(text.charCodeAt(at))) at += 1;
    tokens.push(text.slice(from, at));
  }
  return tokens;
}

function isMark(code: number): boolean {
  return code === 0x21 || code === 0x3f;
}

/** Where the letters behind an apostrophe end, which belong to the word before it; the same place where there are none. */
function endOfClitic(text: string, end: number): number {
  const code = text.charCodeAt(end);
  if (code !== APOSTROPHE && code !== QUOTE) return end;
  let at = end + 1;
  while (at < text.length && isLetterCode[text.charCodeAt(at)] === 1) at += 1;
  return at === end + 1 ? end : at;
}

/** The runs of letters and digits of a folded text, in order. */
export function wordsOfFolded(text: string): string[] {
  const words: string[] = [];
  let from = -1;
  for (let at = 0; at <= text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= LETTERS_END && (code < PUNCTUATION_START || code >= PUNCTUATION_END)) return anyWordsOf(text);
    if (isOfWord[code] === 1) {
      if (from < 0) from = at;
    } else if (from >= 0) {
      words.push(text.slice(from, at));
      from = -1;
    }
  }
  return words;
}

function anyWordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The words and numbers of a text in order, in lower case and without accents. */
export function wordsOf(text: string): string[] {
  return wordsIn(fold(text));
}

/** The words and numbers of a folded text in order. */
export function wordsIn(folded: string): string[] {
  return wordsOfFolded(folded.replaceAll("e-mail", "email"));
}

const INVISIBLE = new RegExp(
  [
    "\\p{Cc}|\\u00AD|\\u061C|\\u180E|[\\u200B-\\u200F]|[\\u202A-\\u202E]|[\\u2060-\\u206F]",
    "[\\uFE00-\\uFE0E]|\\uFEFF|[\\uFFF9-\\uFFFB]|[\\u{E0000}-\\u{E0FFF}]",
  ].join("|"),
  "gu",
);
const BREAK = /[\t\n\v\f\r\u0085\u2028\u2029]/g;
const SPACES = /[^\S\n]+/g;
const TOKEN = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;

interface NormalisedText {
  text: string;
  folded: string;
  tokens: string[];
}

/** A visitor's text as it is shown: NFC without control, bidirectional, zero-width and tag characters; accents, case and single line breaks stay. */
export function cleanText(input: string): string {
  if (isClean(input)) return input;
  return input
    .normalize("NFC")
    .replace(/\r\n?/g, "\n")
    .replace(BREAK, (character) => (character === "\n" ? "\n" : " "))
    .replace(INVISIBLE, (character) => (character === "\n" ? "\n" : ""))
    .replace(SPACES, " ")
    .replace(/ ?\n[ \n]*/g, "\n")
    .trim();
}

const SPACE = 0x20;
const SOFT_HYPHEN = 0xad;
/** The first character after the control characters and the space of Latin-1. */
const LATIN_START = 0xa1;

/** True of one line of ordinary letters and signs with single spaces, as most messages are. */
function isClean(text: string): boolean {
  let before = SPACE;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const isPlain =
      code < 0x7f ? code >= SPACE : code >= LATIN_START && code < MARKS_START && code !== SOFT_HYPHEN;
    if (!isPlain || (code === SPACE && before === SPACE)) return false;
    before = code;
  }
  return before !== SPACE;
}

/** Prepares a visitor's text: `text` is clean, `folded` is for matching; `tokens` are the folded words and numbers in order. */
export function normalise(input: string): NormalisedText {
  const text = cleanText(input);
  const folded = fold(text);
  return { text, folded, tokens: folded.match(TOKEN) ?? [] };
}

/**
 * Remembers what a function says of short texts, the latest `max` of them: the words of a language come again and again. Longer
 * texts than `longest` letters are read each time.
 */
export function remembering<Result>(
  read: (text: string) => Result,
  { max, longest }: { max: number; longest: number },
): (text: string) => Result {
  // Two halves: when the young one is full the old one goes, which costs nothing a look-up.
  let young = new Map<string, Result>();
  let old = new Map<string, Result>();
  return (text) => {
    if (text.length > longest) return read(text);
    const known = young.get(text);
    if (known !== undefined) return known;
    const result = old.get(text) ?? read(text);
    if (young.size >= max / 2) {
      old = young;
      young = new Map();
    }
    young.set(text, result);
    return result;
  };
}
