import { decodeEvents, PROTOCOL_VERSION, problemSchema, type SessionToken } from "@prosa/protocol";
import { MemoryClock } from "../../src/hosts/memory/clock.ts";
import { MemoryPlatform } from "../../src/hosts/memory/index.ts";
import { readEnvironment } from "../../src/platform/environment.ts";
import { mulberry32 } from "../../src/platform/random.ts";
import { FrameMaker } from "./frames.ts";

/** Frames before new rooms are made, so that a run's memory has a bound however many frames it has. */
const FRAMES_PER_ROUND = 20_000;
/** Frames before another session is attacked, so that most of them meet a room that is not full. */
const FRAMES_PER_SESSION = 400;
const REQUEST_EVERY = 50;
const SITE = "loja";
const OWNER_KEY = "fuzz-owner-key-fuzz-owner-key-fuzz";
const NO_LIMIT = "1000000000";
const ENVIRONMENT = readEnvironment({
  PROSA_SECRET: "fuzz-secret-fuzz-secret-fuzz-secret",
  PROSA_MASTER_KEY: "fuzz-master-key-fuzz-master-key-fuzz",
  PROSA_OWNER_KEY: OWNER_KEY,
  PROSA_SESSIONS_PER_MINUTE: NO_LIMIT,
  PROSA_COMMANDS_PER_MINUTE: NO_LIMIT,
});
const ROUTES = [
  ["POST", "/api/sessions"],
  ["POST", "/api/sessions/fuzz-session/token"],
  ["GET", "/api/sessions/fuzz-session/transcript?since=-1"],
  ["DELETE", "/api/sessions/fuzz-session"],
  ["POST", "/api/chat"],
  ["PUT", `/api/sites/${SITE}`],
  ["POST", "/api/knowledge/sources"],
  ["POST", "/api/extract"],
  ["GET", "/api/contacts?from=x"],
  ["POST", "/api/%2e%2e/%00"],
] as const;

/** The count of what was sent, and every way in which the server did not hold. */
export interface FuzzResult {
  frames: number;
  requests: number;
  connections: number;
  rejected: number;
  refused: number;
  confirmed: number;
  faults: string[];
}

/** Sends frames and requests that a hostile client might send, and looks whether rooms and gateway hold. */
export async function fuzz({ frames, seed }: { frames: number; seed: number }): Promise<FuzzResult> {
  const result: FuzzResult = {
    frames: 0,
    requests: 0,
    connections: 0,
    rejected: 0,
    refused: 0,
    confirmed: 0,
    faults: [],
  };
  const random = mulberry32(seed);
  while (result.frames < frames && result.faults.length < 20)
    await new Round(random, result).run(Math.min(FRAMES_PER_ROUND, frames - result.frames));
  return result;
}

/** Some thousand frames to the rooms of one deployment. */
class Round {
  readonly #random: () => number;
  readonly #result: FuzzResult;
  readonly #clock = new MemoryClock(Date.UTC(2026, 0, 15, 12));
  readonly #platform = new MemoryPlatform(ENVIRONMENT, this.#clock);
  readonly #frames: FrameMaker;
  #opened: SessionToken | null = null;
  #line: Awaited<ReturnType<MemoryPlatform["connect"]>> | null = null;

  constructor(random: () => number, result: FuzzResult) {
    this.#random = random;
    this.#result = result;
    this.#frames = new FrameMaker(random, () => this.#opened?.token ?? "");
  }

  async run(frames: number): Promise<void> {
    const site = JSON.stringify({ name: "Loja", model: "embedded", abuse: { closedMinutes: 0 } });
    const owner = { authorization: `Bearer ${OWNER_KEY}` };
    await this.#platform.fetch(`/api/sites/${SITE}`, { method: "PUT", headers: owner, body: site });
    for (let count = 0; count < frames; count += 1) {
      if (count % FRAMES_PER_SESSION === 0) await this.#openSession();
      if (!this.#line || this.#line.socket.closed) await this.#connect();
      const frame = this.#frames.next();
      this.#result.frames += 1;
      await this.#line?.send(frame).catch((error: unknown) => this.#fault("a frame threw", frame, error));
      if (count % REQUEST_EVERY === 0) await this.#request();
      if (count % 1_000 === 0) this.#clock.advance(1_000);
    }
    await this.#platform.idle();
    for (const entry of this.#platform.logs)
      if (entry.level === "error") this.#fault("the log has an error", JSON.stringify(entry));
    if (!(await this.#answersNext())) this.#fault("the next visitor was not answered", "");
  }

  async #openSession(): Promise<void> {
    const body = JSON.stringify({ site: SITE });
    const response = await this.#platform.fetch("/api/sessions", { method: "POST", body });
    this.#opened = (await response.json()) as SessionToken;
    await this.#line?.drop();
    this.#line = null;
  }

  /** Opens a socket; most of them are welcomed before the frames come. */
  async #connect(): Promise<void> {
    const { session = "", token = "" } = this.#opened ?? {};
    this.#result.connections += 1;
    this.#line = await this.#platform.connect(session, { onFrame: (frame) => this.#hear(frame) });
    if (this.#random() < 0.1) return;
    const hello = { type: "hello", protocol: PROTOCOL_VERSION, token, since: 0, epoch: null };
    await this.#line.send(JSON.stringify(hello));
  }

  #hear(frame: string): void {
    const decoded = decodeEvents(frame);
    if (!decoded.ok) {
      this.#fault("the room sent what nobody can read", frame);
      return;
    }
    if (!frame.isWellFormed()) this.#fault("the room sent half a character", frame);
    for (const event of decoded.value) {
      if (event.type === "confirmed") this.#result.confirmed += 1;
      if (event.type === "refused") this.#result.refused += 1;
      if (event.type !== "rejected") continue;
      this.#result.rejected += 1;
      if (event.code === "internal-error") this.#fault("the room failed", event.errorId ?? "");
    }
  }

  async #request(): Promise<void> {
    const [method, path] = ROUTES[Math.floor(this.#random() * ROUTES.length)] ?? ROUTES[0];
    const frame = this.#frames.next();
    const body = typeof frame === "string" ? frame : "";
    const headers = new Headers({ "content-type": this.#random() < 0.5 ? "application/json" : "x/y" });
    if (this.#random() < 0.5) headers.set("authorization", `Bearer ${this.#opened?.token}`);
    const init: RequestInit = { method, headers, ...(method !== "GET" && { body }) };
    this.#result.requests += 1;
    const response = await this.#platform.fetch(path, init);
    if (response.status >= 500) this.#fault(`${method} ${path} answered ${response.status}`, body);
    if (response.status < 400) return;
    const problem = problemSchema.safeParse(await response.json().catch(() => null));
    if (!problem.success) this.#fault(`${method} ${path} answered without a problem document`, body);
  }

  async #answersNext(): Promise<boolean> {
    const body = JSON.stringify({ site: SITE, text: "oi" });
    const response = await this.#platform.fetch("/api/chat", { method: "POST", body });
    return response.status === 200;
  }

  #fault(reason: string, given: unknown, error?: unknown): void {
    const shown = typeof given === "string" ? given : JSON.stringify(given);
    const cause = error === undefined ? "" : ` (${String(error)})`;
    this.#result.faults.push(`${reason}${cause}: ${shown?.slice(0, 200)}`);
  }
}
