import type { TurnDeps } from "../ports.ts";
import { withoutGreeting } from "../query/greeting.ts";
import type { UnderstoodTurn } from "../turn.ts";

/**
 * The direction of the meaning of a message, with the talk that it leans on; undefined where nothing is asked, where the site
 * has no vectors, or when it does not come in time. A model that answers at once quotes by words alone, and needs none.
 */
export async function findMeaning(
  { display, reading }: UnderstoodTurn,
  { meaningOf, model }: Pick<TurnDeps, "meaningOf" | "model">,
  signal: AbortSignal,
): Promise<Float32Array | undefined> {
  if (meaningOf === undefined || model.isInstant || !reading.asksSomething) return undefined;
  const asked = [reading.topic.text, withoutGreeting(display)].filter((text) => text !== "");
  return asked.length === 0 ? undefined : await meaningOf(asked.join("\n"), signal);
}
