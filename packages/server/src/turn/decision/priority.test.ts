import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { siteSettingsSchema } from "@prosa/protocol";
import { passage } from "../../../test/decided-turn.ts";
import type { Passage } from "../../knowledge/passage.ts";
import { createKnowledge } from "../../knowledge/search/search.ts";
import { retrieve } from "../evidence/retrieve.ts";
import { EMPTY_CONTEXT } from "../memory.ts";
import { normaliseTurn } from "../query/read-text.ts";
import { understand } from "../understand.ts";
import { decide } from "./decide.ts";

const site = siteSettingsSchema.parse({ name: "Loja" });
const page = passage({
  id: "page",
  title: "Entrega",
  heading: "Prazo",
  text: "O prazo de entrega para Curitiba é de cinco dias úteis.",
});

/** The passage that the answer to a question rests on, of a page and a fact with this priority. */
function groundOf(question: string, fact: string, priority: number): string | undefined {
  const preferred: Passage = {
    ...passage({ id: "fact", url: "urn:fact", title: "Aviso", heading: "", text: fact, kind: "fact" }),
    ...(priority > 0 && { priority }),
  };
  const others = ["Embrulhamos para presente sem custo.", "Aceitamos Pix e cartão."].map((text, number) =>
    passage({
      id: `other-${number}`,
      url: `https://loja.example/${number}`,
      title: "Loja",
      heading: "",
      text,
    }),
  );
  const knowledge = createKnowledge([page, preferred, ...others], "1");
  const received = { id: "1", text: question, site, context: EMPTY_CONTEXT, at: 0 };
  const retrieved = retrieve(understand(normaliseTurn(received), { knowledge }), { knowledge });
  return decide(retrieved).evidence[0]?.passage.id;
}

describe("the priority of a fact", () => {
  const question = "qual o prazo de entrega para Curitiba?";
  const fact = "Em dezembro o prazo de entrega para Curitiba é de nove dias úteis.";

  it("decides between two passages that answer", () => {
    assert.equal(groundOf(question, fact, 0), "page");
    assert.equal(groundOf(question, fact, 100), "fact");
  });

  it("does not let a fact answer a question that it hardly matches", () => {
    for (const text of [
      "Em dezembro a loja abre aos domingos, das nove às treze.",
      "O prazo para concorrer ao sorteio de Natal termina em dezembro.",
      "Oferta: cafeteira italiana com dez por cento de desconto.",
    ]) {
      assert.equal(groundOf(question, text, 100), "page", text);
    }
  });
});
