import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { DurableEvent } from "@prosa/protocol";
import type { Delivery } from "../../../scripts/fakes/deliveries.ts";
import { until } from "../../../test/channels/channel-bed.ts";
import { startMessengerBed } from "../../../test/channels/messenger-bed.ts";
import { roundTrip } from "../../../test/channels/round-trip.ts";
import { startTelegramBed } from "../../../test/channels/telegram-bed.ts";
import { newPerson, startWhatsAppBed } from "../../../test/channels/whatsapp-bed.ts";
import { OWNER } from "../../../test/http.ts";
import { settled } from "../../../test/session-bed.ts";
import { SlowModel } from "../../../test/slow-model.ts";
import type { StillBed } from "../../../test/testbed.ts";
import { createEmbeddedModel } from "../../models/embedded.ts";

const QUESTION = "Qual é o prazo de troca?";
const LINES = ["oi", "quero saber", QUESTION];

/** A person who writes to the site of a bed by one of its channels. */
interface Writer {
  readonly bed: StillBed;
  update(text: string): Delivery;
  deliver(...updates: Delivery[]): Promise<void>;
  /** The messages that they have read. */
  read(): readonly string[];
  close(): Promise<void>;
}

/** What each channel begins for a test: a bed with one person. */
const CHANNELS: Readonly<Record<string, () => Promise<Writer>>> = {
  telegram: () => telegramWriter(),
  async whatsapp() {
    const { bed, fake, close } = await startWhatsAppBed();
    const person = newPerson();
    return {
      bed,
      close,
      update: (text) => fake.text(person, text),
      deliver: (...updates) => fake.deliveries.deliver(updates),
      read: () => fake.readBy(person),
    };
  },
  messenger: () => pageWriter("messenger"),
  instagram: () => pageWriter("instagram"),
};

async function telegramWriter(model?: SlowModel): Promise<Writer> {
  const models = model && { embedded: createEmbeddedModel(), openai: model };
  const { bed, fake, close } = await startTelegramBed({}, models);
  return {
    bed,
    close,
    update: (text) => fake.text(77, text),
    deliver: (...updates) => fake.deliveries.deliver(updates),
    read: () => fake.read(77),
  };
}

async function pageWriter(channel: "messenger" | "instagram"): Promise<Writer> {
  const { bed, page, readOf, close } = await startMessengerBed(channel);
  const person = "24601000000077";
  return {
    bed,
    close,
    update: (text) => page.text(person, text),
    deliver: (...updates) => page.deliveries.deliver(updates),
    read: () => page.readBy(person) ?? [readOf(person)],
  };
}

/** The words and the ids of the messages that the session's log has of its visitor. */
async function said({ bed }: Writer): Promise<{ text: string; id: string }[]> {
  const session = bed.platform.idsOf("main").at(-1);
  const response = await bed.fetch(`/api/conversations/${session}/export?site=loja`, { headers: OWNER });
  const { events } = (await response.json()) as { events: DurableEvent[] };
  return events.flatMap((event) =>
    event.type === "said" && event.message.author === "visitor"
      ? event.message.parts.flatMap((part) =>
          part.type === "text" ? [{ text: part.text, id: event.message.id }] : [],
        )
      : [],
  );
}

/** Lets a tenth of a second pass, and everything come about that does not wait for more. */
async function step({ bed }: Writer): Promise<void> {
  bed.clock.advance(100);
  for (let round = 0; round < 4; round += 1) {
    await settled(bed);
    await roundTrip();
  }
}

async function pass(writer: Writer, ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 100) await step(writer);
}

/** Lets time pass until the person has read so many messages; the milliseconds that it took. */
async function untilRead(writer: Writer, count: number): Promise<number> {
  const at = writer.bed.clock.now();
  while (writer.read().length < count) await step(writer);
  return writer.bed.clock.now() - at;
}

async function withWriter(
  test: (writer: Writer) => Promise<void>,
  start: () => Promise<Writer> = telegramWriter,
): Promise<void> {
  const writer = await start();
  try {
    await test(writer);
  } finally {
    await writer.close();
  }
}

describe("lines that follow each other within seconds", () => {
  for (const [name, start] of Object.entries(CHANNELS))
    it(`are messages of their own, and are answered once, on ${name}`, () =>
      withWriter(async (writer) => {
        for (const line of LINES) {
          await writer.deliver(writer.update(line));
          await pass(writer, 1_200);
        }
        await untilRead(writer, 1);
        await pass(writer, 20_000);
        assert.equal(writer.read().length, 1, JSON.stringify(writer.read()));
        assert.match(writer.read()[0] ?? "", /30 dias/);
        const messages = await said(writer);
        assert.deepEqual(
          messages.map(({ text }) => text),
          LINES,
        );
        assert.equal(new Set(messages.map(({ id }) => id)).size, LINES.length);
      }, start));

  it("are read as one by a model, also after a restart while it writes", async () => {
    const model = new SlowModel();
    await withWriter(
      async (writer) => {
        await writer.deliver(...LINES.map((line) => writer.update(line)));
        await until(writer.bed, () => model.waiting === 1);
        assert.equal(model.turns[0]?.text, LINES.join("\n"));
        await writer.bed.kill();
        await until(writer.bed, () => model.turns.length === 2, 1_000);
        assert.equal(model.turns[1]?.text, LINES.join("\n"));
        model.release();
        await until(writer.bed, () => writer.read().some((text) => text.includes("troca")));
        await pass(writer, 10_000);
        assert.equal(writer.read().length, 1);
      },
      () => telegramWriter(model),
    );
  });

  it("[I16] are there once and are answered once over kills in their rest, whatever is repeated", () =>
    withWriter(async (writer) => {
      const updates = LINES.map((line) => writer.update(line));
      for (const [index, update] of updates.entries()) {
        await writer.deliver(update, ...updates.slice(0, index));
        writer.bed.clock.advance(600);
        await writer.bed.kill();
        await writer.deliver(update);
        await pass(writer, 600);
      }
      await untilRead(writer, 1);
      await pass(writer, 20_000);
      assert.deepEqual(
        (await said(writer)).map(({ text }) => text),
        LINES,
      );
      assert.equal(writer.read().length, 1, JSON.stringify(writer.read()));
      assert.match(writer.read()[0] ?? "", /30 dias/);
    }));

  it("are not joined where each is a question of its own, and a question rests no longer", () =>
    withWriter(async (writer) => {
      await writer.deliver(writer.update(QUESTION), writer.update("E qual é o telefone?"));
      assert.ok((await untilRead(writer, 1)) < 1_000);
      await untilRead(writer, 2);
      assert.match(writer.read()[1] ?? "", /3333-0000/);
    }));

  it("rest two seconds for a lone one, and six for a person who goes on", () =>
    withWriter(async (writer) => {
      await writer.deliver(writer.update("oi"));
      const restMs = await untilRead(writer, 1);
      assert.ok(restMs >= 2_000 && restMs < 3_000, `${restMs} ms`);
      for (let line = 0; line < 7; line += 1) {
        await writer.deliver(writer.update(`e também ${"abcdefg"[line]}`));
        await pass(writer, 1_200);
      }
      assert.equal(writer.read().length, 2, JSON.stringify(writer.read()));
    }));

  it("lead to no choice by a digit", () =>
    withWriter(async (writer) => {
      await writer.deliver(writer.update("oi"));
      await untilRead(writer, 1);
      await writer.deliver(writer.update("quero"), writer.update("1"));
      await untilRead(writer, 3);
      assert.equal((await said(writer)).length, 3);
    }));

  it("are answered by five at most, so that a request at their end is heard", () =>
    withWriter(async (writer) => {
      const lines = ["um", "dois", "três", "quatro", "cinco", "seis"].map((word) => `palavra ${word}`);
      const all = [...lines, "quero falar com um atendente"];
      await writer.deliver(...all.map((line) => writer.update(line)));
      await untilRead(writer, 2);
      assert.match(writer.read()[1] ?? "", /alguém da equipe/);
      assert.deepEqual(
        (await said(writer)).map(({ text }) => text),
        all,
      );
    }));
});
