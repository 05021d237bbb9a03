// Tries to hold a server from one address: `npm run bench:address`. Thirty sessions of it send the longest messages as fast as
// they are let, while visitors of other addresses ask as people do. Prints how long those waited, without the thirty and with;
// it takes a minute and a half.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { freePort, startRuntime } from "../../packages/server/scripts/runtime.ts";
import { BENCH_VARIABLES, prepareSite } from "./bench-site.ts";
import { Line } from "./line.ts";
import { groupUsage } from "./process-cpu.ts";

const CROWD = 30;
const CROWD_ADDRESS = "127.0.9.9";
const QUESTIONS = [
  "oi",
  "Qual o prazo de troca?",
  "vocês entregam em Manaus?",
  "posso pagar no pix?",
  "obrigado",
];
/** Texts of the greatest length that were dearer than others: many near misses, many words, many amounts. */
const DEAR = [
  "trcoa prasso devoluçao entergaa ",
  "cafeteira quebrada entrega manaus ",
  "R$ 1,00 ",
  "oiiiii ",
  "7",
].map((unit) => unit.repeat(4_000).slice(0, 4_000));

const { values } = parseArgs({
  options: {
    visitors: { type: "string", default: "50" },
    seconds: { type: "string", default: "25" },
    think: { type: "string", default: "5" },
  },
});
const visitors = Number(values.visitors);
const seconds = Number(values.seconds);
const thinkMs = Number(values.think) * 1_000;

const stateDir = await mkdtemp(path.join(tmpdir(), "prosa-address-"));
const runtime = await startRuntime("node", {
  port: await freePort(),
  stateDir,
  variables: { ...BENCH_VARIABLES, PROSA_COMMANDS_PER_MINUTE: "" },
});
let admitted = 0;
let refused = 0;
let closed = 0;
try {
  await prepareSite(runtime.origin);
  report("alone", await visit());
  const before = groupUsage(runtime.pid);
  const { promise: until, resolve: end } = Promise.withResolvers<void>();
  const crowd = Promise.all(Array.from({ length: CROWD }, () => press(until)));
  report("beside the thirty", await visit());
  end();
  await crowd;
  const { cpuMs } = groupUsage(runtime.pid);
  console.log(
    `The address: ${admitted} messages admitted, ${refused} put off, ${closed} times closed; the server's CPU ${((cpuMs - before.cpuMs) / 1_000).toFixed(1)} s.`,
  );
} finally {
  await runtime.kill();
  await rm(stateDir, { recursive: true, force: true });
}

/** Visitors of addresses of their own, for the time of a run; resolves with what each answer took, in milliseconds, or `null`. */
async function visit(): Promise<(number | null)[]> {
  const latencies: (number | null)[] = [];
  const until = performance.now() + seconds * 1_000;
  await Promise.all(
    Array.from({ length: visitors }, async (_, index) => {
      const line = await Line.open(runtime.origin, `127.0.1.${index + 1}`);
      await pause(Math.random() * thinkMs);
      for (let count = index; performance.now() < until; count += 1) {
        latencies.push(await line.ask(QUESTIONS[count % QUESTIONS.length] ?? ""));
        await pause(thinkMs * (0.75 + Math.random() / 2));
      }
      line.close();
    }),
  );
  return latencies;
}

/** One session of the address that presses: it sends again as soon as it was answered or put off, and comes back at once. */
async function press(until: Promise<void>): Promise<void> {
  let line = await Line.open(runtime.origin, CROWD_ADDRESS);
  let isOver = false;
  void until.then(() => {
    isOver = true;
  });
  for (let count = 0; !isOver; count += 1) {
    if (!line.isOpen) {
      closed += 1;
      line = await Line.open(runtime.origin, CROWD_ADDRESS).catch(() => line);
      await pause(100);
    } else if (await line.send(DEAR[count % DEAR.length] ?? "")) admitted += 1;
    else {
      refused += 1;
      await pause(100);
    }
  }
  line.close();
}

function report(name: string, latencies: (number | null)[]): void {
  const sorted = latencies.filter((ms) => ms !== null).sort((one, other) => one - other);
  const at = (share: number) => `${(sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(0)} ms`;
  console.log(
    `${name}: ${sorted.length} answers, p50 ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}; ${latencies.length - sorted.length} without one`,
  );
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
