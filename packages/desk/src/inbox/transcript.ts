import type { DurableEvent, Message, Part } from "@prosa/protocol";
import { html, nothing, type TemplateResult } from "lit";
import { renderLink, renderRichText } from "../../../widget/src/view/rich-text.ts";
import { type Conversation, type Entry, entriesOf, type PendingWords } from "../client/conversation-state.ts";
import type { Strings } from "../strings/index.ts";
import { shortTime } from "./time.ts";

interface TranscriptGestures {
  retry: (id: string) => void;
  discard: (id: string) => void;
}

/** Acts of which the log has a line of its own. */
const TOLD_BY_LOG = new Set(["claimed", "resolved", "reopened", "handed-back"]);

/** Renders what was said and done, the notes among it, and the words on their way. */
export function renderTranscript(
  conversation: Conversation,
  strings: Strings,
  gestures: TranscriptGestures,
): TemplateResult {
  const { chat, pending, visitor, isVisitorTyping } = conversation;
  return html`<ol class="log" role="log" aria-live="polite">
    ${entriesOf(conversation).map((entry) => renderEntry(entry, conversation, strings))}
    ${chat.replies.map(
      ({ text }) =>
        html`<li class="message assistant writing"><header>${strings.said.assistant}</header><div class="bubble">${renderRichText(text)}</div></li>`,
    )}
    ${pending.map((words) => renderPending(words, strings, gestures))}
    ${
      isVisitorTyping
        ? html`<li class="line">${visitor.contact?.name ?? strings.visitor} ${strings.details.typing}</li>`
        : nothing
    }
  </ol>`;
}

function renderEntry(
  entry: Entry,
  conversation: Conversation,
  strings: Strings,
): TemplateResult | typeof nothing {
  if (entry.type === "logged") return renderLogged(entry.event, conversation, strings);
  const { event } = entry;
  const by = event.agent?.name;
  if (event.type === "noted")
    return html`<li class="message note"><header>${by} · ${strings.composer.note}<time>${shortTime(event.at, strings.tag)}</time></header><div class="bubble plain">${event.text}</div></li>`;
  if (TOLD_BY_LOG.has(event.act) && !event.note) return nothing;
  const words = strings.event.acted(event.act, by, event.to?.name);
  return html`<li class="line">${words}${event.note ? html` <q>${event.note}</q>` : nothing}</li>`;
}

function renderLogged(
  event: DurableEvent,
  { visitor, seen }: Conversation,
  { said, event: words, details, tag, visitor: unnamed }: Strings,
): TemplateResult | typeof nothing {
  switch (event.type) {
    case "said": {
      const { message, at, seq } = event;
      const names: Readonly<Record<Message["author"], string>> = {
        visitor: visitor.contact?.name ?? unnamed,
        assistant: said.assistant,
        agent: said.agent(message.agent?.name ?? ""),
        notice: said.notice,
      };
      const isSeen = message.author === "agent" && seq <= seen;
      return html`<li class="message ${message.author}">
        <header>${names[message.author]}<time>${shortTime(at, tag)}</time>${isSeen ? html`<span>${details.seen}</span>` : nothing}</header>
        ${message.parts.map((part) => renderPart(part, message.author))}
      </li>`;
    }
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

function renderPart(part: Part, author: Message["author"]): TemplateResult | typeof nothing {
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
    case "card":
    case "ticket":
      return html`<p class="source">${part.title}</p>`;
    default:
      return nothing;
  }
}

function renderPending(
  { command, failed }: PendingWords,
  strings: Strings,
  { retry, discard }: TranscriptGestures,
): TemplateResult {
  const kind = command.type === "note" ? "note" : "agent";
  return html`<li class="message ${kind} pending">
    <div class="bubble plain">${command.text}</div>
    ${
      failed
        ? html`<p class="problem">${strings.rejected.other}
          <button class="bare" @click=${() => retry(command.id)}>${strings.act.again}</button>
          <button class="bare" @click=${() => discard(command.id)}>${strings.act.drop}</button></p>`
        : nothing
    }
  </li>`;
}
