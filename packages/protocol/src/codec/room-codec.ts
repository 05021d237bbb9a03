import * as z from "zod/mini";
import { helloCommandSchema } from "../commands/hello.ts";
import { type Command, commandSchema } from "../commands/union.ts";
import type { AgentEvent } from "../desk/agent-events.ts";
import type { DeskEvent } from "../desk/desk-wire.ts";
import type { RoomEvent } from "../events/union.ts";
import { FRAME_BYTES_MAX } from "../limits.ts";
import { OLDEST_SUPPORTED, PROTOCOL_VERSION } from "../version.ts";
import { readCommand } from "./command-reader.ts";
import { bytesOf, type Decoded, fitsFrame, isShort } from "./frame.ts";

/** An event of any kind of connection: a visitor's, an agent's, a desk's. */
type WireEvent = RoomEvent | AgentEvent | DeskEvent;

/** Also a version that never was, as 0, is one that is not spoken here. */
const versionedHelloSchema = z.extend(z.pick(helloCommandSchema, { type: true, token: true }), {
  protocol: z.int(),
});

/**
 * Reads one frame of a client. Never throws: what cannot be read becomes a fault that says what to do. Of a `hello` in a
 * version that is not spoken here only `protocol` and `token` are read, so that the room can name the reason of its refusal.
 */
export function decodeCommand(frame: unknown): Decoded<Command> {
  return readCommand(commandSchema, frame, (value) => {
    const hello = versionedHelloSchema.safeParse(value);
    if (!hello.success || isSpoken(hello.data.protocol)) return undefined;
    return { ...hello.data, since: 0, epoch: null };
  });
}

/**
 * Writes events, in order, as the fewest frames that keep within the limit. A message too large for a frame of its own
 * goes without its last parts: a log that cannot be read past one message would be worse.
 */
export function encodeEvents(events: readonly WireEvent[]): string[] {
  const whole = JSON.stringify(events);
  if (isShort(whole)) return events.length > 0 ? [whole] : [];
  const frames: string[] = [];
  let open: string[] = [];
  let bytes = 1;
  for (const event of events) {
    const text = encodeEvent(event);
    const size = bytesOf(text) + 1;
    if (open.length > 0 && bytes + size > FRAME_BYTES_MAX) {
      frames.push(`[${open.join(",")}]`);
      open = [];
      bytes = 1;
    }
    open.push(text);
    bytes += size;
  }
  if (open.length > 0) frames.push(`[${open.join(",")}]`);
  return frames;
}

function encodeEvent(event: WireEvent): string {
  const text = JSON.stringify(event);
  if (event.type !== "said" || event.message.parts.length === 0 || fitsFrame(`[${text}]`)) return text;
  const parts = event.message.parts.slice(0, -1);
  return encodeEvent({ ...event, message: { ...event.message, parts } });
}

function isSpoken(protocol: number): boolean {
  return protocol >= OLDEST_SUPPORTED && protocol <= PROTOCOL_VERSION;
}
