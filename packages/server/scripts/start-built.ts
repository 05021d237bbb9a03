// Starts the built server, as the image and the service do: settings from the environment, then from `.env` in PROSA_DATA.
import path from "node:path";
import { readEnvFile } from "./env-file.ts";

const beside = { PROSA_DATA: "data", PROSA_STATIC: path.join(import.meta.dirname, "widget") };
for (const [name, value] of Object.entries(beside)) process.env[name] ??= value;
const found = await readEnvFile(path.join(process.env.PROSA_DATA ?? "", ".env"));
for (const [name, value] of Object.entries(found)) process.env[name] ??= value;
await import("../src/hosts/node/supervisor.ts");
