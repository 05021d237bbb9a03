import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createHtmlReader } from "./html-in-words.ts";

function written(text: string): string {
  const [whole, slow] = [createHtmlReader(), createHtmlReader()];
  const once = whole.push(text) + whole.end();
  assert.equal([...text].map((letter) => slow.push(letter)).join("") + slow.end(), once);
  return once;
}

describe("createHtmlReader", () => {
  it("writes the tags of an LLM's habits as Markdown", () => {
    assert.equal(
      written("Troca:<br/>até <b>7 dias</b><BR >com <em>nota</em>"),
      "Troca:\naté **7 dias**\ncom *nota*",
    );
    assert.equal(written('<ul><li>Um</li><li class="x">Dois</li></ul>').trim(), "- Um\n- Dois");
    assert.equal(written("<p>Um</p><p>Dois</p>").trim(), "Um\n\nDois");
    assert.equal(written("<h3>Prazo</h3>7 dias<!-- fim -->.").trim(), "**Prazo**\n\n7 dias.");
    assert.equal(written('Veja <a href="/trocas" class="x">aqui</a>.'), "Veja [aqui](/trocas).");
    assert.equal(written('<a name="x">aqui</a>'), "aqui");
  });

  it("keeps a table's row on its line", () => {
    assert.equal(
      written("| Cor | Preço |\n|---|---|\n| Azul<br>claro | R$ 5 |"),
      "| Cor | Preço |\n|---|---|\n| Azul claro | R$ 5 |",
    );
  });

  it("leaves everything else alone", () => {
    for (const words of ["a < b > c", "<3", "x<y", "<https://loja.example/>", "<script>", "<nome>", "1 <"]) {
      assert.equal(written(words), words);
    }
  });
});
