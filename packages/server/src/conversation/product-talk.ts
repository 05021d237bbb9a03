import type { Language } from "@prosa/protocol";
import { importanceOf } from "../knowledge/importance.ts";
import type { Comparison, Knowledge, Passage } from "../knowledge/passage.ts";
import { tellingWords } from "../knowledge/query.ts";
import { wordsOf } from "../knowledge/words.ts";
import { fold } from "../understanding/fold.ts";
import { type Expectation, readExpectation } from "./expected.ts";
import { quoteOf } from "./quote.ts";
import type { ComparedProduct, Ground, NamedProduct, RetrievedTurn, TurnDeps } from "./turn.ts";

const ALIKE = 0.95;
/** The same for who compares: "the cloth one or the porcelain one" names neither whole. */
const NEARLY = 0.55;
const COMPARED_MAX = 4;
const PAGE_PASSAGES_MAX = 40;
const QUALITIES_MAX = 4;
const NAMED_LABEL = 0.6;
const BEGINNING_MIN = 4;
const ENDING_MAX = 3;
const DESCRIPTION_LENGTH = 220;
const IS_CODE = /^(sku|codigo|cod|ref|referencia|reference|ean|gtin|isbn|mpn|modelo|model|code)\b/;

/** The least share of a word that a product's name must hold for the word to be part of naming it. */
const PART_OF_NAME = 0.5;
/** The least share of a message's weight that names what it asks about. */
const NAMED = 0.3;
/** The least share of what a message asks, the product's name aside, that a quote of its page must hold to be weighed. */
const HELD = 0.5;
/** What a row is taken to hold when its name is what is asked for. */
const LABELLED = 0.8;
/** The same for the best of several products' pages, which are quoted side by side. */
const HELD_BY_ONE = 0.75;

const COMPARES =
  /\b(diferenca|diferem|difference|differ|diferencia|compar\w+|versus|vs|duvida entre|entre (o|a|os|as|el|la|los|las)|between|(qual|quais|cual|which)( \w+)* (melhor|better|best|mejor|mais|menos|mas|more|less|least|most|\w+er|\w+est)|qual (dos|das|deles|delas)|which (of|one)|cual de)\b/;
const RECOMMENDS =
  /\b(indica(m|ria|riam)?|recomenda\w*|recomiend\w*|recomienda(s|n|me)?|suger\w+|sugier\w+|recommend\w*|suggest\w*|aconselha\w*|aconsej\w+|qual (devo|compro|levo|escolho)|which (should|to) )\b/;
/** Words of comparing and recommending, which ask for no quality of what is compared. */
const OF_COMPARING =
  /^(diferenc\w*|diferem|differ\w*|compar\w*|versus|vs|duvida|entre|between|melhor(es)?|better|best|mejor(es)?|dois|duas|two|dos|tres|three|ambos|both|outr[oa]s?|other|indic\w*|recom\w*|suger\w*|sugier\w*|suggest\w*|acons\w*|escolh\w*|choose|devo|should|one|ones|mais|menos|more|less|mas|most|least|versao|sobre|ou|or|o)$/;

/** How pages label the qualities that people ask about in other words; both in folded words. */
const labels: readonly { asked: RegExp; label: RegExp }[] = [
  {
    asked: /\b(gostos?|sabor(es)?|taste|flavou?rs?|sabe)\b/,
    label: /^(notas?|sabor|perfil|sensorial|tasting notes|flavou?r|taste)/,
  },
  {
    asked: /\b(de onde|vem de|origem|made|from where|where .* from|de donde|hecho en)\b/,
    label: /^(origem|procedencia|fabricad|pais|origin|country|made in|origen|hecho)/,
  },
  {
    asked: /\b(feit[oa]s? de|material|made of|hech[oa]s? de)\b/,
    label: /^(material|composicao|composition|composicion)/,
  },
  {
    asked: /\b(tamanho|how (big|large)|size|mede|medidas?|dimens\w+|tamano|mide)\b/,
    label: /^(dimens|tamanho|medidas?|altura|capacidade|size|capacity|tamano|capacidad)/,
  },
  {
    asked: /\b(cabem?|litros?|ml|capacidade|volume|holds?|capacity|capacidad)\b/,
    label: /^(capacidade|volume|rendimento|capacity|capacidad)/,
  },
  { asked: /\b(pesa|peso|weigh\w*|heavy)\b/, label: /^(peso|weight)/ },
  {
    asked: /\b(dura|duram|how long .* last|lasts?|duran)\b/,
    label: /^(duracao|autonomia|bateria|vida util|duration|battery|duracion|autonomia)/,
  },
];

const SOLD_OUT =
  /\b(esgotad[oa]|sem estoque|indisponivel|sold out|out of stock|back in stock|agotad[oa]|sin stock)\b/;
/** Words that ask whether something will do, and name nothing that a page could state. */
const OF_JUDGING =
  /^(good|nice|suitable|okay|ok|fine|works?|bom|boa|bons|boas|legal|adequad[oa]|bueno|buena|apt[oa]|compatible|compativel|possivel)$/;
/** Asking for a way to do something, which no row of a table tells. */
const ASKS_WAY = /^(e |y |and )?(como|how (do|to|can|should)|por ?que|why)\b/;

/** Adds what the pages of the products that a message names say of what it asks of them. */
export function lookIntoProducts(
  turn: RetrievedTurn,
  { knowledge }: Pick<TurnDeps, "knowledge">,
): RetrievedTurn {
  if (turn.products.length === 0 || turn.catalogue !== undefined) return turn;
  const folded = fold(turn.meant);
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
  if (best === undefined || best.named < NAMED) return turn;
  const alike = named.filter((one) => one.named >= (isAdvising ? NEARLY : ALIKE) * best.named);
  const own = tellingWords(turn.query, turn.language).filter((word) => !OF_JUDGING.test(word));
  const asked = words.filter((word) => own.includes(word) && !naming.includes(word));
  const compare = knowledge.compare({ text: asked.join(" "), language: turn.language });
  const isAsking = asked.some((word) => importanceOf(word) === 1);
  const expectation = readExpectation(folded);
  if (alike.length === 1) {
    if (!isAsking) {
      const soldOut = soldOutLine(best.ground.passage, knowledge);
      const told = soldOut === undefined ? turn : { ...turn, soldOut };
      return isRecommending ? { ...told, products: named, isRecommending } : told;
    }
    const detail = bestOfPage(best.ground.passage, knowledge, compare, expectation, folded);
    return detail === undefined ? turn : { ...turn, detail };
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
  return isHeld ? { ...turn, compared } : turn;
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

/** Whether a text speaks of every word, in whatever form: "acidity" for "acid". */
function holdsByBeginnings(words: readonly string[], ground: Ground | undefined): boolean {
  const said = wordsOf(ground?.quote ?? "");
  const telling = words.filter((word) => importanceOf(word) === 1);
  return telling.every((word) => {
    return word.length >= BEGINNING_MIN && said.some((one) => one.startsWith(beginningOf(word)));
  });
}

function beginningOf(word: string): string {
  return word.slice(0, Math.max(BEGINNING_MIN, word.length - ENDING_MAX));
}

/** The first sentences of how a product's page describes it. */
function descriptionOf(ground: Ground): Ground | undefined {
  const [, description = ""] = ground.passage.text.split("\n");
  const quote =
    description.length <= DESCRIPTION_LENGTH
      ? description
      : description.slice(0, description.lastIndexOf(". ", DESCRIPTION_LENGTH) + 1);
  return quote === "" ? undefined : { ...ground, quote };
}

function isPartOfName(word: string, { products, language }: RetrievedTurn, knowledge: Knowledge): boolean {
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

/** The words of a product's own page that hold most of what is asked of it. */
function bestOfPage(
  { url, product }: Passage,
  knowledge: Knowledge,
  compare: Comparison,
  expectation: Expectation | undefined,
  folded: string,
): Ground | undefined {
  let best: Ground | undefined;
  let bestRank = HELD;
  for (const passage of pageOf(knowledge, url)) {
    if (passage.kind === "table" && ASKS_WAY.test(folded)) continue;
    const chosen = quoteOf(passage, compare, expectation?.isMet);
    const labelled = labelledRow(passage, compare, folded);
    const quote = labelled ?? chosen.text;
    const { fit } = chosen;
    const heading = passage.heading.split(" › ").at(-1) ?? "";
    const own = heading === product?.name ? "" : heading;
    const held = compare(`${own} ${quote}`, passage.language);
    const support = labelled === undefined ? held : Math.max(held, LABELLED);
    const isMet = expectation?.isMet(fold(quote), quote);
    if (expectation?.isCertain && !isMet) continue;
    const rank = support + 0.2 * fit + (isMet ? 0.15 : 0) + (passage.kind === "table" ? 0.05 : 0);
    if (support < HELD || rank <= bestRank) continue;
    bestRank = rank;
    best = {
      passage,
      score: 1,
      coverage: support,
      quote,
      support,
      isSuited: true,
      ...(isMet === undefined ? {} : { isExpected: isMet }),
    };
  }
  return best;
}

/** What the page of a product that is sold out says of when there will be more. */
function soldOutLine({ url, product }: Passage, knowledge: Knowledge): Ground | undefined {
  if (product?.availability !== "out-of-stock") return undefined;
  for (const passage of pageOf(knowledge, url)) {
    const quote =
      passage.kind === "table"
        ? undefined
        : passage.text.split("\n").find((line) => SOLD_OUT.test(fold(line)));
    if (quote !== undefined) return { passage, score: 1, coverage: 1, quote, support: 1, isSuited: true };
  }
  return undefined;
}

/** The row of a table whose name is what is asked for. */
function labelledRow(
  { kind, text, language }: Passage,
  compare: Comparison,
  folded: string,
): string | undefined {
  if (kind !== "table") return undefined;
  const rows = text.split("\n").filter((row) => isLabelledFor(row, compare, language, folded));
  return rows.sort((one, other) => compare(other, language) - compare(one, language))[0];
}

/** Whether a row's name is what is asked for, by the same words or by others that ask for it. */
function isLabelledFor(row: string, compare: Comparison, language: Language, folded: string): boolean {
  const [name = "", ...others] = row.split(": ");
  if (others.length === 0) return false;
  const words = tellingWords(name, language);
  const isNamed = (word: string) =>
    compare(word, language) >= NAMED_LABEL ||
    (word.length >= BEGINNING_MIN && folded.includes(beginningOf(word)));
  if (words.length > 0 && words.every(isNamed)) return true;
  return labels.some(({ asked, label }) => asked.test(folded) && label.test(fold(name)));
}

const pagesBySite = new WeakMap<Knowledge, Map<string, readonly Passage[]>>();

function pageOf(knowledge: Knowledge, url: string): readonly Passage[] {
  const known = pagesBySite.get(knowledge) ?? new Map<string, readonly Passage[]>();
  pagesBySite.set(knowledge, known);
  let page = known.get(url);
  if (page === undefined) {
    page = (["table", "prose", "question"] as const)
      .flatMap((kind) => knowledge.ofKind(kind).filter((passage) => passage.url === url))
      .slice(0, PAGE_PASSAGES_MAX);
    known.set(url, page);
  }
  return page;
}

/** The rows of a product's page that name a quality and its value, by the quality. */
function qualitiesOf(url: string, knowledge: Knowledge): Map<string, string> {
  const qualities = new Map<string, string>();
  for (const { kind, text } of pageOf(knowledge, url)) {
    if (kind !== "table") continue;
    for (const row of text.split("\n")) {
      const [, name, value] = /^([^:|;]{2,40}): ([^;]{1,120})$/.exec(row) ?? [];
      if (name !== undefined && value !== undefined && !qualities.has(name)) qualities.set(name, value);
    }
  }
  return qualities;
}
