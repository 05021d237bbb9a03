import {
  ATTRIBUTES_BYTES_MAX,
  ATTRIBUTES_MAX,
  attributesSchema,
  type FilePart,
  type Part,
} from "@prosa/protocol";
import {
  type Agent,
  type AgentLoggedCommand,
  OFFER_MS,
  PAGE_INBOX_ID,
  type Role,
} from "@prosa/protocol/desk";
import { acted, type NewInternalEvent } from "../log/internal-log.ts";
import { type PeopleRow, PRIORITY_MAX, WITHOUT_OFFER } from "../log/people-row.ts";
import type { NewEvent } from "../log/step.ts";
import { AgentRejection } from "./agent-rejection.ts";

/** The longest time for which a conversation may be put aside, in milliseconds. */
const SNOOZE_MAX_MS = 90 * 24 * 60 * 60 * 1_000;

/** The step that a command asks for: events that everybody hears, one that agents alone hear, and changes of the row. */
interface AgentDecision {
  events: NewEvent[];
  internal?: NewInternalEvent;
  people?: Partial<PeopleRow>;
}

/** The sender of a command, the time, and the person whom a transfer names. */
export interface DecisionDeps {
  agent: Agent;
  role: Role;
  now: number;
  /** `null` where the site has no such person who could take a conversation. */
  receiver: Agent | null;
  /** The file that the command names; `null` where the session has none of its id. */
  file: FilePart | null;
}

type CommandOf<Type extends AgentLoggedCommand["type"]> = Extract<AgentLoggedCommand, { type: Type }>;

/** Decides what an agent's command does to a conversation. Pure. Throws an `AgentRejection` where it may not be done. */
export function decideCommand(
  row: PeopleRow,
  command: AgentLoggedCommand,
  deps: DecisionDeps,
): AgentDecision {
  if ("ownership" in command && command.ownership !== row.ownership) throw staleness(row, command, deps);
  switch (command.type) {
    case "claim":
      return claim(row, command, deps);
    case "transfer":
      return transfer(row, command, deps);
    case "decline":
      return decline(row, deps);
    case "hand-back":
      return handBack(row, command, deps);
    case "resolve":
      return resolve(row, command, deps);
    case "snooze":
      return snooze(row, command, deps);
    case "reopen":
      return reopen(row, deps);
    case "say":
      return say(row, command, deps);
    case "attach":
      return attach(row, command, deps);
    case "note": {
      const { id, text, mentions } = command;
      const noted = { type: "noted", agent: deps.agent, id, text, ...(mentions && { mentions }) } as const;
      return { events: [], internal: noted };
    }
    case "set-tags": {
      const tags = [...new Set(command.tags)];
      return { events: [], internal: acted(deps.agent, "tagged", { tags }), people: { tags } };
    }
    case "set-priority": {
      const { priority } = command;
      return { events: [], internal: acted(deps.agent, "prioritised", { priority }), people: { priority } };
    }
    case "set-attributes":
      return setAttributes(row, command, deps);
    default:
      return command satisfies never;
  }
}

/** Facts that people know of a visitor, within the limits of attributes; an empty text takes one away. */
function setAttributes(
  { attributes: before }: PeopleRow,
  { attributes: given }: CommandOf<"set-attributes">,
  { agent }: DecisionDeps,
): AgentDecision {
  const kept = new Map(Object.entries(before ?? {}));
  for (const { name, value } of given)
    if (value === "") kept.delete(name);
    else kept.set(name, value);
  const attributes = attributesSchema.safeParse(Object.fromEntries(kept));
  if (!attributes.success) {
    const message = `A visitor has at most ${ATTRIBUTES_MAX} attributes, ${ATTRIBUTES_BYTES_MAX} bytes together.`;
    throw new AgentRejection("not-allowed", message);
  }
  const note = given.map(({ name, value }) => `${name}: ${value}`);
  return {
    events: [],
    internal: acted(agent, "described", { note: note.join(", ") }),
    people: { attributes: attributes.data },
  };
}

function claim(
  row: PeopleRow,
  { isTakeover }: CommandOf<"claim">,
  { agent, role }: DecisionDeps,
): AgentDecision {
  const before = row.owner.type === "agent" ? row.owner.agent : undefined;
  if (before?.id === agent.id && row.phase.type === "open") {
    throw new AgentRejection("not-allowed", "You have this conversation already.");
  }
  const isOffered = row.offer?.to.id === agent.id;
  // Who answers at a platform's own inbox cannot be asked here.
  const isFree = isOffered || before?.id === PAGE_INBOX_ID;
  if (before && before.id !== agent.id && !isFree && !(isTakeover && role !== "agent")) throw taken(before);
  return {
    events: [...reopening(row), { type: "owner-changed", owner: "agent", agent, ...(before && { before }) }],
    internal: acted(agent, "claimed", before && before.id !== agent.id ? { to: before } : {}),
    people: { phase: { type: "open" } },
  };
}

function transfer(row: PeopleRow, command: CommandOf<"transfer">, deps: DecisionDeps): AgentDecision {
  const { agent, now, receiver } = deps;
  requireOwner(row, deps);
  const { to, note } = command;
  const noted = note === undefined ? {} : { note };
  if (to.type === "queue") {
    const team = to.team === undefined ? {} : { team: to.team };
    const owner = { type: "queue" as const, since: row.waitingSince ?? now, ...team };
    return {
      events: [{ type: "owner-changed", owner: "queue", before: agent }],
      internal: acted(agent, "transferred", { ...team, ...noted }),
      people: { owner, phase: { type: "open" }, priority: Math.min(PRIORITY_MAX, row.priority + 1) },
    };
  }
  if (receiver === null)
    throw new AgentRejection("unknown-person", "No colleague of this id takes conversations.");
  if (receiver.id === agent.id)
    throw new AgentRejection("not-allowed", "You have this conversation already.");
  const offer = { by: agent, to: receiver, until: now + OFFER_MS, ...noted };
  return {
    events: [],
    internal: acted(agent, "offered", { to: receiver, until: offer.until, ...noted }),
    people: { offer },
  };
}

function decline({ offer }: PeopleRow, { agent }: DecisionDeps): AgentDecision {
  if (!offer || ![offer.to.id, offer.by.id].includes(agent.id)) {
    throw new AgentRejection("not-allowed", "No transfer is offered to you or by you.");
  }
  return { events: [], internal: acted(agent, "declined", { to: offer.to }), people: WITHOUT_OFFER };
}

function handBack(row: PeopleRow, { note }: CommandOf<"hand-back">, deps: DecisionDeps): AgentDecision {
  requireOwner(row, deps);
  return {
    events: [{ type: "owner-changed", owner: "assistant", before: deps.agent }],
    internal: acted(deps.agent, "handed-back", note === undefined ? {} : { note }),
    people: { phase: { type: "open" } },
  };
}

function resolve(
  row: PeopleRow,
  { reason }: CommandOf<"resolve">,
  { agent, now }: DecisionDeps,
): AgentDecision {
  if (row.phase.type === "resolved")
    throw new AgentRejection("not-allowed", "The conversation is resolved already.");
  if (row.owner.type === "agent" && row.owner.agent.id !== agent.id) throw taken(row.owner.agent);
  return {
    events: [{ type: "resolved", agent }],
    internal: acted(agent, "resolved", reason === undefined ? {} : { note: reason }),
    people: { phase: { type: "resolved", at: now, agent, ...(reason !== undefined && { reason }) } },
  };
}

function snooze(row: PeopleRow, { until }: CommandOf<"snooze">, deps: DecisionDeps): AgentDecision {
  requireOwner(row, deps);
  if (until <= deps.now || until > deps.now + SNOOZE_MAX_MS) {
    throw new AgentRejection("not-allowed", "Snooze until a time to come, within 90 days.");
  }
  return {
    events: [],
    internal: acted(deps.agent, "snoozed", { until }),
    people: { phase: { type: "snoozed", until } },
  };
}

function reopen(row: PeopleRow, { agent }: DecisionDeps): AgentDecision {
  if (row.phase.type === "open") throw new AgentRejection("not-allowed", "The conversation is open already.");
  const internal = acted(agent, "reopened");
  if (row.phase.type === "snoozed") return { events: [], internal, people: { phase: { type: "open" } } };
  return { events: [...reopening(row), { type: "owner-changed", owner: "agent", agent }], internal };
}

function say(row: PeopleRow, { id, text, original }: CommandOf<"say">, deps: DecisionDeps): AgentDecision {
  const decision = speak(row, id, { type: "text", text }, deps);
  if (original === undefined || original === text) return decision;
  return { ...decision, internal: acted(deps.agent, "translated", { note: original }) };
}

function attach(row: PeopleRow, { id }: CommandOf<"attach">, deps: DecisionDeps): AgentDecision {
  requireOwner(row, deps);
  if (deps.file) return speak(row, id, deps.file, deps);
  const message = "Send the file to POST /api/desk/conversations/:session/files before, under this fileId.";
  throw new AgentRejection("unknown-file", message);
}

function speak(row: PeopleRow, id: string, part: Part, deps: DecisionDeps): AgentDecision {
  requireOwner(row, deps);
  const message = { id, author: "agent" as const, agent: deps.agent, parts: [part] };
  return { events: [{ type: "said", message }], people: { phase: { type: "open" } } };
}

function reopening({ phase }: PeopleRow): NewEvent[] {
  return phase.type === "resolved" ? [{ type: "reopened" }] : [];
}

function requireOwner({ owner }: PeopleRow, { agent }: DecisionDeps): void {
  if (owner.type === "agent" && owner.agent.id === agent.id) return;
  if (owner.type === "agent") throw taken(owner.agent);
  throw new AgentRejection("not-owner", "Claim the conversation first.");
}

function staleness(
  { owner }: PeopleRow,
  { type }: AgentLoggedCommand,
  { agent }: DecisionDeps,
): AgentRejection {
  if (type === "claim" && owner.type === "agent" && owner.agent.id !== agent.id) return taken(owner.agent);
  return new AgentRejection(
    "stale",
    "The conversation changed hands since; look at its state and decide again.",
  );
}

function taken({ name }: Agent): AgentRejection {
  return new AgentRejection("already-claimed", `${name} has this conversation.`);
}
