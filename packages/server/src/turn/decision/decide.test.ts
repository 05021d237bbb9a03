import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { contacts, piece, quoted, site, turn } from "../../../test/conversations/retrieved-turn.ts";
import type { Finding, NamedProduct } from "../findings.ts";
import { EMPTY_CONTEXT } from "../memory.ts";
import type { RetrievedTurn } from "../turn.ts";
import { decide } from "./decide.ts";

function product(name: string, named: number): NamedProduct {
  return { evidence: piece(0.9, { id: name, kind: "product", product: { name } }), named };
}

function products(...named: readonly NamedProduct[]): Finding {
  return { kind: "products", products: named };
}

const remedies: Finding = { kind: "remedies", evidence: [piece(0.9)] };

const unsure = { ...EMPTY_CONTEXT, unsureCount: 1 };

const cases: { name: string; given: RetrievedTurn; action: string; reason: string }[] = [
  {
    name: "hands over to who asks for a person",
    given: turn({ intends: ["human", 0.93] }),
    action: "hand-over",
    reason: "intent human 0.93",
  },
  {
    name: "does not take a faint wish for a person for one",
    given: turn({ intends: ["human", 0.5] }),
    action: "decline",
    reason: "nothing found",
  },
  {
    name: "hands over when a lawyer is named",
    given: turn({ says: "vou no procon", hits: [piece(0.9)] }),
    action: "hand-over",
    reason: "legal words",
  },
  {
    name: "greets back",
    given: turn({ says: "oi", intends: ["greeting", 0.99] }),
    action: "answer",
    reason: "intent greeting 0.99",
  },
  {
    name: "answers a question that begins with a greeting",
    given: turn({
      says: "oi, qual o prazo de troca de voces",
      intends: ["greeting", 0.8],
      ...quoted(0.9),
    }),
    action: "answer",
    reason: "chance 0.90",
  },
  { name: "answers what likely answers", given: turn(quoted(0.8)), action: "answer", reason: "chance 0.80" },
  {
    name: "declines what may as well not answer",
    given: turn(quoted(0.5)),
    action: "decline",
    reason: "chance 0.50",
  },
  {
    name: "answers it where the owner wants help more than certainty",
    given: turn({ ...quoted(0.65), site: { ...site, answering: "helpful" } }),
    action: "answer",
    reason: "chance 0.65",
  },
  {
    name: "declines what is likely where the owner wants certainty",
    given: turn({ ...quoted(0.78), site: { ...site, answering: "careful" } }),
    action: "decline",
    reason: "chance 0.78",
  },
  { name: "declines when nothing is found", given: turn({}), action: "decline", reason: "nothing found" },
  {
    name: "hands over nobody unasked, however often it declined",
    given: turn({ context: { ...unsure, unsureCount: 3 } }),
    action: "decline",
    reason: "nothing found",
  },
  {
    name: "answers after one unsure turn when it can",
    given: turn({ context: unsure, ...quoted(0.9) }),
    action: "answer",
    reason: "chance 0.90",
  },
  {
    name: "gives the contacts when asked for them",
    given: turn({ says: "qual o zap", intends: ["contact", 0.9], findings: [contacts(0.8)] }),
    action: "answer",
    reason: "intent contact 0.90",
  },
  {
    name: "answers from the one product named",
    given: turn({
      intends: ["price", 0.9],
      findings: [products(product("Moedor", 0.8), product("Coador", 0.3))],
    }),
    action: "answer",
    reason: "product 0.90",
  },
  {
    name: "asks which of two products alike",
    given: turn({
      intends: ["price", 0.9],
      findings: [products(product("Coador A", 0.5), product("Coador B", 0.5))],
    }),
    action: "clarify",
    reason: "2 products fit",
  },
];

/** "And the table?", where the question about the chair was answered or not. */
function nextOf(action: "answer" | "decline") {
  const past = { visitor: "qual a marca da cadeira", assistant: "…", intent: "product", action, cited: [] };
  return turn({
    says: "e da mesa",
    intends: ["product", 0.97],
    context: { ...EMPTY_CONTEXT, turns: [past] },
    findings: [contacts(0), products(product("Mesa", 1))],
  });
}

cases.push(
  {
    name: "does not price the next thing where what was asked of the last could not be told",
    given: nextOf("decline"),
    action: "decline",
    reason: "nothing found",
  },
  {
    name: "answers the next thing from its page where the last was answered",
    given: nextOf("answer"),
    action: "answer",
    reason: "product 0.90",
  },
);

const listed = { ...site, handOver: { words: ["Alergia", "nota de crédito"] } };

cases.push(
  {
    name: "answers a lawyer who buys",
    given: turn({ says: "sou advogada, vendem para escritorio", ...quoted(0.9) }),
    action: "answer",
    reason: "chance 0.90",
  },
  {
    name: "hears no threat in a wish for a lawyer's help, even in trouble",
    given: turn({
      says: "preciso de um advogado, meu senhorio nao devolve a caucao",
      intends: ["complaint", 0.9],
      ...quoted(0.9),
    }),
    action: "answer",
    reason: "chance 0.90",
  },
  {
    name: "hands over a complaint that speaks of a lawyer",
    given: turn({ says: "a advogada vai ligar", intends: ["complaint", 0.9] }),
    action: "hand-over",
    reason: "legal words",
  },
  {
    name: "hands over where the site's own list says so, in any writing",
    given: turn({ says: "preciso da nota de credito, pode?", site: listed, hits: [piece(0.9)] }),
    action: "hand-over",
    reason: "site's word 2",
  },
  {
    name: "does not match a part of a word with the site's list",
    given: turn({ says: "produto hipoalergiaco", site: listed }),
    action: "decline",
    reason: "nothing found",
  },
  {
    name: "meets a doubt with the site's own words on it",
    given: turn({
      says: "achei caro",
      intends: ["small-talk", 0.9],
      signal: "price",
      findings: [contacts(0), remedies],
    }),
    action: "answer",
    reason: "objection price",
  },
  {
    name: "answers a doubt's own question where a passage does",
    given: turn({
      says: "achei caro o frete, quanto custa",
      signal: "price",
      findings: [contacts(0), remedies],
      ...quoted(0.85),
    }),
    action: "answer",
    reason: "chance 0.85",
  },
  {
    name: "handles a doubt that the site has no words on like any message",
    given: turn({ says: "achei caro", signal: "price" }),
    action: "decline",
    reason: "nothing found",
  },
  {
    name: "tells a visitor who wants to buy how to order",
    given: turn({ says: "vou querer um", signal: "buying", findings: [contacts(0), remedies] }),
    action: "answer",
    reason: "wish to buy",
  },
);

describe("decide", () => {
  for (const { name, given, action, reason } of cases) {
    it(name, () => {
      const decision = decide(given);
      assert.equal(`${decision.action}: ${decision.reason}`, `${action}: ${reason}`);
    });
  }

  it("gives the site's contacts at a hand-over", () => {
    assert.equal(decide(turn({ intends: ["human", 1] })).evidence[0]?.passage.kind, "contact");
  });
});
