import type { Knowledge, ProductFacts } from "../../../knowledge/passage.ts";
import { contentWords } from "../../../knowledge/query/query.ts";
import { anyOf } from "../../../language/packs.ts";
import { fold } from "../../../language/text/words.ts";
import { importanceOf } from "../../../language/vocabulary.ts";
import {
  type ComparedProduct,
  type Evidence,
  type Finding,
  findingOf,
  NAMED_ALIKE,
  type NamedProduct,
  productsNamed,
  withFindings,
} from "../../findings.ts";
import type { TurnDeps } from "../../ports.ts";
import { readAnswerType } from "../../query/answer-type.ts";
import { wordsWithTopic } from "../../query/topic.ts";
import type { RetrievedTurn } from "../../turn.ts";
import {
  asksForInstalment,
  isPartOfName,
  nameOf,
  offersByPrice,
  orderAsked,
  productsBy,
  UNIT,
  withInstalment,
} from "./asked.ts";
import {
  allInOrder,
  asksOnlyForOrder,
  measuredRow,
  OF_COMPARING,
  ordered,
  withAll,
} from "./product-order.ts";
import {
  asksForQuality,
  bestOfPage,
  descriptionOf,
  holdsByBeginnings,
  qualitiesOf,
  soldOutLine,
} from "./product-page.ts";

/** As `NAMED_ALIKE`, for a comparison: "the cloth one or the porcelain one" names neither whole. */
const NEARLY = 0.55;
const COMPARED_MAX = 4;
const READ_MAX = 400;
const HELD_BY_QUESTION = 0.75;
const QUALITIES_MAX = 4;
const IS_CODE = new RegExp(`^${anyOf(({ matters }) => matters.codeLabel)}\\b`);

/** The least share of a message's weight that names what it asks about. */
const NAMED = 0.2;
/** The least share of what is asked that the best of several products' pages must hold. */
const HELD_BY_ONE = 0.75;

const COMPARES = new RegExp(`\\b${anyOf(({ goods }) => goods.compares)}\\b`);
const RECOMMENDS = new RegExp(`\\b${anyOf(({ goods }) => goods.recommends)}\\b`);

/** Words that ask whether something will do, and name nothing that a page could state. */
const OF_JUDGING = new RegExp(`^${anyOf(({ goods }) => goods.judging)}$`);
/** The least share of a message's words by which it asks for the goods that they name: "a present for my mother, who loves coffee" asks for any. */
const ASKED_FOR = 0.25;

/** The words of a message that name the goods it asks for; those that set goods in an order or say how much to spend name none. */
function namingWords(turn: RetrievedTurn, knowledge: Knowledge): readonly string[] {
  const words = wordsWithTopic(turn.reading).filter((word) => !OF_COMPARING.test(word) && !UNIT.test(word));
  const naming = words.filter((word) => isPartOfName(word, turn, knowledge));
  return naming.length < ASKED_FOR * words.length ? [] : naming;
}

/** Adds what the pages of the products that a message names say of what it asks of them. */
export function groundProducts(
  turn: RetrievedTurn,
  { knowledge }: Pick<TurnDeps, "knowledge">,
): RetrievedTurn {
  const { meant, query, topic, language } = turn.reading;
  const folded = meant.folded.slice(0, READ_MAX);
  const products = productsNamed(turn);
  const offers = offersByPrice(
    folded,
    () => productsBy(namingWords(turn, knowledge), turn, knowledge),
    knowledge,
  );
  if (offers.length > 0) return withFindings(turn, ...offers);
  if (findingOf(turn, "catalogue") !== undefined)
    return findingOf(turn, "price-order") !== undefined ? amongNamed(turn, knowledge) : turn;
  const order = orderAsked(folded);
  if (asksForInstalment(turn, folded, knowledge)) return withInstalment(turn, knowledge);
  if (products.length === 0) {
    if (order !== undefined && asksOnlyForOrder(turn)) return allInOrder(turn, order, knowledge);
    return RECOMMENDS.test(folded) ? withAll(turn, knowledge) : turn;
  }
  const isComparing = order !== undefined || COMPARES.test(folded);
  const isRecommending = RECOMMENDS.test(folded);
  const isAdvising = isComparing || isRecommending;
  const words = wordsWithTopic(turn.reading).filter((word) => !isAdvising || !OF_COMPARING.test(word));
  const naming = words.filter((word) => isPartOfName(word, turn, knowledge));
  const named = isAdvising && naming.length > 0 ? productsBy(naming, turn, knowledge) : products;
  const [best] = named;
  if (best === undefined || best.named < NAMED || (naming.length === 0 && !isAdvising))
    return isRecommending && naming.length === 0 ? withAll(turn, knowledge) : turn;
  const own = query.contentWords.filter((word) => !OF_JUDGING.test(word));
  const isAlike = ({ evidence, named: share }: NamedProduct) =>
    share >= (isAdvising ? NEARLY : NAMED_ALIKE) * best.named ||
    (isAdvising && topic.text.includes(nameOf(evidence)));
  const namedNow = isAdvising && topic.text !== "" ? severalNamed(naming, own, turn, knowledge) : [];
  // A message that names the products to compare does not mean those of the talk as well.
  const alike = namedNow.length > 1 ? namedNow : named.filter(isAlike);
  const asked = words.filter((word) => own.includes(word) && !naming.includes(word) && !UNIT.test(word));
  const compare = knowledge.compare({ text: asked.join(" "), language });
  const isAsking = asked.some((word) => importanceOf(word) === 1) || asksForQuality(folded);
  const answerType = readAnswerType(folded);
  if (alike.length === 1) {
    const findings: Finding[] = [];
    const sibling = siblingOf(best.evidence, knowledge);
    const soldOut = soldOutLine(best.evidence.passage, knowledge);
    if (sibling) findings.push({ kind: "sibling", product: sibling });
    if (soldOut) findings.push({ kind: "sold-out", evidence: soldOut });
    const measured = order && measuredRow(best.evidence, order, knowledge);
    if (measured) findings.push({ kind: "detail", evidence: measured });
    // The only one of its kind is the best of it, too.
    else if (!isAsking && isAdvising)
      findings.push({ kind: "products", products: named }, { kind: "recommendation" });
    else if (isAsking && !answersFor(naming, turn, knowledge)) {
      const detail = bestOfPage(best.evidence.passage, knowledge, compare, answerType, folded);
      const description = descriptionOf(best.evidence);
      if (detail) findings.push({ kind: "detail", evidence: detail });
      if (description) findings.push({ kind: "description", evidence: description });
    }
    return withFindings(turn, ...findings);
  }
  if (alike.length > COMPARED_MAX || !isAdvising) return turn;
  const evidence = alike.map(({ evidence }) => evidence);
  const inOrder = order && ordered(evidence, order, knowledge);
  if (order !== undefined && inOrder !== undefined)
    return withFindings(turn, { kind: "comparison", products: inOrder, order });
  if (!isAsking)
    return withFindings(turn, { kind: "comparison", products: besideEachOther(alike, knowledge) });
  const compared = alike.map(({ evidence }): ComparedProduct & { isHeld: boolean } => {
    const found = bestOfPage(evidence.passage, knowledge, compare, undefined, folded);
    const described = descriptionOf(evidence);
    const says = found ?? described;
    const isHeld = (found?.support ?? 0) >= HELD_BY_ONE;
    return {
      evidence,
      qualities: [],
      isHeld: isHeld || holdsByBeginnings(asked, described),
      ...(says && { says }),
    };
  });
  const isHeld = compared.some((one) => one.isHeld);
  return withFindings(
    turn,
    isHeld ? { kind: "comparison", products: compared } : { kind: "advice", evidence },
  );
}

/** The products that a message itself names by words of their own, whatever the talk names. */
function severalNamed(
  naming: readonly string[],
  own: readonly string[],
  turn: RetrievedTurn,
  knowledge: Knowledge,
): NamedProduct[] {
  const words = naming.filter((word) => own.includes(word));
  if (words.length < 2) return [];
  const named = productsBy(words, turn, knowledge);
  return named.filter((one) => one.named >= NEARLY * (named[0]?.named ?? 1));
}

/** Another product whose name begins with the same word: where it is the only one, the two are worth comparing. */
function siblingOf(evidence: Evidence, knowledge: Knowledge): ProductFacts | undefined {
  const [kind] = contentWords(nameOf(evidence), evidence.passage.language);
  const others = knowledge.ofKind("product").filter(({ product, url, language: own }) => {
    return url !== evidence.passage.url && contentWords(product?.name ?? "", own)[0] === kind;
  });
  return others.length === 1 ? others[0]?.product : undefined;
}

/** True where the best passage found is a question about this product with its answer. */
function answersFor(
  naming: readonly string[],
  { hits, reading }: RetrievedTurn,
  knowledge: Knowledge,
): boolean {
  const [best] = hits;
  if (best?.passage.kind !== "question" || best.support < HELD_BY_QUESTION) return false;
  const compare = knowledge.compare({ text: naming.join(" "), language: reading.language });
  return compare(best.passage.heading, best.passage.language) >= HELD_BY_QUESTION;
}

/** The catalogue by price of only those products that a message names by a word each: "the pot or the grinder?" */
function amongNamed(turn: RetrievedTurn, knowledge: Knowledge): RetrievedTurn {
  const words = turn.reading.query.contentWords.filter((word) => isPartOfName(word, turn, knowledge));
  if (words.length < 2) return turn;
  const named = productsBy(words, turn, knowledge);
  const alike = named.filter((one) => one.named >= NEARLY * (named[0]?.named ?? 1));
  const price = ({ evidence }: NamedProduct) => evidence.passage.product?.price ?? Number.POSITIVE_INFINITY;
  if (alike.length < 2 || alike.length > COMPARED_MAX || alike.some((one) => price(one) === Infinity))
    return turn;
  const byPrice = alike.sort((one, other) => price(one) - price(other)).map(({ evidence }) => evidence);
  return withFindings(turn, { kind: "catalogue", evidence: byPrice });
}

/** The differences between products: qualities that each page states differently, else each page's description. */
function besideEachOther(alike: readonly NamedProduct[], knowledge: Knowledge): ComparedProduct[] {
  const stated = alike.map(({ evidence }) => qualitiesOf(evidence.passage.url, knowledge));
  const shared = [...(stated[0]?.keys() ?? [])].filter(
    (name) => !IS_CODE.test(fold(name)) && new Set(stated.map((one) => one.get(name))).size === stated.length,
  );
  const telling = shared.filter((name) => stated.every((one) => one.has(name))).slice(0, QUALITIES_MAX);
  return alike.map(({ evidence }, place): ComparedProduct => {
    const qualities = telling.map((name) => [name, stated[place]?.get(name) ?? ""] as const);
    const says = descriptionOf(evidence);
    return { evidence, qualities, ...(says && { says }) };
  });
}
