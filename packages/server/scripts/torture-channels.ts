// Sends updates of a channel with repeats and in any order to a server that is killed on the way, and compares every
// conversation with what its person wrote: `npm run torture:channels -- --updates 10000 --kills 50 --people 100`, for each
// channel, or for the one that `--channel` names.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { channelConnectionSchema, type DurableEvent, durableEventSchema } from "@prosa/protocol";
import { conversationPageSchema } from "@prosa/protocol/desk";
import * as z from "zod/mini";
import { mulberry32 } from "../src/platform/random.ts";
import { Deliveries, type Delivery } from "./fakes/deliveries.ts";
import { FakeGraph, WHATSAPP_ACCESS } from "./fakes/graph.ts";
import { emailVariables, FakeMail } from "./fakes/mail.ts";
import { type FakePage, PAGE_ACCESS } from "./fakes/page.ts";
import { FakeTelegram, TELEGRAM_TOKEN } from "./fakes/telegram.ts";
import { freePort, RUNTIMES, type Runtime, type RuntimeName, startRuntime } from "./runtime.ts";

const OWNER_KEY = crypto.randomUUID() + crypto.randomUUID();
const SITE = "torture";
const REPEATS = 0.3;
const PAUSE_MS = 200;
/** The time without any progress after which what has not come is lost. */
const LOST_MS = 60_000;

const exportSchema = z.object({ events: z.array(durableEventSchema) });

/** A channel under torture: its fake, and how the server is connected to it. */
interface Platform {
  readonly deliveries: Deliveries;
  readonly variables: Readonly<Record<string, string>>;
  /** Connects the site, and has the fake send its updates to it. */
  connect(origin: string): Promise<void>;
  /** The update of the person of this index. */
  text(index: number, text: string): Delivery;
  close(): Promise<void>;
}

const PLATFORMS: Readonly<Record<string, (deliveries: Deliveries) => Promise<Platform>>> = {
  async telegram(deliveries) {
    const telegram = await new FakeTelegram(deliveries).start();
    return {
      deliveries,
      variables: { PROSA_TELEGRAM_URL: telegram.origin },
      async connect(origin) {
        await ask(origin, "/api/channels", "POST", {
          channel: "telegram",
          site: SITE,
          token: TELEGRAM_TOKEN,
        });
      },
      text: (index, text) => telegram.text(10_000 + index, text),
      close: () => telegram.close(),
    };
  },
  async whatsapp(deliveries) {
    const graph = await new FakeGraph(deliveries).start();
    return {
      deliveries,
      variables: { PROSA_GRAPH_URL: graph.origin },
      async connect(origin) {
        const body = { channel: "whatsapp", site: SITE, ...WHATSAPP_ACCESS };
        await useMetaWebhook(graph, await ask(origin, "/api/channels", "POST", body));
      },
      text: (index, text) =>
        graph.text({ userId: `BR.15025763946${10_000 + index}`, name: `Pessoa ${index}` }, text),
      close: () => graph.close(),
    };
  },
  messenger: (deliveries) => pagePlatform(deliveries, "messenger"),
  instagram: (deliveries) => pagePlatform(deliveries, "instagram"),
  async email(deliveries) {
    const mail = await new FakeMail(deliveries).start();
    return {
      deliveries,
      variables: { ...emailVariables(mail.origin), PROSA_MAIL_PERSON_HOURLY: "1000000" },
      async connect(origin) {
        const body = { channel: "email", site: SITE, address: "contato@loja.example" };
        const { facts } = channelConnectionSchema.parse(await ask(origin, "/api/channels", "POST", body));
        mail.passOn(origin, facts.intake ?? "");
      },
      text: (index, text) => mail.mail({ from: `pessoa${index}@exemplo.com.br`, text }),
      close: () => mail.close(),
    };
  },
};

async function pagePlatform(deliveries: Deliveries, channel: FakePage["kind"]): Promise<Platform> {
  const graph = await new FakeGraph(deliveries).start();
  const page = graph[channel];
  return {
    deliveries: page.deliveries,
    variables: { PROSA_GRAPH_URL: graph.origin },
    async connect(origin) {
      const body = { channel, site: SITE, ...PAGE_ACCESS[channel] };
      await useMetaWebhook(page, await ask(origin, "/api/channels", "POST", body));
    },
    text: (index, text) => page.text(String(24_601_000_000_000 + index), text),
    close: () => graph.close(),
  };
}

/** Types what connecting answered into Meta's page. */
async function useMetaWebhook(meta: Pick<FakePage, "useWebhook">, answer: unknown): Promise<void> {
  const { webhook, facts } = channelConnectionSchema.parse(answer);
  if (!(await meta.useWebhook(webhook, facts.verifyToken ?? "")))
    throw new Error("The server did not answer the check of its address.");
}

export interface ChannelTortureOptions {
  channel: string;
  updates: number;
  kills: number;
  people: number;
  runtime: RuntimeName;
  seed: number;
}

export interface ChannelTortureCounts {
  updates: number;
  kills: number;
  conversations: number;
  lost: number;
  doubled: number;
  outOfOrder: number;
  /** Conversations beyond one a person. */
  split: number;
}

/** Runs the torture of a channel's updates and counts what came of them. */
export async function tortureChannels(options: ChannelTortureOptions): Promise<ChannelTortureCounts> {
  const random = mulberry32(options.seed);
  const open = PLATFORMS[options.channel];
  if (!open) throw new Error(`--channel is one of ${Object.keys(PLATFORMS).join(", ")}.`);
  const platform = await open(new Deliveries(random));
  const stateDir = await mkdtemp(path.join(tmpdir(), "prosa-channels-"));
  const start = { port: await freePort(), stateDir, variables: variablesFor(platform.variables) };
  let runtime: Runtime = await startRuntime(options.runtime, start);
  try {
    const settings = { name: "Torture", model: "embedded", abuse: { closedMinutes: 0 } };
    await ask(runtime.origin, `/api/sites/${SITE}`, "PUT", settings);
    await platform.connect(runtime.origin);
    Object.assign(platform.deliveries.faults, { repeats: REPEATS, isReordered: true });
    const perPerson = Math.ceil(options.updates / options.people);
    const rounds = Array.from({ length: perPerson }, (_, round) => wordsOf(round));
    const killEvery = Math.max(1, Math.floor(perPerson / Math.max(1, options.kills)));
    let kills = 0;
    for (const [round, text] of rounds.entries()) {
      const updates = Array.from({ length: options.people }, (_, index) => platform.text(index, text));
      const delivered = platform.deliveries.deliver(updates);
      const isKill = kills < options.kills && (round + 1) % killEvery === 0;
      if (isKill) {
        await pause(random() * 150);
        await runtime.kill();
        runtime = await startRuntime(options.runtime, start);
        kills += 1;
      }
      await delivered;
    }
    const found = await conversations(runtime.origin, rounds.length, options.people);
    return {
      ...compare(found, rounds, options.people),
      updates: rounds.length * options.people,
      kills,
    };
  } finally {
    await platform.close();
    await runtime.stop();
    await rm(stateDir, { recursive: true, force: true });
  }
}

function variablesFor(own: Platform["variables"]): Record<string, string> {
  return {
    PROSA_SECRET: crypto.randomUUID() + crypto.randomUUID(),
    PROSA_MASTER_KEY: crypto.randomUUID() + crypto.randomUUID(),
    PROSA_OWNER_KEY: OWNER_KEY,
    PROSA_COMMANDS_PER_MINUTE: "1000000",
    ...own,
    OPENAI_API_KEY: "",
    OPENAI_BASE_URL: "",
  };
}

/** The words of every conversation, once all have come or nothing more comes. */
async function conversations(origin: string, rounds: number, people: number): Promise<string[][]> {
  const all = new Map<string, string[]>();
  let count = -1;
  for (let at = Date.now(); Date.now() - at < LOST_MS; ) {
    const from = Date.now();
    // One that is whole is not read again and again while others still get their words: that took most of a run's end.
    await readAll(origin, all, (words) => words.length < rounds).catch(() => undefined);
    const whole = [...all.values()].filter((words) => words.length >= rounds).length;
    if (whole >= people) break;
    const now = [...all.values()].reduce((sum, words) => sum + words.length, 0);
    if (now > count) at = Date.now();
    count = now;
    await pause(Math.max(PAUSE_MS, Date.now() - from));
  }
  await readAll(origin, all, () => true);
  return [...all.values()];
}

/** Reads conversations into `all`, those that were read before only where `isOpen` says so. */
async function readAll(
  origin: string,
  all: Map<string, string[]>,
  isOpen: (words: readonly string[]) => boolean,
): Promise<void> {
  // A conversation that moves up the list while its pages are read stands on two of them.
  const sessions = new Set<string>();
  for (let from: string | undefined = ""; from !== undefined; ) {
    const query: string = `site=${SITE}${from && `&from=${encodeURIComponent(from)}`}`;
    const page = conversationPageSchema.parse(await ask(origin, `/api/conversations?${query}`));
    for (const { session } of page.conversations) sessions.add(session);
    from = page.next;
  }
  for (const session of sessions) {
    if (!isOpen(all.get(session) ?? [])) continue;
    const { events } = exportSchema.parse(
      await ask(origin, `/api/conversations/${session}/export?site=${SITE}`),
    );
    all.set(session, events.flatMap(visitorWords));
  }
}

async function ask(origin: string, at: string, method = "GET", body?: object): Promise<unknown> {
  const headers = { authorization: `Bearer ${OWNER_KEY}` };
  const response = await fetch(origin + at, { method, headers, ...(body && { body: JSON.stringify(body) }) });
  if (!response.ok) throw new Error(`${method} ${at} answered ${response.status}: ${await response.text()}`);
  return response.json();
}

function visitorWords(event: DurableEvent): string[] {
  if (event.type !== "said" || event.message.author !== "visitor") return [];
  // Mails that follow each other are one message.
  return event.message.parts.flatMap((part) => (part.type === "text" ? part.text.split(/\n+/) : []));
}

/** Compares conversations with what each person wrote, in order. */
function compare(
  found: readonly (readonly string[])[],
  written: readonly string[],
  people: number,
): Omit<ChannelTortureCounts, "updates" | "kills"> {
  const counts = { conversations: found.length, lost: 0, doubled: 0, outOfOrder: 0, split: 0 };
  counts.split = Math.max(0, found.length - people);
  counts.lost += Math.max(0, people - found.length) * written.length;
  for (const words of found) {
    const places = words.map((word) => written.indexOf(word));
    const distinct = new Set(places);
    counts.lost += written.length - distinct.size;
    counts.doubled += places.length - distinct.size;
    counts.outOfOrder += places.filter(
      (place, index) => index > 0 && place < (places[index - 1] ?? -1),
    ).length;
  }
  return counts;
}

/** A line after which another may follow, every third time, and else words that are answered at once. */
function wordsOf(round: number): string {
  return round % 3 === 0 ? `mensagem ${round + 1}` : `esta é a mensagem de número ${round + 1}.`;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      updates: { type: "string", default: "10000" },
      kills: { type: "string", default: "50" },
      people: { type: "string", default: "100" },
      runtime: { type: "string", default: "node" },
      channel: { type: "string" },
      seed: { type: "string", default: String(Date.now() % 1_000_000) },
    },
  });
  const runtime = RUNTIMES.find((name) => name === values.runtime);
  if (!runtime) throw new Error(`--runtime is one of ${RUNTIMES.join(", ")}.`);
  for (const channel of values.channel ? [values.channel] : Object.keys(PLATFORMS)) {
    const counts = await tortureChannels({
      channel,
      updates: Number(values.updates),
      kills: Number(values.kills),
      people: Number(values.people),
      seed: Number(values.seed),
      runtime,
    });
    console.log(JSON.stringify({ channel, runtime, seed: Number(values.seed), ...counts }));
    if (counts.lost + counts.doubled + counts.outOfOrder + counts.split > 0) process.exitCode = 1;
  }
}
