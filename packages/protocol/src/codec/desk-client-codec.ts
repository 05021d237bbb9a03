import type { AgentCommand, AgentLoggedCommand } from "../desk/agent-commands.ts";
import type { AgentEvent } from "../desk/agent-events.ts";
import type { DeskCommand, DeskEvent } from "../desk/desk-wire.ts";
import { AGENT_SHAPES } from "../generated/agent-shapes.ts";
import { DESK_SHAPES } from "../generated/desk-shapes.ts";
import { Misfit, read } from "../shape/reader.ts";
import { readEvents, writeCommand } from "./client-frames.ts";
import type { Decoded } from "./frame.ts";

/** Reads one frame of a conversation as an agent gets it, and passes over events of types it does not know. Never throws. */
export function decodeAgentEvents(frame: unknown): Decoded<AgentEvent[]> {
  return readEvents<AgentEvent>(AGENT_SHAPES.agentEvent, frame);
}

/** Reads one frame of the desk, and passes over events of types it does not know. Never throws. */
export function decodeDeskEvents(frame: unknown): Decoded<DeskEvent[]> {
  return readEvents<DeskEvent>(DESK_SHAPES.deskEvent, frame);
}

/** A command as an agent's outbox stores it, or `undefined` if the value is none. */
export function readAgentLoggedCommand(value: unknown): AgentLoggedCommand | undefined {
  try {
    return read(AGENT_SHAPES.agentLoggedCommand, value) as AgentLoggedCommand;
  } catch (error) {
    if (!(error instanceof Misfit)) throw error;
    return undefined;
  }
}

/** Writes one command to a conversation as a frame. Throws a `RangeError` over the limit, which a valid command never is. */
export function encodeAgentCommand(command: AgentCommand): string {
  return writeCommand(command);
}

/** Writes one command to the desk as a frame. */
export function encodeDeskCommand(command: DeskCommand): string {
  return writeCommand(command);
}
