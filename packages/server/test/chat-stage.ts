import assert from "node:assert/strict";
import { after, before, beforeEach } from "node:test";
import { createOpenAiModel } from "../src/models/openai/chat.ts";
import type { LogEntry } from "../src/platform/log.ts";
import type { DecidedTurn, Model, ReplyChunk } from "../src/turn/ports.ts";
import { decidedTurn } from "./decided-turn.ts";
import { createManualClock, type ManualClock } from "./manual-clock.ts";
import { type ScriptedLlm, type Step, startScriptedLlm } from "./scripted-llm.ts";

/** A signal that never aborts. */
export const NEVER: AbortSignal = new AbortController().signal;

/** Answers in the LLM's place, so that a test sees who answered. */
export const fallback: Model = {
  name: "fallback",
  isInstant: true,
  async *reply() {
    yield { type: "text", text: "embedded answer" };
    yield { type: "end", end: "done", citations: [], choices: [], products: [] };
  },
};

/** A reply as a room would have heard it. */
export interface Heard {
  text: string;
  notice: string | undefined;
  end: Extract<ReplyChunk, { type: "end" }> | undefined;
}

/** Takes a whole reply, and fails where anything follows its end. */
export async function hear(chunks: AsyncIterable<ReplyChunk>): Promise<Heard> {
  const heard: Heard = { text: "", notice: undefined, end: undefined };
  for await (const chunk of chunks) {
    assert.equal(heard.end, undefined, "nothing follows the end");
    if (chunk.type === "text") heard.text += chunk.text;
    if (chunk.type === "notice") heard.notice = chunk.code;
    if (chunk.type === "end") heard.end = chunk;
  }
  return heard;
}

/** Words, then a wait that the test ends when it has seen them, then more. */
export function pausing(before: string, opened: Promise<unknown>, after: string): Step[] {
  return [{ text: before }, { until: opened }, { text: after }];
}

/** A model that speaks to a scripted LLM on loopback, under a clock that the test moves. */
export class ChatStage {
  llm!: ScriptedLlm;
  clock: ManualClock = createManualClock();
  logged: LogEntry[] = [];

  /** Sets the stage for the tests of the file that calls it, and clears it before each of them. */
  constructor() {
    before(async () => {
      this.llm = await startScriptedLlm();
    });
    after(() => this.llm.close());
    beforeEach(() => {
      this.llm.requests.length = 0;
      this.clock = createManualClock();
      this.logged = [];
    });
  }

  model(): Model {
    return createOpenAiModel({
      apiKey: "sk-test",
      baseUrl: this.llm.baseUrl,
      model: "scripted",
      fallback,
      clock: this.clock,
      random: () => 0.5,
      log: (entry) => this.logged.push(entry),
    });
  }

  reply(turn: DecidedTurn = decidedTurn(), signal: AbortSignal = NEVER): Promise<Heard> {
    return hear(this.model().reply(turn, signal));
  }
}
