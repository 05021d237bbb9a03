import { importanceOf } from "../knowledge/importance.ts";
import type { Knowledge, ProductFacts } from "../knowledge/passage.ts";
import { tellingWords } from "../knowledge/query.ts";
import { wordsOf } from "../knowledge/words.ts";
import { fold } from "../understanding/fold.ts";
import { readExpectation } from "./expected.ts";
import { offersByPrice } from "./price-range.ts";
import {
  asksForQuality,
  bestOfPage,
  descriptionOf,
  holdsByBeginnings,
  qualitiesOf,
  soldOutLine,
} from "./product-page.ts";
import type { ComparedProduct, Ground, NamedProduct, RetrievedTurn, TurnDeps } from "./turn.ts";

const ALIKE = 0.95;
/** The same for who compares: "the cloth one or the porcelain one" names neither whole. */
const NEARLY = 0.55;
const COMPARED_MAX = 4;
const READ_MAX = 400;
const ALL_MAX = 10;
const UNIT = /^(\d+|litros?|liters?|litres?|ml|g|gramas?|grams?|gramos?|kg|quilos?|kilos?|cm|mm|m)$/;
const HELD_BY_QUESTION = 0.75;
const QUALITIES_MAX = 4;
const IS_CODE = /^(sku|codigo|cod|ref|referencia|reference|ean|gtin|isbn|mpn|modelo|model|code)\b/;

/** The least share of a word that a product's name must hold for the word to be part of naming it. */
const PART_OF_NAME = 0.5;
/** The least share of a message's weight that names what it asks about. */
const NAMED = 0.2;
/** The least share of what is asked that the best of several products' pages must hold. */
const HELD_BY_ONE = 0.75;

const COMPARES =
  /\b(diferenca|diferem|difference|differ|diferencia|compar\w+|versus|vs|duvida entre|entre (o|a|os|as|el|la|los|las)|between|(qual|quais|cual|que)( \w+)* (melhor|mejor|mais|menos|mas)|which( \w+)* (better|best|more|less|least|most|\w+er|\w+est)|qual (dos|das|deles|delas)|which (of|one)|cual de)\b/;
const RECOMMENDS =
  /\b(indica(m|ria|riam)?|recomenda\w*|recomiend\w*|recomienda(s|n|me)?|suger\w+|sugier\w+|recommend\w*|suggest\w*|aconselha\w*|aconsej\w+|qual (devo|compro|levo|escolho)|which (should|to) )\b/;
/** Words of comparing and recommending, which ask for no quality of what is compared. */
const OF_COMPARING =
  /^(diferenc\w*|diferem|differ\w*|compar\w*|versus|vs|duvida|entre|between|melhor(es)?|better|best|mejor(es)?|dois|duas|two|dos|tres|three|ambos|both|outr[oa]s?|other|indic\w*|recom\w*|suger\w*|sugier\w*|suggest\w*|acons\w*|escolh\w*|choose|devo|should|one|ones|mais|menos|more|less|mas|most|least|versao|sobre|ou|or|o)$/;

/** Words that ask whether something will do, and name nothing that a page could state. */
const OF_JUDGING =
  /^(good|nice|suitable|okay|ok|fine|works?|bom|boa|bons|boas|legal|adequad[oa]|bueno|buena|apt[oa]|compatible|compativel|possivel)$/;
/** Adds what the pages of the products that a message names say of what it asks of them. */
export function lookIntoProducts(
  turn: RetrievedTurn,
  { knowledge }: Pick<TurnDeps, "knowledge">,
): RetrievedTurn {
  const folded = fold(turn.meant.slice(0, READ_MAX));
  const offers = offersByPrice(folded, turn.products, knowledge);
  if (offers !== undefined) return { ...turn, ...offers };
  if (turn.catalogue !== undefined) return turn.isByPrice ? amongNamed(turn, knowledge) : turn;
  if (turn.products.length === 0) return RECOMMENDS.test(folded) ? withAll(turn, knowledge) : turn;
  const isComparing = COMPARES.test(folded);
  const isRecommending = RECOMMENDS.test(folded);
  const isAdvising = isComparing || isRecommending;
  const words = tellingWords(
    turn.topic === "" ? turn.query : `${turn.query} ${turn.topic}`,
    turn.language,
  ).filter((word) => !isAdvising || !OF_COMPARING.test(word));
  const naming = words.filter((word) => isPartOfName(word, turn, knowledge));
  const named = isAdvising && naming.length > 0 ? productsBy(naming, turn, knowledge) : turn.products;
  const [best] = named;
  if (best === undefined || best.named < NAMED || (naming.length === 0 && !isAdvising))
    return isRecommending && naming.length === 0 ? withAll(turn, knowledge) : turn;
  const isAlike = ({ ground, named: share }: NamedProduct) =>
    share >= (isAdvising ? NEARLY : ALIKE) * best.named ||
    (isAdvising && turn.topic.includes(nameOf(ground)));
  const alike = named.filter(isAlike);
  const own = tellingWords(turn.query, turn.language).filter((word) => !OF_JUDGING.test(word));
  const asked = words.filter((word) => own.includes(word) && !naming.includes(word) && !UNIT.test(word));
  const compare = knowledge.compare({ text: asked.join(" "), language: turn.language });
  const isAsking = asked.some((word) => importanceOf(word) === 1) || asksForQuality(folded);
  const expectation = readExpectation(folded);
  if (alike.length === 1) {
    const sibling = siblingOf(best.ground, knowledge);
    const soldOut = soldOutLine(best.ground.passage, knowledge);
    const known = { ...turn, ...(sibling && { sibling }), ...(soldOut && { soldOut }) };
    // The only one of its kind is the best of it, too.
    if (!isAsking) return isAdvising ? { ...known, products: named, isRecommending: true } : known;
    if (answersFor(naming, turn, knowledge)) return known;
    const detail = bestOfPage(best.ground.passage, knowledge, compare, expectation, folded);
    const described = descriptionOf(best.ground);
    return { ...known, ...(detail && { detail }), ...(described && { described }) };
  }
  if (alike.length > COMPARED_MAX || !isAdvising) return turn;
  if (!isAsking) return { ...turn, compared: besideEachOther(alike, knowledge) };
  const compared = alike.map(({ ground }): ComparedProduct & { isHeld: boolean } => {
    const found = bestOfPage(ground.passage, knowledge, compare, undefined, folded);
    const described = descriptionOf(ground);
    const says = found ?? described;
    const isHeld = (found?.support ?? 0) >= HELD_BY_ONE;
    return {
      ground,
      qualities: [],
      isHeld: isHeld || holdsByBeginnings(asked, described),
      ...(says && { says }),
    };
  });
  const isHeld = compared.some((one) => one.isHeld);
  return isHeld ? { ...turn, compared } : { ...turn, advised: alike.map(({ ground }) => ground) };
}

/** Another product whose name begins with the same word: where it is the only one, the two are worth comparing. */
function siblingOf(ground: Ground, knowledge: Knowledge): ProductFacts | undefined {
  const [kind] = tellingWords(nameOf(ground), ground.passage.language);
  const others = knowledge.ofKind("product").filter(({ product, url, language: own }) => {
    return url !== ground.passage.url && tellingWords(product?.name ?? "", own)[0] === kind;
  });
  return others.length === 1 ? others[0]?.product : undefined;
}

/** Whether the best passage found is a question on the very product, and its answer. */
function answersFor(
  naming: readonly string[],
  { hits, language }: RetrievedTurn,
  knowledge: Knowledge,
): boolean {
  const [best] = hits;
  if (best?.passage.kind !== "question" || best.support < HELD_BY_QUESTION) return false;
  const compare = knowledge.compare({ text: naming.join(" "), language });
  return compare(best.passage.heading, best.passage.language) >= HELD_BY_QUESTION;
}

/** The catalogue by price of only those products that a message names by a word each: "the pot or the grinder?" */
function amongNamed(turn: RetrievedTurn, knowledge: Knowledge): RetrievedTurn {
  const words = tellingWords(turn.query, turn.language).filter((word) => isPartOfName(word, turn, knowledge));
  if (words.length < 2) return turn;
  const named = productsBy(words, turn, knowledge);
  const alike = named.filter((one) => one.named >= NEARLY * (named[0]?.named ?? 1));
  const price = ({ ground }: NamedProduct) => ground.passage.product?.price ?? Number.POSITIVE_INFINITY;
  if (alike.length < 2 || alike.length > COMPARED_MAX || alike.some((one) => price(one) === Infinity))
    return turn;
  return {
    ...turn,
    catalogue: alike.sort((one, other) => price(one) - price(other)).map(({ ground }) => ground),
  };
}

/** Advice is asked for on nothing certain: all that there is, where that is little enough to be read. */
function withAll(turn: RetrievedTurn, knowledge: Knowledge): RetrievedTurn {
  const all = knowledge.ofKind("product");
  if (all.length === 0 || all.length > ALL_MAX) return turn;
  const advised = all.map((passage): Ground => {
    const quote = passage.text.split("\n")[0] ?? "";
    return { passage, score: 1, coverage: 1, quote, support: 1, isSuited: true };
  });
  return { ...turn, advised };
}

/** What tells products apart: the qualities that each page states, where they differ; else how each page describes its own. */
function besideEachOther(alike: readonly NamedProduct[], knowledge: Knowledge): ComparedProduct[] {
  const stated = alike.map(({ ground }) => qualitiesOf(ground.passage.url, knowledge));
  const shared = [...(stated[0]?.keys() ?? [])].filter(
    (name) => !IS_CODE.test(fold(name)) && new Set(stated.map((one) => one.get(name))).size === stated.length,
  );
  const telling = shared.filter((name) => stated.every((one) => one.has(name))).slice(0, QUALITIES_MAX);
  return alike.map(({ ground }, place): ComparedProduct => {
    const qualities = telling.map((name) => [name, stated[place]?.get(name) ?? ""] as const);
    const says = descriptionOf(ground);
    return { ground, qualities, ...(says && { says }) };
  });
}

function isPartOfName(word: string, { products, language }: RetrievedTurn, knowledge: Knowledge): boolean {
  if (UNIT.test(word)) return false;
  if (products.some(({ ground }) => wordsOf(nameOf(ground)).includes(word))) return true;
  const compare = knowledge.compare({ text: word, language });
  return products.some(({ ground }) => compare(nameOf(ground), ground.passage.language) >= PART_OF_NAME);
}

/** The products by how many of the words that name any of them are theirs. */
function productsBy(words: readonly string[], turn: RetrievedTurn, knowledge: Knowledge): NamedProduct[] {
  const compare = knowledge.compare({ text: words.join(" "), language: turn.language });
  return turn.products
    .map(({ ground }) => ({ ground, named: compare(nameOf(ground), ground.passage.language) }))
    .sort((one, other) => other.named - one.named);
}

function nameOf({ passage }: Ground): string {
  return passage.product?.name ?? "";
}
