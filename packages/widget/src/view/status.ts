import { html, nothing, type TemplateResult } from "lit";
import type { ChatState } from "../client/state/state.ts";
import type { Strings } from "../strings/index.ts";

type Line = "ready" | "connecting" | "online" | "offline" | "refused";

function lineOf({ connection, consent }: ChatState): Line {
  if (connection.status === "idle") return consent === "awaited" ? "ready" : "connecting";
  // While it dials again and again, saying "connecting" in turns with "offline" would only flicker.
  if (connection.status === "connecting") return connection.attempt > 1 ? "offline" : "connecting";
  return connection.status;
}

/** Under the site's name: whether somebody is there, and who. */
export function renderStanding(
  state: ChatState,
  attendance: "assistant" | "asked" | "person",
  strings: Strings,
): TemplateResult {
  const line = lineOf(state);
  const present = { assistant: strings.online, asked: strings.humanAsked, person: strings.person };
  const words = {
    ready: strings.ready,
    connecting: strings.connecting,
    online: present[attendance],
    offline: strings.offline,
    refused: strings.away,
  };
  return html`<p class="standing" data-line=${line}>${words[line]}</p>`;
}

/** What the visitor can do where the room lets nobody of this page in, however new the page is. */
export function refusalOf({ connection }: ChatState, strings: Strings): string | undefined {
  const isForGood = connection.status === "refused" && connection.code !== "client-too-old";
  return isForGood ? strings.unavailable : undefined;
}

/**
 * What is wrong and what happens next, or nothing. Always in the page, so that a change is announced; `isShownElsewhere` where
 * the conversation's place says it already.
 */
export function renderTrouble(
  state: ChatState,
  strings: Strings,
  retryNow: () => void,
  isShownElsewhere: boolean,
): TemplateResult {
  const trouble = findTrouble(state, strings, retryNow);
  return html`<div class=${isShownElsewhere ? "unseen" : "trouble"} role="status">${trouble}</div>`;
}

function findTrouble(state: ChatState, strings: Strings, retryNow: () => void): unknown {
  const { connection, storage } = state;
  if (connection.status === "refused") {
    const refusal = refusalOf(state, strings);
    return html`<p class="alert">
      ${refusal ?? strings.outdated}
      ${
        refusal === undefined
          ? html`<button class="link" type="button" @click=${() => location.reload()}>${strings.reload}</button>`
          : nothing
      }
    </p>`;
  }
  if (lineOf(state) === "offline") {
    return html`<p>
      ${strings.offlineHint} <button class="link" type="button" @click=${retryNow}>${strings.retryNow}</button>
    </p>`;
  }
  const words = [
    { none: "", pending: strings.erasing, done: strings.erased }[state.erasure],
    { kept: "", damaged: strings.notRead, full: strings.notKeptFull, memory: strings.notKept }[storage],
    state.consent === "awaited" && storage !== "memory" ? strings.consent : "",
  ].filter(Boolean);
  return words.length > 0 ? html`<p>${words.join(" ")}</p>` : nothing;
}
