import { readFileSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";

const IMPORTS = /(?:from|import)\s*["'`](\.[^"'`]+)["'`]/g;
/** What `retry-parts.ts` makes of a chunk's static imports. */
const NEEDED_PARTS = /prosa\.part[^;]*?=await Promise\.all\(\[([^\]]*)\]\)/;
const PATHS = /`(\.[^`]+)`/g;

/** A built module and everything that it imports statically, by their paths in the folder `dist`. */
export function closureOf(dist: string, file: string, known = new Set<string>()): string[] {
  if (known.has(file)) return [];
  known.add(file);
  const code = readFileSync(resolve(dist, file), "utf8");
  const needed = code.match(NEEDED_PARTS)?.[1] ?? "";
  const imports = [...code.matchAll(IMPORTS), ...needed.matchAll(PATHS)].map(([, path = ""]) =>
    relative(dist, resolve(dist, dirname(file), path)),
  );
  return [file, ...imports.flatMap((path) => closureOf(dist, path, known))];
}
