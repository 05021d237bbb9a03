import type { TermIndex } from "./term-index.ts";

// "PRI" and the layout's number: an index of another layout is built anew, not misread.
const MARK = 0x50524901;
const HEADER_BYTES = 16;

/**
 * Writes an index to bytes: a header of four 32-bit numbers (mark, passages, terms, places), the numbers of places, the
 * passages, the impacts, and the terms in UTF-8, a line each.
 */
export function packIndex({ passageCount, terms, starts, passages, impacts }: TermIndex): Uint8Array {
  const names = new TextEncoder().encode(terms.join("\n"));
  const bytes = new Uint8Array(
    HEADER_BYTES + starts.byteLength + passages.byteLength + impacts.length + names.length,
  );
  new Uint32Array(bytes.buffer, 0, 4).set([MARK, passageCount, terms.length, impacts.length]);
  let at = HEADER_BYTES;
  for (const part of [starts, passages, impacts, names]) {
    bytes.set(new Uint8Array(part.buffer, part.byteOffset, part.byteLength), at);
    at += part.byteLength;
  }
  return bytes;
}

/** Reads an index that `packIndex` wrote over `passageCount` passages; `null` for anything else. */
export function unpackIndex(packed: Uint8Array, passageCount: number): TermIndex | null {
  if (packed.byteLength < HEADER_BYTES) return null;
  const bytes = packed.slice();
  const [mark, count, termCount = 0, placeCount = 0] = new Uint32Array(bytes.buffer, 0, 4);
  if (mark !== MARK || count !== passageCount) return null;
  const passagesAt = HEADER_BYTES + 4 * (termCount + 1);
  const impactsAt = passagesAt + 2 * placeCount;
  const termsAt = impactsAt + placeCount;
  if (termsAt > bytes.byteLength) return null;
  const starts = new Uint32Array(bytes.buffer, HEADER_BYTES, termCount + 1);
  const passages = new Uint16Array(bytes.buffer, passagesAt, placeCount);
  const impacts = new Uint8Array(bytes.buffer, impactsAt, placeCount);
  const text = new TextDecoder().decode(bytes.subarray(termsAt));
  const terms = text === "" ? [] : text.split("\n");
  const isWhole =
    terms.length === termCount &&
    starts[termCount] === placeCount &&
    starts.every((start, term) => term === 0 || start >= (starts[term - 1] ?? 0)) &&
    passages.every((passage) => passage < passageCount);
  return isWhole ? { passageCount, terms, starts, passages, impacts } : null;
}
