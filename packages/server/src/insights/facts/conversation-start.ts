import type { Fact } from "./fact.ts";

/** A silence as long as this ends a conversation; the visitor's next word begins another one. In milliseconds. */
export const CONVERSATION_GAP_MS = 24 * 60 * 60 * 1_000;

/** The longest that one conversation lasts: a visitor's word after it begins another one, whatever came before. */
const CONVERSATION_MAX_MS = 7 * 24 * 60 * 60 * 1_000;

/** True for a fact that does not belong to the conversation before it, which went from `startAt` to `lastAt`. */
export function beginsAnother({ startAt, lastAt }: { startAt: number; lastAt: number }, fact: Fact): boolean {
  if (fact.type !== "said" || fact.by !== "visitor") return false;
  return fact.at - lastAt >= CONVERSATION_GAP_MS || fact.at - startAt >= CONVERSATION_MAX_MS;
}
