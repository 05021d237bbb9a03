import type { Comparison, Knowledge, Passage } from "../knowledge/passage.ts";
import { readExpectation } from "./expected.ts";
import { quoteOf } from "./quote.ts";
import { topicOf } from "./topic.ts";
import type { Ground, RetrievedTurn, TurnDeps, UnderstoodTurn } from "./turn.ts";

const FOUND_MAX = 24;
const KEPT_MAX = 8;
const FIT_WEIGHT = 0.35;

/** Adds the passages that speak of the message, those first whose words answer it, and the site's contacts. */
export function retrieve(turn: UnderstoodTurn, { knowledge }: Pick<TurnDeps, "knowledge">): RetrievedTurn {
  const contacts = contactsOf(knowledge);
  if (turn.wantsHuman) return { ...turn, query: "", topic: "", hits: [], products: [], contacts };
  const topic = topicOf(turn, knowledge);
  const query = { text: turn.display, language: turn.language, topic };
  const compare = knowledge.compare(query);
  const isExpected = readExpectation(`${turn.folded} ${topic === "" ? "" : topic.toLowerCase()}`);
  const found = knowledge
    .search({ ...query, limit: FOUND_MAX })
    .map(({ passage, score, coverage }): Ground => {
      const { text, fit } = quoteOf(passage, compare, isExpected);
      return { passage, score: Math.min(1, score + FIT_WEIGHT * fit), coverage, quote: text };
    })
    .sort((one, other) => other.score - one.score);
  const products = found
    .map((ground) => ({ ground, named: nameFit(ground.passage, compare) }))
    .filter(({ named }) => named > 0)
    .sort((one, other) => other.named - one.named);
  return { ...turn, query: turn.display, topic, hits: found.slice(0, KEPT_MAX), products, contacts };
}

function nameFit({ product, language }: Passage, compare: Comparison): number {
  return product === undefined ? 0 : compare(product.name, language);
}

const contactsBySite = new WeakMap<Knowledge, readonly Passage[]>();

function contactsOf(knowledge: Knowledge): readonly Passage[] {
  let contacts = contactsBySite.get(knowledge);
  if (contacts === undefined) {
    contacts = [...knowledge.ofKind("contact")]
      .sort((one, other) => other.text.length - one.text.length)
      .slice(0, 3);
    contactsBySite.set(knowledge, contacts);
  }
  return contacts;
}
