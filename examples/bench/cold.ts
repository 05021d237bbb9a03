// Measures a cold start: `npm run bench:cold`. A server whose site has read its pages is started again, and the time counts
// from the start of its process to the first answer to a visitor who came back.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { PROTOCOL_VERSION, type SessionToken } from "@prosa/protocol";
import { freePort, RUNTIMES, startRuntime } from "../../packages/server/scripts/runtime.ts";
import { BENCH_VARIABLES, openSession, openSocket, prepareSite } from "./bench-site.ts";
import { groupUsage } from "./process-cpu.ts";

const QUESTION = "Qual o prazo de troca?";
const RETRY_MS = 10;

const { values } = parseArgs({
  options: { rounds: { type: "string", default: "5" }, runtime: { type: "string", default: "built" } },
});
const runtimeName = RUNTIMES.find((name) => name === values.runtime);
if (!runtimeName) throw new Error(`Say --runtime ${RUNTIMES.join(", --runtime ")}.`);

const stateDir = await mkdtemp(path.join(tmpdir(), "prosa-cold-"));
const port = await freePort();
const start = () => startRuntime(runtimeName, { port, stateDir, variables: BENCH_VARIABLES });
try {
  const first = await start();
  await prepareSite(first.origin);
  const session = await openSession(first.origin);
  await answerTo(first.origin, session);
  await first.stop();
  const times: number[] = [];
  const cpu: number[] = [];
  for (let round = 0; round < Number(values.rounds); round += 1) {
    const startedAt = performance.now();
    const started = start();
    await answerTo(`http://127.0.0.1:${port}`, session);
    times.push(performance.now() - startedAt);
    const runtime = await started;
    cpu.push(groupUsage(runtime.pid).cpuMs);
    await runtime.stop();
  }
  console.log(`${values.rounds} cold starts of ${values.runtime} to the first answer, in milliseconds`);
  console.table({ time: spreadOf(times), "time of the processor": spreadOf(cpu) });
} finally {
  await rm(stateDir, { recursive: true, force: true });
}

function spreadOf(times: readonly number[]): { least: number; median: number; most: number } {
  const sorted = times.map(Math.round).sort((one, other) => one - other);
  return {
    least: sorted[0] ?? 0,
    median: sorted[Math.floor(sorted.length / 2)] ?? 0,
    most: sorted.at(-1) ?? 0,
  };
}

/** Dials until the server listens, asks, and resolves with its answer. */
async function answerTo(origin: string, { session, token }: SessionToken): Promise<void> {
  const socket = await dialled(`${origin}/parties/main/${session}`);
  const id = crypto.randomUUID();
  const hello = { type: "hello", protocol: PROTOCOL_VERSION, token, since: 0, epoch: null };
  const answered = new Promise<void>((resolve, reject) => {
    socket.onmessage = ({ data }) => {
      const frame = String(data);
      if (frame.includes('"welcome"')) socket.send(JSON.stringify({ type: "say", id, text: QUESTION }));
      if (frame.includes(`"replyTo":"${id}"`) && frame.includes('"end":')) resolve();
      if (/"type":"re(?:jected|fused)"/.test(frame)) reject(new Error(frame));
    };
  });
  socket.send(JSON.stringify(hello));
  await answered;
  socket.close();
}

async function dialled(address: string): Promise<WebSocket> {
  for (;;) {
    const socket = await openSocket(address).catch(() => null);
    if (socket) return socket;
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
  }
}
