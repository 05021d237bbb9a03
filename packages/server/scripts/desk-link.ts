// Prints where the first owner of the server on this machine makes their account: `npm run desk-link`, or `-- SITE` where
// there are several. `--server URL` asks another server, with its PROSA_OWNER_KEY.
import { parseArgs } from "node:util";
import { askServer, ownServer } from "./own-server/own-server.ts";

/** The address at which the first owner of a site makes their account, as a server's operator asks for it. */
export async function firstOwnerLink(
  origin: string,
  ownerKey: string,
  site?: string,
): Promise<string | null> {
  const response = await askForLink(origin, ownerKey, site);
  // 409: there is an owner already. 400: there is no site yet, or there are several, each with an owner of its own.
  if (response.status === 409 || response.status === 400) return null;
  if (!response.ok) throw new Error(`The server gave no link for the desk: ${await response.text()}`);
  const { path } = (await response.json()) as { path: string };
  return browserOrigin(origin) + path;
}

/** A server of this machine as a browser should open it: browsers make no passkey at an address without a name. */
export function browserOrigin(origin: string): string {
  return origin.replace("//127.0.0.1:", "//localhost:");
}

function askForLink(origin: string, ownerKey: string, site?: string): Promise<Response> {
  const headers = { authorization: `Bearer ${ownerKey}` };
  const body = JSON.stringify({ isOperator: true, ...(site !== undefined && { site }) });
  return askServer(new URL("/api/desk/setup", origin), { method: "POST", headers, body }, "--server");
}

if (import.meta.main) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { server: { type: "string" } },
  });
  try {
    const { origin, ownerKey, publicUrl } = await ownServer();
    const response = await askForLink(values.server ?? origin, ownerKey, positionals[0]);
    const answer = (await response.json()) as { path?: string; detail?: string };
    if (answer.path === undefined) throw new Error(answer.detail);
    console.log(new URL(answer.path, values.server ?? publicUrl ?? browserOrigin(origin)).href);
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error));
    process.exit(1);
  }
}
