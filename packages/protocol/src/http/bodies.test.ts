import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { TEXT_LENGTH_MAX } from "../limits.ts";
import { chatRequestSchema } from "./chat.ts";
import { problemSchema } from "./problem.ts";
import { refreshTokenRequestSchema, sessionTokenSchema, transcriptSchema } from "./sessions.ts";

describe("requests and answers", () => {
  it("bounds what a client may send", () => {
    const text = "x".repeat(TEXT_LENGTH_MAX);
    assert.ok(chatRequestSchema.safeParse({ text }).success);
    for (const wrong of [
      {},
      { text: " " },
      { text: `${text}x` },
      { text, session: "x" },
      { text, site: "A" },
    ]) {
      assert.ok(!chatRequestSchema.safeParse(wrong).success, JSON.stringify(wrong).slice(0, 80));
    }
    assert.ok(refreshTokenRequestSchema.safeParse({ refreshToken: "x".repeat(4_096) }).success);
    assert.ok(!refreshTokenRequestSchema.safeParse({ refreshToken: "x".repeat(4_097) }).success);
  });

  it("reads answers that a later server has added to", () => {
    const token = { session: "session-0001", token: "a.b.c", expiresInS: 3_600, refreshToken: "d.e.f" };
    assert.deepEqual(sessionTokenSchema.parse({ ...token, colour: "red" }), token);
    const problem = {
      type: "about:blank",
      title: "Not found",
      status: 404,
      code: "unknown-site",
      detail: "…",
    };
    assert.deepEqual(problemSchema.parse({ ...problem, instance: "/x" }), problem);
    const transcript = { session: "session-0001", epoch: null, events: [] };
    assert.deepEqual(transcriptSchema.parse({ ...transcript, total: 0 }), transcript);
  });
});
