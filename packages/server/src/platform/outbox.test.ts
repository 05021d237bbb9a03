import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { MemoryClock } from "../hosts/memory/clock.ts";
import type { LogEntry } from "./log.ts";
import { DELIVERY_PATIENCE_MS, OUTBOX_RETRY_MS, Outbox, type OutboxJob } from "./outbox.ts";

/** A job with so many pieces, whose target takes them as `take` says. */
class CountedJob implements OutboxJob {
  readonly kind: string;
  left: number;
  attempts = 0;
  take: () => Promise<void> = async () => {};

  constructor(kind: string, left: number) {
    this.kind = kind;
    this.left = left;
  }

  get isPending(): boolean {
    return this.left > 0;
  }

  async deliver(): Promise<void> {
    this.attempts += 1;
    await this.take();
    this.left -= 1;
  }
}

const refuse = async () => {
  throw new Error("refused");
};

let clock: MemoryClock;
let logs: LogEntry[];

function outboxOf(...jobs: OutboxJob[]): Outbox {
  return new Outbox({ now: clock.now, after: clock.after, log: (entry) => logs.push(entry) }, jobs);
}

beforeEach(() => {
  clock = new MemoryClock(1_000);
  logs = [];
});

describe("Outbox", () => {
  it("delivers every pending piece, and is due no more", async () => {
    const job = new CountedJob("contact", 3);
    const outbox = outboxOf(job);
    assert.equal(outbox.dueAt, 1_000 + OUTBOX_RETRY_MS);
    await outbox.deliver();
    assert.deepEqual([job.attempts, outbox.dueAt], [3, null]);
  });

  it("delivers one kind while another fails, and names the kind that failed", async () => {
    const failing = new CountedJob("webhook", 1);
    failing.take = refuse;
    const other = new CountedJob("contact", 2);
    const outbox = outboxOf(failing, other);
    await outbox.deliver();
    assert.deepEqual([failing.left, other.left], [1, 0]);
    assert.deepEqual(
      logs.flatMap(({ level, event, job }) => (level === "count" ? [] : [[event, job]])),
      [["outbox-job-failed", "webhook"]],
    );
  });

  it("tells its depth when it changes, and not before anything was pending", async () => {
    const failing = new CountedJob("webhook", 1);
    failing.take = refuse;
    const outbox = outboxOf(failing, new CountedJob("contact", 2), new CountedJob("desk", 0));
    const depths = () => logs.flatMap(({ event, pending }) => (event === "outbox" ? [pending] : []));
    await outbox.deliver();
    assert.deepEqual(depths(), [2, 1]);
    await outbox.deliver();
    assert.deepEqual(depths(), [2, 1]);
    failing.take = async () => {};
    await outbox.deliver();
    assert.deepEqual(depths(), [2, 1, 0]);
    await outbox.deliver();
    assert.deepEqual(depths(), [2, 1, 0]);
  });

  it("is due a minute after a failure", async () => {
    const job = new CountedJob("contact", 1);
    job.take = refuse;
    const outbox = outboxOf(job);
    await outbox.deliver();
    clock.advance(30_000);
    assert.equal(outbox.dueAt, 1_000 + OUTBOX_RETRY_MS);
    job.take = async () => {};
    await outbox.deliver();
    assert.equal(outbox.dueAt, null);
  });

  it("makes no second attempt while one is under way", async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const job = new CountedJob("contact", 1);
    job.take = () => promise;
    const outbox = outboxOf(job);
    const both = [outbox.deliver(), outbox.deliver()];
    resolve();
    await Promise.all(both);
    assert.equal(job.attempts, 1);
  });

  it("lets a caller wait no longer than its patience, and goes on delivering", async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const job = new CountedJob("contact", 1);
    job.take = () => promise;
    const outbox = outboxOf(job);
    const waited = outbox.deliverSoon();
    clock.advance(DELIVERY_PATIENCE_MS);
    await waited;
    assert.equal(job.left, 1);
    resolve();
    await outbox.deliver();
    assert.equal(job.left, 0);
  });
});
