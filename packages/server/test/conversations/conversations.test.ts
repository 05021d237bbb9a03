import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { type SiteSettings, siteSettingsSchema } from "@prosa/protocol";
import * as z from "zod/mini";
import { readSite, shopFolder, shopSite } from "../../eval/read-site.ts";
import { createEmbeddedModel } from "../../src/models/embedded.ts";
import { type Context, EMPTY_CONTEXT } from "../../src/turn/memory.ts";
import { converse } from "../../src/turn/pipeline.ts";
import type { TurnDeps } from "../../src/turn/ports.ts";
import type { RecordedTurn } from "../../src/turn/turn.ts";

const words = z.array(z.string());
const turnSchema = z.object({
  visitor: z.string(),
  language: z.optional(z.enum(["pt-BR", "en", "es"])),
  action: z.enum(["answer", "clarify", "hand-over", "decline"]),
  /** How the reason begins. */
  reason: z.optional(z.string()),
  strategy: z.optional(z.string()),
  /** How the address of the first citation ends. */
  cites: z.optional(z.string()),
  says: z.optional(words),
  neverSays: z.optional(words),
  choices: z.optional(words),
  product: z.optional(z.string()),
  /** The channels that the cards' contacts lead to. */
  channels: z.optional(words),
  /** What is said exactly once. */
  saysOnce: z.optional(words),
});
const dialoguesSchema = z.array(z.object({ name: z.string(), turns: z.array(turnSchema) }));
type ExpectedTurn = z.infer<typeof turnSchema>;

interface Site {
  /** The folder beside this file that holds its talks. */
  folder: string;
  name: string;
  pages: string;
}

const here = new URL("./", import.meta.url);
/** The example shop's talks stand beside this file; each other site's in a folder of its name. */
const sites: readonly Site[] = [
  { folder: "", name: shopSite.name, pages: shopFolder },
  ...[
    ["bike-shop", "Pedal Norte"],
    ["clinic", "Clínica Ipê"],
    ["guest-house", "Harbour House"],
    ["hardware-shop", "Casa do Parafuso"],
    ["photo-school", "Escuela Lumen"],
    ["plant-shop", "Vivero Jacaranda"],
  ].map(([folder = "", name = ""]) => ({
    folder: `${folder}/`,
    name,
    pages: fileURLToPath(new URL(`../sites/${folder}`, import.meta.url)),
  })),
];

for (const { folder, name: siteName, pages } of sites) {
  const deps: TurnDeps = { knowledge: readSite(pages), model: createEmbeddedModel() };
  const site = siteSettingsSchema.parse({ name: siteName });
  for (const file of readdirSync(new URL(folder, here)).filter((name) => name.endsWith(".json"))) {
    const dialogues = dialoguesSchema.parse(
      JSON.parse(readFileSync(new URL(`${folder}${file}`, here), "utf8")),
    );
    describe(`conversations: ${folder}${file.replace(".json", "")}`, () => {
      for (const { name, turns } of dialogues) {
        it(name, async () => {
          let context = EMPTY_CONTEXT;
          for (const expected of turns) {
            const turn = await take(expected.visitor, context, site, deps);
            check(turn, expected);
            context = turn.next;
          }
        });
      }
    });
  }
}

async function take(
  text: string,
  context: Context,
  site: SiteSettings,
  deps: TurnDeps,
): Promise<RecordedTurn> {
  const received = { id: "message-1", text, site, context, at: 1_000 };
  const steps = converse(received, deps, new AbortController().signal);
  for (;;) {
    const step = await steps.next();
    if (step.done) return step.value;
  }
}

function check({ reading, decision, reply }: RecordedTurn, expected: ExpectedTurn): void {
  const shown = `“${expected.visitor}” (${decision.reason}): ${reply.text}`;
  assert.equal(decision.action, expected.action, shown);
  if (expected.reason) assert.ok(decision.reason.startsWith(expected.reason), shown);
  if (expected.strategy) assert.equal(decision.strategy.name, expected.strategy, shown);
  if (expected.language) assert.equal(reading.language, expected.language, shown);
  if (expected.cites)
    assert.ok(reply.citations[0]?.url?.endsWith(expected.cites), `${reply.citations[0]?.url}: ${shown}`);
  for (const text of expected.says ?? []) assert.ok(reply.text.includes(text), `lacks “${text}”: ${shown}`);
  for (const text of expected.neverSays ?? [])
    assert.ok(!reply.text.includes(text), `says “${text}”: ${shown}`);
  const labels = reply.choices.map((choice) => choice.label);
  for (const label of expected.choices ?? [])
    assert.ok(labels.includes(label), `${labels.join(", ")}: ${shown}`);
  for (const text of expected.saysOnce ?? [])
    assert.equal(reply.text.split(text).length - 1, 1, `“${text}” not once: ${shown}`);
  if (expected.channels) {
    const actions = reply.cards.flatMap((card) => card.actions ?? []);
    const channels = actions.map((action) => (action.type === "contact" ? action.channel : action.type));
    assert.deepEqual([...new Set(channels)], expected.channels, shown);
  }
  if (expected.product) assert.equal(reply.products[0]?.name, expected.product, shown);
}
