// Loads a server as its users would: `npm run load`. Each user comes in the ramp, then asks, reads for a while, and asks
// again: 70 % ordinary talk, 20 % support, 10 % asking for a person. Prints latencies, errors, CPU and memory: that of the whole
// server as the system counts it, and on Node what is left of it after a collection while all users are still connected.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { PROTOCOL_VERSION } from "@prosa/protocol";
import { freePort, RUNTIMES, startRuntime } from "../../packages/server/scripts/runtime.ts";
import { BENCH_VARIABLES, openSession, openSocket, prepareSite, roomsInMemory } from "./bench-site.ts";
import type { Probed } from "./probe.ts";
import { Probes } from "./probes.ts";
import { groupUsage } from "./process-cpu.ts";

const TALK = ["oi", "Qual o prazo de troca?", "vocês entregam em Manaus?", "posso pagar no pix?", "obrigado"];
const SUPPORT = ["meu pedido não chegou", "a cafeteira veio quebrada", "quero trocar o produto"];
const ESCALATION = ["quero falar com um atendente", "me passa para uma pessoa, por favor"];
/** An answer that takes longer counts as an error, in milliseconds. */
const PATIENCE_MS = 30_000;
/** The talk before the run, by which the server's code is compiled and its caches are filled. */
const WARM_UP_USERS = 10;
const WARM_UP_TURNS = 30;
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

/** Resolves once the server was asked what it holds: until then its users stay. */
const measured = Promise.withResolvers<void>();
const isNode = runtimeName === "node" || runtimeName === "built";
const probes = new Probes();

const stateDir = await mkdtemp(path.join(tmpdir(), "prosa-load-"));
const runtime = await startRuntime(runtimeName, {
  port: await freePort(),
  stateDir,
  variables: {
    ...BENCH_VARIABLES,
    PROSA_PROCESSES: values.processes,
    PROSA_SOCKETS_MAX: "100000",
    ...(isNode && Probes.variables),
  },
  onLine: probes.onLine,
});
try {
  await prepareSite(runtime.origin);
  await Promise.all(Array.from({ length: WARM_UP_USERS }, () => converse(0, WARM_UP_TURNS)));
  latencies.length = 0;
  const before = isNode ? await probes.ask(runtime.pid) : null;
  const idle = groupUsage(runtime.pid);
  const startedAt = performance.now();
  const until = startedAt + rampMs + Number(values.minutes) * 60_000;
  const users = Promise.all(Array.from({ length: sessions }, (_, index) => use(index, until)));
  await pause(until - performance.now());
  const full = groupUsage(runtime.pid);
  const rooms = await roomsInMemory(runtime.origin);
  const after = isNode ? await probes.ask(runtime.pid) : null;
  measured.resolve();
  await users;
  const seconds = (until - startedAt) / 1_000;
  report(idle, full, seconds);
  if (before && after) reportProbed(before, after, { seconds, rooms });
} finally {
  await runtime.kill();
  await rm(stateDir, { recursive: true, force: true });
}
// Users who read at the end have timers left.
process.exit();

/** One user, from their place in the ramp to the end; whatever fails is counted, and the user comes back. */
async function use(index: number, until: number): Promise<void> {
  await pause((rampMs * index) / sessions);
  while (performance.now() < until) {
    try {
      await converse(until);
    } catch (error) {
      const told = error instanceof Error ? error.message : String(error);
      const message = told.replaceAll(/[\da-f]{8}-[\da-f-]{27}/g, "…");
      errors.set(message, (errors.get(message) ?? 0) + 1);
      await pause(1_000);
    }
  }
}

/** Talks until a time, and stays until the server was asked what it holds; or as many turns as are given, without a rest. */
async function converse(until: number, turns = Number.POSITIVE_INFINITY): Promise<void> {
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
    for (let turn = 0; turn < turns; turn += 1) {
      const restMs = thinkMs * (1 + THINK_SPREAD * (2 * Math.random() - 1));
      if (until > 0) await Promise.race([pause(restMs), measured.promise]);
      if (until > 0 && performance.now() >= until) return await measured.promise;
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

type Usage = ReturnType<typeof groupUsage>;

function report(idle: Usage, { cpuMs, memoryKiB }: Usage, seconds: number): void {
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
    "KiB a session, garbage included": Number(((memoryKiB - idle.memoryKiB) / sessions).toFixed(1)),
  });
  for (const [message, count] of errors) console.log(`${count} × ${message}`);
}

/** Prints what is left of a server's memory after a collection, and what SQLite took of its loops. */
function reportProbed(
  before: Probed,
  after: Probed,
  { seconds, rooms }: { seconds: number; rooms: number },
): void {
  const turns = Math.max(1, latencies.length);
  const rounded = (value: number) => Number(value.toFixed(2));
  const kib = (bytes: number) => Number((bytes / 1_024 / sessions).toFixed(1));
  console.table({
    "rooms in memory": rooms,
    "KiB a session in V8's heap": kib(after.live - before.live),
    "KiB a session outside of it": kib(after.native - before.native),
    "commits a turn": rounded(after.commits / turns),
    "ms a commit, fsync included": rounded(after.commitMs / Math.max(1, after.commits)),
    "% of the time in commits": rounded((100 * after.commitMs) / 1_000 / seconds / Number(values.processes)),
    "SQLite's CPU ms a turn": rounded(after.sqliteCpuMs / turns),
  });
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
