import type { Choice, Language } from "@prosa/protocol";
import type { DecidedTurn, Decision, Ground } from "../conversation/turn.ts";
import type { ProductFacts } from "../knowledge/passage.ts";
import { type Phrases, phrases } from "./phrases.ts";

/** A reply before it is sent: its Markdown and what it rests on. */
export interface Composed {
  text: string;
  grounds: readonly Ground[];
  choices: readonly Choice[];
  products: readonly ProductFacts[];
}

const CATALOGUE_CITED = 4;

/** Pressing this choice asks for a person; pressing any other says its label. */
export const ASK_HUMAN = "ask-human";

/** Puts a decided turn into words, in the visitor's language; facts come from the passages alone. */
export function compose(turn: DecidedTurn): Composed {
  const words = phrases[turn.language];
  switch (turn.decision.action) {
    case "answer":
      return turn.decision.grounds.length === 0 ? composeTalk(turn, words) : composeAnswer(turn, words);
    case "clarify":
      return composeQuestion(turn, words);
    case "hand-over":
      return composeHandOver(turn, words);
    case "decline":
      return { text: words.notSaid, grounds: [], choices: [askHuman(words)], products: [] };
  }
}

function composeTalk(
  { intent, site, language, cue, starters: questions = [] }: DecidedTurn,
  words: Phrases,
): Composed {
  const say = (text: string, choices: readonly Choice[] = []) => ({
    text,
    grounds: [],
    choices,
    products: [],
  });
  if (cue === "leaving") return say(words.leaving);
  switch (intent.name) {
    case "goodbye":
      return say(words.goodbye);
    case "thanks":
      return say(words.thanks);
    case "small-talk":
      return say(words.smallTalk(site.name), starters(questions));
    default:
      return say(site.greeting[language] ?? words.greeting(site.name), starters(questions));
  }
}

function composeAnswer(
  { decision, language, aids, cue, isByPrice, nextQuestions = [] }: DecidedTurn,
  words: Phrases,
): Composed {
  const [best, ...rest] = decision.grounds;
  if (best === undefined)
    return { text: words.notSaid, grounds: [], choices: [askHuman(words)], products: [] };
  if (decision.catalogue !== undefined)
    return composeCatalogue(decision, isByPrice ? words.cheapest : words.catalogue);
  const { product } = decision;
  if (product !== undefined) {
    const more = rest.find(
      (ground) => ground.passage.url === best.passage.url && ground.passage.kind !== "product",
    );
    const text = [
      sayProduct(product, best.passage.language, words),
      ...(more === undefined ? [] : [sayQuote(more, language, words)]),
    ];
    return {
      text: text.join("\n\n"),
      grounds: [more ?? best],
      choices: starters(nextQuestions),
      products: [product],
    };
  }
  if (best.passage.kind === "contact") {
    return {
      text: `${words.contacts}\n\n${asList(readably(best.quote))}`,
      grounds: [best],
      choices: [askHuman(words)],
      products: [],
    };
  }
  const quotes = decision.grounds.map((ground) => {
    const quote = sayQuote(ground, language, words);
    return decision.grounds.length === 1 || ground.passage.language !== language
      ? quote
      : `**${headingOf(ground)}**\n\n${quote}`;
  });
  const isAid = decision.grounds === aids && cue !== null && cue !== "leaving";
  return {
    text: [...(isAid ? [words.aids[cue]] : []), ...quotes].join("\n\n"),
    grounds: decision.grounds,
    choices: isAid && (cue === "broken" || cue === "late") ? [askHuman(words)] : [],
    products: [],
  };
}

function composeCatalogue({ grounds, catalogue = [] }: Decision, opening: string): Composed {
  const lines = catalogue.map(({ name, price, currency }, place) => {
    const language = grounds[place]?.passage.language ?? "pt-BR";
    const cost =
      price === undefined || currency === undefined ? "" : `: ${moneyOf(price, currency, language)}`;
    return `- **${name}**${cost}`;
  });
  const text = `${opening}\n\n${lines.join("\n")}`;
  return { text, grounds: grounds.slice(0, CATALOGUE_CITED), choices: [], products: catalogue };
}

function composeQuestion({ decision }: DecidedTurn, words: Phrases): Composed {
  const products = decision.grounds.flatMap(({ passage }) => passage.product ?? []);
  const isProduct = products.length === decision.grounds.length;
  const labels = isProduct ? products.map((product) => product.name) : decision.grounds.map(headingOf);
  const choices = [...new Set(labels)].map((label, place) => ({ id: `say-${place + 1}`, label }));
  return {
    text: isProduct ? words.whichProduct : choices.length > 1 ? words.whichTopic : words.thisTopic,
    grounds: [],
    choices: isProduct ? choices : [...choices, askHuman(words)],
    products: isProduct ? products : [],
  };
}

/** What a passage is called; a table's name alone ("Ficha técnica") does not say of what. */
function headingOf({ passage }: Ground): string {
  const heading = passage.heading.split(" › ").at(-1);
  if (!heading) return passage.title;
  return passage.kind === "table" && passage.title ? `${titleOf(passage)}: ${heading}` : heading;
}

/** A page's title without the site's name behind it. */
function titleOf({ title, url }: Ground["passage"]): string {
  return title.split(/ [·|–—-] /)[0] || url;
}

function composeHandOver({ decision }: DecidedTurn, words: Phrases): Composed {
  const [contact] = decision.grounds;
  const opening = words.handOver[decision.cause ?? "asked"];
  if (contact === undefined) return { text: opening, grounds: [], choices: [], products: [] };
  const text = `${opening}\n\n${words.handOverWithContacts}\n\n${asList(readably(contact.quote))}`;
  return { text, grounds: [contact], choices: [], products: [] };
}

function sayProduct(
  { name, price, currency, availability }: ProductFacts,
  pageLanguage: Language,
  words: Phrases,
): string {
  const facts: string[] = [];
  if (price !== undefined && currency !== undefined)
    facts.push(words.price(name, moneyOf(price, currency, pageLanguage)));
  else facts.push(words.noPrice(name));
  if (availability !== undefined) facts.push(words.availability[availability]);
  return facts.join(" ");
}

/** A price is written as on its page, whatever the visitor's language: it can then be found there. */
function moneyOf(price: number, currency: string, pageLanguage: Language): string {
  const { locale } = phrases[pageLanguage];
  return new Intl.NumberFormat(locale, { style: "currency", currency })
    .format(price)
    .replaceAll("\u00a0", " ");
}

function sayQuote({ passage, quote }: Ground, language: Language, words: Phrases): string {
  const lines =
    passage.kind === "table"
      ? sayRows(quote)
      : quote.replaceAll("\n", "\n\n").replace(/\n\n(?=\s*- )/g, "\n");
  if (passage.language === language) return lines;
  return `${words.quoted(titleOf(passage))}\n\n${lines.replace(/^/gm, "> ")}`;
}

/** A row of a table as a line of its own: its name, then what the columns say of it. */
function sayRows(quote: string): string {
  const rows = quote.split("\n").map((row) => row.split(/; (?=[^;:]+: )/));
  const [only] = rows;
  if (rows.length === 1 && only !== undefined && only.length > 1)
    return `**${only[0]}**\n\n${only
      .slice(1)
      .map((cell) => `- ${cell}`)
      .join("\n")}`;
  return asList(
    rows
      .map(([name = "", ...cells]) => (cells.length === 0 ? name : `**${name}** – ${cells.join("; ")}`))
      .join("\n"),
  );
}

/** A Brazilian number in bare digits, as sites write it for machines, is written as people do. */
function readably(contacts: string): string {
  return contacts.replace(/(?<![\d(+])55(\d{2})(\d{4,5})(\d{4})(?!\d)/g, "($1) $2-$3");
}

function asList(text: string): string {
  const lines = text.split("\n").filter((line) => line.trim() !== "");
  return lines.length === 1 ? text : lines.map((line) => `- ${line.replace(/^\s*-\s+/, "")}`).join("\n");
}

function starters(questions: readonly string[]): Choice[] {
  return questions.map((label, place) => ({ id: `say-${place + 1}`, label }));
}

function askHuman({ askHuman: label }: Phrases): Choice {
  return { id: ASK_HUMAN, label };
}
