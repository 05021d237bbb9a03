import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { passage } from "../../../../test/decided-turn.ts";
import type { Passage } from "../../../knowledge/passage.ts";
import { createKnowledge } from "../../../knowledge/search/search.ts";
import {
  FEW_PASSAGES,
  FEW_PASSAGES_ODDS,
  FEWEST_PASSAGES,
  FOREIGN_LEAST_ODDS,
  FOREIGN_ODDS,
} from "../../decision/tuning.ts";
import { EvidenceModel, type EvidenceWeights } from "./evidence-model.ts";
import { shippedEvidence } from "./shipped-weights.ts";

const pages: readonly Passage[] = [
  ["trocas", "Prazo de troca", "Você pode trocar a peça em até 30 dias corridos depois de receber."],
  ["entrega", "Entrega", "Entregamos em todo o Brasil. O frete para o Sul custa R$ 19,90."],
  ["horas", "Horário de atendimento", "Atendemos de segunda a sexta, das 9h às 18h."],
  ["pagamento", "Pagamento", "Aceitamos Pix e cartão em até seis vezes sem juros."],
  ["historia", "Nossa história", "A loja nasceu em 2011, numa garagem."],
].map(([id = "", heading = "", text = ""]) =>
  passage({
    id: `https://loja.example/${id}#0`,
    url: `https://loja.example/${id}`,
    title: "Loja",
    heading,
    text,
  }),
);

function weigh(text: string, passageCount = pages.length) {
  const knowledge = createKnowledge(pages, "1");
  const question = { text, written: text, language: "pt-BR" } as const;
  return shippedEvidence.weigh(question, knowledge.search({ ...question, limit: 20 }), {
    look: (query) => ({ ...knowledge.look(query), passageCount }),
    wordingOf: (one) => knowledge.wordingOf(one),
  });
}

describe("EvidenceModel", () => {
  it("ranks the passage that answers first, and quotes it", () => {
    const { ranked, quotes } = weigh("qual o prazo de troca?");
    assert.equal(ranked[0]?.candidate.hit.passage.heading, "Prazo de troca");
    assert.match(quotes[0]?.text ?? "", /30 dias corridos/);
  });

  it("thinks an answer likelier where the site has one", () => {
    const [known, strange] = [weigh("qual o prazo de troca?"), weigh("vocês alugam carros em Marte?")];
    assert.ok(known.chance > 2 * strange.chance, `${known.chance} ${strange.chance}`);
    assert.ok(known.chance < 1 && strange.chance >= 0);
  });

  it("thinks it likelier among few passages, from the size of site that was measured on", () => {
    const odds = (passageCount: number) => {
      const { chance } = weigh("qual o prazo de troca?", passageCount);
      return Math.log(chance / (1 - chance));
    };
    const many = odds(FEW_PASSAGES);
    assert.ok(Math.abs(odds(5 * FEW_PASSAGES) - many) < 1e-9);
    assert.ok(Math.abs(odds(FEW_PASSAGES / 2) - many - FEW_PASSAGES_ODDS * Math.LN2) < 1e-9);
    assert.ok(odds(FEWEST_PASSAGES) > odds(FEWEST_PASSAGES + 1));
    assert.equal(odds(2), odds(FEWEST_PASSAGES));
  });

  it("adds to the log-odds of a question in another language, more where the quotes hold all of three words", () => {
    const none = { bias: 0, weights: {} };
    // Weights that tell nothing: what is left of the log-odds is added beside them.
    const weights: EvidenceWeights = { rank: none, line: none, chance: { ...none, steps: {} } };
    const knowledge = createKnowledge(pages, "1");
    const odds = (text: string, language: "pt-BR" | "es") => {
      const question = { text, written: text, language };
      const hits = knowledge.search({ ...question, limit: 20 });
      const { chance } = new EvidenceModel(weights).weigh(question, hits, {
        look: (query) => ({ ...knowledge.look(query), passageCount: FEW_PASSAGES }),
        wordingOf: (one) => knowledge.wordingOf(one),
      });
      return Math.log(chance / (1 - chance));
    };
    assert.ok(Math.abs(odds("plazo de cambio en días", "es") - FOREIGN_LEAST_ODDS - FOREIGN_ODDS) < 1e-9);
    assert.ok(Math.abs(odds("plazo de cambio de bicicleta", "es") - FOREIGN_LEAST_ODDS) < 1e-9);
    assert.ok(Math.abs(odds("plazo de cambio", "es") - FOREIGN_LEAST_ODDS) < 1e-9);
    assert.ok(Math.abs(odds("prazo de troca em dias", "pt-BR")) < 1e-9);
  });

  it("thinks a count unlikely that no quote states", () => {
    const [told, untold] = [weigh("quantos dias para trocar?"), weigh("quantas atendentes vocês têm?")];
    assert.ok(told.chance > 0.5 && untold.chance < 0.5, `${told.chance} ${untold.chance}`);
    const counted = { ...weigh("quantas vezes sem juros?") };
    assert.ok(counted.chance > 0.5, `${counted.chance}`);
  });

  it("knows nothing where nothing is found", () => {
    const { ranked, quotes, chance } = weigh("xyzzy");
    assert.deepEqual([ranked.length, quotes.length, chance], [0, 0, 0]);
  });
});
