import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { build } from "esbuild";
import type { RuntimeOptions } from "./runtime.ts";

const SERVER = path.join(import.meta.dirname, "..");

interface WranglerConfig {
  main: string;
  compatibility_date: string;
  compatibility_flags: string[];
  durable_objects: { bindings: { name: string; class_name: string }[] };
}

/** Writes what workerd needs to serve the rooms by itself, without wrangler around it, and returns its command line. */
export async function workerdCommand({ port, stateDir, variables }: RuntimeOptions): Promise<string[]> {
  const text = await readFile(path.join(SERVER, "wrangler.jsonc"), "utf8");
  const worker = JSON.parse(text.replace(/^\s*\/\/.*$/gm, "")) as WranglerConfig;
  await mkdir(path.join(stateDir, "rooms"), { recursive: true });
  const bundle = path.join(stateDir, "index.js");
  if (!existsSync(bundle)) await bundleWorker(path.join(SERVER, worker.main), bundle);
  const config = path.join(stateDir, "config.capnp");
  await writeFile(config, configOf(worker, port, path.join(stateDir, "rooms"), variables), { mode: 0o600 });
  return [workerdOfWrangler(), "serve", config];
}

async function bundleWorker(entry: string, outfile: string): Promise<void> {
  await build({
    entryPoints: [entry],
    outfile,
    bundle: true,
    format: "esm",
    target: "es2024",
    conditions: ["workerd", "worker", "browser"],
    external: ["cloudflare:*", "node:*"],
    logLevel: "warning",
  });
}

/** The workerd that wrangler brings, which is newer than PartyKit's at the top. */
function workerdOfWrangler(): string {
  const fromWrangler = createRequire(createRequire(import.meta.url).resolve("wrangler/package.json"));
  const found: { default: string } = createRequire(fromWrangler.resolve("miniflare"))("workerd");
  return found.default;
}

/** The configuration in workerd's own form: Cap'n Proto, whose strings are written as JSON's are. */
function configOf(
  worker: WranglerConfig,
  port: number,
  rooms: string,
  variables: Readonly<Record<string, string>>,
): string {
  const text = (value: string) => JSON.stringify(value);
  const list = (items: readonly string[]) => `[${items.join(", ")}]`;
  const classes = worker.durable_objects.bindings;
  const bindings = [
    ...classes.map(
      ({ name, class_name }) => `(name = ${text(name)}, durableObjectNamespace = ${text(class_name)})`,
    ),
    ...Object.entries(variables).map(([name, value]) => `(name = ${text(name)}, text = ${text(value)})`),
  ];
  const namespaces = classes.map(
    ({ class_name }) =>
      `(className = ${text(class_name)}, uniqueKey = ${text(class_name)}, enableSql = true)`,
  );
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (
      modules = [(name = "index.js", esModule = embed "index.js")],
      compatibilityDate = ${text(worker.compatibility_date)},
      compatibilityFlags = ${list(worker.compatibility_flags.map(text))},
      bindings = ${list(bindings)},
      durableObjectNamespaces = ${list(namespaces)},
      durableObjectStorage = (localDisk = "rooms")
    )),
    (name = "rooms", disk = (path = ${text(rooms)}, writable = true)),
    (name = "internet", network = (allow = ["public", "private", "local"], tlsOptions = (trustBrowserCas = true)))
  ],
  sockets = [(name = "http", address = ${text(`127.0.0.1:${port}`)}, http = (), service = "main")]
);
`;
}
