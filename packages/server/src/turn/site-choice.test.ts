import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { siteSettingsSchema } from "@prosa/protocol";
import { passage } from "../../test/decided-turn.ts";
import type { Knowledge, Passage } from "../knowledge/passage.ts";
import { createKnowledge } from "../knowledge/search/search.ts";
import { createEmbeddedModel } from "../models/embedded.ts";
import { type Context, EMPTY_CONTEXT } from "./memory.ts";
import { converse } from "./pipeline.ts";
import type { RecordedTurn } from "./turn.ts";

const SITE = siteSettingsSchema.parse({ name: "Loja" });
const ASKED = "Qual é o prazo de troca?";

/** The passages of a small site, one a heading. */
function page(name: string, headings: Readonly<Record<string, string>>): Passage[] {
  return Object.entries(headings).map(([heading, text], at) =>
    passage({
      id: `https://loja.example/${name}#${at}`,
      url: `https://loja.example/${name}`,
      title: name,
      heading,
      text,
    }),
  );
}

const PASSAGES = [
  ...page("trocas", {
    [ASKED]: "São 30 dias, contados da entrega.",
    "Quem paga o frete da troca?": "Na primeira troca o frete é nosso.",
  }),
  ...page("entrega", {
    "Quanto tempo demora a entrega?": "Em Manaus, até 13 dias úteis.",
    "Vocês entregam no interior?": "Sim, em todo o país.",
  }),
  passage({
    id: "https://loja.example/contato#0",
    url: "https://loja.example/contato",
    title: "Contato",
    heading: "Contato",
    text: "Telefone: (35) 3555-0148",
    kind: "contact",
  }),
];

/** The site's knowledge, which counts how often it is searched and a question's words are looked up. */
function countedKnowledge() {
  const counts = { search: 0, compare: 0, look: 0 };
  const knowledge = new Proxy<Knowledge>(createKnowledge(PASSAGES, "1"), {
    get(target, name: keyof Knowledge) {
      if (name === "search" || name === "compare" || name === "look") counts[name] += 1;
      const value = Reflect.get(target, name, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  return { knowledge, counts };
}

async function say(
  knowledge: Knowledge,
  text: string,
  { isChoice = false, context = EMPTY_CONTEXT }: { isChoice?: boolean; context?: Context } = {},
): Promise<RecordedTurn> {
  const received = {
    id: "1",
    text,
    site: SITE,
    context,
    at: 0,
    ...(isChoice && { isChoice: true as const }),
  };
  const steps = converse(received, { knowledge, model: createEmbeddedModel() }, new AbortController().signal);
  let step = await steps.next();
  while (!step.done) step = await steps.next();
  return step.value;
}

describe("a pressed choice of the site's", () => {
  it("is answered by the passage below its heading, and nothing is searched for", async () => {
    const { knowledge, counts } = countedKnowledge();
    const { decision, reply } = await say(knowledge, ASKED, { isChoice: true });
    assert.deepEqual([decision.action, decision.reason], ["answer", "pressed"]);
    assert.match(reply.text, /30 dias/);
    // What may follow is looked for once for a version of the knowledge.
    const { search: first } = counts;
    await say(knowledge, ASKED, { isChoice: true });
    assert.equal(counts.search, first);
    assert.ok(first <= PASSAGES.length);
  });

  it("is read and weighed once, and again by itself after another talk", async () => {
    const { knowledge, counts } = countedKnowledge();
    const first = await say(knowledge, ASKED, { isChoice: true });
    const before = { ...counts };
    const { next } = await say(knowledge, "vocês entregam em Manaus?");
    assert.ok(counts.look > before.look, "words that are typed are weighed");
    const between = { ...counts };
    const again = await say(knowledge, ASKED, { isChoice: true, context: next });
    assert.deepEqual(counts, between);
    assert.equal(again.reply.text, first.reply.text);
  });

  it("is a starter as well: the second press looks nothing up", async () => {
    const { knowledge, counts } = countedKnowledge();
    const first = await say(knowledge, "Como entro em contato?", { isChoice: true });
    assert.match(first.reply.text, /3555-0148/);
    const before = { ...counts };
    const second = await say(knowledge, "Como entro em contato?", { isChoice: true });
    assert.deepEqual(counts, before);
    assert.deepEqual(second.reply, first.reply);
  });

  it("yields to the owner's words for a hand-over", async () => {
    const { knowledge } = countedKnowledge();
    await say(knowledge, ASKED, { isChoice: true });
    const site = siteSettingsSchema.parse({ name: "Loja", handOver: { words: ["prazo de troca"] } });
    const deps = { knowledge, model: createEmbeddedModel() };
    const received = { id: "1", text: ASKED, site, context: EMPTY_CONTEXT, at: 0, isChoice: true as const };
    const steps = converse(received, deps, new AbortController().signal);
    let step = await steps.next();
    while (!step.done) step = await steps.next();
    assert.equal(step.value.decision.action, "hand-over");
  });

  it("is no typed message: the same words typed are searched for, and lean on the talk", async () => {
    const { knowledge, counts } = countedKnowledge();
    await say(knowledge, ASKED, { isChoice: true });
    const before = counts.search;
    await say(knowledge, ASKED);
    assert.ok(counts.search > before);
  });

  it("that names nothing of the site is read like words that are typed", async () => {
    const { knowledge, counts } = countedKnowledge();
    await say(knowledge, "A de inox", { isChoice: true });
    const before = counts.search;
    await say(knowledge, "A de inox", { isChoice: true });
    assert.ok(counts.search > before);
  });
});
