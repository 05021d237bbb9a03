import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { siteSettingsSchema } from "@prosa/protocol";
import { readPage } from "../src/extract/page.ts";
import type { Knowledge } from "../src/knowledge/passage.ts";
import { createKnowledge } from "../src/knowledge/search/search.ts";
import { passagesOf } from "../src/site/pages/page-passages.ts";

/** Where the example shop's pages stand in tests and evaluations. */
export const SHOP_URL = "https://aurora.example/";

export const shopFolder = fileURLToPath(new URL("../../../examples/shop/", import.meta.url));

export const shopSite = siteSettingsSchema.parse({ name: "Armazém Aurora" });

/** Reads a folder of a site's pages, as the extractor does, into knowledge. */
export function readSite(folder: string, url = SHOP_URL): Knowledge {
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".html") && name !== "404.html")
    .sort();
  const pages = names.map((name) =>
    readPage(readFileSync(`${folder}/${name}`, "utf8"), new URL(name, url).href),
  );
  return createKnowledge(
    pages.flatMap((page) => passagesOf(page, "pt-BR")),
    "test",
  );
}
