import { globSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { parseSync } from "vite";

/** The repository's root, as a path of this machine. */
export const ROOT = join(import.meta.dirname, "..");

/** One import of a source file. A type's import counts as much as a value's. */
export interface Import {
  /** The file of the repository that is imported, or the name of a library: `lit`, `node:fs`, `@prosa/protocol`. */
  readonly target: string;
  readonly isLibrary: boolean;
  /** True for `import("…")`, which loads when it is called. */
  readonly isDynamic: boolean;
}

/** What the tests of the house know about one source file. */
export interface SourceFile {
  /** From the repository's root, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly Import[];
  /** True where the global `fetch` is named, by itself or as a property of `globalThis`. */
  readonly namesGlobalFetch: boolean;
  /** Names that other files can import. */
  readonly exports: readonly string[];
  /** Those of them that this file declares itself. */
  readonly declares: readonly string[];
  /** Texts of comments, a docblock without its stars. */
  readonly comments: readonly string[];
}

interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

/** Paths of the files that match, from the repository's root, sorted. */
export function filesOf(patterns: readonly string[]): string[] {
  return globSync([...patterns], { cwd: ROOT, exclude: (name) => /(^|\/)(node_modules|dist)$/.test(name) })
    .map((path) => path.replaceAll("\\", "/"))
    .sort();
}

export const isTest = (path: string): boolean => /\.test\.ts$/.test(path);

/** Parses one TypeScript file. Throws with the path when it has a fault of syntax. */
export function readSource(path: string): SourceFile {
  const text = readFileSync(join(ROOT, path), "utf8");
  const { program, errors, comments, module } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);
  const imports: Import[] = [];
  let namesGlobalFetch = false;
  const add = (specifier: unknown, isDynamic: boolean): void => {
    if (typeof specifier !== "string") return;
    const isLibrary = !specifier.startsWith(".");
    imports.push({
      target: isLibrary ? libraryOf(specifier) : fileOf(path, specifier),
      isLibrary,
      isDynamic,
    });
  };
  walk(program as unknown as Node, undefined, (node, parent, key) => {
    const source = node.source as Node | null | undefined;
    switch (node.type) {
      case "ImportDeclaration":
      case "ExportAllDeclaration":
      case "ExportNamedDeclaration":
        if (source) add(source.value, false);
        break;
      case "TSImportType":
        if (source) add(source.value, false);
        break;
      case "ImportExpression":
        add(source?.value, true);
        break;
      case "Identifier":
        if (node.name === "fetch" && isGlobal(parent, key)) namesGlobalFetch = true;
        break;
    }
  });
  return {
    path,
    text,
    imports,
    namesGlobalFetch,
    declares: module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ exportName, moduleRequest }) =>
        exportName.name && !moduleRequest ? [exportName.name] : [],
      ),
    ),
    exports: module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ exportName }) => (exportName.name ? [exportName.name] : [])),
    ),
    comments: comments.map(({ value }) => value.replace(/^\*+|^\s*\* ?/gm, "").trim()),
  };
}

/** The strings and templates of a file, as they are written between their quotes. */
export function namesIn(path: string): string[] {
  const text = readFileSync(join(ROOT, path), "utf8");
  const names: string[] = [];
  walk(parseSync(path, text).program as unknown as Node, undefined, (node) => {
    const { start, end } = node as unknown as { start: number; end: number };
    if (node.type === "Literal" && typeof node.value === "string") names.push(node.value);
    if (node.type === "TemplateLiteral") names.push(text.slice(start + 1, end - 1));
  });
  return names;
}

/** Names of parents and keys at which an identifier declares or selects instead of naming a value. */
const SELECTS: Readonly<Record<string, readonly string[]>> = {
  MemberExpression: ["property"],
  Property: ["key"],
  PropertyDefinition: ["key"],
  MethodDefinition: ["key"],
  TSPropertySignature: ["key"],
  TSMethodSignature: ["key"],
  TSQualifiedName: ["right"],
};

function isGlobal(parent: Node | undefined, key: string): boolean {
  if (!parent) return true;
  if (parent.type === "MemberExpression" && key === "property") {
    const object = parent.object as Node;
    return object.type === "Identifier" && ["globalThis", "self", "window"].includes(String(object.name));
  }
  if (parent.type === "Property" && parent.shorthand === true) return key === "value";
  return !(SELECTS[parent.type]?.includes(key) ?? false);
}

function walk(
  node: Node,
  parent: Node | undefined,
  visit: (node: Node, parent: Node | undefined, key: string) => void,
  key = "",
): void {
  visit(node, parent, key);
  for (const [name, child] of Object.entries(node)) {
    if (Array.isArray(child)) {
      for (const one of child) if (isNode(one)) walk(one, node, visit, name);
    } else if (isNode(child)) walk(child, node, visit, name);
  }
}

const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && typeof (value as { type?: unknown }).type === "string";

function fileOf(from: string, specifier: string): string {
  return posix.normalize(posix.join(dirname(from), specifier.replace(/[?#].*$/, "")));
}

/** `zod/mini` is zod's, `@prosa/protocol/http` is `@prosa/protocol`'s, `node:fs` is itself. */
function libraryOf(specifier: string): string {
  if (specifier.includes(":")) return specifier;
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}

/** Groups of files that reach each other by their imports (Tarjan's strongly connected components of two or more). */
export function cyclesOf(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const found: string[][] = [];
  const visit = (node: string): void => {
    const own = index.size;
    index.set(node, own);
    low.set(node, own);
    stack.push(node);
    for (const next of graph.get(node) ?? []) {
      if (!graph.has(next)) continue;
      if (!index.has(next)) visit(next);
      if (stack.includes(next)) low.set(node, Math.min(low.get(node) ?? own, low.get(next) ?? own));
    }
    if (low.get(node) !== own) return;
    const ring = stack.splice(stack.indexOf(node));
    if (ring.length > 1 || graph.get(node)?.includes(node)) found.push(ring.sort());
  };
  for (const node of graph.keys()) if (!index.has(node)) visit(node);
  return found;
}
