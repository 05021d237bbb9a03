import { type ChildProcess, spawn } from "node:child_process";
import { randomInt } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, rm, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { buildServer } from "./build.ts";
import { type GuardedProxy, startGuardedProxy } from "./guarded-proxy.ts";
import { workerdCommand } from "./workerd.ts";

const SERVER_DIR = fileURLToPath(new URL("..", import.meta.url));
const BIN_DIR = path.join(SERVER_DIR, "../../node_modules/.bin");
const WIDGET_DIST = path.join(SERVER_DIR, "../widget/dist");
const LOOPBACK_HOOK = new URL("partykit-loopback.mjs", import.meta.url).href;
/** The folder that `partykit dev` serves, in that of its state. */
const SERVED = "served";
const READY_TIMEOUT_MS = 90_000;
const PROBE_INTERVAL_MS = 100;
/** A server that takes a connection and is killed before it answers says nothing more on it. */
const PROBE_TIMEOUT_MS = 5_000;
/** The line that both runtimes print when their port is taken; `partykit dev` then stays alive and answers nothing. */
const PORT_TAKEN = /address already in use/i;
/** Ports below those that Linux, macOS and Windows hand out for any free port and for outgoing connections. */
const FREE_PORTS = { from: 20_000, to: 32_767 };

/** The runtimes that a deployment of the rooms can run on here. */
export const RUNTIMES = ["partykit", "wrangler", "workerd", "node", "built"] as const;
export type RuntimeName = (typeof RUNTIMES)[number];

/** The start of a runtime: `stateDir` holds its rooms and outlives it, `variables` are the server's settings. */
export interface RuntimeOptions {
  port: number;
  stateDir: string;
  variables: Readonly<Record<string, string>>;
  /** Another project to run than the server's own: its configuration, from the server's folder. */
  config?: string;
  /** The folder of the built widget; the package's own build by default. */
  widget?: string;
  /** Receives the runtime's output, line by line. */
  onLine?: (line: string) => void;
}

/** A runtime that runs as a process of its own, on loopback. */
export interface Runtime {
  readonly origin: string;
  /** The process that started the others; they share its group. */
  readonly pid: number;
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>;
  /** Asks it to end. */
  stop(): Promise<void>;
}

/** Starts a runtime and resolves once it answers; rejects with its output when it does not. */
export async function startRuntime(name: RuntimeName, options: RuntimeOptions): Promise<Runtime> {
  await mkdir(options.stateDir, { recursive: true });
  // Both runtimes refuse to start without the folder they serve; tests of the rooms need no widget in it.
  const { widget = WIDGET_DIST } = options;
  await mkdir(widget, { recursive: true });
  if (name === "partykit") await linkWidget(options.stateDir, widget);
  const envFile = path.join(options.stateDir, ".env");
  const variables = {
    // Cloudflare is not in front of anything here, so its headers are the client's own words.
    ...(name !== "partykit" && { PROSA_TRUST_PROXY: "none" }),
    ...(name !== "node" && (await egressVariables())),
    ...options.variables,
  };
  await writeFile(envFile, envText(variables), { mode: 0o600 });
  const [program = "", ...args] = await COMMANDS[name]({ ...options, variables }, envFile);
  const child = spawn(program, args, {
    cwd: SERVER_DIR,
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      PWD: SERVER_DIR,
      CI: "true",
      NO_COLOR: "1",
      WRANGLER_SEND_METRICS: "false",
      CLOUDFLARE_CF_FETCH_ENABLED: "false",
      ...((name === "node" || name === "built") && nodeVariables(options)),
    },
  });
  const printed: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8");
    let rest = "";
    stream.on("data", (text: string) => {
      const lines = (rest + text).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) {
        printed.push(line);
        if (printed.length > 200) printed.shift();
        options.onLine?.(line);
      }
    });
  }
  const origin = `http://127.0.0.1:${options.port}`;
  const { pid } = child;
  if (pid === undefined) throw new Error(`${name} could not be started.`);
  endWithThisProcess(child, pid);
  const runtime: Runtime = {
    origin,
    pid,
    kill: () => end(child, "SIGKILL"),
    stop: () => end(child, "SIGTERM"),
  };
  try {
    await answers(origin, child, () => printed.some((line) => PORT_TAKEN.test(line)));
  } catch (error) {
    await runtime.kill();
    throw new Error(`${name} did not start: ${String(error)}\n${printed.join("\n")}`);
  }
  return runtime;
}

/** The one service of all runtimes of this process. */
let egress: Promise<GuardedProxy> | null = null;

/**
 * Settings by which a runtime that cannot look names up reads pages through a service of this process, which checks where
 * each name leads. Whether this machine's own pages may be read the runtime has judged before it asks.
 */
async function egressVariables(): Promise<Record<string, string>> {
  egress ??= startGuardedProxy({ allowLoopback: true });
  const { url, token } = await egress;
  return { PROSA_EGRESS_URL: url, PROSA_EGRESS_TOKEN: token };
}

/**
 * Finds a port on loopback that is free now and that the system gives to no other program before the runtime listens there,
 * seconds later and again after a kill.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = randomInt(FREE_PORTS.from, FREE_PORTS.to + 1);
    const server = createServer();
    const isFree = await new Promise<boolean>((resolve) => {
      server.once("error", () => resolve(false));
      server.listen(port, "127.0.0.1", () => resolve(true));
    });
    if (!isFree) continue;
    server.close();
    await once(server, "close");
    return port;
  }
}

/** Its bundle must lie below its working directory, and `.env` is looked for from there upwards; `--var` outweighs it. */
function partykitCommand({ port, stateDir, variables, config = "partykit.json" }: RuntimeOptions) {
  const args = [
    process.execPath,
    "--import",
    LOOPBACK_HOOK,
    path.join(BIN_DIR, "partykit"),
    "dev",
    "--port",
    String(port),
  ];
  args.push("--config", path.join(SERVER_DIR, config));
  args.push("--persist", path.join(stateDir, "rooms"), "--serve", path.join(stateDir, SERVED));
  args.push("--no-hotkeys", "--disable-request-cf-fetch");
  for (const [name, value] of Object.entries(variables)) args.push("--var", `${name}=${value}`);
  return args;
}

/** Its command line serves one folder, without a header: the widget goes below it, where the gateway finds it. */
async function linkWidget(stateDir: string, widget: string): Promise<void> {
  const link = path.join(stateDir, SERVED, "widget");
  await mkdir(path.dirname(link), { recursive: true });
  await rm(link, { force: true });
  await symlink(widget, link, "dir");
}

function wranglerCommand(
  { port, stateDir, widget = WIDGET_DIST, config = "wrangler.jsonc" }: RuntimeOptions,
  envFile: string,
) {
  const args = [process.execPath, path.join(BIN_DIR, "wrangler"), "dev"];
  args.push("--config", path.join(SERVER_DIR, config));
  args.push("--ip", "127.0.0.1", "--port", String(port), "--inspector-port", "0", "--env-file", envFile);
  args.push("--persist-to", path.join(stateDir, "rooms"), "--show-interactive-dev-session=false");
  args.push("--assets", widget);
  return args;
}

type CommandLine = (options: RuntimeOptions, envFile: string) => string[] | Promise<string[]>;

const COMMANDS: Readonly<Record<RuntimeName, CommandLine>> = {
  partykit: partykitCommand,
  wrangler: wranglerCommand,
  workerd: workerdCommand,
  node: () => nodeCommand(path.join(SERVER_DIR, "src/hosts/node/supervisor.ts")),
  built: builtCommand,
};

function nodeCommand(program: string): string[] {
  return [process.execPath, "--disable-warning=ExperimentalWarning", program];
}

/** The Node host as the image has it, built once for all starts on the same rooms. */
async function builtCommand({ stateDir }: RuntimeOptions): Promise<string[]> {
  const folder = path.join(stateDir, "built");
  if (!existsSync(folder)) await buildServer(folder);
  return nodeCommand(path.join(folder, "supervisor.mjs"));
}

function nodeVariables({
  port,
  stateDir,
  variables,
  widget = WIDGET_DIST,
}: RuntimeOptions): Record<string, string> {
  const own = { PORT: String(port), HOST: "127.0.0.1", PROSA_DATA: path.join(stateDir, "rooms") };
  return { ...own, PROSA_STATIC: widget, ...variables };
}

function envText(variables: Readonly<Record<string, string>>): string {
  return Object.entries(variables)
    .map(([name, value]) => `${name}=${JSON.stringify(value)}\n`)
    .join("");
}

async function answers(origin: string, child: ChildProcess, isPortTaken: () => boolean): Promise<void> {
  const until = Date.now() + READY_TIMEOUT_MS;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`it ended with code ${child.exitCode}`);
    if (isPortTaken()) throw new Error(`another program listens at ${origin}`);
    const response = await fetch(`${origin}/healthz`, {
      signal: AbortSignal.timeout(PROBE_TIMEOUT_MS),
    }).catch(() => null);
    if (response?.ok) return;
    if (Date.now() > until) throw new Error(`no answer at ${origin} in ${READY_TIMEOUT_MS / 1_000} s`);
    await new Promise((resolve) => setTimeout(resolve, PROBE_INTERVAL_MS));
  }
}

const running = new Set<number>();
let isWatching = false;

/** Ends a runtime with this process: it has a process group of its own, which the system does not end with ours. */
function endWithThisProcess(child: ChildProcess, pid: number): void {
  if (!isWatching) {
    isWatching = true;
    process.once("exit", () => {
      for (const group of running) process.kill(-group, "SIGKILL");
    });
    for (const signal of ["SIGTERM", "SIGHUP"] as const) {
      if (process.listenerCount(signal) === 0) process.once(signal, () => process.exit(1));
    }
  }
  running.add(pid);
  child.once("exit", () => running.delete(pid));
}

/** The whole group goes: the command line and the runtime below it. */
async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  process.kill(-child.pid, signal);
  const timer = setTimeout(() => child.pid && process.kill(-child.pid, "SIGKILL"), 5_000);
  await exited;
  clearTimeout(timer);
}
