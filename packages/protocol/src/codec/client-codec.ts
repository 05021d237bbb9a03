import type { Command, LoggedCommand } from "../commands/union.ts";
import type { DurableEvent, RoomEvent } from "../events/union.ts";
import { SHAPES } from "../generated/shapes.ts";
import type { Problem } from "../http/problem.ts";
import type { SessionToken } from "../http/sessions.ts";
import { Misfit, read, type Shape } from "../shape/reader.ts";
import { readEvents, writeCommand } from "./client-frames.ts";
import type { Decoded } from "./frame.ts";

/** Reads one frame of a room, and passes over events of types that a later version may have added. Never throws. */
export function decodeEvents(frame: unknown): Decoded<RoomEvent[]> {
  return readEvents<RoomEvent>(SHAPES.roomEvent, frame);
}

/** One durable event as a client stores it, or `undefined` if the value is none. */
export function readDurableEvent(value: unknown): DurableEvent | undefined {
  return attempt(SHAPES.durableEvent, value) as DurableEvent | undefined;
}

/** One event of any type, or `undefined` if the value is none. */
export function readRoomEvent(value: unknown): RoomEvent | undefined {
  return attempt(SHAPES.roomEvent, value) as RoomEvent | undefined;
}

/** A command as an outbox stores it, or `undefined` if the value is none. */
export function readLoggedCommand(value: unknown): LoggedCommand | undefined {
  return attempt(SHAPES.loggedCommand, value) as LoggedCommand | undefined;
}

/** The answer to a request for a session or a token, or `undefined` if the value is none. */
export function readSessionToken(value: unknown): SessionToken | undefined {
  return attempt(SHAPES.sessionToken, value) as SessionToken | undefined;
}

/** A problem document (RFC 9457), or `undefined` if the value is none. */
export function readProblem(value: unknown): Problem | undefined {
  return attempt(SHAPES.problem, value) as Problem | undefined;
}

/** Writes one command as a frame. Throws a `RangeError` when it is over the limit, which a valid command never is. */
export function encodeCommand(command: Command): string {
  return writeCommand(command);
}

function attempt(shape: Shape, value: unknown): unknown {
  try {
    return read(shape, value);
  } catch (error) {
    if (!(error instanceof Misfit)) throw error;
    return undefined;
  }
}
