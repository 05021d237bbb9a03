import type { SessionToken } from "@prosa/protocol";
import { serveExamples } from "../serve.ts";

const OWNER_KEY = crypto.randomUUID() + crypto.randomUUID();
const SITE = "bench";
const PAGES = [
  "trocas.html",
  "entrega.html",
  "pagamento.html",
  "garantia.html",
  "contato.html",
  "duvidas.html",
];

/** The settings of a server under load: no limit an address, no LLM. */
export const BENCH_VARIABLES: Readonly<Record<string, string>> = {
  PROSA_SECRET: crypto.randomUUID(),
  PROSA_MASTER_KEY: crypto.randomUUID(),
  PROSA_OWNER_KEY: OWNER_KEY,
  PROSA_ALLOW_LOOPBACK: "true",
  PROSA_SESSIONS_PER_MINUTE: "1000000",
  PROSA_COMMANDS_PER_MINUTE: "1000000",
  PROSA_ADDRESS_SOCKETS_MAX: "1000000",
  OPENAI_API_KEY: "",
  OPENAI_BASE_URL: "",
};

/** Puts a site and reads the example shop into it. */
export async function prepareSite(origin: string): Promise<void> {
  const examples = await serveExamples({ port: 0, prosaOrigin: origin });
  await callAsOwner(origin, `/api/sites/${SITE}`, { name: "Bench", abuse: { closedMinutes: 0 } }, "PUT");
  for (const page of PAGES)
    await callAsOwner(origin, "/api/knowledge/pages", { url: `${examples.origin}/shop/${page}` });
  await examples.close();
}

/** Calls the server's interface with its owner's key. */
export function callAsOwner(origin: string, path: string, body: object, method = "POST"): Promise<unknown> {
  return call(`${origin}${path}`, body, { authorization: `Bearer ${OWNER_KEY}` }, method);
}

/** The number of conversations whose room is in the server's memory, of all its processes; 0 where the host tells no figures. */
export async function roomsInMemory(origin: string): Promise<number> {
  const response = await fetch(`${origin}/metrics`, { headers: { authorization: `Bearer ${OWNER_KEY}` } });
  const counts = (await response.text()).matchAll(/^prosa_rooms\{.*kind="main"\} (\d+)$/gm);
  return [...counts].reduce((sum, [, count]) => sum + Number(count), 0);
}

export async function openSession(origin: string, site = SITE): Promise<SessionToken> {
  return (await call(`${origin}/api/sessions`, { site })) as SessionToken;
}

export async function openSocket(address: string): Promise<WebSocket> {
  const socket = new WebSocket(address.replace("http", "ws"));
  await new Promise((resolve, reject) => {
    socket.onopen = resolve;
    socket.onerror = () => reject(new Error(`${address} cannot be reached.`));
  });
  return socket;
}

async function call(
  address: string,
  body: object,
  headers: Record<string, string> = {},
  method = "POST",
): Promise<unknown> {
  const response = await fetch(address, { method, headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${address}: ${await response.text()}`);
  return response.json();
}
