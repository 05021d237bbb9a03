import { cp, rm } from "node:fs/promises";
import path from "node:path";
import { build } from "esbuild";

const SERVER = path.join(import.meta.dirname, "..");
const WIDGET = path.join(SERVER, "../widget/dist");
/** The programs of a server without its sources, by the name of their file in the build. */
export const PROGRAMS = {
  start: "scripts/start-built.ts",
  supervisor: "src/hosts/node/supervisor.ts",
  index: "src/hosts/node/index.ts",
  backup: "scripts/backup.ts",
  health: "scripts/health.ts",
};
/**
 * Builds the server for Node, with the built widget, into a folder that needs nothing beside it, neither sources nor
 * packages: the image and the service run this.
 */
export async function buildServer(outdir, widget = WIDGET) {
  await rm(outdir, { recursive: true, force: true });
  await build({
    absWorkingDir: SERVER,
    entryPoints: { ...PROGRAMS },
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
//# sourceMappingURL=build.js.map
