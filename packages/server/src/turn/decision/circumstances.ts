import { importanceOf } from "../../knowledge/index/importance.ts";
import { fold } from "../../language/text/fold.ts";
import { wordsOf } from "../../language/text/words.ts";
import { headingMatchesAnother } from "../evidence/intent-match.ts";
import type { Evidence } from "../findings.ts";
import { SURE } from "../query/sure-intent.ts";
import type { RetrievedTurn } from "../turn.ts";

const BEGINNING = 4;
/** How, who, why or where from: of a product its bare facts do not say. */
const ASKS_HOW = /^(quem|como|por ?que|who|how (do|can|to|should)|why|quien|de onde|where)\b/;

/** True where a passage is a table or a product of which the message names neither the row nor the page. */
export function isByChance({ passage, quote }: Evidence, { reading }: RetrievedTurn): boolean {
  if (passage.kind !== "table" && passage.kind !== "product") return false;
  const { meant, language, topic, places } = reading;
  if (topic.text !== "" || passage.language !== language || places.length > 0) return false;
  const { title, heading } = passage;
  const rows = quote.split("\n").map((row) => row.split(/[:;] /)[0]);
  const names = wordsOf(`${title} ${heading} ${rows.join(" ")}`);
  const isNamed = (word: string) => names.some((name) => name.startsWith(word.slice(0, BEGINNING)));
  return !meant.words.filter((word) => word.length >= BEGINNING || /\d/.test(word)).some(isNamed);
}

/** True where a message names nothing that it asks about, and leans on no talk that does. */
export function isEmpty({ reading }: RetrievedTurn): boolean {
  const { topic, places, matter } = reading;
  return topic.text === "" && places.length === 0 && matter.every((word) => importanceOf(word) < 1);
}

/** True where the best passage's own heading is one of the message's words. */
export function isHeaded({ hits, reading }: RetrievedTurn): boolean {
  const heading = wordsOf(hits[0]?.passage.heading.split(" › ").at(-1) ?? "");
  return heading.length === 1 && reading.written.words.includes(heading[0] ?? "");
}

/** True where the best passage's heading answers another intent than the one that is sure. */
export function isElsewhere(turn: RetrievedTurn): boolean {
  const { hits } = turn;
  const { intent } = turn.reading;
  const passage = hits[0]?.passage;
  if (passage === undefined || intent.confidence < SURE || hits[0]?.matchesIntent) return false;
  // "A discount with Pix?" names the heading itself.
  if (isHeaded(turn)) return false;
  return headingMatchesAnother(intent.name, fold(passage.heading.split(" › ").at(-1) ?? ""));
}

/** A product's bare facts say nothing of how, who, why or where from. */
export function isBeyondFacts({ hits, reading }: RetrievedTurn): boolean {
  return hits[0]?.passage.kind === "product" && ASKS_HOW.test(reading.written.folded);
}

/** Unknown on its own, and not leaning on a talk that was understood. */
export function isStrange({ reading }: RetrievedTurn): boolean {
  const { intent, topic } = reading;
  return intent.name === "unknown" && intent.confidence >= SURE && topic.text === "";
}
