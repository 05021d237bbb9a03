import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { channelConnectionsSchema } from "@prosa/protocol";
import { roundTrip } from "../../../test/channels/round-trip.ts";
import { startTelegramBed, type TelegramBed } from "../../../test/channels/telegram-bed.ts";
import { OWNER } from "../../../test/http.ts";
import { settled } from "../../../test/session-bed.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** The calls for one person in a day without an answer: some at its beginning, and then one in ten minutes. */
const CALLS_MAX = 10 + 24 * 6;
/** The hours in which the server is killed, and those in which somebody new writes. */
const KILLS = [1, 8, 15, 22];
const COMINGS = [0, 2, 11, 23];

async function quiet({ bed }: TelegramBed): Promise<void> {
  for (let round = 0; round < 4; round += 1) {
    await settled(bed);
    await roundTrip();
  }
}

async function pass(stage: TelegramBed, ms: number): Promise<void> {
  await quiet(stage);
  for (let left = ms; left > 0; ) {
    left -= stage.bed.clock.advanceToNext(left);
    await quiet(stage);
  }
}

async function faultOf({ bed }: TelegramBed): Promise<string | undefined> {
  const response = await bed.fetch("/api/channels?site=loja", { headers: OWNER });
  return channelConnectionsSchema.parse(await response.json()).connections[0]?.fault?.code;
}

describe("a platform that is down for a day", () => {
  it("[F43] [I22] costs no message: each person reads all answers once and in order when it is back", async () => {
    const stage = await startTelegramBed();
    const { bed, fake: telegram } = stage;
    try {
      let calls = 0;
      telegram.onCall = (method) => {
        if (method === "sendMessage" || method === "sendRichMessage") calls += 1;
      };
      telegram.isDown = true;
      const people: number[] = [];
      const write = (person: number, text: string) =>
        telegram.deliveries.deliver([telegram.text(person, text)]);
      for (let hour = 0; hour < 24; hour += 1) {
        if (COMINGS.includes(hour)) {
          people.push(500 + people.length);
          await write(people.at(-1) ?? 0, "Qual é o prazo de troca?");
        }
        // The first person asks again, and again: the answers wait behind each other.
        if (hour % 7 === 3) await write(people[0] ?? 0, "E o telefone?");
        if (KILLS.includes(hour)) {
          bed.clock.advance(MINUTE_MS / 2);
          await bed.kill();
        }
        await pass(stage, HOUR_MS);
        assert.equal(await faultOf(stage), "down", `hour ${hour}`);
      }
      assert.ok(calls > 0 && calls <= people.length * CALLS_MAX, `${calls} calls`);
      assert.equal(telegram.calls.filter(({ body }) => body.chat_id !== undefined).length, 0);

      telegram.isDown = false;
      await pass(stage, 15 * MINUTE_MS);
      assert.equal(await faultOf(stage), undefined);
      for (const person of people) assert.match(telegram.read(person)[0] ?? "", /30 dias/);
      const [, ...later] = telegram.read(people[0] ?? 0);
      assert.equal(later.length, 3);
      assert.ok(later.every((text) => /3333-0000/.test(text)));
      for (const person of people.slice(1)) assert.equal(telegram.read(person).length, 1);
      const sent = calls;
      await pass(stage, 2 * HOUR_MS);
      assert.equal(calls, sent, "nothing is sent twice");
    } finally {
      await stage.close();
    }
  });
});
