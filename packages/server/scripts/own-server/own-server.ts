import { readFile } from "node:fs/promises";
import path from "node:path";
import { parseEnv } from "node:util";

/** The server on this machine, as the commands of its folder find it. */
interface OwnServer {
  /** The folder of its rooms. */
  readonly data: string;
  /** Its address on this machine, where a certificate does not count: it is good for another name. */
  readonly local: string;
  /** Its address for commands. */
  readonly origin: string;
  /** Its address for browsers, where it is set. */
  readonly publicUrl?: string;
  /** Empty where it is kept elsewhere. */
  readonly ownerKey: string;
}

/**
 * Reads the settings of the server on this machine where the server reads them: in the environment, then in `.env`, which lies
 * in `PROSA_DATA` for a service and in this folder for a clone.
 */
export async function ownServer(
  environment: NodeJS.ProcessEnv = process.env,
  folder = "",
): Promise<OwnServer> {
  const file = path.join(environment.PROSA_DATA || folder, ".env");
  const found = parseEnv(await readFile(file, "utf8").catch(() => ""));
  const settingOf = (name: string) => environment[name] || found[name];
  const publicUrl = settingOf("PROSA_PUBLIC_URL");
  const hasTls = Boolean(settingOf("PROSA_TLS_CERT"));
  const local = `${hasTls ? "https" : "http"}://127.0.0.1:${settingOf("PORT") || "1999"}`;
  return {
    data: settingOf("PROSA_DATA") || path.join(folder, ".prosa/node"),
    local,
    origin: (hasTls && publicUrl) || local,
    ...(publicUrl && { publicUrl }),
    ownerKey: settingOf("PROSA_OWNER_KEY") ?? "",
  };
}

/** Sends a request to a server; where nothing answers, the error names the address and the option that names another. */
export async function askServer(address: URL, init: RequestInit, option: string): Promise<Response> {
  try {
    return await fetch(address, init);
  } catch {
    const advice = `start the server, or name its address with ${option} URL`;
    throw new Error(`Nothing answers at ${address.origin}; ${advice}.`);
  }
}
