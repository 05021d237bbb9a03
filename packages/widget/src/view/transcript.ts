import type { Message } from "@prosa/protocol";
import { html, nothing, type TemplateResult } from "lit";
import type { Row } from "../client/state/rows.ts";
import type { OutboxRow } from "../client/state/state.ts";
import type { Strings } from "../strings/index.ts";
import type { DrawnRows } from "../viewport/row-window.ts";
import { renderPerson } from "./face.ts";
import { chevronIcon, pathIcon, quoteIcon } from "./icons.ts";
import { type PartGestures, type PartView, type Renderers, renderMessageText } from "./message.ts";
import { repeat } from "./repeat.ts";
import { topicPathOf } from "./topics.ts";

export interface TranscriptGestures extends PartGestures {
  say: (text: string) => void;
  retry: (id: string) => void;
  discard: (id: string) => void;
}

interface TranscriptView extends DrawnRows {
  siteName: string;
  server: string;
  features: PartView["features"];
  renderers: Renderers;
  isOnline: boolean;
  isRefused: boolean;
  /** The answer that is being revealed; its row in the log stays hidden meanwhile. */
  revealing: { id: string; text: string } | undefined;
  isAgentTyping: boolean;
  /** The place up to which the person who has the conversation has read. */
  agentSeen: number;
  /** The id of the first unread message. */
  firstUnseen: string | undefined;
  /** The features' contents under the greeting. */
  start: unknown;
  /** Shown while the conversation is empty; `undefined` until it is known. */
  greeting: string | undefined;
  /** Shown in place of the greeting where nobody will answer. */
  refusal: string | undefined;
  /** The remedy against the refusal, where there is one. */
  remedy: unknown;
  /** Things to ask first; `undefined` until they are known. */
  starters: readonly string[] | undefined;
  /** Whether the conversation is empty and the visitor can begin it. */
  canStart: boolean;
}

/** Renders the conversation from its beginning to the answer that is being written. */
export function renderTranscript(
  view: TranscriptView,
  strings: Strings,
  gestures: TranscriptGestures,
): TemplateResult {
  const { rows, revealing, siteName, server, features, renderers } = view;
  const findLast = (test: (author: Message["author"]) => boolean) =>
    view.hasLater
      ? undefined
      : rows.findLast((row) => row.type === "message" && test(row.message.author))?.key;
  const newest = findLast((author) => author !== "notice");
  const newestOwn = findLast((author) => author === "visitor");
  return html`
    ${view.hasEarlier ? view.earlier?.(strings) : nothing} ${renderOpening(view, strings, gestures)} ${view.start}
    <div class="log" part="log" role="log" aria-label=${strings.conversation}>
      ${repeat(
        rows,
        (row) => row.key,
        (row) => {
          const isCurrent = row.key === newest;
          switch (row.type) {
            case "day":
            case "handed-over":
            case "people":
            case "place":
              return renderers.renderSeparator(row, server, strings);
            case "message":
            case "unsent": {
              const isSaid = row.type === "message";
              const isNewestOwn = row.key === newestOwn;
              const isSeen = isSaid && row.seq <= view.agentSeen;
              const footer = { isCurrent, isNewestOwn, isSeen, features };
              return renderMessage(
                isSaid ? row.message : unsentMessage(row.row, strings),
                {
                  isNew: row.key === view.firstUnseen,
                  isContinued: isSaid && row.isContinued,
                  isHidden: row.key === revealing?.id,
                  isCurrent,
                  siteName,
                  server,
                  features,
                  renderers,
                  footer: [
                    renderers.renderFooter(row, footer, strings),
                    isSaid ? nothing : renderUnsent(row, view, strings, gestures),
                  ],
                },
                strings,
                gestures,
              );
            }
            default:
              return row satisfies never;
          }
        },
        view.areKept,
      )}
    </div>
    ${renderRevealing(view, strings)}
  `;
}

interface MessageView extends PartView {
  server: string;
  renderers: Renderers;
  /** Whether it is the first unread message. */
  isNew: boolean;
  isContinued: boolean;
  isHidden: boolean;
  footer: unknown;
}

// One template for a message before and after the room confirms it, so that confirming it moves nothing.
function renderMessage(
  message: Message,
  { isNew, isContinued, isHidden, footer, renderers, ...view }: MessageView,
  strings: Strings,
  gestures: TranscriptGestures,
): TemplateResult {
  const { author } = message;
  const names = {
    visitor: strings.you,
    assistant: strings.assistant,
    agent: message.agent?.name ?? strings.person,
    notice: strings.notice,
  };
  return html`${isNew ? html`<p class="day unread"><span>${strings.news}</span></p>` : nothing}<div
    class="row ${author} ${isContinued ? "continued" : ""} ${isHidden ? "unseen" : ""}"
    part="message ${author}"
    role="article"
    tabindex="-1"
    data-id=${message.id}
  >
    ${
      author === "assistant" || author === "agent"
        ? renderAuthor(
            names[author],
            author === "agent" ? renderPerson(message.agent, view.server) : undefined,
          )
        : html`<span class="unseen">${names[author]}</span>`
    }
    ${renderers.renderParts(message, strings, view, gestures)}${footer}
  </div>`;
}

function renderAuthor(
  name: string,
  face: unknown = html`<i class="face" aria-hidden="true">${quoteIcon}</i>`,
): TemplateResult {
  return html`<span class="author">${face}${name}</span>`;
}

function renderOpening(
  { hasEarlier, canStart, greeting, starters, refusal, remedy }: TranscriptView,
  strings: Strings,
  { say }: TranscriptGestures,
): TemplateResult | typeof nothing {
  if (refusal !== undefined) {
    return html`<div class="opening"><div class="greeting">${quoteIcon}<p>${refusal}</p></div>${remedy}</div>`;
  }
  if (hasEarlier || (!canStart && greeting === undefined)) return nothing;
  return html`<div class="opening"><slot name="empty">
    <div class="greeting" part="greeting">
      ${quoteIcon}
      ${
        greeting === undefined
          ? html`<p class="waiting" role="img" aria-label=${strings.connecting}><i class="skeleton"></i><i class="skeleton"></i></p>`
          : html`<p .textContent=${greeting}></p>`
      }
      ${canStart ? html`<p class="who">${strings.whoAnswers}</p>` : nothing}
    </div>
    ${
      !canStart
        ? nothing
        : html`<div class="starters" role="group" aria-label=${strings.suggestions}>
          ${
            starters === undefined
              ? html`<i class="skeleton"></i><i class="skeleton"></i><i class="skeleton"></i>`
              : starters.map(
                  (starter) =>
                    html`<button class="starter" part="choice" type="button" @click=${() => say(starter)}>
                      <i class="topic" aria-hidden="true">${renderTopic(starter)}</i>${starter}${chevronIcon}
                    </button>`,
                )
          }
        </div>`
    }
  </slot></div>`;
}

function renderTopic(starter: string): TemplateResult {
  const path = topicPathOf(starter);
  return path === undefined ? quoteIcon : pathIcon(path);
}

// Outside the log and hidden from assistive technology: the log announces the whole message when it is complete. Its author
// is there from the beginning, so that nothing moves when it is.
function renderRevealing(
  { rows, revealing, isAgentTyping, renderers }: TranscriptView,
  strings: Strings,
): unknown {
  if (!revealing && !isAgentTyping) return nothing;
  const last = rows.at(-1);
  const isContinued =
    last?.type === "message" &&
    (last.key === revealing?.id ? last.isContinued : last.message.author === "assistant");
  const label = revealing ? strings.lookingUp : strings.writing;
  return html`<div class="row assistant revealing" aria-hidden=${revealing?.text ? "true" : nothing}>
    ${!revealing || isContinued ? nothing : renderAuthor(strings.assistant)}
    ${
      revealing?.text
        ? renderMessageText("assistant", renderers.renderRichText(revealing.text))
        : html`<p class="bubble dots" role="img" aria-label=${label}><i></i><i></i><i></i></p>`
    }
  </div>`;
}

function renderUnsent(
  { row, code }: Extract<Row, { type: "unsent" }>,
  { isOnline, isRefused, renderers }: TranscriptView,
  strings: Strings,
  { retry, discard }: TranscriptGestures,
): TemplateResult {
  if (row.state.type !== "failed") {
    const waiting = isRefused ? strings.notSent : strings.waiting;
    return html`<p class="state" .textContent=${isOnline ? strings.sending : waiting}></p>`;
  }
  const { id } = row.command;
  return html`<p class="state failed">
    ${renderers.reasonOf(code, strings)}
    <span class="retry-buttons">
      <button class="link" type="button" @click=${() => retry(id)}>${strings.retry}</button>
      <button class="link" type="button" @click=${() => discard(id)}>${strings.discard}</button>
    </span>
  </p>`;
}

function unsentMessage({ command, text }: OutboxRow, strings: Strings): Message {
  return {
    id: command.id,
    author: "visitor",
    parts: [
      command.type === "attach"
        ? // The feature that shows it takes its type and size from the file itself.
          { type: "file", fileId: command.fileId, name: text, mediaType: "text/plain", byteCount: 1 }
        : { type: "text", text: command.type === "ask-human" ? strings.askHuman : text },
    ],
  };
}
