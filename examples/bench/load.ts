// Loads a server as its users would: `npm run load`. Each user comes in the ramp, then asks, reads for a while, and asks
// again: 70 % ordinary talk, 20 % support, 10 % asking for a person. Prints latencies, errors, CPU and memory.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { PROTOCOL_VERSION } from "@prosa/protocol";
import { freePort, RUNTIMES, startRuntime } from "../../packages/server/scripts/runtime.ts";
import { BENCH_VARIABLES, openSession, openSocket, prepareSite } from "./bench-site.ts";
import { groupUsage } from "./process-cpu.ts";

const TALK = ["oi", "Qual o prazo de troca?", "vocês entregam em Manaus?", "posso pagar no pix?", "obrigado"];
const SUPPORT = ["meu pedido não chegou", "a cafeteira veio quebrada", "quero trocar o produto"];
const ESCALATION = ["quero falar com um atendente", "me passa para uma pessoa, por favor"];
/** An answer that takes longer counts as an error, in milliseconds. */
const PATIENCE_MS = 30_000;
/** The share of the think time by which a user is quicker or slower. */
const THINK_SPREAD = 0.25;

const { values } = parseArgs({
  options: {
    sessions: { type: "string", default: "1000" },
    minutes: { type: "string", default: "5" },
    ramp: { type: "string", default: "60" },
    think: { type: "string", default: "8" },
    runtime: { type: "string", default: "node" },
    processes: { type: "string", default: "1" },
  },
});
const runtimeName = RUNTIMES.find((name) => name === values.runtime);
if (!runtimeName) throw new Error(`Say --runtime ${RUNTIMES.join(", --runtime ")}.`);
const sessions = Number(values.sessions);
const rampMs = Number(values.ramp) * 1_000;
const thinkMs = Number(values.think) * 1_000;
const latencies: number[] = [];
const errors = new Map<string, number>();

const stateDir = await mkdtemp(path.join(tmpdir(), "prosa-load-"));
const runtime = await startRuntime(runtimeName, {
  port: await freePort(),
  stateDir,
  variables: { ...BENCH_VARIABLES, PROSA_PROCESSES: values.processes, PROSA_SOCKETS_MAX: "100000" },
});
try {
  await prepareSite(runtime.origin);
  const idle = groupUsage(runtime.pid);
  const startedAt = performance.now();
  const until = startedAt + rampMs + Number(values.minutes) * 60_000;
  await Promise.all(Array.from({ length: sessions }, (_, index) => use(index, until)));
  report(idle, (performance.now() - startedAt) / 1_000);
} finally {
  await runtime.kill();
  await rm(stateDir, { recursive: true, force: true });
}

/** One user, from their place in the ramp to the end; whatever fails is counted, and the user comes back. */
async function use(index: number, until: number): Promise<void> {
  await pause((rampMs * index) / sessions);
  while (performance.now() < until) {
    try {
      await converse(until);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      errors.set(message, (errors.get(message) ?? 0) + 1);
      await pause(1_000);
    }
  }
}

async function converse(until: number): Promise<void> {
  const { session, token } = await openSession(runtime.origin);
  const socket = await openSocket(`${runtime.origin}/parties/main/${session}`);
  let onFrame: (frame: string) => void = () => {};
  let onEnd: (error: Error) => void = () => {};
  socket.onmessage = ({ data }) => onFrame(String(data));
  socket.onclose = ({ code }) => onEnd(new Error(`the server closed the socket (${code})`));
  const exchange = (frame: object, isAnswer: (answer: string) => boolean) =>
    new Promise<void>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error("no answer in time")), PATIENCE_MS);
      const end = (done: () => void) => {
        clearTimeout(timer);
        done();
      };
      onEnd = (error) => end(() => reject(error));
      onFrame = (answer) => {
        if (isAnswer(answer)) end(resolve);
        else if (/"type":"re(?:jected|fused)"/.test(answer))
          end(() => reject(new Error("refused or rejected")));
      };
      socket.send(JSON.stringify(frame));
    });
  try {
    const hello = { type: "hello", protocol: PROTOCOL_VERSION, token, since: 0, epoch: null };
    await exchange(hello, (answer) => answer.includes('"welcome"'));
    for (;;) {
      await pause(thinkMs * (1 + THINK_SPREAD * (2 * Math.random() - 1)));
      if (performance.now() >= until) return;
      const id = crypto.randomUUID();
      const askedAt = performance.now();
      await exchange(
        { type: "say", id, text: question() },
        (answer) => answer.includes(`"replyTo":"${id}"`) && answer.includes('"end":'),
      );
      latencies.push(performance.now() - askedAt);
    }
  } finally {
    onEnd = () => {};
    socket.close();
  }
}

function question(): string {
  const dice = Math.random();
  const from = dice < 0.7 ? TALK : dice < 0.9 ? SUPPORT : ESCALATION;
  return from[Math.floor(Math.random() * from.length)] ?? "oi";
}

function report(idle: ReturnType<typeof groupUsage>, seconds: number): void {
  const { cpuMs, memoryKiB } = groupUsage(runtime.pid);
  const turns = latencies.length;
  const failed = [...errors.values()].reduce((sum, count) => sum + count, 0);
  latencies.sort((one, other) => one - other);
  const at = (share: number) =>
    Number((latencies[Math.min(turns - 1, Math.floor(turns * share))] ?? 0).toFixed(1));
  console.log(
    `${sessions} users, ${values.ramp} s of ramp, ${values.minutes} min, ${values.runtime}, processes ${values.processes}`,
  );
  console.table({
    turns,
    "turns/s": Number((turns / seconds).toFixed(1)),
    "p50 ms": at(0.5),
    "p95 ms": at(0.95),
    "p99 ms": at(0.99),
    "longest ms": at(1),
    errors: failed,
    "availability %": Number(((100 * turns) / Math.max(1, turns + failed)).toFixed(3)),
    "CPU ms a turn, connects included": Number(((cpuMs - idle.cpuMs) / Math.max(1, turns)).toFixed(2)),
    "cores used": Number(((cpuMs - idle.cpuMs) / 1_000 / seconds).toFixed(2)),
    "memory MiB": Math.round(memoryKiB / 1_024),
    "KiB a session": Number(((memoryKiB - idle.memoryKiB) / sessions).toFixed(1)),
  });
  for (const [message, count] of errors) console.log(`${count} × ${message}`);
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
