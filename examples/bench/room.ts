// What a whole turn costs as a multiple of the least that a durable chat can do: `npm run bench:room`. Two servers run side by
// side and are loaded in turn: a floor that stores each frame and sends it back, and the room with several sites in three
// languages. Both are measured by the CPU time of their threads, so that neither clients nor neighbours count.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { freePort, type Runtime, startRuntime } from "../../packages/server/scripts/runtime.ts";
import { type Ask, floorClient, KINDS, type Kind, roomClient } from "./bench-client.ts";
import { BENCH_VARIABLES } from "./bench-site.ts";
import { type BenchSite, benchSites, putSite } from "./bench-sites.ts";
import { runtimeCpuMs } from "./process-cpu.ts";
import { benchReplies } from "./room-llm.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sessions: { type: "string", default: "40" },
    turns: { type: "string", default: "15" },
    rounds: { type: "string", default: "5" },
    passages: { type: "string", default: "1000" },
    sites: { type: "string" },
  },
});
const [sessions, turns, rounds, passages] = [
  Number(values.sessions),
  Number(values.turns),
  Number(values.rounds),
  Number(values.passages),
];
if (positionals.includes("llm")) {
  await benchReplies({ replies: turns, rounds });
  process.exit();
}

const WARM_UP_ROUNDS = 2;

type Load = Kind | "floor";
const LOADS: readonly Load[] = ["floor", ...KINDS];

const stateDir = await mkdtemp(path.join(tmpdir(), "prosa-bench-"));
const running: Runtime[] = [];
try {
  const [floor, room] = [
    await start("floor", "scripts/floor/partykit.json"),
    await start("room", "partykit.json"),
  ];
  const sites = benchSites(values.sites);
  const counts: number[] = [];
  for (const site of sites) counts.push(await putSite(room.origin, site, passages));
  const clients = await connectAll(floor, room, sites);
  const rows = new Map<Load, { cold: number; warm: number[]; latencies: number[] }>();
  // The first round is each session's first turn of a kind, in an isolate whose code has not run yet.
  for (let round = -WARM_UP_ROUNDS - 1; round < rounds; round += 1) {
    for (const load of LOADS) {
      const runtime = load === "floor" ? floor : room;
      const isCold = round < -WARM_UP_ROUNDS;
      const measured = await measure(runtime, clients.get(load) ?? [], isCold ? 1 : turns);
      const row = rows.get(load) ?? { cold: measured.cpuMs, warm: [], latencies: [] };
      if (round >= 0) {
        row.warm.push(measured.cpuMs);
        row.latencies.push(...measured.latencies);
      }
      rows.set(load, row);
    }
  }
  print(rows, sites, counts);
} finally {
  for (const runtime of running) await runtime.kill();
  await rm(stateDir, { recursive: true, force: true });
}

async function start(name: string, config: string): Promise<Runtime> {
  const runtime = await startRuntime("partykit", {
    port: await freePort(),
    stateDir: path.join(stateDir, name),
    config,
    variables: BENCH_VARIABLES,
  });
  running.push(runtime);
  return runtime;
}

/** Opens every session at both servers; the sessions are spread over the sites. */
async function connectAll(
  floor: Runtime,
  room: Runtime,
  sites: readonly BenchSite[],
): Promise<Map<Load, Ask[]>> {
  const clients = new Map<Load, Ask[]>(LOADS.map((load) => [load, []]));
  for (let index = 0; index < sessions; index += 1) {
    const site = sites[index % sites.length] as BenchSite;
    const questions = site.questions.map(
      (_, at) => site.questions[(at + index) % site.questions.length] ?? "",
    );
    clients.get("floor")?.push(await floorClient(floor.origin, `bench-${index}`, questions));
    const asks = await roomClient(room.origin, site.id, questions);
    for (const kind of KINDS) clients.get(kind)?.push(asks[kind]);
  }
  return clients;
}

/** Has every client take its next turns, one after the other, all clients at once; the CPU time is a turn's. */
async function measure(
  { pid }: Runtime,
  clients: readonly Ask[],
  count: number,
): Promise<{ cpuMs: number; latencies: number[] }> {
  const latencies: number[] = [];
  const before = runtimeCpuMs(pid);
  await Promise.all(
    clients.map(async (ask) => {
      for (let turn = 0; turn < count; turn += 1) {
        const askedAt = performance.now();
        await ask();
        latencies.push(performance.now() - askedAt);
      }
    }),
  );
  return { cpuMs: (runtimeCpuMs(pid) - before) / latencies.length, latencies };
}

function print(
  rows: ReadonlyMap<Load, { cold: number; warm: readonly number[]; latencies: readonly number[] }>,
  sites: readonly BenchSite[],
  counts: readonly number[],
): void {
  const floor = rows.get("floor") ?? { cold: 0, warm: [] };
  console.log(
    `${sessions} sessions in a closed loop, ${rounds} rounds of ${turns} turns each of every kind, partykit dev.`,
  );
  console.log(`Sites: ${sites.map(({ id }, at) => `${id} (${counts[at]} passages)`).join(", ")}.`);
  console.log("CPU of the server's threads a turn; the ratio is to the floor of the same round, its median.");
  console.table(
    [...rows].map(([load, { cold, warm, latencies }]) => {
      const ratios = sorted(warm.map((cpuMs, round) => cpuMs / (floor.warm[round] ?? 0)));
      const ordered = sorted(latencies);
      return {
        turn: load,
        "CPU ms": round(medianOf(sorted(warm)), 3),
        "× floor": round(medianOf(ratios), 2),
        "least–most": `${round(ratios[0], 2)}–${round(ratios.at(-1), 2)}`,
        "first turn, CPU ms": round(cold, 2),
        "first turn, × floor": round(cold / floor.cold, 1),
        "p50 ms": round(medianOf(ordered), 1),
        "p99 ms": round(ordered[Math.floor(ordered.length * 0.99)], 1),
      };
    }),
  );
}

function sorted(numbers: readonly number[]): number[] {
  return numbers.toSorted((one, other) => one - other);
}

function medianOf(ordered: readonly number[]): number {
  return ordered[Math.floor(ordered.length / 2)] ?? 0;
}

function round(value = 0, digits = 0): number {
  return Number(value.toFixed(digits));
}
