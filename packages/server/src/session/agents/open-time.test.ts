import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { AgentClient, signUp } from "../../../test/agents.ts";
import { freshId } from "../../../test/client.ts";
import { siteSums } from "../../../test/insights/site-sums.ts";
import { SessionBed, SITE } from "../../../test/session-bed.ts";
import { bucketOf } from "../../insights/rollups/buckets.ts";

const HOUR_MS = 60 * 60 * 1_000;
const DAY_MS = 24 * HOUR_MS;
/** Open each day from nine to twelve. */
const MORNINGS = { timeZone: "UTC", week: Array(7).fill([{ from: "09:00", to: "12:00" }]) };

/** The counts of how long conversations took that people ended, of one that goes on over a night, with its pauses in hours. */
async function timesOf(settings: object, pauses: readonly number[]): Promise<Record<string, number>> {
  const session = await SessionBed.start(settings);
  const { bed, opened } = session;
  const { clock } = bed;
  const lia = await signUp(bed, SITE, "Lia");
  // From eight in the morning on.
  clock.advance(DAY_MS + 8 * HOUR_MS - (clock.now() % DAY_MS));
  const begin = Math.floor(clock.now() / HOUR_MS);
  const visitor = await session.join();
  const id = freshId();
  visitor.say(id, "oi");
  await visitor.reply(id);
  for (const hours of pauses) {
    clock.advance(hours * HOUR_MS);
    const agent = await AgentClient.join(bed, opened.session, lia, { now: clock.now() });
    if (hours === pauses[0]) await agent.do({ type: "claim" });
    else await agent.do({ type: "reopen" });
    await agent.do({ type: "resolve" });
    await session.settled();
    agent.close();
  }
  clock.advance(60_000);
  await session.settled();
  const { totals } = await siteSums(bed, SITE, { from: begin, to: begin + 48 });
  return Object.fromEntries(Object.entries(totals).filter(([key]) => /^resolve(-bucket|-open)/.test(key)));
}

describe("the time to a resolution", () => {
  it("[I24] is counted by the calendar and, where the site has opening hours, by these; a later end takes the place of an earlier one", async () => {
    const [day, open] = [bucketOf(22 * HOUR_MS), bucketOf(3 * HOUR_MS)];
    assert.deepEqual(await timesOf({ openingHours: MORNINGS }, [22]), {
      [`resolve-bucket|${day}`]: 1,
      "resolve-open": 1,
      [`resolve-open-bucket|${open}`]: 1,
    });
    const later = { day: bucketOf(27 * HOUR_MS), open: bucketOf(5 * HOUR_MS) };
    assert.deepEqual(await timesOf({ openingHours: MORNINGS }, [22, 5]), {
      [`resolve-bucket|${later.day}`]: 1,
      "resolve-open": 1,
      [`resolve-open-bucket|${later.open}`]: 1,
    });
    assert.deepEqual(await timesOf({}, [22]), { [`resolve-bucket|${day}`]: 1 });
  });
});
