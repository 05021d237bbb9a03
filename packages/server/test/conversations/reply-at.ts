import { siteSettingsSchema } from "@prosa/protocol";
import type { Knowledge } from "../../src/knowledge/passage.ts";
import { createEmbeddedModel } from "../../src/models/embedded.ts";
import { EMPTY_CONTEXT } from "../../src/turn/memory.ts";
import { converse } from "../../src/turn/pipeline.ts";
import { contextAfter } from "../../src/turn/record.ts";

/** Visitors do not write within one millisecond. */
const BETWEEN_TURNS_MS = 20_000;

/** The words of the reply to the last of some messages, said in one conversation at a site of that name. */
export async function replyAt(
  { knowledge, name = "Escola" }: { knowledge: Knowledge; name?: string },
  ...messages: readonly string[]
): Promise<string> {
  const site = siteSettingsSchema.parse({ name });
  const deps = { knowledge, model: createEmbeddedModel() };
  let context = EMPTY_CONTEXT;
  let said = "";
  for (const [number, text] of messages.entries()) {
    const received = { id: `${number}`, text, site, context, at: number * BETWEEN_TURNS_MS };
    const steps = converse(received, deps, new AbortController().signal);
    let step = await steps.next();
    while (!step.done) step = await steps.next();
    context = contextAfter(step.value, context);
    said = step.value.reply.text;
  }
  return said;
}
