import { cp, rm } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";
import programs from "../programs.json" with { type: "json" };

const SERVER = path.join(import.meta.dirname, "..");
const WIDGET = path.join(SERVER, "../widget/dist");

/**
 * Builds the server for Node, with the built widget, into a folder that needs nothing beside it, neither sources nor
 * packages: the image and the service run this.
 */
export async function buildServer(outdir: string, widget = WIDGET): Promise<void> {
  await rm(outdir, { recursive: true, force: true });
  await build({
    absWorkingDir: SERVER,
    entryPoints: programs,
    outdir,
    bundle: true,
    splitting: true,
    platform: "node",
    target: "node24",
    format: "esm",
    outExtension: { ".js": ".mjs" },
    // Some of the libraries are CommonJS, and ask for Node's own modules by a `require` that modules do not have.
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
    legalComments: "linked",
    logLevel: "warning",
  });
  await cp(widget, path.join(outdir, "widget"), { recursive: true });
}

if (import.meta.main) await buildServer(path.join(SERVER, "dist"));
