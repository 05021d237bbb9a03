import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { jpegOf, jpegSegment, pngOfSize, rawBytes } from "../../test/pictures.ts";
import { pictureSizeOf } from "./picture-size.ts";

const webp = (name: string, ...content: (string | number)[]) => {
  const chunk = rawBytes(...content);
  return rawBytes("RIFF", chunk.length + 12, 0, 0, 0, "WEBP", name, chunk.length, 0, 0, 0, chunk);
};

describe("pictureSizeOf", () => {
  it("reads the head of each type", () => {
    const frame = jpegSegment(0xc2, rawBytes(8, 0, 128, 1, 0));
    for (const [bytes, type, width, height] of [
      [jpegOf([jpegSegment(0xc4, rawBytes("tables")), frame]), "image/jpeg", 256, 128],
      [pngOfSize(1_000, 70_000), "image/png", 1_000, 70_000],
      [webp("VP8 ", 0, 0, 0, 0x9d, 0x01, 0x2a, 0x80, 0xc0, 0x40, 0x00), "image/webp", 128, 64],
      [webp("VP8L", 0x2f, 0x7f, 0xc0, 0x1f, 0x10), "image/webp", 128, 128],
      [webp("VP8X", 0x10, 0, 0, 0, 0x7f, 0, 0, 0xff, 0xff, 0x01), "image/webp", 128, 131_072],
    ] as const)
      assert.deepEqual(pictureSizeOf(bytes, type), { width, height, isMoving: false }, type);
  });

  it("tells what moves", () => {
    assert.equal(pictureSizeOf(pngOfSize(128, 128, true), "image/png")?.isMoving, true);
    const moving = webp("VP8X", 0x02, 0, 0, 0, 0x7f, 0, 0, 0x7f, 0, 0);
    assert.equal(pictureSizeOf(moving, "image/webp")?.isMoving, true);
  });

  it("knows nothing of what ends too early, of another file, and of a JPEG without a frame", () => {
    const whole = pngOfSize(128);
    for (let length = 0; length < whole.length - 20; length += 1)
      assert.equal(pictureSizeOf(whole.subarray(0, length), "image/png"), null, String(length));
    assert.equal(pictureSizeOf(jpegOf(), "image/jpeg"), null);
    assert.equal(pictureSizeOf(webp("ICCP", "colours"), "image/webp"), null);
    assert.equal(pictureSizeOf(rawBytes("GIF89a"), "image/gif"), null);
  });
});
