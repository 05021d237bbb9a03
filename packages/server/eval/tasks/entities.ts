import { readFileSync } from "node:fs";
import { basename } from "node:path";
import type { Language } from "@prosa/protocol";
import * as z from "zod/mini";
import { type EntityType, findEntities } from "../../src/understanding/entities/entities.ts";
import { readPrice } from "../../src/understanding/entities/money.ts";
import { filesOf, readRows, round } from "../read-rows.ts";
import type { Figures, TaskInput, TaskResult } from "../task.ts";

interface Gold {
  /** An entity type we claim, or what the set calls it. */
  type: string;
  start: number;
  end: number;
  /** The value in normal form, where the set gives it. */
  value?: string | number;
}

interface Case {
  text: string;
  language: Language;
  now: number;
  /** The types this case was annotated with; what we say of other types is not judged. */
  judged: readonly EntityType[];
  gold: Gold[];
}

const ALL_TYPES = [
  "money",
  "date",
  "time",
  "phone",
  "email",
  "url",
  "number",
  "percent",
  "cpf",
  "cnpj",
  "cep",
  "order",
] as const satisfies readonly EntityType[];

const specSchema = z.array(
  z.object({
    Input: z.string(),
    Context: z.optional(z.object({ ReferenceDateTime: z.optional(z.string()) })),
    NotSupported: z.optional(z.string()),
    NotSupportedByDesign: z.optional(z.string()),
    Results: z.array(
      z.object({
        Text: z.string(),
        TypeName: z.optional(z.string()),
        Type: z.optional(z.string()),
        Start: z.optional(z.number()),
      }),
    ),
  }),
);
const priceSchema = z.object({
  currency_raw: z.nullable(z.string()),
  price_raw: z.nullable(z.string()),
  amount: z.nullable(z.number()),
});
const ownSchema = z.object({
  text: z.string(),
  language: z.optional(z.enum(["pt-BR", "en", "es"])),
  /** The types that the row is annotated with; all of them where it does not say. */
  judges: z.optional(z.array(z.enum(ALL_TYPES))),
  entities: z.array(
    z.object({ type: z.string(), text: z.string(), value: z.optional(z.union([z.string(), z.number()])) }),
  ),
});

/** Which of our types a file of specifications is annotated with; the others (ranges, ages, models within models) are not claimed. */
const filePatterns: readonly (readonly [RegExp, readonly EntityType[]])[] = [
  [/^Number-.*-NumberModel/, ["number"]],
  [/-PercentModel/, ["percent"]],
  [/-CurrencyModel/, ["money"]],
  [/-PhoneNumberModel/, ["phone"]],
  [/-EmailModel/, ["email"]],
  [/-URLModel/, ["url"]],
  [/-DateExtractor/, ["date"]],
  [/-TimeExtractor/, ["time"]],
  [/-DateTimeModel/, ["date", "time"]],
];
const typeNames: Readonly<Record<string, EntityType>> = {
  number: "number",
  percentage: "percent",
  currency: "money",
  phonenumber: "phone",
  email: "email",
  url: "url",
  date: "date",
  time: "time",
  "datetimeV2.date": "date",
  "datetimeV2.time": "time",
};
function locate(text: string, part: string, from: number): number {
  const at = text.indexOf(part, from);
  return at >= 0 ? at : text.toLowerCase().indexOf(part.toLowerCase(), from);
}

function readSpecs(file: string): Case[] {
  const judged = filePatterns.find(([pattern]) => pattern.test(basename(file)))?.[1];
  if (judged === undefined) return [];
  const language: Language = file.includes("-English-") ? "en" : file.includes("-Spanish-") ? "es" : "pt-BR";
  return specSchema.parse(JSON.parse(readFileSync(file, "utf8"))).map((spec) => {
    let from = 0;
    const gold = spec.Results.map((result) => {
      const start = result.Start ?? locate(spec.Input, result.Text, from);
      from = start + result.Text.length;
      const name = result.TypeName ?? result.Type ?? "";
      return { type: typeNames[name] ?? name, start, end: from };
    });
    return {
      text: spec.Input,
      language,
      now: Date.parse(`${spec.Context?.ReferenceDateTime ?? "2016-11-07T00:00:00"}Z`),
      judged,
      gold,
    };
  });
}

function readOwn(file: string): Case[] {
  return readRows(file, ownSchema).map(({ text, language, judges, entities }) => {
    let from = 0;
    const gold = entities.map((entity) => {
      const start = locate(text, entity.text, from);
      from = start + entity.text.length;
      const { type, value } = entity;
      return { type, start, end: from, ...(value === undefined ? {} : { value }) };
    });
    return {
      text,
      language: language ?? "pt-BR",
      now: Date.parse("2026-11-22T12:00:00Z"),
      judged: judges ?? ALL_TYPES,
      gold,
    };
  });
}

class Tally {
  readonly #values = { right: 0, all: 0 };
  readonly #counts = new Map<string, { right: number; said: number; gold: number }>();

  add(type: string, right: number, said: number, gold: number): void {
    const count = this.#counts.get(type) ?? { right: 0, said: 0, gold: 0 };
    this.#counts.set(type, { right: count.right + right, said: count.said + said, gold: count.gold + gold });
  }

  addValue(isRight: boolean): void {
    this.#values.all += 1;
    if (isRight) this.#values.right += 1;
  }

  figures(): Figures {
    const precision: Figures = {};
    const recall: Figures = {};
    const f1: Figures = {};
    const n: Figures = {};
    for (const [type, { right, said, gold }] of this.#counts) {
      if (gold === 0) continue;
      n[type] = gold;
      precision[type] = round(right / Math.max(1, said));
      recall[type] = round(right / gold);
      f1[type] = round((2 * right) / (said + gold));
    }
    const { right, all } = this.#values;
    return { n, precision, recall, f1, ...(all === 0 ? {} : { values: round(right / all) }) };
  }
}

function isSameValue(gold: string | number, said: unknown): boolean {
  if (typeof gold !== "number" || typeof said !== "number") return gold === said;
  return Math.abs(gold - said) <= Math.abs(gold) * 1e-9;
}

function judge(cases: readonly Case[], tally: Tally, misses: unknown[]): void {
  for (const { text, language, now, judged, gold } of cases) {
    const said = findEntities(text, { language, now });
    for (const type of judged) {
      const wanted = gold.filter((entity) => entity.type === type);
      // A day inside what the set calls a span of time is not judged: the set does not say whether it is there.
      const judgedSaid = said.filter(
        (entity) =>
          entity.type === type &&
          !gold.some(
            (other) =>
              !judged.includes(other.type as EntityType) &&
              entity.start < other.end &&
              other.start < entity.end,
          ),
      );
      let right = 0;
      const wrongValues: unknown[] = [];
      for (const entity of judgedSaid) {
        const same = wanted.find((other) => other.start === entity.start && other.end === entity.end);
        if (same === undefined) continue;
        right += 1;
        if (same.value === undefined) continue;
        const isRight = isSameValue(same.value, entity.value);
        tally.addValue(isRight);
        if (!isRight) wrongValues.push({ gold: same.value, got: entity.value });
      }
      if (wrongValues.length > 0) misses.push({ type, text, wrongValues });
      tally.add(type, right, judgedSaid.length, wanted.length);
      if (right < wanted.length || right < judgedSaid.length) {
        misses.push({
          type,
          text,
          gold: wanted.map(({ start, end }) => text.slice(start, end)),
          got: judgedSaid.map((entity) => entity.text),
        });
      }
    }
  }
}

function judgePrices(file: string, tally: Tally, misses: unknown[]): void {
  for (const { currency_raw, price_raw, amount } of readRows(file, priceSchema)) {
    const price = price_raw === null ? undefined : readPrice(price_raw, currency_raw ?? "");
    const isRight = price !== undefined && amount !== null && Math.abs(price.amount - amount) < 1e-6;
    tally.add("money", isRight ? 1 : 0, price === undefined ? 0 : 1, amount === null ? 0 : 1);
    if (!isRight && (price !== undefined || amount !== null))
      misses.push({ type: "money", price_raw, currency_raw, gold: amount, got: price ?? null });
  }
}

/** Entities by type: a find is right when its type and both ends are those of the set. Layout by file: specifications, prices, or our own rows. */
export async function run({ test }: TaskInput): Promise<TaskResult> {
  const misses: unknown[] = [];
  const tally = new Tally();
  for (const file of filesOf(test, ".json"))
    if (file.endsWith(".json")) judge(readSpecs(file), tally, misses);
  for (const file of filesOf(test, ".jsonl")) {
    if (!file.endsWith(".jsonl")) continue;
    const first: unknown = JSON.parse(readFileSync(file, "utf8").split("\n", 1)[0] ?? "{}");
    if (priceSchema.safeParse(first).success) judgePrices(file, tally, misses);
    else judge(readOwn(file), tally, misses);
  }
  return { figures: tally.figures(), misses };
}
