import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { durableEventSchema } from "@prosa/protocol";
import fc from "fast-check";
import {
  CONSENT,
  listContacts,
  SessionBed,
  SITE,
  START_FORM,
  unsealedRows,
} from "../../../test/session-bed.ts";
import { Visitor } from "../../../test/visitor.ts";
import { OUTBOX_RETRY_MS } from "../../platform/outbox.ts";

const RUNS = Number(process.env.PROSA_MODEL_RUNS ?? 200);
const ROUNDS = 6;

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom("submit", "say", "kill", "hibernate", "drop") }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom("refuse", "refuse-at-site"),
      puts: fc.integer({ min: 1, max: 3 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("wait"), ms: fc.constantFrom(2_000, 31_000, OUTBOX_RETRY_MS) }),
  },
);
const script = fc.array(fc.tuple(step, fc.constantFrom(0, 1, 5, 20, 1_000)), { minLength: 1, maxLength: 15 });
type Script = typeof script extends fc.Arbitrary<infer T> ? T : never;

/** One visitor who submits contacts while the two rooms fail, sleep and die, and who may take it all back. */
class Trial {
  readonly room: SessionBed;
  readonly visitor: Visitor;
  #count = 0;

  constructor(room: SessionBed) {
    this.room = room;
    this.visitor = new Visitor(room.bed, room.opened);
  }

  get site() {
    return this.room.bed.platform.place("site", SITE).storage;
  }

  async play(steps: Script): Promise<void> {
    for (const [one, ticks] of steps) {
      if (!this.visitor.isConnected) await this.visitor.connect();
      this.#do(one);
      if (ticks >= 1_000) await this.room.settled();
      else for (let tick = 0; tick < ticks; tick += 1) await Promise.resolve();
    }
  }

  erase(): Promise<Response> {
    const { session, refreshToken } = this.room.opened;
    const headers = { authorization: `Bearer ${refreshToken}` };
    return this.room.bed.fetch(`/api/sessions/${session}`, { method: "DELETE", headers });
  }

  /** Lets everything come to its end: storages that work, and time that passes. */
  async finish(): Promise<void> {
    this.room.storage.failNextPuts = 0;
    this.site.failNextPuts = 0;
    await this.visitor.connect();
    for (let round = 0; round < ROUNDS; round += 1) {
      await this.room.settled();
      this.visitor.resend();
      await this.room.settled();
      this.room.bed.clock.advance(OUTBOX_RETRY_MS);
    }
    await this.room.settled();
  }

  #do(one: Script[number][0]): void {
    const { room, visitor } = this;
    this.#count += 1;
    const id = `command-${String(this.#count).padStart(4, "0")}`;
    switch (one.do) {
      case "submit":
        visitor.submit({ type: "submit", id, contact: { name: `Visita ${this.#count}` }, consent: CONSENT });
        break;
      case "say":
        visitor.submit({ type: "say", id, text: "oi" });
        break;
      case "kill":
        room.bed.platform.kill();
        break;
      case "hibernate":
        room.bed.platform.hibernate();
        break;
      case "drop":
        visitor.drop();
        break;
      case "refuse":
        room.storage.failNextPuts += "puts" in one ? one.puts : 0;
        break;
      case "refuse-at-site":
        this.site.failNextPuts += "puts" in one ? one.puts : 0;
        break;
      case "wait":
        room.bed.clock.advance("ms" in one ? one.ms : 0);
        break;
    }
  }
}

describe("a contact under random kills of its session and its site", () => {
  it("[P25] [I16] is in the end the one that was submitted last", async () => {
    await fc.assert(
      fc.asyncProperty(script, async (steps) => {
        const trial = new Trial(await SessionBed.start({ form: START_FORM }));
        await trial.play(steps);
        await trial.finish();
        const rows = [...trial.room.rows].filter(([key]) => key.startsWith("log:"));
        const events = rows.map(([, row]) => durableEventSchema.parse(row));
        const submitted = events.findLast((event) => event.type === "submitted");
        const told = (await listContacts(trial.room.bed)).map(({ contact }) => contact);
        assert.deepEqual(told, submitted ? [submitted.contact] : []);
      }),
      { numRuns: RUNS },
    );
  });

  it("[I13] [P23] is gone everywhere once its visitor erased the session at any moment, and stays gone", async () => {
    await fc.assert(
      fc.asyncProperty(script, script, async (before, after) => {
        const trial = new Trial(await SessionBed.start({ form: START_FORM }));
        await trial.play(before);
        // Cut off, perhaps, by what follows; a client that gets no answer asks again.
        trial.erase().catch(() => undefined);
        await trial.play(after);
        await trial.finish();
        assert.equal((await trial.erase()).status, 204);
        await trial.finish();
        assert.deepEqual(await listContacts(trial.room.bed), []);
        const kept = JSON.stringify([...unsealedRows(trial.room.bed, "site", SITE), ...trial.room.rows]);
        assert.doesNotMatch(kept, /Visita|Palavras/);
        assert.deepEqual([...trial.room.rows.keys()], ["session"]);
      }),
      { numRuns: RUNS },
    );
  });
});
