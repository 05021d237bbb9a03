import assert from "node:assert/strict";
import { describe, it } from "node:test";
import * as z from "zod/mini";
import { MemoryClock } from "../hosts/memory/clock.ts";
import { MemoryStorage } from "../hosts/memory/storage.ts";
import type { LogEntry } from "../platform/log.ts";
import type { OutgoingMail } from "../platform/mailer.ts";
import { MailJob } from "./mail-job.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

function mailTo(piece: string): OutgoingMail {
  return {
    id: piece,
    from: { address: "chat@loja.example" },
    to: `${piece}@exemplo.com.br`,
    subject: "",
    text: "",
    html: "",
    messageId: `<${piece}@loja.example>`,
    references: [],
    headers: {},
  };
}

/** A room's mails: those whose piece is "broken" cannot be written. */
async function start() {
  const clock = new MemoryClock(0);
  const logs: LogEntry[] = [];
  const sent: string[] = [];
  const storage = new MemoryStorage();
  const job = await MailJob.open<string>({
    host: {
      now: clock.now,
      after: clock.after,
      storage,
      log: (entry) => logs.push(entry),
      mailer: {
        dropsRepeats: true,
        send: async ({ id }) => {
          sent.push(id);
          return { type: "sent" };
        },
      },
    },
    storage,
    prefix: "mail:",
    schema: z.string(),
    targetOf: (piece) => piece,
    write: async (piece) => {
      if (piece === "broken") throw new Error("no words");
      return mailTo(piece);
    },
  });
  return { clock, logs, sent, job };
}

describe("mails that a room owes", () => {
  it("go though one before them cannot be written, which rests like one that was put off", async () => {
    const { logs, sent, job } = await start();
    await job.add("broken");
    await job.add("ana");
    await job.deliver();
    assert.equal(job.readyAt, 0);
    await job.deliver();
    assert.deepEqual([sent, job.pieces, job.readyAt], [["ana"], ["broken"], MINUTE]);
    const [first] = logs;
    assert.deepEqual([first?.event, first?.tries], ["mail-retry", 1]);
    assert.doesNotMatch(String(first?.detail), /no words/);
  });

  it("are given up after 48 hours where they cannot be written", async () => {
    const { clock, logs, job } = await start();
    await job.add("broken");
    await job.deliver();
    clock.advance(48 * HOUR - 1);
    await job.deliver();
    assert.equal(job.isPending, true);
    clock.advance(HOUR);
    await job.deliver();
    assert.equal(job.isPending, false);
    assert.equal(logs.at(-1)?.event, "mail-given-up");
  });
});
