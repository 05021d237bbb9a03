import { encodeCommand, encodeEvents } from "@prosa/protocol";
import type { AutoResponse } from "../platform/room-host.ts";

/** The ping of a client that the room has welcomed: it changes nothing, and needs nothing that the room knows. */
export const PING_RESPONSE: AutoResponse = {
  request: encodeCommand({ type: "ping" }),
  response: encodeEvents([{ type: "pong" }]).join(""),
};
