const SENTENCE_END = /(?<=[.!?…]["”’)]?)\s+(?=["“(¿¡]?[\p{Lu}\d])/u;
const ABBREVIATION =
  /(?:^|[\s(])(?:\p{Lu}|[Aa]rts?|[Ss]ra?|[Dd]ra?|[Pp]rof|[Aa]v|[Nn]º?|[Ee]x|[Mm]rs?|[Ee]tc|[Ii]nc|[Ll]tda|[Pp]ág)\.$/u;

/** The smallest piece of a passage that is quoted: a sentence, an entry of a list, a row of a table. */
export interface Unit {
  text: string;
  /** The number of its line in the passage. */
  line: number;
}

/** A passage's pieces in order, without the names of a table's columns; joined by a space within a line and by a break between lines they are its text. */
export function unitsOf({ text, kind }: { text: string; kind: string }): Unit[] {
  const lines = text.split("\n");
  const isHeaded = kind === "table" && lines.length > 1 && / \| /.test(lines[0] ?? "");
  return lines
    .slice(isHeaded ? 1 : 0)
    .flatMap((line, number) =>
      (kind === "table" ? [line] : sentencesOf(line)).map((one) => ({ text: one, line: number })),
    );
}

/** The sentences of a line, none cut after an abbreviation. */
function sentencesOf(line: string): string[] {
  const sentences: string[] = [];
  let isOpen = false;
  for (const piece of line.split(SENTENCE_END)) {
    if (isOpen) sentences.push(`${sentences.pop() ?? ""} ${piece}`);
    else sentences.push(piece);
    isOpen = ABBREVIATION.test(piece);
  }
  return sentences;
}
