import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { REFUSAL_CLOSE_CODES } from "@prosa/protocol";
import { Metrics, writeSamples } from "./metrics.ts";

describe("metrics", () => {
  it("count turns and their times from the log, in Prometheus's form", () => {
    const metrics = new Metrics();
    const turn = { level: "info", event: "turn", model: "embedded", action: "answer", end: "done" } as const;
    metrics.note({ ...turn, ms: 4 });
    metrics.note({ ...turn, ms: 40 });
    const lines = writeSamples(metrics.samples()).split("\n");
    assert.ok(lines.includes("# TYPE prosa_turns_total counter"));
    assert.ok(lines.includes('prosa_turns_total{model="embedded",action="answer",end="done"} 2'));
    assert.ok(lines.includes("# TYPE prosa_turn_seconds histogram"));
    assert.ok(lines.includes('prosa_turn_seconds_bucket{model="embedded",le="0.005"} 1'));
    assert.ok(lines.includes('prosa_turn_seconds_bucket{model="embedded",le="0.05"} 2'));
    assert.ok(lines.includes('prosa_turn_seconds_bucket{model="embedded",le="+Inf"} 2'));
    assert.ok(lines.includes('prosa_turn_seconds_count{model="embedded"} 2'));
  });

  it("add tokens up, and count warnings and errors by their event", () => {
    const metrics = new Metrics();
    for (const tokens of [10, 32])
      metrics.note({ level: "info", event: "llm-reply", model: "m", tokens, firstWordMs: 100 });
    metrics.note({ level: "error", event: "storage-failed" });
    const text = writeSamples(metrics.samples());
    assert.match(text, /^prosa_llm_tokens_total\{model="m"\} 42$/m);
    assert.match(text, /^prosa_log_entries_total\{event="storage-failed",level="error"\} 1$/m);
  });

  it("count decisions, sessions, what limits turned away, and how sockets ended", () => {
    const metrics = new Metrics();
    const turn = { level: "info", event: "turn", model: "embedded", end: "done", ms: 1 } as const;
    metrics.note({ ...turn, action: "answer", reason: "quoted", intent: "returns", strategy: "plain" });
    const request = {
      level: "info",
      event: "request",
      method: "POST",
      route: "/api/sessions",
      ms: 1,
    } as const;
    for (const status of [201, 201, 429]) metrics.note({ ...request, status });
    for (const code of ["rate-limited", "bad-choice"])
      metrics.note({ level: "count", event: "rejected", code });
    for (const code of [1006, REFUSAL_CLOSE_CODES["rate-limited"]])
      metrics.note({ level: "count", event: "socket-ended", code });
    const lines = writeSamples(metrics.samples()).split("\n");
    for (const line of [
      'prosa_decisions_total{reason="quoted",intent="returns",strategy="plain"} 1',
      "prosa_sessions_total 2",
      'prosa_limited_total{by="address",at="/api/sessions"} 1',
      'prosa_limited_total{by="session",at="command"} 1',
      'prosa_limited_total{by="session",at="socket"} 1',
      'prosa_rejections_total{code="bad-choice"} 1',
      'prosa_socket_ends_total{code="1006"} 1',
    ])
      assert.ok(lines.includes(line), line);
  });

  it("hold a bounded number of series, whatever the labels are", () => {
    const metrics = new Metrics();
    for (let index = 0; index < 1_000; index += 1)
      metrics.note({ level: "info", event: "request", method: "GET", route: `/${index}"\n`, status: 404 });
    const lines = writeSamples(metrics.samples())
      .split("\n")
      .filter((line) => line.startsWith("prosa_requests_total"));
    assert.equal(lines.length, 201);
    assert.match(lines.at(-1) ?? "", /route="other".* 800$/);
    assert.match(lines[0] ?? "", /route="\/0\\"\\n"/);
  });
});
