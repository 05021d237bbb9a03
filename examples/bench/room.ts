import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { PROTOCOL_VERSION, type SessionToken } from "@prosa/protocol";
import { freePort, type Runtime, startRuntime } from "../../packages/server/scripts/runtime.ts";
import { BENCH_VARIABLES, openSession, openSocket, prepareSite } from "./bench-site.ts";
import { runtimeCpuMs } from "./process-cpu.ts";

const QUESTIONS = [
  "Qual o prazo de troca?",
  "vocês entregam em Manaus?",
  "posso pagar no pix?",
  "tem garantia?",
  "qual o telefone?",
];

/** What one load came to; `cpuMs` is the server's processor time a turn, the turns' own clients left out. */
interface Load {
  name: string;
  turns: number;
  turnsPerSecond: number;
  cpuMs: number;
  p50Ms: number;
  p99Ms: number;
}

type Ask = (turn: number) => Promise<void>;

const { values } = parseArgs({
  options: { sessions: { type: "string", default: "200" }, turns: { type: "string", default: "20" } },
});
const sessions = Number(values.sessions);
const turnsEach = Number(values.turns);
const stateDir = await mkdtemp(path.join(tmpdir(), "prosa-bench-"));

const floor = await withRuntime("floor", "scripts/floor/partykit.json", async (runtime) => {
  return load("floor: stores and replies", runtime, (index) => floorClient(runtime.origin, `bench-${index}`));
});
const room = await withRuntime("room", "partykit.json", async (runtime) => {
  await prepareSite(runtime.origin);
  const tokens: SessionToken[] = [];
  for (let index = 0; index < sessions; index += 1) tokens.push(await openSession(runtime.origin));
  return load("room: a whole turn", runtime, (index) => roomClient(runtime.origin, tokens[index]));
});
await rm(stateDir, { recursive: true, force: true });

console.log(`${sessions} sessions in a closed loop, ${turnsEach} turns each, partykit dev`);
console.table(
  [floor, room].map(({ name, turns, turnsPerSecond, cpuMs, p50Ms, p99Ms }) => ({
    load: name,
    turns,
    "turns/s": Math.round(turnsPerSecond),
    "server CPU ms/turn": Number(cpuMs.toFixed(3)),
    "p50 ms": Number(p50Ms.toFixed(1)),
    "p99 ms": Number(p99Ms.toFixed(1)),
  })),
);
console.log(
  `A turn costs ${(room.cpuMs / floor.cpuMs).toFixed(1)} times the floor, ${(room.cpuMs - floor.cpuMs).toFixed(3)} ms above it.`,
);

async function withRuntime<T>(
  name: string,
  config: string,
  work: (runtime: Runtime) => Promise<T>,
): Promise<T> {
  const runtime = await startRuntime("partykit", {
    port: await freePort(),
    stateDir: path.join(stateDir, name),
    config,
    variables: BENCH_VARIABLES,
  });
  try {
    return await work(runtime);
  } finally {
    await runtime.kill();
  }
}

/** Opens every session, warms them up with two turns, then measures. */
async function load(name: string, runtime: Runtime, connect: (index: number) => Promise<Ask>): Promise<Load> {
  const clients: Ask[] = [];
  for (let index = 0; index < sessions; index += 1) clients.push(await connect(index));
  await Promise.all(
    clients.map(async (ask) => {
      await ask(0);
      await ask(1);
    }),
  );
  const latencies: number[] = [];
  const cpuBefore = runtimeCpuMs(runtime.pid);
  const startedAt = performance.now();
  await Promise.all(
    clients.map(async (ask, index) => {
      for (let turn = 0; turn < turnsEach; turn += 1) {
        const askedAt = performance.now();
        await ask(index + turn);
        latencies.push(performance.now() - askedAt);
      }
    }),
  );
  const seconds = (performance.now() - startedAt) / 1_000;
  const cpuMs = runtimeCpuMs(runtime.pid) - cpuBefore;
  latencies.sort((one, other) => one - other);
  const turns = latencies.length;
  return {
    name,
    turns,
    turnsPerSecond: turns / seconds,
    cpuMs: cpuMs / turns,
    p50Ms: latencies[Math.floor(turns * 0.5)] ?? 0,
    p99Ms: latencies[Math.floor(turns * 0.99)] ?? 0,
  };
}

async function floorClient(origin: string, id: string): Promise<Ask> {
  const socket = await openSocket(`${origin}/parties/main/${id}`);
  return () =>
    exchange(
      socket,
      JSON.stringify({ type: "say", id: crypto.randomUUID(), text: QUESTIONS[0] }),
      () => true,
    );
}

async function roomClient(origin: string, opened: SessionToken | undefined): Promise<Ask> {
  if (!opened) throw new Error("A session is missing.");
  const socket = await openSocket(`${origin}/parties/main/${opened.session}`);
  const hello = { type: "hello", protocol: PROTOCOL_VERSION, token: opened.token, since: 0, epoch: null };
  await exchange(socket, JSON.stringify(hello), (frame) => frame.includes('"welcome"'));
  return (turn) => {
    const id = crypto.randomUUID();
    const frame = JSON.stringify({ type: "say", id, text: QUESTIONS[turn % QUESTIONS.length] });
    return exchange(
      socket,
      frame,
      (answer) => answer.includes(`"replyTo":"${id}"`) && answer.includes('"end":"done"'),
    );
  };
}

function exchange(socket: WebSocket, frame: string, isAnswer: (frame: string) => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.onmessage = ({ data }) => {
      if (isAnswer(String(data))) resolve();
      else if (String(data).includes('"rejected"')) reject(new Error(String(data)));
    };
    socket.onclose = ({ code }) => reject(new Error(`The server closed the socket (${code}).`));
    socket.send(frame);
  });
}
