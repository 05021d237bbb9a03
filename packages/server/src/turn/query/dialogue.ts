import type { Language } from "@prosa/protocol";
import type { SellingMove, SellingWords } from "../../language/pack/selling.ts";
import type { TroubleWords } from "../../language/pack/talk.ts";
import { allPacks, anyOf, anyTable, anyWords } from "../../language/packs.ts";
import { type PrefilteredPattern, prefiltered } from "../../language/text/prefiltered.ts";
import { wordPattern } from "../../language/text/word-patterns.ts";
import { fold, remembering, wordsOf } from "../../language/text/words.ts";
import type { Context, PastTurn } from "../memory.ts";
import type { Objection, Reading, Signal, Stage } from "../reading.ts";

/** An objection that was met and not raised again is not dwelt upon. */
const OBJECTION_TURNS = 1;

/** The alternatives of an entry in all languages. */
const any = (entry: (words: TroubleWords) => RegExp) => anyOf(({ talk }) => entry(talk.trouble));
const inOrder = (...parts: string[]) =>
  prefiltered(new RegExp(parts.map((part) => `\\b${part}\\b`).join(".*")));

const GOODS_BROKEN = inOrder(
  any((words) => words.came),
  any((words) => words.damages),
);
const WRONG_GOODS = inOrder(
  any((words) => words.got),
  `${any((words) => words.but)} ${any((words) => words.subject)}?${any((words) => words.ordered)}`,
);
/** The same told the other way round: "I bought the blue one and got the red one". */
const OTHER_GOODS = inOrder(
  `${any((words) => words.ordered)} (?:\\w+ )+?`,
  `${any((words) => words.but)} (?:\\w+ )?${any((words) => words.got)} ${anyOf(({ talk }) => talk.trouble.another)}`,
);
const FAILED = inOrder(any((words) => words.failed));
const REGRETS = inOrder(any((words) => words.regrets));
const ORDERS = any((words) => words.orders);
const LATE = [
  inOrder(
    ORDERS,
    any((words) => words.notCome),
  ),
  inOrder(
    any((words) => words.paid),
    any((words) => words.notReceived),
  ),
  inOrder(
    `${any((words) => words.never)} (?:yet )?${any((words) => words.me)}?${any((words) => words.received)}`,
    any((words) => words.ordersNotReceived),
  ),
  inOrder(any((words) => words.waitedInVain)),
  inOrder(
    any((words) => words.where),
    ORDERS,
  ),
];
const LEAVES = inOrder(any((words) => words.leaves));
const ASKS = inOrder(any((words) => words.questions));
const READ_MAX = 600;

/** Reads the stage and the objections of the dialogue with this message, and the signal of the message itself. */
export function readDialogue(
  message: StagedMessage,
  { turns }: Pick<Context, "turns">,
): Pick<Reading, "stage" | "objections" | "signal"> {
  const past = turns.map(stagedOf);
  const { stage } = readStage([...past, message]);
  const { objections } = readStage([...past.slice(-OBJECTION_TURNS), message]);
  return { stage, objections, signal: signalOf(message.folded, stage) };
}

const staged = new WeakMap<PastTurn, StagedMessage>();

/** A past message as its stage is read; kept, since each later turn of the talk reads it again. */
function stagedOf(turn: PastTurn): StagedMessage {
  let message = staged.get(turn);
  if (message === undefined) {
    message = { folded: fold(turn.visitor), intent: turn.intent };
    staged.set(turn, message);
  }
  return message;
}

/** The messages whose signals are kept, and the greatest length of one: greetings and thanks are most of them. */
const SIGNALS_KEPT = { max: 200, longest: 60 };

interface OwnSignals {
  trouble: Signal | null;
  /** Of a visitor who is no customer yet. */
  doubt: Signal | null;
}

function signalOf(whole: string, stage: StageReading["stage"]): Signal | null {
  const { trouble, doubt } = ownSignals(whole);
  return trouble ?? (stage === "customer" ? null : doubt);
}

const ownSignals = remembering((whole: string): OwnSignals => {
  const own = readStage([{ folded: whole, intent: "" }]);
  const [objection] = own.objections;
  const doubt = objection ?? (own.stage === "deciding" ? "buying" : null);
  return { trouble: troubleIn(whole), doubt };
}, SIGNALS_KEPT);

function troubleIn(whole: string): Signal | null {
  // A visitor in trouble says so at once; a longer text only makes the search slower.
  const folded = whole.slice(0, READ_MAX);
  if (GOODS_BROKEN.test(folded) || WRONG_GOODS.test(folded) || OTHER_GOODS.test(folded)) return "broken";
  if (FAILED.test(folded)) return "failed";
  if (LATE.some((sign) => sign.test(folded))) return "late";
  if (REGRETS.test(folded) && !ASKS.test(folded)) return "regret";
  return LEAVES.test(folded) ? "leaving" : null;
}

type Read = Pick<Reading, "written" | "meant">;

/** The pattern of an entry in every language. */
const anySelling = (entry: (words: SellingWords) => string) =>
  wordPattern(allPacks.map(({ selling }) => entry(selling)).join(" "));

const MOVES: readonly (readonly [SellingMove, PrefilteredPattern])[] = (
  ["asks-how", "buys", "bulk", "similar", "cheaper", "needs"] as const
).map((move) => [move, anySelling(({ moves }) => moves[move])]);
const ELSEWHERE = anySelling(({ elsewhere }) => elsewhere);
const CHEAPEST = anySelling(({ cheapest }) => cheapest);
const REFUSES = anySelling(({ refuses }) => refuses);
const TOTAL = anySelling(({ asksTotal }) => asksTotal);
const STILL = anySelling(({ asksStill }) => asksStill);
const TO_BE_TOLD = anySelling(({ asksToBeTold }) => asksToBeTold);
const BILLING = anySelling(({ billing }) => billing);
const BILLING_TROUBLE = anySelling(({ billingTrouble }) => billingTrouble);
const EXISTENCE = anySelling(({ asksExistence }) => asksExistence);
const OF_SITE = anySelling(({ ofSite }) => ofSite);
const PERSON = anySelling(({ pointsToPerson }) => pointsToPerson);
const ALSO = anySelling(({ also }) => also);
const NEXT = anySelling(({ opensNext }) => opensNext);
const ORDINALS = ([0, 1, 2, 3, 4] as const).map((place) => anySelling(({ ordinals }) => ordinals[place]));
const LAST = 4;
const NUMBERS = anyTable(({ numbers }) => numbers.small);
const NOT_GOODS = anyWords(({ selling }) => selling.notGoods);
const WISH_WORDS = anyWords(({ selling }) => selling.wishWords);
const POINTS = new Map<Language, PrefilteredPattern>(
  allPacks.map(({ code, selling }) => [code, wordPattern(selling.pointsBack)]),
);
const NUMBERS_MAX = 9_999;

/** The words of a message as a `wordPattern` reads them. */
function flat(words: readonly string[]): string {
  return ` ${words.join(" ")} `;
}

const flattened = new WeakMap<readonly string[], string>();

function flatOf(words: readonly string[]): string {
  let text = flattened.get(words);
  if (text === undefined) {
    text = flat(words);
    flattened.set(words, text);
  }
  return text;
}

function says(pattern: PrefilteredPattern, { written, meant }: Read): boolean {
  const [said, wanted] = [flatOf(written.words), flatOf(meant.words)];
  return pattern.test(said) || (wanted !== said && pattern.test(wanted));
}

/** The steps towards buying that a message may take, the surest first. */
export function movesOf(reading: Read): SellingMove[] {
  return MOVES.filter(([, pattern]) => says(pattern, reading)).map(([move]) => move);
}

/** True where a lower price of another seller is held against the site's. */
export const tellsOfOthers = (reading: Read): boolean => says(ELSEWHERE, reading);
/** True where a message asks for the cheapest, and not for one that is merely cheaper. */
export const asksForCheapest = (reading: Read): boolean => says(CHEAPEST, reading);
/** True where a message says what is not wanted. */
export const refuses = (reading: Read): boolean => says(REFUSES, reading);
/** True where a message asks what all that was chosen comes to. */
export const asksTotal = (reading: Read): boolean => says(TOTAL, reading);
/** True where a message asks whether something is still to be had. */
export const asksStill = (reading: Read): boolean => says(STILL, reading);
/** True where a message asks to be told when something is to be had again. */
export const asksToBeTold = (reading: Read): boolean => says(TO_BE_TOLD, reading);
const isOfBilling = (reading: Read): boolean => says(BILLING, reading);
/** True where a message says that something is wrong with a payment, a bill or an invoice. */
export const tellsBillingTrouble = (reading: Read): boolean =>
  isOfBilling(reading) && says(BILLING_TROUBLE, reading);
/** True where a text holds what a message calls the bill, the payment or the invoice. */
export function isOfBillingText(text: string, { written }: Read): boolean {
  const said = BILLING.exec(flatOf(written.words))?.[0] ?? "";
  return said !== "" && flat(wordsOf(text)).includes(` ${said} `);
}

/** True where a message asks whether there is somebody or something. */
export const asksExistence = (reading: Read): boolean => says(EXISTENCE, reading);
/** True where a message means the site as a whole. */
export const isOfSite = (reading: Read): boolean => says(OF_SITE, reading);
/** True where a message points back at a person, or at a thing as at one. */
export const pointsToPerson = (reading: Read): boolean => says(PERSON, reading);
/** True where something is added to what was chosen before. */
export const addsToChosen = (reading: Read): boolean => says(ALSO, reading);
/** True where a message opens as a question about the next of several: "and the big one?" */
export const opensNext = ({ written }: Read): boolean => NEXT.exec(flatOf(written.words))?.index === 1;

/** True where a message points back at what the talk is about: "he", "that one". */
export function pointsBack({ written, language }: Pick<Reading, "written" | "language">): boolean {
  return POINTS.get(language)?.test(flatOf(written.words)) === true;
}

/** True for a word that only says that something is wished for. */
export function isOfWish(word: string): boolean {
  return WISH_WORDS.has(word);
}

/** The place in a list of this length that a message names: "the second". */
export function placeNamed({ written }: Read, length: number): number | undefined {
  const place = ORDINALS.findIndex((pattern) => pattern.test(flatOf(written.words)));
  if (place < 0 || length === 0) return undefined;
  const at = place === LAST ? length - 1 : place;
  return at < length ? at : undefined;
}

/** How many of something a message says, leaving out numbers that are part of a name or of another measure; 1 where it says none. */
export function quantityNamed(
  { written, display }: { written: Reading["written"]; display: string },
  name = "",
): number {
  const own = new Set(name.toLowerCase().match(/\d+/g) ?? []);
  const { words } = written;
  for (const [place, word] of words.entries()) {
    const value = /^\d{1,4}$/.test(word) ? Number(word) : NUMBERS.get(word);
    const next = words[place + 1] ?? "";
    if (value === undefined || value < 2 || value > NUMBERS_MAX || own.has(word) || NOT_GOODS.has(next))
      continue;
    if (new RegExp(`[$€£.,]\\s?${word}\\b|\\b${word}[.,%]\\d?`).test(display)) continue;
    return value;
  }
  return 1;
}

/** One message of the visitor, oldest first, with the intent read from it. */
interface StagedMessage {
  /** The message in lower case, without accents. */
  folded: string;
  intent: string;
}

interface StageReading {
  stage: Stage;
  /** Objections of the visitor to buying, most recent first. */
  objections: Objection[];
  /** The sign that decided the stage: an intent's name or words. */
  reason: string;
}

const MEMORY = 12;
const FADING = 0.65;

const intentStage: Readonly<Record<string, readonly [Stage, number]>> = {
  product: ["discovering", 1],
  about: ["discovering", 0.6],
  hours: ["discovering", 0.3],
  contact: ["discovering", 0.3],
  price: ["comparing", 1],
  warranty: ["comparing", 0.7],
  discount: ["deciding", 0.9],
  availability: ["deciding", 0.8],
  delivery: ["deciding", 0.7],
  payment: ["deciding", 1.1],
  "order-status": ["customer", 3],
  returns: ["customer", 1.2],
  invoice: ["customer", 2],
  support: ["customer", 2],
  complaint: ["customer", 1.5],
};

const wholeWord = (alternatives: string, flags = "") =>
  prefiltered(new RegExp(`\\b(?:${alternatives})\\b`, flags));
const DECIDES = `${anyOf(({ buying }) => buying.wants)} (?:\\d+|${anyOf(({ buying }) => buying.amounts)})`;

const wordSigns: readonly (readonly [Stage, PrefilteredPattern])[] = [
  ["customer", wholeWord(anyOf(({ buying }) => buying.stages.customer))],
  ["deciding", wholeWord(`${DECIDES}|${anyOf(({ buying }) => buying.stages.deciding)}`)],
  ["comparing", wholeWord(anyOf(({ buying }) => buying.stages.comparing))],
  ["discovering", wholeWord(anyOf(({ buying }) => buying.stages.discovering))],
];

const objectionSigns: readonly (readonly [Objection, PrefilteredPattern])[] = [
  ["price", wholeWord(anyOf(({ buying }) => buying.objections.price))],
  ["trust", wholeWord(anyOf(({ buying }) => buying.objections.trust))],
  ["time", wholeWord(anyOf(({ buying }) => buying.objections.time))],
  ["need", wholeWord(anyOf(({ buying }) => buying.objections.need))],
];

/** Doubts that are denied: "não é caro", "não acho caro". */
const denied = wholeWord(
  `${anyOf(({ buying }) => buying.denials)}\\s+${anyOf(({ buying }) => buying.degrees)}?${anyOf(({ buying }) => buying.doubts)}`,
  "g",
);

interface Signs {
  /** The stages that the words speak for, with those words. */
  stages: readonly (readonly [Stage, string])[];
  objections: readonly Objection[];
}

/** A talk's messages are read again with each later one: some dozen of them in each of some dozen talks. */
const MESSAGES_KEPT = { max: 200, longest: 600 };

const signsOf = remembering((folded: string): Signs => {
  const claimed = denied.replaceIn(folded, "");
  return {
    stages: wordSigns.flatMap(([stage, pattern]) => {
      const words = pattern.exec(folded)?.[0];
      return words === undefined ? [] : [[stage, words] as const];
    }),
    objections: objectionSigns.filter(([, pattern]) => pattern.test(claimed)).map(([objection]) => objection),
  };
}, MESSAGES_KEPT);

/** Reads a visitor's stage of buying from the whole dialogue. Recent messages count more; a visitor who has ordered is a customer. */
export function readStage(messages: readonly StagedMessage[]): StageReading {
  const weights: Record<Stage, number> = { discovering: 0.1, comparing: 0, deciding: 0, customer: 0 };
  const reasons: Partial<Record<Stage, string>> = {};
  const objections: Objection[] = [];
  const recent = messages.slice(-MEMORY).reverse();
  for (const [age, { folded, intent }] of recent.entries()) {
    const worth = FADING ** age;
    const sign = intentStage[intent];
    if (sign !== undefined) {
      weights[sign[0]] += sign[1] * (sign[0] === "customer" ? 1 : worth);
      reasons[sign[0]] ??= intent;
    }
    const signs = signsOf(folded);
    for (const [stage, words] of signs.stages) {
      weights[stage] += stage === "customer" ? 2 : 1.5 * worth;
      reasons[stage] ??= words;
    }
    for (const objection of signs.objections) if (!objections.includes(objection)) objections.push(objection);
  }
  const order: readonly Stage[] = ["customer", "deciding", "comparing", "discovering"];
  const stage = order.reduce(
    (best, candidate) => (weights[candidate] > weights[best] ? candidate : best),
    "customer" as Stage,
  );
  return { stage, objections, reason: reasons[stage] ?? "nothing said yet" };
}
