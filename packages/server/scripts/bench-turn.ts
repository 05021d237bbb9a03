import { stdout } from "node:process";
import { siteSettingsSchema, TEXT_LENGTH_MAX } from "@prosa/protocol";
import type { Passage } from "../src/knowledge/passage.ts";
import { createKnowledge } from "../src/knowledge/search/search.ts";
import { createEmbeddedModel } from "../src/models/embedded.ts";
import { decide } from "../src/turn/decision/decide.ts";
import { retrieve } from "../src/turn/evidence/retrieve.ts";
import { EMPTY_CONTEXT } from "../src/turn/memory.ts";
import { respond } from "../src/turn/pipeline.ts";
import type { TurnDeps } from "../src/turn/ports.ts";
import { normaliseTurn } from "../src/turn/query/read-text.ts";
import { record } from "../src/turn/record.ts";
import { understand } from "../src/turn/understand.ts";
import { folderPassages, grow } from "./many-passages.ts";

const PASSAGES = 1_000;
const TURNS = 2_000;
const WARM_UP = 200;
const STEPS = ["normalise", "understand", "retrieve", "decide", "respond", "record"] as const;

const QUESTIONS = [
  "oi",
  "Qual o prazo de troca?",
  "vocês entregam em Manaus? e quanto tempo demora pra chegar?",
  "quanto custa a cafeteira italiana no pix?",
  "how long is the warranty on the grinder?",
  "¿cuánto cuesta el envío al nordeste?",
  "meu pedido AA-204518 chegou quebrado e ninguém responde, quero trocar por outro",
  "vcs vendem liquidificador?",
  "o café já vem moido ou tem q moer em casa",
  "quero falar com um atendente",
];

function shareOf(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return Number((sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(3));
}

const site = siteSettingsSchema.parse({ name: "Armazém Aurora" });
const signal = new AbortController().signal;

/** Asks the questions in turn and returns what each step took, in milliseconds. */
async function time(passages: readonly Passage[], questions: readonly string[], turns: number) {
  const deps: TurnDeps = { knowledge: createKnowledge(passages, "bench"), model: createEmbeddedModel() };
  const spent = new Map<string, number[]>([...STEPS, "turn"].map((step) => [step, []]));
  for (let count = -WARM_UP; count < turns; count += 1) {
    const text = questions[Math.abs(count) % questions.length] ?? "";
    const marks = [performance.now()];
    const mark = <Value>(value: Value): Value => {
      marks.push(performance.now());
      return value;
    };
    const received = { id: "bench", text, site, context: EMPTY_CONTEXT, at: 0 };
    const normalised = mark(normaliseTurn(received));
    const understood = mark(understand(normalised, deps));
    const retrieved = mark(retrieve(understood, deps));
    const decided = mark({ ...retrieved, decision: decide(retrieved) });
    const replying = respond(decided, deps, signal);
    let step = await replying.next();
    while (!step.done) step = await replying.next();
    const reply = mark(step.value);
    mark(record({ ...decided, reply }));
    if (count < 0) continue;
    for (const [at, name] of STEPS.entries()) spent.get(name)?.push((marks[at + 1] ?? 0) - (marks[at] ?? 0));
    spent.get("turn")?.push((marks.at(-1) ?? 0) - (marks[0] ?? 0));
  }
  const figures = [...spent].map(([name, values]) => [
    name,
    { medianMs: shareOf(values, 0.5), p99Ms: shareOf(values, 0.99) },
  ]);
  return { passages: passages.length, turns, ...Object.fromEntries(figures) };
}

/** Messages of the greatest length: one run of letters, words of the shop, and unknown words. */
const hostile = [
  "a1bçéñ".repeat(TEXT_LENGTH_MAX),
  "cafeteira quebrada entrega manaus ".repeat(TEXT_LENGTH_MAX),
  Array.from({ length: TEXT_LENGTH_MAX }, (_, at) => `${((at * 7_919) % 99_991).toString(36)}ção`).join(" "),
].map((text) => text.slice(0, TEXT_LENGTH_MAX));

const passages = folderPassages();
for (const [name, figures] of [
  ["longest messages", await time(passages, hostile, TURNS / 10)],
  ["a small shop", await time(passages, QUESTIONS, TURNS)],
  ["a large one", await time(grow(passages, PASSAGES), QUESTIONS, TURNS)],
] as const) {
  stdout.write(`${JSON.stringify({ name, ...figures })}\n`);
}
