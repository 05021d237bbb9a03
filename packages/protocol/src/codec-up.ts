import * as z from "zod/mini";
import { type Command, commandSchema, helloCommandSchema } from "./command.ts";
import { type Decoded, fitsFrame, parseFrame } from "./frame.ts";
import { FRAME_BYTES_MAX } from "./limits.ts";
import { idSchema } from "./message.ts";
import { OLDEST_SUPPORTED, PROTOCOL_VERSION } from "./version.ts";

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
