import type { FileType } from "@prosa/protocol";
import { BrokenFile, byteAt, joined, partOf } from "./byte-parts.ts";
import { holds } from "./file-type.ts";
import { plainJpeg } from "./plain-jpeg.ts";

const PLAIN: Partial<Record<FileType, (bytes: Uint8Array) => Uint8Array<ArrayBuffer>>> = {
  "image/jpeg": plainJpeg,
  "image/png": plainPng,
  "image/webp": plainWebp,
  "image/gif": plainGif,
};

/**
 * A picture without the place, the camera, the time and the words that were written into it; `null` for one that does not
 * hold together. Every other file stays as it is.
 */
export function plainPicture(bytes: Uint8Array<ArrayBuffer>, type: FileType): Uint8Array<ArrayBuffer> | null {
  try {
    return PLAIN[type]?.(bytes) ?? bytes;
  } catch (error) {
    if (error instanceof BrokenFile) return null;
    throw error;
  }
}

/** Chunks of a PNG (W3C PNG, third edition) that hold words, times and what cameras write. */
const PNG_WORDS = ["tEXt", "zTXt", "iTXt", "eXIf", "tIME"];

function plainPng(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const kept = [partOf(bytes, 0, 8)];
  for (let at = 8; ; ) {
    const end = at + 12 + numberAt(bytes, at, false);
    const chunk = partOf(bytes, at, end);
    if (!PNG_WORDS.some((name) => holds(chunk, 4, name))) kept.push(chunk);
    if (holds(chunk, 4, "IEND")) return joined(kept);
    at = end;
  }
}

const WEBP_WORDS = ["EXIF", "XMP "];
/** The flags of `VP8X` that announce both. */
const WEBP_FLAGS = 0x0c;

function plainWebp(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const end = 8 + numberAt(bytes, 4, true);
  partOf(bytes, 0, end);
  const kept: Uint8Array[] = [];
  for (let at = 12; at < end; ) {
    const length = numberAt(bytes, at + 4, true);
    const next = at + 8 + length + (length % 2);
    const chunk = partOf(bytes, at, next);
    if (holds(chunk, 0, "VP8X")) {
      const flagged = Uint8Array.from(chunk);
      flagged[8] = byteAt(chunk, 8) & ~WEBP_FLAGS;
      kept.push(flagged);
    } else if (!WEBP_WORDS.some((name) => holds(chunk, 0, name))) kept.push(chunk);
    at = next;
  }
  const body = joined(kept);
  const head = Uint8Array.from(partOf(bytes, 0, 12));
  new DataView(head.buffer).setUint32(4, body.length + 4, true);
  return joined([head, body]);
}

const GIF_EXTENSION = 0x21;
const GIF_IMAGE = 0x2c;
const GIF_END = 0x3b;
const GIF_COMMENT = 0xfe;
const GIF_APPLICATION = 0xff;
/** The extensions that say how often an animation plays; every other application's may hold anything. */
const GIF_LOOPS = ["NETSCAPE2.0", "ANIMEXTS1.0"];

function plainGif(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  let at = 13 + tableBytes(byteAt(bytes, 10));
  const kept = [partOf(bytes, 0, at)];
  for (;;) {
    const kind = byteAt(bytes, at);
    if (kind === GIF_END) return joined([...kept, Uint8Array.of(GIF_END)]);
    if (kind !== GIF_EXTENSION && kind !== GIF_IMAGE) throw new BrokenFile("The GIF has an unknown block.");
    const head = kind === GIF_IMAGE ? 11 + tableBytes(byteAt(bytes, at + 9)) : 2;
    const end = endOfBlocks(bytes, at + head);
    if (kind === GIF_IMAGE || isKeptExtension(bytes, at)) kept.push(partOf(bytes, at, end));
    at = end;
  }
}

function isKeptExtension(bytes: Uint8Array, at: number): boolean {
  const label = byteAt(bytes, at + 1);
  if (label === GIF_COMMENT) return false;
  return label !== GIF_APPLICATION || GIF_LOOPS.some((name) => holds(bytes, at + 3, name));
}

function tableBytes(flags: number): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0;
}

function endOfBlocks(bytes: Uint8Array, from: number): number {
  let at = from;
  for (let length = byteAt(bytes, at); length > 0; length = byteAt(bytes, at)) at += length + 1;
  return at + 1;
}

function numberAt(bytes: Uint8Array, offset: number, isLittle: boolean): number {
  const part = partOf(bytes, offset, offset + 4);
  return new DataView(part.buffer, part.byteOffset, 4).getUint32(0, isLittle);
}
