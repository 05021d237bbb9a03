// Has visitors write to a server that is killed on the way, and compares the webhooks that a receiver took with what they
// wrote: `npm run torture:exports -- --messages 2000 --kills 20 --people 50`.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { webhookSecretSchema } from "@prosa/protocol";
import * as z from "zod/mini";
import { mulberry32 } from "../../src/platform/random.ts";
import { FakeReceiver, type Received } from "../fakes/receiver.ts";
import { freePort, RUNTIMES, type Runtime, type RuntimeName, startRuntime } from "../runtime.ts";

const OWNER_KEY = crypto.randomUUID() + crypto.randomUUID();
const SITE = "torture";
const PAUSE_MS = 200;
/** The time without any progress after which what has not come is lost; a failed delivery waits a minute at most here. */
const LOST_MS = 150_000;
/** The share of messages that are sent once more though they were taken. */
const REPEATS = 0.2;

const answerSchema = z.object({ session: z.string(), token: z.string() });
type Talk = z.infer<typeof answerSchema>;

export interface ExportTortureOptions {
  messages: number;
  kills: number;
  people: number;
  /** The deliveries that the receiver answers by 500. */
  faults: number;
  runtime: RuntimeName;
  seed: number;
}

export interface ExportTortureCounts {
  messages: number;
  kills: number;
  faults: number;
  /** Deliveries that came once more under their own id, as the standard says they may. */
  repeats: number;
  lost: number;
  doubled: number;
  outOfOrder: number;
  forged: number;
}

/** Runs the torture of webhooks and counts what came of them. */
export async function tortureExports(options: ExportTortureOptions): Promise<ExportTortureCounts> {
  const random = mulberry32(options.seed);
  const receiver = await new FakeReceiver().start();
  const stateDir = await mkdtemp(path.join(tmpdir(), "prosa-exports-"));
  const start = { port: await freePort(), stateDir, variables: variables() };
  let runtime: Runtime = await startRuntime(options.runtime, start);
  try {
    // The same words a hundred times are no abuse here.
    const settings = { name: "Torture", model: "embedded", abuse: { closedMinutes: 0 } };
    await ask(runtime.origin, `/api/sites/${SITE}`, "PUT", settings);
    const body = { site: SITE, url: `${receiver.origin}/hook`, events: ["message.received"] };
    const made = webhookSecretSchema.parse(await ask(runtime.origin, "/api/webhooks", "POST", body));
    receiver.secrets.push(made.secret);
    const rounds = Math.ceil(options.messages / options.people);
    const talks = new Map<number, Talk>();
    const written = new Map<string, string[]>();
    const killEvery = Math.max(1, Math.floor(rounds / Math.max(1, options.kills)));
    const faultEvery = Math.max(1, Math.floor(rounds / Math.max(1, options.faults)));
    let kills = 0;
    let faults = 0;
    for (let round = 0; round < rounds; round += 1) {
      if (faults < options.faults && round % faultEvery === 0) {
        receiver.faults.push({ answer: { status: 500 } });
        faults += 1;
      }
      const speak = async (person: number) => {
        const id = crypto.randomUUID();
        const talk = await say(() => runtime.origin, id, `mensagem ${round + 1}`, talks.get(person));
        talks.set(person, talk);
        if (random() < REPEATS) await say(() => runtime.origin, id, `mensagem ${round + 1}`, talk);
        written.set(talk.session, [...(written.get(talk.session) ?? []), id]);
      };
      const spoken = Promise.all(Array.from({ length: options.people }, (_, person) => speak(person)));
      if (kills < options.kills && (round + 1) % killEvery === 0) {
        await pause(random() * 150);
        await runtime.kill();
        runtime = await startRuntime(options.runtime, start);
        kills += 1;
      }
      await spoken;
    }
    const messages = rounds * options.people;
    await arrived(receiver, messages);
    const repeats = receiver.taken.length - receiver.distinct.length;
    const { forged } = receiver;
    return { messages, kills, faults, repeats, ...compare(receiver.distinct, written), forged };
  } finally {
    await receiver.close();
    await runtime.stop();
    await rm(stateDir, { recursive: true, force: true });
  }
}

function variables(): Record<string, string> {
  return {
    PROSA_SECRET: crypto.randomUUID() + crypto.randomUUID(),
    PROSA_MASTER_KEY: crypto.randomUUID() + crypto.randomUUID(),
    PROSA_OWNER_KEY: OWNER_KEY,
    PROSA_ALLOW_LOOPBACK: "true",
    PROSA_TRUST_PROXY: "1",
    PROSA_SESSIONS_PER_MINUTE: "1000000",
    PROSA_COMMANDS_PER_MINUTE: "1000000",
    OPENAI_API_KEY: "",
    OPENAI_BASE_URL: "",
  };
}

/** Says something until it was taken, whatever becomes of the server meanwhile. */
async function say(origin: () => string, id: string, text: string, talk?: Talk): Promise<Talk> {
  let refusal = "";
  for (let tries = 0; tries < 600; tries += 1) {
    const body = JSON.stringify({ id, text, ...(talk ?? { site: SITE }) });
    // Messages by HTTP are limited by their address: each comes from one of its own.
    const headers = { "x-forwarded-for": `2001:db8::${id.slice(0, 4)}:${id.slice(9, 13)}` };
    const init = { method: "POST", headers, body };
    const response = await fetch(`${origin()}/api/chat`, init).catch(() => null);
    const read = await response?.json().catch(() => null);
    const answer = answerSchema.safeParse(read).data;
    if (answer) return talk ?? answer;
    // A repeat of a message whose turn was cut off is in the log, and has no answer.
    if (response?.status === 409 && talk) return talk;
    refusal = `${response?.status ?? "nothing"} ${JSON.stringify(read)}`;
    await pause(PAUSE_MS / 4);
  }
  throw new Error(`A message was never taken; the last answer was ${refusal}.`);
}

/** Resolves once as many webhooks came as messages were written, or nothing more comes. */
async function arrived(receiver: FakeReceiver, messages: number): Promise<void> {
  let count = -1;
  for (let at = Date.now(); Date.now() - at < LOST_MS; ) {
    const now = receiver.distinct.length;
    if (now >= messages) return;
    if (now > count) at = Date.now();
    count = now;
    await pause(PAUSE_MS);
  }
}

async function ask(origin: string, at: string, method: string, body: object): Promise<unknown> {
  const headers = { authorization: `Bearer ${OWNER_KEY}` };
  const response = await fetch(origin + at, { method, headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${method} ${at} answered ${response.status}: ${await response.text()}`);
  return response.json();
}

/** Compares the webhooks of each conversation with what its person wrote, in order. */
function compare(
  received: readonly Received[],
  written: ReadonlyMap<string, readonly string[]>,
): Pick<ExportTortureCounts, "lost" | "doubled" | "outOfOrder"> {
  const counts = { lost: 0, doubled: 0, outOfOrder: 0 };
  for (const [session, messages] of written) {
    const own = received.filter(({ conversation }) => conversation === session);
    const places = own.map(({ data }) => messages.indexOf(String(data.message)));
    const distinct = new Set(places.filter((place) => place >= 0));
    counts.lost += messages.length - distinct.size;
    counts.doubled += places.length - distinct.size;
    counts.outOfOrder += places.filter(
      (place, index) => index > 0 && place < (places[index - 1] ?? -1),
    ).length;
  }
  return counts;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      messages: { type: "string", default: "2000" },
      kills: { type: "string", default: "20" },
      people: { type: "string", default: "50" },
      faults: { type: "string", default: "10" },
      runtime: { type: "string", default: "node" },
      seed: { type: "string", default: String(Date.now() % 1_000_000) },
    },
  });
  const runtime = RUNTIMES.find((name) => name === values.runtime);
  if (!runtime) throw new Error(`--runtime is one of ${RUNTIMES.join(", ")}.`);
  const counts = await tortureExports({
    messages: Number(values.messages),
    kills: Number(values.kills),
    people: Number(values.people),
    faults: Number(values.faults),
    seed: Number(values.seed),
    runtime,
  });
  console.log(JSON.stringify({ exports: "webhook", runtime, seed: Number(values.seed), ...counts }));
  process.exitCode = counts.lost + counts.doubled + counts.outOfOrder + counts.forged > 0 ? 1 : 0;
}
