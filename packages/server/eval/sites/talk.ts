import { type Context, EMPTY_CONTEXT } from "../../src/turn/memory.ts";
import { converse } from "../../src/turn/pipeline.ts";
import type { TurnDeps } from "../../src/turn/ports.ts";
import { contextAfter } from "../../src/turn/record.ts";
import type { RecordedTurn } from "../../src/turn/turn.ts";
import { settingsOf } from "./load-site.ts";
import type { SiteQuestion, TestSite } from "./questions.ts";

/** Visitors do not write within one millisecond. */
const BETWEEN_TURNS_MS = 20_000;

/**
 * Says a question's messages in one conversation and returns the last turn. `onTurn` is told of each message before it is
 * said, with whether it is the last.
 */
export async function talk(
  { id, turns }: SiteQuestion,
  site: TestSite,
  deps: TurnDeps,
  onTurn: (isLast: boolean) => void = () => undefined,
): Promise<RecordedTurn> {
  let context: Context = EMPTY_CONTEXT;
  let last: RecordedTurn | undefined;
  for (const [number, text] of turns.entries()) {
    onTurn(number === turns.length - 1);
    const at = number * BETWEEN_TURNS_MS;
    const received = { id: `${id}-${number}`, text, site: settingsOf(site), context, at };
    const steps = converse(received, deps, new AbortController().signal);
    let step = await steps.next();
    while (!step.done) step = await steps.next();
    last = step.value;
    context = contextAfter(last, context);
  }
  if (last === undefined) throw new Error(`${id} has no turn.`);
  return last;
}
