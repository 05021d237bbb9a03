const OVERLAP_LENGTH_MIN = 8;

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
  const isApart = /\s$/.test(said) || /^[\s.,;:!?)\]]/.test(continuation);
  return isApart ? continuation : ` ${continuation}`;
}
