// The room's side of the desk at 10,000 rows and 200 agents: `npm run bench:desk-room`. One process holds the rooms in memory, so
// that neither a disk nor a socket counts: times are CPU, in milliseconds, and ratios are to a floor, the parsing and the
// storing of the same rows without a desk around them.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { PROTOCOL_VERSION } from "@prosa/protocol";
import { type DeskCommand, type DeskRow, viewSchema } from "@prosa/protocol/desk";
import { projectionSchema } from "../../src/desk/rows/projection.ts";
import { issueAgentToken } from "../../src/security/agent-tokens.ts";
import { AgentClient, DeskClient, signUp } from "../../test/agents.ts";
import { Client, freshId, openSession, putSite } from "../../test/client.ts";
import { deskRow } from "../../test/desk-row.ts";
import { settled } from "../../test/session-bed.ts";
import { SECRET, startStill } from "../../test/testbed.ts";
import { cpuTimeOf } from "./cpu-time.ts";

const SITE = "loja";
const ROWS = 10_000;
const AGENTS = 200;
const TRANSITIONS = 2_000;
/** The transitions that come within the time for which changes are gathered: 50 a second. */
const GATHERED = 5;
const GATHER_MS = 100;
const OPENINGS = 200;
const TALKS = 3;

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

const bed = startStill();
await putSite(bed, SITE, { model: "embedded" });
const { clock, platform } = bed;
const { storage } = platform.place("desk", SITE);

/** The CPU time of some work, and of what the rooms go on with after it, in milliseconds. */
function cpuOf(work: () => Promise<void>): Promise<number> {
  return cpuTimeOf(async () => {
    await work();
    await platform.idle();
  });
}

function heap(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

function print(name: string, value: number, unit: string, beside = ""): void {
  process.stdout.write(`${name.padEnd(64)}${value.toFixed(3).padStart(10)} ${unit.padEnd(5)} ${beside}\n`);
}

const agentOf = (index: number) => ({
  id: `person-${String(index).padStart(4, "0")}`,
  name: `Pessoa ${index}`,
});
const sessionOf = (index: number) => `session-${String(index).padStart(6, "0")}`;

/** A row of each kind, as a busy desk has them: one in twenty waits, as many as the agents hold have a person, the rest is over. */
function rowOf(index: number): DeskRow {
  const at = clock.now() - index * 1_000;
  const parts = {
    lastAt: at,
    visitor: `Visitante ${index}`,
    preview: "Qual o prazo de troca da camisa azul? ".repeat(3),
  };
  if (index % 20 === 0) return deskRow(sessionOf(index), { ...parts, owner: { type: "queue", since: at } });
  if (index % 10 === 1)
    return deskRow(sessionOf(index), {
      ...parts,
      owner: { type: "agent", since: at, agent: agentOf(index % AGENTS) },
    });
  if (index % 5 === 2)
    return deskRow(sessionOf(index), { ...parts, owner: { type: "assistant" }, ownership: 0 });
  return deskRow(sessionOf(index), {
    ...parts,
    owner: { type: "assistant" },
    phase: { type: "resolved", at, agent: agentOf(index % AGENTS) },
  });
}

let rev = 1;
async function tell({ rev: _, ...row }: DeskRow): Promise<void> {
  rev += 1;
  const body = JSON.stringify({ rev, row });
  const response = await platform.callRoom("desk", SITE, `/rows/${row.session}`, { method: "PUT", body });
  if (!response.ok) throw new Error(`The desk answered ${response.status}.`);
}

/** One conversation's way through the desk: it waits, a person has it, it is over. */
async function pass(index: number): Promise<void> {
  const [session, at] = [sessionOf(index % ROWS), clock.now()];
  const agent = agentOf(index % AGENTS);
  const owners: DeskRow["owner"][] = [
    { type: "queue", since: at },
    { type: "agent", since: at, agent },
  ];
  const owner = owners[index % 3];
  const phase = { type: "resolved", at, agent } as const;
  await tell(
    deskRow(session, {
      lastAt: at,
      ownership: index + 2,
      ...(owner ? { owner } : { owner: { type: "assistant" }, phase }),
    }),
  );
}

async function transitions(): Promise<number> {
  return cpuOf(async () => {
    for (let index = 0; index < TRANSITIONS; index += 1) {
      await pass(index);
      if (index % GATHERED === 0) clock.advance(GATHER_MS);
    }
  });
}

await talks();

// The floor: the same rows read and stored, without lists, queue and agents.
const floor = await cpuOf(async () => {
  for (let index = 0; index < TRANSITIONS; index += 1) {
    const { rev: _, ...row } = rowOf(index);
    const { data } = { data: projectionSchema.parse(JSON.parse(JSON.stringify({ rev: 1, row }))) };
    await platform.place("stats", "floor").storage.put({ [`row:${row.session}`]: data });
  }
});
const perFloor = floor / TRANSITIONS;
print("floor: a row parsed and stored", perFloor, "ms");

const empty = heap();
const filling = await cpuOf(async () => {
  for (let index = 0; index < ROWS; index += 1) await tell(rowOf(index));
});
print(
  `a row that is new, of ${ROWS}`,
  filling / ROWS,
  "ms",
  `${(filling / ROWS / perFloor).toFixed(1)} × floor`,
);
const held = [...storage.rows].reduce((sum, [key, value]) => sum + key.length + bytesOf(value), 0);
print("memory a row: in the room, and the test's disk beside it", (heap() - empty) / ROWS / 1_024, "KiB");
print("  of which stored", held / ROWS / 1_024, "KiB");

const alone = await transitions();
print(
  "a transition, nobody at the desk",
  alone / TRANSITIONS,
  "ms",
  `${(alone / TRANSITIONS / perFloor).toFixed(1)} × floor`,
);

for (let index = 0; index < AGENTS; index += 1) {
  const { id, name } = agentOf(index);
  const account = {
    id,
    name,
    email: `${id}@loja.example`,
    role: "agent",
    teams: [],
    languages: [],
    capacity: 5,
    isActive: true,
    createdAt: clock.now(),
  };
  const body = JSON.stringify({
    account,
    passwordHash: "none",
    signIn: { hash: "0".repeat(64), agent: "bench" },
  });
  const made = await platform.callRoom("desk", SITE, "/people", { method: "POST", body });
  if (!made.ok) throw new Error(`No account: ${await made.text()}`);
}
const people = (
  (await (await platform.callRoom("desk", SITE, "/people")).json()) as {
    people: { id: string; name: string }[];
  }
).people;
let frames = 0;
let bytes = 0;
const sends: ((frame: unknown) => Promise<void>)[] = [];
const before = heap();
const greeting = await cpuOf(async () => {
  for (const agent of people) sends.push(await arrive(agent));
});
print(`a hello, of ${people.length} agents that come at once`, greeting / people.length, "ms");
print("memory an agent", (heap() - before) / people.length / 1_024, "KiB");
clock.advance(2_000);
await platform.idle();

[frames, bytes] = [0, 0];
const watched = await transitions();
print(
  `a transition, ${people.length} agents at the desk, 50 a second`,
  watched / TRANSITIONS,
  "ms",
  `${(watched / TRANSITIONS / perFloor).toFixed(1)} × floor, ${(watched / alone).toFixed(1)} × with nobody there`,
);
print("  frames an agent for it", frames / TRANSITIONS / people.length, "");
print("  bytes an agent for it", bytes / TRANSITIONS / people.length, "B");

for (const view of viewSchema.options) {
  const [send] = sends;
  const opening = await cpuOf(async () => {
    for (let index = 0; index < OPENINGS; index += 1)
      await send?.(JSON.stringify({ type: "list", view, limit: 50 }));
  });
  print(
    `open the view ${view}`,
    opening / OPENINGS,
    "ms",
    `${(opening / OPENINGS / perFloor).toFixed(1)} × floor`,
  );
}

process.exit(0);

/** Connects an agent to the desk; returns the way to send to it. */
async function arrive({
  id,
  name,
}: {
  id: string;
  name: string;
}): Promise<(frame: unknown) => Promise<void>> {
  const token = await issueAgentToken(
    [SECRET],
    { agent: { id, name }, role: "agent", site: SITE },
    clock.now(),
  );
  const { send } = await platform.connect(SITE, { onFrame: count }, "desk");
  const hello: DeskCommand = { type: "desk-hello", protocol: PROTOCOL_VERSION, token, since: 0, epoch: null };
  await send(JSON.stringify(hello));
  return send;
}

/** Whole conversations, from their first words to their end by a person, and the steps that the desk writes for each. */
async function talks(): Promise<void> {
  const person = await signUp(bed, SITE, "Lia");
  let [alone, whole] = [0, 0];
  for (let index = 0; index < TALKS; index += 1) {
    const desk = await DeskClient.join(bed, person, { now: clock.now() });
    const pause = async () => {
      // Who says nothing for as long as a lease loses their conversations.
      desk.send({ type: "ping" });
      await settled(bed);
      clock.advance(10_000);
      await settled(bed);
    };
    const before = storage.puts;
    const opened = await openSession(bed, SITE);
    const visitor = await Client.join(bed, opened);
    for (const text of ["oi", "Qual o prazo de troca?", "e o frete?"]) {
      const id = freshId();
      visitor.say(id, text);
      await visitor.reply(id);
      await pause();
    }
    alone += storage.puts - before;
    visitor.send({ type: "ask-human", id: freshId() });
    await visitor.next("handed-over");
    await pause();
    const agent = await AgentClient.join(bed, opened.session, person, { now: clock.now() });
    await agent.do({ type: "claim" });
    for (let word = 0; word < 5; word += 1) {
      await agent.do({ type: "say", text: `Resposta ${word}` });
      await pause();
      visitor.say(freshId(), `Certo ${word}`);
      await pause();
    }
    await agent.do({ type: "resolve" });
    await pause();
    whole += storage.puts - before;
    for (const one of [visitor, agent, desk]) one.close();
  }
  print("steps that the desk writes: three questions to the assistant", alone / TALKS, "");
  print("  and then a person, ten messages ten seconds apart, the end", whole / TALKS, "");
}

function count(frame: string): void {
  frames += 1;
  bytes += frame.length;
}

function bytesOf(value: unknown): number {
  return value instanceof Uint8Array ? value.length : JSON.stringify(value).length;
}
