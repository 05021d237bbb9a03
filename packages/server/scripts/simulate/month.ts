import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Language } from "@prosa/protocol";
import * as z from "zod/mini";
import { type Fact, factSchema } from "../../src/insights/facts/fact.ts";
import { mulberry32 } from "../../src/platform/random.ts";
import { type Person, signInAgain, signUp } from "../../test/agents.ts";
import { addPage, putSite } from "../../test/client.ts";
import { type StillBed, startStill } from "../../test/testbed.ts";
import { type KnownVisitor, Player, type Questions, settle } from "./player.ts";

export const SIMULATED_SITE = "aurora";
const ZONE = "America/Sao_Paulo";
/** The zone's clock is so many hours behind the world's. */
const ZONE_HOURS = 3;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** The afternoon on which the simulated time ends: a Wednesday, the team at its desks. */
const END = Date.UTC(2026, 10, 25, 20);
const SHOP = fileURLToPath(new URL("../../../../examples/shop/", import.meta.url));
const PAGES = ["entrega", "trocas", "pagamento", "garantia", "duvidas", "contato", "sobre"];
const PRODUCT = "produtos/cafeteira-italiana-aurora-6-xicaras";

/** How busy each hour of a day is, by the site's clock: a shop that most people visit in the afternoon and after dinner. */
const HOURS = [
  0.2, 0.1, 0.05, 0.05, 0.05, 0.1, 0.4, 0.9, 1.8, 3, 3.8, 4, 3.4, 3.9, 4.6, 4.4, 4, 3.2, 2.6, 2.8, 3.6, 3.2,
  1.9, 0.8,
];
const WORK = [{ from: "09:00", to: "18:00" }];
const SHORT = [{ from: "09:00", to: "13:00" }];

const questionsSchema = z.array(
  z.object({
    query: z.string(),
    language: z.enum(["pt-BR", "en", "es"]),
    answers: z.optional(z.array(z.string())),
  }),
);
const reportSchema = z.object({ n: z.int(), facts: z.array(factSchema) });

/** The team signs in again each so many days, before its sign-ins are over. */
const SIGN_IN_DAYS = 5;

interface SimulationOptions {
  days: number;
  /** Conversations of a middling working day. */
  conversations: number;
  seed: number;
  onDay?: (day: number, conversations: number) => void;
}

/** The deployment after the simulated days, and the facts that its sessions told, in order. */
export interface Simulation {
  bed: StillBed;
  owner: Person;
  conversations: number;
  logs: ReadonlyMap<string, readonly Fact[]>;
}

/** Plays days of a shop: its pages are read, its visitors ask what people ask it, its team answers. */
export async function simulate({ days, conversations, seed, onDay }: SimulationOptions): Promise<Simulation> {
  const random = mulberry32(seed);
  const bed = startStill();
  const logs = listen(bed);
  bed.clock.advance(END - days * DAY_MS - bed.clock.now());
  const closeShop = await openShop(bed);
  const team = await Promise.all(["Lia", "Bia"].map((name) => signUp(bed, SIMULATED_SITE, name)));
  const player = new Player({ bed, site: SIMULATED_SITE, team, random });
  const languages = await readQuestions();
  const known: KnownVisitor[] = [];
  let played = 0;
  for (let day = 0; day < days; day += 1) {
    const isAgain = day > 0 && day % SIGN_IN_DAYS === 0;
    for (const person of isAgain ? team : []) await signInAgain(bed, person);
    for (const at of startsOf(END - (days - day) * DAY_MS, conversations, random)) {
      bed.clock.advance(Math.max(0, at - bed.clock.now()));
      const before = random() < 0.1 ? known[Math.floor(random() * known.length)] : undefined;
      const isBack = before !== undefined && player.mayComeBack(before);
      const visitor = isBack
        ? await player.comeBack(before)
        : await player.arrive(languages[languageBy(random())]);
      if (isBack) known[known.indexOf(before)] = visitor;
      else known.push(visitor);
      await player.play(visitor, isWorkTime(bed.clock.now()));
      played += 1;
    }
    onDay?.(day + 1, played);
  }
  bed.clock.advance(Math.max(0, END - bed.clock.now()));
  // Who looks at the figures comes last: a sign-in that nobody uses is over after some days.
  const owner = await signUp(bed, SIMULATED_SITE, "Nara", "owner");
  await settled(bed);
  closeShop();
  return { bed, owner, conversations: played, logs };
}

/** Hears the facts that sessions tell to the statistics rooms. */
function listen(bed: StillBed): Map<string, Fact[]> {
  const logs = new Map<string, Fact[]>();
  bed.platform.onCall = (kind, _room, at, init) => {
    const session = at.startsWith("/facts/") ? at.slice("/facts/".length) : "";
    if (kind !== "stats" || session === "" || init?.method !== "PUT") return;
    const { n, facts } = reportSchema.parse(JSON.parse(String(init.body)));
    const log = logs.get(session) ?? [];
    logs.set(session, [...log, ...facts.slice(Math.max(0, facts.length - (n - log.length)))]);
  };
  return logs;
}

/** Opens the site, and has it read the shop's pages, which are on loopback until the shop is closed: they are read again. */
async function openShop(bed: StillBed): Promise<() => void> {
  const week = [WORK, WORK, WORK, WORK, WORK, SHORT, []];
  await putSite(bed, SIMULATED_SITE, {
    name: "Armazém Aurora",
    model: "embedded",
    openingHours: { timeZone: ZONE, week },
    // All visitors come from one address here.
    abuse: { closedMinutes: 0 },
  });
  const server = createServer((request, response) => {
    readFile(path.join(SHOP, path.basename(request.url ?? "")))
      .catch(() => readFile(path.join(SHOP, "produtos", path.basename(request.url ?? ""))))
      .then(
        (page) => response.setHeader("content-type", "text/html; charset=utf-8").end(page),
        () => response.writeHead(404).end(),
      );
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = address && typeof address === "object" ? address.port : 0;
  for (const page of [...PAGES, PRODUCT]) {
    await addPage(bed, SIMULATED_SITE, `http://127.0.0.1:${port}/${page}.html`);
  }
  return () => {
    server.close();
    server.closeAllConnections();
  };
}

async function readQuestions(): Promise<Readonly<Record<Language, Questions>>> {
  const all = questionsSchema.parse(JSON.parse(await readFile(path.join(SHOP, "questions.json"), "utf8")));
  const of = (wanted: Language, words: Omit<Questions, "known" | "unknown">): Questions => ({
    known: all.flatMap(({ language, query, answers = [] }) =>
      language === wanted && answers.length > 0 ? [query] : [],
    ),
    unknown: all.flatMap(({ language, query, answers = [] }) =>
      language === wanted && answers.length === 0 ? [query] : [],
    ),
    ...words,
  });
  return {
    "pt-BR": of("pt-BR", {
      person: "quero falar com uma pessoa",
      thanks: "obrigada!",
      hello: "oi, boa tarde",
    }),
    en: of("en", { person: "I want to talk to a person", thanks: "thank you!", hello: "hello" }),
    es: of("es", { person: "quiero hablar con una persona", thanks: "¡gracias!", hello: "hola" }),
  };
}

/** The language of a visitor for a random number: nine of ten speak Portuguese. */
function languageBy(share: number): Language {
  return share < 0.9 ? "pt-BR" : share < 0.96 ? "es" : "en";
}

/** The times at which conversations begin in a day that ends at `END`'s hour, in order. */
function startsOf(from: number, conversations: number, random: () => number): number[] {
  const whole = HOURS.reduce((sum, weight) => sum + weight, 0);
  const starts = Array.from({ length: 24 }, (_, hour) => {
    const at = from + hour * HOUR_MS;
    const local = new Date(at - ZONE_HOURS * HOUR_MS);
    const ofDay = [0.4, 1.15, 1.1, 1, 1, 0.95, 0.6][local.getUTCDay()] ?? 1;
    const mean = (conversations * ofDay * (HOURS[local.getUTCHours()] ?? 0)) / whole;
    const count = Math.floor(mean + random());
    return Array.from({ length: count }, () => Math.round(at + random() * HOUR_MS));
  });
  return starts.flat().sort((one, other) => one - other);
}

function isWorkTime(now: number): boolean {
  const local = new Date(now - ZONE_HOURS * HOUR_MS);
  const [day, hour] = [local.getUTCDay(), local.getUTCHours()];
  return hour >= 9 && hour < (day === 6 ? 13 : 18) && day !== 0;
}

/** Lets every session tell the facts that wait, and every room take what it was told. */
async function settled(bed: StillBed): Promise<void> {
  for (let round = 0; round < 100; round += 1) {
    if (round % 20 === 0) bed.clock.advance(60_000);
    await settle(bed);
  }
}
