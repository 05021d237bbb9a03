import {
  contactsOf,
  type Evidence,
  findingOf,
  productsNamed,
  remediesOf,
  withFindings,
  withoutFindings,
} from "../findings.ts";
import type { Context, PastTurn } from "../memory.ts";
import type { TurnDeps } from "../ports.ts";
import { partsOf } from "../query/read-text.ts";
import type { Reading } from "../reading.ts";
import { rememberTurn } from "../record.ts";
import type { Act, DecidedTurn, Decision, ReceivedTurn, RetrievedTurn, StrategyChoice } from "../turn.ts";
import { leftContact } from "./people.ts";
import { RULES, weigh } from "./rules.ts";
import * as tuning from "./tuning.ts";

/** Decides what to do with a message and how, by the turn alone; the reasons are stable enough to count in logs. */
export function decide(turn: RetrievedTurn): Decision {
  const act = firstAct(turn);
  const left = act.action === "hand-over" ? act.leftContact : leftContact(turn)?.type;
  return {
    ...act,
    ...(left !== undefined && { leftContact: left }),
    strategy: strategyOf(turn.reading, turn.context),
    ...(asksScore(turn, act) && { asksScore: true }),
  };
}

function firstAct(turn: RetrievedTurn): Act {
  const weighed = weigh(turn);
  for (const rule of RULES) {
    const act = rule.act(weighed);
    if (act !== undefined) return act;
  }
  return { action: "decline", reason: "no rule", evidence: [] };
}

const OPENING: readonly string[] = ["greeting"];

/** Chooses by the stage of the dialogue: a customer's troubles first, then doubts, then a purchase. */
export function strategyOf(
  { intent, sentiment, stage, objections }: Pick<Reading, "intent" | "sentiment" | "stage" | "objections">,
  { turns }: Pick<Context, "turns">,
): StrategyChoice {
  const [objection] = objections;
  if (intent.name === "complaint") return { name: "service", reason: "intent complaint" };
  if (stage === "customer") return { name: "service", reason: "stage customer" };
  if (objection !== undefined) return { name: "objection", reason: `objection ${objection}` };
  if (sentiment.label === "negative") return { name: "service", reason: "sentiment negative" };
  if (stage === "deciding") return { name: "closing", reason: "stage deciding" };
  if (OPENING.includes(intent.name) && turns.length === 0) return { name: "greeting", reason: "first words" };
  return turns.length >= tuning.FOLLOW_UP_TURNS
    ? { name: "follow-up", reason: `turn ${turns.length + 1}` }
    : { name: "informing", reason: `stage ${stage}` };
}

const LEAVE: readonly string[] = ["goodbye", "thanks"];
const TALK: readonly string[] = [...LEAVE, "greeting", "small-talk"];

/** True where a reply asks for a rating: the visitor takes leave and got answers, and the room lets the turn ask. */
export function asksScore(turn: RetrievedTurn, { action, evidence }: Omit<Decision, "strategy">): boolean {
  const { maySurvey, context } = turn;
  const { intent, signal } = turn.reading;
  const isLeave =
    action === "answer" && evidence.length === 0 && signal === null && LEAVE.includes(intent.name);
  const answers = context.turns.filter((past) => past.action === "answer" && !TALK.includes(past.intent));
  return maySurvey === true && isLeave && answers.length >= tuning.RATED_ANSWERS;
}

/**
 * The decision for a visitor who wants another answer to the same words: from other passages than the answers so far, where
 * some answer about as well; else the decision as it is. A model that finds new words by itself gets the best passages again.
 */
export function regenerate(
  turn: RetrievedTurn,
  decision: Decision,
  { model }: Pick<TurnDeps, "model">,
): Decision {
  const { avoid = [] } = turn;
  if (avoid.length === 0 || !model.isInstant || decision.action !== "answer") return decision;
  const isOther = ({ passage }: Evidence) => !avoid.includes(passage.id);
  const other = decide(withoutAvoided(turn, avoid, isOther));
  const [best] = decision.evidence;
  const [piece] = other.evidence;
  const isAsGood = best && piece && isOther(piece) && piece.support >= tuning.AS_GOOD * best.support;
  return other.action === "answer" && isAsGood ? { ...other, reason: `another ${other.reason}` } : decision;
}

/** The passages that are left; where none of the quotes is, the best of them would be quoted. */
function othersOf(
  { hits, quotes, chance }: RetrievedTurn,
  isOther: (piece: Evidence) => boolean,
): Pick<RetrievedTurn, "hits" | "quotes" | "chance"> {
  const others = hits.filter(isOther);
  const left = quotes.filter(isOther);
  return { hits: others, quotes: left.length > 0 ? left : others.slice(0, 1), chance };
}

/** The turn as if the passages to avoid had not been found, nor the parts of products' pages that answer by themselves. */
function withoutAvoided(
  turn: RetrievedTurn,
  avoid: readonly string[],
  isOther: (piece: Evidence) => boolean,
): RetrievedTurn {
  const description = findingOf(turn, "description");
  const overview = findingOf(turn, "overview")?.evidence.filter(isOther) ?? [];
  const contacts = findingOf(turn, "contacts");
  const rest = withoutFindings(
    turn,
    "detail",
    "sold-out",
    "comparison",
    "instalment",
    "description",
    "overview",
  );
  return withFindings(
    { ...rest, ...othersOf(turn, isOther) },
    { kind: "products", products: productsNamed(turn).filter(({ evidence }) => isOther(evidence)) },
    { kind: "remedies", evidence: remediesOf(turn).filter(isOther) },
    {
      kind: "contacts",
      passages: contactsOf(turn).filter(({ id }) => !avoid.includes(id)),
      support: contacts?.support ?? 0,
    },
    ...(description && isOther(description.evidence) ? [description] : []),
    ...(overview.length > 0 ? [{ kind: "overview", evidence: overview } as const] : []),
  );
}

const CITED_MAX = 3;

/**
 * Takes the questions of a message one by one, each leaning on those before it, where the message asks several and they have
 * answers of their own; else the message stays whole. One that remains without an answer is named in the reply.
 */
export function answerParts(
  whole: DecidedTurn,
  decidePart: (part: ReceivedTurn) => DecidedTurn,
): DecidedTurn {
  const isWhole = whole.wantsHuman || whole.decision.action === "hand-over" || findingOf(whole, "pressed");
  const texts = isWhole ? [] : partsOf(whole.display);
  if (texts.length === 0) return whole;
  const parts: DecidedTurn[] = [];
  let { context } = whole;
  for (const text of texts) {
    const part = decidePart({ ...receivedOf(whole), text, context });
    parts.push(part);
    context = rememberTurn(context, pastOf(part), part.reading.language, part.at);
  }
  const answered = parts.filter(isAnswered);
  const answers = withoutRepeats(answered);
  const isWholeAnswered = isAnswered(whole);
  if (answers.length === 0 || (isWholeAnswered && answers.length < answered.length)) return whole;
  const products = new Set(answers.map(({ decision }) => decision.product?.name ?? decision.reason));
  if (isWholeAnswered && (answers.length < parts.length || products.size === 1)) return whole;
  const decision: Decision = {
    action: "answer",
    reason: `${answered.length} of ${parts.length} questions`,
    strategy: whole.decision.strategy,
    evidence: answers.flatMap((part) => part.decision.evidence),
  };
  const repeated = new Set(answered.filter((part) => !answers.includes(part)));
  return { ...whole, decision, parts: parts.filter((part) => !repeated.has(part)) };
}

/** Of parts that one quote answers, the one that says most beside it. */
function withoutRepeats(answered: readonly DecidedTurn[]): DecidedTurn[] {
  const quoteOf = ({ decision }: DecidedTurn) => decision.evidence[0]?.quote;
  return answered.filter((part, place) =>
    answered.every((other, otherPlace) => {
      if (other === part || quoteOf(other) !== quoteOf(part)) return true;
      const lead = part.decision.evidence.length - other.decision.evidence.length;
      return lead > 0 || (lead === 0 && place < otherPlace);
    }),
  );
}

function isAnswered({ decision }: DecidedTurn): boolean {
  return decision.action === "answer" && decision.evidence.length > 0;
}

function receivedOf({
  id,
  interfaceLanguage,
  site,
  at,
}: DecidedTurn): Omit<ReceivedTurn, "text" | "context"> {
  return { id, site, at, ...(interfaceLanguage && { interfaceLanguage }) };
}

function pastOf({ display, reading, decision }: DecidedTurn): PastTurn {
  const cited = decision.evidence.map(({ passage }) => passage.id).slice(0, CITED_MAX);
  return { visitor: display, assistant: "", intent: reading.intent.name, action: decision.action, cited };
}
