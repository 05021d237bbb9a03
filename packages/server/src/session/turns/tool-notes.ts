import type { HttpTool } from "@prosa/protocol";
import type { AgentEvent } from "@prosa/protocol/desk";
import { faultOf } from "../../platform/faults.ts";
import type { RoomHost } from "../../platform/room-host.ts";
import { createRedaction } from "../../security/redact.ts";
import type { ReplyDeps } from "../../turn/ports.ts";
import type { NewInternalEvent } from "../log/internal-log.ts";
import type { SessionLog } from "../log/session-log.ts";

/** The longest line in which agents are told what a tool was asked with. */
const INPUT_LENGTH_MAX = 200;

/** In place of a value that agents have no need to read. */
const HIDDEN = "•••";

/** Names of fields, in the languages of owners, whose values are secrets. */
const SECRET_NAME =
  /pass(?:word|wd|code|phrase)?$|senha|contrase|clave|secret|segred|token|credential|api_?key|\bpin\b|\bcv[vc]\d?\b|card_?number/i;

type CallTool = NonNullable<ReplyDeps["callTool"]>;
type CallEvent = Extract<NewInternalEvent, { type: "tool-called" }>;

interface NotesDeps {
  host: Pick<RoomHost, "newId" | "now" | "log">;
  log: SessionLog;
  publishToAgents: (events: readonly AgentEvent[]) => void;
  inOrder: <T>(work: () => Promise<T>) => Promise<T>;
}

/**
 * Tells agents what the assistant asks the owner's servers, and how each call ended. The first event is in the log before the
 * server is asked: what it does there stands, also where a person takes over meanwhile. A call that cannot be noted is not made.
 */
export function createToolNotes({
  host,
  log,
  publishToAgents,
  inOrder,
}: NotesDeps): (ask: CallTool) => CallTool {
  const note = (event: CallEvent) =>
    inOrder(async () => {
      // Erased in the meantime: nobody is left to be told.
      if (!log.row) return;
      const step = { events: [], internal: [{ id: host.newId(), event }], now: host.now() };
      publishToAgents((await log.appendBoth(step)).internal);
    });
  return (ask) => async (request, signal) => {
    const { tool, input } = request;
    const called = {
      type: "tool-called",
      call: host.newId(),
      tool: tool.name,
      input: inputLine(tool, input),
    } as const;
    const close = (end: NonNullable<CallEvent["end"]>) =>
      note({ ...called, end }).catch((error: unknown) =>
        host.log({ level: "warn", event: "tool-not-noted", error: faultOf(error) }),
      );
    await note(called);
    try {
      const answer = await ask(request, signal);
      await close(signal.aborted ? "unanswered" : "answered");
      return answer;
    } catch (error) {
      await close(signal.aborted ? "unanswered" : "failed");
      throw error;
    }
  };
}

/**
 * The input of a call in one line for agents: names and values. Left out are passwords, keys and cards, known by the schema
 * (`writeOnly`, `format: "password"`), by their names or by their form. Pure.
 */
export function inputLine(
  { input: schema }: Pick<HttpTool, "input">,
  input: Readonly<Record<string, unknown>>,
): string {
  const line = partsOf(schema, input, "").join(", ").replace(/\s+/g, " ");
  return line.length > INPUT_LENGTH_MAX ? `${line.slice(0, INPUT_LENGTH_MAX - 1)}…` : line;
}

function partsOf(schema: unknown, value: unknown, name: string): string[] {
  if (name !== "" && isSecret(schema, name)) return [`${name}: ${HIDDEN}`];
  if (Array.isArray(value)) return value.flatMap((one) => partsOf(fieldOf(schema, "items"), one, name));
  if (isRecord(value))
    return Object.entries(value).flatMap(([key, one]) =>
      partsOf(fieldOf(fieldOf(schema, "properties"), key), one, key),
    );
  const words = withoutSecrets(String(value));
  return [name === "" ? words : `${name}: ${words}`];
}

function isSecret(schema: unknown, name: string): boolean {
  return (
    fieldOf(schema, "writeOnly") === true ||
    fieldOf(schema, "format") === "password" ||
    SECRET_NAME.test(name)
  );
}

/** Without keys and numbers of cards; an address or a telephone stays, as the visitor's own words show it. */
function withoutSecrets(text: string): string {
  const { redact, restore } = createRedaction();
  return redact(text).replace(/\[([A-Z]+)_\d+\]/g, (placeholder, kind: string) =>
    kind === "KEY" || kind === "CARD" ? HIDDEN : restore(placeholder),
  );
}

function fieldOf(value: unknown, name: string): unknown {
  return isRecord(value) ? value[name] : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
