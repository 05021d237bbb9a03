import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import fc from "fast-check";
import { until } from "../../../test/channels/channel-bed.ts";
import { roundTrip } from "../../../test/channels/round-trip.ts";
import { startTelegramBed, type TelegramBed } from "../../../test/channels/telegram-bed.ts";
import { createEmbeddedModel } from "../../models/embedded.ts";
import type { DecidedTurn, Model, ReplyChunk } from "../../turn/ports.ts";
import { draftTelegram } from "./encode.ts";

const PERSON = 501;
const DAY_S = 24 * 60 * 60;

/** A model that writes what the test gives it, piece by piece. */
class DictatedModel implements Model {
  readonly name = "dictated";
  readonly isInstant = false;
  #pieces: (string | null)[] = [];
  #next = Promise.withResolvers<void>();

  /** Writes a piece, or ends the reply with `null`. */
  dictate(piece: string | null): void {
    this.#pieces.push(piece);
    this.#next.resolve();
  }

  async *reply(_: DecidedTurn, signal: AbortSignal): AsyncGenerator<ReplyChunk> {
    while (!signal.aborted) {
      const piece = this.#pieces.shift();
      if (piece === null) break;
      if (piece !== undefined) yield { type: "text", text: piece };
      else {
        await this.#next.promise;
        this.#next = Promise.withResolvers<void>();
      }
    }
    yield { type: "end", end: "done", citations: [], choices: [], products: [] };
  }
}

describe("a reply that Telegram shows while it is written", () => {
  let model: DictatedModel;
  let stage: TelegramBed;
  const drafts = () => stage.fake.calls.filter(({ method }) => method === "sendMessageDraft");
  const written = () => stage.fake.read(PERSON).join("\n");
  const ask = () => stage.fake.deliveries.deliver([stage.fake.text(PERSON, "Qual é o prazo de troca?")]);
  beforeEach(async () => {
    model = new DictatedModel();
    stage = await startTelegramBed({}, { embedded: createEmbeddedModel(), openai: model });
  });
  afterEach(() => stage.close());

  it("grows in one draft, at most one a second, and is sent whole once it is complete", async () => {
    const { bed } = stage;
    await ask();
    model.dictate("O prazo ");
    await until(bed, () => drafts().length === 1);
    const firstAt = bed.clock.now();
    for (const piece of ["de **troca** ", "é de ", "30 dias"]) model.dictate(piece);
    await until(bed, () => drafts().length === 2);
    assert.ok(bed.clock.now() - firstAt >= 1_000);
    const [first, second] = drafts().map(({ body }) => body);
    assert.equal(first?.text, "O prazo");
    assert.equal(second?.text, "O prazo de <b>troca</b> é de 30 dias");
    assert.equal(first?.draft_id, second?.draft_id);
    assert.equal(written(), "", "a draft is no message");
    model.dictate(".");
    model.dictate(null);
    await until(bed, () => written().includes("30 dias."));
    const order = stage.fake.calls.map(({ method }) => method);
    assert.ok(
      order.lastIndexOf("sendMessageDraft") < order.lastIndexOf("sendMessage"),
      "no draft comes after",
    );
    const count = drafts().length;
    for (let step = 0; step < 40; step += 1) {
      bed.clock.advance(500);
      await roundTrip();
    }
    assert.equal(drafts().length, count);
  });

  it("comes all the same from a server that knows no drafts, which is asked once", async () => {
    const { bed, fake } = stage;
    fake.knowsDrafts = false;
    let asked = 0;
    fake.onCall = (method) => {
      if (method === "sendMessageDraft") asked += 1;
    };
    for (const round of [1, 2]) {
      await ask();
      model.dictate(`resposta ${round}`);
      await until(bed, () => fake.calls.some(({ method }) => method === "sendChatAction"));
      bed.clock.advance(3_000);
      model.dictate(" inteira");
      model.dictate(null);
      await until(bed, () => written().includes(`resposta ${round} inteira`));
    }
    assert.equal(asked, 1);
  });

  it("[F43] goes on without drafts where the platform says to wait, and the message waits no longer for it", async () => {
    const { bed, fake } = stage;
    fake.failNext({
      method: "sendMessageDraft",
      code: 429,
      description: "Too Many Requests",
      retryAfter: DAY_S,
    });
    await ask();
    model.dictate("O prazo é ");
    await until(bed, () => fake.calls.some(({ method }) => method === "sendChatAction"));
    bed.clock.advance(2_000);
    const startedAt = bed.clock.now();
    model.dictate("de 30 dias.");
    model.dictate(null);
    await until(bed, () => written().includes("30 dias"));
    // The clock runs on while the fake is asked.
    assert.ok(bed.clock.now() - startedAt < (1_000 * DAY_S) / 2);
    assert.equal(drafts().length, 0);
  });

  it("never exceeds what a draft may hold, whatever is written", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 9_000, size: "max" }), fc.uuid(), (text, replyId) => {
        const call = draftTelegram(replyId, text);
        if (!call) return;
        const { draft_id: id, text: html } = call.body;
        assert.ok(Number.isInteger(id) && id !== 0);
        const visible = String(html)
          .replace(/<\/?(?:b|i|s|code|pre|a)(?: href="[^"]*")?>/g, "")
          .replace(/&(?:lt|gt|quot|amp);/g, "x");
        assert.ok(visible.length <= 4_096, `${visible.length} letters`);
      }),
      { numRuns: 200 },
    );
  });
});
