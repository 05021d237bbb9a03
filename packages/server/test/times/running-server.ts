import { startServer } from "../../src/hosts/node/server.ts";
import { readEnvironment } from "../../src/platform/environment.ts";
import { LEAVE_MS } from "../../src/session/agents/leaving.ts";
import { VARIABLES, type Variables } from "../testbed.ts";
import { RunningClock } from "./running-clock.ts";

/** The time that a visitor's browser is away before they have left the queue, in milliseconds. */
export const LEFT_AFTER_MS = LEAVE_MS;

/** A Node host in this process under a clock that a test moves on, with the rooms in `data` and the widget from `statics`. */
export async function startRunning(
  { data, statics }: { data: string; statics: string },
  variables: Variables,
): Promise<{ origin: string; clock: RunningClock; stop: () => Promise<void> }> {
  const clock = new RunningClock();
  const settings = {
    port: 0,
    host: "127.0.0.1",
    data,
    statics,
    place: { index: 0, count: 1 },
    socketsMax: 200,
    addressSocketsMax: 200,
  };
  const environment = readEnvironment({ ...VARIABLES, ...variables });
  const server = await startServer(settings, environment, { clock });
  return { origin: `http://127.0.0.1:${server.port}`, clock, stop: () => server.stop() };
}
