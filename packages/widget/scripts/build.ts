import { spawn } from "node:child_process";
import { once } from "node:events";
import { globSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";
import { keepReachedTypes } from "./reached-types.ts";

const widget = resolve(import.meta.dirname, "..");
const root = resolve(widget, "../..");

/** The declarations that `exports` of package.json names. */
const TYPE_ENTRIES = ["index.d.ts", "client/index.d.ts", "element/tag-global.d.ts"];

/** Builds the script tag's files alone, into `outDir`. */
export function buildTagFiles(outDir: string): Promise<void> {
  return buildInto(outDir, "chat", "start", "loader");
}

/** Builds the npm entries alone, into `outDir`. */
export function buildNpmFiles(outDir: string): Promise<void> {
  return buildInto(outDir, "npm");
}

/**
 * Builds everything that is published into `dist`: the script tag's files, the npm entries, and their types; and the desk's
 * app, which is served beside the widget.
 */
export async function buildWidget(): Promise<void> {
  await rm(resolve(widget, "dist"), { recursive: true, force: true });
  await run("tsc", "-b", "packages/protocol");
  for (const mode of ["chat", "start", "loader"]) await buildMode(mode, resolve(widget, "dist"));
  await buildMode("npm", resolve(widget, "dist/npm"));
  await run("tsc", "-p", "packages/widget/tsconfig.build.json");
  await keepReachedTypes(resolve(widget, "dist/types"), TYPE_ENTRIES);
  await buildMode("desk", resolve(widget, "dist/desk"));
}

async function buildInto(outDir: string, ...modes: string[]): Promise<void> {
  await rm(outDir, { recursive: true, force: true });
  await run("tsc", "-b", "packages/protocol");
  for (const mode of modes) await buildMode(mode, outDir);
}

async function buildMode(mode: string, outDir: string): Promise<void> {
  const define = {
    ...(mode === "start" && { TAG_FILES: JSON.stringify(findTagFiles(outDir)) }),
    ...(mode === "loader" && { START_FILE: JSON.stringify(findChunk(outDir, "start")) }),
  };
  await build({ configFile: resolve(root, "vite.config.ts"), mode, build: { outDir }, define });
  if (mode !== "chat" && mode !== "start") return;
  // For pages that name it, and for a file that a browser kept from before the last deployment.
  await writeFile(resolve(outDir, `${mode}.js`), `export * from "./${findChunk(outDir, mode)}";\n`);
}

/** The names of the built chunks that an opening loads, as `TagFiles` of `start.ts` has them. */
function findTagFiles(outDir: string) {
  const find = (name: string) => findChunk(outDir, name);
  const words = { "pt-BR": find("pt-br"), en: find("en"), es: find("es"), ar: find("ar") };
  return { chat: find("chat"), client: find("conversation"), features: find("features"), words };
}

function findChunk(outDir: string, name: string): string {
  const [file, ...others] = globSync(`chunks/${name}-????????.js`, { cwd: outDir });
  if (!file || others.length > 0) throw new Error(`The build has no single chunk "${name}".`);
  return file.replaceAll("\\", "/");
}

async function run(command: string, ...rest: string[]): Promise<void> {
  const child = spawn(resolve(root, "node_modules/.bin", command), rest, { cwd: root, stdio: "inherit" });
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`${command} ${rest.join(" ")} ended with ${code}.`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildWidget();
