import cluster, { type Worker } from "node:cluster";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { webHost } from "../web/host.ts";
import { redistribute } from "./redistribute.ts";
import { readProcessSettings } from "./settings.ts";

/** The rest before a process that ended starts again, in milliseconds: doubled while it ends soon, up to the longest. */
const REST_MS = 250;
const REST_MS_MAX = 10_000;
const SOON_MS = 30_000;

// Starts the processes of the server on one port, and starts again what ends. It ends at SIGTERM or SIGINT, after them.
const settings = readSettings();
const { count } = settings.place;
const running = new Map<number, Worker>();
const rests = new Map<number, number>();
let hasListened = false;
let isEnding = false;

// Each process takes its connections from the port itself. Handed out by this process, one that is on its way to a process
// that is killed would belong to nobody and stay open without an answer.
cluster.schedulingPolicy = cluster.SCHED_NONE;
// Code that V8 has compiled lasts from one start to the next: it takes 36 % of a start from sources and 9 % of one
// from the build (npm run bench:cold, 1.3 for 2.1 s and 0.90 for 0.99 s of processor time).
process.env.NODE_COMPILE_CACHE ??= path.resolve(settings.data, "compiled");
cluster.setupPrimary({
  exec: fileURLToPath(new URL(`index${path.extname(import.meta.url)}`, import.meta.url)),
  execArgv: ["--disable-warning=ExperimentalWarning"],
});
for (let index = 0; index < count; index += 1) start(index);
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, end);
process.on("SIGHUP", () => {
  for (const worker of running.values()) worker.process.kill("SIGHUP");
});

function readSettings(): ReturnType<typeof readProcessSettings> {
  try {
    const found = readProcessSettings(process.env);
    redistribute(found.data, found.place.count);
    return found;
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(1);
  }
}

function start(index: number): void {
  const startedAt = Date.now();
  const worker = cluster.fork({ PROSA_PROCESS: String(index) });
  running.set(index, worker);
  worker.once("listening", () => {
    hasListened = true;
  });
  worker.once("exit", (code, signal) => {
    running.delete(index);
    if (isEnding || !hasListened) {
      // The first start fails by a setting, a port or a folder: it has said why, and trying again helps nobody.
      if (!isEnding) end();
      if (running.size === 0) process.exit(hasListened ? 0 : 1);
      return;
    }
    const endedSoon = Date.now() - startedAt < SOON_MS;
    const restMs = endedSoon ? Math.min((rests.get(index) ?? REST_MS / 2) * 2, REST_MS_MAX) : REST_MS;
    rests.set(index, restMs);
    webHost.log({ level: "error", event: "process-ended", process: index, code: code ?? 0, signal, restMs });
    setTimeout(() => isEnding || start(index), restMs);
  });
}

function end(): void {
  isEnding = true;
  if (running.size === 0) process.exit(0);
  for (const worker of running.values()) worker.process.kill("SIGTERM");
}
