import { html, nothing, type TemplateResult } from "lit";
import { partnerOf } from "../client/state/rows.ts";
import type { ChatState } from "../client/state/state.ts";
import type { Strings } from "../strings/index.ts";

type Status = "ready" | "connecting" | "online" | "offline" | "refused";

function statusOf({ connection, consent }: ChatState): Status {
  if (connection.status === "idle") return consent === "awaited" ? "ready" : "connecting";
  // During repeated attempts, "connecting" and "offline" would flicker in turns.
  if (connection.status === "connecting") return connection.attempt > 1 ? "offline" : "connecting";
  return connection.status;
}

// Words that change are set as properties: a page's translator replaces text nodes, and Lit would write into the lost ones.

/** Renders the line under the site's name: the state of the connection, and the visitor's partner. */
export function renderStatus(
  state: ChatState,
  attendance: "assistant" | "asked" | "person",
  strings: Strings,
): TemplateResult {
  const status = statusOf(state);
  const present = {
    assistant: strings.online,
    asked: strings.humanAsked,
    person: partnerOf(state)?.name ?? strings.person,
  };
  const words = {
    ready: strings.ready,
    connecting: strings.connecting,
    online: present[attendance],
    offline: strings.offline,
    refused: strings.away,
  };
  return html`<p class="status" data-status=${status} .textContent=${words[status]}></p>`;
}

/** The advice for a visitor whose page the room refuses. */
export function refusalOf(state: ChatState, strings: Strings): string | undefined {
  if (state.connection.status !== "refused") return undefined;
  return isOutdated(state) ? strings.outdated : strings.unavailable;
}

/** Whether the room refuses a page that only has to be loaded again. */
export function isOutdated({ connection }: ChatState): boolean {
  return connection.status === "refused" && connection.code === "client-too-old";
}

/** Renders the button that loads the page again. */
export function renderReload(strings: Strings, style: "link" | "pill"): TemplateResult {
  return html`<button class=${style} type="button" @click=${() => location.reload()}>${strings.reload}</button>`;
}

/**
 * Renders the present problem and its remedy, or nothing. The element is always in the page, so that a change is announced.
 * `isShownElsewhere` where the transcript shows the same text, and the remedy.
 */
export function renderTrouble(
  state: ChatState,
  strings: Strings,
  retryNow: () => void,
  isShownElsewhere: boolean,
): TemplateResult {
  const trouble = isShownElsewhere ? refusalOf(state, strings) : findTrouble(state, strings, retryNow);
  return html`<div class=${isShownElsewhere ? "unseen" : "trouble"} role="status">${trouble}</div>`;
}

function findTrouble(state: ChatState, strings: Strings, retryNow: () => void): unknown {
  const { storage } = state;
  const refusal = refusalOf(state, strings);
  if (refusal !== undefined) {
    return html`<p class="alert">${refusal} ${isOutdated(state) ? renderReload(strings, "link") : nothing}</p>`;
  }
  if (statusOf(state) === "offline") {
    return html`<p>
      ${strings.offlineHint} <button class="link" type="button" @click=${retryNow}>${strings.retryNow}</button>
    </p>`;
  }
  const words = [
    { none: "", pending: strings.erasing, done: strings.erased }[state.erasure],
    { kept: "", damaged: strings.notRead, full: strings.notKeptFull, memory: strings.notKept }[storage],
    state.consent === "awaited" && storage !== "memory" ? strings.consent : "",
  ].filter(Boolean);
  return words.length > 0 ? html`<p .textContent=${words.join(" ")}></p>` : nothing;
}
