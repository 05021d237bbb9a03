// The cost of a turn's facts: `npm run bench:facts`. Sessions tell of each turn by itself, the dearest way, to statistics rooms
// in memory. Prints the CPU time of a report as it is taken in, and the rows and bytes that it writes there.
import process from "node:process";
import { parseArgs } from "node:util";
import type { Fact } from "../../src/insights/facts/fact.ts";
import { statsRoomOf, statsRoomsOf } from "../../src/insights/shards.ts";
import { startStill } from "../../test/testbed.ts";
import { cpuTimeOf } from "./cpu-time.ts";

const SITE = "loja";
const { values } = parseArgs({
  options: { sessions: { type: "string", default: "400" }, turns: { type: "string", default: "6" } },
});
const sessions = Number(values.sessions);
const turns = Number(values.turns);

const bed = startStill();
let rows = 0;
let bytes = 0;
for (const room of statsRoomsOf(SITE)) {
  const { storage } = bed.platform.place("stats", room);
  const put = storage.put.bind(storage);
  storage.put = async (entries) => {
    rows += Object.keys(entries).length;
    bytes += JSON.stringify(entries).length;
    await put(entries);
  };
}

function turnAt(at: number, turn: number): Fact[] {
  const judged = {
    isTalk: false,
    asksPerson: false,
    strategy: "informing",
    model: "embedded",
    asksScore: false,
  };
  const read = { stage: "discovering", sentiment: "neutral", language: "pt-BR" } as const;
  const intent = ["delivery", "price", "returns"][turn % 3] ?? "price";
  return [
    { type: "said", at, by: "visitor", length: 40 },
    { type: "replied", at: at + 500, length: 200, action: "answer", intent, ...judged, ...read, sources: [] },
  ];
}

/** Tells of the turns of some sessions; returns the CPU time of it, in milliseconds. */
function play(from: number, count: number): Promise<number> {
  return cpuTimeOf(() => tell(from, count));
}

async function tell(from: number, count: number): Promise<void> {
  for (let session = from; session < from + count; session += 1) {
    const id = `session-${session}`;
    for (let turn = 1; turn <= turns; turn += 1) {
      const facts = turnAt(bed.clock.now() + turn * 60_000, turn);
      const body = JSON.stringify({ n: 2 * turn, facts, until: 2 ** 45, about: { tags: [] } });
      await bed.platform.callRoom("stats", statsRoomOf(SITE, id), `/facts/${id}`, { method: "PUT", body });
    }
  }
}

await play(0, Math.ceil(sessions / 4));
rows = 0;
bytes = 0;
const ms = await play(sessions, sessions);
const told = sessions * turns;
console.log(
  `${told} reports of a turn each: ${(ms / told).toFixed(2)} ms of CPU, ${(rows / told).toFixed(1)} rows and ` +
    `${(bytes / told / 1_024).toFixed(1)} KiB written a turn, in one request`,
);
process.exit(0);
