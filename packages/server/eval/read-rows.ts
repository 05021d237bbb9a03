import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import type * as z from "zod/mini";

/** The files of a path: itself, or every file below a folder whose name ends so, in order of name. */
export function filesOf(path: string, ending: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => join(path, name));
}

/** Rows of JSON lines of a file or of all `.jsonl` files of a folder, each checked; throws with file and line on a bad one. */
export function readRows<Row>(path: string, schema: z.ZodMiniType<Row>): Row[] {
  return filesOf(path, ".jsonl").flatMap((file) =>
    readFileSync(file, "utf8")
      .split("\n")
      .flatMap((line, number) => {
        if (line.trim() === "") return [];
        const row = schema.safeParse(JSON.parse(line));
        if (!row.success) throw new Error(`${file}:${number + 1}: ${row.error.message}`);
        return [row.data];
      }),
  );
}

/** Rounds a figure to four places, so that lines of figures compare. */
export function round(value: number): number {
  return Math.round(value * 10000) / 10000;
}
