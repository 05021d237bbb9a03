/** Lower case without accents and of the same length, so that positions found in it hold in the text itself. */
export function flatten(text: string): string {
  let flat = "";
  for (const character of text) {
    const folded = character.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
    flat += folded.length === character.length ? folded : character;
  }
  return flat;
}

export interface Word {
  word: string;
  start: number;
  end: number;
}

/** The words of a flat text in order, numbers in digits left out. */
export function flatWords(flat: string): Word[] {
  return [...flat.matchAll(/(?<![\p{L}\p{N}])\p{L}+(?![\p{L}\p{N}])/gu)].map((match) => ({
    word: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** Says whether only spaces, or one hyphen, lie between two positions. */
export function isTogether(flat: string, from: number, to: number): boolean {
  if (to - from === 1 && flat[from] === "-") return true;
  return onlySpace(flat, from, to);
}

/** Says whether only spaces lie between two positions. */
function onlySpace(flat: string, from: number, to: number): boolean {
  return flat.slice(from, to).trim() === "";
}
