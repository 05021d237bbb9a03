import { spawn } from "node:child_process";
import { once } from "node:events";
import { rm } from "node:fs/promises";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const widget = resolve(import.meta.dirname, "..");
const root = resolve(widget, "../..");

/** Builds the script tag's files alone, into `outDir`. */
export function buildTagFiles(outDir: string): Promise<void> {
  return buildInto(outDir, "loader", "chat");
}

/** Builds the npm entries alone, into `outDir`. */
export function buildNpmFiles(outDir: string): Promise<void> {
  return buildInto(outDir, "npm");
}

/** Builds everything that is published into `dist`: the script tag's files, the npm entries, and their types. */
export async function buildWidget(): Promise<void> {
  await rm(resolve(widget, "dist"), { recursive: true, force: true });
  await run("tsc", "-b", "packages/protocol");
  for (const mode of ["loader", "chat", "npm"]) {
    await build({ configFile: resolve(root, "vite.config.ts"), mode });
  }
  await run("tsc", "-p", "packages/widget/tsconfig.build.json");
}

async function buildInto(outDir: string, ...modes: string[]): Promise<void> {
  await rm(outDir, { recursive: true, force: true });
  await run("tsc", "-b", "packages/protocol");
  for (const mode of modes) {
    await build({ configFile: resolve(root, "vite.config.ts"), mode, build: { outDir } });
  }
}

async function run(command: string, ...rest: string[]): Promise<void> {
  const child = spawn(resolve(root, "node_modules/.bin", command), rest, { cwd: root, stdio: "inherit" });
  const [code] = await once(child, "exit");
  if (code !== 0) throw new Error(`${command} ${rest.join(" ")} ended with ${code}.`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildWidget();
