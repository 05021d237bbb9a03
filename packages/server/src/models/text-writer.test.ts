import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { createManualClock, type ManualClock } from "../../test/manual-clock.ts";
import type { LogEntry } from "../platform/log.ts";
import { type Complete, CompletionFault, type CompletionRequest } from "./completion.ts";
import { FIRST_TOKEN_MS } from "./resilience/attempts.ts";
import { createCircuitBreaker } from "./resilience/circuit-breaker.ts";
import { createTokenBudget } from "./resilience/token-budget.ts";
import { createTextWriter } from "./text-writer.ts";

const TASK = { purpose: "translation", rules: "Translate.", material: "Oi", lettersMax: 20 } as const;

describe("createTextWriter", () => {
  let clock: ManualClock;
  let log: LogEntry[];
  let requests: CompletionRequest[];
  const { signal } = new AbortController();

  beforeEach(() => {
    clock = createManualClock();
    log = [];
    requests = [];
  });

  function writerOf(complete: Complete, breaker = createCircuitBreaker(clock)) {
    return createTextWriter({
      name: "scripted",
      complete,
      clock,
      random: () => 0,
      breaker,
      newMarker: () => "marca",
      log: (entry) => log.push(entry),
      onFault: () => breaker.failed(),
    });
  }

  function saying(...words: string[]): Complete {
    return async function* complete(request) {
      requests.push(request);
      for (const text of words) yield { type: "text", text };
      yield { type: "finish", reason: "stop" };
    };
  }

  it("gives rules and fenced material, without the shape that replies have", async () => {
    const extraBody = { response_format: { type: "json_object" }, top_k: 4 };
    const written = await writerOf(saying(" Hi", " there "))(
      { ...TASK, options: { temperature: 0, extraBody } },
      [],
      signal,
    );
    assert.deepEqual(written, { ok: true, text: "Hi there", tokens: { input: 9, output: 3 } });
    assert.deepEqual(requests[0]?.messages, [
      { role: "system", content: "Translate." },
      { role: "user", content: "<<<marca\nOi\nmarca>>>" },
    ]);
    assert.deepEqual(requests[0]?.options, { temperature: 0, extraBody: { top_k: 4 } });
  });

  it("takes a text up to its length, and no word that leaks the fence", async () => {
    assert.equal((await writerOf(saying("x".repeat(20)))(TASK, [], signal)).ok, true);
    const long = await writerOf(saying("x".repeat(21)))(TASK, [], signal);
    assert.deepEqual(long, { ok: false, code: "too-long", tokens: { input: 9, output: 6 } });
    const leak = await writerOf(saying("Hi marca>>>"))(TASK, [], signal);
    assert.deepEqual(leak, { ok: false, code: "leaked", tokens: { input: 9, output: 4 } });
    assert.deepEqual(await writerOf(saying(" "))(TASK, [], signal), {
      ok: false,
      code: "empty",
      tokens: { input: 9, output: 1 },
    });
  });

  it("spends every budget, and asks for nothing where one is spent", async () => {
    const budget = createTokenBudget(10, clock);
    const write = writerOf(saying("x".repeat(20)));
    assert.equal((await write(TASK, [budget], signal)).ok, true);
    assert.deepEqual(await write(TASK, [budget], signal), { ok: false, code: "budget-spent" });
    assert.equal(requests.length, 1);
    assert.deepEqual(
      log.map(({ event }) => event),
      ["llm-text", "llm-passed-over"],
    );
  });

  it("asks nothing of a server that keeps failing, and tells nobody's words to the log", async () => {
    // biome-ignore lint/correctness/useYield: it fails at once.
    const failing: Complete = async function* complete(request) {
      requests.push(request);
      throw new CompletionFault("refused", { status: 401 });
    };
    const write = writerOf(failing);
    for (let time = 0; time < 5; time += 1)
      assert.deepEqual(await write({ ...TASK, material: "segredo" }, [], signal), {
        ok: false,
        code: "refused",
      });
    assert.deepEqual(await write(TASK, [], signal), { ok: false, code: "circuit-open" });
    assert.equal(requests.length, 5);
    assert.doesNotMatch(JSON.stringify(log), /segredo/);
  });

  it("waits for a silent server no longer than a reply does", async () => {
    const begun = Promise.withResolvers<void>();
    const silent: Complete = async function* complete(_, halt) {
      begun.resolve();
      await new Promise<void>((resolve) => halt.addEventListener("abort", () => resolve()));
    };
    const written = writerOf(silent)(TASK, [], signal);
    await begun.promise;
    clock.advance(FIRST_TOKEN_MS);
    assert.deepEqual(await written, { ok: false, code: "late" });
  });
});
