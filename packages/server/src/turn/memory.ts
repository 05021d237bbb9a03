import type { Language } from "@prosa/protocol";

/** The time after which an idle conversation's context is forgotten, in milliseconds; the transcript lives longer. */
export const CONTEXT_IDLE_MS = 60 * 60 * 1_000;

/** The past turns that the context keeps. */
export const CONTEXT_TURNS_MAX = 8;

/** Turns before those, of which a line is kept. */
export const EARLIER_TURNS_MAX = 12;

/** The passages that another answer to the same words avoids. */
const AVOIDED_MAX = 12;

/** One thing that the talk is about: a product, a row of a table, or a section, such as a person, a place or a plan. */
export interface Subject {
  kind: "product" | "row" | "section";
  /** The passage that is about it. */
  id: string;
  /** Its name as the page has it: a product's, a row's first cell, a section's heading. */
  name: string;
}

/** A product that the visitor chose, by its passage. */
export interface Chosen {
  id: string;
  name: string;
  quantity: number;
}

/** The part of the talk that later messages leave out: whom or what it is about, what was shown, chosen and told. */
export interface Slots {
  subject?: Subject;
  /** Of the last reply that offered several things, each in its order. */
  shown?: readonly Subject[];
  chosen?: readonly Chosen[];
  /** The last town that the visitor named. */
  town?: string;
  /** The most that the visitor wants to spend, in the currency of the site's prices. */
  budget?: number;
}

export const SHOWN_MAX = 10;
export const CHOSEN_MAX = 10;
export const SLOT_LENGTH_MAX = 200;

/** The part of a past turn that later turns build on. */
export interface PastTurn {
  /** The id of what it answers. */
  id?: string;
  visitor: string;
  assistant: string;
  intent: string;
  action: string;
  /** The probability of the intent, 0…1, and the reason of the action: for an answer that is asked for again. */
  confidence?: number;
  reason?: string;
  /** Passages that the reply cited, by id. */
  cited: readonly string[];
  /** The passage that came first for it, by id, whether or not it was cited. */
  about?: string;
  /** Passages, by id, that an LLM was given for it, besides those of the turns before. */
  read?: readonly string[];
  /** The labels of products and choices that the reply showed. */
  shown?: readonly string[];
  /** Passages that earlier replies to the same words cited, by id. */
  avoided?: readonly string[];
  /** The part of the context before this turn that is restored when the visitor takes the message back. */
  before?: Pick<Context, "language" | "unsureCount" | "slots">;
}

/** The rest of a turn that the context has dropped. */
export type EarlierTurn = Pick<PastTurn, "visitor" | "intent" | "action">;

/** The room's memory of a conversation between turns; a plain value that survives storage. */
export interface Context {
  language: Language | null;
  turns: readonly PastTurn[];
  /** The turns before those in short, oldest first; absent where all are there. */
  earlier?: readonly EarlierTurn[];
  /** Turns in a row whose decision was not to answer. */
  unsureCount: number;
  lastAt: number;
  /** The subject of the talk with what was shown and chosen; absent where nothing was named yet. */
  slots?: Slots;
}

export const EMPTY_CONTEXT: Context = { language: null, turns: [], unsureCount: 0, lastAt: 0 };

/** The context as a turn at `now` may use it: empty once it lay idle for an hour, but for the language. */
export function wakeContext(context: Context, now: number): Context {
  if (now - context.lastAt < CONTEXT_IDLE_MS) return context;
  return { ...EMPTY_CONTEXT, language: context.language };
}

/**
 * The context as if the turn of this id had not been. What later turns made of the language and of the count stays; so
 * does what a full context has forgotten.
 */
export function forgetTurn(context: Context, id: string): Context {
  const forgotten = context.turns.findLast((turn) => turn.id === id);
  if (forgotten === undefined) return context;
  const isLast = context.turns.at(-1) === forgotten;
  const { slots, ...rest } = context;
  return {
    ...rest,
    ...(isLast ? forgotten.before : slots && { slots }),
    turns: context.turns.filter((turn) => turn !== forgotten),
  };
}

/** Passages that the reply to this message, and those it stood in for, cited, by id; the latest where there are many. */
export function citedFor({ turns }: Context, id: string): string[] {
  const past = turns.findLast((turn) => turn.id === id);
  return past ? [...(past.avoided ?? []), ...past.cited].slice(-AVOIDED_MAX) : [];
}
