import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import * as z from "zod/mini";
import { readRows } from "../read-rows.ts";

const FILE = fileURLToPath(new URL("../fixtures/condensed.jsonl", import.meta.url));
const condensedSchema = z.object({ id: z.string(), question: z.string() });

/** Last messages of talks as questions of their own, by the question's id, in the language of the site's pages. */
export function readCondensed(): ReadonlyMap<string, string> {
  const rows = existsSync(FILE) ? readRows(FILE, condensedSchema) : [];
  return new Map(rows.map(({ id, question }) => [id, question]));
}
