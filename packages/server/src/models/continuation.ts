const OVERLAP_LENGTH_MIN = 8;

/**
 * Leaves out what a round of words after tools says again of the words before them, from their beginning: an LLM that called a
 * tool in the middle may begin its reply once more. Words that turn out to be others are let through from their first on.
 */
export function createRepeatFilter(said: string): (text: string) => string {
  const before = said.trim();
  let held = "";
  let isOpen = before === "";
  return (text) => {
    if (isOpen) return text;
    held += text;
    const words = held.trimStart();
    if (before.startsWith(words)) return "";
    isOpen = true;
    return words.startsWith(before) ? words.slice(before.length) : apart(said, held);
  };
}

/** The words of a continuation that are new: an LLM that goes on may say the end, or all, of its words again. */
export function newWordsOf(continuation: string, said: string): string {
  const before = said.trimEnd();
  const next = continuation.trimStart();
  if (next === "" || before.startsWith(next)) return "";
  if (next.startsWith(before)) return next.slice(before.length);
  const most = Math.min(before.length, next.length);
  for (let length = most; length >= OVERLAP_LENGTH_MIN; length -= 1) {
    if (before.endsWith(next.slice(0, length))) return next.slice(length);
  }
  return apart(said, continuation);
}

/** The words with a space before them, where nothing parts them from what was said. */
function apart(said: string, words: string): string {
  return /\s$/.test(said) || /^[\s.,;:!?)\]]/.test(words) ? words : ` ${words}`;
}
