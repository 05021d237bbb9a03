import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { jpegOf, pngOf, rawBytes } from "../../test/pictures.ts";
import { fileTypeOf } from "./file-type.ts";

describe("fileTypeOf", () => {
  it("tells each type by its content", () => {
    for (const [bytes, type] of [
      [jpegOf(), "image/jpeg"],
      [pngOf(), "image/png"],
      [rawBytes("RIFF", 4, 0, 0, 0, "WEBP"), "image/webp"],
      [rawBytes("GIF87a"), "image/gif"],
      [rawBytes("GIF89a"), "image/gif"],
      [rawBytes("%PDF-1.7"), "application/pdf"],
      [new TextEncoder().encode("Nota fiscal nº 12\tR$ 39,90\r\n"), "text/plain"],
    ] as const)
      assert.equal(fileTypeOf(bytes), type);
  });

  it("knows no other type, and nothing where there is nothing", () => {
    for (const bytes of [
      new Uint8Array(),
      rawBytes("MZ\x90\0"),
      rawBytes("PK\x03\x04"),
      rawBytes("RIFF", 4, 0, 0, 0, "WAVE"),
      rawBytes("Ol\xe1"),
      rawBytes("line\0line"),
    ])
      assert.equal(fileTypeOf(bytes), null);
  });
});
