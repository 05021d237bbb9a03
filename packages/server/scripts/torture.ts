// Holds the promises against a server that is killed, and against clients that behave badly: `npm run torture`.
import { appendFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import type { DurableEvent, LoggedCommand, SessionToken, VisitorContact } from "@prosa/protocol";
import { mulberry32 } from "../src/platform/random.ts";
import { signUp } from "../test/agents.ts";
import { type ScriptedLlm, startScriptedLlm } from "../test/scripted-llm.ts";
import { bedAt, OWNER_KEY, type Testbed } from "../test/testbed.ts";
import { freePort, RUNTIMES, type Runtime, type RuntimeName, startRuntime } from "./runtime.ts";
import { check } from "./torture/check.ts";
import { faultsOf, noCounts, type TortureCounts } from "./torture/counts.ts";
import { DeskTalks } from "./torture/desk.ts";
import { QueueLine } from "./torture/queue.ts";
import { Visitor } from "./torture/visitor.ts";

const CONSENT = "Posso usar seu contato para responder.";
/** The sites: the embedded model answers at once and in one step, the LLM in chunks that a kill cuts off. */
const SITES = {
  torture: { model: "embedded" },
  "torture-llm": { model: "openai" },
} as const;
/** The site whose conversations two agents take from each other. */
const DESK_SITE = "torture-desk";
/** The site whose queue one agent works through. */
const QUEUE_SITE = "torture-queue";
/** Such conversations at a time, and the fewest of a run. */
const TALKS_AT_ONCE = 2;
const TALKS_MIN = 2;
const QUESTIONS = [
  "oi",
  "Qual o prazo de troca?",
  "quanto custa o frete?",
  "obrigado",
  "quero falar com um atendente",
];
const WORDS = ["Você ", "pode ", "trocar ", "em ", "até ", "trinta ", "dias ", "corridos. "];
const WORD_MS = 3;
/** Turns of one session, after which it is compared with what its visitor knows, and sometimes erased. */
const SESSION_TURNS = 40;
/** One of so many turns has the move. */
const EVERY = { cut: 4, half: 6, twin: 5, repeat: 4, replace: 3, rate: 5, form: 9 };
const ERASED_SHARE = 0.4;
const RETRY_MS = 100;
/** Deliveries that a kill cut off are tried again after a minute. */
const DELIVERY_MS = 150_000;

export interface TortureOptions {
  turns: number;
  kills: number;
  visitors: number;
  runtime: RuntimeName;
  seed: number;
  onProgress?: (counts: TortureCounts) => void;
  /** Receives each line that the server prints. */
  onLine?: (line: string) => void;
}

/** What one run shares: its server, which is killed and started again, and its counts. */
class Torture {
  readonly counts = noCounts();
  readonly #options: TortureOptions;
  readonly #random: () => number;
  readonly #erased = new Set<string>();
  readonly #contacts = new Map<string, string>();
  #runtime: Runtime;
  #sinceStart = 0;

  constructor(options: TortureOptions, runtime: Runtime) {
    this.#options = options;
    this.#random = mulberry32(options.seed);
    this.#runtime = runtime;
  }

  get runtime(): Runtime {
    return this.#runtime;
  }

  /** Kills the server at random places that are spread over the turns. */
  async kill(start: () => Promise<Runtime>): Promise<void> {
    const share = this.#options.turns / this.#options.kills;
    for (let index = 0; index < this.#options.kills; index += 1) {
      const after = Math.floor((index + this.#random() * 0.9) * share);
      while (this.counts.turns < after) await pause(2);
      await pause(this.#random() * 15);
      await this.#runtime.kill();
      this.#runtime = await start();
      this.counts.kills += 1;
      this.#sinceStart = Date.now();
    }
  }

  /** Talks as one visitor after the other, for its share of the turns. */
  async talk(site: string, turns: number): Promise<void> {
    for (let left = turns; left > 0; left -= SESSION_TURNS) {
      const opened = await this.#until(() => this.#post<SessionToken>("/api/sessions", { site }));
      const visitor = new Visitor(opened, () => this.#runtime.origin, this.counts);
      this.counts.sessions += 1;
      for (let turn = 0; turn < Math.min(left, SESSION_TURNS); turn += 1) await this.#turn(visitor, turn);
      await this.#leave(visitor);
    }
  }

  /** Makes the two agents' accounts, before anything is killed: the hash of a password takes longer than a server lives here. */
  async hire(): Promise<DeskTalks> {
    const ends = { kill: () => this.#runtime.kill(), close: () => this.#runtime.stop() };
    const bed: Testbed = { ...bedAt(() => this.#runtime.origin), ...ends };
    return new DeskTalks({
      bed,
      site: DESK_SITE,
      people: [await signUp(bed, DESK_SITE, "Lia"), await signUp(bed, DESK_SITE, "Bia", "lead")],
      counts: this.counts,
      random: this.#random,
      address: () => this.#runtime.origin,
      ownerKey: OWNER_KEY,
      until: (ask) => this.#until(ask),
    });
  }

  /** Has two agents work on conversations of their own site as long as the visitors of the others talk, and checks its desk. */
  async work(talks: DeskTalks, others: Promise<unknown>): Promise<void> {
    let isOver = false;
    const ended = others.finally(() => {
      isOver = true;
    });
    const lane = async () => {
      for (let done = 0; !isOver || done < TALKS_MIN / TALKS_AT_ONCE; done += 1) await talks.talk();
    };
    await Promise.all([ended, ...Array.from({ length: TALKS_AT_ONCE }, lane)]);
    await talks.check(DELIVERY_MS);
  }

  /** Makes the account of the agent of a queue, before anything is killed. */
  async line(): Promise<QueueLine> {
    const ends = { kill: () => this.#runtime.kill(), close: () => this.#runtime.stop() };
    const bed: Testbed = { ...bedAt(() => this.#runtime.origin), ...ends };
    return new QueueLine({
      bed,
      person: await signUp(bed, QUEUE_SITE, "Rui"),
      counts: this.counts,
      address: () => this.#runtime.origin,
      open: () => this.#until(() => this.#post<SessionToken>("/api/sessions", { site: QUEUE_SITE })),
    });
  }

  /** Holds the sites' contacts against the forms that were sent and the sessions that were erased. */
  async checkContacts(): Promise<void> {
    const until = Date.now() + DELIVERY_MS;
    const kept = [...this.#contacts].filter(([session]) => !this.#erased.has(session));
    for (;;) {
      const listed = await this.#until(() => this.#listContacts());
      const lost = kept.filter(([session, name]) => listed.get(session) !== name).length;
      const revived = [...listed.keys()].filter((session) => this.#erased.has(session)).length;
      if (lost + revived > 0 && Date.now() < until) {
        await pause(RETRY_MS * 10);
        continue;
      }
      this.counts.lost += lost;
      this.counts.revived += revived;
      return;
    }
  }

  async #turn(visitor: Visitor, turn: number): Promise<void> {
    const text = QUESTIONS[Math.floor(this.#random() * QUESTIONS.length)] ?? "oi";
    const last = visitor.said.at(-1);
    const replaces = last !== undefined && this.#isOne(EVERY.replace) ? last : undefined;
    if (replaces) this.counts.replaced += 1;
    const say: LoggedCommand = { type: "say", id: crypto.randomUUID(), text, ...(replaces && { replaces }) };
    if (this.#isOne(EVERY.half)) visitor.sendHalf(say, this.#random());
    if (this.#isOne(EVERY.cut)) await visitor.cut(say, this.#random() * 1.2);
    if (this.#isOne(EVERY.twin)) visitor.sendTwice(say);
    await visitor.send(say);
    if (this.#isOne(EVERY.repeat)) visitor.repeat(this.#random());
    this.#countTurn();
    const messageId = visitor.replyTo(say.id);
    if (this.#isOne(EVERY.rate) && messageId !== null) {
      this.counts.ratings += 1;
      await visitor.send({ type: "rate", id: crypto.randomUUID(), messageId, rating: "up" });
    }
    if (this.#isOne(EVERY.form)) await this.#submit(visitor, `Visitante ${turn}`);
  }

  async #submit(visitor: Visitor, name: string): Promise<void> {
    this.counts.forms += 1;
    await visitor.send({ type: "submit", id: crypto.randomUUID(), contact: { name }, consent: CONSENT });
    this.#contacts.set(visitor.opened.session, name);
  }

  /** Ends a session: compares its log, erases some of them for good, and sees that those stay erased. */
  async #leave(visitor: Visitor): Promise<void> {
    const { session, token } = visitor.opened;
    check(visitor, await this.#until(() => this.#transcript(visitor.opened)), this.counts);
    visitor.close();
    if (this.#random() >= ERASED_SHARE) return;
    this.counts.erasures += 1;
    this.#erased.add(session);
    const headers = { authorization: `Bearer ${token}` };
    await this.#until(async () => {
      const { status } = await fetch(`${this.#runtime.origin}/api/sessions/${session}`, {
        method: "DELETE",
        headers,
      });
      return status === 204 ? true : null;
    });
    const status = await this.#until(async () => {
      const response = await fetch(`${this.#runtime.origin}/api/sessions/${session}/transcript`, { headers });
      return response.status < 500 ? response.status : null;
    });
    if (status !== 410) this.counts.revived += 1;
  }

  #countTurn(): void {
    this.counts.turns += 1;
    if (this.#sinceStart > 0)
      this.counts.slowestRecoveryMs = Math.max(this.counts.slowestRecoveryMs, Date.now() - this.#sinceStart);
    this.#sinceStart = 0;
    if (this.counts.turns % 500 === 0) this.#options.onProgress?.(this.counts);
  }

  async #transcript({ session, token }: SessionToken): Promise<DurableEvent[] | null> {
    const events: DurableEvent[] = [];
    for (let since: number | undefined = 0; since !== undefined; ) {
      const address: string = `${this.#runtime.origin}/api/sessions/${session}/transcript?since=${since}`;
      const response = await fetch(address, { headers: { authorization: `Bearer ${token}` } });
      if (!response.ok) return null;
      const page = (await response.json()) as { events: DurableEvent[]; next?: number };
      events.push(...page.events);
      since = page.next;
    }
    return events;
  }

  async #listContacts(): Promise<Map<string, string | undefined> | null> {
    const listed = new Map<string, string | undefined>();
    for (const site of Object.keys(SITES))
      for (let from: string | undefined = ""; from !== undefined; ) {
        const query: string = `site=${site}${from && `&from=${from}`}`;
        const headers = { authorization: `Bearer ${OWNER_KEY}` };
        const response = await fetch(`${this.#runtime.origin}/api/contacts?${query}`, { headers });
        if (!response.ok) return null;
        const page = (await response.json()) as { contacts: VisitorContact[]; next?: string };
        for (const { session, contact } of page.contacts) listed.set(session, contact.name);
        from = page.next;
      }
    return listed;
  }

  async #post<T>(at: string, body: object): Promise<T | null> {
    const response = await fetch(this.#runtime.origin + at, { method: "POST", body: JSON.stringify(body) });
    return response.ok ? ((await response.json()) as T) : null;
  }

  /** Asks again until there is an answer: the server may be on its way down or up. */
  async #until<T>(ask: () => Promise<T | null>): Promise<T> {
    const until = Date.now() + DELIVERY_MS;
    for (;;) {
      const answer = await ask().catch(() => null);
      if (answer !== null) return answer;
      if (Date.now() > until) throw new Error(`The server did not come back in ${DELIVERY_MS / 1_000} s.`);
      await pause(RETRY_MS);
    }
  }

  #isOne(every: number): boolean {
    return this.#random() * every < 1;
  }
}

/** Runs turns through real sockets while the server is killed at random moments, then compares every log. */
export async function torture(options: TortureOptions): Promise<TortureCounts> {
  const stateDir = await mkdtemp(path.join(tmpdir(), "prosa-torture-"));
  const llm = await startScriptedLlm({ script: () => ({ type: "stream", steps: slowWords() }) });
  const { onLine } = options;
  const runtimeOptions = {
    port: await freePort(),
    stateDir,
    variables: variablesOf(llm),
    ...(onLine && { onLine }),
  };
  const start = () => startRuntime(options.runtime, runtimeOptions);
  const run = new Torture(options, await start());
  try {
    await putSites(run.runtime.origin);
    const talks = await run.hire();
    const line = await run.line();
    const turns = Math.ceil(options.turns / options.visitors);
    const sites = Object.keys(SITES);
    const talking = Array.from({ length: options.visitors }, (_, index) =>
      run.talk(sites[index % sites.length] ?? "", turns),
    );
    const others = Promise.all([run.kill(start), ...talking]);
    await Promise.all([run.work(talks, others), line.serveAlong(others)]);
    await run.checkContacts();
    return { ...run.counts, streams: llm.requests.length };
  } finally {
    await run.runtime.kill();
    await llm.close();
    await rm(stateDir, { recursive: true, force: true });
  }
}

async function* slowWords() {
  for (const text of WORDS) {
    await pause(WORD_MS);
    yield { text };
  }
}

function variablesOf(llm: ScriptedLlm): Record<string, string> {
  return {
    PROSA_SECRET: crypto.randomUUID(),
    PROSA_MASTER_KEY: crypto.randomUUID(),
    PROSA_OWNER_KEY: OWNER_KEY,
    PROSA_ALLOW_LOOPBACK: "true",
    PROSA_SESSIONS_PER_MINUTE: "100000",
    PROSA_COMMANDS_PER_MINUTE: "100000",
    OPENAI_API_KEY: "torture",
    OPENAI_BASE_URL: llm.baseUrl,
  };
}

async function putSites(origin: string): Promise<void> {
  const form = {
    fields: [{ name: "name", isRequired: true }],
    consent: { "pt-BR": CONSENT },
    asked: ["start"],
  };
  const ofPeople = [DESK_SITE, QUEUE_SITE].map((site) => [site, { model: "embedded" }] as const);
  for (const [site, settings] of [...Object.entries(SITES), ...ofPeople]) {
    const response = await fetch(`${origin}/api/sites/${site}`, {
      method: "PUT",
      headers: { authorization: `Bearer ${OWNER_KEY}` },
      body: JSON.stringify({ name: "Torture", form, abuse: { closedMinutes: 0 }, ...settings }),
    });
    if (!response.ok) throw new Error(await response.text());
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      turns: { type: "string", default: "500" },
      kills: { type: "string", default: "10" },
      visitors: { type: "string", default: "10" },
      runtime: { type: "string", default: "node" },
      seed: { type: "string", default: String(Date.now() % 1_000_000) },
      log: { type: "string" },
    },
  });
  const runtime = RUNTIMES.find((name) => name === values.runtime);
  if (!runtime) throw new Error(`Say --runtime ${RUNTIMES.join(", --runtime ")}.`);
  const [turns, kills, visitors, seed] = [values.turns, values.kills, values.visitors, values.seed].map(
    Number,
  ) as [number, number, number, number];
  const { log } = values;
  console.log(`${turns} turns, ${visitors} visitors, ${kills} kills of ${runtime}, seed ${seed}`);
  const startedAt = Date.now();
  const counts = await torture({
    turns,
    kills,
    visitors,
    runtime,
    seed,
    ...(log !== undefined && { onLine: (line) => appendFileSync(log, `${line}\n`) }),
    onProgress: ({ turns: done, kills: killed, ...rest }) => {
      const minutes = ((Date.now() - startedAt) / 60_000).toFixed(1);
      console.log(
        `${minutes} min: ${done} turns, ${killed} kills, ${JSON.stringify(faultsOf({ turns: done, kills: killed, ...rest }))}`,
      );
    },
  });
  console.log(JSON.stringify(counts));
  process.exit(Object.values(faultsOf(counts)).every((count) => count === 0) ? 0 : 1);
}
