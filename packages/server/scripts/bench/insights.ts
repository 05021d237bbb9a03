// The time in which figures open: `npm run bench:insights`. The days of a busy site lie on disk as its statistics rooms write
// them; each round begins with a server that holds nothing in memory. Prints medians of the gateway's whole answer.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { stdout } from "node:process";
import { parseArgs } from "node:util";
import { createDeployment } from "../../src/compose.ts";
import { Peers } from "../../src/hosts/node/peers.ts";
import { keyOf } from "../../src/hosts/node/room.ts";
import { Rooms } from "../../src/hosts/node/rooms.ts";
import { RoomsFile } from "../../src/hosts/node/rooms-file.ts";
import { createStorages } from "../../src/hosts/node/storage.ts";
import { webHost } from "../../src/hosts/web/host.ts";
import { cellsOf } from "../../src/insights/conversations/cells.ts";
import { type Conversation, withFact } from "../../src/insights/conversations/conversation.ts";
import type { Fact } from "../../src/insights/facts/fact.ts";
import { type Cell, mergeCells } from "../../src/insights/rollups/cell.ts";
import { DayRows } from "../../src/insights/rollups/day-rows.ts";
import { statsRoomsOf } from "../../src/insights/shards.ts";
import { systemClock } from "../../src/platform/clock.ts";
import { readEnvironment } from "../../src/platform/environment.ts";
import { mulberry32 } from "../../src/platform/random.ts";

const SITE = "loja";
const DAY_MS = 24 * 60 * 60 * 1_000;
const ROUNDS = 7;
/** The days of the range, and of the one before it that it is compared with. */
const RANGE_DAYS = 90;
const INTENTS = ["delivery", "price", "returns", "product", "order-status", "payment", "hours", "support"];
const LANGUAGES = ["pt-BR", "en", "es"] as const;

const { values } = parseArgs({ options: { conversations: { type: "string", default: "1000" } } });
const perDay = Number(values.conversations);
if (!Number.isInteger(perDay) || perDay < 1) throw new Error("Say --conversations of a day, above 0.");
const random = mulberry32(1);
const one = <T>(of: readonly [T, ...T[]] | readonly T[]): T => of[Math.floor(random() * of.length)] as T;

/** The facts of a conversation: two questions, now and then a person, a score or thanks. */
function conversationAt(at: number): Conversation {
  const replied = (later: number): Fact => ({
    type: "replied",
    at: at + later,
    length: 200,
    intent: one(INTENTS),
    action: random() < 0.7 ? "answer" : "decline",
    isTalk: false,
    asksPerson: false,
    strategy: one(["informing", "service", "closing"]),
    stage: one(["discovering", "comparing", "deciding", "customer"]),
    sentiment: one(["neutral", "neutral", "positive", "negative"] as const),
    language: one(LANGUAGES),
    model: "embedded",
    asksScore: random() < 0.3,
    sources: [],
  });
  const said = (later: number): Fact => ({ type: "said", at: at + later, by: "visitor", length: 40 });
  const facts: Fact[] = [said(0), replied(800), said(60_000), replied(60_900)];
  if (random() < 0.17) {
    const waited = 70_000 + random() * 600_000;
    facts.push({ type: "handed-over", at: at + 65_000 }, { type: "owned", at: at + 65_000, by: "queue" });
    facts.push({ type: "owned", at: at + waited, by: "agent" });
    facts.push({ type: "said", at: at + waited + 30_000, by: "agent", length: 80 });
    facts.push({ type: "resolved", at: at + waited + 300_000 });
  }
  if (random() < 0.1) facts.push({ type: "scored", at: at + 900_000, score: 1 + Math.floor(random() * 5) });
  const [conversation] = facts.reduce((sofar: Conversation[], fact) => withFact(sofar, fact), []);
  if (!conversation) throw new Error("A conversation has facts.");
  return conversation;
}

const secret = () => crypto.randomUUID() + crypto.randomUUID();
const ownerKey = secret();
const environment = readEnvironment({
  PROSA_SECRET: secret(),
  PROSA_MASTER_KEY: secret(),
  PROSA_OWNER_KEY: ownerKey,
});
const authorization = { authorization: `Bearer ${ownerKey}` };
const folder = await mkdtemp(path.join(tmpdir(), "prosa-figures-"));
const file = new RoomsFile(folder);
const log = () => {};

/** A server over the folder, with nothing in memory. */
function start(): { ask: (at: string, init?: RequestInit) => Promise<Response>; stop: () => void } {
  const deployment = createDeployment(environment, log);
  const rooms = new Rooms({
    environment,
    clock: systemClock,
    deployment,
    file,
    filesFolder: path.join(folder, "files"),
    peers: new Peers(folder, { index: 0, count: 1 }),
    log,
    socketsMax: 10,
    fetchForeign: fetch,
  });
  const host = { ...webHost, environment, log, callRoom: rooms.callRoom, address: "192.0.2.1" };
  return {
    ask: (at, init = {}) =>
      deployment.gateway.fetch(new Request(`http://bench${at}`, { headers: authorization, ...init }), host),
    stop: () => rooms.restIdle(-1),
  };
}

const first = start();
await first.ask(`/api/sites/${SITE}`, {
  method: "PUT",
  body: JSON.stringify({ name: "Loja", model: "embedded" }),
});
await first.stop();
const today = Math.floor(Date.now() / DAY_MS) * DAY_MS;
const storages = createStorages(file);
const rooms = statsRoomsOf(SITE);
for (const [shard, room] of rooms.entries()) {
  const storage = storages(keyOf("stats", room));
  const rows = new DayRows({ storage, log });
  for (let day = 2 * RANGE_DAYS; day > 0; day -= 1) {
    const cells: Cell[] = [];
    for (let index = shard; index < perDay; index += rooms.length) {
      cells.push(...cellsOf(conversationAt(Math.round(today - day * DAY_MS + random() * DAY_MS)), null));
    }
    const written = await rows.rowsWith(mergeCells(cells));
    await storage.put(written);
    rows.keep(written);
  }
}

const times: Record<"cold" | "warm", number[]> = { cold: [], warm: [] };
for (let round = 0; round < ROUNDS; round += 1) {
  const server = start();
  // The site itself is open: the first to look at figures is its owner at the desk.
  await server.ask("/api/sites");
  for (const kind of ["cold", "warm"] as const) {
    const startedAt = performance.now();
    const response = await server.ask(`/api/insights?days=${RANGE_DAYS}`);
    const body = await response.text();
    times[kind].push(performance.now() - startedAt);
    if (response.status !== 200) throw new Error(body);
  }
  await server.stop();
}
for (const [kind, all] of Object.entries(times)) {
  const sorted = all.toSorted((less, more) => less - more);
  const middle = sorted[Math.floor(sorted.length / 2)] ?? 0;
  stdout.write(
    `${RANGE_DAYS} days of ${perDay} conversations, ${kind}: ${middle.toFixed(0)} ms (worst ${(sorted.at(-1) ?? 0).toFixed(0)}), bar 300\n`,
  );
}
file.close();
await rm(folder, { recursive: true, force: true });
process.exit(0);
