import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

export interface PageCase<Truth> {
  key: string;
  url: string;
  html: string;
  truth: Truth;
}

/** Reads a set of saved pages: `ground-truth.json` and `html/KEY.html.gz` in a folder, or in the `dev` folder below it. */
export function readPageSet<Truth extends { url?: string }>(folder: string): PageCase<Truth>[] {
  const root =
    [folder, join(folder, "dev")].find((one) => existsSync(join(one, "ground-truth.json"))) ?? folder;
  const truths = JSON.parse(readFileSync(join(root, "ground-truth.json"), "utf8")) as Record<string, Truth>;
  return Object.entries(truths).map(([key, truth]) => ({
    key,
    url: truth.url ?? "https://example.com/",
    html: gunzipSync(readFileSync(join(root, "html", `${key}.html.gz`))).toString("utf8"),
    truth,
  }));
}

export function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
