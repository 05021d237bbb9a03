import { cpuUsage, stdout } from "node:process";
import { siteSettingsSchema } from "@prosa/protocol";
import { createKnowledge, PASSAGES_MAX } from "../src/knowledge/search/search.ts";
import { embeddedText } from "../src/knowledge/vectors/embedder.ts";
import { packVectors, unpackVectors, vectorRowsOf } from "../src/knowledge/vectors/vectors.ts";
import { textKey } from "../src/language/text/text-key.ts";
import { siteSnapshotSchema } from "../src/site/snapshot.ts";
import { foldText, normaliseQuery } from "../src/turn/query/read-text.ts";
import { classifierOf, trainSiteIntents } from "../src/understanding/intents/intent.ts";
import { readModel } from "../src/understanding/learning/model-text.ts";
import { embedByGrams } from "../test/scripted-embeddings.ts";
import { folderPassages, grow } from "./many-passages.ts";

const ROUNDS = 25;
const PHRASES = 300;
const DIMENSIONS = 256;

/** The first and the median time of some work, in milliseconds of the processor, which others on the machine disturb less. */
function timeOf(work: (round: number) => unknown): { firstMs: number; medianMs: number } {
  const spent = Array.from({ length: ROUNDS }, (_, round) => {
    const before = cpuUsage();
    work(round);
    const { user, system } = cpuUsage(before);
    return (user + system) / 1_000;
  });
  const [firstMs = 0] = spent;
  const median = spent.toSorted((one, other) => one - other)[Math.floor(ROUNDS / 2)] ?? 0;
  return { firstMs: Math.round(firstMs), medianMs: Number(median.toFixed(1)) };
}

const settings = siteSettingsSchema.parse({ name: "Armazém Aurora" });
const passages = grow(folderPassages(), PASSAGES_MAX);
const json = JSON.stringify({ version: "1", settings, passages });
const letters = passages.reduce((sum, { text }) => sum + text.length, 0);
const knowledge = createKnowledge(passages, "1");
const learned = trainSiteIntents({ returns: ["a peça veio com defeito"] });
const phrases = (round: number) => ({
  returns: Array.from({ length: PHRASES }, (_, number) => `a peça ${number} veio com o defeito ${round}`),
});

const texts = passages.map(embeddedText);
const grams = texts.map((text) => embedByGrams(text, DIMENSIONS));
const vectors = vectorRowsOf(grams, "grams");
const packed = packVectors(vectors);
const byMeaning = createKnowledge(passages, "1", vectors);
const [vector] = grams;
const asked = (round: number) => ({ text: `quanto custa o frete ${round}?`, language: "pt-BR" as const });

for (const [name, figures] of [
  ["parse a snapshot", timeOf(() => siteSnapshotSchema.parse(JSON.parse(json)))],
  ["index its passages", timeOf(() => createKnowledge(passages, "1"))],
  ["load its vectors", timeOf(() => unpackVectors(packed, passages.length, "grams"))],
  ["name its texts", timeOf(() => texts.map(textKey))],
  ["search by words", timeOf((round) => knowledge.search(asked(round)))],
  [
    "search by meaning too",
    timeOf((round) => byMeaning.search({ ...asked(round), ...(vector && { vector }) })),
  ],
  [
    "mend a first message",
    timeOf(() => normaliseQuery(foldText("qual o prazo da trca?"), "pt-BR", knowledge)),
  ],
  ["learn the owner's phrases", timeOf((round) => trainSiteIntents(phrases(round)))],
  ["load what was learned", timeOf(() => learned && classifierOf(readModel(learned)))],
] as const) {
  stdout.write(`${JSON.stringify({ name, ...figures })}\n`);
}
stdout.write(
  `${JSON.stringify({ passages: passages.length, letters, vectorBytes: packed.length, phrases: PHRASES })}\n`,
);
