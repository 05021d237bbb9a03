import type { SiteSettings } from "@prosa/protocol";
import type { Fact } from "../../insights/facts/fact.ts";
import type { Tokens } from "../../platform/token-budget.ts";

/** The fact of the tokens that an LLM read and wrote for a site, with their cost where it knows a price; none where there were none. */
export function spentFacts(
  tokens: Tokens | undefined,
  { modelOptions }: Pick<SiteSettings, "modelOptions">,
  at: number,
): Fact[] {
  if (!tokens || tokens.input + tokens.output === 0) return [];
  const [input, output] = [Math.round(tokens.input), Math.round(tokens.output)];
  const price = modelOptions?.price;
  if (!price) return [{ type: "spent", at, input, output }];
  // A price is of a million tokens, and a cost is told in millionths: the factors cancel out.
  const micros = Math.round(input * price.input + output * price.output);
  return [{ type: "spent", at, input, output, cost: { currency: price.currency, micros } }];
}
