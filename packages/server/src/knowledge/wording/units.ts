import { sentencesOf } from "../../language/text/sentences.ts";

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
