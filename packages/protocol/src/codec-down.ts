import type { LoggedCommand } from "./command.ts";
import type { DurableEvent, RoomEvent } from "./event.ts";
import { bytesOf, type Decoded, fitsFrame, parseFrame } from "./frame.ts";
import type { Problem, SessionToken } from "./http.ts";
import { FRAME_BYTES_MAX } from "./limits.ts";
import { Misfit, read, type Shape, typeOf } from "./reader.ts";
import { SHAPES } from "./shapes.ts";

/** Reads one frame of a room, and passes over events of types that a later version may have added. Never throws. */
export function decodeEvents(frame: unknown): Decoded<RoomEvent[]> {
  const parsed = parseFrame(frame);
  if (!parsed.ok) return parsed;
  const events = Array.isArray(parsed.value)
    ? parsed.value.filter((event) => !isForeign(event))
    : parsed.value;
  try {
    return { ok: true, value: read({ kind: "list", of: SHAPES.roomEvent }, events) as RoomEvent[] };
  } catch (error) {
    if (!(error instanceof Misfit)) throw error;
    return { ok: false, fault: { code: "bad-frame", message: error.message } };
  }
}

/** One event as a client keeps it, or `undefined` where the value is none. */
export function readDurableEvent(value: unknown): DurableEvent | undefined {
  return attempt(SHAPES.durableEvent, value) as DurableEvent | undefined;
}

/** One event of whatever type, or `undefined` where the value is none. */
export function readRoomEvent(value: unknown): RoomEvent | undefined {
  return attempt(SHAPES.roomEvent, value) as RoomEvent | undefined;
}

/** A command as an outbox keeps it, or `undefined` where the value is none. */
export function readLoggedCommand(value: unknown): LoggedCommand | undefined {
  return attempt(SHAPES.loggedCommand, value) as LoggedCommand | undefined;
}

/** The answer to a request for a session or a token, or `undefined` where the value is none. */
export function readSessionToken(value: unknown): SessionToken | undefined {
  return attempt(SHAPES.sessionToken, value) as SessionToken | undefined;
}

/** A problem document (RFC 9457), or `undefined` where the value is none. */
export function readProblem(value: unknown): Problem | undefined {
  return attempt(SHAPES.problem, value) as Problem | undefined;
}

/**
 * Writes events, in order, as the fewest frames that keep within the limit. A message too large for a frame of its own
 * goes without its last parts: a log that cannot be read past one message would be worse.
 */
export function encodeEvents(events: readonly RoomEvent[]): string[] {
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

function encodeEvent(event: RoomEvent): string {
  const text = JSON.stringify(event);
  if (event.type !== "said" || event.message.parts.length === 0 || fitsFrame(`[${text}]`)) return text;
  const parts = event.message.parts.slice(0, -1);
  return encodeEvent({ ...event, message: { ...event.message, parts } });
}

function isForeign(event: unknown): boolean {
  const type = typeOf(event);
  return type !== undefined && !Object.hasOwn(SHAPES.roomEvent.of, type);
}

function attempt(shape: Shape, value: unknown): unknown {
  try {
    return read(shape, value);
  } catch (error) {
    if (!(error instanceof Misfit)) throw error;
    return undefined;
  }
}
