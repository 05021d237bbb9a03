import { readFileSync } from "node:fs";
import { dirname, relative, resolve } from "node:path";

/** A built module and everything that it imports statically, by their paths in the folder `dist`. */
export function closureOf(dist: string, file: string, known = new Set<string>()): string[] {
  if (known.has(file)) return [];
  known.add(file);
  const code = readFileSync(resolve(dist, file), "utf8");
  const imports = [...code.matchAll(/(?:from|import)\s*["'`](\.[^"'`]+)["'`]/g)].map(([, path = ""]) =>
    relative(dist, resolve(dist, dirname(file), path)),
  );
  return [file, ...imports.flatMap((path) => closureOf(dist, path, known))];
}
