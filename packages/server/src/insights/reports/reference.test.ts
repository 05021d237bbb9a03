import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { provenCounts, type ReferenceFilter, referenceTotals } from "../../../test/insights/reference.ts";
import { siteSums } from "../../../test/insights/site-sums.ts";
import { type StillBed, startStill } from "../../../test/testbed.ts";
import { mulberry32 } from "../../platform/random.ts";
import type { Fact } from "../facts/fact.ts";
import { statsRoomOf } from "../shards.ts";

const SITE = "loja";
const HOUR_MS = 3_600_000;
const RUNS = 60;
const FILTERS: readonly ReferenceFilter[] = [
  ["channel", "web"],
  ["channel", "whatsapp"],
  ["language", "es"],
  ["topic", "returns"],
  ["topic", "price"],
];

function randomOf(seed: number): (below: number) => number {
  const random = mulberry32(seed);
  return (below) => Math.floor(random() * below);
}

function factOf(at: number, random: (below: number) => number): Fact {
  const kind = random(16);
  if (kind < 4) {
    const channel = random(3) === 0 ? ({ channel: "whatsapp" } as const) : {};
    return { type: "said", at, by: "visitor", length: random(80), ...channel };
  }
  if (kind < 8) {
    const isTalk = random(3) === 0;
    const action = (["answer", "answer", "clarify", "hand-over", "decline"] as const)[random(5)] ?? "answer";
    return {
      type: "replied",
      at,
      length: 40,
      intent: isTalk
        ? random(2)
          ? "thanks"
          : "greeting"
        : (["returns", "price", "hours"][random(3)] ?? "returns"),
      action: isTalk ? "answer" : action,
      isTalk,
      asksPerson: false,
      strategy: random(3) ? "informing" : "closing",
      stage: (["discovering", "comparing"] as const)[random(2)] ?? "discovering",
      sentiment: (["negative", "neutral", "positive"] as const)[random(3)] ?? "neutral",
      language: (["pt-BR", "pt-BR", "es"] as const)[random(3)] ?? "pt-BR",
      model: random(4) ? "embedded" : "openai",
      asksScore: random(9) === 0,
      sources: [],
    };
  }
  const others: Fact[] = [
    { type: "said", at, by: "agent", length: 10 },
    { type: "handed-over", at },
    { type: "owned", at, by: (["assistant", "queue", "agent"] as const)[random(3)] ?? "queue" },
    { type: "owned", at, by: "agent", ...(random(3) === 0 && { hasLeft: true }) },
    { type: "promised", at, ms: random(30 * 60_000) },
    { type: "promised", at, ms: random(3 * 60_000) },
    { type: "converted", at, name: "order", value: random(100) },
    {
      type: "exposed",
      at,
      experiment: "tone~a",
      variant: (["control", "plain"] as const)[random(2)] ?? "plain",
      ...(random(2) === 0 && { isGuidance: true }),
    },
    { type: "resolved", at, ...(random(2) === 0 && { openMs: random(HOUR_MS) }) },
    { type: "reopened", at },
    { type: "score-asked", at },
    { type: "rated", at, rating: random(2) ? "up" : "down" },
    { type: "scored", at, score: 1 + random(5) },
    { type: "broken-off", at },
    { type: "spent", at, input: random(3) * 900, output: random(3) * 40 },
    {
      type: "spent",
      at,
      input: 700,
      output: random(90),
      cost: { currency: random(4) ? "USD" : "BRL", micros: random(9_000) },
    },
  ];
  return others[random(others.length)] ?? { type: "handed-over", at };
}

/** The log of a session: it begins with a visitor's word, and has silences of all lengths. */
function logOf(start: number, end: number, random: (below: number) => number): Fact[] {
  const log: Fact[] = [{ type: "said", at: start, by: "visitor", length: 5 }];
  let at = start;
  while (random(25) > 0) {
    at += [1_000, 60_000, HOUR_MS / 2, 3 * HOUR_MS, 30 * HOUR_MS][random(5)] ?? 1_000;
    if (at > end) break;
    const fact = factOf(at, random);
    // A session tells an arm once.
    if (fact.type !== "exposed" || log.every(({ type }) => type !== "exposed")) log.push(fact);
  }
  return log;
}

/** Tells a log in batches of any size, some of them twice. */
async function tell(bed: StillBed, session: string, log: readonly Fact[], random: (below: number) => number) {
  for (let told = 0; told < log.length; ) {
    const n = Math.min(log.length, told + 1 + random(4));
    const body = JSON.stringify({ n, facts: log.slice(told, n), until: 2 ** 45, about: { tags: [] } });
    for (let repeat = 0; repeat <= random(2); repeat += 1) {
      const init = { method: "PUT", body };
      const taken = await bed.platform.callRoom(
        "stats",
        statsRoomOf(SITE, session),
        `/facts/${session}`,
        init,
      );
      assert.equal(taken.status, 204);
    }
    told = n;
  }
}

describe("the counts of a site", () => {
  it("[I24] are those of the reference over the raw log, whatever is repeated, erased, restarted and asked for", async () => {
    for (let seed = 1; seed <= RUNS; seed += 1) {
      const random = randomOf(seed);
      const bed = startStill();
      const now = bed.clock.now();
      const begin = now - 21 * 24 * HOUR_MS;
      const logs = new Map<string, Fact[]>();
      for (let index = 0; index < 2 + random(8); index += 1) {
        const session = `session-${seed}-${index}`;
        const log = logOf(begin + random(20 * 24 * HOUR_MS), now, random);
        logs.set(session, log);
        await tell(bed, session, log, random);
      }
      for (const session of [...logs.keys()]) {
        if (random(5) > 0) continue;
        const path = `/facts/${session}?for-good`;
        await bed.platform.callRoom("stats", statsRoomOf(SITE, session), path, { method: "DELETE" });
        logs.delete(session);
      }
      if (random(2)) bed.platform.kill();
      const from = Math.floor((begin + random(21 * 24 * HOUR_MS)) / HOUR_MS);
      const span = { from, to: from + 1 + random(500) };
      const { totals } = await siteSums(bed, SITE, span);
      const expected = referenceTotals([...logs.values()], { ...span, now });
      assert.deepEqual(provenCounts(totals), provenCounts(expected), `seed ${seed}`);
      for (const filter of FILTERS) {
        const slice = filter.join("=");
        const filtered = await siteSums(bed, SITE, { ...span, slice });
        const own = referenceTotals([...logs.values()], { ...span, now, filter });
        assert.deepEqual(provenCounts(filtered.totals), provenCounts(own), `seed ${seed}, ${slice}`);
      }
    }
  });
});
