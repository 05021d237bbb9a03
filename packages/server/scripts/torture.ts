import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { type DurableEvent, decodeEvents, PROTOCOL_VERSION, type SessionToken } from "@prosa/protocol";
import { freePort, RUNTIMES, type Runtime, type RuntimeName, startRuntime } from "./runtime.ts";

const OWNER_KEY = crypto.randomUUID() + crypto.randomUUID();
const SITE = "torture";
const QUESTIONS = [
  "oi",
  "Qual o prazo de troca?",
  "quanto custa o frete?",
  "obrigado",
  "quero falar com um atendente",
];
const RESEND_MS = 500;
const RECONNECT_MS = 50;
const PATIENCE_MS = 60_000;

/** The counts of a run. The first four are zero where the promises hold. */
export interface TortureCounts {
  lost: number;
  doubled: number;
  outOfOrder: number;
  unanswered: number;
  turns: number;
  kills: number;
  reconnects: number;
  resent: number;
  slowestRecoveryMs: number;
}

const REPLACING = 3;

/** A visitor who asks, waits for the answer, and asks again, even while the server is killed. */
class Visitor {
  readonly said: string[] = [];
  readonly log = new Map<number, DurableEvent>();
  reconnects = 0;
  resent = 0;
  readonly #token: SessionToken;
  readonly #address: () => string;
  #epoch: string | null = null;
  #socket: WebSocket | null = null;
  #isWelcome = false;
  #wake: () => void = () => {};

  constructor(token: SessionToken, address: () => string) {
    this.#token = token;
    this.#address = address;
  }

  /** Repeats one message until it is in the log with its reply. */
  async turn(text: string, onDone: () => void): Promise<void> {
    const id = crypto.randomUUID();
    // Every third message replaces the one before it.
    const replaces = this.said.length % REPLACING === REPLACING - 1 ? this.said.at(-1) : undefined;
    this.said.push(id);
    const frame = JSON.stringify({ type: "say", id, text, ...(replaces && { replaces }) });
    const until = Date.now() + PATIENCE_MS;
    for (let attempt = 0; !this.#isAnswered(id); attempt += 1) {
      if (Date.now() > until) throw new Error(`No answer in ${PATIENCE_MS / 1_000} s.`);
      if (this.#isWelcome) {
        if (attempt > 0) this.resent += 1;
        this.#socket?.send(frame);
      } else this.#connect();
      await this.#heard(this.#isWelcome ? RESEND_MS : RECONNECT_MS);
    }
    onDone();
  }

  close(): void {
    this.#socket?.close();
  }

  get #since(): number {
    let seq = 0;
    while (this.log.has(seq + 1)) seq += 1;
    return seq;
  }

  #isAnswered(id: string): boolean {
    return [...this.log.values()].some((event) => event.type === "said" && event.message.replyTo === id);
  }

  #connect(): void {
    if (this.#socket && this.#socket.readyState <= WebSocket.OPEN) return;
    const socket = new WebSocket(`${this.#address()}/parties/main/${this.#token.session}`);
    if (this.#socket) this.reconnects += 1;
    this.#socket = socket;
    const { token } = this.#token;
    socket.onopen = () => {
      const cursor = { since: this.#since, epoch: this.#epoch };
      socket.send(JSON.stringify({ type: "hello", protocol: PROTOCOL_VERSION, token, ...cursor }));
    };
    socket.onmessage = ({ data }) => this.#hear(data);
    socket.onerror = () => {};
    socket.onclose = () => {
      if (this.#socket === socket) this.#isWelcome = false;
    };
  }

  #hear(frame: unknown): void {
    const decoded = decodeEvents(frame);
    if (!decoded.ok) throw new Error(decoded.fault.message);
    for (const event of decoded.value) {
      if (event.type === "welcome") {
        this.#isWelcome = true;
        this.#epoch = event.epoch;
      } else if (event.type === "reset") {
        if (this.log.size > 0) throw new Error("The room reset a log that it had confirmed.");
      } else if ("seq" in event && "at" in event) {
        const held = this.log.get(event.seq);
        if (held && JSON.stringify(held) !== JSON.stringify(event))
          throw new Error(`Event ${event.seq} changed.`);
        this.log.set(event.seq, event);
      }
    }
    this.#wake();
  }

  #heard(atMostMs: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, atMostMs);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** Runs turns through real sockets while the server is killed at random moments, then compares every log. */
export async function torture(options: {
  turns: number;
  kills: number;
  visitors: number;
  runtime: RuntimeName;
  seed: number;
}): Promise<TortureCounts> {
  const random = mulberry32(options.seed);
  const stateDir = await mkdtemp(path.join(tmpdir(), "prosa-torture-"));
  const runtimeOptions = {
    port: await freePort(),
    stateDir,
    variables: {
      PROSA_SECRET: crypto.randomUUID(),
      PROSA_OWNER_KEY: OWNER_KEY,
      PROSA_SESSIONS_PER_MINUTE: "100000",
      PROSA_COMMANDS_PER_MINUTE: "100000",
      OPENAI_API_KEY: "",
      OPENAI_BASE_URL: "",
    },
  };
  let runtime: Runtime = await startRuntime(options.runtime, runtimeOptions);
  try {
    await putSite(runtime.origin);
    const tokens = await Promise.all(
      Array.from({ length: options.visitors }, () => openSession(runtime.origin)),
    );
    const visitors = tokens.map((token) => new Visitor(token, () => runtime.origin.replace("http", "ws")));
    let done = 0;
    let recoveredAt = 0;
    let slowestRecoveryMs = 0;
    const onTurn = () => {
      done += 1;
      if (recoveredAt > 0) slowestRecoveryMs = Math.max(slowestRecoveryMs, Date.now() - recoveredAt);
      recoveredAt = 0;
    };
    // The kills are spread over the work, each at a random place in its share.
    const share = options.turns / options.kills;
    const killAfter = Array.from({ length: options.kills }, (_, index) =>
      Math.floor((index + random() * 0.9) * share),
    );
    const killing = (async () => {
      for (const count of killAfter) {
        while (done < count) await pause(2);
        await pause(random() * 15);
        await runtime.kill();
        runtime = await startRuntime(options.runtime, runtimeOptions);
        recoveredAt = Date.now();
      }
    })();
    const perVisitor = Math.ceil(options.turns / options.visitors);
    const talking = visitors.map(async (visitor, index) => {
      for (let turn = 0; turn < perVisitor; turn += 1) {
        await visitor.turn(QUESTIONS[(turn + index) % QUESTIONS.length] ?? "oi", onTurn);
      }
    });
    await Promise.all([killing, ...talking]);
    const counts: TortureCounts = {
      lost: 0,
      doubled: 0,
      outOfOrder: 0,
      unanswered: 0,
      turns: done,
      kills: options.kills,
      slowestRecoveryMs,
      reconnects: sum(visitors.map(({ reconnects }) => reconnects)),
      resent: sum(visitors.map(({ resent }) => resent)),
    };
    for (const [index, visitor] of visitors.entries()) {
      const token = tokens[index];
      if (token) check(visitor, await transcript(runtime.origin, token), counts);
      visitor.close();
    }
    return counts;
  } finally {
    await runtime.kill();
    await rm(stateDir, { recursive: true, force: true });
  }
}

function check(visitor: Visitor, log: DurableEvent[], counts: TortureCounts): void {
  const spoken = log.flatMap((event) =>
    event.type === "said" && event.message.author === "visitor" ? [event.message.id] : [],
  );
  const answered = log.flatMap((event) =>
    event.type === "said" && event.message.author === "assistant" ? [event.message.replyTo] : [],
  );
  for (const id of visitor.said) {
    if (!spoken.includes(id)) counts.lost += 1;
    if (!answered.includes(id)) counts.unanswered += 1;
  }
  counts.doubled += spoken.length - new Set(spoken).size + answered.length - new Set(answered).size;
  const inOrder =
    log.every((event, index) => event.seq === index + 1) &&
    spoken.every((id, index) => id === visitor.said[index]);
  const agrees = [...visitor.log].every(
    ([seq, event]) => JSON.stringify(log[seq - 1]) === JSON.stringify(event),
  );
  if (!inOrder || !agrees) counts.outOfOrder += 1;
}

async function transcript(origin: string, { session, token }: SessionToken): Promise<DurableEvent[]> {
  const events: DurableEvent[] = [];
  for (let since: number | undefined = 0; since !== undefined; ) {
    const response = await fetch(`${origin}/api/sessions/${session}/transcript?since=${since}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    const page = (await response.json()) as { events: DurableEvent[]; next?: number };
    events.push(...page.events);
    since = page.next;
  }
  return events;
}

async function putSite(origin: string): Promise<void> {
  const headers = { authorization: `Bearer ${OWNER_KEY}` };
  const body = JSON.stringify({ name: "Torture" });
  const response = await fetch(`${origin}/api/sites/${SITE}`, { method: "PUT", headers, body });
  if (!response.ok) throw new Error(await response.text());
}

async function openSession(origin: string): Promise<SessionToken> {
  const response = await fetch(`${origin}/api/sessions`, {
    method: "POST",
    body: JSON.stringify({ site: SITE }),
  });
  return (await response.json()) as SessionToken;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

/** A small generator of random numbers, so that a run can be repeated (Tommy Ettinger's mulberry32). */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      turns: { type: "string", default: "500" },
      kills: { type: "string", default: "10" },
      visitors: { type: "string", default: "10" },
      runtime: { type: "string", default: "partykit" },
      seed: { type: "string", default: String(Date.now() % 1_000_000) },
    },
  });
  const runtime = RUNTIMES.find((name) => name === values.runtime);
  if (!runtime) throw new Error(`Say --runtime ${RUNTIMES.join(", --runtime ")}.`);
  const [turns, kills, visitors, seed] = [values.turns, values.kills, values.visitors, values.seed].map(
    Number,
  ) as [number, number, number, number];
  console.log(`${turns} turns, ${visitors} visitors, ${kills} kills of ${runtime}, seed ${seed}`);
  const counts = await torture({ turns, kills, visitors, runtime, seed });
  console.log(JSON.stringify(counts));
  process.exit(counts.lost + counts.doubled + counts.outOfOrder + counts.unanswered === 0 ? 0 : 1);
}
