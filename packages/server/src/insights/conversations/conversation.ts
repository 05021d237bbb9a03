import { languageSchema } from "@prosa/protocol";
import * as z from "zod/mini";
import { beginsAnother } from "../facts/conversation-start.ts";
import type { Fact } from "../facts/fact.ts";

/** The most times at which the queue was entered that one conversation keeps. */
const WAITS_MAX = 20;

/** The channel of who writes on a page of the site. */
const WEB = "web";

const countSchema = z.int();
const countsSchema = z.record(z.string(), countSchema);
const NOTHING_SPENT = { input: 0, output: 0, micros: {} };

/** A stay in the queue: from `since` to a person's claim, or to its end without one. */
const waitSchema = z.object({
  since: countSchema,
  claimedAt: z.exactOptional(countSchema),
  /** A person's first word after it. */
  answeredAt: z.exactOptional(countSchema),
  leftAt: z.exactOptional(countSchema),
  /** The wait that the visitor was told first, in milliseconds. */
  promisedMs: z.exactOptional(countSchema),
  /** The visitor had left before the claim, so that nobody waited for it. */
  isAlone: z.exactOptional(z.boolean()),
});

/** A conversation as its facts made it: a stretch of a session that no long silence parts (`beginsAnother`). */
export const conversationSchema = z.object({
  startAt: countSchema,
  lastAt: countSchema,
  /** Messages by the hour, counted from 1970, and their authors. */
  messages: z.record(
    z.string(),
    z.object({ visitor: countSchema, assistant: countSchema, agent: countSchema }),
  ),
  visitorLength: countSchema,
  language: z.nullable(languageSchema),
  /** The channel that the visitor wrote on last. */
  channel: z._default(z.string(), WEB),
  /** Replies to what was more than talk, by what the assistant did. */
  actions: countsSchema,
  /** By intent: how often asked, and how often answered. */
  intents: z.record(z.string(), z.object({ asked: countSchema, answered: countSchema })),
  sentiments: countsSchema,
  stage: z.string(),
  strategies: countsSchema,
  models: countsSchema,
  /** Replies by the hour and the written source that they rest on, as `hour source`. */
  sources: countsSchema,
  brokenOff: countSchema,
  /** The sum of the times from a visitor's message to its reply, and how many there were. */
  repliedMs: countSchema,
  replies: countSchema,
  /** The visitor's oldest message without a reply. */
  askedAt: z.nullable(countSchema),
  /** The end of the last turn that was more than talk, and the visitor's word on it. */
  last: z.enum(["none", "answered", "unanswered"]),
  affirmed: z.enum(["no", "button", "words"]),
  isHandedOver: z.boolean(),
  owner: z.enum(["assistant", "queue", "agent"]),
  waits: z.array(waitSchema),
  /** The time for which people had the conversation, without the present stretch, which began at `ownedSince`. */
  handledMs: countSchema,
  ownedSince: z.nullable(countSchema),
  agentMessages: countSchema,
  resolvedAt: z.nullable(countSchema),
  /** The time from its start to that end in which the site was open; absent where it has no opening hours. */
  resolvedOpenMs: z.exactOptional(countSchema),
  reopened: countSchema,
  asksScore: z.boolean(),
  scores: z.array(countSchema),
  ratings: z.object({ up: countSchema, down: countSchema }),
  submitted: countSchema,
  conversions: countsSchema,
  conversionValue: z.number(),
  /** The tokens of LLMs, and their cost in millionths by currency. */
  spent: z._default(
    z.object({ input: countSchema, output: countSchema, micros: countsSchema }),
    NOTHING_SPENT,
  ),
  /** Variants that the visitor met, by experiment. */
  variants: z.record(z.string(), z.string()),
  /** The experiments whose starter was pressed. */
  pressed: z._default(z.array(z.string()), []),
  /** Those whose arm guided the LLM. */
  guided: z._default(z.array(z.string()), []),
  /** The last turn that was more than talk. */
  path: z.exactOptional(z.object({ strategy: z.string(), intent: z.string(), stage: z.string() })),
});
export type Conversation = z.infer<typeof conversationSchema>;

/** Makes a conversation that a fact begins. */
function newConversation(at: number): Conversation {
  return {
    startAt: at,
    lastAt: at,
    messages: {},
    visitorLength: 0,
    language: null,
    channel: WEB,
    actions: {},
    intents: {},
    sentiments: {},
    stage: "",
    strategies: {},
    models: {},
    sources: {},
    brokenOff: 0,
    repliedMs: 0,
    replies: 0,
    askedAt: null,
    last: "none",
    affirmed: "no",
    isHandedOver: false,
    owner: "assistant",
    waits: [],
    handledMs: 0,
    ownedSince: null,
    agentMessages: 0,
    resolvedAt: null,
    reopened: 0,
    asksScore: false,
    scores: [],
    ratings: { up: 0, down: 0 },
    submitted: 0,
    conversions: {},
    conversionValue: 0,
    spent: NOTHING_SPENT,
    variants: {},
    pressed: [],
    guided: [],
  };
}

/**
 * Takes a fact into the conversations of a session, oldest first: into the last of them, or into a new one where it is a
 * visitor's word after a long silence. Pure; the last conversation is replaced, never changed.
 */
export function withFact(conversations: readonly Conversation[], fact: Fact): Conversation[] {
  if (fact.type === "tagged") return [...conversations];
  // A visitor counts once in an experiment, in the conversation in which they first met it.
  if (fact.type === "exposed" && conversations.some(({ variants }) => variants[fact.experiment]))
    return [...conversations];
  const last = conversations.at(-1);
  if (fact.type === "spent")
    return last ? [...conversations.slice(0, -1), { ...last, spent: plusSpent(last.spent, fact) }] : [];
  if (last && !beginsAnother(last, fact)) return [...conversations.slice(0, -1), advance(last, fact)];
  const fresh = newConversation(fact.at);
  // A person's conversation stays theirs, whatever the silence.
  if (last && last.owner !== "assistant") {
    fresh.owner = last.owner;
    fresh.ownedSince = last.ownedSince === null ? null : fact.at;
  }
  return [...conversations, advance(fresh, fact)];
}

function advance(before: Conversation, fact: Fact): Conversation {
  const at = Math.max(fact.at, before.lastAt);
  const next: Conversation = { ...before, lastAt: at };
  switch (fact.type) {
    case "said":
      return said(next, fact, at);
    case "replied":
      return replied(next, fact, at);
    case "broken-off":
      return { ...next, brokenOff: next.brokenOff + 1, askedAt: null, last: "unanswered", affirmed: "no" };
    case "handed-over":
      return { ...next, isHandedOver: true, ...(next.owner === "assistant" && owned(next, "queue", at)) };
    case "owned":
      return { ...next, ...owned(next, fact.by, at, fact.hasLeft) };
    case "promised":
      return { ...next, waits: promised(next.waits, fact.ms) };
    case "resolved":
      return {
        ...withoutOpenMs(next),
        ...owned(next, "assistant", at),
        resolvedAt: at,
        ...(fact.openMs !== undefined && { resolvedOpenMs: fact.openMs }),
      };
    case "reopened":
      return { ...withoutOpenMs(next), resolvedAt: null, reopened: next.reopened + 1 };
    case "rated":
      return rated(next, fact.rating);
    case "score-asked":
      return { ...next, asksScore: true };
    case "scored":
      return { ...next, scores: [...next.scores, fact.score].slice(-5) };
    case "submitted":
      return { ...next, submitted: next.submitted + 1 };
    case "tagged":
    case "spent":
      return before;
    case "converted":
      return {
        ...next,
        conversions: plus(next.conversions, fact.name),
        conversionValue: next.conversionValue + fact.value,
      };
    case "exposed":
      return {
        ...next,
        variants: { ...next.variants, [fact.experiment]: fact.variant },
        pressed: fact.isPressed ? [...next.pressed, fact.experiment] : next.pressed,
        guided: fact.isGuidance ? [...next.guided, fact.experiment] : next.guided,
      };
    default:
      return fact satisfies never;
  }
}

function withoutOpenMs({ resolvedOpenMs: _, ...rest }: Conversation): Conversation {
  return rest;
}

function said(next: Conversation, fact: Extract<Fact, { type: "said" }>, at: number): Conversation {
  const { by, length, channel = WEB } = fact;
  const counted = { ...next, messages: withMessage(next, by, at) };
  if (by === "visitor") {
    const askedAt = next.owner === "agent" ? null : (next.askedAt ?? at);
    return { ...counted, visitorLength: next.visitorLength + length, askedAt, channel };
  }
  const waits = next.waits.map((wait, index) =>
    index === next.waits.length - 1 && wait.answeredAt === undefined && wait.claimedAt !== undefined
      ? { ...wait, answeredAt: at }
      : wait,
  );
  return { ...counted, agentMessages: next.agentMessages + 1, waits, askedAt: null };
}

function replied(next: Conversation, fact: Extract<Fact, { type: "replied" }>, at: number): Conversation {
  const { intent, action, isTalk, sentiment, stage, strategy, model, language } = fact;
  const isAnswered = action === "answer";
  const before = next.intents[intent] ?? { asked: 0, answered: 0 };
  const counted = {
    ...next,
    messages: withMessage(next, "assistant", at),
    language,
    sentiments: plus(next.sentiments, sentiment),
    models: plus(next.models, model),
    strategies: plus(next.strategies, strategy),
    sources: fact.sources.reduce((counts, id) => plus(counts, `${hourOf(at)} ${id}`), next.sources),
    stage,
    repliedMs: next.repliedMs + (next.askedAt === null ? 0 : at - next.askedAt),
    replies: next.replies + (next.askedAt === null ? 0 : 1),
    askedAt: null,
    asksScore: next.asksScore || fact.asksScore,
  };
  if (isTalk) {
    const isThanks = intent === "thanks" && next.last === "answered" && sentiment !== "negative";
    return { ...counted, affirmed: isThanks && next.affirmed === "no" ? "words" : next.affirmed };
  }
  return {
    ...counted,
    path: { strategy, intent, stage },
    actions: plus(next.actions, action),
    intents: {
      ...next.intents,
      [intent]: { asked: before.asked + 1, answered: before.answered + (isAnswered ? 1 : 0) },
    },
    last: isAnswered ? "answered" : "unanswered",
    affirmed: "no",
  };
}

function rated(next: Conversation, rating: "up" | "down"): Conversation {
  const ratings = { ...next.ratings, [rating]: next.ratings[rating] + 1 };
  if (rating === "down") return { ...next, ratings, last: "unanswered", affirmed: "no" };
  return { ...next, ratings, affirmed: next.last === "answered" ? "button" : next.affirmed };
}

/** The parts of a conversation that change as it changes hands. */
function owned(
  next: Conversation,
  by: Conversation["owner"],
  at: number,
  hasLeft = false,
): Partial<Conversation> {
  const handledMs = next.handledMs + (next.ownedSince === null ? 0 : at - next.ownedSince);
  const open = next.waits.at(-1);
  const isWaiting = open !== undefined && isOpen(open);
  const ended = by === "agent" ? { claimedAt: at, ...(hasLeft && { isAlone: true }) } : { leftAt: at };
  const waits =
    isWaiting && by !== "queue" ? [...next.waits.slice(0, -1), { ...open, ...ended }] : next.waits;
  // Who waits since the conversation before enters no queue, whichever team is to have them.
  const isEntering = by === "queue" && next.owner !== "queue";
  const entered = isEntering ? [...waits, { since: at }].slice(-WAITS_MAX) : waits;
  return { owner: by, handledMs, ownedSince: by === "agent" ? at : null, waits: entered };
}

type Wait = Conversation["waits"][number];

function isOpen({ claimedAt, leftAt }: Wait): boolean {
  return claimedAt === undefined && leftAt === undefined;
}

/** The waits with what was promised of the present one; the first promise of a stay counts. */
function promised(waits: readonly Wait[], ms: number): Wait[] {
  return waits.map((wait, index) =>
    index === waits.length - 1 && isOpen(wait) ? { promisedMs: ms, ...wait } : wait,
  );
}

function withMessage(
  { messages }: Conversation,
  by: "visitor" | "assistant" | "agent",
  at: number,
): Conversation["messages"] {
  const hour = String(hourOf(at));
  const before = messages[hour] ?? { visitor: 0, assistant: 0, agent: 0 };
  return { ...messages, [hour]: { ...before, [by]: before[by] + 1 } };
}

function plusSpent(
  { input, output, micros }: Conversation["spent"],
  { input: read, output: written, cost }: Extract<Fact, { type: "spent" }>,
): Conversation["spent"] {
  return {
    input: input + read,
    output: output + written,
    micros: cost ? { ...micros, [cost.currency]: (micros[cost.currency] ?? 0) + cost.micros } : micros,
  };
}

/** The hour of a time, counted from 1970. */
export function hourOf(at: number): number {
  return Math.floor(at / 3_600_000);
}

function plus(counts: Readonly<Record<string, number>>, key: string): Record<string, number> {
  return { ...counts, [key]: (counts[key] ?? 0) + 1 };
}
