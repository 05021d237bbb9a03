// The share of a turn's CPU time that sealing takes: `npm run bench:sealing`. One process holds the rooms in memory, so that
// neither a disk nor a socket counts, and seals by the cipher of the Node host. Turns are measured whole; then the very rows
// that they stored are sealed again, alone.
import { stdout } from "node:process";
import { MemoryClock } from "../../src/hosts/memory/clock.ts";
import { MemoryPlatform } from "../../src/hosts/memory/index.ts";
import { nodeCipher } from "../../src/hosts/node/sealing/cipher.ts";
import { readEnvironment } from "../../src/platform/environment.ts";
import { useCiphersOf } from "../../src/security/sealing/cipher.ts";
import { keyIdOf, makeKey, seal, unseal } from "../../src/security/sealing/envelope.ts";
import { cpuTimeOf } from "./cpu-time.ts";

const WARM_UP = 200;
const TURNS = 1_000;
const TURNS_PER_SESSION = 20;
/** The bytes of an envelope beside its words: version, id, nonce and tag. */
const ENVELOPE_BYTES = 1 + 8 + 12 + 16;
const QUESTIONS = ["oi", "Qual o prazo de troca?", "quanto custa a cafeteira italiana no pix?", "obrigada"];

useCiphersOf(nodeCipher);
const secret = () => crypto.randomUUID() + crypto.randomUUID();
const ownerKey = secret();
const environment = readEnvironment({
  PROSA_SECRET: secret(),
  PROSA_MASTER_KEY: secret(),
  PROSA_OWNER_KEY: ownerKey,
  PROSA_SESSIONS_PER_MINUTE: "1000000000",
  PROSA_COMMANDS_PER_MINUTE: "1000000000",
});
const clock = new MemoryClock(Date.UTC(2026, 0, 15, 12));
const platform = new MemoryPlatform(environment, clock);
await platform.fetch("/api/sites/loja", {
  method: "PUT",
  headers: { authorization: `Bearer ${ownerKey}` },
  body: JSON.stringify({ name: "Loja", model: "embedded", abuse: { closedMinutes: 0 } }),
});

let opened: { session: string; token: string } | null = null;
const sessions = new Set<string>();

/** One turn, as `POST /api/chat` takes it. */
async function ask(index: number): Promise<void> {
  if (index % TURNS_PER_SESSION === 0) opened = null;
  const text = QUESTIONS[index % QUESTIONS.length];
  const response = await platform.fetch("/api/chat", {
    method: "POST",
    body: JSON.stringify({ site: "loja", text, ...opened }),
  });
  if (response.status !== 200) throw new Error(await response.text());
  opened = (await response.json()) as { session: string; token: string };
  sessions.add(opened.session);
  clock.advance(10_000);
}

/** The CPU time of some work, and of what the rooms go on with after it, in milliseconds. */
function cpuOf(work: () => Promise<void>): Promise<number> {
  return cpuTimeOf(async () => {
    await work();
    await platform.idle();
  });
}

async function askMany(count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) await ask(index);
}

await askMany(WARM_UP);
sessions.clear();
const turns = await cpuOf(() => askMany(TURNS));

/** The rows of the log, as they lie sealed; a session's own row is written by each step, one for each two of the log. */
const sizes = [...sessions].flatMap((session) => {
  const { rows } = platform.place("main", session).storage;
  const sealed = [...rows].flatMap(([key, value]) =>
    value instanceof Uint8Array
      ? [{ key, bytes: value.byteLength - ENVELOPE_BYTES, id: keyIdOf(value) }]
      : [],
  );
  const log = sealed.filter(({ key }) => key.startsWith("log:"));
  const own = sealed.filter(({ key }) => key === "session");
  return [...log, ...log.slice(log.length / 2).flatMap(() => own)].map(({ bytes }) => bytes);
});
const { key } = await makeKey();
const words = sizes.map((bytes) => new Uint8Array(bytes));
const sealing = await cpuOf(async () => {
  for (const [at, bytes] of words.entries()) await unseal(key, await seal(key, bytes, `${at}`), `${at}`);
});

const figures = {
  turns: TURNS,
  rows: sizes.length / TURNS,
  bytes: Math.round(sizes.reduce((sum, bytes) => sum + bytes, 0) / sizes.length),
  turnMs: Number((turns / TURNS).toFixed(3)),
  sealAndOpenMs: Number((sealing / TURNS).toFixed(3)),
  share: Number((sealing / turns).toFixed(3)),
};
stdout.write(`${JSON.stringify(figures)}\n`);
