import type { DurableEvent } from "@prosa/protocol";
import type { AgentLoggedCommand, InternalEvent } from "@prosa/protocol/desk";
import type { SessionLog } from "../log/session-log.ts";
import { untoldContact } from "../log/session-row.ts";
import type { Step } from "../log/step.ts";
import { messageText } from "../turns/reply-events.ts";
import { rememberStretch } from "../turns/stretch.ts";
import type { Turns } from "../turns/turns.ts";
import { AgentRejection } from "./agent-rejection.ts";
import { type DecisionDeps, decideCommand } from "./decide.ts";
import type { OpenTime } from "./open-time.ts";
import type { ScoreQuestion } from "./score-question.ts";

/** The place of a command in the log, and whether it had that place before. */
interface AppliedByAgent {
  seq: number;
  isRepeat: boolean;
}

/**
 * Puts an agent's command into the log once; a repeat gets the place of the first. Throws an `AgentRejection` or a
 * `StorageError` when it is not applied: then nothing of it happened.
 */
export async function applyAgentCommand(
  command: AgentLoggedCommand,
  sender: Omit<DecisionDeps, "now">,
  {
    log,
    turns,
    openTime,
    asksScore,
    now,
  }: {
    log: SessionLog;
    turns: Turns;
    openTime: OpenTime;
    asksScore: ScoreQuestion;
    now: () => number;
  },
): Promise<AppliedByAgent> {
  const { id } = command;
  const isMessage = command.type === "say" || command.type === "attach";
  const earlier = isMessage ? await log.find(id) : await log.internal.find(id);
  if (earlier) {
    const seq = "seq" in earlier ? earlier.seq : earlier.after;
    if (isOutcome(command, earlier)) return { seq, isRepeat: true };
    throw new AgentRejection("conflict", "Another command has this id; give each its own.");
  }
  if ((await log.find(id)) || (isMessage && (await log.internal.find(id)))) {
    throw new AgentRejection("conflict", "Another command has this id; give each its own.");
  }
  const { row } = log;
  if (!row) throw new AgentRejection("erased", "The visitor erased this conversation.");
  const { events, internal, people } = decideCommand(row.people, command, { ...sender, now: now() });
  // A transfer's note is for colleagues alone; that of a hand-back is for the assistant.
  const note = command.type === "hand-back" ? command.note : undefined;
  // The site hears of the contact's new attributes.
  const changes =
    command.type === "set-attributes"
      ? untoldContact
      : await rememberStretch(log, events, { now: now(), note });
  const isEnd = command.type === "resolve";
  const openMs = isEnd ? await openTime() : undefined;
  const question = isEnd && (await asksScore()) ? [scoreQuestion(`${id.slice(0, 60)}-ask`)] : [];
  const step = {
    events: [
      // The command's id finds one event: the message, or the internal event; the others have ids of their own.
      ...events.map((event, index) => ({ id: isMessage ? id : `${id.slice(0, 60)}-${index}`, event })),
      ...question,
    ],
    ...(internal && { internal: [{ id, event: internal }] }),
    ...(people && { people }),
    ...(openMs !== undefined && { openMs }),
  };
  const isTaken = events.some((event) => event.type === "owner-changed" && event.owner === "agent");
  const written = await turns.act(step, { isTaken, ...(changes && { changes }) });
  const said = written.events.find((event) => event.type === "said" && event.message.id === id);
  // Not the log's end, to which a reply may have come meanwhile: a repeat is told this place.
  return { seq: said?.seq ?? written.internal.at(-1)?.after ?? log.seq, isRepeat: false };
}

/** The end of a person's work is the moment to ask how it was, on the web and on every channel. */
function scoreQuestion(id: string): Step["events"][number] {
  return { id, event: { type: "said", message: { id, author: "notice", parts: [{ type: "survey" }] } } };
}

function isOutcome(command: AgentLoggedCommand, event: DurableEvent | InternalEvent): boolean {
  switch (command.type) {
    case "say":
      return (
        event.type === "said" &&
        event.message.author === "agent" &&
        messageText(event.message) === command.text
      );
    case "attach":
      return (
        event.type === "said" &&
        event.message.parts.some((part) => part.type === "file" && part.fileId === command.fileId)
      );
    case "note":
      return event.type === "noted" && event.text === command.text;
    default:
      return event.type === "acted" && OUTCOMES[command.type].includes(event.act);
  }
}

const OUTCOMES: Readonly<
  Record<Exclude<AgentLoggedCommand["type"], "say" | "attach" | "note">, readonly string[]>
> = {
  claim: ["claimed"],
  transfer: ["offered", "transferred"],
  decline: ["declined"],
  "hand-back": ["handed-back"],
  resolve: ["resolved"],
  snooze: ["snoozed"],
  reopen: ["reopened"],
  "set-tags": ["tagged"],
  "set-priority": ["prioritised"],
  "set-attributes": ["described"],
};
