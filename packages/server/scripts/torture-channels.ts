// Sends updates of a channel with repeats and in any order to a server that is killed on the way, and compares every
// conversation with what its person wrote: `npm run torture:channels -- --updates 10000 --kills 50 --people 100`.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { type DurableEvent, durableEventSchema } from "@prosa/protocol";
import { conversationPageSchema } from "@prosa/protocol/desk";
import * as z from "zod/mini";
import { Deliveries } from "./fakes/deliveries.ts";
import { FakeTelegram, TELEGRAM_TOKEN } from "./fakes/telegram.ts";
import { mulberry32 } from "./fuzz/random.ts";
import { freePort, RUNTIMES, type Runtime, type RuntimeName, startRuntime } from "./runtime.ts";

const OWNER_KEY = crypto.randomUUID() + crypto.randomUUID();
const SITE = "torture";
const REPEATS = 0.3;
const PAUSE_MS = 200;
/** The time without any progress after which what has not come is lost. */
const LOST_MS = 60_000;

const exportSchema = z.object({ events: z.array(durableEventSchema) });

export interface ChannelTortureOptions {
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

/** Runs the torture of Telegram's updates and counts what came of them. */
export async function tortureChannels(options: ChannelTortureOptions): Promise<ChannelTortureCounts> {
  const random = mulberry32(options.seed);
  const telegram = await new FakeTelegram(new Deliveries(random)).start();
  const stateDir = await mkdtemp(path.join(tmpdir(), "prosa-channels-"));
  const start = { port: await freePort(), stateDir, variables: variablesFor(telegram.origin) };
  let runtime: Runtime = await startRuntime(options.runtime, start);
  try {
    await connect(runtime.origin);
    Object.assign(telegram.deliveries.faults, { repeats: REPEATS, isReordered: true });
    const perPerson = Math.ceil(options.updates / options.people);
    const rounds = Array.from({ length: perPerson }, (_, round) => wordsOf(round));
    const killEvery = Math.max(1, Math.floor(perPerson / Math.max(1, options.kills)));
    let kills = 0;
    for (const [round, text] of rounds.entries()) {
      const updates = Array.from({ length: options.people }, (_, index) =>
        telegram.text(10_000 + index, text),
      );
      const delivered = telegram.deliveries.deliver(updates);
      const isKill = kills < options.kills && (round + 1) % killEvery === 0;
      if (isKill) {
        await pause(random() * 150);
        await runtime.kill();
        runtime = await startRuntime(options.runtime, start);
        kills += 1;
      }
      await delivered;
    }
    const expected = rounds.length * options.people;
    const found = await conversations(runtime.origin, expected);
    return { ...compare(found, rounds, options.people), updates: expected, kills };
  } finally {
    await telegram.close();
    await runtime.stop();
    await rm(stateDir, { recursive: true, force: true });
  }
}

function variablesFor(telegram: string): Record<string, string> {
  return {
    PROSA_SECRET: crypto.randomUUID() + crypto.randomUUID(),
    PROSA_MASTER_KEY: crypto.randomUUID() + crypto.randomUUID(),
    PROSA_OWNER_KEY: OWNER_KEY,
    PROSA_COMMANDS_PER_MINUTE: "1000000",
    PROSA_TELEGRAM_URL: telegram,
    OPENAI_API_KEY: "",
    OPENAI_BASE_URL: "",
  };
}

async function connect(origin: string): Promise<void> {
  await ask(origin, `/api/sites/${SITE}`, "PUT", {
    name: "Torture",
    model: "embedded",
    abuse: { closedMinutes: 0 },
  });
  await ask(origin, "/api/channels", "POST", { channel: "telegram", site: SITE, token: TELEGRAM_TOKEN });
}

/** The words of every conversation, once all have come or nothing more comes. */
async function conversations(origin: string, expected: number): Promise<string[][]> {
  let best: string[][] = [];
  let count = -1;
  for (let at = Date.now(); Date.now() - at < LOST_MS; ) {
    best = await readAll(origin).catch(() => best);
    const now = best.reduce((sum, words) => sum + words.length, 0);
    if (now >= expected) return best;
    if (now > count) at = Date.now();
    count = now;
    await pause(PAUSE_MS);
  }
  return best;
}

async function readAll(origin: string): Promise<string[][]> {
  // A conversation that moves up the list while its pages are read stands on two of them.
  const all = new Map<string, string[]>();
  for (let from: string | undefined = ""; from !== undefined; ) {
    const query: string = `site=${SITE}${from && `&from=${encodeURIComponent(from)}`}`;
    const page = conversationPageSchema.parse(await ask(origin, `/api/conversations?${query}`));
    for (const { session } of page.conversations) {
      const { events } = exportSchema.parse(
        await ask(origin, `/api/conversations/${session}/export?site=${SITE}`),
      );
      all.set(session, events.flatMap(visitorWords));
    }
    from = page.next;
  }
  return [...all.values()];
}

async function ask(origin: string, at: string, method = "GET", body?: object): Promise<unknown> {
  const headers = { authorization: `Bearer ${OWNER_KEY}` };
  const response = await fetch(origin + at, { method, headers, ...(body && { body: JSON.stringify(body) }) });
  if (!response.ok) throw new Error(`${method} ${at} answered ${response.status}: ${await response.text()}`);
  return response.json();
}

function visitorWords(event: DurableEvent): string[] {
  if (event.type !== "said" || event.message.author !== "visitor") return [];
  return event.message.parts.flatMap((part) => (part.type === "text" ? [part.text] : []));
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

function wordsOf(round: number): string {
  return `mensagem de número ${round + 1}`;
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
      seed: { type: "string", default: String(Date.now() % 1_000_000) },
    },
  });
  const runtime = RUNTIMES.find((name) => name === values.runtime);
  if (!runtime) throw new Error(`--runtime is one of ${RUNTIMES.join(", ")}.`);
  const counts = await tortureChannels({
    updates: Number(values.updates),
    kills: Number(values.kills),
    people: Number(values.people),
    seed: Number(values.seed),
    runtime,
  });
  console.log(JSON.stringify({ channel: "telegram", runtime, seed: Number(values.seed), ...counts }));
  process.exitCode = counts.lost + counts.doubled + counts.outOfOrder + counts.split > 0 ? 1 : 0;
}
