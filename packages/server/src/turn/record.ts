import { ASK_HUMAN_CHOICE, type CitationPart, type Language } from "@prosa/protocol";
import type { Passage } from "../knowledge/passage.ts";
import { mostToSpend } from "./evidence/products/asked.ts";
import { type Evidence, findingOf, nearestOf, productsNamed } from "./findings.ts";
import {
  CHOSEN_MAX,
  type Chosen,
  CONTEXT_TURNS_MAX,
  type Context,
  EARLIER_TURNS_MAX,
  type EarlierTurn,
  type PastTurn,
  SHOWN_MAX,
  SLOT_LENGTH_MAX,
  type Slots,
  type Subject,
  wakeContext,
} from "./memory.ts";
import { addsToChosen } from "./query/dialogue.ts";
import { webAddressOf } from "./reply/render-answer.ts";
import type { DecidedTurn, Decision, RecordedTurn, Reply } from "./turn.ts";

const EARLIER_LENGTH_MAX = 140;
const REMEMBERED_LENGTH = 1_000;
const SHOWN_LENGTH = 100;

/** Adds the context that the next turn builds on. */
export function record(decided: DecidedTurn & { reply: Reply }): RecordedTurn {
  const turn = { ...decided, decision: decisionAfter(decided) };
  const { decision, reply } = turn;
  const evidence = [...decision.evidence.map(({ passage }) => passage), ...nearestOf(turn)];
  const cited =
    reply.ending?.cited ?? [...new Set(evidence)].filter((passage) => isCited(passage, reply.citations));
  const about = (decision.evidence[0] ?? turn.hits[0])?.passage.id;
  const shown = shownBy(reply);
  const past: PastTurn = {
    id: turn.id,
    visitor: turn.display.slice(0, REMEMBERED_LENGTH),
    assistant: reply.text.slice(0, REMEMBERED_LENGTH),
    intent: turn.reading.intent.name,
    action: decision.action,
    confidence: turn.reading.intent.confidence,
    reason: decision.reason,
    cited: cited.map((passage) => passage.id).slice(0, 3),
    ...(about !== undefined && { about }),
    ...(shown.length > 0 && { shown }),
    ...(reply.read && reply.read.length > 0 && { read: reply.read }),
    ...(turn.avoid && { avoided: turn.avoid }),
  };
  const slots = slotsAfter(turn);
  const next = rememberTurn(turn.context, past, turn.reading.language, turn.at, slots);
  return { ...turn, past, next };
}

/** The labels of what a reply shows beside its words, which a visitor may point at next. */
function shownBy({ products, choices }: Reply): string[] {
  const priced = products.map(({ name, price, currency }) =>
    price === undefined ? name : `${name} (${price} ${currency})`,
  );
  const labels = choices.filter(({ id }) => id !== ASK_HUMAN_CHOICE).map(({ label }) => label);
  return [...priced, ...labels].slice(0, SHOWN_MAX).map((label) => label.slice(0, SHOWN_LENGTH));
}

/**
 * The decision as the reply carried it out. A model that decides by itself may answer, ask back or decline in place of what
 * the rules decided; a person is called where the rules say so alone, and the model found no answer.
 */
function decisionAfter({ decision, reply, hits }: DecidedTurn & { reply: Reply }): Decision {
  const { ending } = reply;
  if (ending === undefined) return decision;
  const { action, cited } = ending;
  if (action === "hand-over" || action === "decline") {
    if (decision.action === "hand-over") return decision;
    return { ...decision, action: "decline", reason: `model: ${action}`, evidence: [] };
  }
  const held = [...decision.evidence, ...hits].filter(({ passage }) => cited.includes(passage));
  const evidence = [...new Map(held.map((piece) => [piece.passage.id, piece])).values()];
  const { strategy, product, asksScore, leftContact, invitesContact } = decision;
  return {
    action,
    reason: `model: ${action}`,
    strategy,
    evidence,
    ...(product && cited.some(({ product: one }) => one?.name === product.name) && { product }),
    ...(asksScore && { asksScore }),
    ...(leftContact && { leftContact }),
    ...(invitesContact && { invitesContact }),
  };
}

/** The session's context once a reply is done; changes made while it was written stay. */
export function contextAfter({ past, next, reading, at }: RecordedTurn, current: Context): Context {
  const awake = wakeContext(current, at);
  return rememberTurn(awake, past, reading.language, Math.max(at, current.lastAt), next.slots);
}

/** The steps towards buying that choose their goods. */
const TAKES: readonly string[] = ["buys", "asks-how", "bulk"];
/** The least share of an objection that a product's name holds. */
const NAMED_BY_DOUBT = 0.4;

/** The slots after a turn; undefined where nothing was named yet. */
export function slotsAfter(turn: DecidedTurn): Slots | undefined {
  const { context, decision, reading } = turn;
  const before = context.slots ?? {};
  const town = reading.places.at(-1)?.words.join(" ").slice(0, SLOT_LENGTH_MAX) ?? before.town;
  const said = mostToSpend(reading.meant.folded);
  const listed = listedBy(decision).slice(0, SHOWN_MAX).map(nameOf);
  const subject = subjectAfter(turn, listed, said !== undefined);
  const shown = listed.length > 1 ? listed : before.shown;
  const chosen = chosenAfter(turn);
  const budget = said ?? before.budget;
  const slots: Slots = {
    ...(subject && { subject }),
    ...(shown && { shown }),
    ...(chosen && { chosen }),
    ...(town !== undefined && { town }),
    ...(budget !== undefined && { budget }),
  };
  return Object.keys(slots).length === 0 ? undefined : slots;
}

/** Of a list the talk is about one only where the list was asked for its first; a section does not end the talk about a product. */
function subjectAfter(
  turn: DecidedTurn,
  listed: readonly Subject[],
  isLimited: boolean,
): Subject | undefined {
  const before = turn.context.slots?.subject;
  const [first] = listed;
  if (listed.length > 1) {
    const isOrdered =
      (turn.decision.catalogue !== undefined && findingOf(turn, "price-order") !== undefined) ||
      (turn.decision.compared !== undefined && findingOf(turn, "comparison")?.order !== undefined);
    return isOrdered && !isLimited ? first : turn.decision.action === "decline" ? before : undefined;
  }
  const own =
    first ?? doubtedOf(turn) ?? answeredOf(turn) ?? (before === undefined ? pointedAt(turn) : undefined);
  if (own === undefined) return before;
  return before?.kind === "product" && own.kind !== "product" ? before : own;
}

/** The product that an objection names: what meets it is on another page. */
function doubtedOf(turn: DecidedTurn): Subject | undefined {
  const [product] = productsNamed(turn);
  const isDoubt = turn.decision.strategy.name === "objection" && turn.reading.signal !== null;
  return isDoubt && product !== undefined && product.named >= NAMED_BY_DOUBT
    ? nameOf(product.evidence)
    : undefined;
}

/** The product to whose page a reply points first in place of an answer: "this one" is that, where the talk is about nothing yet. */
function pointedAt({ decision, hits, ...turn }: DecidedTurn): Subject | undefined {
  const [page] = decision.pages ?? [];
  const known = [...hits, ...productsNamed(turn).map(({ evidence }) => evidence)];
  const product = known.find(({ passage }) => passage.product !== undefined && passage.url === page?.url);
  return product && nameOf(product);
}

/** The several things that a reply offers, in its order. */
function listedBy({ action, sale, compared, catalogue, evidence, offers }: Decision): readonly Evidence[] {
  if (sale !== undefined && sale.others.length > 0) return sale.others.map((one) => one.evidence);
  if (compared !== undefined) return compared.map((one) => one.evidence);
  if (catalogue !== undefined || action === "clarify") return evidence;
  return action === "decline" ? (offers ?? []) : [];
}

/** The one thing that an answer is about. */
function answeredOf(turn: DecidedTurn): Subject | undefined {
  const { decision, hits } = turn;
  const [good, second] = decision.sale?.goods ?? [];
  if (good !== undefined && second === undefined) return nameOf(good);
  const [best] = decision.evidence;
  if (decision.action !== "answer" || best === undefined || best.passage.kind === "contact") return undefined;
  const pieces = [...productsNamed(turn).map(({ evidence }) => evidence), ...hits];
  const product = pieces.find(
    ({ passage }) =>
      passage.product !== undefined &&
      (decision.product === undefined
        ? passage.url === best.passage.url
        : passage.product.name === decision.product.name),
  );
  return nameOf(product ?? best);
}

function nameOf({ passage, quote }: Evidence): Subject {
  const { id, product, heading, title, kind } = passage;
  const named = (of: Subject["kind"], name: string) => ({
    kind: of,
    id,
    name: name.slice(0, SLOT_LENGTH_MAX),
  });
  if (product !== undefined) return named("product", product.name);
  if (kind === "table" && !quote.includes("\n")) return named("row", quote.split(/; |: /)[0] ?? title);
  return named("section", heading.split(" › ").at(-1) || title);
}

/** The chosen products: a further one is added where the visitor says so, and else takes their place. */
function chosenAfter({ context, decision, reading }: DecidedTurn): readonly Chosen[] | undefined {
  const before = context.slots?.chosen;
  const { sale } = decision;
  if (sale === undefined || !TAKES.includes(sale.move)) return before;
  const order = sale.order ?? sale.goods.map((evidence) => ({ evidence, quantity: sale.quantity }));
  const isOpen = sale.order === undefined && order.length > 1;
  const taken = order.flatMap(({ evidence: { passage }, quantity }): Chosen[] =>
    passage.product === undefined
      ? []
      : [{ id: passage.id, name: passage.product.name.slice(0, SLOT_LENGTH_MAX), quantity }],
  );
  if (isOpen || taken.length === 0) return before;
  if (!addsToChosen(reading)) return taken.slice(-CHOSEN_MAX);
  const ids = new Set(taken.map(({ id }) => id));
  return [...(before ?? []).filter(({ id }) => !ids.has(id)), ...taken].slice(-CHOSEN_MAX);
}

/** The context with one more turn, its oldest forgotten when full. */
export function rememberTurn(
  context: Context,
  turn: PastTurn,
  language: Language,
  at: number,
  slots: Slots | undefined = context.slots,
): Context {
  const before = {
    language: context.language,
    unsureCount: context.unsureCount,
    ...(context.slots && { slots: context.slots }),
  };
  const turns = [...context.turns.map(withoutSlots), { ...turn, before }];
  const dropped = turns.slice(0, -CONTEXT_TURNS_MAX).map(inShort);
  const earlier = [...(context.earlier ?? []), ...dropped].slice(-EARLIER_TURNS_MAX);
  return {
    language,
    turns: turns.slice(-CONTEXT_TURNS_MAX),
    ...(earlier.length > 0 && { earlier }),
    unsureCount: turn.action === "clarify" || turn.action === "decline" ? context.unsureCount + 1 : 0,
    lastAt: at,
    ...(slots && { slots }),
  };
}

function inShort({ visitor, intent, action }: PastTurn): EarlierTurn {
  return { visitor: visitor.slice(0, EARLIER_LENGTH_MAX), intent, action };
}

/** Only the last turn's slots are kept to be restored: they may be long. */
function withoutSlots(turn: PastTurn): PastTurn {
  if (turn.before?.slots === undefined) return turn;
  const { slots: _, ...before } = turn.before;
  return { ...turn, before };
}

/** True where one of a reply's citations is of this passage's page, or quotes this passage, which is on no page. */
function isCited(passage: Passage, citations: readonly CitationPart[]): boolean {
  const address = webAddressOf(passage);
  return citations.some(({ url, quote }) =>
    address === undefined ? url === undefined && passage.text.includes(firstLineOf(quote)) : url === address,
  );
}

function firstLineOf(quote: string): string {
  return quote.split("\n")[0] ?? "";
}
