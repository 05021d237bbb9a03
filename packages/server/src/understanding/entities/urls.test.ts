import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { assertProportional } from "../../../test/growth.ts";
import { flatten } from "./flat-text.ts";
import { findUrls } from "./urls.ts";

const read = (text: string) => findUrls(text, flatten(text)).map(({ start, end }) => text.slice(start, end));

describe("findUrls", () => {
  it("finds addresses under every top-level domain, with a scheme and without", () => {
    for (const url of [
      "https://fotos.exemplo.photography/novas",
      "exemplo.travel",
      "youtu.be/abc",
      "http://пример.рф",
    ])
      assert.deepEqual(read(`veja ${url}, por favor`), [url]);
  });

  it("finds addresses in numbers and of this machine only behind a scheme", () => {
    for (const url of ["http://10.0.0.1:8080/a", "http://[::1]:8080/", "http://localhost/x"])
      assert.deepEqual(read(url), [url]);
    for (const text of ["8.8.8.8", "http://256.300.1.1", "http://362"]) assert.deepEqual(read(text), []);
  });

  it("leaves files, abbreviations, glued sentences and unknown domains alone", () => {
    for (const text of [
      "manda o arquivo.pdf",
      "moro na av.brasil",
      "acabou.Quero outro",
      "https://exemplo.naoexiste",
      "http://-ruim-.com",
    ])
      assert.deepEqual(read(text), []);
  });

  it("leaves the sentence's punctuation out and a bracket that the address opened in", () => {
    assert.deepEqual(read("(veja https://exemplo.org/a_(b))."), ["https://exemplo.org/a_(b)"]);
    assert.deepEqual(read("é exemplo.com.br:8443/painel!"), ["exemplo.com.br:8443/painel"]);
  });

  it("takes time in proportion to the text", () => {
    for (const part of ["a.", "http://", "http://a.br/) ", "a.br/))))", "a@a.br"])
      assertProportional((size) => findUrls(part.repeat(size), part.repeat(size)), 4_000, part);
  });
});
