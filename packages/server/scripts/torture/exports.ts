// Has visitors write and agents work on tickets at a server that is killed on the way, and compares what left with what they
// did: `npm run torture:exports -- --messages 10000 --kills 50`, for webhooks and each CRM, or for the one that `--to` names.
import { parseArgs } from "node:util";
import { webhookSecretSchema } from "@prosa/protocol";
import * as z from "zod/mini";
import { mulberry32 } from "../../src/platform/random.ts";
import { FakeReceiver, type Received } from "../fakes/receiver.ts";
import { RUNTIMES, type RuntimeName } from "../runtime.ts";
import { CRMS, tortureCrm } from "./crm-exports.ts";
import { KilledServer, pause, SITE } from "./killed-server.ts";

const PAUSE_MS = 200;
/** The time without any progress after which what has not come is lost: two failures in a row, as of a busy machine, wait six minutes. */
const LOST_MS = 420_000;
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
  const server = await KilledServer.start(options.runtime);
  try {
    // The same words a hundred times are no abuse here.
    const settings = { name: "Torture", model: "embedded", abuse: { closedMinutes: 0 } };
    await server.ask(`/api/sites/${SITE}`, "PUT", settings);
    const body = { site: SITE, url: `${receiver.origin}/hook`, events: ["message.received"] };
    const made = webhookSecretSchema.parse(await server.ask("/api/webhooks", "POST", body));
    receiver.secrets.push(made.secret);
    const rounds = Math.ceil(options.messages / options.people);
    const talks = new Map<number, Talk>();
    const written = new Map<string, string[]>();
    const killEvery = Math.max(1, Math.floor(rounds / Math.max(1, options.kills)));
    const faultEvery = Math.max(1, Math.floor(rounds / Math.max(1, options.faults)));
    let faults = 0;
    let takenAtFault = -1;
    for (let round = 0; round < rounds; round += 1) {
      // One that fails each time is left alone for longer and longer: something is taken between two faults.
      if (faults < options.faults && round >= faults * faultEvery && receiver.taken.length > takenAtFault) {
        receiver.faults.push({ answer: { status: 500 } });
        faults += 1;
        takenAtFault = receiver.taken.length;
      }
      const speak = async (person: number) => {
        const id = crypto.randomUUID();
        const talk = await say(server, id, `mensagem ${round + 1}`, talks.get(person));
        talks.set(person, talk);
        if (random() < REPEATS) await say(server, id, `mensagem ${round + 1}`, talk);
        written.set(talk.session, [...(written.get(talk.session) ?? []), id]);
      };
      const spoken = Promise.all(Array.from({ length: options.people }, (_, person) => speak(person)));
      if (server.kills < options.kills && (round + 1) % killEvery === 0) {
        await pause(random() * 150);
        await server.kill();
      }
      await spoken;
    }
    const messages = rounds * options.people;
    await arrived(receiver, messages);
    const repeats = receiver.taken.length - receiver.distinct.length;
    const { forged } = receiver;
    const { kills } = server;
    return { messages, kills, faults, repeats, ...compare(receiver.distinct, written), forged };
  } finally {
    await receiver.close();
    await server.stop();
  }
}

/** Says something until it was taken, whatever becomes of the server meanwhile. */
async function say(server: KilledServer, id: string, text: string, talk?: Talk): Promise<Talk> {
  let refusal = "";
  for (let tries = 0; tries < 600; tries += 1) {
    const body = JSON.stringify({ id, text, ...(talk ?? { site: SITE }) });
    // Messages by HTTP are limited by their network (a /64 of IPv6): each comes from one of its own.
    const headers = { "x-forwarded-for": `2001:db8:${id.slice(0, 4)}:${id.slice(9, 13)}::1` };
    const init = { method: "POST", headers, body };
    const response = await server.fetch("/api/chat", init).catch(() => null);
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

if (import.meta.main) {
  const { values } = parseArgs({
    options: {
      messages: { type: "string", default: "10000" },
      kills: { type: "string", default: "50" },
      people: { type: "string", default: "50" },
      faults: { type: "string", default: "10" },
      to: { type: "string" },
      runtime: { type: "string", default: "node" },
      seed: { type: "string", default: String(Date.now() % 1_000_000) },
    },
  });
  const runtime = RUNTIMES.find((name) => name === values.runtime);
  if (!runtime) throw new Error(`--runtime is one of ${RUNTIMES.join(", ")}.`);
  const options = {
    messages: Number(values.messages),
    kills: Number(values.kills),
    people: Number(values.people),
    faults: Number(values.faults),
    seed: Number(values.seed),
    runtime,
  };
  const kinds = ["webhook", ...CRMS] as const;
  const asked = kinds.filter((kind) => values.to === undefined || kind === values.to);
  if (asked.length === 0) throw new Error(`--to is one of ${kinds.join(", ")}.`);
  for (const kind of asked) {
    const counts =
      kind === "webhook"
        ? await tortureExports(options)
        : { ...(await tortureCrm(kind, options)), forged: 0 };
    console.log(JSON.stringify({ exports: kind, runtime, seed: options.seed, ...counts }));
    if (counts.lost + counts.doubled + counts.outOfOrder + counts.forged > 0) process.exitCode = 1;
  }
}
