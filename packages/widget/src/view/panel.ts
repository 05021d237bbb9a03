import { html, nothing, type TemplateResult } from "lit";
import { repliesOf } from "../client/state/replacing.ts";
import { attendanceOf, partnerOf, rowsOf, unseenCountOf } from "../client/state/rows.ts";
import type { ChatState } from "../client/state/state.ts";
import type { Strings } from "../strings/index.ts";
import type { ViewportView } from "../viewport/viewport.ts";
import { type ComposerGestures, renderComposer } from "./composer.ts";
import { renderPerson } from "./face.ts";
import { closeIcon, downIcon, quoteIcon } from "./icons.ts";
import type { MessageFeatures, Renderers } from "./message.ts";
import type { Slot, StartFormStatus } from "./slot.ts";
import { isOutdated, refusalOf, renderReload, renderStatus, renderTrouble } from "./status.ts";
import { renderTranscript, type TranscriptGestures } from "./transcript.ts";

export interface PanelGestures extends TranscriptGestures, ComposerGestures {
  close: () => void;
  retryNow: () => void;
  goToEnd: () => void;
  handleScroll: () => void;
  handleKey: (event: KeyboardEvent) => void;
}

/** The features, as far as they render something in the panel. */
interface PanelFeatures extends MessageFeatures {
  readonly startForm: StartFormStatus | undefined;
  render(slot: Slot, state: ChatState, strings: Strings): unknown;
}

export interface PanelView extends ViewportView {
  direction: "ltr" | "rtl";
  draft: string;
  /** Whether the room has once spoken, or will not soon: what it has not said by then is not waited for. */
  isSettled: boolean;
  /** The site's name and greeting, as the page gives them; they come before those of the room. */
  name: string | undefined;
  greeting: string | undefined;
  server: string;
  /** The address of the site's logo, as the page gives it. */
  logo: string | null;
  features: PanelFeatures;
  renderers: Renderers;
}

/** Renders the whole chat, from the site's name to the input. */
export function renderPanel(
  state: ChatState,
  view: PanelView,
  strings: Strings,
  gestures: PanelGestures,
): TemplateResult {
  const { status } = state.connection;
  const rows = rowsOf(state);
  const attendance = attendanceOf(state);
  const partner = attendance === "person" ? partnerOf(state) : undefined;
  const isRefused = status === "refused";
  // Until the site has introduced itself, or will not, nothing stands in its place that would be replaced.
  const isDue = view.isSettled || state.site !== undefined;
  // An empty conversation that nobody will answer shows the refusal alone.
  const refusal = rows.length === 0 ? refusalOf(state, strings) : undefined;
  const greeting =
    view.greeting ?? state.site?.greeting ?? (isDue && !isRefused ? strings.greeting : undefined);
  const knownName = view.name ?? state.site?.name;
  const name = knownName ?? strings.defaultName;
  const { features, renderers } = view;
  const shown = (slot: Slot) => features.render(slot, state, strings);
  // Until the form is loaded, nothing else is suggested in its place.
  const startForm = features.startForm ?? (state.site?.form ? "offered" : "none");
  const transcript = {
    siteName: name,
    server: view.server,
    features,
    renderers,
    ...view.draw(rows),
    isOnline: status === "online",
    isRefused,
    revealing: view.revealing ?? (repliesOf(state).length > 0 ? { id: "", text: "" } : undefined),
    firstUnseen: view.firstUnseen,
    isAgentTyping: state.isAgentTyping,
    agentSeen: state.agentSeen,
    start: shown("start"),
    greeting,
    starters: state.site?.starters ?? (view.isSettled ? strings.starters : undefined),
    refusal,
    remedy: isOutdated(state) ? renderReload(strings, "pill") : nothing,
    canStart: rows.length === 0 && !isRefused && startForm === "none",
  };
  const composer = {
    draft: view.draft,
    isReplying: repliesOf(state).length > 0,
    isRefused,
    isWaiting: startForm === "required",
    attendance,
    shown,
  };
  return html`<section
    class=${rows.length === 0 ? "panel fresh" : "panel"}
    part="panel"
    role="dialog"
    tabindex="-1"
    lang=${strings.language}
    dir=${view.direction}
    aria-label=${strings.chatWith(name)}
    @keydown=${gestures.handleKey}
  >
    <div class="head" part="header">
      <slot name="header">
        ${view.logo ? html`<img class="brand" src=${view.logo} alt="" />` : html`<span class="brand">${quoteIcon}</span>`}
        ${partner ? renderPerson(partner, view.server) : nothing}
        <div>
          <h2
            class=${knownName || isDue ? "" : "skeleton"}
            role=${knownName || isDue ? nothing : "presentation"}
            .textContent=${knownName ?? (isDue ? name : "")}
          ></h2>
          ${renderStatus(state, attendance, strings)}
        </div>
      </slot>
      ${shown("head")}
      <button class="plain-round" type="button" aria-label=${strings.close} @click=${gestures.close}>
        ${closeIcon}
      </button>
    </div>
    ${shown("top")}
    <div class="scroll" role="region" tabindex="0" aria-label=${strings.messages} @scroll=${gestures.handleScroll}>
      ${renderTranscript(transcript, strings, gestures)} ${shown("end")}
      ${view.isAtEnd ? nothing : renderJump(unseenCountOf(state), strings, gestures.goToEnd)}
    </div>
    ${renderTrouble(state, strings, gestures.retryNow, refusal !== undefined)} ${shown("notice")} ${renderComposer(composer, strings, gestures)}
  </section>`;
}

function renderJump(unseenCount: number, strings: Strings, goToEnd: () => void): TemplateResult {
  return html`<button class="jump" type="button" aria-label=${strings.jump} @click=${goToEnd}>
    ${unseenCount > 0 ? html`<span .textContent=${strings.newMessages(unseenCount)}></span>` : nothing}${downIcon}
  </button>`;
}
