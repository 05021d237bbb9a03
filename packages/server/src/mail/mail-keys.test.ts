import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as fc from "fast-check";
import { type MailThread, replyAddressOf, stopPathOf, stoppedByKey, threadOfAddress } from "./mail-keys.ts";

const SECRET = "test-secret-test-secret-test-secret";
const MAILBOX = "reply@in.loja.example";

const sessions = fc.oneof(
  fc.uuid(),
  fc.stringMatching(/^[A-Za-z0-9_-]{32}$/),
  fc.stringMatching(/^[A-Za-z0-9_-]{8,20}$/),
);
const threads: fc.Arbitrary<MailThread> = fc.oneof(
  sessions.map((session) => ({ kind: "session" as const, session })),
  fc
    .tuple(fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,20}$/), fc.integer({ min: 1, max: 20_000 }))
    .map(([site, number]) => ({ kind: "ticket" as const, site, number })),
);

describe("addresses of answers", () => {
  it("name their conversation, whatever servers on the way do to the case of their letters", async () => {
    await fc.assert(
      fc.asyncProperty(threads, async (thread) => {
        const address = replyAddressOf(SECRET, MAILBOX, thread);
        assert.ok(address !== null && address.indexOf("@") <= 64);
        for (const written of [address, address.toUpperCase()])
          assert.deepEqual(await threadOfAddress([SECRET], MAILBOX, written), thread);
      }),
    );
  });

  it("open nothing where one letter is another, or another secret signed them", async () => {
    const address = replyAddressOf(SECRET, MAILBOX, { kind: "session", session: "session-1" }) ?? "";
    const start = "reply+".length;
    for (let at = start; at < address.indexOf("@"); at += 1) {
      const other = address[at] === "a" ? "b" : "a";
      const changed = address.slice(0, at) + other + address.slice(at + 1);
      assert.equal(await threadOfAddress([SECRET], MAILBOX, changed), null, changed);
    }
    assert.equal(await threadOfAddress(["x".repeat(32)], MAILBOX, address), null);
    assert.equal(await threadOfAddress([SECRET], "other@in.loja.example", address), null);
    assert.deepEqual(await threadOfAddress(["x".repeat(32), SECRET], MAILBOX, address), {
      kind: "session",
      session: "session-1",
    });
  });

  it("are not made where they would be longer than an address may be", () => {
    const longest = { kind: "ticket", site: "s".repeat(63), number: 1_001 } as const;
    assert.equal(replyAddressOf(SECRET, MAILBOX, longest), null);
  });
});

describe("links that end mails", () => {
  it("name what they end, and nothing else", async () => {
    const stopped = { kind: "session", site: "loja", id: "session_1-x" } as const;
    const key = stopPathOf(SECRET, stopped).split("/").at(-1) ?? "";
    assert.deepEqual(await stoppedByKey([SECRET], key), stopped);
    assert.equal(await stoppedByKey([SECRET], key.replace("session_1-x", "session_2-x")), null);
    assert.equal(await stoppedByKey([SECRET], ""), null);
  });
});
