import type { ESTree, Plugin } from "vite";

/** The function of `part-loader.ts`, which is in the chat's chunk; the others find it by its symbol. */
const LOAD = "loadPart";
const DEFINE_LOAD = `const ${LOAD} = window[Symbol.for("prosa.part")];\n`;

/** A piece of a chunk's code, and what replaces it. */
interface Change {
  start: number;
  end: number;
  code: string;
}

/**
 * Has the chunks of the chat import each other by `src/element/part-loader.ts`, which tries a file again that failed to load:
 * static imports become the first statement of a module, which it awaits.
 */
export const retryParts: Plugin = {
  name: "retry-parts",
  renderChunk(code, { name }, _options, { chunks }) {
    const load = (path: string) => {
      const isChat = chunks[`chunks/${path.slice(2)}`]?.name === "chat";
      return `${LOAD}(${isChat ? "" : JSON.stringify(path)})`;
    };
    const changes = [...staticImports(this.parse(code), load), ...dynamicImports(code, load)];
    if (changes.length === 0) return null;
    if (name === "chat" && !code.includes(`var ${LOAD} = `))
      throw new Error(`The chat's chunk has no ${LOAD}.`);
    let changed = name === "chat" ? "" : DEFINE_LOAD;
    let end = 0;
    for (const change of changes.sort((a, b) => a.start - b.start)) {
      changed += code.slice(end, change.start) + change.code;
      end = change.end;
    }
    return changed + code.slice(end);
  },
};

/** They all take the place of the first, so that none waits for another. */
function* staticImports(program: ESTree.Program, load: (path: string) => string): Iterable<Change> {
  const imports: ESTree.ImportDeclaration[] = [];
  for (const statement of program.body) {
    if (statement.type === "ImportDeclaration") imports.push(statement);
    else if ("source" in statement && statement.source)
      throw new Error(
        `A chunk passes on exports of ${statement.source.value}, which could not be loaded again.`,
      );
  }
  const names = imports.map(({ specifiers }) => `{ ${specifiers.map(nameIn).join(", ")} }`);
  const loads = imports.map(({ source }) => load(source.value));
  const code = `const [${names.join(", ")}] = await Promise.all([${loads.join(", ")}]);`;
  for (const [index, { start, end }] of imports.entries())
    yield { start, end, code: index === 0 ? code : "" };
}

function nameIn(specifier: ESTree.ImportDeclarationSpecifier): string {
  const { name } = specifier.local;
  if (specifier.type === "ImportDefaultSpecifier") return `default: ${name}`;
  if (specifier.type === "ImportNamespaceSpecifier")
    throw new Error(`A chunk imports all of another as ${name}.`);
  const { imported } = specifier;
  return `${imported.type === "Identifier" ? imported.name : JSON.stringify(imported.value)}: ${name}`;
}

/** The bundler writes them all alike. */
function* dynamicImports(code: string, load: (path: string) => string): Iterable<Change> {
  for (const { 0: all, 1: path = "", index } of code.matchAll(/\bimport\("(\.\/[^"]+)"\)/g))
    yield { start: index, end: index + all.length, code: load(path) };
}
