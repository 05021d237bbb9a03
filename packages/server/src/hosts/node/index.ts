import { readEnvironment } from "../../platform/environment.ts";
import { webHost } from "../web/host.ts";
import { startServer } from "./server.ts";
import { readProcessSettings } from "./settings.ts";

// One process of the server, with its settings in the environment. It ends at SIGTERM or SIGINT once nothing is under way.
const settings = readProcessSettings(process.env);
const server = await startServer(settings, readEnvironment(process.env)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
webHost.log({
  level: "info",
  event: "listening",
  port: server.port,
  pid: process.pid,
  socketsMax: settings.socketsMax,
});

let isEnding = false;
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.on(signal, async () => {
    if (isEnding) return;
    isEnding = true;
    await server.stop();
    webHost.log({ level: "info", event: "stopped" });
    process.exit(0);
  });
}
