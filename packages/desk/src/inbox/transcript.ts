import type { DurableEvent, Message, Part } from "@prosa/protocol";
import type { InternalEvent } from "@prosa/protocol/desk";
import { html, nothing, type TemplateResult } from "lit";
import { renderLink, renderRichText } from "../../../widget/src/view/rich-text.ts";
import type { Reword } from "../assist/assist.ts";
import { type Conversation, type Entry, entriesOf, type PendingWords } from "../client/conversation-state.ts";
import { renderAvatar, renderFace } from "../parts/avatar.ts";
import { renderIcon } from "../parts/icons.ts";
import type { Strings } from "../strings/index.ts";
import { nameOfVisitor } from "./names.ts";
import { clockTime, dayName, isSameDay, momentOf } from "./time.ts";
import { renderUnheard } from "./unheard.ts";

interface TranscriptGestures {
  undo: () => void;
  retry: (id: string) => void;
  discard: (id: string) => void;
  retryFile: (id: string) => void;
  discardFile: (id: string) => void;
}

interface TranscriptView {
  conversation: Conversation;
  /** The log's event after which all was new when the conversation was opened; 0 where nothing was. */
  lastSeen: number;
  gestures: TranscriptGestures;
  /** Words of messages in the reader's language. */
  reword?: Reword | undefined;
}

/** Messages of one author within this time stand together, in milliseconds. */
const TOGETHER_MS = 5 * 60_000;

/** Acts of which the log has a line of its own. */
const TOLD_BY_LOG = new Set(["claimed", "resolved", "reopened", "handed-back"]);

/** Renders what was said and done, the notes among it, and the words on their way. */
export function renderTranscript(view: TranscriptView, strings: Strings): TemplateResult {
  const { conversation, lastSeen, gestures, reword } = view;
  const { chat, pending, files, visitor, isVisitorTyping, session, connection } = conversation;
  const entries = entriesOf(conversation);
  const isOnline = connection === "online";
  // Words that a page before this one left are shown, whatever is known of the conversation.
  return html`${conversation.state ? nothing : renderUnheard(connection, strings.connection.noTalk, strings)}<ol class="log">
    ${entries.map((entry, at) => {
      const before = entries[at - 1];
      const isUnread = lastSeen > 0 && seqOf(before) === lastSeen;
      return html`${renderDay(before?.event.at, entry.event.at, strings)}${
        isUnread ? html`<li class="rule news"><span>${strings.event.news}</span></li>` : nothing
      }${renderEntry(entry, !isUnread && isTogether(before, entry), conversation, strings, reword)}`;
    })}
    ${chat.replies.map(
      ({ text }) =>
        html`<li class="message assistant writing"><div class="by">${strings.said.assistant}</div><div class="bubble">${renderRichText(text)}</div></li>`,
    )}
    ${pending.map((words) => renderPending(words, isOnline, strings, gestures))}
    ${files.map(
      (one) => html`<li class="message agent pending"><desk-file
        .strings=${strings} .pending=${one}
        @retry=${() => gestures.retryFile(one.command.id)} @discard=${() => gestures.discardFile(one.command.id)}
      ></desk-file></li>`,
    )}
    ${
      isVisitorTyping
        ? html`<li class="line typing">${nameOfVisitor(visitor.contact?.name, session, strings)} ${strings.details.typing}</li>`
        : nothing
    }
  </ol>`;
}

function seqOf(entry: Entry | undefined): number {
  return entry?.type === "logged" ? entry.event.seq : 0;
}

function renderDay(before: number | undefined, at: number, { tag, event }: Strings) {
  if (before !== undefined && isSameDay(before, at)) return nothing;
  const now = Date.now();
  const day = isSameDay(at, now)
    ? event.today
    : isSameDay(at, now - 86_400_000)
      ? event.yesterday
      : dayName(at, tag);
  return html`<li class="rule"><span>${day}</span></li>`;
}

/** Who speaks in an entry, so that what they say in a row stands together. */
function speakerOf({ event }: Entry): string | undefined {
  if (event.type === "noted") return `note ${event.agent?.id}`;
  if (event.type === "said") return `${event.message.author} ${event.message.agent?.id}`;
  return undefined;
}

function isTogether(before: Entry | undefined, entry: Entry): boolean {
  const speaker = speakerOf(entry);
  if (!before || speaker === undefined || speakerOf(before) !== speaker) return false;
  return entry.event.at - before.event.at < TOGETHER_MS && isSameDay(before.event.at, entry.event.at);
}

function renderEntry(
  entry: Entry,
  isJoined: boolean,
  conversation: Conversation,
  strings: Strings,
  reword?: Reword,
): TemplateResult | typeof nothing {
  if (entry.type === "logged") return renderLogged(entry.event, isJoined, conversation, strings, reword);
  const { event } = entry;
  const by = event.agent?.name;
  const time = html`<time>${clockTime(event.at, strings.tag)}</time>`;
  if (event.type === "noted")
    return html`<li class="message note ${isJoined ? "joined" : ""}">${
      isJoined
        ? nothing
        : html`<div class="by">${renderIcon("note")}${renderFace(event.agent)}${by}${time}</div>`
    }<div class="bubble plain">${event.text}</div></li>`;
  if (event.type === "tool-called") return renderCall(event, conversation.internal, strings);
  if (TOLD_BY_LOG.has(event.act) && !event.note) return nothing;
  const words = strings.event.acted(event.act, by, event.to?.name);
  const until = event.until === undefined ? "" : ` · ${momentOf(event.until, strings.tag)}`;
  return html`<li class="line">${words}${until}${event.note ? html` <q>${event.note}</q>` : nothing}</li>`;
}

/** Renders a call of the assistant's in one line, at the place where it was made, with how it ended. */
function renderCall(
  event: Extract<InternalEvent, { type: "tool-called" }>,
  internal: readonly InternalEvent[],
  { event: words }: Strings,
): TemplateResult | typeof nothing {
  if (event.end) return nothing;
  const ended = internal.find((one) => one.type === "tool-called" && one.call === event.call && one.end);
  const end = ended?.type === "tool-called" ? ended.end : undefined;
  return html`<li class="line call">${renderIcon("assistant")}<span>${words.called(event.tool)}${
    event.input ? html` <q>${event.input}</q>` : nothing
  }${end ? ` · ${words.callEnds[end]}` : nothing}</span></li>`;
}

function renderLogged(
  event: DurableEvent,
  isJoined: boolean,
  conversation: Conversation,
  strings: Strings,
  reword?: Reword,
): TemplateResult | typeof nothing {
  const { event: words } = strings;
  switch (event.type) {
    case "said":
      return isQuestion(event.message)
        ? html`<li class="line">${words.survey}</li>`
        : renderMessage(event, isJoined, conversation, strings, reword);
    case "handed-over":
      return html`<li class="line strong">${words.handedOver}</li>`;
    case "owner-changed":
      return html`<li class="line">${
        event.owner === "agent"
          ? words.toAgent(event.agent?.name ?? "")
          : event.owner === "queue"
            ? words.toQueue
            : words.toAssistant
      }</li>`;
    case "resolved":
      return html`<li class="line">${words.resolved(event.agent?.name)}</li>`;
    case "reopened":
      return html`<li class="line">${words.reopened}</li>`;
    case "rated":
      return html`<li class="line">${words.rated[event.rating]}</li>`;
    case "scored":
      return html`<li class="line">${words.scored(event.score)}</li>`;
    case "submitted":
      return html`<li class="line">${words.submitted}</li>`;
    default:
      return event satisfies never;
  }
}

/** True for the notice that asks how the conversation was, once a person ended it. */
function isQuestion({ author, parts }: Message): boolean {
  return author === "notice" && parts.length > 0 && parts.every(({ type }) => type === "survey");
}

function renderMessage(
  { message, at, seq }: Extract<DurableEvent, { type: "said" }>,
  isJoined: boolean,
  { visitor, session, seen, me }: Conversation,
  strings: Strings,
  reword?: Reword,
): TemplateResult {
  const { said, details, tag } = strings;
  const { author, agent } = message;
  const visitorName = nameOfVisitor(visitor.contact?.name, session, strings);
  const names: Readonly<Record<Message["author"], string>> = {
    visitor: visitorName,
    assistant: said.assistant,
    agent: agent?.id === me?.id ? said.you : (agent?.name ?? ""),
    notice: said.notice,
  };
  const face =
    author === "visitor"
      ? renderAvatar(visitor.contact?.name, session)
      : html`<span class="avatar helper">${renderIcon("assistant")}</span>`;
  const isSeen = author === "agent" && seq <= seen;
  const words = reword?.(message);
  return html`<li class="message ${author} ${isJoined ? "joined" : ""}">
    ${author === "visitor" || author === "assistant" ? face : nothing}
    ${
      isJoined
        ? html`<span class="sr">${names[author]} ${clockTime(at, tag)}</span>`
        : html`<div class="by">${author === "agent" ? renderFace(agent) : nothing}${names[author]}<time>${clockTime(at, tag)}</time></div>`
    }
    ${words ?? nothing}${message.parts.map((part) => (words && part.type === "text" ? nothing : renderPart(part, author, session, strings)))}
    ${isSeen ? html`<p class="seen">${renderIcon("resolved")}${details.seen}</p>` : nothing}
  </li>`;
}

function renderPart(
  part: Part,
  author: Message["author"],
  session: string,
  strings: Strings,
): TemplateResult | typeof nothing {
  switch (part.type) {
    case "text":
      return author === "visitor" || author === "agent"
        ? html`<div class="bubble plain" dir="auto">${part.text}</div>`
        : html`<div class="bubble" dir="auto">${renderRichText(part.text)}</div>`;
    case "citation":
      return html`<p class="source">${part.url ? renderLink(part.url, part.title) : part.title}</p>`;
    case "choices":
      return html`<p class="choices">${part.choices.map(({ label }) => html`<span class="chip">${label}</span>`)}</p>`;
    case "product":
      return html`<p class="source">${part.url ? renderLink(part.url, part.name) : part.name}</p>`;
    case "file":
      void import("./file.ts");
      return html`<desk-file .strings=${strings} .session=${session} .known=${part}></desk-file>`;
    case "form":
      return html`<p class="choices"><span class="chip">${strings.event.form}</span></p>`;
    case "survey":
      return html`<p class="choices"><span class="chip">${strings.event.survey}</span></p>`;
    case "card":
    case "ticket":
      return html`<p class="source">${part.title}</p>`;
    default:
      return nothing;
  }
}

function renderPending(
  { command, failed, heldUntil }: PendingWords,
  isOnline: boolean,
  { composer, act, rejected }: Strings,
  { undo, retry, discard }: TranscriptGestures,
): TemplateResult {
  const kind = command.type === "note" ? "note" : "agent";
  const state =
    heldUntil !== undefined
      ? html`<p class="seen">${composer.sending}<button class="bare" @click=${undo}>${act.undo}<kbd>z</kbd></button></p>`
      : isOnline
        ? nothing
        : html`<p class="seen">${renderIcon("queue")}${composer.waiting}</p>`;
  return html`<li class="message ${kind} pending">
    <div class="bubble plain">${command.text}</div>
    ${
      failed
        ? html`<p class="problem">${rejected.other}
          <button class="bare" @click=${() => retry(command.id)}>${act.again}</button>
          <button class="bare" @click=${() => discard(command.id)}>${act.drop}</button></p>`
        : state
    }
  </li>`;
}

/** The event of the log before the first of the unread messages; 0 where none is unread. */
export function lastSeenOf({ chat }: Conversation, unread: number): number {
  if (unread === 0) return 0;
  const own = chat.log.filter((event) => event.type === "said" && event.message.author === "visitor");
  const first = own[Math.max(0, own.length - unread)];
  return first ? first.seq - 1 : 0;
}
