import type { FileType } from "@prosa/protocol";

/** The beginnings of the binary types: bytes at an offset. */
const SIGNATURES: readonly {
  type: FileType;
  marks: readonly (readonly [offset: number, bytes: string])[];
}[] = [
  { type: "image/jpeg", marks: [[0, "\xff\xd8\xff"]] },
  { type: "image/png", marks: [[0, "\x89PNG\r\n\x1a\n"]] },
  {
    type: "image/webp",
    marks: [
      [0, "RIFF"],
      [8, "WEBP"],
    ],
  },
  { type: "image/gif", marks: [[0, "GIF87a"]] },
  { type: "image/gif", marks: [[0, "GIF89a"]] },
  { type: "application/pdf", marks: [[0, "%PDF-"]] },
];

/** White space and controls that may stand in a text: tab, line feed, form feed, carriage return, escape. */
const IN_TEXT = "\t\n\f\r\u001b";

/**
 * The type that a file's content shows, whatever its name or its sender says; `null` for any that no site takes. Text is
 * UTF-8 without control characters.
 */
export function fileTypeOf(bytes: Uint8Array): FileType | null {
  if (bytes.length === 0) return null;
  const known = SIGNATURES.find(({ marks }) => marks.every(([offset, mark]) => holds(bytes, offset, mark)));
  if (known) return known.type;
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    return [...text.matchAll(/\p{Cc}/gu)].every(([letter]) => IN_TEXT.includes(letter)) ? "text/plain" : null;
  } catch {
    return null;
  }
}

/** True where the bytes at `offset` are the characters of `mark`, each a byte. */
export function holds(bytes: Uint8Array, offset: number, mark: string): boolean {
  return [...mark].every((letter, index) => bytes[offset + index] === letter.charCodeAt(0));
}
