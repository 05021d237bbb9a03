import * as z from "zod/mini";
import { type Fact, factSchema } from "./fact.ts";

/** The most facts that wait in a session's row to be told; beyond it the oldest are lost to the figures. */
const UNTOLD_FACTS_MAX = 300;

/** The facts that a session has yet to tell: `n` counts all that it ever had, the last of `untold` is number `n`. */
export const untoldFactsSchema = z.object({
  n: z.int().check(z.nonnegative()),
  untold: z.array(factSchema),
});
type UntoldFacts = z.infer<typeof untoldFactsSchema>;

export const NO_FACTS: UntoldFacts = { n: 0, untold: [] };

/** The facts with more of them. */
export function withFacts({ n, untold }: UntoldFacts, added: readonly Fact[]): UntoldFacts {
  if (added.length === 0) return { n, untold };
  return { n: n + added.length, untold: [...untold, ...added].slice(-UNTOLD_FACTS_MAX) };
}

/** The facts without those up to number `told`. */
export function withoutTold({ n, untold }: UntoldFacts, told: number): UntoldFacts {
  const left = Math.max(0, n - told);
  return { n, untold: left === 0 ? [] : untold.slice(-left) };
}
