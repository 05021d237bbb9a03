import { appendFile, mkdir } from "node:fs/promises";
import { createConnection } from "node:net";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { browserOrigin } from "../packages/server/scripts/desk-link.ts";
import { readEnvFile } from "../packages/server/scripts/env-file.ts";
import { RUNTIMES } from "../packages/server/scripts/runtime.ts";
import { buildWidget, type Demo, SHOP, startDemo } from "./demo.ts";
import { seedTeam } from "./team.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const STATE_DIR = path.join(ROOT, ".prosa");
const LOG_FILE = path.join(STATE_DIR, "server.log");
const PROBE_MS = 2_000;
const PROBES_MISSED_MAX = 3;

const startedAt = Date.now();
// An empty setting is no setting, as everywhere else.
const port = Number(process.env.PORT || 1999);
if (!Number.isInteger(port) || port < 1 || port > 65_534)
  fail(`PORT is "${process.env.PORT}", and must be a whole number from 1 to 65534, such as PORT=1999.`);

const { values } = parseArgs({ options: { runtime: { type: "string", default: "partykit" } } });
const runtime = RUNTIMES.find((name) => name === values.runtime);
if (!runtime) fail(`Say --runtime ${RUNTIMES.join(", --runtime ")}.`);

const settings = await readEnvFile();
for (const wanted of [port, port + 1]) {
  if (await isTaken(wanted)) fail(`Port ${wanted} is taken. Choose another: PORT=${port + 10} npm start`);
}
/** The platforms of channels may be told for one start, as those of `npm run fakes`. */
const platforms = Object.fromEntries(
  ["PROSA_TELEGRAM_URL", "PROSA_GRAPH_URL"].flatMap((name) => {
    const address = process.env[name];
    return address ? [[name, address]] : [];
  }),
);
await mkdir(STATE_DIR, { recursive: true });
console.log("Building the widget…");
buildWidget();
console.log("Starting the server…");
const demo = await startDemo({
  port,
  shopPort: port + 1,
  stateDir: runtime === "partykit" ? STATE_DIR : path.join(STATE_DIR, runtime),
  runtime,
  ownerKey: settings.PROSA_OWNER_KEY ?? "",
  // `partykit dev` looks for .env itself.
  variables: { ...(runtime === "partykit" ? {} : settings), ...platforms },
  onLine: (line) => void appendFile(LOG_FILE, `${line}\n`),
  onProgress: showProgress,
}).catch((error: unknown) => fail(error instanceof Error ? error.message : String(error)));

const team = await seedTeam(demo.runtime.origin, settings.PROSA_OWNER_KEY ?? "", SHOP).catch(
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    return null;
  },
);
const desk = `${browserOrigin(demo.runtime.origin)}/desk/`;
const answers =
  settings.OPENAI_API_KEY || settings.OPENAI_BASE_URL
    ? "the LLM of .env"
    : "the embedded model, without any key";
console.log(`
  Armazém Aurora is open:  ${demo.shop}

  The desk, where people answer:  ${team?.owner ?? desk}
${
  team
    ? `    The link makes the owner's account, once. Open the shop in a second window, ask for a person, and answer.
    A colleague joins in a private window:  ${team.colleague}
`
    : ""
}
  Answered by ${answers}. Ready in ${((Date.now() - startedAt) / 1_000).toFixed(1)} s. The server's log is in .prosa/server.log. Ctrl+C ends it.
`);

let isEnding = false;
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, async () => {
    if (isEnding) return;
    isEnding = true;
    await demo.stop();
    process.exit(0);
  });
}
await watch(demo);

/** `partykit dev` stays alive when its runtime dies, so the port is asked, not the process. */
async function watch(watched: Demo): Promise<void> {
  let missed = 0;
  while (!isEnding) {
    await new Promise((resolve) => setTimeout(resolve, PROBE_MS));
    const response = await fetch(`${watched.runtime.origin}/healthz`, {
      signal: AbortSignal.timeout(PROBE_MS),
    }).catch(() => null);
    missed = response?.ok ? 0 : missed + 1;
    if (missed < PROBES_MISSED_MAX || isEnding) continue;
    console.log("The server does not answer; starting it again…");
    await watched.restart();
    missed = 0;
  }
}

function isTaken(wanted: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection(wanted, "127.0.0.1");
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}

function showProgress(done: number, total: number): void {
  const line = `Reading the shop's pages: ${done} of ${total}`;
  if (process.stdout.isTTY) process.stdout.write(`\r${line}${done === total ? "\n" : ""}`);
  else if (done === 0 || done === total) console.log(line);
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
