const SENTENCE_END = /(?<=[.!?…]["”’)]?)\s+(?=["“(¿¡]?[\p{Lu}\d])/u;
const ABBREVIATION =
  /(?:^|[\s(])(?:\p{Lu}|[Aa]rts?|[Ss]ra?|[Dd]ra?|[Pp]rof|[Aa]v|[Nn]º?|[Ee]x|[Mm]rs?|[Ee]tc|[Ii]nc|[Ll]tda|[Pp]ág)\.$/u;

/** The sentences of a line, none cut after an abbreviation. */
export function sentencesOf(line: string): string[] {
  const sentences: string[] = [];
  let isOpen = false;
  for (const piece of line.split(SENTENCE_END)) {
    if (isOpen) sentences.push(`${sentences.pop() ?? ""} ${piece}`);
    else sentences.push(piece);
    isOpen = ABBREVIATION.test(piece);
  }
  return sentences;
}
