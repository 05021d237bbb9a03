import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { MemoryClock } from "../../src/hosts/memory/clock.ts";
import { startServer } from "../../src/hosts/node/server.ts";
import { readEnvironment } from "../../src/platform/environment.ts";
import { bedAt, type Testbed, VARIABLES, type Variables } from "../testbed.ts";

/** The server on Node, with real files and sockets, under a clock that rests until a test moves it. */
export interface StillNode extends Testbed {
  readonly clock: MemoryClock;
}

/** Starts it in this process over a folder of its own; `kill` stops it in order and starts it again over the same files. */
export async function startStillNode(variables: Variables = {}): Promise<StillNode> {
  const clock = new MemoryClock(Date.UTC(2026, 0, 15, 12));
  const data = await mkdtemp(path.join(tmpdir(), "prosa-still-"));
  const place = { index: 0, count: 1 };
  const settings = { port: 0, host: "127.0.0.1", data, place, socketsMax: 50, addressSocketsMax: 50 };
  const start = () => startServer(settings, readEnvironment({ ...VARIABLES, ...variables }), { clock });
  let server = await start();
  return {
    ...bedAt(() => `http://127.0.0.1:${server.port}`),
    clock,
    async kill() {
      await server.stop();
      server = await start();
    },
    async close() {
      await server.stop();
      await rm(data, { recursive: true });
    },
  };
}
