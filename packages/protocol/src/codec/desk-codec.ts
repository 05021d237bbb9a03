import { type AgentCommand, agentCommandSchema, agentHelloSchema } from "../desk/agent-commands.ts";
import { type DeskCommand, deskCommandSchema } from "../desk/desk-wire.ts";
import { readCommand } from "./command-reader.ts";
import { type Decoded, parseFrame } from "./frame.ts";

/** Reads one frame of an agent's connection to a conversation. Never throws. */
export function decodeAgentCommand(frame: unknown): Decoded<AgentCommand> {
  return readCommand(agentCommandSchema, frame);
}

/** True for a frame that opens an agent's connection, whether or not the rest of it is valid. */
export function isAgentHello(frame: unknown): boolean {
  const parsed = parseFrame(frame);
  return (
    parsed.ok &&
    agentHelloSchema.shape.type.safeParse((parsed.value as { type?: unknown } | null)?.type).success
  );
}

/** Reads one frame of an agent's connection to the desk. Never throws. */
export function decodeDeskCommand(frame: unknown): Decoded<DeskCommand> {
  return readCommand(deskCommandSchema, frame);
}
