import { randomBytes } from "node:crypto";
import { appendFile, chmod, mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import { parseEnv } from "node:util";

const ENV_FILE = path.join(import.meta.dirname, "../../../.env");

/** Reads the settings of a file; secrets that neither it nor the environment has are made at random and kept there. */
export async function readEnvFile(file = ENV_FILE): Promise<Record<string, string>> {
  const text = await readFile(file, "utf8").catch(() => "");
  const found = parseEnv(text);
  const made = ["PROSA_SECRET", "PROSA_MASTER_KEY", "PROSA_OWNER_KEY"].filter(
    (name) => !found[name] && !process.env[name],
  );
  if (made.length > 0) {
    const lines = made.map((name) => `${name}=${randomBytes(32).toString("base64url")}\n`);
    await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
    await appendFile(file, (text && !text.endsWith("\n") ? "\n" : "") + lines.join(""), { mode: 0o600 });
    await chmod(file, 0o600);
    console.log(`Made ${made.join(", ")} in ${path.basename(file)}.`);
    return readEnvFile(file);
  }
  return found as Record<string, string>;
}
