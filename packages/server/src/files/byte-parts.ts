/** A reader that found the file shorter than it says, or against its format. */
export class BrokenFile extends Error {
  override name = "BrokenFile";
}

/** Reads one byte; throws a `BrokenFile` past the end. */
export function byteAt(bytes: Uint8Array, offset: number): number {
  const byte = bytes[offset];
  if (byte === undefined) throw new BrokenFile("The file ends too early.");
  return byte;
}

/** Reads a part; throws a `BrokenFile` where it reaches past the end. */
export function partOf(bytes: Uint8Array, from: number, to: number): Uint8Array {
  if (to > bytes.length || from > to) throw new BrokenFile("The file ends too early.");
  return bytes.subarray(from, to);
}

/** Joins parts into bytes of their own. */
export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    whole.set(part, offset);
    offset += part.length;
  }
  return whole;
}
