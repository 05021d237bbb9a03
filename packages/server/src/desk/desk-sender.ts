import {
  BAD_FRAMES_MAX,
  encodeEvents,
  type FrameFault,
  REFUSAL_CLOSE_CODES,
  type RefusalCode,
} from "@prosa/protocol";
import type { DeskEvent } from "@prosa/protocol/desk";
import type { Connection } from "../platform/room-host.ts";
import { AGENT_REFUSALS } from "../security/agent-tokens.ts";

/** The time for which changes are gathered before they leave in one frame, in milliseconds. */
export const GATHER_MS = 100;

/** The same for conversations that only the assistant has had: nobody waits for one. */
export const GATHER_ALONE_MS = 2_000;

const OTHER_REFUSAL = {
  message: "The desk cannot serve this connection now; come back later.",
  retryAfterMs: 5_000,
};

/** Sends events to one desk's connection. */
export function sendTo(connection: Connection, events: readonly DeskEvent[]): void {
  for (const frame of encodeEvents(events)) connection.send(frame);
}

/** Answers a bad or missing hello, and closes the connection. */
export function refuseDesk(connection: Connection, code: RefusalCode): void {
  sendTo(connection, [{ type: "refused", code, ...(AGENT_REFUSALS[code] ?? OTHER_REFUSAL) }]);
  connection.close(REFUSAL_CLOSE_CODES[code], code);
}

/** Answers a frame that could not be read; a connection that sends too many of them, or one too large, is closed. */
export function rejectDeskFrame(connection: Connection, fault: FrameFault): void {
  sendTo(connection, [{ type: "rejected", ...fault }]);
  const badFrames = connection.state.badFrames + 1;
  connection.setState({ ...connection.state, badFrames });
  if (fault.code === "frame-too-large") connection.close(1009, fault.code);
  else if (badFrames >= BAD_FRAMES_MAX) connection.close(4400, fault.code);
}
