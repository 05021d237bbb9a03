const MARKS = /\p{M}+/gu;
const WORD_CHARACTER = /[\p{L}\p{N}]/u;

/** Every letter that the three languages write, their accents, and nothing whose lower case leans on its neighbours. */
const LETTERS_END = 0x370;
const PUNCTUATION_START = 0x2010;
const PUNCTUATION_END = 0x2040;
const ASCII_END = 0x80;

/** Folded letters by their code; `undefined` for a letter that folds to itself. */
const folded: (string | undefined)[] = [];
/** Folded codes that belong to a word. */
const isOfWord = new Uint8Array(LETTERS_END);
for (let code = 0; code < LETTERS_END; code += 1) {
  const letter = String.fromCharCode(code);
  const plain = foldAny(letter);
  folded.push(plain === letter ? undefined : plain);
  isOfWord[code] = WORD_CHARACTER.test(letter) ? 1 : 0;
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
