// Serves Prosa from this machine: `npm run serve`, with its settings in the environment or in .env (docs/operating.md). With
// `-- --shop` the example shop opens beside it, to try the production server before it has a site.
import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { firstOwnerLink } from "./desk-link.ts";
import { readEnvFile } from "./env-file.ts";

const ROOT = path.join(import.meta.dirname, "../../..");
const SUPERVISOR = path.join(ROOT, "packages/server/src/hosts/node/supervisor.ts");
const SHOP = path.join(ROOT, "examples/shop-beside.ts");
const WIDGET = path.join(ROOT, "packages/widget/dist");

const { values } = parseArgs({ options: { shop: { type: "boolean", default: false } } });

// A setting of the environment outweighs that of the file, so that a service or a container decides.
const settings = {
  PROSA_DATA: path.join(ROOT, ".prosa/node"),
  PROSA_STATIC: WIDGET,
  ...(await readEnvFile()),
  // The shop's pages are on this machine.
  ...(values.shop && { PROSA_ALLOW_LOOPBACK: "true" }),
};
if (!existsSync(path.join(WIDGET, "prosa.js"))) {
  console.log("Building the widget…");
  const { status } = spawnSync("npm", ["run", "--silent", "build:widget"], { cwd: ROOT, stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}
const env = { ...settings, ...process.env };
const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", SUPERVISOR], {
  stdio: "inherit",
  env,
});
if (values.shop) spawn(process.execPath, [SHOP], { stdio: ["inherit", "inherit", "inherit", "ipc"], env });
else void tellLink(env);
// A terminal's Ctrl+C reaches the server by itself, and this process ends after it.
process.on("SIGINT", () => {});
for (const signal of ["SIGTERM", "SIGHUP"] as const) process.on(signal, () => child.kill(signal));
child.on("exit", (code) => process.exit(code ?? 1));

/** Prints where the first owner makes their account, once the server answers; nothing where there is an owner already. */
async function tellLink({
  PORT,
  PROSA_OWNER_KEY,
  PROSA_TLS_CERT,
  PROSA_PUBLIC_URL,
}: NodeJS.ProcessEnv): Promise<void> {
  // A server that speaks TLS itself has a certificate for another name than this machine's.
  if (PROSA_TLS_CERT || !PROSA_OWNER_KEY) return;
  const origin = `http://127.0.0.1:${PORT || "1999"}`;
  for (let tries = 0; tries < 60; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 500));
    const response = await fetch(`${origin}/readyz`).catch(() => null);
    if (!response?.ok) continue;
    const link = await firstOwnerLink(origin, PROSA_OWNER_KEY).catch(() => null);
    if (link) {
      const { pathname, hash } = new URL(link);
      const shown = PROSA_PUBLIC_URL ? new URL(pathname + hash, PROSA_PUBLIC_URL) : link;
      console.log(`The desk's owner makes their account here, once: ${shown}`);
    }
    return;
  }
}
