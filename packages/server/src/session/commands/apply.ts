import {
  ASK_HUMAN_CHOICE,
  type Contact,
  type DurableEvent,
  type Language,
  type LoggedCommand,
  type Message,
  type SayCommand,
  type SubmitCommand,
} from "@prosa/protocol";
import { faultOf } from "../../platform/faults.ts";
import type { ConnectionState, RoomHost } from "../../platform/room-host.ts";
import { takeToken } from "../../security/limits.ts";
import type { Sites, SiteView } from "../../site/sites.ts";
import { citedFor } from "../../turn/memory.ts";
import { isGap, type NewEvent, type SessionLog } from "../log/session-log.ts";
import type { SessionLife } from "../session-runtime.ts";
import { textOf } from "../turns/reply-events.ts";
import { type Opening, PENDING_MAX, type Turns } from "../turns/turns.ts";
import { Rejection } from "./rejection.ts";
import { findReplaceable } from "./replacing.ts";

const BUSY_RETRY_MS = 2_000;
const SITE_RETRY_MS = 2_000;
const DAY_MS = 24 * 60 * 60 * 1_000;

/** Who speaks, as the connection's welcome settled it. */
export type Speaker = Pick<
  Extract<ConnectionState, { phase: "welcomed" }>,
  "session" | "site" | "epoch" | "language"
>;

/** What a command is applied to. */
export interface CommandScope {
  host: RoomHost;
  sites: Sites;
  life: SessionLife;
}

interface Applied {
  log: SessionLog;
  turns: Turns;
  site: SiteView;
  language: Language | null;
  now: () => number;
}

/**
 * Puts a command into the log, once, and returns its place there; a repeat gets the place it got first. Throws a
 * `Rejection` or a `StorageError` when it is not applied: then nothing of it happened.
 */
export async function applyCommand(
  command: LoggedCommand,
  speaker: Speaker,
  { host, sites, life }: CommandScope,
): Promise<number> {
  const { log, turns } = life;
  const earlier = await log.find(command.id);
  if (earlier) {
    if (isGap(earlier) || (await isOutcomeOf(command, earlier, log))) return earlier.seq;
    throw new Rejection("conflict", "Another command has this id; give each its own.");
  }
  const site = await loadSite(speaker.site, sites, host);
  log.begin(speaker.session, site.id, speaker.epoch, site.settings.retentionDays * DAY_MS);
  spend(log, host);
  const seq = await carryOut(command, { log, turns, site, language: speaker.language, now: host.now });
  void life.contactDuty.fulfil();
  await life.setAlarm();
  return seq;
}

async function loadSite(id: string, sites: Sites, host: RoomHost): Promise<SiteView> {
  const site = await sites.load(id, host).catch((error: unknown) => {
    host.log({ level: "error", event: "site-unreachable", site: id, error: faultOf(error) });
    throw new Rejection(
      "busy",
      "The session's site cannot be reached now; send it again later.",
      SITE_RETRY_MS,
    );
  });
  if (!site) throw new Rejection("internal-error", "The session's site is gone.");
  return site;
}

/** Takes one token of the session's budget of commands. */
function spend(log: SessionLog, { environment, now }: RoomHost): void {
  const perMinute = environment.ok ? environment.value.commandsPerMinute : 1;
  const taken = takeToken(log.row?.bucket, { capacity: perMinute, perMinute }, now());
  log.keepBucket(taken.bucket);
  if (taken.ok) return;
  throw new Rejection(
    "rate-limited",
    "Too many messages in a short time; send it again later.",
    taken.retryAfterMs,
  );
}

async function carryOut(command: LoggedCommand, scope: Applied): Promise<number> {
  switch (command.type) {
    case "say":
      return say(scope, command);
    case "press": {
      const choice = await findChoice(command.messageId, command.choiceId, scope.log);
      const opening = {
        text: choice.label,
        ...(choice.id === ASK_HUMAN_CHOICE && { wantsHuman: true as const }),
      };
      return speak(scope, { ...said(command.id, choice.label), replyTo: command.messageId }, opening);
    }
    case "ask-human": {
      const event: NewEvent = { type: "handed-over", reason: "asked" };
      return take(scope, command.id, event, { text: "", wantsHuman: true }, null);
    }
    case "rate": {
      const rated = await scope.log.find(command.messageId);
      if (rated?.type !== "said" || rated.message.author === "visitor") {
        throw new Rejection("unknown-message", "Only a reply in this session's log can be rated.");
      }
      const { messageId, rating } = command;
      return scope.turns.note({ id: command.id, event: { type: "rated", messageId, rating } });
    }
    case "submit": {
      const { id, type: _, ...form } = command;
      await checkForm(form, scope);
      const { contact, consent } = form;
      return scope.turns.note({ id, event: { type: "submitted", ...form } }, ({ lastAt }) => ({
        contact: { at: Math.max(scope.now(), lastAt), contact, consent },
      }));
    }
    case "score": {
      const { id, type: _, ...opinion } = command;
      return scope.turns.note({ id, event: { type: "scored", ...opinion } }, () => ({ isScored: true }));
    }
  }
}

async function say(scope: Applied, { id, text, replaces }: SayCommand): Promise<number> {
  if (replaces === undefined) return speak(scope, said(id, text), { text });
  const replaced = await findReplaceable(replaces, scope.log);
  const { context } = scope.log.row ?? {};
  const isAgain = textOf(replaced).trim() === text.trim();
  const avoid = context && isAgain ? citedFor(context, replaces) : [];
  return speak(scope, { ...said(id, text), replaces }, { text, ...(avoid.length > 0 && { avoid }) });
}

async function speak(scope: Applied, message: Message, opening: Opening): Promise<number> {
  const waiting = scope.log.row?.pending.filter(({ messageId }) => messageId !== message.replaces) ?? [];
  if (waiting.length >= PENDING_MAX) {
    throw new Rejection("busy", "Wait for the replies that are being written.", BUSY_RETRY_MS);
  }
  return take(scope, message.id, { type: "said", message }, opening, message.id);
}

function take(
  { turns, site, language }: Applied,
  id: string,
  event: NewEvent,
  opening: Opening,
  replyTo: string | null,
): Promise<number> {
  return turns.take({
    cause: { id, event },
    opening: { ...opening, ...(language && { interfaceLanguage: language }) },
    replyTo,
    site,
  });
}

function said(id: string, text: string): Message {
  return { id, author: "visitor", parts: [{ type: "text", text }] };
}

async function findChoice(messageId: string, choiceId: string, log: SessionLog) {
  const event = await log.find(messageId);
  const parts = event?.type === "said" ? event.message.parts : [];
  const choices = parts.flatMap((part) => (part.type === "choices" ? part.choices : []));
  const choice = choices.find((candidate) => candidate.id === choiceId);
  if (!choice) throw new Rejection("unknown-message", "No message in this session's log offers this choice.");
  return choice;
}

async function checkForm(
  { messageId, contact }: Pick<SubmitCommand, "messageId" | "contact">,
  { log, site }: Pick<Applied, "log" | "site">,
): Promise<void> {
  if (Object.keys(contact).length === 0) {
    throw new Rejection("unknown-message", "Send at least one of name, email and phone.");
  }
  // Nobody may fill a site's list of contacts that asks for none.
  if (messageId === undefined && site.settings.form?.asked.includes("start")) return;
  const event = messageId === undefined ? null : await log.find(messageId);
  if (event?.type === "said" && event.message.parts.some((part) => part.type === "form")) return;
  throw new Rejection(
    "unknown-message",
    "No message in this session's log, and no site at the start, asks for this form.",
  );
}

/** Whether an event is what this very command put into the log: same id, same content. */
async function isOutcomeOf(command: LoggedCommand, event: DurableEvent, log: SessionLog): Promise<boolean> {
  switch (command.type) {
    case "say":
      return (
        event.type === "said" &&
        event.message.author === "visitor" &&
        event.message.replaces === command.replaces &&
        textOf(event.message) === command.text
      );
    case "press": {
      if (event.type !== "said" || event.message.replyTo !== command.messageId) return false;
      const choice = await findChoice(command.messageId, command.choiceId, log);
      return textOf(event.message) === choice.label;
    }
    case "ask-human":
      return event.type === "handed-over";
    case "rate":
      return (
        event.type === "rated" && event.messageId === command.messageId && event.rating === command.rating
      );
    case "submit":
      return event.type === "submitted" && isSame(event.contact, command.contact);
    case "score":
      return event.type === "scored" && event.score === command.score && event.comment === command.comment;
  }
}

function isSame(one: Contact, other: Contact): boolean {
  return one.name === other.name && one.email === other.email && one.phone === other.phone;
}
