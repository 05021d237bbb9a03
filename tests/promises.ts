import { readFileSync } from "node:fs";
import { join } from "node:path";
import { filesOf, namesIn, ROOT } from "./source.ts";

export const PAGE = "docs/promises.md";

/** A test, or a group of tests, that carries the id of a promise in its name. */
export interface Proof {
  readonly id: string;
  /** From the repository's root. */
  readonly path: string;
  /** The name without its ids. */
  readonly name: string;
}

/** An id that a page defines, and whether the page says that it is built. */
export interface Definition {
  readonly id: string;
  readonly isBuilt: boolean;
}

const IDS = /^(?:\[[IPF]\d+\] ?)+/;

/** Every name in the repository's tests that begins with ids in brackets, once for each id. */
export function readProofs(): Proof[] {
  return filesOf(["packages/*/{src,test,eval,scripts}/**/*.ts", "examples/**/*.ts"]).flatMap((path) =>
    namesIn(path).flatMap((text) => {
      const ids = IDS.exec(text)?.[0];
      if (!ids) return [];
      const name = text.slice(ids.length).trim();
      return [...ids.matchAll(/[IPF]\d+/g)].map(([id]) => ({ id, path, name }));
    }),
  );
}

/** What `docs/promises.md` and the protocol's README define. */
export function readDefinitions(): Definition[] {
  const page = readFileSync(join(ROOT, PAGE), "utf8");
  const rules = readFileSync(join(ROOT, "packages/protocol/README.md"), "utf8");
  return [
    ...[...page.matchAll(/^### (I\d+) .*\n\n\*\*(Built|Not built yet)\b/gm)].map(([, id = "", state]) => ({
      id,
      isBuilt: state === "Built",
    })),
    ...[...page.matchAll(/^- \*\*(F\d+)\*\* /gm)].map(([, id = ""]) => ({ id, isBuilt: true })),
    ...[...rules.matchAll(/^- \*\*(P\d+)\*\* /gm)].map(([, id = ""]) => ({ id, isBuilt: true })),
  ];
}

/** The page with its lists of tests written from the tests themselves. */
export function withProofs(
  page: string,
  proofs: readonly Proof[],
  definitions: readonly Definition[],
): string {
  return page.replace(
    /(<!-- tests (\w+) -->\n)[\s\S]*?(<!-- \/tests -->)/g,
    (_, start: string, of: string, end: string) => {
      const list =
        of.length === 1 ? tableOf(of, proofs, definitions) : listOf(proofs.filter(({ id }) => id === of));
      return `${start}\n${list}\n\n${end}`;
    },
  );
}

function listOf(proofs: readonly Proof[]): string {
  return pathsOf(proofs)
    .map((path) => {
      const names = proofs
        .filter((proof) => proof.path === path)
        .map(({ name }) => `  - ${name || "(a group)"}`);
      return [`- [${shortened(path)}](../${path})`, ...names].join("\n");
    })
    .join("\n");
}

function tableOf(family: string, proofs: readonly Proof[], definitions: readonly Definition[]): string {
  const rows = definitions
    .filter(({ id }) => id.startsWith(family))
    .map(({ id }) => {
      const own = proofs.filter((proof) => proof.id === id);
      const links = pathsOf(own).map((path) => {
        const count = own.filter((proof) => proof.path === path).length;
        return `[${path.split("/").at(-1)}](../${path})${count > 1 ? ` (${count})` : ""}`;
      });
      return `| ${id} | ${links.join(", ")} |`;
    });
  return ["| id | tests |", "|---|---|", ...rows].join("\n");
}

function pathsOf(proofs: readonly Proof[]): string[] {
  return [...new Set(proofs.map(({ path }) => path))];
}

function shortened(path: string): string {
  return path.replace(/^packages\//, "").replace("/src/", "/");
}
