import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { siteSums } from "../../../test/insights/site-sums.ts";
import { type StillBed, startStill } from "../../../test/testbed.ts";
import { ROW_STEPS } from "../../migrations/steps.ts";
import type { Fact } from "../facts/fact.ts";
import { statsRoomOf } from "../shards.ts";
import { conversationRowSchema } from "./conversation-row.ts";

const SITE = "loja";
const SESSION = "session-0001";
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

let bed: StillBed;
let begin: number;

beforeEach(() => {
  bed = startStill();
  begin = bed.clock.now();
});

const room = () => bed.platform.place("stats", statsRoomOf(SITE, SESSION));
const slicesIn = () => [...room().storage.rows.keys()].filter((key) => key.startsWith("slice:"));

function replied(at: number, intent: string): Fact {
  const judged = {
    strategy: "informing",
    stage: "discovering",
    model: "embedded",
    sentiment: "neutral",
  } as const;
  const kind = { action: "answer", isTalk: false, asksPerson: false, asksScore: false } as const;
  return { type: "replied", at, length: 9, language: "pt-BR", intent, sources: [], ...judged, ...kind };
}

/** A visitor who asks of several topics, and a person who writes on each of many days after. */
function longTalk(topics: number, days: number): Fact[] {
  const said: Fact = { type: "said", at: begin, by: "visitor", length: 9 };
  const asked = Array.from({ length: topics }, (_, at) => replied(begin + at, `topic-${at}`));
  const answers = Array.from({ length: days }, (_, day): Fact => {
    return { type: "said", at: begin + day * DAY_MS, by: "agent", length: 9 };
  });
  return [said, ...asked, ...answers];
}

async function tell(facts: readonly Fact[], n = facts.length): Promise<void> {
  const body = JSON.stringify({ n, facts, until: 2 ** 45, about: { tags: [] } });
  const path = `/facts/${SESSION}`;
  const taken = await bed.platform.callRoom("stats", statsRoomOf(SITE, SESSION), path, {
    method: "PUT",
    body,
  });
  assert.equal(taken.status, 204);
}

async function countOf(slice: string, key: string): Promise<number> {
  const from = Math.floor(begin / HOUR_MS);
  return (await siteSums(bed, SITE, { from, to: from + 24 * 400, slice })).totals[key] ?? 0;
}

async function wake(): Promise<void> {
  bed.clock.advance(DAY_MS);
  await bed.platform.idle();
}

describe("counts by channel, language and topic", () => {
  it("of a talk that takes more rows than one step are written in several, and taken away in several", async () => {
    await tell(longTalk(6, 40));
    assert.ok(slicesIn().length > 128, String(slicesIn().length));
    for (const slice of ["topic=topic-0", "topic=topic-5", "channel=web", "language=pt-BR"])
      assert.equal(await countOf(slice, "message|agent"), 40, slice);
    const path = `/facts/${SESSION}?for-good`;
    await bed.platform.callRoom("stats", statsRoomOf(SITE, SESSION), path, { method: "DELETE" });
    for (const slice of ["topic=topic-0", "channel=web", ""])
      assert.equal(await countOf(slice, "conversations"), 0, slice);
    const left = slicesIn().filter((key) => JSON.stringify(room().storage.rows.get(key)) !== "{}");
    assert.deepEqual(left, []);
  });

  it("cut off between two of these steps are made whole by the report's repeat, and counted once", async () => {
    const { storage } = room();
    const put = storage.put.bind(storage);
    for (let cut = 1; cut <= 8; cut += 1) {
      storage.rows.clear();
      bed.platform.kill();
      let puts = 0;
      storage.put = async (...given) => {
        puts += 1;
        if (puts === cut + 1) throw new Error("cut off");
        return put(...given);
      };
      const facts = longTalk(6, 40);
      await tell(facts.slice(0, 7)).catch(() => undefined);
      await tell(facts).catch(() => undefined);
      storage.put = put;
      bed.platform.kill();
      await tell(facts);
      await tell([...facts, { type: "rated", at: begin + 41 * DAY_MS, rating: "up" }]);
      for (const slice of ["topic=topic-0", "topic=topic-5", "channel=web", "language=pt-BR", ""])
        assert.equal(await countOf(slice, "message|agent"), 40, `${slice} ${cut}`);
    }
  });

  it("of rows that were written before there were slices are made by the room's next look", async () => {
    await tell([{ type: "said", at: begin, by: "visitor", length: 9 }, replied(begin + 1, "returns")]);
    const { rows } = room().storage;
    for (const key of slicesIn()) rows.delete(key);
    for (const [key, row] of rows) {
      if (!key.startsWith("conversation:")) continue;
      const { groups, earlier, slicedHours: _, ...rest } = conversationRowSchema.parse(row);
      rows.set(key, { ...rest, cells: groups.flatMap(({ cells }) => cells), earlier });
    }
    rows.delete("rows-version");
    bed.platform.kill();
    assert.equal(await countOf("", "conversations"), 1);
    assert.equal(await countOf("topic=returns", "conversations"), 0);
    await wake();
    assert.equal(await countOf("topic=returns", "conversations"), 1);
    assert.equal(await countOf("", "conversations"), 1);
    assert.equal(rows.get("rows-version"), 1 + (ROW_STEPS.stats?.length ?? 0));
  });

  it("of rows whose last turn slices did not count are made whole by the next report, or by the room's next look", async () => {
    const asked = [
      { type: "said", at: begin, by: "visitor", length: 9 } as const,
      replied(begin + 1, "returns"),
    ];
    const key = "path|informing|returns|discovering|";
    for (const way of ["report", "look"]) {
      room().storage.rows.clear();
      bed.platform.kill();
      await tell(asked);
      const { rows } = room().storage;
      for (const [name, row] of rows) {
        const isPath = (one: string) => one.startsWith("path");
        if (name.startsWith("slice:")) {
          const kept = Object.entries(row as object).filter(([one]) => !isPath(one));
          rows.set(name, Object.fromEntries(kept));
        }
        if (!name.startsWith("conversation:")) continue;
        const parsed = conversationRowSchema.parse(row);
        const groups = parsed.groups.map(({ cells, slices }) => ({
          cells,
          slices: Object.fromEntries(
            Object.entries(slices).map(([slice, own]) => [slice, own.filter(([, one]) => !isPath(one))]),
          ),
        }));
        rows.set(name, { ...parsed, groups });
      }
      bed.platform.kill();
      assert.equal(await countOf("topic=returns", key), 0, way);
      assert.equal(await countOf("topic=returns", "conversations"), 1, way);
      if (way === "look") await wake();
      else await tell([...asked, { type: "rated", at: begin + 2, rating: "up" }]);
      assert.equal(await countOf("topic=returns", key), 1, way);
      assert.equal(await countOf("topic=returns", "conversations"), 1, way);
    }
  });

  it("go with their days after thirteen months", async () => {
    await tell([{ type: "said", at: begin, by: "visitor", length: 9 }, replied(begin + 1, "returns")]);
    assert.equal(slicesIn().length, 3);
    bed.clock.advance(396 * DAY_MS);
    await bed.platform.idle();
    assert.equal(slicesIn().length, 3);
    await wake();
    await wake();
    assert.deepEqual(slicesIn(), []);
  });
});
