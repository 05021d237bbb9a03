/** The first mark in a text. Without one, `rest` is the end of the text that may still become a mark. */
interface Found {
  before: string;
  mark: string | null;
  rest: string;
}

/** The signs that every mark begins with; a text without them needs no search. */
const SIGN = /[<[◁✿]/;
const SIGNS = /[<[◁✿]/g;

/** Finds the first of these marks in any case of letters; of two at one place, the longer. */
export function findMark(text: string, marks: readonly string[]): Found {
  if (!SIGN.test(text)) return { before: text, mark: null, rest: "" };
  const lower = text.toLowerCase();
  for (const { index } of lower.matchAll(SIGNS)) {
    let found = "";
    let mayBecome = false;
    for (const mark of marks) {
      if (lower.startsWith(mark, index)) {
        if (mark.length > found.length) found = mark;
      } else if (mark.startsWith(lower.slice(index))) mayBecome = true;
    }
    // A longer mark may still be on its way.
    if (mayBecome) return { before: text.slice(0, index), mark: null, rest: text.slice(index) };
    if (found !== "") {
      return { before: text.slice(0, index), mark: found, rest: text.slice(index + found.length) };
    }
  }
  return { before: text, mark: null, rest: "" };
}

/** Turns a stream of text into what is left of it. `end` gives what was still waiting. */
export interface TextFilter {
  push(text: string): string;
  end(): string;
}
