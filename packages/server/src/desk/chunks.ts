/** The bytes of JSON that one event's list may hold, so that the event fits in a frame with all that is around it. */
const LIST_BYTES_MAX = 48 * 1024;

const encoder = new TextEncoder();

/** Splits a list into pieces that each fit in one event; an empty list is one empty piece. */
export function inChunks<T>(entries: readonly T[]): T[][] {
  const chunks: T[][] = [];
  let chunk: T[] = [];
  let bytes = 0;
  for (const entry of entries) {
    const size = encoder.encode(JSON.stringify(entry)).length + 1;
    if (chunk.length > 0 && bytes + size > LIST_BYTES_MAX) {
      chunks.push(chunk);
      chunk = [];
      bytes = 0;
    }
    chunk.push(entry);
    bytes += size;
  }
  return [...chunks, chunk];
}
