import { html, nothing, type TemplateResult } from "lit";
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
  const present = { assistant: strings.online, asked: strings.humanAsked, person: strings.person };
  const words = {
    ready: strings.ready,
    connecting: strings.connecting,
    online: present[attendance],
    offline: strings.offline,
    refused: strings.away,
  };
  return html`<p class="status" data-status=${status} .textContent=${words[status]}></p>`;
}

/** The advice for a visitor whose page the room will always refuse. */
export function refusalOf({ connection }: ChatState, strings: Strings): string | undefined {
  const isForGood = connection.status === "refused" && connection.code !== "client-too-old";
  return isForGood ? strings.unavailable : undefined;
}

/**
 * Renders the present problem and its remedy, or nothing. The element is always in the page, so that a change is announced.
 * `isShownElsewhere` where the transcript shows the same text.
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
