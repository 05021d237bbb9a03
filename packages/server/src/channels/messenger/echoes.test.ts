import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "node:test";
import type { FakePage } from "../../../scripts/fakes/page.ts";
import { type MessengerBed, startMessengerBed } from "../../../test/channels/messenger-bed.ts";
import { roundTrip } from "../../../test/channels/round-trip.ts";

const PERSON = "24601000000000777";
const QUESTION = "Qual é o prazo de troca?";

/** Instagram's answer to a message came, and the server was cut off before it noted it: all that is left is the echo. */
describe("a message to Instagram whose answer was lost", () => {
  let stage: MessengerBed;
  let page: FakePage;
  const storage = () =>
    stage.bed.platform.place("channel", stage.bed.platform.idsOf("channel").at(-1) ?? "").storage;
  const write = (text: string) => page.deliveries.deliver([page.text(PERSON, text)]);
  const read = () => page.readBy(PERSON);
  /** Moves the clock on by a quarter of a second for each round trip, so that no time to wait passes while a call is under way. */
  const rest = async (ms: number, isOver = () => false) => {
    for (let passed = 0; passed < ms && !isOver(); passed += 250) {
      stage.bed.clock.advance(250);
      await stage.bed.platform.idle();
      await roundTrip();
    }
  };
  const restUntilRead = async (count: number) => {
    await rest(60_000, () => read().length >= count);
    assert.ok(read().length >= count, `${read().length} messages were read instead of ${count}`);
  };
  /** Asks, and loses the answer to the first message that goes out. */
  const loseAnswer = async () => {
    page.heldEchoes = [];
    page.onSent = () => {
      page.onSent = () => undefined;
      storage().failNextPuts = 1;
    };
    await write(QUESTION);
    await restUntilRead(1);
  };
  const releaseEchoes = async () => {
    const echoes = page.heldEchoes ?? [];
    page.heldEchoes = null;
    await page.deliveries.deliver(echoes);
  };
  beforeEach(async () => {
    stage = await startMessengerBed("instagram");
    page = stage.page;
  });
  afterEach(() => stage.close());

  it("[I1] [I9] is known by its echo: it is not sent again, and nobody has taken the conversation", async () => {
    await loseAnswer();
    await releaseEchoes();
    await rest(20_000);
    const first = read();
    assert.equal(new Set(first).size, first.length, "nothing came twice");
    await write("E o frete?");
    await restUntilRead(first.length + 1);
  });

  it("is sent again where no echo comes in time, and both echoes are ours", async () => {
    await loseAnswer();
    await rest(15_000);
    await restUntilRead(2);
    await rest(5_000);
    const before = read().length;
    await releaseEchoes();
    await rest(5_000);
    await write("E o frete?");
    await restUntilRead(before + 1);
  });

  it("[I9] is nobody's excuse: other words from the page's inbox take the conversation over", async () => {
    await loseAnswer();
    await page.deliveries.deliver([page.inboxText(PERSON, "Oi, aqui é a Lia.")]);
    await rest(20_000);
    await releaseEchoes();
    await rest(5_000);
    const before = read().length;
    await write("E o frete?");
    await rest(20_000);
    assert.equal(read().length, before, "the assistant is silent");
  });
});
