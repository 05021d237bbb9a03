import * as z from "zod/mini";
import { beginsAnother } from "./conversation-start.ts";
import { type Fact, factSchema } from "./fact.ts";

/** The most facts that wait in a session's row to be told; beyond it the oldest are lost to the figures. */
const UNTOLD_FACTS_MAX = 300;

/** The facts that a session has yet to tell: `n` counts all that it ever had, the last of `untold` is number `n`. */
export const untoldFactsSchema = z.object({
  n: z.int().check(z.nonnegative()),
  untold: z.array(factSchema),
  /** The present conversation's first and last fact, in milliseconds since 1970. */
  conversation: z.exactOptional(z.object({ startAt: z.number(), lastAt: z.number() })),
});
type UntoldFacts = z.infer<typeof untoldFactsSchema>;

/** Facts that belong to the conversation before them, and make it no longer. */
const PASSING: readonly Fact["type"][] = ["tagged", "spent"];

export const NO_FACTS: UntoldFacts = { n: 0, untold: [] };

/** The facts with more of them. */
export function withFacts(before: UntoldFacts, added: readonly Fact[]): UntoldFacts {
  if (added.length === 0) return before;
  const { n, untold } = before;
  const conversation = added.reduce(
    (current: UntoldFacts["conversation"], fact) =>
      current && PASSING.includes(fact.type)
        ? current
        : current && !beginsAnother(current, fact)
          ? { startAt: current.startAt, lastAt: fact.at }
          : { startAt: fact.at, lastAt: fact.at },
    before.conversation,
  );
  return {
    n: n + added.length,
    untold: [...untold, ...added].slice(-UNTOLD_FACTS_MAX),
    ...(conversation && { conversation }),
  };
}

/** The facts without those up to number `told`. */
export function withoutTold(before: UntoldFacts, told: number): UntoldFacts {
  const left = Math.max(0, before.n - told);
  return { ...before, untold: left === 0 ? [] : before.untold.slice(-left) };
}
