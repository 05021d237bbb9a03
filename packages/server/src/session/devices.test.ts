import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { transcriptSchema } from "@prosa/protocol";
import { type Client, freshId } from "../../test/client.ts";
import { ask, SessionBed, welcomeOf } from "../../test/session-bed.ts";

let room: SessionBed;

/** The log as a client holds it: what it heard, each place once. */
function held(client: Client): Map<number, string> {
  return new Map(client.log.map((event) => [event.seq, JSON.stringify(event)]));
}

/** A page of the transcript, as the visitor's own token reads it. */
async function page(since: number) {
  const { session, token } = room.opened;
  const headers = { authorization: `Bearer ${token}` };
  const response = await room.bed.fetch(`/api/sessions/${session}/transcript?since=${since}`, { headers });
  return transcriptSchema.parse(await response.json());
}

beforeEach(async () => {
  room = await SessionBed.start({ abuse: { closedMinutes: 0 } });
});

describe("two devices of one visitor", () => {
  it("[F34] hold the same log after both wrote at once, one of them with a line that was lost between", async () => {
    const first = await room.join();
    const second = await room.join();
    const said = ["oi", "bom dia", "obrigada"].map((text) => ({ id: freshId(), text }));
    for (const { id, text } of said) {
      first.say(id, text);
      second.say(freshId("other"), text);
    }
    await room.settled();
    const { epoch } = welcomeOf(second);
    const since = second.log.at(-1)?.seq ?? 0;
    second.close();
    await room.settled();
    await ask(first, "e agora?");
    const back = await room.join({ since, epoch });
    // What was not confirmed for certain is sent again, under its id.
    for (const { id, text } of said) back.say(id, text);
    await ask(back, "voltei");
    await room.settled();
    const merged = new Map([...held(second), ...held(back)]);
    assert.ok(!back.events.some(({ type }) => type === "reset"));
    assert.deepEqual(
      [...merged.keys()],
      Array.from({ length: merged.size }, (_, index) => index + 1),
    );
    assert.deepEqual(merged, held(first));
    // Eight messages of the visitor's, each with one reply.
    assert.equal(merged.size, 16);
  });
});

describe("a transcript that is read while it grows", () => {
  it("[F47] has every event once and in order, over pages with messages between them", async () => {
    const client = await room.join();
    for (let count = 0; count < 110; count += 1) await ask(client);
    const places: number[] = [];
    let next: number | undefined = 0;
    let pages = 0;
    while (next !== undefined) {
      const asked = page(next);
      // While the first pages are read, the visitor goes on.
      if (pages < 2) await ask(client, "mais uma");
      const read = await asked;
      places.push(...read.events.map(({ seq }) => seq));
      next = read.next;
      pages += 1;
    }
    assert.ok(pages >= 2);
    assert.deepEqual(
      places,
      Array.from({ length: places.length }, (_, index) => index + 1),
    );
    assert.ok(places.length >= 220);
  });
});
