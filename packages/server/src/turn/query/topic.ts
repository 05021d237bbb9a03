import type { Language } from "@prosa/protocol";
import type { Knowledge, Passage } from "../../knowledge/passage.ts";
import { contentWords, contentWordsAmong } from "../../knowledge/query/query.ts";
import { anyOf } from "../../language/packs.ts";
import { type NamedPlace, placesIn, withPlaceNames } from "../../language/places.ts";
import { prefiltered } from "../../language/text/prefiltered.ts";
import { fold, wordsOf } from "../../language/text/words.ts";
import { importanceOf, stem } from "../../language/vocabulary.ts";
import type { Context, PastTurn, Subject } from "../memory.ts";
import type { Reading, ReadText } from "../reading.ts";
import type { UnderstoodTurn } from "../turn.ts";
import { asksExistence, opensNext, pointsBack } from "./dialogue.ts";
import { asksOfMatter, isMatter, isWordOfMatter } from "./intent.ts";
import { readText } from "./read-text.ts";

const LEANS_BACK = prefiltered(
  new RegExp(
    `^${anyOf(({ asking }) => asking.leansBackFirst)}\\b|\\b${anyOf(({ asking }) => asking.leansBack)}\\b`,
  ),
);
/** Intents that the choice of one thing among several may be read as. */
const CHOOSING: readonly string[] = ["unknown", "product", "small-talk"];
/** Intents whose answer is the same for every product. */
const OF_ALL_PRODUCTS: readonly string[] = ["delivery", "contact", "hours", "returns", "human"];
/** Which of the several things that the talk was about. */
const OF_SEVERAL = prefiltered(new RegExp(`\\b${anyOf(({ asking }) => asking.ofSeveral)}\\b`));
const LEANING_WORDS = 4;
/** Intents that ask about a product. */
const OF_A_PRODUCT: readonly string[] = ["price", "availability"];
const REACHES_BACK = 3;

/**
 * True where a message leans on the talk by its words, or answers what it was asked: evidence for any other is looked for by the
 * message alone. The run: the single questions of the eleven sites, each after two others (`npm run -s eval -- sites --test
 * ../shared/data/sites --leave-one-out --mid-talk`), 30 November 2026, right and wrong: with the talk always .465 and .142, so
 * .535 and .116; the talks of the sites (without `--mid-talk`) .500 and .192, .476 and .167.
 */
export function leansOnTalk({ reading, context }: Pick<UnderstoodTurn, "reading" | "context">): boolean {
  if (context.turns.at(-1)?.action === "clarify" || reading.places.length > 0) return true;
  // "How much is it?" says nothing that could be looked for by itself.
  if (reading.meant.contentWords.every(isSlight)) return true;
  return LEANS_BACK.test(reading.written.folded) || opensNext(reading) || pointsBack(reading);
}

/** The words of the talk so far that a message leans on; empty where it leans on none. */
export function topicOf(
  reading: Pick<Reading, "written" | "meant" | "places" | "matter" | "intent" | "language">,
  { turns, slots }: Pick<Context, "turns" | "slots">,
  knowledge: Knowledge,
): string {
  const past = lastCited(turns);
  if (past === undefined) return "";
  const subject = slots?.subject;
  const { intent, language } = reading;
  const { folded } = reading.written;
  const telling = reading.meant.contentWords;
  const isAnswer = turns.at(-1)?.action === "clarify" && CHOOSING.includes(intent.name);
  const isBare = telling.length <= 1 || asksOnlyOfPlace(reading);
  if (!isAnswer && !isBare && !LEANS_BACK.test(folded)) return "";
  const product = productOf(past, knowledge) ?? productOnPage(past, subject, knowledge);
  if (product === undefined && OF_A_PRODUCT.includes(intent.name) && telling.every(isSlight)) {
    const talkedOf = turns.slice(-REACHES_BACK).findLast((one) => productOf(one, knowledge) !== undefined);
    if (talkedOf !== undefined) return productOf(talkedOf, knowledge)?.name ?? past.visitor;
  }
  if (OF_SEVERAL.test(folded)) {
    const names = new Set(turns.slice(-REACHES_BACK).flatMap((one) => productOf(one, knowledge)?.name ?? []));
    if (names.size > 1) return [...names].join(" ");
  }
  if (product === undefined || isAnswer) {
    const name = isAnswer || subject === undefined || subject.kind === "product" ? "" : `${subject.name} `;
    return `${name}${whole(past, turns, language)}`;
  }
  if (OF_ALL_PRODUCTS.includes(intent.name)) return "";
  if (countOfProducts(past, knowledge) > 1) return past.visitor;
  if (namesAnother(telling, product, knowledge)) return withoutName(past.visitor, product);
  // A question of its own about the same product leans on nothing but its name.
  return intent.name === "unknown" ? `${past.visitor} ${product.name}` : product.name;
}

/** The content words of a message together with those of the talk that it leans on, each once. */
export function wordsWithTopic({ query, topic, language }: Reading): readonly string[] {
  return topic.text === ""
    ? query.contentWords
    : contentWordsAmong([...query.words, ...topic.words], language);
}

/** The question of a past message, with the words that it leaned on itself. */
function whole(past: PastTurn, turns: readonly PastTurn[], language: Language): string {
  const before = turns[turns.indexOf(past) - 1];
  const visitor = readText(withPlaceNames(past.visitor), language);
  // "And to Rio?" asks of another place what was asked before it of the last.
  if (before !== undefined && asksOnlyOfPlace(readPlaces(visitor, language)))
    return whole(before, turns, language);
  const isLeaning = LEANS_BACK.test(fold(past.visitor)) && past.visitor.split(/\s+/).length <= LEANING_WORDS;
  return isLeaning && before !== undefined ? `${before.visitor} ${past.visitor}` : past.visitor;
}

function isSlight(word: string): boolean {
  return importanceOf(word) < 1;
}

function lastCited(turns: readonly PastTurn[]): PastTurn | undefined {
  const near = turns.slice(-REACHES_BACK);
  return near.at(-1)?.action === "clarify" ? near.at(-1) : near.findLast((one) => one.cited.length > 0);
}

function productOf(past: PastTurn, knowledge: Knowledge): Passage["product"] {
  return past.cited.map((id) => knowledge.find(id)?.product).find((product) => product !== undefined);
}

/** The product that the talk is about, where the past reply rests on another passage of its page. */
function productOnPage(
  { cited }: PastTurn,
  subject: Subject | undefined,
  knowledge: Knowledge,
): Passage["product"] {
  const passage = subject?.kind === "product" ? knowledge.find(subject.id) : undefined;
  return cited.some((id) => knowledge.find(id)?.url === passage?.url) ? passage?.product : undefined;
}

function countOfProducts(past: PastTurn, knowledge: Knowledge): number {
  return new Set(past.cited.flatMap((id) => knowledge.find(id)?.product?.name ?? [])).size;
}

/** The words, as stems, of the names of goods and of headings. */
interface Names {
  ofGoods: ReadonlySet<string>;
  ofHeadings: ReadonlySet<string>;
}

const namesBySite = new WeakMap<Knowledge, Names>();

function namesOf(knowledge: Knowledge): Names {
  let names = namesBySite.get(knowledge);
  if (names === undefined) {
    const stems = (passages: readonly Passage[], nameOf: (passage: Passage) => string) =>
      new Set(
        passages.flatMap((one) =>
          contentWords(nameOf(one), one.language).map((word) => stem(word, one.language)),
        ),
      );
    const headed = (["question", "prose", "table"] as const).flatMap((kind) => knowledge.ofKind(kind));
    names = {
      ofGoods: stems(knowledge.ofKind("product"), ({ product }) => product?.name ?? ""),
      ofHeadings: stems(headed, ({ heading }) => heading.split(" › ").at(-1) ?? ""),
    };
    namesBySite.set(knowledge, names);
  }
  return names;
}

/**
 * "Do you have kettles?", "is there parking?" and "what is the freight?" begin a subject of their own, whatever was asked before:
 * each word that tells something is of the name of goods, or of a heading where the message asks whether there is such a thing, or
 * all asks about a matter of a purchase. While the talk is about one of the goods, a question is of that.
 */
export function beginsSubject(
  reading: Pick<Reading, "written" | "meant" | "language" | "intent" | "places" | "matter">,
  { turns, slots }: Pick<Context, "turns" | "slots">,
  knowledge: Knowledge,
): boolean {
  const { written, meant, language, intent } = reading;
  const last = turns.at(-1);
  const telling = meant.contentWords.filter((word) => !isSlight(word));
  if (last === undefined || telling.length === 0 || last.action === "clarify") return false;
  const past = lastCited(turns);
  const product = past && (productOf(past, knowledge) ?? productOnPage(past, slots?.subject, knowledge));
  if (product !== undefined) return false;
  const leansBack = LEANS_BACK.test(written.folded);
  // "And the freight?" may be that of sending something back, and is none of the opening hours.
  const isOfMatter = intent.name !== last.intent && !(leansBack && isMatter(last.intent));
  if (
    isOfMatter &&
    asksOfMatter(reading, knowledge) &&
    telling.some((word) => isWordOfMatter(intent.name, word))
  )
    return true;
  if (leansBack) return false;
  const { ofGoods, ofHeadings } = namesOf(knowledge);
  const stems = telling.map((word) => stem(word, language));
  const isOf = (names: ReadonlySet<string>) => stems.every((one) => names.has(one));
  return isOf(ofGoods) || (asksExistence({ written, meant }) && isOf(ofHeadings));
}

function namesAnother(telling: readonly string[], product: { name: string }, knowledge: Knowledge): boolean {
  const own = contentWords(product.name, "pt-BR");
  const others = knowledge
    .ofKind("product")
    .flatMap((one) => contentWords(one.product?.name ?? "", one.language));
  return telling.some((word) => !own.includes(word) && others.includes(word));
}

function withoutName(text: string, product: { name: string }): string {
  const own = new Set(contentWords(product.name, "pt-BR"));
  return contentWords(text, "pt-BR")
    .filter((word) => !own.has(word))
    .join(" ");
}

const AGAIN = new RegExp(`^${anyOf(({ matters }) => matters.again)}$`);
const TO: Readonly<Record<Language, string>> = { "pt-BR": "em", en: "in", es: "a" };

function placeOf({ visitor }: PastTurn): NamedPlace | undefined {
  return placesIn(wordsOf(withPlaceNames(visitor))).places.at(-1);
}

type Located = Pick<Reading, "meant" | "places" | "matter">;

/** Adds the places that a text names, and its content words that name none. */
export function readPlaces(meant: ReadText, language: Language): Located {
  const { places, others } = placesIn(meant.words);
  return { meant, places, matter: contentWordsAmong(others, language) };
}

/**
 * Adds to a message on delivery the place that the talk is about, where it names none itself: "and how much is it?" asks
 * for the freight to where the last answer sent the parcel.
 * Undefined where the talk names no such place, or the message needs none.
 */
export function withTalkedPlace(
  { meant, places }: Located,
  language: Language,
  intent: string,
  turns: readonly PastTurn[],
): ReadText | undefined {
  if (places.length > 0) return undefined;
  const isOwn = intent === "delivery";
  const last = turns.at(-1);
  const isOfPlace = () => last !== undefined && (last.intent === "delivery" || placeOf(last) !== undefined);
  const isOpen = intent === "price" || intent === "unknown";
  const isLeaning = isOpen && meant.contentWords.every((word) => importanceOf(word) < 1) && isOfPlace();
  if (!isOwn && !isLeaning) return undefined;
  for (const turn of turns.slice(-REACHES_BACK).reverse()) {
    const place = placeOf(turn);
    if (place !== undefined)
      return readText(`${meant.text} ${TO[language]} ${place.words.join(" ")}`, language);
  }
  return undefined;
}

/** True where a message names a place and says nothing else: it asks the last question again for that place. */
export function asksOnlyOfPlace({ places, matter }: Pick<Reading, "places" | "matter">): boolean {
  return places.length > 0 && matter.every((word) => AGAIN.test(word));
}

/** The message's own intent; for one that leans on the talk and says none, the intent of what it leans on. */
export function topicIntent({ reading, context }: Pick<UnderstoodTurn, "reading" | "context">): string {
  const { intent, topic } = reading;
  if (topic.text === "" || intent.name !== "unknown") return intent.name;
  return context.turns.at(-1)?.intent ?? intent.name;
}
