import { spawnSync } from "node:child_process";
import { readdir } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import {
  type KnowledgePage,
  knowledgePageSchema,
  type SiteSettings,
  type SiteSettingsInput,
} from "@prosa/protocol";
import {
  type Runtime,
  type RuntimeName,
  type RuntimeOptions,
  startRuntime,
} from "../packages/server/scripts/runtime.ts";
import { serveExamples } from "./serve.ts";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
/** The id of the example shop. */
export const SHOP = "aurora";
const POLL_MS = 150;
/** Where Vite serves the examples that are built with it, in development and as a preview. */
const APPS = ["http://localhost:5173", "http://localhost:4173"];

export interface DemoOptions {
  /** The server's port; the shop takes the next one, or a free one where that is told. */
  port: number;
  shopPort: number;
  stateDir: string;
  ownerKey: string;
  variables: Readonly<Record<string, string>>;
  /** `partykit` unless told. */
  runtime?: RuntimeName;
  onLine?: RuntimeOptions["onLine"];
  /** Called as pages are read into the shop's knowledge. */
  onProgress?: (done: number, total: number) => void;
}

export interface Demo {
  readonly shop: string;
  readonly runtime: Runtime;
  /** Ends the runtime as a power cut would, and starts it again on the same rows. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the server and the example shop, puts the shop's settings, and waits until its pages are read. */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  const { port, stateDir, onLine } = options;
  const runtimeOptions: RuntimeOptions = {
    port,
    stateDir,
    variables: { PROSA_ALLOW_LOOPBACK: "true", ...options.variables },
    ...(onLine && { onLine }),
  };
  const name = options.runtime ?? "partykit";
  let runtime = await startRuntime(name, runtimeOptions);
  const shop = await openShop(runtime.origin, options).catch(async (error: unknown) => {
    await runtime.kill();
    throw error;
  });
  return {
    shop: shop.address,
    get runtime() {
      return runtime;
    },
    async restart() {
      await runtime.kill();
      runtime = await startRuntime(name, runtimeOptions);
    },
    async stop() {
      await Promise.all([runtime.stop(), shop.close()]);
    },
  };
}

/** The example shop beside a server, which has read its pages. */
export interface OpenShop {
  readonly address: string;
  close(): Promise<void>;
}

/** Serves the example shop, puts its settings into a running server, and waits until its pages are read. */
export async function openShop(
  server: string,
  options: Pick<DemoOptions, "shopPort" | "ownerKey" | "onProgress">,
): Promise<OpenShop> {
  const examples = await serveExamples({ port: options.shopPort, prosaOrigin: localhost(server) });
  try {
    await putShop(server, examples.origin, options.ownerKey);
    await untilRead(server, options);
  } catch (error) {
    await examples.close();
    throw error;
  }
  return { address: `${localhost(examples.origin)}/shop/`, close: () => examples.close() };
}

/** Builds what the demo serves beside its rooms: the widget. */
export function buildWidget(): void {
  const { status } = spawnSync("npm", ["run", "--silent", "build:widget"], { cwd: ROOT, stdio: "inherit" });
  if (status !== 0) throw new Error("npm run build:widget failed.");
}

async function putShop(server: string, examples: string, ownerKey: string): Promise<void> {
  const pages = (await shopPages()).map((page) => `${localhost(examples)}/shop/${page}`);
  const settings: SiteSettingsInput = {
    name: "Armazém Aurora",
    origins: [examples, localhost(examples), ...APPS],
    files: ["image/jpeg", "image/png", "image/webp", "application/pdf"],
    greeting: {
      "pt-BR":
        "Oi! Sou o assistente do Armazém Aurora. Pergunte sobre produtos, entregas, trocas e pagamentos.",
      en: "Hi! I'm the assistant of Armazém Aurora. Ask me about products, delivery, returns and payment.",
      es: "¡Hola! Soy el asistente de Armazém Aurora. Pregúntame por productos, envíos, cambios y pagos.",
    },
    knowledge: { sources: pages },
  };
  const address = `${server}/api/sites/${SHOP}`;
  const headers = { authorization: `Bearer ${ownerKey}` };
  const held = await fetch(address, { headers });
  // An owner's own changes stay, as long as they are about the shop at this address.
  if (held.ok && ((await held.json()) as SiteSettings).origins.includes(examples)) return;
  const response = await fetch(address, { method: "PUT", headers, body: JSON.stringify(settings) });
  if (!response.ok) throw new Error(`The shop's settings were refused: ${await response.text()}`);
}

async function shopPages(): Promise<string[]> {
  const files = await readdir(path.join(ROOT, "examples/shop"), { recursive: true });
  return files
    .filter((file) => file.endsWith(".html") && !file.endsWith("404.html"))
    .map((file) => file.replaceAll(path.sep, "/"))
    .sort();
}

async function untilRead(
  server: string,
  { ownerKey, onProgress }: Pick<DemoOptions, "ownerKey" | "onProgress">,
): Promise<void> {
  const total = (await shopPages()).length;
  for (;;) {
    const pages = await listPages(server, ownerKey);
    onProgress?.(pages.length, total);
    const failed = pages.find((page) => page.problem);
    if (failed) throw new Error(`${failed.url} could not be read: ${failed.problem?.message}`);
    if (pages.length >= total) return;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

async function listPages(server: string, ownerKey: string): Promise<KnowledgePage[]> {
  const headers = { authorization: `Bearer ${ownerKey}` };
  const response = await fetch(`${server}/api/knowledge/pages?site=${SHOP}`, { headers });
  const pages = (await response.json()) as unknown[];
  return pages.map((page) => knowledgePageSchema.parse(page));
}

function localhost(origin: string): string {
  return origin.replace("127.0.0.1", "localhost");
}
