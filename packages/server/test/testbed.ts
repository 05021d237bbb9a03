import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { serialize } from "node:v8";
import { freePort, type Runtime, type RuntimeName, startRuntime } from "../scripts/runtime.ts";
import { MemoryClock } from "../src/hosts/memory/clock.ts";
import { MemoryPlatform } from "../src/hosts/memory/index.ts";
import type { Models } from "../src/models/registry.ts";
import type { Clock } from "../src/platform/clock.ts";
import { readEnvironment } from "../src/platform/environment.ts";
import type { Mailer } from "../src/platform/mailer.ts";

export const OWNER_KEY = "test-owner-key-test-owner-key-test";
export const SECRET = "test-secret-test-secret-test-secret";
export const MASTER_KEY = "test-master-key-test-master-key-te";

/** One end of a socket to a room. */
export interface Transport {
  send(frame: string): void;
  close(): void;
}

export interface TransportHandlers {
  onFrame: (frame: string) => void;
  onClose: (code: number) => void;
}

/** A deployment of the rooms on any host. */
export interface Testbed {
  fetch(address: string, init?: RequestInit): Promise<Response>;
  dial(
    room: string,
    handlers: TransportHandlers,
    origin?: string,
    /** The address it comes from; only a host in this process can feign one. */
    peer?: string,
    kind?: "main" | "desk",
  ): Promise<Transport>;
  /** Ends the runtime as a power cut would, and starts it again on the same rows. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

/** A deployment that shows what it keeps. */
export interface StoringBed extends Testbed {
  /** Where a browser would open it, by a name. */
  origin(): string;
  /** All bytes that the host keeps, one file after the other, as they are for somebody who takes its disk. */
  storedBytes(): Promise<Buffer>;
}

export type Variables = Readonly<Record<string, string>>;

/** The settings of a server that a test starts. */
export const VARIABLES: Variables = {
  PROSA_SECRET: SECRET,
  PROSA_MASTER_KEY: MASTER_KEY,
  PROSA_OWNER_KEY: OWNER_KEY,
  PROSA_ALLOW_LOOPBACK: "true",
  PROSA_SESSIONS_PER_MINUTE: "10000",
  PROSA_COMMANDS_PER_MINUTE: "10000",
  // An empty setting outweighs one that this machine may have.
  OPENAI_API_KEY: "",
  OPENAI_BASE_URL: "",
  OPENAI_EMBEDDING_MODEL: "",
};

/** The machine's own clock, whose timers keep no test alive; delays beyond a timer's range never end. */
const realClock: Clock = {
  now: () => Date.now(),
  after(delayMs, callback) {
    if (delayMs > 2 ** 31 - 1) return () => {};
    const timer = setTimeout(callback, delayMs).unref();
    return () => clearTimeout(timer);
  },
};

/** The rooms in this process, over maps. */
export async function startMemory(variables: Variables = {}): Promise<StoringBed> {
  return bedOf(new MemoryPlatform(readEnvironment({ ...VARIABLES, ...variables }), realClock));
}

/** The rooms in this process under a clock that rests until a test moves it, with their platform. */
export interface StillBed extends StoringBed {
  readonly clock: MemoryClock;
  readonly platform: MemoryPlatform;
}

export function startStill({
  variables = {},
  models,
  mailer,
}: {
  variables?: Variables;
  models?: Models;
  mailer?: Mailer;
} = {}): StillBed {
  const clock = new MemoryClock(Date.UTC(2026, 0, 15, 12));
  const platform = new MemoryPlatform(readEnvironment({ ...VARIABLES, ...variables }), clock, models, mailer);
  return { ...bedOf(platform), clock, platform };
}

function bedOf(platform: MemoryPlatform): Pick<StillBed, keyof StoringBed> {
  return {
    origin: () => "https://prosa.test",
    storedBytes: async () => Buffer.concat(platform.storedRows().map((row) => serialize(row))),
    fetch: (address, init) => platform.fetch(address, init),
    async dial(room, { onFrame, onClose }, origin, peer, kind) {
      const handlers = {
        onFrame,
        onClose: () => onClose(socket.closed?.code ?? 1006),
        ...(origin !== undefined && { origin }),
        ...(peer !== undefined && { peer }),
      };
      const { socket, send, drop } = await platform.connect(room, handlers, kind);
      return { send: (frame) => void send(frame), close: () => void drop().then(() => onClose(1000)) };
    },
    kill: async () => platform.kill(),
    close: async () => platform.kill(),
  };
}

/** The rooms in a runtime of their own, as they are deployed. */
export async function startProcess(
  name: RuntimeName,
  variables: Variables = {},
  /** Another project to run than the server's own: its configuration, from the server's folder. */
  config?: string,
): Promise<StoringBed> {
  const stateDir = await mkdtemp(path.join(tmpdir(), "prosa-"));
  const own = config !== undefined && { config };
  const options = { port: await freePort(), stateDir, variables: { ...VARIABLES, ...variables }, ...own };
  let runtime: Runtime = await startRuntime(name, options);
  const origin = () => runtime.origin.replace("127.0.0.1", "localhost");
  return {
    ...bedAt(origin),
    origin,
    storedBytes: () => bytesBelow(stateDir),
    async kill() {
      await runtime.kill();
      runtime = await startRuntime(name, options);
    },
    async close() {
      await runtime.stop();
      await rm(stateDir, { recursive: true, force: true });
    },
  };
}

/** The bytes of all files below a folder. */
export async function bytesBelow(folder: string): Promise<Buffer> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = found
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  // A log that is emptied may go between the two.
  return Buffer.concat(await Promise.all(files.map((file) => readFile(file).catch(() => Buffer.alloc(0)))));
}

/** The way to a server that listens at an address, which may change with a restart. */
export function bedAt(origin: () => string): Pick<Testbed, "fetch" | "dial"> {
  return {
    fetch: (address, init) => fetch(`${origin()}${address}`, init),
    async dial(room, { onFrame, onClose }, from, _peer, kind = "main") {
      const address = `${origin().replace("http", "ws")}/parties/${kind}/${room}`;
      const headers = from === undefined ? {} : { origin: from };
      const socket = new WebSocket(address, { headers } as unknown as string[]);
      socket.addEventListener("message", ({ data }) => onFrame(String(data)));
      socket.addEventListener("close", ({ code }) => onClose(code));
      await Promise.race([once(socket, "open"), once(socket, "close")]);
      return { send: (frame) => socket.send(frame), close: () => socket.close() };
    },
  };
}

/** A shop of one page, served on loopback. */
export async function startShop(): Promise<{ url: string; origin: string; close(): Promise<void> }> {
  const server = createServer((_request, response) => {
    response.setHeader("content-type", "text/html; charset=utf-8");
    response.end(SHOP_PAGE);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = address && typeof address === "object" ? address.port : 0;
  const origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    url: `${origin}/trocas`,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

const SHOP_PAGE = `<!doctype html><html lang="pt-BR"><head><title>Trocas e devoluções | Loja Teste</title></head><body><main>
<h1>Trocas e devoluções</h1>
<h2>Prazo de troca</h2><p>Você pode trocar qualquer produto em até 30 dias corridos depois de receber o pedido.</p>
<h2>Frete da troca</h2><p>A primeira troca tem frete grátis em todo o Brasil.</p>
<h2>Contato</h2><p>Fale com a gente pelo telefone (35) 3333-0000, de segunda a sexta, das 9h às 18h.</p>
</main></body></html>`;
