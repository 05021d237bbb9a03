import { globSync, readFileSync } from "node:fs";
import { rm } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";

/** A relative path that a declaration imports from, exports from, or has in a type. */
const IMPORT = /\b(?:from|import)\s*\(?\s*["'](\.[^"']+)["']/g;

/**
 * Removes the declarations in a folder that none of these entries reaches: those of the insides would be a third of the package.
 * Throws where an entry names a declaration that is not there.
 */
export async function keepReachedTypes(folder: string, entries: readonly string[]): Promise<void> {
  const reached = new Set<string>();
  const waiting = entries.map((entry) => resolve(folder, entry));
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (reached.has(path)) continue;
    reached.add(path);
    for (const [, name = ""] of readFileSync(path, "utf8").matchAll(IMPORT))
      waiting.push(join(dirname(path), name.replace(/\.ts$/, ".d.ts")));
  }
  const made = globSync("**/*.d.ts", { cwd: folder }).map((path) => resolve(folder, path));
  await Promise.all(made.filter((path) => !reached.has(path)).map((path) => rm(path)));
}
