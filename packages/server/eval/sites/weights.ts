import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { EvidenceWeights } from "../../src/turn/evidence/ranking/evidence-model.ts";

/** Where `npm run train -- --leave-out` puts the weights that have not seen a site. */
export function foldFile(site: string): string {
  return fileURLToPath(new URL(`../../../../node_modules/.cache/prosa/folds/${site}.json`, import.meta.url));
}

/** Weights that have not seen a site. Throws where they were not made. */
export function readFold(site: string): EvidenceWeights {
  const file = foldFile(site);
  if (!existsSync(file)) throw new Error("First make the weights: npm run train -- --leave-out");
  return JSON.parse(readFileSync(file, "utf8")) as EvidenceWeights;
}
