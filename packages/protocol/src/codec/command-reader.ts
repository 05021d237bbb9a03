import * as z from "zod/mini";
import { idSchema } from "../scalars/ids.ts";
import { type Decoded, parseFrame } from "./frame.ts";
import { isWellFormed } from "./well-formed.ts";

const namedSchema = z.object({ type: z.string() });
const identifiedSchema = z.object({ id: idSchema });

/** A union of commands that are told apart by their `type`. */
type CommandUnion<T> = z.ZodMiniType<T> & {
  def: { options: readonly { def: { shape: { type: z.ZodMiniLiteral<string> } } }[] };
};

/**
 * Reads one frame as one command of a union. Never throws: what cannot be read becomes a fault that says what to do. `rescue`
 * may still make something of a frame that the schema refuses.
 */
export function readCommand<T>(
  schema: CommandUnion<T>,
  frame: unknown,
  rescue: (value: unknown) => T | undefined = () => undefined,
): Decoded<T> {
  const parsed = parseFrame(frame);
  if (!parsed.ok) return parsed;
  const command = schema.safeParse(parsed.value);
  if (command.success && isWellFormed(command.data)) return { ok: true, value: command.data };

  const rescued = rescue(parsed.value);
  if (rescued !== undefined) return { ok: true, value: rescued };
  const identified = identifiedSchema.safeParse(parsed.value);
  const id = identified.success ? { id: identified.data.id } : {};
  const named = namedSchema.safeParse(parsed.value);
  if (named.success && !isCommand(schema, named.data.type)) {
    const message = `No command is called "${named.data.type.slice(0, 40)}"; see the protocol's list of commands.`;
    return { ok: false, fault: { code: "unknown-command", message, ...id } };
  }
  const message = command.success
    ? "A text holds half of a surrogate pair; send whole characters."
    : describe(command.error);
  return { ok: false, fault: { code: "bad-frame", message, ...id } };
}

function isCommand<T>(schema: CommandUnion<T>, type: string): boolean {
  return schema.def.options.some((option) => option.def.shape.type.def.values[0] === type);
}

function describe(error: z.core.$ZodError): string {
  const issue = error.issues[0];
  const path = issue?.path.join(".") || "the frame";
  return `Not valid at ${path} (${issue?.code ?? "unknown"}); compare it with wire.schema.json.`;
}
