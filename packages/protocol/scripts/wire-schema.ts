import * as z from "zod/mini";
import { commandSchema } from "../src/commands/union.ts";
import { agentCommandSchema } from "../src/desk/agent-commands.ts";
import { agentEventSchema } from "../src/desk/agent-events.ts";
import { deskCommandSchema, deskEventSchema } from "../src/desk/desk-wire.ts";
import { roomEventSchema } from "../src/events/union.ts";
import { OLDEST_SUPPORTED, PROTOCOL_VERSION } from "../src/version.ts";

/** The wire as a JSON Schema document (draft 2020-12): the text of `wire.schema.json`, which pins it. */
export function printWireSchema(): string {
  const document = {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Prosa's wire",
    description:
      "`command`: what a client's frame holds. `events`: what a room's frame holds. `agentCommand` and `agentEvents`: the same of an agent's connection to a conversation, `deskCommand` and `deskEvents` of the desk's.",
    protocol: PROTOCOL_VERSION,
    oldestSupported: OLDEST_SUPPORTED,
    $defs: {
      command: schemaOf(commandSchema),
      events: schemaOf(z.array(roomEventSchema)),
      agentCommand: schemaOf(agentCommandSchema),
      agentEvents: schemaOf(z.array(agentEventSchema)),
      deskCommand: schemaOf(deskCommandSchema),
      deskEvents: schemaOf(z.array(deskEventSchema)),
    },
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function schemaOf(schema: z.ZodMiniType): object {
  // The schema of the input, since it is for writers of frames: a reader passes over fields that it does not know.
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: "input" });
  return rest;
}
