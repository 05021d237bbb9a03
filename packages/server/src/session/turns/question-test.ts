import { languageSchema, siteIdSchema } from "@prosa/protocol";
import type { QuestionTest } from "@prosa/protocol/desk";
import * as z from "zod/mini";
import type { RoomHost } from "../../platform/room-host.ts";
import type { Sites } from "../../site/sites.ts";
import { EMPTY_CONTEXT } from "../../turn/memory.ts";
import type { Evidence } from "../../turn/ports.ts";
import type { RecordedTurn } from "../../turn/turn.ts";
import { createReplyDeps } from "./reply-deps.ts";
import { messageText, replyEvents } from "./reply-events.ts";
import { runTurn } from "./turn-run.ts";

/** The first part of the id of the room in which a site's questions are put to the test: it writes nothing. */
export const TEST_ROOM = "test";

/** The most passages that a test shows. */
const EVIDENCE_MAX = 8;

/** A question to test, as the gateway hands it on. */
export const testedQuestionSchema = z.object({
  site: siteIdSchema,
  question: z.string(),
  language: z.optional(languageSchema),
});

/**
 * Takes a question through the steps of a turn, as the first one of a conversation, and shows what each found. The site's own
 * model writes the reply. `null` where there is no such site, or the turn failed, which the log tells.
 */
export async function testQuestion(
  { site: id, question, language }: z.infer<typeof testedQuestionSchema>,
  host: RoomHost,
  sites: Sites,
): Promise<QuestionTest | null> {
  // Changes of a moment ago count.
  const site = await sites.load(id, host, true);
  if (!site) return null;
  const startedAt = host.now();
  const model = sites.modelFor(site.settings);
  const received = {
    id: host.newId(),
    text: question,
    ...(language && { interfaceLanguage: language }),
    site: site.settings,
    context: EMPTY_CONTEXT,
    at: startedAt,
  };
  const replyDeps = createReplyDeps(host, sites)(site);
  const { signal } = new AbortController();
  const recorded = await runTurn(received, { site, model, replyDeps, signal, onText: () => {} }, host);
  if (!recorded) return null;
  const place = { replyId: host.newId(), replyTo: received.id };
  const events = replyEvents(place, recorded, host);
  const said = events.find((one) => one.id === place.replyId)?.event;
  if (said?.type !== "said") return null;
  const { reading, decision, chance } = recorded;
  return {
    question,
    readAs: reading.query.text,
    language: reading.language,
    intent: { name: reading.intent.name, confidence: reading.intent.confidence },
    evidence: testedPassages(recorded),
    chance,
    decision: { action: decision.action, reason: decision.reason, strategy: decision.strategy.name },
    reply: { text: messageText(said.message), parts: said.message.parts, end: recorded.reply.end },
    model: model.name,
    tookMs: host.now() - startedAt,
  };
}

/** The passages that the reply rests on, then those that an answer would quote, then all others that were found. */
function testedPassages({ decision, quotes, hits, past }: RecordedTurn): QuestionTest["evidence"] {
  const cited = new Set(past.cited);
  const best = new Map<string, Evidence>();
  for (const one of [...decision.evidence, ...quotes, ...hits])
    if (!best.has(one.passage.id)) best.set(one.passage.id, one);
  return [...best.values()].slice(0, EVIDENCE_MAX).map(({ passage, quote, score, support }) => {
    const { id, url, title, heading, text, kind } = passage;
    return { id, url, title, heading, text, kind, quote, score, support, isUsed: cited.has(id) };
  });
}
