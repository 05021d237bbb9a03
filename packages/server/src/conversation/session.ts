import type { Language } from "@prosa/protocol";

/** How long a conversation may lie idle before its context is forgotten; the transcript lives longer. */
export const CONTEXT_IDLE_MS = 60 * 60 * 1_000;

/** How many past turns the context keeps. */
export const CONTEXT_TURNS_MAX = 8;

/** What one past turn left for the next to build on. */
export interface PastTurn {
  visitor: string;
  assistant: string;
  intent: string;
  action: string;
  /** Passages that the reply cited, by id. */
  cited: readonly string[];
}

/** What the room remembers of a conversation between turns; a plain value that survives storage. */
export interface Context {
  language: Language | null;
  turns: readonly PastTurn[];
  /** Turns in a row whose decision was not to answer. */
  unsureCount: number;
  lastAt: number;
}

export const EMPTY_CONTEXT: Context = { language: null, turns: [], unsureCount: 0, lastAt: 0 };

/** The context as a turn at `now` may use it: empty once it lay idle for an hour, but for the language. */
export function wakeContext(context: Context, now: number): Context {
  if (now - context.lastAt < CONTEXT_IDLE_MS) return context;
  return { ...EMPTY_CONTEXT, language: context.language };
}

/** The context with one more turn, its oldest forgotten when full. */
export function rememberTurn(context: Context, turn: PastTurn, language: Language, at: number): Context {
  return {
    language,
    turns: [...context.turns, turn].slice(-CONTEXT_TURNS_MAX),
    unsureCount: turn.action === "clarify" || turn.action === "decline" ? context.unsureCount + 1 : 0,
    lastAt: at,
  };
}
