/** Bytes of a list of texts (a byte a character) and numbers. */
export function rawBytes(...parts: readonly (string | number | Uint8Array)[]): Uint8Array<ArrayBuffer> {
  const bytes = parts.flatMap((part) => {
    if (typeof part === "number") return [part];
    return typeof part === "string" ? [...part].map((letter) => letter.charCodeAt(0)) : [...part];
  });
  return Uint8Array.from(bytes);
}

/** The words that a camera wrote, by which a test finds whether they are gone. */
export const PLACE = "GPS 22.9068 S 43.1729 W";

/** A segment of a JPEG: a marker, its length, its content. */
export function jpegSegment(marker: number, content: Uint8Array): Uint8Array {
  return rawBytes(0xff, marker, (content.length + 2) >> 8, (content.length + 2) & 0xff, content);
}

/** An Exif segment with an orientation and a place, in either order of bytes. */
export function exifSegment(orientation: number, isLittle: boolean): Uint8Array {
  const tiff = new DataView(new ArrayBuffer(26));
  tiff.setUint16(0, isLittle ? 0x4949 : 0x4d4d);
  tiff.setUint16(2, 42, isLittle);
  tiff.setUint32(4, 8, isLittle);
  tiff.setUint16(8, 1, isLittle);
  tiff.setUint16(10, 0x0112, isLittle);
  tiff.setUint16(12, 3, isLittle);
  tiff.setUint32(14, 1, isLittle);
  tiff.setUint16(18, orientation, isLittle);
  return jpegSegment(0xe1, rawBytes("Exif\0\0", new Uint8Array(tiff.buffer), PLACE));
}

/** A JPEG whose scan has a stuffed byte and a restart marker; `before` stands before the picture, `after` past its end. */
export function jpegOf(before: readonly Uint8Array[] = [], after = ""): Uint8Array<ArrayBuffer> {
  const scan = rawBytes(jpegSegment(0xda, rawBytes("scan")), 1, 0xff, 0, 2, 0xff, 0xd0, 3);
  const tables = jpegSegment(0xdb, rawBytes("tables"));
  return rawBytes(0xff, 0xd8, ...before, tables, scan, 0xff, 0xd9, after);
}

function pngChunk(name: string, content: string): Uint8Array {
  return rawBytes(0, 0, 0, content.length, name, content, "sum!");
}

/** A PNG with these chunks between its head and its end. */
export function pngOf(
  ...chunks: readonly (readonly [name: string, content: string])[]
): Uint8Array<ArrayBuffer> {
  const inner = chunks.map(([name, content]) => pngChunk(name, content));
  return rawBytes(
    "\x89PNG\r\n\x1a\n",
    pngChunk("IHDR", "head"),
    ...inner,
    pngChunk("IDAT", "dots"),
    pngChunk("IEND", ""),
  );
}

/** The size that the first frame header of a JPEG gives. */
export function sizeOfJpeg(bytes: Uint8Array): { width: number; height: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 2; at + 9 < bytes.length; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint16(at);
    if (marker >= 0xffc0 && marker <= 0xffc2)
      return { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
  }
  throw new Error("The picture has no frame.");
}

/** A PNG of a size that its head alone gives; `isMoving` announces an animation. */
export function pngOfSize(
  width: number,
  height = width,
  isMoving = false,
  words = "",
): Uint8Array<ArrayBuffer> {
  const number = (value: number) =>
    rawBytes(value >>> 24, (value >> 16) & 0xff, (value >> 8) & 0xff, value & 0xff);
  const chunk = (name: string, content: Uint8Array) =>
    rawBytes(number(content.length), name, content, "sum!");
  return rawBytes(
    "\x89PNG\r\n\x1a\n",
    chunk("IHDR", rawBytes(number(width), number(height), 8, 6, 0, 0, 0)),
    ...(isMoving ? [chunk("acTL", rawBytes(number(2), number(0)))] : []),
    ...(words === "" ? [] : [chunk("tEXt", rawBytes(words))]),
    chunk("IDAT", rawBytes("dots")),
    chunk("IEND", rawBytes()),
  );
}
