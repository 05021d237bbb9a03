import assert from "node:assert/strict";
import { Session } from "node:inspector/promises";
import { after, before, describe, it } from "node:test";
import { readSite, shopFolder, shopSite } from "../../eval/read-site.ts";
import { createEmbeddedModel } from "../models/embedded.ts";
import { EMPTY_CONTEXT } from "./memory.ts";
import { converse } from "./pipeline.ts";
import type { TurnDeps } from "./ports.ts";
import type { RecordedTurn } from "./turn.ts";

/**
 * The files that one message may pass on its way from the turn to its reply. Before the folders of today they were 72 by this
 * count, for half as many functions.
 */
const FILES_MAX = 50;

const SOURCES = new URL("../", import.meta.url).href;

describe("a message's way through the turn", () => {
  const deps: TurnDeps = { knowledge: readSite(shopFolder), model: createEmbeddedModel() };
  const inspector = new Session();

  before(async () => {
    inspector.connect();
    await inspector.post("Profiler.enable");
    await inspector.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
    // What is read once for all messages is no part of one message's way.
    for (const text of ["Vocês entregam em Manaus?", "oi, tudo bem?", "quanto custa a cafeteira italiana?"])
      await say(text, deps);
  });

  after(() => inspector.disconnect());

  async function filesOf(text: string, isChoice = false): Promise<{ turn: RecordedTurn; files: string[] }> {
    await inspector.post("Profiler.takePreciseCoverage");
    const turn = await say(text, deps, isChoice);
    const { result } = await inspector.post("Profiler.takePreciseCoverage");
    const ran = result.filter(({ functions }) => functions.some(({ ranges }) => (ranges[0]?.count ?? 0) > 0));
    const files = ran.filter(({ url }) => url.startsWith(SOURCES) && !url.endsWith(".test.ts"));
    return { turn, files: files.map(({ url }) => url.slice(SOURCES.length)).sort() };
  }

  it("is short for a question that a page answers", async () => {
    const { turn, files } = await filesOf("Qual o prazo de troca?");
    assert.match(turn.reply.text, /30 dias/);
    assert.ok(files.includes("turn/pipeline.ts") && files.includes("turn/record.ts"), files.join("\n"));
    assert.ok(files.length <= FILES_MAX, `${files.length} files:\n${files.join("\n")}`);
  });

  it("is short for a greeting", async () => {
    const { turn, files } = await filesOf("Oi, boa tarde");
    assert.equal(turn.decision.action, "answer");
    assert.ok(files.length > 0 && files.length <= FILES_MAX, `${files.length} files:\n${files.join("\n")}`);
  });

  it("is short for a pressed choice", async () => {
    const { turn, files } = await filesOf("Como faço um pedido?", true);
    assert.equal(turn.decision.reason, "pressed");
    assert.ok(files.length > 0 && files.length <= FILES_MAX, `${files.length} files:\n${files.join("\n")}`);
  });
});

let clock = 0;

async function say(text: string, deps: TurnDeps, isChoice = false): Promise<RecordedTurn> {
  clock += 1;
  const received = { id: `m${clock}`, text, site: shopSite, context: EMPTY_CONTEXT, at: clock };
  const turn = isChoice ? { ...received, isChoice: true as const } : received;
  const steps = converse(turn, deps, new AbortController().signal);
  let step = await steps.next();
  while (!step.done) step = await steps.next();
  return step.value;
}
