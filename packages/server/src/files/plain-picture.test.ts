import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { exifSegment, jpegOf, jpegSegment, PLACE, pngOf, rawBytes } from "../../test/pictures.ts";
import { plainPicture } from "./plain-picture.ts";

const textOf = (bytes: Uint8Array | null) => String.fromCharCode(...(bytes ?? []));

describe("plainPicture", () => {
  it("takes Exif, XMP, IPTC, comments and what follows the end from a JPEG, and keeps its colours", () => {
    const colours = jpegSegment(0xe2, rawBytes("ICC_PROFILE"));
    const written = [0xe1, 0xed, 0xfe].map((marker) => jpegSegment(marker, rawBytes(PLACE)));
    const plain = plainPicture(jpegOf([colours, ...written, exifSegment(1, false)], PLACE), "image/jpeg");
    assert.deepEqual(plain, jpegOf([colours]));
  });

  it("keeps the orientation of a JPEG, and nothing else of its Exif", () => {
    for (const isLittle of [false, true]) {
      const plain = plainPicture(jpegOf([exifSegment(6, isLittle)]), "image/jpeg");
      assert.ok(!textOf(plain).includes(PLACE));
      assert.deepEqual(plainPicture(plain ?? rawBytes(), "image/jpeg"), plain);
      const at = textOf(plain).indexOf("Exif\0\0MM\0*");
      assert.equal(plain?.[at + 6 + 8 + 2 + 9], 6);
    }
  });

  it("takes words, times and Exif from a PNG", () => {
    const written = ["tEXt", "zTXt", "iTXt", "eXIf", "tIME"].map((name) => [name, PLACE] as const);
    const plain = plainPicture(pngOf(["gAMA", "bright"], ...written), "image/png");
    assert.deepEqual(plain, pngOf(["gAMA", "bright"]));
    assert.deepEqual(plainPicture(rawBytes(pngOf(), PLACE), "image/png"), pngOf());
  });

  it("takes Exif and XMP from a WebP, with the flags that announce them", () => {
    const chunk = (name: string, content: string) => rawBytes(name, content.length, 0, 0, 0, content);
    const webp = (flags: number, ...chunks: Uint8Array[]) => {
      const body = rawBytes(
        chunk("VP8X", `${String.fromCharCode(flags)}123456789`),
        chunk("VP8 ", "dots"),
        ...chunks,
      );
      return rawBytes("RIFF", body.length + 4, 0, 0, 0, "WEBP", body);
    };
    const plain = plainPicture(webp(0x1c, chunk("EXIF", "here"), chunk("XMP ", "there!")), "image/webp");
    assert.deepEqual(plain, webp(0x10));
  });

  it("takes comments and foreign extensions from a GIF, and keeps how often it plays", () => {
    const blocks = (text: string) => rawBytes(text.length, text, 0);
    const head = rawBytes("GIF89a", 1, 0, 1, 0, 0x80, 0, 0, "table!");
    const loop = rawBytes(0x21, 0xff, 11, "NETSCAPE2.0", blocks("\x01\0\0"));
    const image = rawBytes(0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, blocks("dots"));
    const written = [
      rawBytes(0x21, 0xfe, blocks(PLACE)),
      rawBytes(0x21, 0xff, 11, "XMP DataXMP", blocks(PLACE)),
    ];
    const plain = plainPicture(rawBytes(head, ...written, loop, image, 0x3b, PLACE), "image/gif");
    assert.deepEqual(plain, rawBytes(head, loop, image, 0x3b));
  });

  it("refuses a picture that ends anywhere too early", () => {
    for (const [whole, type] of [
      [jpegOf([exifSegment(6, true)]), "image/jpeg"],
      [pngOf(["tEXt", PLACE]), "image/png"],
    ] as const)
      for (let length = 3; length < whole.length; length += 1)
        assert.equal(plainPicture(whole.slice(0, length), type), null, `${type} of ${length}`);
  });

  it("leaves other files alone", () => {
    const pdf = rawBytes("%PDF-1.7 Exif");
    assert.equal(plainPicture(pdf, "application/pdf"), pdf);
  });
});
