import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { FILE_NAME_LENGTH_MAX } from "@prosa/protocol";
import { cleanName } from "./file-name.ts";

describe("cleanName", () => {
  it("keeps a good name, with its accents and spaces", () => {
    assert.equal(cleanName("Nota fiscal – São João.pdf", "application/pdf"), "Nota fiscal – São João.pdf");
    assert.equal(cleanName("FOTO.JPEG", "image/jpeg"), "FOTO.jpeg");
  });

  it("gives the ending that the content has", () => {
    assert.equal(cleanName("foto.exe", "image/png"), "foto.exe.png");
    assert.equal(cleanName("página.html", "text/plain"), "página.html.txt");
    assert.equal(cleanName("foto", "image/webp"), "foto.webp");
  });

  it("takes away folders, and what deceives or is refused by some system", () => {
    assert.equal(cleanName("../../etc/passwd", "text/plain"), "passwd.txt");
    assert.equal(cleanName("C:\\temp\\a.txt", "text/plain"), "a.txt");
    assert.equal(cleanName("foto\u202egnp.exe", "image/png"), "fotognp.exe.png");
    assert.equal(cleanName('a<b>"c"|d?*\n.gif', "image/gif"), "abcd.gif");
    assert.equal(cleanName("...", "image/png"), "file.png");
    assert.equal(cleanName("", "image/png"), "file.png");
    assert.equal(cleanName("CON.txt", "text/plain"), "file-CON.txt");
  });

  it("keeps a name within its limit, whole code points", () => {
    for (const length of [FILE_NAME_LENGTH_MAX - 4, FILE_NAME_LENGTH_MAX, 10_000]) {
      const name = cleanName(`${"☕".repeat(length)}.png`, "image/png");
      assert.equal([...name].length, FILE_NAME_LENGTH_MAX);
      assert.ok(name.endsWith("☕.png"));
    }
  });
});
