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
