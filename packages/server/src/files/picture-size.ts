import type { FileType } from "@prosa/protocol";
import { BrokenFile, byteAt, partOf } from "./byte-parts.ts";
import { holds } from "./file-type.ts";

/** The pixels of a picture as its file says them, and whether it holds more than one. */
interface PictureSize {
  width: number;
  height: number;
  isMoving: boolean;
}

const READERS: Partial<Record<FileType, (bytes: Uint8Array) => PictureSize>> = {
  "image/jpeg": sizeOfJpeg,
  "image/png": sizeOfPng,
  "image/webp": sizeOfWebp,
};

/** Reads the size of a JPEG, a PNG or a WebP; `null` for one that does not hold together, and for every other type. */
export function pictureSizeOf(bytes: Uint8Array, type: FileType): PictureSize | null {
  try {
    return READERS[type]?.(bytes) ?? null;
  } catch (error) {
    if (error instanceof BrokenFile) return null;
    throw error;
  }
}

// Frame headers of ITU-T T.81, table B.1: C0 to CF, but for the tables and the extension among them.
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
const isAlone = (marker: number) => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);

function sizeOfJpeg(bytes: Uint8Array): PictureSize {
  for (let at = 2; ; ) {
    if (byteAt(bytes, at) !== 0xff)
      throw new BrokenFile("A segment of the JPEG does not begin with a marker.");
    const marker = byteAt(bytes, at + 1);
    if (isFrame(marker))
      return { height: big(bytes, at + 5, 2), width: big(bytes, at + 7, 2), isMoving: false };
    // Any number of fill bytes may stand before a marker.
    at += marker === 0xff ? 1 : 2 + (isAlone(marker) ? 0 : big(bytes, at + 2, 2));
  }
}

function sizeOfPng(bytes: Uint8Array): PictureSize {
  if (!holds(bytes, 8, "\0\0\0\x0dIHDR")) throw new BrokenFile("The PNG does not begin with its head.");
  const size = { width: big(bytes, 16, 4), height: big(bytes, 20, 4) };
  // An animation is announced before the first picture.
  for (let at = 8; !holds(bytes, at + 4, "IDAT"); at += 12 + big(bytes, at, 4))
    if (holds(partOf(bytes, at, at + 8), 4, "acTL")) return { ...size, isMoving: true };
  return { ...size, isMoving: false };
}

/** The flag of `VP8X` that announces an animation. */
const WEBP_MOVES = 0x02;

/** Reads the first chunk (RFC 9649): the head of an extended file, or the picture itself, lossy or lossless. */
function sizeOfWebp(bytes: Uint8Array): PictureSize {
  if (holds(bytes, 12, "VP8X")) {
    const isMoving = (byteAt(bytes, 20) & WEBP_MOVES) !== 0;
    return { width: 1 + little(bytes, 24, 3), height: 1 + little(bytes, 27, 3), isMoving };
  }
  if (holds(bytes, 12, "VP8L")) {
    const bits = little(bytes, 21, 4);
    return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff), isMoving: false };
  }
  if (!holds(bytes, 12, "VP8 ")) throw new BrokenFile("The WebP begins with no picture.");
  return { width: little(bytes, 26, 2) & 0x3fff, height: little(bytes, 28, 2) & 0x3fff, isMoving: false };
}

function big(bytes: Uint8Array, offset: number, count: number): number {
  return partOf(bytes, offset, offset + count).reduce((sum, byte) => sum * 256 + byte, 0);
}

function little(bytes: Uint8Array, offset: number, count: number): number {
  return partOf(bytes, offset, offset + count).reduceRight((sum, byte) => sum * 256 + byte, 0);
}
