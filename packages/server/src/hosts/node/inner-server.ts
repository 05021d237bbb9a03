import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { buffer } from "node:stream/consumers";
import { ADDRESS_HEADER, ROOM_KINDS, type RoomKind } from "../../platform/room-host.ts";
import { headersOf, sendResponse } from "./http.ts";
import type { Sample } from "./metrics/metrics.ts";
import type { Rooms } from "./rooms.ts";

const ROOM_PATH = new RegExp(`^/parties/(${ROOM_KINDS.join("|")})/([^/?]+)(.*)$`);

/** The parts of a process that the others reach. */
export interface InnerParts {
  readonly rooms: Rooms;
  readonly samples: () => Sample[];
  /** Takes a socket that reached the wrong process, from the address that limits count. */
  readonly upgrade: (incoming: IncomingMessage, stream: Duplex, head: Buffer, address: string) => void;
}

/** Makes the server that the other processes ask: requests to rooms, sockets of rooms, lists of rooms, and this process's numbers. */
export function createInnerServer(parts: InnerParts): Server {
  const server = createServer((incoming, outgoing) => {
    answer(parts, incoming, outgoing).catch(() => outgoing.destroy());
  });
  server.on("upgrade", (incoming, stream, head) => {
    parts.upgrade(incoming, stream, head, String(incoming.headers[ADDRESS_HEADER] ?? ""));
  });
  return server;
}

async function answer(parts: InnerParts, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  if (incoming.url === "/samples") return sendResponse(Response.json(parts.samples()), incoming, outgoing);
  if (incoming.url?.startsWith("/rooms?")) {
    const { searchParams } = new URL(incoming.url, "http://room");
    const kind = searchParams.get("kind") === "channel" ? "channel" : "main";
    const ids = parts.rooms.listOwn(kind, searchParams.get("after") ?? "", Number(searchParams.get("limit")));
    return sendResponse(Response.json(ids), incoming, outgoing);
  }
  const [, kind, id = "", at = ""] = ROOM_PATH.exec(incoming.url ?? "") ?? [];
  const bytes = await buffer(incoming);
  const init: RequestInit = { method: incoming.method ?? "GET", headers: headersOf(incoming) };
  if (bytes.byteLength > 0) init.body = bytes as Uint8Array<ArrayBuffer>;
  await sendResponse(await parts.rooms.callRoom(kind as RoomKind, id, at, init), incoming, outgoing);
}
