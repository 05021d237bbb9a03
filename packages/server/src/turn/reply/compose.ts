import { ASK_HUMAN_CHOICE, type Choice, type Language } from "@prosa/protocol";
import type { ProductFacts } from "../../knowledge/passage.ts";
import type { ReplyTemplates } from "../../language/pack/replies.ts";
import { anyOf, packOf } from "../../language/packs.ts";
import { prefiltered } from "../../language/text/prefiltered.ts";
import type { Sentiment } from "../../understanding/sentiment/sentiment.ts";
import { isTrouble } from "../evidence/remedies.ts";
import { type ComparedProduct, type Evidence, findingOf, remediesOf } from "../findings.ts";
import { contactLines } from "../query/contact-ways.ts";
import { nameToSay } from "../query/first-name.ts";
import type { Signal } from "../reading.ts";
import type { DecidedTurn, Decision } from "../turn.ts";
import { closingOf } from "./closing.ts";
import { composeDanger } from "./compose-danger.ts";
import { composeSale } from "./compose-sale.ts";
import type { Composed } from "./composed.ts";
import { contactCards, inLanguage, readably } from "./contact-card.ts";
import { moneyOf } from "./money.ts";
import { asList, headingOf, linksTo, renderQuotes, rowNames } from "./render-answer.ts";

const HOW_ARE_YOU = prefiltered(new RegExp(`\\b${anyOf(({ talk }) => talk.asksHowAreYou)}\\b`));
const PARTS_CHOICES_MAX = 4;
const CATALOGUE_CITED = 4;

/** Puts a decided turn into words, in the visitor's language; facts come from the passages alone. */
export function compose(turn: DecidedTurn): Composed {
  const composed = composeDecided(turn);
  const { decision, reading, contact } = turn;
  const isAnswerBeside = decision.leftContact !== undefined && !isOfContactAlone(decision);
  if (!isAnswerBeside || contact !== undefined) return composed;
  return { ...composed, text: `${composed.text}\n\n${packOf(reading.language).lead.alsoOffersToPassOn}` };
}

/** The message brought a way to reach the visitor and nothing else. */
function isOfContactAlone({ leftContact, action, evidence }: Decision): boolean {
  return leftContact !== undefined && action === "answer" && evidence.length === 0;
}

function composeDecided(turn: DecidedTurn): Composed {
  const words = packOf(turn.reading.language).reply;
  if (turn.parts !== undefined) return composeParts(turn.parts, words);
  if (turn.decision.sale !== undefined) return composeSale(turn, turn.decision.sale);
  switch (turn.decision.action) {
    case "answer":
      return turn.decision.evidence.length === 0 ? composeTalk(turn, words) : composeAnswer(turn, words);
    case "clarify":
      return composeQuestion(turn, words);
    case "hand-over":
      return composeHandOver(turn, words);
    case "decline":
      return composeDecline(turn, words);
  }
}

/** The answers to a message's several questions, one after another. */
function composeParts(parts: readonly DecidedTurn[], words: ReplyTemplates): Composed {
  const composed = withoutRepeats(parts).map((part) =>
    part.decision.action === "answer" && part.decision.evidence.length > 0
      ? compose(part)
      : { text: words.notSaidOf(part.display), evidence: [], choices: [askHuman(words)], products: [] },
  );
  const choices = new Map(composed.flatMap((one) => one.choices).map((choice) => [choice.label, choice]));
  return {
    text: composed.map(({ text }) => text).join("\n\n"),
    evidence: composed.flatMap(({ evidence }) => evidence),
    choices: numbered([...choices.values()].slice(0, PARTS_CHOICES_MAX)),
    products: composed.flatMap(({ products }) => products),
    cards: composed.flatMap(({ cards = [] }) => cards),
  };
}

/** The parts, each without what one before it has quoted, where something is left to say. */
function withoutRepeats(parts: readonly DecidedTurn[]): DecidedTurn[] {
  const said = new Set<string>();
  return parts.map((part) => {
    const { evidence } = part.decision;
    const fresh = evidence.filter(({ quote }) => !said.has(quote));
    for (const { quote } of evidence) said.add(quote);
    return fresh.length === 0 ? part : { ...part, decision: { ...part.decision, evidence: fresh } };
  });
}

function composeDecline({ decision, context }: DecidedTurn, words: ReplyTemplates): Composed {
  const isSecond = context.turns.at(-1)?.action === "decline";
  const choices = [...choicesOf(namesOf(decision.offers ?? [])), askHuman(words)];
  const links = linksTo(decision.pages ?? []);
  const opening = isSecond ? words.pagesAgain : words.pages;
  const text = links !== "" ? `${opening}\n\n${links}` : isSecond ? words.notSaidEither : words.notSaid;
  return { text, evidence: [], choices, products: [] };
}

function composeTalk(turn: DecidedTurn, words: ReplyTemplates): Composed {
  const { site } = turn;
  const { intent, language, signal, written } = turn.reading;
  const questions = findingOf(turn, "starters")?.questions ?? [];
  const say = (text: string, choices: readonly Choice[] = []) => ({
    text,
    evidence: [],
    choices,
    products: [],
  });
  if (isOfContactAlone(turn.decision)) {
    const { lead } = packOf(language);
    return say(turn.contact === undefined ? lead.offersToPassOn : lead.alreadyPassedOn);
  }
  if (turn.decision.tellsNext) return say(nextStep(turn, words));
  if (turn.decision.opensTicket) return say(packOf(language).service.draftTicket);
  if (signal === "leaving")
    return say(turn.decision.invitesContact ? packOf(language).selling.leavingWith : words.leaving);
  switch (intent.name) {
    case "goodbye":
      return say(words.goodbye);
    case "thanks":
      return say(words.thanks(nameToSay(turn)));
    case "small-talk":
      return say(
        HOW_ARE_YOU.test(written.folded) ? words.howAreYou(site.name) : words.smallTalk(site.name),
        choicesOf(questions),
      );
    default:
      return say(site.greeting[language] ?? words.greeting(site.name, nameToSay(turn)), choicesOf(questions));
  }
}

function composeAnswer(turn: DecidedTurn, words: ReplyTemplates): Composed {
  const { decision } = turn;
  const { language, signal, written } = turn.reading;
  const [best] = decision.evidence;
  if (best === undefined)
    return { text: words.notSaid, evidence: [], choices: [askHuman(words)], products: [] };
  if (decision.catalogue !== undefined)
    return composeCatalogue(decision, words[findingOf(turn, "price-order")?.from ?? "catalogue"]);
  if (decision.compared !== undefined) {
    const order = findingOf(turn, "comparison")?.order;
    const opening = order === undefined ? words.compared : words.inOrder[order.by][order.from];
    return composeComparison(decision.compared, opening, language);
  }
  const { product } = decision;
  if (product !== undefined) {
    const more = decision.evidence
      .filter((piece) => piece.passage.url === best.passage.url && piece.passage.kind !== "product")
      .map(withoutBareAmounts);
    const sibling = findingOf(turn, "sibling")?.product;
    const isOfFacts = best.passage.kind === "product";
    const text = [
      ...(isOfFacts ? [renderProduct(product, best.passage.language, words)] : [`**${product.name}**`]),
      ...(more.length === 0 ? [] : [renderQuotes(more, language, words)]),
    ];
    return {
      text: text.join("\n\n"),
      evidence: more.length > 0 ? more : [best],
      choices: choicesOf(findingOf(turn, "next-questions")?.questions ?? []),
      products: [product],
      ...(sibling && { sibling }),
    };
  }
  if (best.passage.kind === "contact") return composeContacts(best, written.folded, language, words);
  const rows = decision.evidence.length === 1 ? rowNames(best) : [];
  const next = findingOf(turn, "next-questions")?.questions ?? [];
  const isRemedy = decision.evidence === remediesOf(turn) && signal !== null && signal !== "leaving";
  return {
    text: [
      ...(isRemedy ? [openingOf(signal, turn.reading.sentiment, words)] : []),
      renderQuotes(decision.evidence, language, words, written.folded),
    ].join("\n\n"),
    evidence: decision.evidence,
    choices: isRemedy && isTrouble(signal) ? [askHuman(words)] : choicesOf(rows.length > 0 ? rows : next),
    products: [],
  };
}

const BARE_AMOUNT = /^[^\p{L}\d]*(?:\p{Lu}{1,3}\$?|\p{Sc})\s*\d[\d.,\s]*[^\p{L}\d]*$/u;

/** The quote without lines that hold an amount alone: beside the price that was just said they say nothing. */
function withoutBareAmounts(piece: Evidence): Evidence {
  const lines = piece.quote.split("\n");
  const rest = lines.filter((line) => !BARE_AMOUNT.test(line));
  return rest.length === 0 || rest.length === lines.length ? piece : { ...piece, quote: rest.join("\n") };
}

/** The first words before a remedy; empathy only for a visitor who shows a feeling. */
function openingOf(signal: Exclude<Signal, "leaving">, { label }: Sentiment, words: ReplyTemplates): string {
  const isOfTime = signal === "time" || signal === "late";
  return isOfTime && label !== "negative" ? words.remediesOfCalm[signal] : words.remedies[signal];
}

/** Renders the site's contacts as its page states them, with a button for each way. */
function composeContacts(
  evidence: Evidence,
  folded: string,
  language: Language,
  words: ReplyTemplates,
): Composed {
  const quote = contactLines(evidence.quote, folded);
  const lines = inLanguage(readably(quote), language);
  return {
    text: lines.includes("\n") ? `${words.contacts}\n\n${asList(lines)}` : lines,
    evidence: [evidence],
    choices: [askHuman(words)],
    products: [],
    cards: contactCards(evidence.passage, quote, language),
  };
}

/** Renders products side by side: the price of each, and its page's words on the question or on the difference. */
function composeComparison(
  compared: readonly ComparedProduct[],
  opening: string,
  language: Language,
): Composed {
  const products = compared.flatMap(({ evidence }) => evidence.passage.product ?? []);
  const said = compared.map(({ evidence, says, qualities }) => {
    const { product, language: pageLanguage } = evidence.passage;
    const cost =
      product?.price === undefined || product.currency === undefined
        ? ""
        : ` – ${moneyOf(product.price, product.currency, pageLanguage)}`;
    const lines = [
      ...(says === undefined ? [] : says.quote.split("\n").map((line) => line.replace(/^\s*-\s+/, ""))),
      ...qualities.map(([name, value]) => `${name}: ${value}`),
    ];
    const said = asList(lines.join("\n"));
    return `**${product?.name ?? ""}**${cost}\n\n${pageLanguage === language ? said : said.replace(/^/gm, "> ")}`;
  });
  return {
    text: [opening, ...said].join("\n\n"),
    evidence: compared.map(({ evidence, says }) => says ?? evidence),
    choices: [],
    products,
  };
}

function composeCatalogue({ evidence, catalogue = [] }: Decision, opening: string): Composed {
  const lines = catalogue.map(({ name, price, currency }, place) => {
    const language = evidence[place]?.passage.language ?? "pt-BR";
    const cost =
      price === undefined || currency === undefined ? "" : `: ${moneyOf(price, currency, language)}`;
    return `- **${name}**${cost}`;
  });
  const text = `${opening}\n\n${lines.join("\n")}`;
  return { text, evidence: evidence.slice(0, CATALOGUE_CITED), choices: [], products: catalogue };
}

function composeQuestion(turn: DecidedTurn, words: ReplyTemplates): Composed {
  const { decision } = turn;
  const { language } = turn.reading;
  const [nearest] = decision.evidence;
  if (nearest !== undefined && nearest === findingOf(turn, "description")?.evidence)
    return composeDescribed(nearest, language, words);
  const products = decision.evidence.flatMap(({ passage }) => passage.product ?? []);
  const [only, second] = decision.evidence;
  if (products.length === 0 && only !== undefined && second === undefined) {
    const text = `${words.nearest}\n\n${renderQuotes([only], language, words)}`;
    return { text, evidence: [only], choices: [askHuman(words)], products: [] };
  }
  const isProduct = products.length === decision.evidence.length;
  const choices = choicesOf(isProduct ? products.map((product) => product.name) : namesOf(decision.evidence));
  return {
    text: isProduct
      ? decision.evidence === findingOf(turn, "advice")?.evidence
        ? words.advice
        : words.whichProduct
      : choices.length > 1
        ? words.whichTopic
        : words.thisTopic,
    evidence: [],
    choices: isProduct ? choices : [...choices, askHuman(words)],
    products: isProduct ? products : [],
  };
}

/** Renders the page's description of a product, where the page does not answer the question. */
function composeDescribed(evidence: Evidence, language: Language, words: ReplyTemplates): Composed {
  const { product, language: pageLanguage } = evidence.passage;
  const quote = pageLanguage === language ? evidence.quote : evidence.quote.replace(/^/gm, "> ");
  return {
    text: `${words.describedAs(product?.name ?? evidence.passage.title)}\n\n${quote}`,
    evidence: [evidence],
    choices: [askHuman(words)],
    products: product === undefined ? [] : [product],
  };
}

function namesOf(evidence: readonly Evidence[]): string[] {
  return evidence.map((piece) => piece.passage.product?.name ?? headingOf(piece));
}

function composeHandOver(turn: DecidedTurn, words: ReplyTemplates): Composed {
  const { decision, reading } = turn;
  const { language, danger } = reading;
  if (decision.cause === "danger" && danger !== null) return composeDanger(turn, danger);
  const [contact] = decision.evidence;
  const isAgain = turn.context.turns.some(({ action }) => action === "hand-over");
  const cause = decision.cause ?? "asked";
  const noted = isAgain ? words.handOverAgain : words.handOver[cause === "danger" ? "trouble" : cause];
  const isBrief = isAgain && closingOf(turn) === null && decision.tellsNext !== true;
  const opening = isBrief ? noted : `${noted} ${nextStep(turn, words)}`;
  if (contact === undefined) return { text: opening, evidence: [], choices: [], products: [] };
  const contacts = asList(inLanguage(readably(contact.quote), language));
  const text = `${opening}\n\n${words.handOverWithContacts}\n\n${contacts}`;
  const cards = contactCards(contact.passage, contact.quote, language);
  return { text, evidence: [contact], choices: [], products: [], cards };
}

/** The course of things after a hand-over: a person's answer here or, while the site is closed, its next opening and a ticket. */
function nextStep(turn: DecidedTurn, words: ReplyTemplates): string {
  const closing = closingOf(turn);
  if (closing === null) return words.handOverNext;
  const { service } = packOf(turn.reading.language);
  return `${service.closed(closing.opens)} ${service.leaveTicket}`;
}

function renderProduct(
  { name, price, currency, availability }: ProductFacts,
  pageLanguage: Language,
  words: ReplyTemplates,
): string {
  const facts: string[] = [];
  if (price !== undefined && currency !== undefined)
    facts.push(words.price(name, moneyOf(price, currency, pageLanguage)));
  else facts.push(words.noPrice(name));
  if (availability !== undefined) facts.push(words.availability[availability]);
  return facts.join(" ");
}

/** Choices that say their label. */
function choicesOf(labels: readonly string[]): Choice[] {
  return numbered([...new Set(labels)].map((label) => ({ id: "", label })));
}

function numbered(choices: readonly Choice[]): Choice[] {
  return choices.map(({ id, label }, place) => ({
    id: id === ASK_HUMAN_CHOICE ? id : `say-${place + 1}`,
    label,
  }));
}

function askHuman({ askHuman: label }: ReplyTemplates): Choice {
  return { id: ASK_HUMAN_CHOICE, label };
}
