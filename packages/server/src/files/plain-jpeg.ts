import { BrokenFile, byteAt, joined, partOf } from "./byte-parts.ts";
import { holds } from "./file-type.ts";

// Markers of ITU-T T.81, annex B.
const START = 0xd8;
const END = 0xd9;
const SCAN = 0xda;
const EXIF = 0xe1;
const COMMENT = 0xfe;
const isRestart = (marker: number) => marker >= 0xd0 && marker <= 0xd7;
/** Segments of programs: all go but JFIF, the colour profile and Adobe's colour transform, without which colours are wrong. */
const isOfPrograms = (marker: number) =>
  marker >= 0xe0 && marker <= 0xef && ![0xe0, 0xe2, 0xee].includes(marker);
const hasLength = (marker: number) => marker !== 0x01 && !isRestart(marker);

const ORIENTATION_TAG = 0x0112;

/**
 * A JPEG without Exif, XMP, IPTC, comments and whatever follows its end (second pictures, films). Its orientation stays, as
 * the one field of an Exif segment of its own. Throws a `BrokenFile` for one that does not hold together.
 */
export function plainJpeg(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const kept: Uint8Array[] = [];
  let orientation = 1;
  let at = 2;
  for (;;) {
    if (byteAt(bytes, at) !== 0xff)
      throw new BrokenFile("A segment of the JPEG does not begin with a marker.");
    // Any number of fill bytes may stand before a marker.
    while (byteAt(bytes, at + 1) === 0xff) at += 1;
    const marker = byteAt(bytes, at + 1);
    if (marker === END) break;
    const length = hasLength(marker) ? (byteAt(bytes, at + 2) << 8) | byteAt(bytes, at + 3) : 0;
    if (hasLength(marker) && length < 2) throw new BrokenFile("A segment of the JPEG has no length.");
    let end = at + 2 + length;
    const segment = partOf(bytes, at, end);
    if (marker === EXIF) orientation = orientationOf(segment) ?? orientation;
    if (marker === SCAN) end = endOfScan(bytes, end);
    if (!isOfPrograms(marker) && marker !== COMMENT) kept.push(partOf(bytes, at, end));
    at = end;
  }
  if (!kept.some(([, marker]) => marker === SCAN)) throw new BrokenFile("The JPEG holds no picture.");
  const turned = orientation === 1 ? [] : [exifOf(orientation)];
  return joined([Uint8Array.of(0xff, START), ...turned, ...kept, Uint8Array.of(0xff, END)]);
}

/** The place of the first marker after a scan's data. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at += 1) {
    const next = bytes[at + 1] ?? 0;
    if (bytes[at] === 0xff && next !== 0 && next !== 0xff && !isRestart(next)) return at;
  }
  throw new BrokenFile("The JPEG has no end.");
}

/** The orientation in an Exif segment (2 to 8; 1 needs none), or none where it cannot be read. */
function orientationOf(segment: Uint8Array): number | undefined {
  if (!holds(segment, 4, "Exif\0\0")) return undefined;
  const tiff = segment.subarray(10);
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength);
  try {
    const isLittle = holds(tiff, 0, "II");
    const directory = view.getUint32(4, isLittle);
    const count = view.getUint16(directory, isLittle);
    for (let index = 0; index < count; index += 1) {
      const entry = directory + 2 + index * 12;
      if (view.getUint16(entry, isLittle) !== ORIENTATION_TAG) continue;
      const value = view.getUint16(entry + 8, isLittle);
      return value >= 2 && value <= 8 ? value : undefined;
    }
  } catch {
    // It reaches past its end, and nothing of it stays.
  }
  return undefined;
}

function exifOf(orientation: number): Uint8Array {
  const tiff = [
    0x4d,
    0x4d,
    0,
    42,
    0,
    0,
    0,
    8,
    0,
    1,
    0x01,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    orientation,
    0,
    0,
    0,
    0,
    0,
    0,
  ];
  const length = 2 + 6 + tiff.length;
  return Uint8Array.from([0xff, EXIF, 0, length, 0x45, 0x78, 0x69, 0x66, 0, 0, ...tiff]);
}
