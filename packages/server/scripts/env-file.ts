import { randomBytes } from "node:crypto";
import { appendFile, chmod, readFile } from "node:fs/promises";
import path from "node:path";
import { parseEnv } from "node:util";

const ENV_FILE = path.join(import.meta.dirname, "../../../.env");

/** Reads the settings of `.env`; secrets that are missing are made at random and kept there. */
export async function readEnvFile(): Promise<Record<string, string>> {
  const text = await readFile(ENV_FILE, "utf8").catch(() => "");
  const found = parseEnv(text);
  const made = ["PROSA_SECRET", "PROSA_OWNER_KEY"].filter((name) => !found[name]);
  if (made.length > 0) {
    const lines = made.map((name) => `${name}=${randomBytes(32).toString("base64url")}\n`);
    await appendFile(ENV_FILE, (text && !text.endsWith("\n") ? "\n" : "") + lines.join(""), { mode: 0o600 });
    await chmod(ENV_FILE, 0o600);
    console.log(`Made ${made.join(" and ")} in .env.`);
  }
  return { ...parseEnv(await readFile(ENV_FILE, "utf8")) } as Record<string, string>;
}
