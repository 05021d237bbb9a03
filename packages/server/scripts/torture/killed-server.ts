import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { OWNER_KEY } from "../../test/testbed.ts";
import { freePort, type Runtime, type RuntimeName, startRuntime } from "../runtime.ts";

/** The site of a run. */
export const SITE = "torture";

/** Waits for a time, in milliseconds. */
export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** A server that is killed and started again on the same rooms, without any limit of rates. */
export class KilledServer {
  kills = 0;
  readonly #name: RuntimeName;
  readonly #start: Parameters<typeof startRuntime>[1];
  #runtime: Runtime;

  private constructor(name: RuntimeName, start: Parameters<typeof startRuntime>[1], runtime: Runtime) {
    this.#name = name;
    this.#start = start;
    this.#runtime = runtime;
  }

  static async start(name: RuntimeName, own: Readonly<Record<string, string>> = {}): Promise<KilledServer> {
    const stateDir = await mkdtemp(path.join(tmpdir(), "prosa-exports-"));
    const variables = {
      PROSA_SECRET: crypto.randomUUID() + crypto.randomUUID(),
      PROSA_MASTER_KEY: crypto.randomUUID() + crypto.randomUUID(),
      PROSA_OWNER_KEY: OWNER_KEY,
      PROSA_ALLOW_LOOPBACK: "true",
      PROSA_TRUST_PROXY: "1",
      PROSA_SESSIONS_PER_MINUTE: "1000000",
      PROSA_COMMANDS_PER_MINUTE: "1000000",
      OPENAI_API_KEY: "",
      OPENAI_BASE_URL: "",
      ...own,
    };
    const start = { port: await freePort(), stateDir, variables };
    return new KilledServer(name, start, await startRuntime(name, start));
  }

  get origin(): string {
    return this.#runtime.origin;
  }

  async kill(): Promise<void> {
    await this.#runtime.kill();
    this.#runtime = await startRuntime(this.#name, this.#start);
    this.kills += 1;
  }

  /** Asks as the deployment's operator; rejects with what the server answers where it refuses. */
  async ask(at: string, method: string, body: object): Promise<unknown> {
    const headers = { authorization: `Bearer ${OWNER_KEY}` };
    const response = await this.fetch(at, { method, headers, body: JSON.stringify(body) });
    if (!response.ok)
      throw new Error(`${method} ${at} answered ${response.status}: ${await response.text()}`);
    return response.json();
  }

  fetch(at: string, init?: RequestInit): Promise<Response> {
    return fetch(this.origin + at, init);
  }

  async stop(): Promise<void> {
    await this.#runtime.stop();
    await rm(this.#start.stateDir, { recursive: true, force: true });
  }
}
