import * as z from "zod/mini";
import { type Command, commandSchema, helloCommandSchema } from "./command.ts";
import { type RoomEvent, roomEventSchema } from "./event.ts";
import { FRAME_BYTES_MAX } from "./limits.ts";
import { idSchema } from "./message.ts";
import { OLDEST_SUPPORTED, PROTOCOL_VERSION } from "./version.ts";

/** Why a frame could not be read. `id` is the command's own, where one could be made out. */
export interface FrameFault {
  code: "bad-frame" | "unknown-command" | "frame-too-large";
  message: string;
  id?: string;
}

export type Decoded<T> = { ok: true; value: T } | { ok: false; fault: FrameFault };

const encoder = new TextEncoder();
const eventsSchema = z.array(roomEventSchema);
const namedSchema = z.object({ type: z.string() });
const identifiedSchema = z.object({ id: idSchema });
const versionedHelloSchema = z.pick(helloCommandSchema, { type: true, protocol: true, token: true });

/** Whether a text fits in one frame. Short texts are not measured: a UTF-16 code unit takes at most three bytes. */
export function fitsFrame(text: string): boolean {
  if (text.length * 3 <= FRAME_BYTES_MAX) return true;
  return text.length <= FRAME_BYTES_MAX && encoder.encode(text).length <= FRAME_BYTES_MAX;
}

/**
 * Reads one frame of a client. Never throws: what cannot be read becomes a fault that says what to do. Of a `hello` in a
 * version that is not spoken here only `protocol` and `token` are read, so that the room can name the reason of its refusal.
 */
export function decodeCommand(frame: unknown): Decoded<Command> {
  const parsed = parseFrame(frame);
  if (!parsed.ok) return parsed;
  const command = commandSchema.safeParse(parsed.value);
  if (command.success) return { ok: true, value: command.data };

  const hello = versionedHelloSchema.safeParse(parsed.value);
  if (hello.success && !isSpoken(hello.data.protocol)) {
    return { ok: true, value: { ...hello.data, since: 0, epoch: null } };
  }
  const identified = identifiedSchema.safeParse(parsed.value);
  const id = identified.success ? { id: identified.data.id } : {};
  const named = namedSchema.safeParse(parsed.value);
  if (named.success && !hasType(commandSchema, named.data.type)) {
    const message = `No command is called "${named.data.type.slice(0, 40)}"; see the protocol's list of commands.`;
    return { ok: false, fault: { code: "unknown-command", message, ...id } };
  }
  return { ok: false, fault: { code: "bad-frame", message: describe(command.error), ...id } };
}

/** Reads one frame of a room, and passes over events of types that a later version may have added. Never throws. */
export function decodeEvents(frame: unknown): Decoded<RoomEvent[]> {
  const parsed = parseFrame(frame);
  if (!parsed.ok) return parsed;
  let events = eventsSchema.safeParse(parsed.value);
  if (!events.success && Array.isArray(parsed.value)) {
    events = eventsSchema.safeParse(parsed.value.filter((event) => !isForeign(event)));
  }
  if (events.success) return { ok: true, value: events.data };
  return { ok: false, fault: { code: "bad-frame", message: describe(events.error) } };
}

/** Writes one command as a frame. Throws a `RangeError` when it is over the limit, which a valid command never is. */
export function encodeCommand(command: Command): string {
  const frame = JSON.stringify(command);
  if (!fitsFrame(frame)) {
    throw new RangeError(
      `A frame holds at most ${FRAME_BYTES_MAX} bytes; shorten the ${command.type} command.`,
    );
  }
  return frame;
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
    const size = encoder.encode(text).length + 1;
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

function isSpoken(protocol: number): boolean {
  return protocol >= OLDEST_SUPPORTED && protocol <= PROTOCOL_VERSION;
}

function isForeign(event: unknown): boolean {
  const named = namedSchema.safeParse(event);
  return named.success && !hasType(roomEventSchema, named.data.type);
}

function hasType(union: typeof commandSchema | typeof roomEventSchema, type: string): boolean {
  return union.def.options.some((option) => option.def.shape.type.def.values[0] === type);
}

function parseFrame(frame: unknown): Decoded<unknown> {
  if (typeof frame !== "string") {
    return fault("bad-frame", "Frames are text: send JSON in a text frame, not a binary one.");
  }
  if (!fitsFrame(frame)) {
    return fault("frame-too-large", `A frame holds at most ${FRAME_BYTES_MAX} bytes; send less in one.`);
  }
  try {
    return { ok: true, value: JSON.parse(frame) };
  } catch {
    return fault("bad-frame", "The frame is not JSON; send one command as a JSON object.");
  }
}

function fault(code: FrameFault["code"], message: string): { ok: false; fault: FrameFault } {
  return { ok: false, fault: { code, message } };
}

function describe(error: z.core.$ZodError): string {
  const issue = error.issues[0];
  const path = issue?.path.join(".") || "the frame";
  return `Not valid at ${path} (${issue?.code ?? "unknown"}); compare it with wire.schema.json.`;
}
