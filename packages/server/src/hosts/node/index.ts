import { readEnvironment } from "../../platform/environment.ts";
import { faultOf } from "../../platform/faults.ts";
import { webHost } from "../web/host.ts";
import { startServer } from "./server.ts";
import { readProcessSettings } from "./settings.ts";

// One process of the server, with its settings in the environment. It ends at SIGTERM or SIGINT once nothing is under way.
let isEnding = false;
const settings = readProcessSettings(process.env);
const server = await startServer(settings, readEnvironment(process.env)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
// Without a handler the signal would end the process, also where there is no certificate to read again.
process.on("SIGHUP", () => server.renewCertificate());
webHost.log({
  level: "info",
  event: "listening",
  port: server.port,
  pid: process.pid,
  socketsMax: settings.socketsMax,
});

// A room's promise that nobody awaits is the fault of that room alone, and ends no other conversation.
process.on("unhandledRejection", (error) => {
  webHost.log({ level: "error", event: "unhandled-rejection", error: faultOf(error) });
});
// After an exception nothing is sure: this process ends in order, and the supervisor starts the next.
process.on("uncaughtException", (error) => {
  webHost.log({ level: "error", event: "uncaught-exception", error: faultOf(error) });
  void end(1);
});
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void end(0));

async function end(code: number): Promise<void> {
  if (isEnding) return;
  isEnding = true;
  await server.stop();
  webHost.log({ level: "info", event: "stopped" });
  process.exit(code);
}
