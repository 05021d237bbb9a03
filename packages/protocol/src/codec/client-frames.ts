import { FRAME_BYTES_MAX } from "../limits.ts";
import { Misfit, read, type Shape, typeOf } from "../shape/reader.ts";
import { type Decoded, fitsFrame, parseFrame } from "./frame.ts";

/** The shape of a union of events. */
type EventShape = Extract<Shape, { kind: "union" }>;

/** Reads one frame as events of a union, and passes over events of types that it does not know. Never throws. */
export function readEvents<Event>(shape: EventShape, frame: unknown): Decoded<Event[]> {
  const parsed = parseFrame(frame);
  if (!parsed.ok) return parsed;
  const isForeign = (event: unknown) => {
    const type = typeOf(event);
    return type !== undefined && !Object.hasOwn(shape.of, type);
  };
  const events = Array.isArray(parsed.value)
    ? parsed.value.filter((event) => !isForeign(event))
    : parsed.value;
  try {
    return { ok: true, value: read({ kind: "list", of: shape }, events) as Event[] };
  } catch (error) {
    if (!(error instanceof Misfit)) throw error;
    return { ok: false, fault: { code: "bad-frame", message: error.message } };
  }
}

/** Writes one command as a frame. Throws a `RangeError` when it is over the limit, which a valid command never is. */
export function writeCommand(command: { type: string }): string {
  const frame = JSON.stringify(command);
  if (fitsFrame(frame)) return frame;
  throw new RangeError(
    `A frame holds at most ${FRAME_BYTES_MAX} bytes; shorten the ${command.type} command.`,
  );
}
