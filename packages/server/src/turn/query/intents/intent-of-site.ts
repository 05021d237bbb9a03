import type { Knowledge } from "../../../knowledge/passage.ts";
import { fold } from "../../../language/text/fold.ts";
import type { IntentReading } from "../../../understanding/intents/intent.ts";
import { HEADED_INTENTS, headingMatches } from "./intent-headings.ts";

/** Matters of selling: no message is of them where nothing is sold. */
const OF_SELLING: readonly string[] = ["product", "price", "availability", "discount"];

/** Matters of a purchase, which are those of a site that sells or has a heading of them. */
const OF_PURCHASES: readonly string[] = [
  "delivery",
  "order-status",
  "returns",
  "warranty",
  "payment",
  "invoice",
];

const headedBySite = new WeakMap<Knowledge, ReadonlySet<string>>();

/**
 * The intent of a message as far as the site knows of such matters: a clinic has no stock and a library's "returns" are no
 * returned goods. An intent that the site shows no sign of is unknown, and the message is searched like any other. Those that
 * the owner taught by phrases stay.
 */
export function intentOfSite(
  intent: IntentReading,
  knowledge: Knowledge,
  taught: Readonly<Record<string, unknown>> = {},
): IntentReading {
  const { name } = intent;
  const isSelling = OF_SELLING.includes(name);
  if ((!isSelling && !OF_PURCHASES.includes(name)) || name in taught) return intent;
  if (knowledge.ofKind("product").length > 0 || headedIn(knowledge).has(name)) return intent;
  return { ...intent, name: "unknown" };
}

/** The intents that a heading or a title of the site answers. Read once for a version of its knowledge. */
function headedIn(knowledge: Knowledge): ReadonlySet<string> {
  let headed = headedBySite.get(knowledge);
  if (headed === undefined) {
    // The heading of a fact holds the owner's keywords.
    const facts = knowledge.ofKind("fact").map(({ heading }) => heading);
    const matters = [...knowledge.matters.byPage.values()].flat().map(({ text }) => text);
    const texts = [...facts, ...matters].map(fold);
    headed = new Set(HEADED_INTENTS.filter((name) => texts.some((text) => headingMatches(name, text))));
    headedBySite.set(knowledge, headed);
  }
  return headed;
}
