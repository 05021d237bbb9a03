import type { Language } from "@prosa/protocol";
import type { Knowledge } from "../../knowledge/passage.ts";
import { contentWordsAmong } from "../../knowledge/query/query.ts";
import { anyOf, packOf } from "../../language/packs.ts";
import { prefiltered } from "../../language/text/prefiltered.ts";
import { cleanText, fold, wordsIn } from "../../language/text/words.ts";
import { importanceOf, isStopWord, relatedWords, stem } from "../../language/vocabulary.ts";
import { findMisspellings } from "../../understanding/spelling/spelling.ts";
import type { FoldedText, ReadText } from "../reading.ts";
import type { NormalisedTurn, ReceivedTurn } from "../turn.ts";
import type { AnswerType } from "./answer-type.ts";
import { namesWay } from "./contact-ways.ts";

/** Adds the text as it is shown. */
export function normaliseTurn(turn: ReceivedTurn): NormalisedTurn {
  return { ...turn, display: cleanText(turn.text) };
}

export const NO_TEXT: ReadText = { text: "", folded: "", words: [], contentWords: [] };

/** Folds a text and splits it into words. */
export function foldText(text: string): FoldedText {
  const folded = fold(text);
  return { text, folded, words: wordsIn(folded) };
}

/** Folds a text, splits it, and picks its content words by the stop words of a language. */
export function readText(text: string, language: Language): ReadText {
  if (text === "") return NO_TEXT;
  const folded = foldText(text);
  return { ...folded, contentWords: contentWordsAmong(folded.words, language) };
}

const HELLO = `${anyOf(({ talk }) => talk.greetings)}(?![\\p{L}\\p{N}])[\\s,!.;:–-]*`;
const HOW_ARE_YOU = `${anyOf(({ talk }) => talk.howAreYou)}(?![\\p{L}\\p{N}])[\\s,!?.;:–-]*`;
const GREETING = prefiltered(new RegExp(`^\\s*(?:${HELLO})+(?:${HOW_ARE_YOU})?`, "iu"));

/** A message without the greeting that it opens with; whole when it is nothing but a greeting. */
export function withoutGreeting(text: string): string {
  const rest = GREETING.replaceIn(text, "");
  return hasTwoWords(rest) ? rest : text;
}

/** Searched in steps: one expression for it tries every pair of places in a message without a space. */
function hasTwoWords(text: string): boolean {
  const first = text.search(/\p{L}{2}/u);
  const space = first < 0 ? -1 : text.slice(first).search(/\s/);
  return space >= 0 && /\p{L}/u.test(text.slice(first + space));
}

const CLAUSE_END = /(?<=[.?!;\n])\s+/;
/** An e-mail address, or at least eight digits with no more than signs and a space between them. */
// Anchored at the beginning of a run: else a long run without a space is tried from each of its characters.
const CONTACT = /(?<![^\s@])[^\s@]+@[^\s@]+\.[a-z]{2,}|\d(?:[\s().-]{0,2}\d){7,}/i;

/** A text without the clauses that bring a way to be reached, where something else remains to be asked. */
export function withoutContactClause(text: string): string {
  if (!CONTACT.test(text)) return text;
  const rest = text
    .split(CLAUSE_END)
    .filter((clause) => !CONTACT.test(clause))
    .join(" ");
  return /\p{L}{2}/u.test(rest) ? rest : text;
}

/** Letters of a message that are read for errors: its first words say what it is about, and each unknown one costs 0.1 ms. */
const READ_MAX = 600;

/**
 * Writes a message as it was meant, for matching alone: chat slang written out, and a typing error mended where the word meant
 * is one of the site's own; any other guess would only lead the search astray. Typing errors in Portuguese alone.
 */
export function normaliseQuery(
  { text, words }: FoldedText,
  language: Language,
  knowledge: Knowledge,
): string {
  const isOwn = (word: string) => knowledge.hasWord(fold(word));
  const inForm = (spelt: string) => inSiteForm(spelt, language, knowledge);
  if (language !== "pt-BR") return inForm(withoutSlang(text, language, isOwn));
  if (words.every((word) => knowledge.hasWord(word))) return inForm(text);
  const isKnown = (word: string) => isOwn(word) || isVerbOf(fold(word), language, knowledge);
  let meant = "";
  let from = 0;
  for (const { start, end, wrong, right, alternatives, kind } of findMisspellings(headOf(text), isKnown)) {
    const known = kind === "slang" ? right : ([right, ...alternatives].find(isOwn) ?? wrong);
    meant += text.slice(from, start) + known;
    from = end;
  }
  return inForm(meant + text.slice(from));
}

/** The beginning of a text up to a space, so that no word is cut in two. */
function headOf(text: string): string {
  return text.length <= READ_MAX ? text : text.slice(0, text.lastIndexOf(" ", READ_MAX) + 1);
}

/** Short forms of words in chats with their meaning, which is empty where they mean nothing. Portuguese has its own, longer list. */
const slang: Partial<Record<Language, string>> = {
  en: "u you|ur your|r are|y why|pls please|plz please|thx thanks|ty thanks|wanna want to|gonna going to|gotta have to|gimme give me|lemme let me|whats what is|wheres where is|hows how is|dont do not|doesnt does not|didnt did not|cant can not|havent have not|im i am|ive i have|abt about|tmrw tomorrow|tmr tomorrow|lol|lmao|omg|wtf|btw|asap urgent",
  es: "q que|xq porque|pq porque|tmb también|tb también|porfa por favor|porfis por favor|pf por favor|dnd dónde|kiero quiero|qiero quiero|ola hola|bn bien|msj mensaje|wsp whatsapp|wasap whatsapp|tlf teléfono|info información|dto descuento|jaja|jajaja",
};

/** Sayings of asking for a price that name no price. */
const sayings: Partial<Record<Language, readonly (readonly [RegExp, string])[]>> = {
  es: [[/(?<!\p{L})(cu[aá]nto) (?:me )?sale(n)?(?!\p{L})/giu, "$1 cuesta$2"]],
};

const slangMeanings = new Map(
  Object.entries(slang).map(([language, list]) => [
    language,
    new Map(
      list.split("|").map((entry) => {
        const [short = "", ...meant] = entry.split(" ");
        return [short, meant.join(" ")] as const;
      }),
    ),
  ]),
);

/** Writes chat slang of a language other than Portuguese out, where the site itself does not write so. */
function withoutSlang(text: string, language: Language, isOwn: (word: string) => boolean): string {
  const meant = slangMeanings.get(language);
  if (meant === undefined) return text;
  const spelt = text.replace(/[\p{L}'’]+/gu, (word) => {
    const own = word.toLowerCase().replace(/['’]/g, "");
    return own === word.toLowerCase() && !isOwn(own) ? (meant.get(own) ?? word) : word;
  });
  return (sayings[language] ?? []).reduce((said, [saying, plain]) => said.replace(saying, plain), spelt);
}

/** Letters of a message in which its question is looked for. */
const QUESTION_READ_MAX = 400;
/** Languages whose verbs show the person by their ending. */
const WITH_ENDINGS: readonly Language[] = ["pt-BR", "es"];
const ENDS_AS_THIRD_PERSON = /[ae][mn]?$/;
const IS_INFINITIVE = /[aei]r$/;

/** Expressions that find the verb in a folded question whether the people of a site do something. */
const asksWhetherTheyDo: Readonly<Record<Language, RegExp>> = {
  // Without a pronoun only the plural asks: "moe" may as well be an order.
  "pt-BR":
    /\b(?:voces?|vcs?|ces?|a loja) (?:(?:ja|tambem|tb|nao|so|ainda) )*([a-z]+[ae]m?)(?![a-z])|^\W*(?:(?:e|mas|ja|tambem|tb|nao|so|ainda) )*([a-z]+[ae]m)(?![a-z])/,
  en: /\b(?:do|can|could|will|would) (?:you|u|ya)(?: guys)?(?: (?:also|still|ever))* ([a-z]+)(?![a-z])/,
  es: /(?:^\W*|\b(?:ustedes|uds|vosotros|la tienda) )(?:(?:y|pero|ya|tambien|no) )*([a-z]+[ae]n)(?![a-z])/,
};

/** The infinitives that a folded third person may be of, by the rules of regular verbs. */
function infinitivesOf(word: string, language: Language): string[] {
  if (language === "en") return [word];
  const [ending] = ENDS_AS_THIRD_PERSON.exec(word) ?? [];
  if (ending === undefined || word.length - ending.length < 2) return [];
  const base = word.slice(0, -ending.length);
  // A Spanish vowel that breaks under the stress is whole in the infinitive: "muelen" is of "moler".
  const whole = base.replace(/ue(?=[a-z]{1,2}$)/, "o").replace(/ie(?=[a-z]{1,2}$)/, "e");
  const bases = language === "es" && whole !== base ? [base, whole] : [base];
  return bases.flatMap((one) => (ending.startsWith("a") ? [`${one}ar`] : [`${one}er`, `${one}ir`]));
}

/** The first person plural of a Portuguese or Spanish infinitive: "moemos" of "moer". */
function weDo(infinitive: string): string {
  return infinitive.replace(/r$/, "mos");
}

/** True where a folded word is a verb of which the site has another form, by which a search finds it. */
export function isVerbOf(word: string, language: Language, knowledge: Knowledge): boolean {
  return infinitivesOf(word, language).some((infinitive) =>
    [infinitive, weDo(infinitive)].some(
      (form) => knowledge.hasWord(form) && stem(form, language) === stem(word, language),
    ),
  );
}

/**
 * Writes the verb of a question whether they do something as those who do it say it ("vcs moe?" as "moemos"), where the site
 * says so and the search would not find it by the stem; else as its infinitive, where only that one is translated.
 */
export function inSiteForm(text: string, language: Language, knowledge: Knowledge): string {
  const verb = verbAsked(fold(text.slice(0, QUESTION_READ_MAX)), language);
  if (verb === undefined || !WITH_ENDINGS.includes(language) || namesWay(verb)) return text;
  const infinitives = infinitivesOf(verb, language);
  const said = infinitives.map(weDo).find((form) => knowledge.hasWord(form));
  const known = infinitives.find((one) => relatedWords(one, language, "pt-BR").length > 0);
  // The dictionary knows "muelen" too, and other lists of related words know "moler" alone.
  const isBroken = known !== undefined && known.slice(0, 2) !== verb.slice(0, 2);
  const isKnown = !isBroken && relatedWords(verb, language, "pt-BR").length > 0;
  const form = said ?? (isKnown ? undefined : known);
  if (form === undefined || stem(form, language) === stem(verb, language)) return text;
  return text.replace(/\p{L}+/gu, (word) => (fold(word) === verb ? form : word));
}

/**
 * The type of an answer to "do you grind?" in the languages of the site: the verb in the first person. Undefined where a folded
 * message asks no such question, or no page says it.
 */
export function readActivity(
  folded: string,
  language: Language,
  knowledge: Knowledge,
): AnswerType | undefined {
  const verb = verbAsked(folded, language);
  if (verb === undefined) return undefined;
  const targets = languagesOf(knowledge).filter((target) => WITH_ENDINGS.includes(target));
  const forms = infinitivesOf(verb, language).flatMap((infinitive) =>
    targets.flatMap((target) =>
      target === language ? [infinitive] : relatedWords(infinitive, language, target).map(({ word }) => word),
    ),
  );
  const said = new Set(forms.filter((form) => IS_INFINITIVE.test(form)).map(weDo));
  const own = [...said].filter((form) => knowledge.hasWord(form));
  if (own.length === 0) return undefined;
  const holdsOne = new RegExp(`\\b(?:${own.join("|")})\\b`);
  return { isMet: (answer) => holdsOne.test(answer), isCertain: false, affirmsDoing: true };
}

function verbAsked(folded: string, language: Language): string | undefined {
  const [, own, bare] = asksWhetherTheyDo[language].exec(folded) ?? [];
  const verb = own ?? bare;
  const isTelling = verb !== undefined && !isStopWord(verb, language) && importanceOf(verb) === 1;
  return isTelling ? verb : undefined;
}

const languagesBySite = new WeakMap<Knowledge, readonly Language[]>();

/** The languages of a site's prose and questions. */
export function languagesOf(knowledge: Knowledge): readonly Language[] {
  let languages = languagesBySite.get(knowledge);
  if (languages === undefined) {
    const written = [...knowledge.ofKind("prose"), ...knowledge.ofKind("question")];
    languages = [...new Set(written.map((passage) => passage.language))];
    languagesBySite.set(knowledge, languages);
  }
  return languages;
}

const SIZE = /(\d+)\s?(\p{L}+)/gu;

/** The figures of a folded text with the word behind each: "12 xicaras". */
export function sizesIn(folded: string): { count: string; unit: string }[] {
  return [...folded.matchAll(SIZE)].map(([, count = "", unit = ""]) => ({ count, unit }));
}

export function hasQuestionMark(text: string): boolean {
  return /[?¿]/.test(text);
}

/** "To change my name, what do I need" asks without its sign; "what a shame" alone does not. */
export function asksAtItsEnd(folded: string, language: Language): boolean {
  const [last = "", ...before] = folded.split(/[,;.]\s+/).reverse();
  return before.length > 0 && packOf(language).search.asksForFact.test(last);
}

export function hasLetters(text: string): boolean {
  return /\p{L}/u.test(text);
}

export function hasDigit(text: string): boolean {
  return /\d/.test(text);
}

/** How many words a text has, by the spaces between them. */
export function countWords(text: string): number {
  return text.split(/\s+/).length;
}

/** Whether a folded text holds a phrase whole, however both are written. */
export function holdsPhrase(folded: string, phrase: string): boolean {
  const flat = (text: string) => ` ${text.replace(/[^\p{L}\p{N}]+/gu, " ").trim()} `;
  return flat(folded).includes(flat(fold(phrase)));
}

/** The first sentence of a text, cut between two words where it has more letters than these. */
export function firstSentence(text: string, letters: number): string {
  const [first = text] = text.split(/(?<=[.!?])\s+|\n/);
  if (first.length <= letters) return first;
  return `${first.slice(0, letters).replace(/\s+\S*$/, "")}…`;
}

/** Questions of one message that are answered each, the words that one has at least, and the letters of such a message. */
const PARTS_MAX = 3;
const WORDS_LEAST = 2;
const PARTED_LETTERS = 400;

const OPENS_QUESTION = anyOf(({ asking }) => asking.opensQuestion);
const AND = anyOf(({ asking }) => asking.and);
const AND_QUESTION = new RegExp(`(?:,\\s*|\\s)${AND}\\s+(?=${OPENS_QUESTION}(?![\\p{L}]))`, "giu");
const STARTS_WITH_AND = new RegExp(`^${AND}\\s+`, "i");
const ASKS = new RegExp(
  `^\\W*(?:${AND}\\s+)?(?:(?:em|a|de|pra|para|por)\\s+)?${OPENS_QUESTION}(?![\\p{L}])`,
  "iu",
);

/** The questions of a message that asks more than one, in order; none where it asks at most one. */
export function partsOf(display: string): string[] {
  if (display.length > PARTED_LETTERS) return [];
  const sentences = withoutGreeting(display)
    .split(/(?<=[?!.])\s+|\n+/)
    .flatMap((sentence) => sentence.split(AND_QUESTION))
    .map((part) => part.trim().replace(STARTS_WITH_AND, ""));
  const parts = sentences.filter((part) => part.split(/\s+/).length >= WORDS_LEAST && asks(part));
  // A sentence beside the questions says what they are about.
  const isAllAsked = parts.length === sentences.filter((part) => /\p{L}/u.test(part)).length;
  return parts.length > 1 && parts.length <= PARTS_MAX && isAllAsked ? parts : [];
}

function asks(part: string): boolean {
  return /[?¿]/.test(part) || ASKS.test(part);
}
