import { stdout } from "node:process";
import { siteSettingsSchema } from "@prosa/protocol";
import { respell } from "../src/conversation/respell.ts";
import { createKnowledge, PASSAGES_MAX } from "../src/knowledge/search.ts";
import { siteSnapshotSchema } from "../src/site-rows.ts";
import { intentsOf } from "../src/understanding/site-intents.ts";
import { grow, shopPassages } from "./many-passages.ts";

const ROUNDS = 5;
const PHRASES = 300;

/** The first and the median time of some work, in milliseconds. */
function timeOf(work: (round: number) => unknown): { firstMs: number; medianMs: number } {
  const spent = Array.from({ length: ROUNDS }, (_, round) => {
    const startedAt = performance.now();
    work(round);
    return performance.now() - startedAt;
  });
  const [firstMs = 0] = spent;
  const median = spent.toSorted((one, other) => one - other)[Math.floor(ROUNDS / 2)] ?? 0;
  return { firstMs: Math.round(firstMs), medianMs: Number(median.toFixed(1)) };
}

const settings = siteSettingsSchema.parse({ name: "Armazém Aurora" });
const passages = grow(shopPassages(), PASSAGES_MAX);
const json = JSON.stringify({ version: "1", settings, passages });
const letters = passages.reduce((sum, { text }) => sum + text.length, 0);
const knowledge = createKnowledge(passages, "1");
const phrases = (round: number) => ({
  returns: Array.from({ length: PHRASES }, (_, number) => `a peça ${number} veio com o defeito ${round}`),
});

for (const [name, figures] of [
  ["parse a snapshot", timeOf(() => siteSnapshotSchema.parse(JSON.parse(json)))],
  ["index its passages", timeOf(() => createKnowledge(passages, "1"))],
  ["mend a first message", timeOf(() => respell("qual o prazo da trca?", "pt-BR", knowledge))],
  ["learn the owner's phrases", timeOf((round) => intentsOf(phrases(round)))],
] as const) {
  stdout.write(
    `${JSON.stringify({ name, passages: passages.length, letters, phrases: PHRASES, ...figures })}\n`,
  );
}
