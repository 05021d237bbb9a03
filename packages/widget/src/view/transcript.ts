import type { Message } from "@prosa/protocol";
import { html, nothing, type TemplateResult } from "lit";
import type { Row } from "../client/state/rows.ts";
import type { OutboxRow } from "../client/state/state.ts";
import type { Strings } from "../strings/index.ts";
import type { DrawnRows } from "../viewport/viewport.ts";
import { quoteIcon } from "./icons.ts";
import {
  type PartGestures,
  type PartLook,
  reasonOf,
  renderAside,
  renderFooter,
  renderGrowing,
  renderParts,
} from "./message.ts";
import type { FooterGestures } from "./message-footer.ts";
import { repeat } from "./repeat.ts";

export interface TranscriptGestures extends PartGestures, FooterGestures {
  say: (text: string) => void;
  retry: (id: string) => void;
  discard: (id: string) => void;
}

export interface TranscriptView extends DrawnRows {
  siteName: string;
  isOnline: boolean;
  /** The reply that is being written or is still appearing; its row in the log stays out of sight till then. */
  appearing: { id: string; text: string } | undefined;
  isSomebodyTyping: boolean;
  /** The message before which the news begin. */
  firstUnseen: string | undefined;
  /** What the site asks before the first message. */
  start: unknown;
  /** Shown while nothing has been said; `undefined` while it is not known yet. */
  greeting: string | undefined;
  /** Shown in its place where nobody will answer. */
  refusal: string | undefined;
  /** Nobody has said anything, and saying something makes sense. */
  canStart: boolean;
}

/** The conversation from its beginning to what is being written now. */
export function renderTranscript(
  view: TranscriptView,
  strings: Strings,
  gestures: TranscriptGestures,
): TemplateResult {
  const { rows, appearing, siteName } = view;
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
              return renderAside(row, strings);
            case "message":
            case "unsent": {
              const isSaid = row.type === "message";
              const look = { isCurrent, isNewestOwn: row.key === newestOwn };
              return renderMessage(
                isSaid ? row.message : unsentMessage(row.row, strings),
                {
                  isNew: row.key === view.firstUnseen,
                  isContinued: isSaid && row.isContinued,
                  isHidden: row.key === appearing?.id,
                  isCurrent,
                  siteName,
                  footer: [
                    renderFooter(row, look, strings, gestures),
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
    ${renderAppearing(view, strings)}
  `;
}

interface MessageLook extends PartLook {
  /** Whether the news begin with it. */
  isNew: boolean;
  isContinued: boolean;
  isHidden: boolean;
  footer: unknown;
}

// One template for a message before and after the room has said it, so that confirming it moves nothing.
function renderMessage(
  message: Message,
  { isNew, isContinued, isHidden, footer, ...look }: MessageLook,
  strings: Strings,
  gestures: TranscriptGestures,
): TemplateResult {
  const { author } = message;
  const names = {
    visitor: strings.you,
    assistant: strings.assistant,
    agent: strings.person,
    notice: strings.notice,
  };
  return html`${isNew ? html`<p class="day news"><span>${strings.news}</span></p>` : nothing}<div
    class="row ${author} ${isContinued ? "continued" : ""} ${isHidden ? "unseen" : ""}"
    part="message ${author}"
    role="article"
    tabindex="-1"
    data-id=${message.id}
  >
    <span class=${author === "agent" ? "author" : "unseen"}>${names[author]}</span>
    ${renderParts(message, strings, look, gestures)}${footer}
  </div>`;
}

function renderOpening(
  { hasEarlier, canStart, greeting, refusal }: TranscriptView,
  strings: Strings,
  { say }: TranscriptGestures,
): TemplateResult | typeof nothing {
  if (refusal !== undefined) {
    return html`<div class="opening"><div class="greeting">${quoteIcon}<p>${refusal}</p></div></div>`;
  }
  if (hasEarlier || (!canStart && greeting === undefined)) return nothing;
  return html`<div class="opening"><slot name="empty">
    <div class="greeting" part="greeting">
      ${quoteIcon}
      ${
        greeting === undefined
          ? html`<p class="dots" role="img" aria-label=${strings.connecting}><i></i><i></i><i></i></p>`
          : html`<p>${greeting}</p>`
      }
    </div>
    ${
      !canStart
        ? nothing
        : html`<div class="starters" role="group" aria-label=${strings.suggestions}>
          ${strings.starters.map(
            (starter) =>
              html`<button class="pill" part="choice" type="button" @click=${() => say(starter)}>${starter}</button>`,
          )}
        </div>`
    }
  </slot></div>`;
}

// Outside the log and hidden from assistive technology: the log announces the whole message when it is there.
function renderAppearing({ appearing, isSomebodyTyping }: TranscriptView, strings: Strings): unknown {
  if (appearing?.text) {
    return html`<div class="row assistant appearing" aria-hidden="true">
      ${renderGrowing(appearing.text)}
    </div>`;
  }
  if (!appearing && !isSomebodyTyping) return nothing;
  return html`<div class="row assistant appearing">
    <p class="bubble dots" role="img" aria-label=${strings.writing}><i></i><i></i><i></i></p>
  </div>`;
}

function renderUnsent(
  { row, code }: Extract<Row, { type: "unsent" }>,
  { isOnline }: TranscriptView,
  strings: Strings,
  { retry, discard }: TranscriptGestures,
): TemplateResult {
  if (row.state.type !== "failed") {
    return html`<p class="state">${isOnline ? strings.sending : strings.waiting}</p>`;
  }
  const { id } = row.command;
  return html`<p class="state failed">
    ${reasonOf(code, strings)}
    <span class="acts">
      <button class="link" type="button" @click=${() => retry(id)}>${strings.retry}</button>
      <button class="link" type="button" @click=${() => discard(id)}>${strings.discard}</button>
    </span>
  </p>`;
}

function unsentMessage({ command, text }: OutboxRow, strings: Strings): Message {
  return {
    id: command.id,
    author: "visitor",
    parts: [{ type: "text", text: command.type === "ask-human" ? strings.askHuman : text }],
  };
}
