import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  type DurableEvent,
  durableEventSchema,
  type LoggedCommand,
  type Message,
  type SessionToken,
} from "@prosa/protocol";
import fc from "fast-check";
import { openSession, putSite } from "../../test/client.ts";
import { CONSENT, listContacts, START_FORM, settled, unsealedRows } from "../../test/session-bed.ts";
import { SlowModel } from "../../test/slow-model.ts";
import { type StillBed, startStill } from "../../test/testbed.ts";
import { Visitor } from "../../test/visitor.ts";
import { createEmbeddedModel } from "../models/embedded.ts";
import { messageText } from "./turns/reply-events.ts";

const RUNS = Number(process.env.PROSA_MODEL_RUNS ?? 200);

/** How many rounds of waiting a run may need until everything has come to its end. */
const ROUNDS_MAX = 60;

const texts = ["oi", "Vocês vendem passagem para a Lua?", "Qual é o prazo de troca?", "obrigada"] as const;

const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant("say" as const), text: fc.constantFrom(...texts) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant("replace" as const), text: fc.constantFrom(...texts) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom("ask-human", "press", "rate", "stop", "submit", "score") }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom("again", "conflict"), of: fc.nat(20) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("sync" as const), since: fc.nat(30) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("refuse" as const), puts: fc.integer({ min: 1, max: 3 }) }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constantFrom("drop", "deaf", "kill", "hibernate", "release") }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("wait" as const), ms: fc.constantFrom(40, 2_000, 31_000) }),
  },
);
/** A step, and how far its consequences get before the next. */
const script = fc.array(fc.tuple(step, fc.constantFrom(0, 1, 5, 20, 1_000)), { minLength: 1, maxLength: 25 });
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** One session of one visitor, and all that befalls them. */
class Trial {
  readonly bed: StillBed;
  readonly slow: SlowModel | null;
  readonly opened: SessionToken;
  readonly visitor: Visitor;
  readonly sent: LoggedCommand[] = [];

  private constructor(bed: StillBed, slow: SlowModel | null, opened: SessionToken) {
    this.bed = bed;
    this.slow = slow;
    this.opened = opened;
    this.visitor = new Visitor(bed, opened);
  }

  static async start(isSlow: boolean): Promise<Trial> {
    const slow = isSlow ? new SlowModel() : null;
    const bed = startStill({ models: { embedded: createEmbeddedModel(), openai: slow } });
    await putSite(bed, "loja", { form: START_FORM });
    const trial = new Trial(bed, slow, await openSession(bed, "loja"));
    await trial.visitor.connect();
    await trial.settle();
    return trial;
  }

  async run(steps: readonly (readonly [Step, number])[]): Promise<void> {
    for (const [one, ticks] of steps) {
      if (!this.visitor.isConnected) await this.visitor.connect();
      this.#do(one);
      if (ticks >= 1_000) await this.settle();
      else for (let tick = 0; tick < ticks; tick += 1) await Promise.resolve();
    }
  }

  /** Lets everything come to its end: storage that works, a line that holds, a model that answers, time that passes. */
  async finish(): Promise<DurableEvent[]> {
    this.storage.failNextPuts = 0;
    await this.visitor.connect();
    for (let round = 0; round < ROUNDS_MAX && (round < 2 || !this.#isDone()); round += 1) {
      await this.settle();
      this.slow?.release();
      this.visitor.resend();
      await this.settle();
      this.bed.clock.advance(2_000);
    }
    await this.settle();
    assert.ok(this.#isDone(), "everything comes to its end");
    const rows = [...this.rows].filter(([key]) => key.startsWith("log:"));
    return rows.map(([, row]) => durableEventSchema.parse(row));
  }

  async settle(): Promise<void> {
    await settled(this.bed);
  }

  submit(command: LoggedCommand): void {
    this.sent.push(command);
    this.visitor.submit(command);
  }

  get rows() {
    return unsealedRows(this.bed, "main", this.opened.session);
  }

  get storage() {
    return this.bed.platform.place("main", this.opened.session).storage;
  }

  #isDone(): boolean {
    const row = this.rows.get("session") as { pending: unknown[] } | undefined;
    return this.visitor.outbox.size === 0 && (row?.pending.length ?? 0) === 0;
  }

  #do(one: Step): void {
    const { visitor, bed } = this;
    const id = `command-${String(this.sent.length).padStart(4, "0")}`;
    const replies = [...visitor.log.values()].flatMap((event) =>
      event.type === "said" && event.message.author === "assistant" ? [event.message] : [],
    );
    const messageId = replies.at(-1)?.id ?? "nobody-said-it";
    const replaces = [...visitor.log.values()].flatMap((event) =>
      event.type === "said" && event.message.author === "visitor" ? [event.message.id] : [],
    );
    switch (one.do) {
      case "say":
        this.submit({ type: "say", id, text: one.text });
        break;
      case "replace":
        this.submit({ type: "say", id, text: one.text, replaces: replaces.at(-1) ?? "nobody-said-it" });
        break;
      case "submit": {
        const contact = { name: `Visita ${this.sent.length}` };
        this.submit({ type: "submit", id, contact, consent: CONSENT });
        break;
      }
      case "score":
        this.submit({ type: "score", id, score: 1 + (this.sent.length % 5) });
        break;
      case "ask-human":
        this.submit({ type: "ask-human", id });
        break;
      case "press":
        this.submit({ type: "press", id, messageId, choiceId: "ask-human" });
        break;
      case "rate":
        this.submit({ type: "rate", id, messageId, rating: "up" });
        break;
      case "stop":
        visitor.send({ type: "stop", replyId: visitor.replyId ?? messageId });
        break;
      case "again":
      case "conflict": {
        const earlier = this.sent[one.of % this.sent.length];
        if (!earlier || (one.do === "conflict" && !visitor.confirmed.has(earlier.id))) return;
        visitor.send(one.do === "conflict" ? { type: "say", id: earlier.id, text: "outra coisa" } : earlier);
        break;
      }
      case "sync":
        visitor.send({ type: "sync", since: one.since });
        break;
      case "refuse":
        this.storage.failNextPuts += one.puts;
        break;
      case "drop":
        visitor.drop();
        break;
      case "deaf":
        visitor.isDeaf = true;
        break;
      case "kill":
        bed.platform.kill();
        break;
      case "hibernate":
        bed.platform.hibernate();
        break;
      case "release":
        this.slow?.release();
        break;
      case "wait":
        bed.clock.advance(one.ms);
        break;
    }
  }
}

/** What the log must hold, whatever befell it. */
function checkLog(events: readonly DurableEvent[], { visitor, sent }: Trial): void {
  assert.deepEqual(
    events.map(({ seq }) => seq),
    events.map((_, index) => index + 1),
    "[I3] places follow one another",
  );
  assert.ok(
    events.every((event, index) => index === 0 || event.at >= (events[index - 1]?.at ?? 0)),
    "[I14] time never runs back",
  );
  const held = [...visitor.log.values()].sort((one, other) => one.seq - other.seq);
  assert.deepEqual(held, events, "[I4] [I5] the client comes to hold the log");
  const places = new Set(visitor.confirmed.values());
  assert.equal(places.size, visitor.confirmed.size, "[I1] two commands never share a place");
  for (const command of sent) {
    const seq = visitor.confirmed.get(command.id);
    if (seq === undefined) {
      assert.ok(visitor.rejected.has(command.id), `[I6] ${command.id} ends as confirmed or rejected`);
      continue;
    }
    const event = events[seq - 1];
    assert.ok(event && isOutcome(command, event), `[I2] ${command.id} is where it was confirmed`);
  }
  const messages = events.flatMap((event) => (event.type === "said" ? [event.message] : []));
  const visitors = messages.filter(({ author }) => author === "visitor");
  assert.equal(new Set(visitors.map(({ id }) => id)).size, visitors.length, "[I1] nothing is said twice");
  for (const { id } of visitors) {
    const replies = messages.filter(({ author, replyTo }) => author === "assistant" && replyTo === id);
    assert.equal(replies.length, 1, "[I8] a message has one reply");
    for (const reply of replies) checkStream(reply, visitor);
  }
  for (const [place, { replaces }] of visitors.entries())
    if (replaces) assert.equal(visitors[place - 1]?.id, replaces, "[P24] only the last message is replaced");
}

function isOutcome(command: LoggedCommand, event: DurableEvent): boolean {
  switch (command.type) {
    case "say":
      return (
        event.type === "said" &&
        event.message.id === command.id &&
        event.message.replaces === command.replaces
      );
    case "press":
      return event.type === "said" && event.message.replyTo === command.messageId;
    case "ask-human":
      return event.type === "handed-over";
    case "rate":
      return event.type === "rated" && event.messageId === command.messageId;
    case "submit":
      return event.type === "submitted" && event.contact.name === command.contact.name;
    case "attach":
      return event.type === "said" && event.message.id === command.id;
    case "score":
      return event.type === "scored" && event.score === command.score;
  }
}

function checkStream(reply: Message, visitor: Visitor): void {
  assert.ok(reply.end !== undefined, "[I7] a reply ends");
  const chunks = visitor.chunks.get(reply.id);
  if (!chunks) return;
  let text = "";
  for (let index = 0; chunks.has(index); index += 1) text += chunks.get(index);
  assert.ok(messageText(reply).startsWith(text), "[I7] a reply's text is its chunks");
}

/** A log without what may differ between two runs of a script: ids and times. */
function shapeOf(events: readonly DurableEvent[]): unknown[] {
  const places = new Map(events.map((event) => [event.type === "said" ? event.message.id : "", event.seq]));
  return events.map((event) => {
    if (event.type !== "said")
      return event.type === "rated" ? ["rated", places.get(event.messageId)] : event.type;
    const { author, parts, end, replyTo, replaces } = event.message;
    return { author, parts, end, replyTo: places.get(replyTo ?? ""), replaces: places.get(replaces ?? "") };
  });
}

describe("a session's room under random kills and disconnections", () => {
  for (const [model, isSlow] of [
    ["the embedded model", false],
    ["a slow model", true],
  ] as const) {
    it(`[I1] [I2] [I3] [I4] [I5] [I7] [I8] keeps its promises with ${model}`, async () => {
      await fc.assert(
        fc.asyncProperty(script, async (steps) => {
          const trial = await Trial.start(isSlow);
          await trial.run(steps);
          const events = await trial.finish();
          checkLog(events, trial);
          const submitted = events.findLast((event) => event.type === "submitted");
          const told = (await listContacts(trial.bed)).map(({ contact }) => contact);
          assert.deepEqual(told, submitted ? [submitted.contact] : [], "[P25] the site is told");
        }),
        { numRuns: RUNS },
      );
    });

    it(`[I16] comes to the same log with ${model}, killed or asleep at any moment of any step`, async () => {
      const gesture = fc.oneof(
        fc.record({ do: fc.constant("say" as const), text: fc.constantFrom(...texts) }),
        fc.record({ do: fc.constant("replace" as const), text: fc.constantFrom(...texts) }),
        fc.record({ do: fc.constantFrom("ask-human", "press", "rate", "submit", "score") }),
      );
      const gestures = fc.array(gesture, { minLength: 1, maxLength: 6 });
      const fate = fc.record({ do: fc.constantFrom("kill", "hibernate") });
      const fates = fc.array(fc.tuple(fate, fc.nat(60)), { minLength: 6, maxLength: 6 });
      const play = async (steps: readonly Step[], befalls: readonly (readonly [Step, number])[]) => {
        const trial = await Trial.start(isSlow);
        for (const [index, one] of steps.entries()) {
          const [end, ticks] = befalls[index] ?? [null, 0];
          await trial.run([[one, ticks]]);
          if (end) await trial.run([[end, 0]]);
          await trial.finish();
        }
        return shapeOf(await trial.finish());
      };
      await fc.assert(
        fc.asyncProperty(gestures, fates, async (steps, befalls) => {
          assert.deepEqual(await play(steps, befalls), await play(steps, []));
        }),
        { numRuns: Math.ceil(RUNS / 4) },
      );
    });
  }
});
