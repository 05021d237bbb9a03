import type { Knowledge, Passage } from "../../../knowledge/passage.ts";
import { anyOf } from "../../../language/packs.ts";
import { fold } from "../../../language/text/fold.ts";
import { type Evidence, NAMED_ALIKE, productsNamed, withFindings } from "../../findings.ts";
import { wordsWithTopic } from "../../query/topic.ts";
import type { RetrievedTurn } from "../../turn.ts";
import { findRemedies, type Remedy } from "../remedies.ts";
import { isPartOfName, productsBy } from "./product-naming.ts";
import { pageOf } from "./product-page.ts";

const ASKS_INSTALMENT = new RegExp(
  `\\b(?:\\d{1,2} ?x|${anyOf(({ matters }) => matters.instalmentWords)})\\b`,
);
/** Folded words that ask about instalments in general, which the site's terms answer. */
const OF_ALL_INSTALMENTS = new RegExp(`\\b${anyOf(({ goods }) => goods.instalmentTerms)}\\b`);
const INSTALMENT = new RegExp(
  `\\b\\d{1,2}\\s?(?:x|${anyOf(({ matters }) => matters.instalmentUnits)})\\s+${anyOf(({ matters }) => matters.ofAmount)}\\s+(?:r\\$|us\\$|\\$|€|£)?\\s?\\d`,
);

/** The search for a site's terms of instalments. */
const INSTALMENT_TERMS: Remedy = {
  queries: {
    "pt-BR": ["parcelamos em vezes no cartão sem juros"],
    en: ["interest-free installments by card"],
    es: ["cuotas sin intereses con tarjeta"],
  },
  says: new RegExp(`\\d{1,2}\\s?(?:x|${anyOf(({ matters }) => matters.instalmentsSaid)})\\b`),
};

/** True where a folded message asks for the instalments of one product. */
function asksInstalment(folded: string): boolean {
  return ASKS_INSTALMENT.test(folded) && !OF_ALL_INSTALMENTS.test(folded);
}

/** True where a message asks for the instalments of a product, or names another product after such a question. */
export function asksForInstalment(turn: RetrievedTurn, folded: string, knowledge: Knowledge): boolean {
  if (productsNamed(turn).length === 0) return false;
  if (asksInstalment(folded)) return true;
  const { query, topic } = turn.reading;
  if (topic.text === "" || !asksInstalment(topic.folded)) return false;
  return query.contentWords.every((word) => isPartOfName(word, turn, knowledge));
}

/** The line of a product's page that states its instalments. */
function instalmentLine({ url }: Passage, knowledge: Knowledge): Evidence | undefined {
  for (const passage of pageOf(knowledge, url)) {
    const quote = passage.text.split("\n").find((line) => INSTALMENT.test(fold(line)));
    if (quote !== undefined)
      return { passage, quote, score: 1, coverage: 1, support: 1, matchesIntent: true };
  }
  return undefined;
}

/** Adds the instalments of the one product that a message or the talk names, else the site's terms of them. */
export function withInstalment(turn: RetrievedTurn, knowledge: Knowledge): RetrievedTurn {
  const words = wordsWithTopic(turn.reading).filter((word) => !asksInstalment(word));
  const naming = words.filter((word) => isPartOfName(word, turn, knowledge));
  if (naming.length === 0) return turn;
  const products = productsBy(naming, turn, knowledge);
  const [best] = products;
  const alike = products.filter((one) => one.named >= NAMED_ALIKE * (best?.named ?? 1));
  if (best === undefined || alike.length > 1) return turn;
  const own = instalmentLine(best.evidence.passage, knowledge);
  const instalment = own ?? findRemedies(INSTALMENT_TERMS, turn.reading.language, knowledge)[0];
  return instalment === undefined
    ? turn
    : withFindings(turn, { kind: "products", products }, { kind: "instalment", evidence: instalment });
}
