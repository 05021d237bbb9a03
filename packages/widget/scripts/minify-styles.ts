import { transform } from "esbuild";
import type { ESTree, Plugin } from "vite";

/**
 * Minifies the style sheets that a module holds as template literals, as `export const PANEL_STYLE = …`: a bundler's
 * minifier leaves strings alone. A sheet may hold declarations of the same module (`${LIGHT}`), and whole sheets of others
 * (`${SHEET_STYLE}`). A sheet with an error in it fails the build.
 */
export const minifyStyles: Plugin = {
  name: "minify-styles",
  transform: {
    filter: { id: /\.ts$/, code: "_STYLE = `" },
    async handler(code) {
      const literals = literalsOf(this.parse(code, { lang: "ts" }));
      let minified = "";
      let end = 0;
      for (const [name, literal] of literals) {
        if (!name.endsWith("_STYLE")) continue;
        const pieces = await Promise.all(
          piecesOf(literal, literals).map((piece) =>
            typeof piece === "string" ? minifyCss(piece) : code.slice(piece.start, piece.end),
          ),
        );
        minified += code.slice(end, literal.start) + pieces.filter((piece) => piece !== '""').join(" + ");
        end = literal.end;
      }
      return minified + code.slice(end);
    },
  },
};

/** The template literals that constants of the module's top level hold, by the constants' names, in order. */
function literalsOf(program: ESTree.Program): Map<string, ESTree.TemplateLiteral> {
  const literals = new Map<string, ESTree.TemplateLiteral>();
  for (const statement of program.body) {
    const declaration = statement.type === "ExportNamedDeclaration" ? statement.declaration : statement;
    if (declaration?.type !== "VariableDeclaration") continue;
    for (const { id, init } of declaration.declarations)
      if (id.type === "Identifier" && init?.type === "TemplateLiteral") literals.set(id.name, init);
  }
  return literals;
}

/** A literal as the sheets in it, with constants of its own module filled in, and what lies between them. */
function piecesOf(
  { quasis, expressions }: ESTree.TemplateLiteral,
  literals: ReadonlyMap<string, ESTree.TemplateLiteral>,
): (string | ESTree.Expression)[] {
  const pieces: (string | ESTree.Expression)[] = [];
  let sheet = "";
  for (const [index, quasi] of quasis.entries()) {
    sheet += quasi.value.cooked;
    const expression = expressions[index];
    const local = expression?.type === "Identifier" ? literals.get(expression.name) : undefined;
    if (local) sheet += local.quasis.map(({ value }) => value.cooked).join("");
    else {
      pieces.push(sheet, ...(expression ? [expression] : []));
      sheet = "";
    }
  }
  return pieces;
}

/** A style sheet as the literal of its shortest text. */
async function minifyCss(sheet: string): Promise<string> {
  const { code, warnings } = await transform(sheet, { loader: "css", minify: true });
  const [warning] = warnings;
  if (warning) throw new Error(`${warning.text}\n${warning.location?.lineText}`);
  return JSON.stringify(code.trim().replace(CUSTOM_PROPERTY, withoutSpaces));
}

/** The start of a custom property's value, up to the first string in it: the minifier leaves such values alone. */
const CUSTOM_PROPERTY = /--[\w-]+: (?![\s;}])[^;{}"]*/g;

const withoutSpaces = (declaration: string) => declaration.replace(": ", ":").replaceAll(", ", ",");
