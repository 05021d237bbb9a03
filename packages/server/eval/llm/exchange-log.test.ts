import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { type ScriptedLlm, says, startScriptedLlm } from "../../test/scripted-llm.ts";
import { ExchangeLog, usageIn, wordsOfAnswer } from "./exchange-log.ts";

describe("ExchangeLog", () => {
  const folder = mkdtempSync(join(tmpdir(), "prosa-replies-"));
  const file = join(folder, "replies.jsonl");
  let llm: ScriptedLlm;

  before(async () => {
    llm = await startScriptedLlm({ script: says("São 7 ", "dias.") });
  });
  after(async () => {
    await llm.close();
    rmSync(folder, { recursive: true });
  });

  async function ask(log: ExchangeLog, text: string): Promise<string> {
    const body = JSON.stringify({ messages: [{ role: "user", content: text }] });
    const response = await log.fetch(`${llm.baseUrl}/chat/completions`, { method: "POST", body });
    return response.text();
  }

  it("records replies, and says them again without asking, also to another prompt", async () => {
    const recording = new ExchangeLog({ record: file });
    recording.begin("loja/q-01/0");
    const answer = await ask(recording, "prazo?");
    assert.equal(await recording.exchanges[0]?.answer, answer);
    assert.equal(await wordsOfAnswer(answer), "São 7 dias.");
    await recording.close();

    const replaying = new ExchangeLog({ replay: file });
    replaying.begin("loja/q-01/0");
    assert.equal(await ask(replaying, "prazo?"), answer);
    replaying.begin("loja/q-01/0");
    assert.equal(await ask(replaying, "outro prompt"), answer);
    assert.deepEqual([replaying.replayedCount, replaying.sameCount, llm.requests.length], [2, 1, 1]);
    replaying.begin("loja/q-02/0");
    await ask(replaying, "prazo?");
    assert.equal(llm.requests.length, 2);
  });

  it("says where a recording is missing", () => {
    assert.throws(() => new ExchangeLog({ replay: join(folder, "none.jsonl") }), /no recording at/);
  });
});

describe("usageIn", () => {
  it("reads the tokens that the server counted, the last where there are several", () => {
    const line = (sent: number) =>
      `data: {"choices":[],"usage":{"prompt_tokens":${sent},"prompt_tokens_details":{"cached_tokens":4},"completion_tokens":9}}\n\n`;
    assert.deepEqual(usageIn(line(1) + line(12)), { sent: 12, written: 9 });
    assert.equal(usageIn("data: [DONE]"), undefined);
  });
});
