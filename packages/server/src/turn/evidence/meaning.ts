import type { TurnDeps } from "../ports.ts";
import { asksNothing } from "../query/asks-nothing.ts";
import { withoutGreeting } from "../query/greeting.ts";
import { topicOf } from "../query/topic.ts";
import type { UnderstoodTurn } from "../turn.ts";

/**
 * The direction of the meaning of a message, with the talk that it leans on; undefined where nothing is asked, where the site
 * has no vectors, or when it does not come in time. A model that answers at once quotes by words alone, and needs none.
 */
export async function findMeaning(
  turn: UnderstoodTurn,
  { knowledge, meaningOf, model }: TurnDeps,
  signal: AbortSignal,
): Promise<Float32Array | undefined> {
  if (meaningOf === undefined || model.isInstant || asksNothing(turn)) return undefined;
  const asked = [topicOf(turn, knowledge), withoutGreeting(turn.display)].filter((text) => text !== "");
  return asked.length === 0 ? undefined : await meaningOf(asked.join("\n"), signal);
}
