import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { shopFolder } from "../../packages/server/eval/read-site.ts";
import { loadPassages } from "../../packages/server/eval/sites/load-site.ts";
import { readTestSites } from "../../packages/server/eval/sites/questions.ts";
import { serveFolder } from "../../packages/server/eval/sites/serve-folder.ts";
import { folderPassages, grow } from "../../packages/server/scripts/many-passages.ts";
import { callAsOwner } from "./bench-site.ts";

const TEST_SITES = fileURLToPath(new URL("../../packages/server/test/sites/", import.meta.url));
const QUESTIONS = fileURLToPath(new URL("questions.json", import.meta.url));
const PAGE_TYPES = [".html", ".md"];

/** A site of the bench: the folder of its pages with the passages in them, and what its visitors ask, in turn. */
export interface BenchSite {
  id: string;
  folder: string;
  passages: () => ReturnType<typeof folderPassages> | ReturnType<typeof loadPassages>;
  questions: readonly string[];
}

/** The sites of a folder as `eval sites` takes it, with all that is said in the talks of their questions; our own by default. */
export function benchSites(folder?: string): BenchSite[] {
  if (folder === undefined) return ownSites();
  return readTestSites(folder).map((site) => ({
    id: site.folder,
    folder: site.pages,
    passages: () => loadPassages(site),
    questions: site.questions.flatMap(({ turns }) => turns),
  }));
}

/** A shop and a clinic in Portuguese, a guest house in English and a plant shop in Spanish. */
function ownSites(): BenchSite[] {
  const ofShop = readJson<{ query: string }[]>(join(shopFolder, "questions.json")).map(({ query }) => query);
  const ofOthers = readJson<Record<string, string[]>>(QUESTIONS);
  return Object.entries({ shop: ofShop, ...ofOthers }).map(([id, questions]) => {
    const folder = id === "shop" ? shopFolder : join(TEST_SITES, id);
    return { id, folder, passages: () => folderPassages(folder), questions };
  });
}

/**
 * Puts a site, has its pages read from a local server, and adds altered copies of its passages as a written text until it has
 * some `wanted` passages. Resolves with how many it has.
 */
export async function putSite(origin: string, site: BenchSite, wanted: number): Promise<number> {
  await callAsOwner(origin, `/api/sites/${site.id}`, { name: site.id, abuse: { closedMinutes: 0 } }, "PUT");
  const pages = await serveFolder(site.folder);
  let count = 0;
  try {
    for (const name of pageNames(site.folder)) {
      const url = new URL(name, `${pages.origin}/`).href;
      count += passagesIn(await callAsOwner(origin, "/api/knowledge/pages", { site: site.id, url }));
    }
  } finally {
    await pages.close();
  }
  if (count >= wanted) return count;
  const own = await site.passages();
  const text = grow(own, own.length + wanted - count)
    .slice(own.length)
    .map(({ heading, title, text }, number) => `## ${heading || title} ${number}\n\n${text}`)
    .join("\n\n");
  const source = { site: site.id, kind: "text", title: "Copies", text };
  return count + passagesIn(await callAsOwner(origin, "/api/knowledge/sources", source));
}

function passagesIn(answer: unknown): number {
  return (answer as { passages: number }).passages;
}

function pageNames(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => PAGE_TYPES.includes(extname(name)) && name !== "404.html")
    .sort();
}

function readJson<Content>(path: string): Content {
  return JSON.parse(readFileSync(path, "utf8"));
}
