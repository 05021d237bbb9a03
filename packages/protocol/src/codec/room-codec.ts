import * as z from "zod/mini";
import { helloCommandSchema } from "../commands/hello.ts";
import { type Command, commandSchema } from "../commands/union.ts";
import type { RoomEvent } from "../events/union.ts";
import { FRAME_BYTES_MAX } from "../limits.ts";
import { idSchema } from "../scalars/ids.ts";
import { OLDEST_SUPPORTED, PROTOCOL_VERSION } from "../version.ts";
import { bytesOf, type Decoded, fitsFrame, parseFrame } from "./frame.ts";

const namedSchema = z.object({ type: z.string() });
const identifiedSchema = z.object({ id: idSchema });
const versionedHelloSchema = z.pick(helloCommandSchema, { type: true, protocol: true, token: true });

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
  if (named.success && !isCommand(named.data.type)) {
    const message = `No command is called "${named.data.type.slice(0, 40)}"; see the protocol's list of commands.`;
    return { ok: false, fault: { code: "unknown-command", message, ...id } };
  }
  return { ok: false, fault: { code: "bad-frame", message: describe(command.error), ...id } };
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

function isSpoken(protocol: number): boolean {
  return protocol >= OLDEST_SUPPORTED && protocol <= PROTOCOL_VERSION;
}

function isCommand(type: string): boolean {
  return commandSchema.def.options.some((option) => option.def.shape.type.def.values[0] === type);
}

function describe(error: z.core.$ZodError): string {
  const issue = error.issues[0];
  const path = issue?.path.join(".") || "the frame";
  return `Not valid at ${path} (${issue?.code ?? "unknown"}); compare it with wire.schema.json.`;
}
