import type { CrmKind } from "@prosa/protocol";
import { sessionTokenSchema } from "@prosa/protocol";
import { mulberry32 } from "../../src/platform/random.ts";
import { askAs, type Person, signUp } from "../../test/agents.ts";
import { CONSENT, START_FORM } from "../../test/session-bed.ts";
import { FakeHubspot, HUBSPOT_TOKEN } from "../fakes/hubspot.ts";
import { FakeSalesforce, SALESFORCE_APP } from "../fakes/salesforce.ts";
import { noCounts } from "./counts.ts";
import type { ExportTortureCounts, ExportTortureOptions } from "./exports.ts";
import { KilledServer, pause, SITE } from "./killed-server.ts";
import { Visitor } from "./visitor.ts";

export const CRMS = ["hubspot", "salesforce"] as const satisfies readonly CrmKind[];

const PAUSE_MS = 200;
/** The time without any progress after which what has not come is lost: two failures in a row, as of a busy machine, wait six minutes. */
const LOST_MS = 420_000;
/** The share of requests that are sent once more though they were taken. */
const REPEATS = 0.2;
/** Requests on their way at a time. */
const AT_ONCE = 50;

/** The acts on one ticket: each leaves it as no other does, so that a record tells the last act that it knows of. */
const ACTS = [
  { urgency: "low" },
  { urgency: "normal" },
  { urgency: "high" },
  { status: "solved" },
  { urgency: "normal" },
  { urgency: "low" },
] as const;

/** A CRM under torture. */
interface Crm {
  readonly variables: Readonly<Record<string, string>>;
  readonly credentials: Readonly<Record<string, string>>;
  /** Answers one request by an error. */
  fail(): void;
  /** How many records of people and of tickets there are, with the notes that the system has for each person. */
  counts(): { people: number; tickets: number; notes: number };
  close(): Promise<void>;
}

/** Hears of a ticket's record: its id, its urgency from 0 to 2, and whether it is done. */
type OnTicket = (id: string, urgency: number, isDone: boolean) => void;

const OPEN: Readonly<Record<(typeof CRMS)[number], (onTicket: OnTicket) => Promise<Crm>>> = {
  async hubspot(onTicket) {
    const fake = await new FakeHubspot().start();
    fake.onWritten = (kind, id, { properties }) => {
      const urgency = ["LOW", "MEDIUM", "HIGH"].indexOf(properties.hs_ticket_priority ?? "");
      if (kind === "tickets") onTicket(id, urgency, properties.hs_pipeline_stage === "4");
    };
    return {
      variables: { PROSA_HUBSPOT_URL: fake.origin },
      credentials: { token: HUBSPOT_TOKEN },
      fail: () => void fake.faults.push({ path: /upsert/, answer: { status: 500, body: "" } }),
      counts: () => ({
        people: fake.all("contacts").length,
        tickets: fake.all("tickets").length,
        notes: fake.all("notes").length,
      }),
      close: () => fake.close(),
    };
  },
  async salesforce(onTicket) {
    const fake = await new FakeSalesforce().start();
    fake.onWritten = (object, id, { fields }) => {
      const urgency = ["Low", "Medium", "High"].indexOf(fields.Priority ?? "");
      if (object === "Case") onTicket(id, urgency, fields.Status === "Closed");
    };
    return {
      variables: { PROSA_SALESFORCE_URL: fake.origin },
      credentials: { domain: fake.origin, ...SALESFORCE_APP },
      fail: () => void fake.faults.push({ path: /composite/, answer: { status: 500, body: "" } }),
      counts: () => {
        const people = fake.all("Lead").length;
        // The words of a lead stand in it.
        return { people, tickets: fake.all("Case").length, notes: people };
      },
      close: () => fake.close(),
    };
  },
};

/** Runs the torture of a CRM: agents open and change tickets of people who left their contact, and each is there once, as it is last. */
export async function tortureCrm(
  kind: (typeof CRMS)[number],
  options: ExportTortureOptions,
): Promise<Omit<ExportTortureCounts, "repeats" | "forged">> {
  const random = mulberry32(options.seed);
  const known = new Map<string, number>();
  let outOfOrder = 0;
  const crm = await OPEN[kind]((id, urgency, isDone) => {
    const act = actOf(urgency, isDone);
    if (act < (known.get(id) ?? 0)) outOfOrder += 1;
    known.set(id, act);
  });
  const server = await KilledServer.start(options.runtime, crm.variables);
  try {
    const settings = { name: "Torture", model: "embedded", form: START_FORM, abuse: { closedMinutes: 0 } };
    await server.ask(`/api/sites/${SITE}`, "PUT", settings);
    await server.ask("/api/crm", "POST", { kind, site: SITE, ...crm.credentials });
    const agent = await signUp(server, SITE, "Lia");
    const sessions = await together(options.people, (index) => leaveContact(server, index));
    const tickets = Math.max(1, Math.ceil(options.messages / options.people / ACTS.length));
    const rounds = tickets * ACTS.length;
    const killEvery = Math.max(1, Math.floor(rounds / Math.max(1, options.kills)));
    const faultEvery = Math.max(1, Math.floor(rounds / Math.max(1, options.faults)));
    const ids: string[] = [];
    let faults = 0;
    for (let round = 0; round < rounds; round += 1) {
      if (faults < options.faults && round % faultEvery === 0) {
        crm.fail();
        faults += 1;
      }
      const act = round % ACTS.length;
      if (act === 0) ids.push(...sessions.map(() => crypto.randomUUID()));
      const own = ids.slice(-options.people);
      const done = together(options.people, (index) =>
        work(server, agent, { ticket: own[index] ?? "", session: sessions[index] ?? "", act }, random),
      );
      if (server.kills < options.kills && (round + 1) % killEvery === 0) {
        await pause(random() * 150);
        await server.kill();
      }
      await done;
    }
    const last = ACTS.length - 1;
    const missing = () => ids.filter((id) => known.get(id) !== last).length;
    await arrived(() => {
      const { people, notes } = crm.counts();
      return missing() + Math.max(0, options.people - people) + Math.max(0, options.people - notes);
    });
    const { people, tickets: written, notes } = crm.counts();
    const beyond = (count: number, expected: number) => Math.max(0, count - expected);
    return {
      messages: rounds * options.people,
      kills: server.kills,
      faults,
      lost: missing() + beyond(options.people, people) + beyond(options.people, notes),
      doubled: beyond(written, ids.length) + beyond(people, options.people) + beyond(notes, options.people),
      outOfOrder,
    };
  } finally {
    await crm.close();
    await server.stop();
  }
}

/** The act that a record knows of, by what it left. */
function actOf(urgency: number, isDone: boolean): number {
  return isDone ? 5 - urgency : urgency;
}

/** Has somebody submit the form of the site; resolves with their session. */
async function leaveContact(server: KilledServer, index: number): Promise<string> {
  const opened = sessionTokenSchema.parse(await server.ask("/api/sessions", "POST", { site: SITE }));
  const visitor = new Visitor(opened, () => server.origin, noCounts());
  const contact = { name: `Pessoa ${index}`, email: `pessoa${index}@exemplo.com.br` };
  await visitor.send({ type: "submit", id: crypto.randomUUID(), contact, consent: CONSENT });
  visitor.close();
  return opened.session;
}

/** Does one act on a ticket until it is taken, and sometimes once more. */
async function work(
  server: KilledServer,
  agent: Person,
  { ticket, session, act }: { ticket: string; session: string; act: number },
  random: () => number,
): Promise<void> {
  const opening = { subject: "Troca", session, request: ticket, ...ACTS[0] };
  const change = { ...ACTS[act], request: crypto.randomUUID() };
  const [method, at, body] =
    act === 0 ? ["POST", "/api/desk/tickets", opening] : ["PATCH", `/api/desk/tickets/${ticket}`, change];
  let times = random() < REPEATS ? 2 : 1;
  let refusal = "";
  for (let tries = 0; tries < 600; tries += 1) {
    const response = await askAs(server, agent, method, at, body).catch(() => null);
    refusal = response ? `${response.status} ${await response.text().catch(() => "")}` : "nothing";
    if (response?.ok) times -= 1;
    if (times === 0) return;
    if (!response?.ok) await pause(PAUSE_MS / 4);
  }
  throw new Error(`An act on a ticket was never taken; the last answer was ${refusal}.`);
}

/** Does one thing for each index, so many at a time. */
async function together<T>(count: number, one: (index: number) => Promise<T>): Promise<T[]> {
  const done: T[] = [];
  for (let from = 0; from < count; from += AT_ONCE) {
    const step = Array.from({ length: Math.min(AT_ONCE, count - from) }, (_, index) => one(from + index));
    done.push(...(await Promise.all(step)));
  }
  return done;
}

/** Resolves once nothing is missing, or nothing more comes. */
async function arrived(missing: () => number): Promise<void> {
  let count = Number.POSITIVE_INFINITY;
  for (let at = Date.now(); Date.now() - at < LOST_MS; ) {
    const now = missing();
    if (now === 0) return;
    if (now < count) at = Date.now();
    count = now;
    await pause(PAUSE_MS);
  }
}
