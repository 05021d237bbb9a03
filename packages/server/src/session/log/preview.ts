import type { Message } from "@prosa/protocol";

/** The longest preview of a message, in characters. */
const PREVIEW_LENGTH_MAX = 140;

/** The start of a message's words in one line, without the signs of Markdown; of a file, its name. Empty where it has neither. */
export function previewOf({ parts }: Message): string {
  const text = parts
    .flatMap((part) => (part.type === "text" ? [part.text] : part.type === "file" ? [part.name] : []))
    .join(" ");
  const plain = text
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/[*_`#>|~]+/g, "")
    .replace(/\s+/g, " ")
    .trim();
  if (plain.length <= PREVIEW_LENGTH_MAX) return plain;
  // A character takes two units at most, so that these are enough to tell whether there are more.
  const points = [...plain.slice(0, 2 * PREVIEW_LENGTH_MAX + 2)];
  return points.length > PREVIEW_LENGTH_MAX ? `${points.slice(0, PREVIEW_LENGTH_MAX - 1).join("")}…` : plain;
}
