import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

let origin: Promise<string> | null = null;

/**
 * A request over loopback and its answer, the way that a room's calls to a fake take. A clock that moves on by one step for each
 * does not outrun the work of the rooms, however busy the machine is: else leases and limits pass while a call is under way.
 */
export async function roundTrip(): Promise<void> {
  origin ??= listen();
  await (await fetch(await origin)).arrayBuffer();
}

async function listen(): Promise<string> {
  const server = createServer((_, response) => response.end());
  server.listen(0, "127.0.0.1").unref();
  await once(server, "listening");
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
